/**
 * Why a dealer gets this price: every price of the product, the winner first, then the ones it beat
 * in the order they would follow, then the ones that do not count, each with its reason. It asks
 * `resolvePrice` again and again instead of repeating its rule, so the two can never disagree.
 */
import type { CandidateOutcome } from '../price-schemas';
import {
  resolvePrice,
  type PriceAnswer,
  type PriceCandidate,
  type PricedBy,
  type PriceQuestion,
} from './resolve-price';

export interface ListedPrice extends PriceCandidate {
  readonly isActive: boolean;
}

export interface ExplainedPrice {
  readonly candidate: ListedPrice;
  /** Through which assignment the list serves the dealer; null where it does not. */
  readonly by: PricedBy | null;
  readonly outcome: CandidateOutcome;
}

export interface Explanation {
  readonly answer: PriceAnswer;
  readonly prices: readonly ExplainedPrice[];
}

const NOT_COUNTED: Record<string, CandidateOutcome> = {
  'catalog.noPrice': 'notServed',
  'catalog.noPriceInCurrency': 'otherCurrency',
  'catalog.noPriceOnDate': 'notValid',
  'catalog.noPriceForQuantity': 'breakNotReached',
};

export function explainPrice(listed: readonly ListedPrice[], question: PriceQuestion): Explanation {
  const active = listed.filter((price) => price.isActive);
  const ranked: ExplainedPrice[] = [];
  let rest = active;
  for (;;) {
    const answer = resolvePrice(rest, question);
    if (!answer.found) break;
    const next = rest.find((price) => price.itemId === answer.rule.itemId);
    if (!next) break;
    const winner = ranked[0];
    const priced: ExplainedPrice = { candidate: next, by: answer.rule.by, outcome: 'wins' };
    ranked.push(winner ? { ...priced, outcome: whyBeaten(winner, priced, question) } : priced);
    rest = rest.filter((price) => price !== next);
  }
  const others = listed
    .filter((price) => !price.isActive || rest.includes(price))
    .map((price) => notCounted(price, question));
  return { answer: resolvePrice(active, question), prices: [...ranked, ...others] };
}

function whyBeaten(
  winner: ExplainedPrice,
  loser: ExplainedPrice,
  question: PriceQuestion,
): CandidateOutcome {
  const [best, beaten] = [winner.candidate, loser.candidate];
  if (best.listId === beaten.listId) {
    return best.minQuantity === beaten.minQuantity ? 'startedEarlier' : 'smallerBreak';
  }
  if (winner.by !== loser.by || depthOf(winner, question) !== depthOf(loser, question)) {
    return 'lessSpecific';
  }
  if (best.priority !== beaten.priority) return 'lowerPriority';
  return best.listValidity.from === beaten.listValidity.from ? 'tieBroken' : 'startedEarlier';
}

/** How deep in its tree the assignment stands that serves the dealer. */
function depthOf({ candidate, by }: ExplainedPrice, question: PriceQuestion): number {
  const depths = candidate.assignments.map(({ levelId, regionId }) => {
    if (by === 'level' && levelId !== null) return question.levelPath.indexOf(levelId);
    return by === 'region' && regionId !== null ? question.regionPath.indexOf(regionId) : 0;
  });
  return Math.max(0, ...depths);
}

/** Through which assignment a list serves, whatever its currency, dates and quantities. */
function servedBy(price: ListedPrice, question: PriceQuestion): PricedBy | null {
  const always = { from: null, to: null };
  const open = { ...price, listValidity: always, itemValidity: always, minQuantity: 1 };
  const answer = resolvePrice([open], { ...question, currency: price.currency });
  return answer.found ? answer.rule.by : null;
}

function notCounted(price: ListedPrice, question: PriceQuestion): ExplainedPrice {
  const by = servedBy(price, question);
  if (!price.isActive) return { candidate: price, by, outcome: 'inactive' };
  const answer = resolvePrice([price], question);
  const outcome = answer.found ? 'tieBroken' : (NOT_COUNTED[answer.code] ?? 'notServed');
  return { candidate: price, by, outcome };
}

/** The narrower of two validities, as a screen shows it beside a price. */
export function effectiveValidity({ listValidity, itemValidity }: PriceCandidate): {
  from: string | null;
  to: string | null;
} {
  const starts = [listValidity.from, itemValidity.from].filter((date) => date !== null);
  const ends = [listValidity.to, itemValidity.to].filter((date) => date !== null);
  return { from: starts.toSorted().at(-1) ?? null, to: ends.toSorted()[0] ?? null };
}
