import { describe, expect, it } from 'vitest';
import { approveQuantities } from '@/server/modules/orders/domain/approve';
import * as quantities from '@/server/modules/orders/domain/line-quantities';
import * as move from '@/server/modules/orders/domain/move-line';

const line = (change: Partial<quantities.LineQuantities> = {}): quantities.LineQuantities => ({
  ...quantities.newLine(100),
  approved: 80,
  ...change,
});

describe('line quantities', () => {
  it.each([
    [{}, 80, 80, 0, 0],
    [{ shipped: 30 }, 50, 50, 30, 30],
    [{ shipped: 30, invoiced: 10, returned: 5 }, 50, 50, 20, 25],
    [{ shipped: 80, returned: 20, reopened: 20 }, 20, 20, 80, 60],
    [{ cancelled: 30, shipped: 50 }, 0, 0, 50, 50],
    [{ overShipMax: 8, shipped: 80 }, 0, 8, 80, 80],
    [{ overShipMax: 8, shipped: 88 }, 0, 0, 88, 88],
  ])('%o: open %i, shippable %i, invoiceable %i, returnable %i', (change, ...expected) => {
    const one = line(change);
    expect([
      quantities.openQuantity(one),
      quantities.shippableQuantity(one),
      quantities.invoiceableQuantity(one),
      quantities.returnableQuantity(one),
    ]).toEqual(expected);
    expect(quantities.lineFaults(one)).toEqual([]);
  });

  it.each([
    [{ requested: 0, approved: 0 }, ['requestedNotPositive']],
    [{ approved: 101 }, ['approvedNotWithinRequested']],
    [{ shipped: 81 }, ['negativeOpen', 'reservedNotWithinOpen']],
    [{ reserved: 81 }, ['reservedNotWithinOpen']],
    [{ cancelled: -1 }, ['negativeCancelled']],
    [{ shipped: -1 }, expect.arrayContaining(['negativeShipped'])],
    [{ shipped: 5, delivered: 6 }, ['deliveredNotWithinShipped']],
    [{ shipped: 5, returned: 6 }, ['returnedNotWithinShipped']],
    [{ shipped: 5, returned: 2, reopened: 3 }, ['reopenedNotWithinReturned']],
    [{ shipped: 5, invoiced: 6 }, ['invoicedNotWithinShipped']],
    [{ overShipMax: -1 }, ['negativeOverShipMax']],
  ])('names what is wrong with %o', (change, faults) => {
    expect(quantities.lineFaults(line(change))).toEqual(faults);
  });

  it.each([
    [100, '0', 0],
    [100, '0.05', 5],
    [19, '0.05', 0],
    [20, '0.05', 1],
    [39, '0.05', 1],
  ])('allows %i at %s to be over by %i', (approved, tolerance, units) => {
    expect(quantities.overShipAllowance(approved, tolerance)).toBe(units);
  });

  it('knows what is on the way', () => {
    const one = line({ shipped: 50, delivered: 20, returned: 5 });
    expect(quantities.inTransitQuantity(one)).toBe(30);
    expect(quantities.inTransitQuantity({ ...one, returned: 50 })).toBe(0);
    expect(quantities.overShippedQuantity(line({ overShipMax: 8, shipped: 85 }))).toBe(5);
  });
});

