// A ranking as a finished model. Pure. A cut list says how many are left out and what they add up
// to, so that shown plus rest is always the whole.
import { figureOf, sumExact, type ChartUnit, type Exact, type Figure } from './figures';

export interface RankedInput {
  readonly rows: readonly {
    readonly key: string;
    readonly label: string;
    readonly value: Exact;
    /** Where the rows behind this bar are. */
    readonly href?: string;
  }[];
  readonly unit: ChartUnit;
  readonly limit: number;
  /** Largest first whatever the sign, so that a cut list keeps the worst of what is signed. */
  readonly byMagnitude?: boolean;
}

export interface RankedBar {
  readonly key: string;
  readonly label: string;
  readonly figure: Figure;
  /** Length of the bar, 0 to 1 of the longest, by magnitude. */
  readonly length: number;
  readonly isNegative: boolean;
  /** Part of the total; null where signs mix or the total is zero, and a share would mislead. */
  readonly share: number | null;
  readonly href?: string;
}

export interface RankedModel {
  readonly bars: readonly RankedBar[];
  readonly unit: ChartUnit;
  readonly total: Figure;
  /** Set when the list is cut. */
  readonly cut: {
    readonly shown: number;
    readonly total: number;
    readonly rest: Figure;
    readonly restShare: number | null;
  } | null;
  readonly isEmpty: boolean;
}

function descending(a: Exact, b: Exact): number {
  const x = a ?? 0;
  const y = b ?? 0;
  if (x === y) return 0;
  return x < y ? 1 : -1;
}

const magnitude = (value: Exact): Exact => (value !== null && value < 0 ? -value : value);

export function prepareRanked({ rows, unit, limit, byMagnitude }: RankedInput): RankedModel {
  const known = rows.filter((row) => row.value !== null);
  const rankOf = byMagnitude ? magnitude : (value: Exact) => value;
  const sorted = [...known].sort(
    (a, b) => descending(rankOf(a.value), rankOf(b.value)) || a.label.localeCompare(b.label),
  );
  const total = figureOf(sumExact(known.map((row) => row.value)), unit);
  const isMixed = known.some((row) => Number(row.value) < 0);
  const shareOf = (figure: Figure) =>
    isMixed || !total.plot || figure.plot === null ? null : figure.plot / total.plot;
  const shown = sorted.slice(0, limit);
  const longest = Math.max(...shown.map((row) => Math.abs(figureOf(row.value, unit).plot ?? 0)), 0);
  const bars = shown.map((row): RankedBar => {
    const figure = figureOf(row.value, unit);
    const plot = figure.plot ?? 0;
    return {
      key: row.key,
      label: row.label,
      figure,
      length: longest === 0 ? 0 : Math.abs(plot) / longest,
      isNegative: plot < 0,
      share: shareOf(figure),
      href: row.href,
    };
  });
  const left = sorted.slice(limit);
  const rest = figureOf(sumExact(left.map((row) => row.value)), unit);
  const cut =
    left.length > 0
      ? { shown: shown.length, total: sorted.length, rest, restShare: shareOf(rest) }
      : null;
  return { bars, unit, total, cut, isEmpty: known.length === 0 };
}
