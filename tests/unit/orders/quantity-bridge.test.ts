import { describe, expect, it } from 'vitest';
import { newLine } from '@/server/modules/orders/domain/line-quantities';
import { quantityBridge, type BridgeInput } from '@/server/modules/orders/domain/quantity-bridge';

const base: BridgeInput = {
  status: 'PARTIALLY_SHIPPED',
  line: newLine(100),
  cutReason: null,
  openHolds: [],
  available: 0,
  dueOn: '2025-06-10',
  today: '2025-06-01',
};

function gaps(change: Partial<Omit<BridgeInput, 'line'>>, line: object = {}) {
  const bridge = quantityBridge({ ...base, ...change, line: { ...newLine(100), ...line } });
  return Object.fromEntries(bridge.gaps.map((gap) => [gap.cause, gap.quantity]));
}

describe('quantityBridge', () => {
  it.each([
    ['DRAFT', [], { NOT_SUBMITTED: 100 }],
    ['SUBMITTED', [], { AWAITING_APPROVAL: 100 }],
    ['ON_HOLD', ['STOCK', 'CREDIT_LIMIT'], { CREDIT_HOLD: 100 }],
    ['ON_HOLD', ['OVERDUE'], { CREDIT_HOLD: 100 }],
    ['ON_HOLD', ['STOCK', 'QUOTA'], { QUOTA_HOLD: 100 }],
    ['ON_HOLD', ['STOCK', 'PRICE'], { STOCK_HOLD: 100 }],
    ['ON_HOLD', ['MANUAL'], { OTHER_HOLD: 100 }],
    ['REJECTED', [], { REJECTED: 100 }],
    ['CANCELLED', [], { CANCELLED: 100 }],
  ] as const)('before approval, %s with %o', (status, openHolds, expected) => {
    expect(gaps({ status, openHolds })).toEqual(expected);
  });

  it.each([
    [{ approved: 70 }, {}, { NOT_APPROVED: 30, NO_STOCK: 70 }],
    [{ approved: 70, reserved: 50 }, {}, { NOT_APPROVED: 30, NO_STOCK: 20, IN_TIME: 50 }],
    [
      { approved: 70, reserved: 50 },
      { available: 15 },
      { NOT_APPROVED: 30, NO_STOCK: 5, IN_TIME: 65 },
    ],
    [{ approved: 100, reserved: 100 }, { today: '2025-06-11' }, { LATE: 100 }],
    [{ approved: 100, reserved: 100 }, { dueOn: null }, { IN_TIME: 100 }],
    [{ approved: 100, cancelled: 40, shipped: 60 }, {}, { CANCELLED: 40 }],
    [{ approved: 100, shipped: 100 }, {}, {}],
    [{ approved: 100, shipped: 100, returned: 10, reopened: 10 }, {}, { NO_STOCK: 10 }],
  ])('after approval, %o', (line, change, expected) => {
    expect(gaps(change, line)).toEqual(expected);
  });

  it('shows every step and the approver’s words', () => {
    const line = {
      ...newLine(100),
      approved: 90,
      overShipMax: 5,
      shipped: 95,
      delivered: 60,
      returned: 10,
    };
    expect(quantityBridge({ ...base, line, cutReason: 'allocation' })).toEqual({
      requested: 100,
      approved: 90,
      reserved: 0,
      shipped: 95,
      delivered: 60,
      returned: 10,
      fulfilled: 95,
      overShipped: 5,
      inTransit: 35,
      gaps: [{ cause: 'NOT_APPROVED', reason: 'allocation', quantity: 10 }],
    });
  });
});
