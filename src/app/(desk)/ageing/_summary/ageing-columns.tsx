'use client';
// A dealer's open amounts in the buckets of the organization.
import { useTranslations } from 'next-intl';
import type { AgeingRow } from '@/server/modules/receivables/schemas';
import { NameWithCode } from '@/ui/cells';
import { moneyColumn, textColumn, type Column } from '@/ui/tables';
import { useBucketLabel, type AgeingBucket } from './use-bucket-label';

export function useAgeingColumns(
  buckets: readonly AgeingBucket[],
  isMixed: boolean,
): Column<AgeingRow>[] {
  const t = useTranslations('receivables.ageing');
  const labelOf = useBucketLabel();
  const display = isMixed ? 'code' : 'none';
  const amount = (minor: bigint | undefined, currency: string) =>
    minor === undefined || minor === 0n ? null : { minor, currency };
  return [
    textColumn<AgeingRow>({
      id: 'dealer',
      label: t('dealer'),
      value: (row) => `${row.dealerCode} ${row.dealerName}`,
      cell: (row) => <NameWithCode name={row.dealerName} code={row.dealerCode} />,
      minWidth: 220,
      sortable: true,
      fixed: true,
      phone: 'title',
    }),
    ...buckets.map((bucket, index) =>
      moneyColumn<AgeingRow>({
        id: bucket.key,
        label: labelOf(bucket),
        value: (row) => amount(row.amounts[index], row.currency),
        display,
        width: 122,
        defaultHidden: bucket.key === 'undated',
        phone: 'meta',
      }),
    ),
    moneyColumn<AgeingRow>({
      id: 'total',
      label: t('total'),
      value: (row) => ({ minor: row.totalMinor, currency: row.currency }),
      display,
      width: 132,
      sortable: true,
    }),
    moneyColumn<AgeingRow>({
      id: 'overdue',
      label: t('overdue'),
      value: (row) => amount(row.overdueMinor, row.currency),
      display,
      width: 132,
      sortable: true,
      phone: 'meta',
    }),
    moneyColumn<AgeingRow>({
      id: 'unapplied',
      label: t('unapplied'),
      value: (row) => amount(row.unappliedMinor, row.currency),
      display,
      width: 128,
      defaultHidden: true,
      phone: 'meta',
    }),
  ];
}
