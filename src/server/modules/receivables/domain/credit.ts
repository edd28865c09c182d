/**
 * Credit control: what a dealer uses of its limit, and whether more fits. The same decision is made
 * at submit, increase, re-open, release and ship, under the lock of the dealer's account.
 */
import { diffDays, type BusinessDate } from '@/kernel/business-date';

/** The buckets of a dealer's account, in minor units of its currency. */
export interface AccountBalance {
  /** Approved and not shipped. */
  readonly openOrderMinor: bigint;
  /** Shipped and not invoiced. */
  readonly unbilledMinor: bigint;
  /** Invoiced and not paid. */
  readonly invoicedMinor: bigint;
  /** Received or credited, and not applied to an invoice. */
  readonly unappliedMinor: bigint;
}

/** Negative when the dealer has paid ahead. */
export function creditExposure(account: AccountBalance): bigint {
  return (
    account.openOrderMinor + account.unbilledMinor + account.invoicedMinor - account.unappliedMinor
  );
}

export interface CreditQuestion {
  /** null = not limited, 0 = prepayment only. */
  readonly limitMinor: bigint | null;
  readonly exposureMinor: bigint;
  /** What is to be added; zero or less frees credit and always passes. */
  readonly addMinor: bigint;
}

export interface CreditDecision {
  readonly allowed: boolean;
  readonly exposureAfterMinor: bigint;
  /** How much is over the limit afterwards; 0 when allowed. */
  readonly shortfallMinor: bigint;
  /** What is left of the limit before; null when not limited, negative when passed already. */
  readonly availableMinor: bigint | null;
}

export function decideCredit({
  limitMinor,
  exposureMinor,
  addMinor,
}: CreditQuestion): CreditDecision {
  const exposureAfterMinor = exposureMinor + addMinor;
  if (limitMinor === null) {
    return { allowed: true, exposureAfterMinor, shortfallMinor: 0n, availableMinor: null };
  }
  const over = exposureAfterMinor - limitMinor;
  const allowed = over <= 0n || addMinor <= 0n;
  return {
    allowed,
    exposureAfterMinor,
    shortfallMinor: allowed ? 0n : over,
    availableMinor: limitMinor - exposureMinor,
  };
}

export interface DueItem {
  readonly dueOn: BusinessDate | null;
  readonly openMinor: bigint;
}

/**
 * The items overdue for more days than a dealer may be, the longest overdue first. `blockAfterDays`
 * null never blocks; 0 blocks from the day after the due date.
 */
export function overdueItems<T extends DueItem>(
  items: readonly T[],
  today: BusinessDate,
  blockAfterDays: number | null,
): T[] {
  if (blockAfterDays === null) return [];
  const overdue = items.flatMap((item) => {
    if (item.dueOn === null || item.openMinor <= 0n) return [];
    const days = diffDays(item.dueOn, today);
    return days > blockAfterDays ? [{ item, days }] : [];
  });
  return overdue.sort((a, b) => b.days - a.days).map(({ item }) => item);
}
