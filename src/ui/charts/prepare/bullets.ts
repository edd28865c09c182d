// Figures against what they should reach, as a finished model. Pure. All rows share one scale, so
// that bars compare; the mark of the target stands at the same place in each.
import { figureOf, type ChartUnit, type Exact, type Figure } from './figures';

/** A bar longer than this would push the mark of the target to the edge; it is cut and says so. */
const MOST = 2;

export interface BulletInput {
  readonly rows: readonly {
    readonly key: string;
    readonly label: string;
    readonly actual: Exact;
    /** null or zero: there is nothing to reach, so the row has no rate. */
    readonly target: Exact;
    readonly href?: string;
  }[];
  readonly unit: ChartUnit;
}

export interface Bullet {
  readonly key: string;
  readonly label: string;
  readonly actual: Figure;
  readonly target: Figure;
  /** Actual ÷ target; null without a basis. */
  readonly rate: number | null;
  /** Length of the bar, 0 to 1 of the scale. */
  readonly length: number;
  readonly isCut: boolean;
  readonly isReached: boolean;
  readonly href?: string;
}

export interface BulletModel {
  readonly bars: readonly Bullet[];
  readonly unit: ChartUnit;
  /** Where the target is on the scale, 0 to 1. */
  readonly mark: number;
  readonly isEmpty: boolean;
}

export function prepareBullets({ rows, unit }: BulletInput): BulletModel {
  const figures = rows.map((row) => {
    const actual = figureOf(row.actual, unit);
    const target = figureOf(row.target, unit);
    const rate = actual.plot === null || !target.plot ? null : actual.plot / target.plot;
    return { ...row, actual, target, rate };
  });
  const longest = Math.max(...figures.map(({ rate }) => rate ?? 0), 1);
  const scale = Math.min(longest, MOST);
  return {
    bars: figures.map(({ key, label, actual, target, rate, href }) => ({
      ...{ key, label, actual, target, rate, href },
      length: Math.min(Math.max((rate ?? 0) / scale, 0), 1),
      isCut: rate !== null && rate > scale,
      isReached: rate !== null && rate >= 1,
    })),
    unit,
    mark: 1 / scale,
    isEmpty: rows.length === 0,
  };
}
