/**
 * Which lines of a claim a settlement pays: those whose type allows the way it is paid, and, where it
 * goes to a dealer's account or on an order, those of that dealer. The others wait for a settlement of
 * their own, so that a claim of several types or dealers is never stuck.
 */
import { refuse } from '@/kernel/domain-error';

export const SETTLEMENT_METHODS = ['CASH', 'CREDIT_NOTE', 'GOODS'] as const;
export type SettlementMethod = (typeof SETTLEMENT_METHODS)[number];

export interface PayableLine {
  /** Verified and not settled; below zero: a refund. */
  readonly openMinor: bigint;
  readonly dealerId: string | null;
  /** What its type allows. */
  readonly methods: readonly SettlementMethod[];
}

/** Whether what is spent on a type must name a dealer: credit and goods have to go to somebody. */
export const goesToDealer = (type: {
  readonly needsDealer: boolean;
  readonly settlements: readonly SettlementMethod[];
}): boolean => type.needsDealer || !type.settlements.includes('CASH');

export const payableBy = <T extends PayableLine>(
  lines: readonly T[],
  method: SettlementMethod,
): T[] => lines.filter(({ openMinor, methods }) => openMinor !== 0n && methods.includes(method));

/** Dealers of these lines, each once. */
export const dealersOf = (lines: readonly PayableLine[]): string[] => [
  ...new Set(lines.flatMap(({ dealerId }) => dealerId ?? [])),
];

/**
 * The lines that are paid and the one dealer they are of; null in cash to several or to nobody.
 * `wanted`: the dealer that was chosen; lines that name none are paid to it. Refuses with `expenses.severalDealers`, `expenses.noDealer`,
 * `expenses.unknownDealer`.
 */
export function payTo<T extends PayableLine>(
  lines: readonly T[],
  method: SettlementMethod,
  wanted: string | null,
): { lines: T[]; dealerId: string | null } {
  const payable = payableBy(lines, method);
  const dealers = dealersOf(payable);
  const [first = null] = dealers;
  if (method === 'CASH') {
    const isOne = payable.every(({ dealerId }) => dealerId === first);
    return { lines: payable, dealerId: isOne ? first : null };
  }
  if (wanted === null && dealers.length > 1) {
    refuse('expenses.severalDealers', { field: 'dealerId' });
  }
  const dealerId = wanted ?? first;
  if (dealerId === null) refuse('expenses.noDealer', { status: 'invalid', field: 'dealerId' });
  const owner = dealers.includes(dealerId) ? dealerId : null;
  const own = payable.filter((line) => line.dealerId === owner);
  if (own.length === 0) {
    refuse('expenses.unknownDealer', { status: 'invalid', field: 'dealerId' });
  }
  return { lines: own, dealerId };
}
