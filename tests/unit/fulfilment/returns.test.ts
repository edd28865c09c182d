import { describe, expect, it } from 'vitest';
import { actionsFrom, isFinal } from '@/kernel/state-machine';
import { returnEffects } from '@/server/modules/fulfilment/domain/return-effects';
import { RETURN_STATUSES, returnMachine } from '@/server/modules/fulfilment/domain/return-machine';
import { checkReturn, returnableQuantity } from '@/server/modules/fulfilment/domain/returnable';
import {
  SHIPMENT_STATUSES,
  shipmentMachine,
} from '@/server/modules/fulfilment/domain/shipment-machine';

describe('states', () => {
  it('of a shipment', () => {
    expect(
      SHIPMENT_STATUSES.map((status) => actionsFrom(shipmentMachine, status).join(' ')),
    ).toEqual(['release cancel', 'pick cancel', 'ship cancel', 'deliver', '', '']);
  });

  it('of a return', () => {
    expect(RETURN_STATUSES.map((status) => actionsFrom(returnMachine, status).join(' '))).toEqual([
      'authorize reject cancel',
      'receive cancel',
      'inspect reject',
      'credit',
      '',
      '',
      '',
    ]);
    expect(isFinal(returnMachine, 'CREDITED')).toBe(true);
  });
});

describe('checkReturn', () => {
  const lines = [
    { orderLineId: 'a', lineNo: 1, shipped: 10, returned: 2, pending: 3 },
    { orderLineId: 'b', lineNo: 2, shipped: 4, returned: 4, pending: 0 },
  ];

  it('leaves what was shipped, less returned and under way', () => {
    expect(lines.map(returnableQuantity)).toEqual([5, 0]);
    const rows = [
      { orderLineId: 'a', quantity: 2 },
      { orderLineId: 'a', quantity: 3 },
    ];
    expect([...checkReturn(lines, rows)]).toEqual([['a', 5]]);
  });

  it.each([
    [[{ orderLineId: 'a', quantity: 6 }], 'fulfilment.returnedMoreThanShipped', 0, 5],
    [
      [
        { orderLineId: 'a', quantity: 4 },
        { orderLineId: 'a', quantity: 2 },
      ],
      'fulfilment.returnedMoreThanShipped',
      1,
      1,
    ],
    [[{ orderLineId: 'b', quantity: 1 }], 'fulfilment.returnedMoreThanShipped', 0, 0],
  ])('counts rows of one line together: case %#', (rows, code, row, possible) => {
    expect(() => checkReturn(lines, rows)).toThrow(
      expect.objectContaining({
        code: 'fulfilment.returnInvalid',
        issues: [
          expect.objectContaining({
            code,
            field: `lines.${row}.quantity`,
            params: expect.objectContaining({ possible }),
          }),
        ],
      }),
    );
  });

  it.each([
    [{ orderLineId: 'x', quantity: 1 }, 'fulfilment.lineUnknown'],
    [{ orderLineId: 'a', quantity: 0 }, 'fulfilment.quantityNotPositive'],
    [{ orderLineId: 'a', quantity: 0.5 }, 'fulfilment.quantityNotPositive'],
  ])('refuses %o', (row, code) => {
    expect(() => checkReturn(lines, [row])).toThrow(
      expect.objectContaining({ issues: [expect.objectContaining({ code })] }),
    );
  });

  it('refuses a return of nothing', () => {
    expect(() => checkReturn(lines, [])).toThrow('fulfilment.returnEmpty');
  });
});

describe('returnEffects', () => {
  const lines = [
    { orderLineId: 'a', productId: 'p', quantity: 5, accepted: 4 },
    { orderLineId: 'b', productId: 'p', quantity: 2, accepted: 2 },
    { orderLineId: 'c', productId: 'q', quantity: 3, accepted: 0 },
  ];
  const flags = [true, false].flatMap((reopenDemand) =>
    [true, false].flatMap((restock) =>
      [true, false].map((credit) => ({ reopenDemand, restock, credit })),
    ),
  );

  it.each(flags)('%o', ({ reopenDemand, restock, credit }) => {
    expect(returnEffects({ reopenDemand, restock, credit }, lines)).toEqual({
      quantities: [
        { orderLineId: 'a', returned: 4, reopened: reopenDemand ? 4 : 0 },
        { orderLineId: 'b', returned: 2, reopened: reopenDemand ? 2 : 0 },
      ],
      stock: restock ? [{ productId: 'p', onHandDelta: 6 }] : [],
      credits: credit
        ? [
            { orderLineId: 'a', quantity: 4 },
            { orderLineId: 'b', quantity: 2 },
          ]
        : [],
    });
  });

  it.each([6, -1, 0.5])('does not accept %d of 5', (accepted) => {
    const all = { reopenDemand: true, restock: true, credit: true };
    const line = { orderLineId: 'a', productId: 'p', quantity: 5, accepted };
    expect(() => returnEffects(all, [line])).toThrow(
      expect.objectContaining({
        code: 'fulfilment.acceptedNotWithinReturned',
        field: 'lines.0.accepted',
      }),
    );
  });
});
