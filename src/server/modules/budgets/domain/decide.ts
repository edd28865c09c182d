/**
 * The decision about one limit: what it is after a set of postings, and whether that passes. The
 * database holds the same rule as a CHECK: used ≤ ceiling + allowance.
 */
import { decimal, divideHalfUp, type Decimal } from '@/kernel/decimal';
import type { Control } from './control';

/** The stored sums of a limit, in minor units. */
export interface LimitState {
  readonly budgetMinor: bigint;
  readonly usedMinor: bigint;
  /** What may be used; null where nothing stops. */
  readonly ceilingMinor: bigint | null;
  /** How much of what is used stands above the ceiling, each part let through on record. */
  readonly allowanceMinor: bigint;
  /** Whether any budget was ever given here, be it zero. */
  readonly budgeted: boolean;
}

export const NEW_LIMIT = { budgetMinor: 0n, usedMinor: 0n, allowanceMinor: 0n, budgeted: false };

/** The net effect of all postings of one call on one limit. */
export interface LimitDelta {
  readonly budgetMinor: bigint;
  readonly usedMinor: bigint;
  /** A budget was given, even one of zero. */
  readonly givesBudget: boolean;
}

export type FindingCode =
  'budgets.overBudget' | 'budgets.belowUsed' | 'budgets.unbudgeted' | 'budgets.nearLimit';

export interface LimitDecision {
  readonly after: LimitState & { readonly allowanceMinor: bigint };
  /** What passes only with an override. */
  readonly stop: FindingCode | null;
  readonly warning: FindingCode | null;
  /** What could still be used before, up to what stops or, where nothing does, to what warns. */
  readonly availableMinor: bigint | null;
  /** By how much it is too much, whether that stops or warns; 0 when it fits. */
  readonly missingMinor: bigint;
  /** Used before any budget was given, which the budget that comes now does not cover. */
  readonly grantedMinor: bigint;
}

/**
 * A share of a budget, half-up. A negative budget (what must come back) loosens in the same
 * direction: 110 % of −100 is −90.
 */
export function shareOf(budgetMinor: bigint, rate: string): bigint {
  const { unscaled, scale }: Decimal = decimal(rate);
  const whole = 10n ** BigInt(scale);
  const factor = budgetMinor < 0n ? 2n * whole - unscaled : unscaled;
  return divideHalfUp(budgetMinor * factor, whole);
}

/** null: nothing stops here. */
export function ceilingOf(
  control: Pick<Control, 'mode' | 'stopRate' | 'unbudgeted'>,
  { budgetMinor, budgeted }: Pick<LimitState, 'budgetMinor' | 'budgeted'>,
): bigint | null {
  if (!budgeted) return control.unbudgeted === 'STOP' ? 0n : null;
  return control.mode === 'STOP' ? shareOf(budgetMinor, control.stopRate) : null;
}

const above = (amount: bigint, ceiling: bigint | null): bigint =>
  ceiling === null || amount <= ceiling ? 0n : amount - ceiling;

function warningOf(
  control: Control,
  after: Omit<LimitState, 'allowanceMinor'>,
  delta: LimitDelta,
): FindingCode | null {
  const isTighter = delta.usedMinor > 0n || delta.budgetMinor < 0n;
  if (!isTighter) return null;
  if (!after.budgeted) {
    return control.unbudgeted === 'WARN' && delta.usedMinor > 0n ? 'budgets.unbudgeted' : null;
  }
  if (control.mode === 'TRACK' || after.usedMinor <= 0n) return null;
  if (after.usedMinor > shareOf(after.budgetMinor, control.stopRate)) return 'budgets.overBudget';
  const isNear = after.usedMinor >= shareOf(after.budgetMinor, control.warnRate);
  return isNear ? 'budgets.nearLimit' : null;
}

function stopCode(budgeted: boolean, delta: LimitDelta): FindingCode {
  if (!budgeted) return 'budgets.unbudgeted';
  return delta.usedMinor > 0n ? 'budgets.overBudget' : 'budgets.belowUsed';
}

/** What becomes of a limit. `after` always satisfies the guard: on a stop, as if it were overridden. */
export function decide(control: Control, before: LimitState, delta: LimitDelta): LimitDecision {
  const budgeted = before.budgeted || delta.givesBudget;
  const budgetMinor = before.budgetMinor + delta.budgetMinor;
  const usedMinor = before.usedMinor + delta.usedMinor;
  const ceilingMinor = ceilingOf(control, { budgetMinor, budgeted });
  const excess = above(usedMinor, ceilingMinor);
  // Spent while nothing was planned and that was allowed: the first budget does not forbid it.
  const grantedMinor = before.ceilingMinor === null ? above(before.usedMinor, ceilingMinor) : 0n;
  const allowed = before.allowanceMinor + grantedMinor;
  const stopped = above(excess, allowed);
  const stop = stopped > 0n ? stopCode(budgeted, delta) : null;
  const after = { budgetMinor, usedMinor, ceilingMinor, allowanceMinor: excess, budgeted };
  const warning = stop === null ? warningOf(control, after, delta) : null;
  const line = ceilingMinor ?? (budgeted ? shareOf(budgetMinor, control.stopRate) : null);
  return {
    after,
    stop,
    warning,
    availableMinor: line === null ? null : line + allowed - before.usedMinor,
    missingMinor: warning === 'budgets.overBudget' ? above(usedMinor, line) : stopped,
    grantedMinor: grantedMinor > excess ? excess : grantedMinor,
  };
}
