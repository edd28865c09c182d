'use client';
// What is left of the year's budget of a pool after each period, beside what was budgeted and used.
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { BurnDown } from '@/server/modules/analytics/figure-schemas';
import { useTRPC } from '@/trpc/client';
import { prepareTimeSeries, TimeSeriesChart } from '@/ui/charts';
import { ErrorState } from '@/ui/states';
import { entriesHref, USED } from '../../_drivers/driver-links';
import { useSpan } from '../../_parts/use-span';

export interface BurnDownPanelProps {
  readonly pool: {
    readonly centreId?: string | undefined;
    readonly accountId?: string | undefined;
  };
  readonly poolName: string;
}

export function BurnDownPanel({ pool, poolName }: BurnDownPanelProps) {
  const t = useTranslations('dashboards.budget');
  const trpc = useTRPC();
  const query = useQuery(trpc.figures.burnDown.queryOptions({ ...useSpan(), ...pool }));
  if (query.isPending) return <Skeleton h={320} radius="md" />;
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const { points, currency, span, asOf } = query.data;
  const codes = new Map(points.map((point) => [point.periodId, point.code]));
  const order = points.map((_, index) => String(index).padStart(3, '0'));
  const values = (of: (point: BurnDown['points'][number]) => bigint | null) =>
    new Map(points.map((point, index) => [order[index] ?? '', of(point)]));
  const model = prepareTimeSeries({
    buckets: order,
    bucketLabel: (key) => codes.get(points[Number(key)]?.periodId ?? '') ?? key,
    series: [
      { key: 'left', label: t('left'), values: values((point) => point.leftMinor) },
      { key: 'used', label: t('used'), values: values((point) => point.usedMinor) },
      { key: 'budget', label: t('budgetLine'), values: values((point) => point.budgetMinor) },
    ],
    unit: { kind: 'money', currency },
    unfinishedFrom: span.isUnfinished ? (order[span.throughNo - 1] ?? null) : null,
    absentIs: 'gap',
  });
  return (
    <TimeSeriesChart
      title={`${t('burn')} · ${poolName}`}
      summary={t('burnSummary')}
      model={model}
      asOf={asOf}
      hrefOf={(key) => {
        // As far as the point has come; without an account everything that is spent.
        const { centreId = null, accountId = null } = pool;
        const node = { yearId: span.yearId, fromNo: 1, toNo: Number(key) + 1 };
        const scope = accountId === null ? ({ scope: 'ALL' } as const) : {};
        return entriesHref({ ...node, ...scope, centreId, accountId }, USED);
      }}
    />
  );
}
