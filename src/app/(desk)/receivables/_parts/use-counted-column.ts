'use client';
// The column of a list that says what each document adds to the figure of a board.
import { useTranslations } from 'next-intl';
import { moneyColumn, type Column } from '@/ui/tables';

interface Counting {
  readonly currency: string;
  readonly countedMinor?: bigint | undefined;
}

/** None where it is not asked for. */
export function useCountedColumn<Row extends Counting>(isAsked: boolean): Column<Row>[] {
  const t = useTranslations('receivables.counted');
  if (!isAsked) return [];
  return [
    moneyColumn<Row>({
      ...{ id: 'counted', label: t('column'), width: 138, signed: true },
      value: ({ countedMinor, currency }) =>
        countedMinor === undefined ? null : { minor: countedMinor, currency },
      // What the list was opened for: it stays where others have no room.
      ...{ fixed: true, phone: 'meta' },
    }),
  ];
}
