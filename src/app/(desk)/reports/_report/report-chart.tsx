'use client';
// The picture of an answer: over time where it is grouped by time, else a ranking. One currency at
// a time, because amounts of two do not add up.
import { useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import { codeText } from '@/i18n/report-labels';
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
import { accountKinds, labelOf, minorOf, textOf, type ReportLine } from './report-rows';

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
  /** What a line opens. */
  readonly hrefOf: (line: ReportLine) => string | undefined;
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

const isTime = (dimension: string) => ['day', 'month', 'year'].includes(dimension);

/** The lines of one currency, what they measure and by what. */
interface Pictured {
  readonly report: Report;
  readonly lines: readonly ReportLine[];
  readonly hrefOf: (line: ReportLine) => string | undefined;
  readonly measure: string;
  readonly unit: ChartUnit;
  readonly title: string;
}

const valueOf = (line: ReportLine, measure: string): Exact => minorOf(line.values[measure]);

function useKindWords() {
  const t = useTranslations('reports');
  return (kind: string) => codeText(t, { key: 'account_kind' }, kind);
}

/** Over time; where accounts are of several kinds each is a series: their amounts do not add up. */
function OverTime(props: Pictured & { readonly dimension: string; readonly today: string }) {
  const t = useTranslations('reports');
  const kindOf = useKindWords();
  const formats = useFormats();
  const { lines, measure, dimension } = props;
  const kinds = accountKinds(lines);
  const seriesOf = (kind: string | null) => {
    const own = lines.filter(({ values }) => kind === null || values['account_kind'] === kind);
    return {
      key: kind ?? measure,
      label: kind ? kindOf(kind) : t(`column.${measure as 'orders'}`),
      values: new Map(own.map((line) => [textOf(line.values[dimension]), valueOf(line, measure)])),
    };
  };
  const byBucket = new Map(lines.map((line) => [textOf(line.values[dimension]), line]));
  const model = prepareTimeSeries({
    buckets: bucketsBetween(dimension, [...byBucket.keys()]),
    bucketLabel: (bucket) =>
      dimension === 'month'
        ? formats.month(bucket)
        : dimension === 'day'
          ? formats.dateShort(bucket)
          : bucket,
    series: kinds.length > 0 ? kinds.map(seriesOf) : [seriesOf(null)],
    unit: props.unit,
    unfinishedFrom: nowBucket(dimension, props.today),
    absentIs: 'zero',
  });
  const hrefOf = (bucket: string) => {
    const line = byBucket.get(bucket);
    return (line && props.hrefOf(line)) ?? '';
  };
  return <TimeSeriesChart title={props.title} model={model} shape="bar" hrefOf={hrefOf} />;
}

function Ranked({ report, lines, hrefOf, measure, unit, title }: Pictured) {
  const t = useTranslations('reports');
  const formats = useFormats();
  const kindOf = useKindWords();
  const model = prepareRanked({
    rows: lines.map((line) => ({
      key: line.key,
      label: labelOf(report, line, {
        ...{ none: t('none'), kindOf, dayOf: formats.dateShort },
        itself: (name) => t('itself', { name }),
      }),
      value: valueOf(line, measure),
      href: hrefOf(line),
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
      valueLabel={t(`column.${measure as 'orders'}`)}
    />
  );
}

export function ReportChart({ report, lines, hrefOf, today }: ReportChartProps) {
  const t = useTranslations('reports');
  const measure = MEASURE[report.name];
  const currency =
    textOf(report.totals[0]?.[report.columns.findIndex((c) => c.key === 'currency')] ?? null) ||
    (lines[0]?.currency ?? '');
  const ofCurrency = lines.filter((line) => line.currency === currency);
  const own = report.name === 'budget-execution' ? ofOneKind(ofCurrency) : ofCurrency;
  const [dimension] = report.by;
  if (dimension === undefined || own.length === 0) return null;
  const isMoney = measure.endsWith('_amount');
  const whole = t('chart', {
    measure: t(`column.${measure}`),
    dimension: t(`dim.${dimension as 'day'}`),
  });
  const title =
    own.length < ofCurrency.length ? `${whole} · ${t('code.account_kind.EXPENSE')}` : whole;
  const pictured: Pictured = {
    ...{ report, lines: own, hrefOf, measure, title },
    unit: isMoney ? { kind: 'money', currency } : { kind: 'quantity' },
  };
  if (report.by.length === 1 && isTime(dimension)) {
    return <OverTime {...pictured} dimension={dimension} today={today} />;
  }
  return <Ranked {...pictured} />;
}
