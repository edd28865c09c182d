'use client';
// The picture of an answer: over time where it is grouped by time, else a ranking. One currency at
// a time, because amounts of two do not add up.
import { useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import { daysIn, monthsIn, type Period } from '@/kernel/period';
import type { Report } from '@/server/modules/analytics/schemas';
import {
  prepareRanked,
  prepareTimeSeries,
  RankedBars,
  TimeSeriesChart,
  type ChartUnit,
  type Exact,
} from '@/ui/charts';
import type { ReportFilters } from './report-filters';
import { rowHref } from './drill-down';
import { minorOf, textOf, type ReportLine } from './report-rows';

const MEASURE = {
  sales: 'net_amount',
  'order-flow': 'quantity',
  'receivables-ageing': 'total_amount',
  stock: 'available_quantity',
  'budget-execution': 'actual_amount',
  variance: 'variance_amount',
  'price-mix-quantity': 'total_amount',
  'expense-flow': 'actual_amount',
  targets: 'actual_amount',
} as const;

/** Where what is worst is negative, the largest count whatever their sign. */
const SIGNED: ReadonlySet<string> = new Set(['variance', 'price-mix-quantity']);

const TOP = 8;
const MAX_DAYS = 400;

export interface ReportChartProps {
  readonly report: Report;
  readonly lines: readonly ReportLine[];
  readonly filters: ReportFilters;
  readonly today: string;
}

/** Money earned and money spent are no parts of one whole: what is spent is drawn alone. */
function ofOneKind(lines: readonly ReportLine[]): readonly ReportLine[] {
  const kinds = new Set(lines.map((line) => line.values['account_kind']));
  return kinds.size > 1 && kinds.has('EXPENSE')
    ? lines.filter((line) => line.values['account_kind'] === 'EXPENSE')
    : lines;
}

/** Every bucket between the first and the last, so that a month without sales is seen. */
function bucketsBetween(time: string, keys: readonly string[]): readonly string[] {
  const sorted = [...new Set(keys)].sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  if (time === 'month') return monthsIn({ from: `${first}-01`, to: `${last}-28` });
  const period: Period = { from: first, to: last };
  if (time === 'day') return sorted.length > MAX_DAYS ? sorted : daysIn(period);
  const years = Number(last) - Number(first) + 1;
  return Array.from({ length: years }, (_, i) => String(Number(first) + i));
}

const nowBucket = (time: string, today: string) =>
  time === 'day' ? today : time === 'month' ? today.slice(0, 7) : today.slice(0, 4);

export function ReportChart({ report, lines, filters, today }: ReportChartProps) {
  const t = useTranslations('reports');
  const formats = useFormats();
  const measure = MEASURE[report.name];
  const currency =
    textOf(report.totals[0]?.[report.columns.findIndex((c) => c.key === 'currency')] ?? null) ||
    (lines[0]?.currency ?? '');
  const ofCurrency = lines.filter((line) => line.currency === currency);
  const own = report.name === 'budget-execution' ? ofOneKind(ofCurrency) : ofCurrency;
  const [dimension] = report.by;
  if (dimension === undefined || own.length === 0) return null;
  const isMoney = measure.endsWith('_amount');
  const unit: ChartUnit = isMoney ? { kind: 'money', currency } : { kind: 'quantity' };
  const whole = t('chart', {
    measure: t(`column.${measure}`),
    dimension: t(`dim.${dimension as 'day'}`),
  });
  const title =
    own.length < ofCurrency.length ? `${whole} · ${t('code.account_kind.EXPENSE')}` : whole;
  const valueOf = (line: ReportLine): Exact => minorOf(line.values[measure]);
  if (report.by.length === 1 && ['day', 'month', 'year'].includes(dimension)) {
    const values = new Map(own.map((line) => [textOf(line.values[dimension]), valueOf(line)]));
    const byBucket = new Map(own.map((line) => [textOf(line.values[dimension]), line]));
    const model = prepareTimeSeries({
      buckets: bucketsBetween(dimension, [...values.keys()]),
      bucketLabel: (bucket) =>
        dimension === 'month'
          ? formats.month(bucket)
          : dimension === 'day'
            ? formats.dateShort(bucket)
            : bucket,
      series: [{ key: measure, label: t(`column.${measure}`), values }],
      unit,
      unfinishedFrom: nowBucket(dimension, today),
      absentIs: 'zero',
    });
    const hrefOf = (bucket: string) => {
      const line = byBucket.get(bucket);
      return (line && rowHref(report, filters, line)) ?? '';
    };
    return <TimeSeriesChart title={title} model={model} shape="bar" hrefOf={hrefOf} />;
  }
  const labelOf = (line: ReportLine) =>
    [
      ...report.by.map(
        (dim) => textOf(line.values[`${dim}_name`]) || textOf(line.values[dim]) || t('none'),
      ),
      // Of a subject with several targets, each has its days.
      ...['from_date', 'to_date'].flatMap((key) => {
        const day = textOf(line.values[key]);
        return day === '' ? [] : [formats.dateShort(day)];
      }),
    ].join(' · ');
  const model = prepareRanked({
    rows: own.map((line) => ({
      key: line.key,
      label: labelOf(line),
      value: valueOf(line),
      href: rowHref(report, filters, line),
    })),
    unit,
    limit: TOP,
    byMagnitude: SIGNED.has(report.name),
  });
  return (
    <RankedBars
      title={title}
      model={model}
      rowHeading={report.by.map((dim) => t(`dim.${dim as 'day'}`)).join(' · ')}
      valueLabel={t(`column.${measure}`)}
    />
  );
}
