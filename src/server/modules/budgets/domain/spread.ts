/**
 * Spreading a whole over the periods of a year: evenly, in the proportion of another year, or by
 * weights. The parts sum to the whole (largest remainder).
 */
import { allocate } from '@/kernel/allocate';

export const SPREADS = ['EVEN', 'LAST_YEAR', 'WEIGHTS'] as const;
export type Spread = (typeof SPREADS)[number];

const ONE = 1n;

export interface SpreadQuestion {
  readonly wholeMinor: bigint;
  readonly periods: number;
  readonly how: Spread;
  /** Amounts of last year, or weights as typed times a million; one per period. */
  readonly weights?: readonly bigint[];
}

/**
 * One part per period. Negative weights count as zero: a month that was given back last year does
 * not take from the others. Without any weight the split is even.
 */
export function spreadOver({ wholeMinor, periods, how, weights = [] }: SpreadQuestion): bigint[] {
  const given = Array.from({ length: periods }, (_, at) => {
    if (how === 'EVEN') return ONE;
    const weight = weights[at] ?? 0n;
    return weight < 0n ? 0n : weight;
  });
  return allocate(wholeMinor, given);
}
