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

type Told = Pick<Drivers, 'basis' | 'by'>;

/** For parts of several answers, such as those of a list of deviations. */
export function usePartWords(): (answer: Told, part: Labelled) => string {
  const t = useTranslations('dashboards.drivers');
  const documentLabel = useDocumentLabel();
  return ({ basis, by }, { role, docKind, code, name, count }) => {
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

export function usePartLabel(answer: Told): (part: Labelled) => string {
  const words = usePartWords();
  return (part) => words(answer, part);
}
