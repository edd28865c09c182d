/**
 * What of a year's unused budget goes into the next: how much of each line of budget (centre,
 * account, programme), and from which periods it is taken. Pure.
 *
 * Unused is the budget less what is spent and less what is promised: promises stay in the year they
 * were made in, with the documents that hold them, and can be carried once they are given back.
 */
import { divideHalfUp } from '@/kernel/decimal';

/** Parts per million of the unused budget that may go. */
export const WHOLE_PPM = 1_000_000;

export interface CarryRule {
  /** This centre and everything below it; null: every centre. */
  readonly centreId: string | null;
  /** This account and everything below it; null: every account. */
  readonly accountId: string | null;
  readonly ratePpm: number;
  /** At most this of one line of budget, in minor units; null: no cap. */
  readonly capMinor: bigint | null;
}

export interface YearPeriod {
  readonly id: string;
  readonly isOpen: boolean;
  /** Budget less use of this period alone; below zero where another period paid for it. */
  readonly availableMinor: bigint;
}

/** One line of budget over the periods of a year, in their order. */
export interface YearLine {
  readonly centreId: string;
  readonly centrePath: readonly string[];
  readonly accountId: string;
  readonly accountPath: readonly string[];
  readonly programmeId: string;
  /** What is promised, of both kinds. */
  readonly promisedMinor: bigint;
  /** Already carried out of this year, or asked to be. */
  readonly carriedMinor: bigint;
  /** Asked to be carried and not yet posted; part of `carriedMinor`. */
  readonly pendingMinor: bigint;
  readonly periods: readonly YearPeriod[];
}

/** The first rule that names the line, in the order given; undefined: nothing is carried. */
export function ruleFor(line: YearLine, rules: readonly CarryRule[]): CarryRule | undefined {
  return rules.find(
    ({ centreId, accountId }) =>
      (centreId === null || line.centrePath.includes(centreId)) &&
      (accountId === null || line.accountPath.includes(accountId)),
  );
}

/** What is left of the year on this line and not yet asked to be carried; never below zero. */
export function unusedOf({ periods, pendingMinor }: YearLine): bigint {
  const available = periods.reduce((sum, period) => sum + period.availableMinor, 0n);
  const unused = available - pendingMinor;
  return unused > 0n ? unused : 0n;
}

/**
 * How much still goes. The rule is applied to all that would have been unused had nothing been
 * carried, and what was carried is taken off: the same rule twice carries nothing the second time,
 * and after a promise is given back it carries just the difference.
 */
export function carryOf(line: YearLine, rule: CarryRule | undefined): bigint {
  if (!rule) return 0n;
  const unused = unusedOf(line);
  const whole = unused + line.carriedMinor;
  const share = divideHalfUp(whole * BigInt(rule.ratePpm), BigInt(WHOLE_PPM));
  const target = rule.capMinor !== null && share > rule.capMinor ? rule.capMinor : share;
  const more = target - line.carriedMinor;
  if (more <= 0n) return 0n;
  return more > unused ? unused : more;
}

export interface Taken {
  readonly periodId: string;
  readonly amountMinor: bigint;
}

/**
 * Takes an amount out of the open periods, the last one first, each up to what it has; what lies in
 * closed periods is taken from the last open one, because a closed period keeps its budget. Empty
 * where no period is open.
 */
export function takeFrom(line: YearLine, amountMinor: bigint): Taken[] {
  const open = line.periods.filter(({ isOpen }) => isOpen).toReversed();
  const [last] = open;
  if (!last || amountMinor <= 0n) return [];
  const taken = new Map<string, bigint>();
  let left = amountMinor;
  for (const { id, availableMinor } of open) {
    const part = availableMinor < left ? availableMinor : left;
    if (part <= 0n) continue;
    taken.set(id, part);
    left -= part;
  }
  if (left > 0n) taken.set(last.id, (taken.get(last.id) ?? 0n) + left);
  return [...taken].map(([periodId, minor]) => ({ periodId, amountMinor: minor }));
}
