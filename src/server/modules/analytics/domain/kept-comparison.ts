/**
 * Which comparison of sales a kept one is, and what has to be added to it when time goes on: both sides are
 * spans of days that begin where they began and end later from day to day.
 */
import { addDays, type BusinessDate } from '@/kernel/business-date';
import type { Period } from '@/kernel/period';

/** Sales of these days beside those of the days before. */
export interface Comparison {
  readonly currency: string;
  readonly actual: Period;
  readonly basis: Period;
}

/** The one span that these make without a gap, in their order; null where there is none. */
export function oneSpan(days: readonly Period[]): Period | null {
  const [first, ...rest] = days;
  if (!first) return null;
  let { to } = first;
  for (const next of rest) {
    if (next.from !== addDays(to, 1)) return null;
    to = next.to;
  }
  return { from: first.from, to };
}

/** By where both sides begin: the only thing that stays as days come. */
export const comparisonKey = ({ actual, basis }: Comparison): string =>
  `${actual.from} ${basis.from}`;

/** Days that a side has gained; null: it has lost some, or begins elsewhere. */
function gained(before: Period, after: Period): Period[] | null {
  if (before.from !== after.from || after.to < before.to) return null;
  return after.to === before.to ? [] : [{ from: addDays(before.to, 1), to: after.to }];
}

export interface Growth {
  readonly actual: readonly Period[];
  readonly basis: readonly Period[];
}

/** What to add to the kept one; null where it has to be made anew. */
export function growthOf(kept: Comparison, wanted: Comparison): Growth | null {
  if (kept.currency !== wanted.currency) return null;
  const actual = gained(kept.actual, wanted.actual);
  const basis = gained(kept.basis, wanted.basis);
  return actual && basis ? { actual, basis } : null;
}

export const isGrown = ({ actual, basis }: Growth): boolean => actual.length + basis.length > 0;

/** The days of a comparison, each once. */
export function uniqueComparisons(all: readonly Comparison[]): Comparison[] {
  const found = new Map<string, Comparison>();
  for (const one of all) {
    const other = found.get(comparisonKey(one));
    // What begins on the same days is kept for the longer of them.
    if (!other || lastDay(one) > lastDay(other)) found.set(comparisonKey(one), one);
  }
  return [...found.values()];
}

const lastDay = ({ actual }: Comparison): BusinessDate => actual.to;
