'use client';
// What a part of a variance is called; documents that carry no title say what kind they are.
import { useTranslations } from 'next-intl';
import type { DriverPart, Drivers } from '@/server/modules/analytics/drivers-schemas';

type Labelled = Pick<DriverPart, 'role' | 'docKind' | 'code' | 'name' | 'count'>;

/** The words for documents of the budget ledger, by their kind. */
export function useDocumentLabel(): (docKind: string) => string {
  const t = useTranslations('budgets.available.doc');
  return (docKind) => (t.has(docKind) ? t(docKind as 'budget') : docKind);
}

export function usePartLabel(
  answer: Pick<Drivers, 'basis' | 'by'> & { readonly hasSales?: boolean },
): (part: Labelled) => string {
  const t = useTranslations('dashboards.drivers');
  const documentLabel = useDocumentLabel();
  const { basis, by } = answer;
  return ({ role, docKind, code, name, count }) => {
    if (role === 'BASIS') return t(`basis.${basis}`);
    if (role === 'OTHERS') {
      if (count > 0) return t('others', { count });
      return by === 'product' || by === 'buyer' ? t('notOrdered') : t('notTold');
    }
    if (name !== '') return name;
    if (docKind !== null) return [documentLabel(docKind), code].filter(Boolean).join(' ');
    if (by === 'type') return t('noType');
    return by === 'dealer' || by === 'buyer' ? t('noDealer') : code;
  };
}
