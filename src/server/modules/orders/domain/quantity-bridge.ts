/**
 * The bridge of a line from requested to delivered, with every missing unit under one cause. The
 * causes add up, so nothing can hide:
 * requested = fulfilled − over-shipped + Σ gaps, where fulfilled = shipped − re-opened.
 */
import type { BusinessDate } from '@/kernel/business-date';
import type { HoldReason } from './hold-types';
import {
  inTransitQuantity,
  openQuantity,
  overShippedQuantity,
  type LineQuantities,
} from './line-quantities';
import type { OrderStatus } from './order-machine';

export type GapCause =
  | 'NOT_SUBMITTED'
  | 'AWAITING_APPROVAL'
  | 'CREDIT_HOLD'
  | 'QUOTA_HOLD'
  | 'STOCK_HOLD'
  | 'OTHER_HOLD'
  | 'NOT_APPROVED'
  | 'REJECTED'
  | 'CANCELLED'
  | 'NO_STOCK'
  | 'IN_TIME'
  | 'LATE';

export interface Gap {
  readonly cause: GapCause;
  /** The approver's words, where the cause has any. */
  readonly reason: string | null;
  readonly quantity: number;
}

export interface BridgeInput {
  readonly status: OrderStatus;
  readonly line: LineQuantities;
  readonly cutReason: string | null;
  readonly openHolds: readonly HoldReason[];
  /** Units this line could reserve now, beyond what it has reserved. */
  readonly available: number;
  readonly dueOn: BusinessDate | null;
  readonly today: BusinessDate;
}

export interface QuantityBridge {
  readonly requested: number;
  readonly approved: number;
  readonly reserved: number;
  readonly shipped: number;
  readonly delivered: number;
  readonly returned: number;
  readonly fulfilled: number;
  readonly overShipped: number;
  /** Shipped and neither signed for nor back. */
  readonly inTransit: number;
  readonly gaps: readonly Gap[];
}

export function quantityBridge(input: BridgeInput): QuantityBridge {
  const { line } = input;
  return {
    requested: line.requested,
    approved: line.approved,
    reserved: line.reserved,
    shipped: line.shipped,
    delivered: line.delivered,
    returned: line.returned,
    fulfilled: line.shipped - line.reopened,
    overShipped: overShippedQuantity(line),
    inTransit: inTransitQuantity(line),
    gaps: [unapprovedGap(input), cancelledGap(line), ...openGaps(input)].filter(
      (gap) => gap.quantity > 0,
    ),
  };
}

function unapprovedGap({ status, line, cutReason, openHolds }: BridgeInput): Gap {
  const quantity = line.requested - line.approved;
  const cause = status === 'ON_HOLD' ? holdCause(openHolds) : CAUSE_OF_STATUS[status];
  const reason = cause === 'NOT_APPROVED' || cause === 'REJECTED' ? cutReason : null;
  return { cause, reason, quantity };
}

const CAUSE_OF_STATUS: Record<Exclude<OrderStatus, 'ON_HOLD'>, GapCause> = {
  DRAFT: 'NOT_SUBMITTED',
  SUBMITTED: 'AWAITING_APPROVAL',
  REJECTED: 'REJECTED',
  CANCELLED: 'CANCELLED',
  APPROVED: 'NOT_APPROVED',
  PARTIALLY_SHIPPED: 'NOT_APPROVED',
  SHIPPED: 'NOT_APPROVED',
  CLOSED: 'NOT_APPROVED',
};

/** Of several holds the one that takes longest to clear as a rule is named. */
function holdCause(openHolds: readonly HoldReason[]): GapCause {
  if (openHolds.includes('CREDIT_LIMIT') || openHolds.includes('OVERDUE')) return 'CREDIT_HOLD';
  if (openHolds.includes('QUOTA')) return 'QUOTA_HOLD';
  if (openHolds.includes('STOCK')) return 'STOCK_HOLD';
  return 'OTHER_HOLD';
}

function cancelledGap(line: LineQuantities): Gap {
  return { cause: 'CANCELLED', reason: null, quantity: line.cancelled };
}

/** What is open: without stock, or with it and still in time, or with it and late. */
function openGaps({ line, available, dueOn, today }: BridgeInput): Gap[] {
  const open = openQuantity(line);
  const covered = Math.min(open, line.reserved + Math.max(0, available));
  const late = dueOn !== null && dueOn < today;
  return [
    { cause: 'NO_STOCK', reason: null, quantity: open - covered },
    { cause: late ? 'LATE' : 'IN_TIME', reason: null, quantity: covered },
  ];
}
