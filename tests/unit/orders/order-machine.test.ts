import { describe, expect, it } from 'vitest';
import { actionsFrom, next } from '@/kernel/state-machine';
import { deriveStatus, orderProgress } from '@/server/modules/orders/domain/derive-status';
import { newLine, type LineQuantities } from '@/server/modules/orders/domain/line-quantities';
import {
  ORDER_ACTIONS,
  ORDER_STATUSES,
  orderMachine,
  type OrderStatus,
} from '@/server/modules/orders/domain/order-machine';

const allowed: Record<OrderStatus, string> = {
  DRAFT: 'amend submit cancel',
  SUBMITTED: 'amend hold approve reject cancel',
  ON_HOLD: 'amend hold clearHolds reject cancel',
  APPROVED: 'amend cancel shipPart shipAll',
  PARTIALLY_SHIPPED: 'shipPart shipAll reopenDemand cancelRest',
  SHIPPED: 'reopenDemand close',
  CLOSED: 'reopenDemand',
  REJECTED: '',
  CANCELLED: '',
};

describe('order states', () => {
  it.each(ORDER_STATUSES)('from %s allows exactly its actions', (status) => {
    expect(actionsFrom(orderMachine, status).join(' ')).toBe(allowed[status]);
    for (const action of ORDER_ACTIONS) {
      if (allowed[status].split(' ').includes(action)) continue;
      expect(() => next(orderMachine, status, action)).toThrow('order.transitionNotAllowed');
    }
  });

  it('takes a changed approved order back to approval', () => {
    expect(next(orderMachine, 'APPROVED', 'amend')).toBe('SUBMITTED');
    expect(next(orderMachine, 'ON_HOLD', 'amend')).toBe('SUBMITTED');
  });
});

const line = (change: Partial<LineQuantities>): LineQuantities => ({
  ...newLine(10),
  approved: 10,
  ...change,
});
const shipped = line({ shipped: 10 });
const settled = line({ shipped: 10, delivered: 10, invoiced: 10 });

describe('deriveStatus', () => {
  it.each<[OrderStatus, LineQuantities[], OrderStatus]>([
    ['DRAFT', [newLine(1)], 'DRAFT'],
    ['REJECTED', [newLine(1)], 'REJECTED'],
    ['APPROVED', [line({})], 'APPROVED'],
    ['APPROVED', [line({ cancelled: 10 })], 'CANCELLED'],
    ['APPROVED', [line({ shipped: 1 })], 'PARTIALLY_SHIPPED'],
    ['APPROVED', [shipped, line({})], 'PARTIALLY_SHIPPED'],
    ['PARTIALLY_SHIPPED', [shipped, line({ cancelled: 10 })], 'SHIPPED'],
    ['APPROVED', [shipped], 'SHIPPED'],
    ['SHIPPED', [settled], 'CLOSED'],
    ['SHIPPED', [settled, shipped], 'SHIPPED'],
    ['SHIPPED', [line({ shipped: 10, returned: 10, invoiced: 10 })], 'CLOSED'],
    ['SHIPPED', [line({ shipped: 10, delivered: 5, returned: 5, invoiced: 10 })], 'SHIPPED'],
    ['CLOSED', [line({ ...settled, returned: 2, reopened: 2 })], 'PARTIALLY_SHIPPED'],
    ['PARTIALLY_SHIPPED', [line({ approved: 0 }), shipped], 'SHIPPED'],
    ['APPROVED', [line({ overShipMax: 2, shipped: 12 })], 'SHIPPED'],
  ])('%s with its lines is %#', (current, lines, expected) => {
    expect(deriveStatus(current, lines)).toBe(expected);
  });
});

describe('orderProgress', () => {
  it('never lets one line hide another', () => {
    const over = line({ overShipMax: 5, shipped: 15, delivered: 15, invoiced: 15 });
    expect(orderProgress([over, line({ reserved: 4 })])).toEqual({
      reserved: 'PART',
      shipped: 'PART',
      delivered: 'FULL',
      invoiced: 'FULL',
    });
    expect(orderProgress([line({})])).toEqual({
      reserved: 'NONE',
      shipped: 'NONE',
      delivered: 'NONE',
      invoiced: 'NONE',
    });
  });
});
