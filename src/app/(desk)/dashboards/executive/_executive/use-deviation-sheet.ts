'use client';
// The largest deviations in the words of the reader: what each is called, and what a file has of them.
import { useLocale, useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import { localName } from '@/kernel/local-names';
import type { Executive } from '@/server/modules/analytics/figure-schemas';
import { usePartWords } from '../../_drivers/use-part-label';
import { deviationSheet, type DeviationLine } from './deviation-sheet';

export function useDeviationSheet({ deviations, currency }: Executive) {
  const t = useTranslations('dashboards.executive');
  const locale = useLocale();
  const bases = useTranslations('deviations.basis');
  const states = useTranslations('deviations.status');
  const partLabel = usePartWords();
  const formats = useFormats();
  const nameOf = (row: DeviationLine) =>
    [
      localName({ name: row.centreName, names: row.centreNames }, locale),
      localName({ name: row.accountName, names: row.accountNames }, locale),
    ].join(' · ');
  const periodOf = ({ over, periodCode }: DeviationLine) =>
    t(`over.${over}`, { period: periodCode });
  const driversOf = ({ drivers, isOneSided }: DeviationLine) =>
    drivers
      .map((one) => {
        const part = { ...one, name: localName(one, locale), role: 'PART' as const, count: 1 };
        const rate = one.share === null ? null : formats.percent(Number(one.share));
        return [
          partLabel({ basis: 'BUDGET', by: one.dimension }, part),
          formats.money(one.varianceMinor, currency, { signed: true }),
          rate && t(isOneSided ? 'shareOfActual' : 'shareOfVariance', { rate }),
        ]
          .filter(Boolean)
          .join(' ');
      })
      .join('; ');
  const sheet = deviationSheet(deviations, {
    ...{ currency, rowHeading: t('where'), noBasis: t('noBasis'), nameOf },
    columns: [
      ...[t('period'), t('basis'), t('basisAmount'), t('actual'), t('variance'), t('rate')],
      ...[t('drivers'), t('due'), t('state')],
    ],
    periodOf,
    driversOf,
    basisOf: (basis) => bases(basis),
    stateOf: ({ status }) => states(status),
  });
  return { nameOf, periodOf, sheet };
}
