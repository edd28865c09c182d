/**
 * The states of an order. Shipping, closing and re-opening follow from the quantities of the lines
 * (derive-status.ts); everything else is an act of a person or the outcome of evaluating holds.
 */
import { defineMachine } from '@/kernel/state-machine';

export const ORDER_STATUSES = [
  'DRAFT',
  'SUBMITTED',
  'ON_HOLD',
  'APPROVED',
  'PARTIALLY_SHIPPED',
  'SHIPPED',
  'CLOSED',
  'REJECTED',
  'CANCELLED',
] as const;

export type OrderStatus = (typeof ORDER_STATUSES)[number];

export const ORDER_ACTIONS = [
  'amend',
  'submit',
  'hold',
  'clearHolds',
  'approve',
  'reject',
  'cancel',
  'shipPart',
  'shipAll',
  'reopenDemand',
  'cancelRest',
  'close',
] as const;

export type OrderAction = (typeof ORDER_ACTIONS)[number];

/** A change of quantity, price, dealer or terms (`amend`) takes an approved order back. */
export const orderMachine = defineMachine<OrderStatus, OrderAction>({
  document: 'order',
  states: ORDER_STATUSES,
  initial: 'DRAFT',
  transitions: [
    { from: 'DRAFT', action: 'amend', to: 'DRAFT' },
    { from: 'DRAFT', action: 'submit', to: 'SUBMITTED' },
    { from: 'DRAFT', action: 'cancel', to: 'CANCELLED' },
    { from: 'SUBMITTED', action: 'amend', to: 'SUBMITTED' },
    { from: 'SUBMITTED', action: 'hold', to: 'ON_HOLD' },
    { from: 'SUBMITTED', action: 'approve', to: 'APPROVED' },
    { from: 'SUBMITTED', action: 'reject', to: 'REJECTED' },
    { from: 'SUBMITTED', action: 'cancel', to: 'CANCELLED' },
    { from: 'ON_HOLD', action: 'amend', to: 'SUBMITTED' },
    { from: 'ON_HOLD', action: 'hold', to: 'ON_HOLD' },
    { from: 'ON_HOLD', action: 'clearHolds', to: 'SUBMITTED' },
    { from: 'ON_HOLD', action: 'reject', to: 'REJECTED' },
    { from: 'ON_HOLD', action: 'cancel', to: 'CANCELLED' },
    { from: 'APPROVED', action: 'amend', to: 'SUBMITTED' },
    { from: 'APPROVED', action: 'cancel', to: 'CANCELLED' },
    { from: 'APPROVED', action: 'shipPart', to: 'PARTIALLY_SHIPPED' },
    { from: 'APPROVED', action: 'shipAll', to: 'SHIPPED' },
    { from: 'PARTIALLY_SHIPPED', action: 'shipPart', to: 'PARTIALLY_SHIPPED' },
    { from: 'PARTIALLY_SHIPPED', action: 'shipAll', to: 'SHIPPED' },
    { from: 'PARTIALLY_SHIPPED', action: 'reopenDemand', to: 'PARTIALLY_SHIPPED' },
    { from: 'PARTIALLY_SHIPPED', action: 'cancelRest', to: 'SHIPPED' },
    { from: 'SHIPPED', action: 'reopenDemand', to: 'PARTIALLY_SHIPPED' },
    { from: 'SHIPPED', action: 'close', to: 'CLOSED' },
    { from: 'CLOSED', action: 'reopenDemand', to: 'PARTIALLY_SHIPPED' },
  ],
});