describe('moves of a line', () => {
  it('ships what is reserved first', () => {
    const reserved = move.reserveLine(line(), 30);
    expect(move.shipLine(reserved, 20)).toMatchObject({ shipped: 20, reserved: 10 });
    expect(move.shipLine(reserved, 50)).toMatchObject({ shipped: 50, reserved: 0 });
  });

  it('cancels what is not reserved first', () => {
    const reserved = move.reserveLine(line(), 30);
    expect(move.cancelLine(reserved, 50)).toMatchObject({ cancelled: 50, reserved: 30 });
    expect(move.cancelLine(reserved, 60)).toMatchObject({ cancelled: 60, reserved: 20 });
  });

  it('re-opens the demand of returned goods only when told', () => {
    const shipped = move.shipLine(line(), 80);
    const kept = move.returnLine(shipped, 10, { reopen: false });
    const again = move.returnLine(shipped, 10, { reopen: true });
    expect([kept, again].map(quantities.openQuantity)).toEqual([0, 10]);
    expect(move.shipLine(again, 10)).toMatchObject({ shipped: 90, returned: 10, reopened: 10 });
  });

  it.each([
    ['approve', () => move.approveLine(line(), 101, 0), 'orders.approvedNotWithinRequested'],
    ['approve', () => move.approveLine(line(), -1, 0), 'orders.approvedNotWithinRequested'],
    ['reserve', () => move.reserveLine(line({ reserved: 70 }), 11), 'orders.reservedMoreThanOpen'],
    ['unreserve', () => move.unreserveLine(line(), 1), 'orders.unreservedMoreThanReserved'],
    ['ship', () => move.shipLine(line(), 81), 'orders.shippedMoreThanApproved'],
    ['deliver', () => move.deliverLine(line(), 1), 'orders.deliveredMoreThanShipped'],
    [
      'return',
      () => move.returnLine(line(), 1, { reopen: true }),
      'orders.returnedMoreThanShipped',
    ],
    ['cancel', () => move.cancelLine(line(), 81), 'orders.cancelledMoreThanOpen'],
    ['invoice', () => move.invoiceLine(line(), 1), 'orders.invoicedMoreThanShipped'],
  ])('refuses to %s too much', (_, act, code) => {
    expect(act).toThrow(expect.objectContaining({ code }));
  });

  it('says how much would have been possible', () => {
    expect(() => move.shipLine(line({ shipped: 50 }), 31)).toThrow(
      expect.objectContaining({ params: { quantity: 31, possible: 30 } }),
    );
    expect(() => move.shipLine(line(), 0)).toThrow(RangeError);
  });
});

describe('approveQuantities', () => {
  const lines = [
    { lineId: 'a', lineNo: 1, requested: 10 },
    { lineId: 'b', lineNo: 2, requested: 40 },
  ];

  it('approves in full what nobody cut', () => {
    const cuts = [{ lineId: 'b', approved: 30, reason: ' no shelf space ' }];
    expect(approveQuantities(lines, cuts, '0.1')).toEqual([
      { lineId: 'a', lineNo: 1, approved: 10, overShipMax: 1, cutReason: null },
      { lineId: 'b', lineNo: 2, approved: 30, overShipMax: 3, cutReason: 'no shelf space' },
    ]);
    expect(approveQuantities(lines, [{ lineId: 'a', approved: 10 }], '0')).toHaveLength(2);
  });

  it.each([
    [{ lineId: 'x', approved: 1, reason: 'r' }, 'orders.lineUnknown', 'lines.0.lineId'],
    [
      { lineId: 'a', approved: 11, reason: 'r' },
      'orders.approvedNotWithinRequested',
      'lines.0.approved',
    ],
    [
      { lineId: 'a', approved: -1, reason: 'r' },
      'orders.approvedNotWithinRequested',
      'lines.0.approved',
    ],
    [
      { lineId: 'a', approved: 1.5, reason: 'r' },
      'orders.approvedNotWithinRequested',
      'lines.0.approved',
    ],
    [{ lineId: 'a', approved: 9, reason: ' ' }, 'orders.cutReasonMissing', 'lines.0.reason'],
  ])('refuses %o', (cut, code, field) => {
    expect(() => approveQuantities(lines, [cut], '0')).toThrow(
      expect.objectContaining({
        code: 'orders.approvalInvalid',
        issues: [expect.objectContaining({ code, field })],
      }),
    );
  });

  it('refuses a line twice, and approving nothing at all', () => {
    const none = { approved: 0, reason: 'r' };
    const twice = [
      { lineId: 'a', ...none },
      { lineId: 'a', ...none },
    ];
    expect(() => approveQuantities(lines, twice, '0')).toThrow('orders.approvalInvalid');
    const all = [
      { lineId: 'a', ...none },
      { lineId: 'b', ...none },
    ];
    expect(() => approveQuantities(lines, all, '0')).toThrow('orders.nothingApproved');
  });
});
