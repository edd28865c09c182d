// The dealer's credit as a bar: what is used, what this order adds, where the limit is. Pure.

export interface CreditFigures {
  /** null: not limited. */
  readonly limitMinor: bigint | null;
  readonly exposureMinor: bigint;
  readonly afterMinor: bigint;
  readonly overdueDays: number;
  readonly overdueMinor: bigint;
}

export interface CreditBar {
  /** Shares of the bar's length, 0 to 1; together at most 1. */
  readonly used: number;
  readonly added: number;
  /** Where the limit stands on the bar; 1 unless the order goes past it. */
  readonly limit: number;
  readonly isOver: boolean;
  /** Left of the limit after the order; negative when over. */
  readonly roomMinor: bigint;
}

const STEPS = 10_000n;

/** A share as a number; only ever for drawing. */
function share(part: bigint, whole: bigint): number {
  if (whole <= 0n || part <= 0n) return 0;
  return Math.min(1, Number((part * STEPS) / whole) / Number(STEPS));
}

/** null where the dealer is not limited: there is nothing to measure against. */
export function creditBar({ limitMinor, exposureMinor, afterMinor }: CreditFigures) {
  if (limitMinor === null) return null;
  const length = afterMinor > limitMinor ? afterMinor : limitMinor;
  const used = share(exposureMinor < afterMinor ? exposureMinor : afterMinor, length);
  const bar: CreditBar = {
    used,
    added: Math.max(0, share(afterMinor, length) - used),
    limit: length === 0n ? 1 : share(limitMinor, length),
    isOver: afterMinor > limitMinor,
    roomMinor: limitMinor - afterMinor,
  };
  return bar;
}
