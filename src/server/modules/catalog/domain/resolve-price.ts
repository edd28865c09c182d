/**
 * Which price a dealer pays for a product: the most specific valid price wins, and the answer says
 * which rule gave it. The order of candidates never matters; the comparison below is total.
 *
 * Specific means: a list for this dealer, before a list for its level, before a list for its
 * region (deeper in the tree first in both), before a list for everyone. Among equals: the higher
 * priority, then the list that became valid later, then the list's code. Within a list: the highest
 * quantity break reached, then the price that became valid later.
 */
import type { BusinessDate } from '@/kernel/business-date';
import { compareDecimal } from '@/kernel/decimal';
import type { ErrorCode, ErrorParams } from '@/kernel/domain-error';
import { isValidOn, type Validity } from '@/kernel/period';

/** Whom a list serves: one of the three, or none of them for everyone. */
export interface PriceAssignment {
  readonly dealerId: string | null;
  readonly levelId: string | null;
  readonly regionId: string | null;
}

/** One price of an active list, for the product in question. */
export interface PriceCandidate {
  readonly listId: string;
  readonly code: string;
  readonly name: string;
  readonly currency: string;
  /** Higher wins among lists that are equally specific. */
  readonly priority: number;
  readonly listValidity: Validity;
  readonly assignments: readonly PriceAssignment[];
  readonly itemId: string;
  readonly itemValidity: Validity;
  /** Base units from which the price holds. */
  readonly minQuantity: number;
  /** Major units per base unit, exact decimal text. */
  readonly unitPrice: string;
}

export interface PriceQuestion {
  readonly dealerId: string;
  /** Ids from the root down to the dealer's own level; empty without one. */
  readonly levelPath: readonly string[];
  readonly regionPath: readonly string[];
  readonly currency: string;
  readonly on: BusinessDate;
  /** Base units of the product over all lines of the order, so that splitting changes nothing. */
  readonly quantity: number;
}

export type PricedBy = 'dealer' | 'level' | 'region' | 'everyone';

/** Kept with the line: the price can be explained after the list has changed. */
export interface PriceRule {
  readonly by: PricedBy;
  readonly listId: string;
  readonly itemId: string;
  readonly code: string;
  readonly name: string;
  readonly minQuantity: number;
}

export type PriceAnswer =
  | { readonly found: true; readonly unitPrice: string; readonly rule: PriceRule }
  | { readonly found: false; readonly code: ErrorCode; readonly params: ErrorParams };

interface Match {
  readonly candidate: PriceCandidate;
  readonly by: PricedBy;
  readonly depth: number;
}

const SPECIFICITY: Record<PricedBy, number> = { dealer: 3, level: 2, region: 1, everyone: 0 };

/**
 * The price and its rule, or the nearest reason why there is none: `catalog.noPrice` (no list for
 * this dealer has the product), `catalog.noPriceInCurrency`, `catalog.noPriceOnDate`,
 * `catalog.noPriceForQuantity` (with the smallest quantity that has a price).
 */
export function resolvePrice(
  candidates: readonly PriceCandidate[],
  question: PriceQuestion,
): PriceAnswer {
  const served = candidates.flatMap((candidate) => bestMatch(candidate, question) ?? []);
  if (served.length === 0) return { found: false, code: 'catalog.noPrice', params: {} };

  const { currency, on, quantity } = question;
  const inCurrency = served.filter(({ candidate }) => candidate.currency === currency);
  if (inCurrency.length === 0) {
    return { found: false, code: 'catalog.noPriceInCurrency', params: { currency } };
  }
  const valid = inCurrency.filter(
    ({ candidate }) =>
      isValidOn(on, candidate.listValidity) && isValidOn(on, candidate.itemValidity),
  );
  if (valid.length === 0) {
    return { found: false, code: 'catalog.noPriceOnDate', params: { date: on } };
  }
  const [first, ...others] = valid.filter(({ candidate }) => candidate.minQuantity <= quantity);
  if (first === undefined) {
    const minQuantity = Math.min(...valid.map(({ candidate }) => candidate.minQuantity));
    return { found: false, code: 'catalog.noPriceForQuantity', params: { minQuantity } };
  }
  return answer(others.reduce((best, other) => (compare(other, best) < 0 ? other : best), first));
}

function answer({ candidate, by }: Match): PriceAnswer {
  const { listId, itemId, code, name, minQuantity, unitPrice } = candidate;
  return { found: true, unitPrice, rule: { by, listId, itemId, code, name, minQuantity } };
}

/** The most specific assignment of a list that serves the dealer; null when none does. */
function bestMatch(candidate: PriceCandidate, question: PriceQuestion): Match | null {
  let best: Match | null = null;
  for (const assignment of candidate.assignments) {
    const match = matchAssignment(candidate, assignment, question);
    if (match !== null && (best === null || compareSpecificity(match, best) < 0)) best = match;
  }
  return best;
}

function matchAssignment(
  candidate: PriceCandidate,
  { dealerId, levelId, regionId }: PriceAssignment,
  question: PriceQuestion,
): Match | null {
  if (dealerId !== null) {
    return dealerId === question.dealerId ? { candidate, by: 'dealer', depth: 0 } : null;
  }
  if (levelId !== null) {
    const depth = question.levelPath.indexOf(levelId);
    return depth < 0 ? null : { candidate, by: 'level', depth };
  }
  if (regionId !== null) {
    const depth = question.regionPath.indexOf(regionId);
    return depth < 0 ? null : { candidate, by: 'region', depth };
  }
  return { candidate, by: 'everyone', depth: 0 };
}

/** Negative when the first goes before the second; 0 only for the same price. */
function compare(a: Match, b: Match): number {
  const [x, y] = [a.candidate, b.candidate];
  return (
    compareSpecificity(a, b) ||
    y.priority - x.priority ||
    laterFirst(x.listValidity, y.listValidity) ||
    compareText(x.code, y.code) ||
    compareText(x.listId, y.listId) ||
    y.minQuantity - x.minQuantity ||
    laterFirst(x.itemValidity, y.itemValidity) ||
    compareDecimal(x.unitPrice, y.unitPrice) ||
    compareText(x.itemId, y.itemId)
  );
}

function compareSpecificity(a: Match, b: Match): number {
  return SPECIFICITY[b.by] - SPECIFICITY[a.by] || b.depth - a.depth;
}

function laterFirst(a: Validity, b: Validity): number {
  return compareText(b.from ?? '', a.from ?? '');
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
