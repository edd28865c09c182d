// The one place where exact figures become numbers to draw. Pure. Tables and tooltips keep the exact
// figure; only the length of a bar or the height of a point is a float.
import { majorText } from '@/kernel/money';
import type { Formats } from '@/i18n/formats/create-formats';

/** What the figures of a chart are measured in; named on every chart. */
export type ChartUnit =
  | { readonly kind: 'money'; readonly currency: string }
  | { readonly kind: 'quantity'; readonly unit?: string }
  | { readonly kind: 'count' }
  /** Figures are ratios: 0.125 is 12.5 %. */
  | { readonly kind: 'percent' };

/** Minor units for money, otherwise a number; null: there is no figure, which is not zero. */
export type Exact = bigint | number | null;

/** What stands in a table of figures: one of them, or words where there is none ("no basis"). */
export type TableFigure = Exact | string;

export interface Figure {
  readonly exact: Exact;
  /** For drawing only; null is a gap. */
  readonly plot: number | null;
}

export function figureOf(exact: Exact | undefined, unit: ChartUnit): Figure {
  if (exact === null || exact === undefined) return { exact: null, plot: null };
  if (unit.kind === 'money')
    return { exact, plot: Number(majorText(BigInt(exact), unit.currency)) };
  return { exact, plot: Number(exact) };
}

/** Adds exactly; nulls are left out, and the sum of nothing is null. */
export function sumExact(figures: readonly Exact[]): Exact {
  const present = figures.filter((figure) => figure !== null);
  if (present.length === 0) return null;
  if (present.some((figure) => typeof figure === 'bigint')) {
    return present.reduce<bigint>((sum, figure) => sum + BigInt(figure), 0n);
  }
  return present.reduce<number>((sum, figure) => sum + Number(figure), 0);
}

/** The exact figure in words, sign and unit included; `bare`: something beside it names the currency. */
export function exactText(
  exact: Exact,
  unit: ChartUnit,
  formats: Formats,
  { bare = false } = {},
): string | null {
  if (exact === null) return null;
  if (unit.kind === 'money') {
    return formats.money(BigInt(exact), unit.currency, { display: bare ? 'none' : 'symbol' });
  }
  if (unit.kind === 'percent') return formats.percent(Number(exact));
  if (unit.kind === 'quantity') return formats.quantity(Number(exact), unit.unit);
  return formats.number(Number(exact), 0);
}

/** A short form for an axis; the unit stands once beside the chart. */
export function tickText(plot: number, unit: ChartUnit, formats: Formats): string {
  return unit.kind === 'percent'
    ? formats.percent(plot, { digits: 0 })
    : formats.numberCompact(plot);
}

/** A ratio for a table, as exact as the answers have it; without a basis its words. */
export const rateCell = (rate: string | number | null, noBasis: string): TableFigure =>
  rate === null ? noBasis : Number(Number(rate).toFixed(6));

/** What stands beside the chart as its unit; null where the figures carry it themselves. */
export function unitLabel(unit: ChartUnit): string | null {
  if (unit.kind === 'money') return unit.currency;
  return unit.kind === 'quantity' ? (unit.unit ?? null) : null;
}
