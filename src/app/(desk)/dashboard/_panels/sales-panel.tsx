'use client';
// Twelve months of sales beside the year before; a month opens its dealers.
import { useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import { endOfMonth, monthKey } from '@/kernel/business-date';
import { prepareTimeSeries, TimeSeriesChart } from '@/ui/charts';
import { WayOn } from '../../_begin/way-on';
import type { PanelProps } from './panel-props';

export function SalesPanel({ board, currency }: PanelProps) {
  const t = useTranslations('dashboard');
  const begin = useTranslations('dashboards.begin');
  const formats = useFormats();
  const months = board.months.filter((row) => row.currency === currency);
  const values = (of: (row: (typeof months)[number]) => bigint | null) =>
    new Map(months.map((row) => [row.month, of(row)]));
  const hasYearBefore = months.some((row) => row.previousMinor !== null);
  const model = prepareTimeSeries({
    buckets: months.map((row) => row.month),
    bucketLabel: formats.month,
    series: [
      { key: 'net', label: t('thisYear'), values: values((row) => row.netMinor) },
      ...(hasYearBefore
        ? [{ key: 'previous', label: t('yearBefore'), values: values((row) => row.previousMinor) }]
        : []),
    ],
    unit: { kind: 'money', currency },
    unfinishedFrom: monthKey(board.today),
    absentIs: 'zero',
  });
  return (
    <TimeSeriesChart
      title={t('sales')}
      summary={t('salesSummary')}
      model={model}
      shape="bar"
      asOf={board.asOf}
      emptyTitle={begin('orders')}
      emptyHint={<WayOn to="orders" />}
      hrefOf={(month) =>
        `/reports/sales?by=dealer&from=${month}-01&to=${endOfMonth(`${month}-01`)}`
      }
    />
  );
}
