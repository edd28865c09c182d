// What can be done to many orders at once, to whom it is offered, and which orders allow it. Pure.
import type { OrderStatus } from './order-filters';

export const BATCH_ACTIONS = ['submit', 'approve', 'release', 'reject', 'cancel'] as const;
export type BatchAction = (typeof BATCH_ACTIONS)[number];

interface ActionRule {
  readonly permission: string;
  readonly statuses: readonly OrderStatus[];
  readonly needsReason: boolean;
}

export const BATCH_RULES: Record<BatchAction, ActionRule> = {
  submit: { permission: 'orders.submit', statuses: ['DRAFT'], needsReason: false },
  approve: { permission: 'orders.approve', statuses: ['SUBMITTED'], needsReason: false },
  reject: { permission: 'orders.reject', statuses: ['SUBMITTED', 'ON_HOLD'], needsReason: true },
  cancel: {
    permission: 'orders.cancel',
    statuses: ['DRAFT', 'SUBMITTED', 'ON_HOLD', 'APPROVED', 'PARTIALLY_SHIPPED'],
    needsReason: true,
  },
  release: {
    permission: 'orders.release',
    statuses: ['APPROVED', 'PARTIALLY_SHIPPED'],
    needsReason: false,
  },
};

/** What is decided on the page of waiting orders; the rest belongs to the whole list. */
export const DECISIONS: readonly BatchAction[] = ['approve', 'reject'];

/** What this person may do to orders in bulk at all. */
export function batchActionsFor(permissions: readonly string[]): readonly BatchAction[] {
  return BATCH_ACTIONS.filter((action) => permissions.includes(BATCH_RULES[action].permission));
}

/** The orders of a selection whose state allows the action. */
export function eligible<Order extends { readonly status: OrderStatus }>(
  action: BatchAction,
  orders: readonly Order[],
): readonly Order[] {
  return orders.filter((order) => BATCH_RULES[action].statuses.includes(order.status));
}
