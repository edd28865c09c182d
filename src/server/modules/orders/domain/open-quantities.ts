// What an order that still needs somebody waits for, in the few figures its head carries: boards that
// count thousands of open orders read heads, never lines.
import type { HoldReason } from './hold-types';

export const HOLD_CAUSES = ['CREDIT_HOLD', 'QUOTA_HOLD', 'STOCK_HOLD', 'OTHER_HOLD'] as const;
export type HoldCause = (typeof HOLD_CAUSES)[number];

const CAUSE_OF: Readonly<Record<HoldReason, HoldCause>> = {
  CREDIT_LIMIT: 'CREDIT_HOLD',
  OVERDUE: 'CREDIT_HOLD',
  QUOTA: 'QUOTA_HOLD',
  STOCK: 'STOCK_HOLD',
  PRICE: 'OTHER_HOLD',
  MANUAL: 'OTHER_HOLD',
};

/** Of several holds the one that takes longest to clear, as the bridge of a line names it. */
export function holdCause(reasons: readonly HoldReason[]): HoldCause {
  const causes = new Set(reasons.map((reason) => CAUSE_OF[reason]));
  return HOLD_CAUSES.find((cause) => causes.has(cause)) ?? 'OTHER_HOLD';
}

/** Quantities of a line, in base units. */
export interface OpenLine {
  readonly requested: number;
  readonly approved: number;
  readonly reopened: number;
  readonly cancelled: number;
  readonly shipped: number;
  readonly reserved: number;
}

export interface OpenQuantities {
  requested: number;
  reserved: number;
  /** Approved, not shipped and without stock: the backlog. */
  short: number;
}

/** Sums over the lines of an order, in base units. */
export function openQuantities(lines: readonly OpenLine[]): OpenQuantities {
  const sum: OpenQuantities = { requested: 0, reserved: 0, short: 0 };
  for (const line of lines) {
    const { approved, reopened, cancelled, shipped, reserved } = line;
    sum.requested += line.requested;
    sum.reserved += reserved;
    sum.short += Math.max(approved + reopened - cancelled - shipped - reserved, 0);
  }
  return sum;
}
