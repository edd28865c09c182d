'use client';
// On time and in full by month, and the dealers or products that were served worst.
import { SegmentedControl, SimpleGrid, Skeleton } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useFormats } from '@/i18n/formats';
import { monthKey } from '@/kernel/business-date';
import { monthsIn } from '@/kernel/period';
import type { Otif } from '@/server/modules/analytics/figure-schemas';
import { useTRPC } from '@/trpc/client';
import { prepareRanked, prepareTimeSeries, RankedBars, TimeSeriesChart } from '@/ui/charts';
import { urlChoice, useUrlFilters } from '@/ui/filters';
import { ErrorState } from '@/ui/states';
import type { Days } from '../../_parts/use-days';
import { wantedHref, wantedLinesHref } from './wanted-href';

const BY = ['dealer', 'product'] as const;
const FILTERS = { servedBy: urlChoice(BY) };
const SHOWN = 8;

const ratioOf = (rate: string | null) => (rate === null ? null : Number(rate));

export function ServicePanel({ days, today }: { readonly days: Days; readonly today: string }) {
  const t = useTranslations('dashboards.orderFlow');
  const locale = useLocale();
  const trpc = useTRPC();
  const { values, set } = useUrlFilters(FILTERS);
  const { servedBy: by = 'dealer' } = values;
  const { from, to } = days;
  const query = useQuery(
    trpc.figures.otif.queryOptions({ from, to, locale, by }, { placeholderData: keepPreviousData }),
  );
  if (query.isPending) return <Skeleton h={300} radius="md" />;
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
      <ServiceMonths otif={query.data} days={days} today={today} />
      <Worst
        otif={query.data}
        by={by}
        days={days}
        choice={
          <SegmentedControl
            size="xs"
            aria-label={t('by')}
            value={by}
            data={BY.map((value) => ({ value, label: t(value) }))}
            onChange={(chosen) => set({ servedBy: BY.find((word) => word === chosen) })}
          />
        }
      />
    </SimpleGrid>
  );
}

interface MonthsProps {
  readonly otif: Otif;
  readonly days: Days;
  readonly today: string;
}

function ServiceMonths({ otif, days, today }: MonthsProps) {
  const t = useTranslations('dashboards.orderFlow');
  const formats = useFormats();
  const series = (key: 'fillRate' | 'otifShipped' | 'otifDelivered') => ({
    key,
    label: t(key),
    values: new Map(otif.months.map((row) => [row.month, ratioOf(row[key])])),
  });
  const model = prepareTimeSeries({
    buckets: monthsIn(days),
    bucketLabel: (month) => formats.month(`${month}-01`),
    series: [series('fillRate'), series('otifShipped'), series('otifDelivered')],
    unit: { kind: 'percent' },
    unfinishedFrom: monthKey(today),
    absentIs: 'gap',
  });
  return (
    <TimeSeriesChart
      title={t('service')}
      summary={t('serviceSummary')}
      emptyTitle={t('noneWanted')}
      model={model}
      asOf={otif.asOf}
      hrefOf={(month) => wantedHref(month, days)}
    />
  );
}

interface WorstProps {
  readonly otif: Otif;
  readonly by: (typeof BY)[number];
  readonly days: Days;
  readonly choice: ReactNode;
}

/** By lines that were not on time and in full: many small misses weigh more than one of one line. */
function Worst({ otif, by, days, choice }: WorstProps) {
  const t = useTranslations('dashboards.orderFlow');
  const formats = useFormats();
  const rows = otif.rows.flatMap((row) => {
    const rate = ratioOf(row.otifShipped);
    if (rate === null) return [];
    const missed = Math.round(Number(row.lines) * (1 - rate));
    if (missed === 0) return [];
    return [
      {
        key: row.id,
        label: t('rowRate', { name: `${row.code} ${row.name}`, rate: formats.percent(rate) }),
        value: missed,
        href: wantedLinesHref(days, { [by]: row.id }),
      },
    ];
  });
  return (
    <RankedBars
      title={t('worst')}
      summary={t('worstSummary')}
      emptyTitle={t('noneMissed')}
      model={prepareRanked({ rows, unit: { kind: 'count' }, limit: SHOWN })}
      rowHeading={t(by)}
      valueLabel={t('missedLines')}
      asOf={otif.asOf}
      actions={choice}
    />
  );
}
