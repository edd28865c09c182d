/**
 * From a figure to a score: value → attainment of the target → points by bands → weighted total.
 * Rates are parts per million, scores hundredths of a point; every division is half-up and named.
 */
import { divideHalfUp } from '@/kernel/decimal';
import type { Better, Quotient } from './indicators';

/** One, in parts per million. */
export const ONE_PPM = 1_000_000n;

export const SCORINGS = ['STEP', 'LINEAR'] as const;
export type Scoring = (typeof SCORINGS)[number];

export interface Band {
  /** Attainment in parts per million from which the score holds. */
  from: bigint;
  /** Hundredths of a point. */
  score: bigint;
}

/**
 * numerator ÷ denominator in parts per million; null where there is no basis. A basis below zero is
 * none: who gave back more than they bought has no share of expenses in sales, and a negative one
 * would count as better than any other.
 */
export function valueOf({ numerator, denominator }: Quotient): bigint | null {
  return denominator <= 0n ? null : divideHalfUp(numerator * ONE_PPM, denominator);
}

/**
 * How far the target was reached; one is "exactly".
 * HIGHER: value ÷ target, no basis at a target of zero. LOWER: 2 − value ÷ target, so half the
 * target is 1.5 and twice the target 0; at a target of zero, one where the value is zero or less,
 * else zero. NEAR: 1 − |value ÷ target − 1|, no basis at zero.
 */
export function attainmentOf(value: bigint | null, target: bigint, better: Better): bigint | null {
  if (value === null) return null;
  if (target === 0n) {
    if (better !== 'LOWER') return null;
    return value <= 0n ? ONE_PPM : 0n;
  }
  const ratio = divideHalfUp(value * ONE_PPM, target);
  switch (better) {
    case 'HIGHER':
      return ratio;
    case 'LOWER':
      return 2n * ONE_PPM - ratio;
    case 'NEAR': {
      const distance = ratio > ONE_PPM ? ratio - ONE_PPM : ONE_PPM - ratio;
      return ONE_PPM - distance;
    }
  }
}

/**
 * The score of an attainment. STEP: that of the highest band reached. LINEAR: on the straight line
 * between the two bands around it. Below the first band the first band's score under LINEAR, zero
 * under STEP; above the last the last one's. Bands are ascending and not empty.
 */
export function scoreOf(
  attainment: bigint | null,
  bands: readonly Band[],
  scoring: Scoring,
): bigint | null {
  if (attainment === null) return null;
  const reached = bands.filter((band) => band.from <= attainment).at(-1);
  if (scoring === 'STEP') return reached?.score ?? 0n;
  const first = bands[0];
  if (first === undefined) throw new RangeError('an indicator without bands');
  if (reached === undefined) return first.score;
  const above = bands.find((band) => band.from > attainment);
  if (above === undefined) return reached.score;
  const run = above.from - reached.from;
  const rise = above.score - reached.score;
  return reached.score + divideHalfUp(rise * (attainment - reached.from), run);
}

export interface Weighted {
  weightPpm: bigint;
  /** null: no basis. */
  score: bigint | null;
}

/**
 * The weighted mean in hundredths, half-up. EXCLUDE leaves out what has no basis, so the others
 * weigh more; ZERO counts it as nothing scored. null where nothing has a basis.
 */
export function totalOf(lines: readonly Weighted[], noBasis: 'EXCLUDE' | 'ZERO'): bigint | null {
  if (!lines.some(({ score }) => score !== null)) return null;
  const counted = lines.filter(({ score }) => noBasis === 'ZERO' || score !== null);
  const weights = counted.reduce((sum, { weightPpm }) => sum + weightPpm, 0n);
  if (weights === 0n) return null;
  const points = counted.reduce((sum, line) => sum + line.weightPpm * (line.score ?? 0n), 0n);
  return divideHalfUp(points, weights);
}

export interface Grade {
  /** Hundredths of a point from which the grade is given. */
  from: bigint;
  grade: string;
}

/** The best grade whose threshold is reached; null without a total, or below every threshold. */
export function gradeOf(total: bigint | null, grades: readonly Grade[]): string | null {
  if (total === null) return null;
  const reached = grades.filter(({ from }) => from <= total);
  const best = reached.reduce<Grade | null>(
    (found, grade) => (found === null || grade.from > found.from ? grade : found),
    null,
  );
  return best?.grade ?? null;
}

/** Places by total, equal totals sharing a place (1, 2, 2, 4); null where there is no total. */
export function ranksOf(totals: readonly (bigint | null)[]): (number | null)[] {
  return totals.map((total) =>
    total === null ? null : 1 + totals.filter((other) => other !== null && other > total).length,
  );
}
