'use client';
// What price, mix and quantity did to sales, by product, dealer or region; the parts add up to the
// whole variance to the cent.
import { SegmentedControl, Skeleton } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import type { PriceMixQuantity } from '@/server/modules/analytics/figure-schemas';
import { useTRPC } from '@/trpc/client';
import { ChartFrame, ChartTable } from '@/ui/charts';
import { ErrorState } from '@/ui/states';
import { withQuery } from '../../_drivers/driver-links';
import { useSpan } from '../../_parts/use-span';

const DIMENSIONS = ['product', 'dealer', 'region'] as const;
type Dimension = (typeof DIMENSIONS)[number];

export interface EffectsPanelProps {
  readonly basis: PriceMixQuantity['basis'];
  readonly over: 'PERIOD' | 'YEAR_TO_DATE';
}

export function EffectsPanel({ basis, over }: EffectsPanelProps) {
  const t = useTranslations('dashboards.variance');
  const toDate = useTranslations('dashboards.toDate');
  const locale = useLocale();
  const trpc = useTRPC();
  const span = useSpan();
  const [by, setBy] = useState<Dimension>('product');
  const query = useQuery(
    trpc.figures.priceMixQuantity.queryOptions(
      { ...span, basis, over, by, locale },
      { placeholderData: keepPreviousData },
    ),
  );
  if (query.isPending) return <Skeleton h={300} radius="md" />;
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const { rows, total, currency, asOf } = query.data;
  const { days, basisDays } = query.data;
  /** What was ordered on the days of both sides; plans have no rows. */
  const sidesOf = (named: Readonly<Record<string, string>>) => [
    basisDays ? withQuery('/dashboards/lines', { ...basisDays, ...named }) : undefined,
    withQuery('/dashboards/lines', { ...days, ...named }),
  ];
  type Effects = typeof total;
  const values = (row: Effects) => [
    ...[row.basisMinor, row.actualMinor, row.totalMinor],
    ...[row.priceMinor, row.mixMinor, row.quantityMinor, row.otherMinor],
  ];
  const table = {
    rowHeading: t(by),
    // What is explained before what explains it: a narrow screen shows the first of them.
    columns: [
      ...[t(basis), t('actual'), t('variance')],
      ...[t('price'), t('mix'), t('quantity'), t('other')],
    ],
    unit: { kind: 'money', currency } as const,
    isBare: true,
    rows: [
      {
        key: '\u0000total',
        label: t('total'),
        values: values(total),
        isTotal: true,
        hrefs: sidesOf({}),
      },
      ...rows.map((row) => ({
        key: row.id,
        label: `${row.code} ${row.name}`,
        note: row.standing === 'NO_BASIS' ? `(${t('noBasis')})` : undefined,
        values: values(row),
        // A region stands for its own dealers; those below it have rows of their own.
        hrefs: sidesOf({ [by]: row.id, own: by === 'region' ? '1' : '' }).map((href, side) =>
          (side === 0 ? row.basisMinor : row.actualMinor) === 0n ? undefined : href,
        ),
      })),
    ],
  };
  return (
    <ChartFrame
      title={t('effects')}
      asOf={asOf}
      height={0}
      isEmpty={rows.length === 0}
      table={table}
      notes={query.data.toDate ? [toDate('note', query.data.toDate)] : []}
      actions={
        <SegmentedControl
          size="xs"
          aria-label={t('by')}
          value={by}
          data={DIMENSIONS.map((value) => ({ value, label: t(value) }))}
          onChange={(chosen) => setBy(DIMENSIONS.find((word) => word === chosen) ?? 'product')}
        />
      }
    >
      <ChartTable {...table} label={t('effects')} maxHeight={560} />
    </ChartFrame>
  );
}
