// Figures over time as a finished model. Pure. The axis has every period, also those without rows;
// a period without a figure is a gap unless the caller says that absence means zero; periods that
// are not over yet are marked, so that half a month does not look like a bad one.
import { figureOf, type ChartUnit, type Exact, type Figure } from './figures';

export interface SeriesInput {
  readonly key: string;
  readonly label: string;
  /** Figure by bucket key; a null that is there stays a gap in any case. */
  readonly values: ReadonlyMap<string, Exact>;
}

export interface TimeSeriesInput {
  /** Every bucket of the axis in order, such as months `2025-01` or days. */
  readonly buckets: readonly string[];
  readonly bucketLabel: (bucket: string) => string;
  readonly series: readonly SeriesInput[];
  readonly unit: ChartUnit;
  /** The first bucket that is not over; null when all are. */
  readonly unfinishedFrom: string | null;
  /** `zero` where no rows means that nothing happened (sales); `gap` where it means unknown. */
  readonly absentIs: 'zero' | 'gap';
}

export interface SeriesPoint {
  readonly bucket: string;
  readonly label: string;
  readonly isUnfinished: boolean;
  readonly figures: Readonly<Record<string, Figure>>;
}

export interface TimeSeriesModel {
  readonly points: readonly SeriesPoint[];
  readonly series: readonly { readonly key: string; readonly label: string }[];
  readonly unit: ChartUnit;
  readonly hasUnfinished: boolean;
  readonly hasGaps: boolean;
  /** No series has any figure, or all are amounts or counts of nothing: there is nothing to draw. */
  readonly isEmpty: boolean;
}

function absent(input: TimeSeriesInput, isFuture: boolean): Exact {
  if (input.absentIs === 'gap' || isFuture) return null;
  return input.unit.kind === 'money' ? 0n : 0;
}

export function prepareTimeSeries(input: TimeSeriesInput): TimeSeriesModel {
  const { buckets, series, unit, unfinishedFrom } = input;
  const points = buckets.map((bucket): SeriesPoint => {
    const isUnfinished = unfinishedFrom !== null && bucket >= unfinishedFrom;
    // Later than the running period nothing can have happened yet: never a zero.
    const isFuture = unfinishedFrom !== null && bucket > unfinishedFrom;
    const figures = series.map(({ key, values }) => {
      const exact = values.has(bucket) ? (values.get(bucket) ?? null) : absent(input, isFuture);
      return [key, figureOf(exact, unit)] as const;
    });
    return {
      bucket,
      label: input.bucketLabel(bucket),
      isUnfinished,
      figures: Object.fromEntries(figures),
    };
  });
  // A rate of zero says something; bars of nothing are an axis of numbers that nobody asked for.
  const isNothing = (exact: Exact) =>
    exact === null || (unit.kind !== 'percent' && Number(exact) === 0);
  const isEmpty = series.every(({ values }) => [...values.values()].every(isNothing));
  const gaps = points.filter((point) => !point.isUnfinished);
  return {
    points,
    series: series.map(({ key, label }) => ({ key, label })),
    unit,
    hasUnfinished: points.some((point) => point.isUnfinished),
    hasGaps: !isEmpty && gaps.some((p) => Object.values(p.figures).some((f) => f.plot === null)),
    isEmpty,
  };
}

/** Keys under which a line's unfinished end is drawn. */
export const openKey = (key: string) => `${key}:open`;

/** One flat row per point, as Recharts wants it: a solid and an unfinished part per series. */
export type LineRow = Readonly<Record<string, string | number | boolean | null>>;

/**
 * The unfinished part begins at the last finished point, so that the line does not break there;
 * a gap stays a gap.
 */
export function lineRows(model: TimeSeriesModel): readonly LineRow[] {
  const firstOpen = model.points.findIndex((point) => point.isUnfinished);
  return model.points.map((point, index) => {
    const row: Record<string, string | number | boolean | null> = {
      bucket: point.bucket,
      label: point.label,
      isUnfinished: point.isUnfinished,
    };
    for (const { key } of model.series) {
      const plot = point.figures[key]?.plot ?? null;
      row[key] = point.isUnfinished ? null : plot;
      row[openKey(key)] = point.isUnfinished || index === firstOpen - 1 ? plot : null;
    }
    return row;
  });
}
