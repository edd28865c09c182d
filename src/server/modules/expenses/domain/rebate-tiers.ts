/**
 * What a dealer has earned by the tiers of an agreement. The three methods differ in which sales a
 * tier pays for (sales 2,000 with A: 10 % to 1,000 and B: 25 % to 2,500):
 *
 * - STEPPED: each tier for the sales within it: 1,000 x 10 % + 1,000 x 25 % = 350.
 * - CUMULATIVE: the tier that is reached for all sales: 2,000 x 25 % = 500.
 * - ROLLING: every tier that is reached, each for all sales up to its own end: 100 + 500 = 600.
 *
 * Sales beyond the end of the last tier earn nothing more.
 */
import { decimal, divideHalfUp } from '@/kernel/decimal';
import { refuse } from '@/kernel/domain-error';

export const REBATE_METHODS = ['STEPPED', 'CUMULATIVE', 'ROLLING'] as const;
export type RebateMethod = (typeof REBATE_METHODS)[number];

export interface RebateTier {
  /** Sales this tier reaches up to, minor units; null: without end. */
  readonly upToMinor: bigint | null;
  /** A share such as `0.25`. */
  readonly rate: string;
}

/** Refuses with `rebates.noTiers`, `rebates.tiersNotAscending`, `rebates.openTierNotLast`. */
export function checkTiers(tiers: readonly RebateTier[]): void {
  if (tiers.length === 0) refuse('rebates.noTiers', { status: 'invalid', field: 'tiers' });
  tiers.forEach(({ upToMinor }, index) => {
    const field = `tiers.${index}.upToMinor`;
    if (upToMinor === null) {
      if (index < tiers.length - 1) refuse('rebates.openTierNotLast', { status: 'invalid', field });
      return;
    }
    const before = tiers[index - 1]?.upToMinor ?? 0n;
    if (upToMinor <= before) refuse('rebates.tiersNotAscending', { status: 'invalid', field });
  });
}

const SCALE = 6;
const WHOLE = 10n ** BigInt(SCALE);

function ppm(rate: string): bigint {
  const { unscaled, scale } = decimal(rate);
  if (scale > SCALE) throw new RangeError(`a rate has at most ${SCALE} digits: ${rate}`);
  return unscaled * 10n ** BigInt(SCALE - scale);
}

const least = (a: bigint, b: bigint | null) => (b === null || a < b ? a : b);

/** What one tier pays for, by the method. `from` is the end of the tier below. */
function paidSales(
  method: RebateMethod,
  {
    sales,
    from,
    upTo,
    isTop,
  }: { sales: bigint; from: bigint; upTo: bigint | null; isTop: boolean },
): bigint {
  const within = least(sales, upTo);
  if (method === 'STEPPED') return within - from;
  if (method === 'ROLLING') return within;
  return isTop ? within : 0n;
}

/** What one tier that was reached adds, as it is shown to who asks how a rebate came about. */
export interface RebateStep {
  readonly upToMinor: bigint | null;
  readonly rate: string;
  /** The sales the tier pays for. */
  readonly paidMinor: bigint;
  readonly amountMinor: bigint;
}

/**
 * The tiers that sales reach, each with the sales it pays for. Only their sum is rounded, half-up; each
 * amount is what the sum grows by with it, so the amounts make up the rebate. Sales below zero (more came
 * back) reach none.
 */
export function rebateSteps(
  method: RebateMethod,
  tiers: readonly RebateTier[],
  salesMinor: bigint,
): RebateStep[] {
  checkTiers(tiers);
  if (salesMinor <= 0n) return [];
  const starts = tiers.map((_, index) => tiers[index - 1]?.upToMinor ?? 0n);
  const reached = tiers.filter((_, index) => salesMinor > (starts[index] ?? 0n));
  let exact = 0n;
  return reached.map(({ upToMinor, rate }, index) => {
    const isTop = index === reached.length - 1;
    const tier = { sales: salesMinor, from: starts[index] ?? 0n, upTo: upToMinor, isTop };
    const paidMinor = paidSales(method, tier);
    const before = divideHalfUp(exact, WHOLE);
    exact += paidMinor * ppm(rate);
    return { upToMinor, rate, paidMinor, amountMinor: divideHalfUp(exact, WHOLE) - before };
  });
}

/** Minor units, rounded half-up once, at the end. Sales below zero earn nothing. */
export function earnedRebate(
  method: RebateMethod,
  tiers: readonly RebateTier[],
  salesMinor: bigint,
): bigint {
  const steps = rebateSteps(method, tiers, salesMinor);
  return steps.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
}

/** What is to be paid now: earlier settlements are subtracted, and nobody pays back. */
export function payableRebate(earnedMinor: bigint, earlierMinor: bigint): bigint {
  return earnedMinor > earlierMinor ? earnedMinor - earlierMinor : 0n;
}
