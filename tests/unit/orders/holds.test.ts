import { describe, expect, it } from 'vitest';
import { cutsWorth } from '@/server/modules/orders/domain/cut-lines';
import {
  applyHoldPolicy,
  evaluateHolds,
  type HoldInput,
} from '@/server/modules/orders/domain/holds';

const nothing: HoldInput = {
  currency: 'TWD',
  creditShortfallMinor: 0n,
  openInvoices: [],
  overdueInvoices: [],
  lines: [
    { line: 1, quantity: 10, totalMinor: 1_000n },
    { line: 2, quantity: 100, totalMinor: 10_000n },
  ],
  shortLines: [],
  prices: [],
  priceTolerance: '0',
  quota: [],
  manual: false,
};
const invoices = [
  { invoiceId: 'b', number: 'B', dueOn: '2025-05-01', openMinor: 2_000n },
  { invoiceId: 'a', number: 'A', dueOn: '2025-04-01', openMinor: 2_500n },
  { invoiceId: 'c', number: 'C', dueOn: null, openMinor: 9_000n },
];

describe('evaluateHolds', () => {
  it('has none for an order that may pass', () => expect(evaluateHolds(nothing)).toEqual([]));

  it('says to pay invoices A and B, or cut line 2 by 30', () => {
    const held = { ...nothing, creditShortfallMinor: 3_000n, openInvoices: invoices };
    expect(evaluateHolds(held)).toEqual([
      {
        reason: 'CREDIT_LIMIT',
        remedy: {
          steps: [
            [
              {
                kind: 'pay',
                amountMinor: '3000',
                currency: 'TWD',
                invoices: [
                  { invoiceId: 'a', number: 'A', dueOn: '2025-04-01', openMinor: '2500' },
                  { invoiceId: 'b', number: 'B', dueOn: '2025-05-01', openMinor: '2000' },
                ],
              },
              { kind: 'cutLines', cuts: [{ line: 2, by: 30 }] },
            ],
          ],
        },
      },
    ]);
  });

  it('offers no cut when the whole order is not enough', () => {
    const [hold] = evaluateHolds({ ...nothing, creditShortfallMinor: 11_001n });
    expect(hold?.remedy.steps[0]?.map((option) => option.kind)).toEqual(['pay']);
  });

  it('wants overdue invoices paid, the oldest first', () => {
    const [hold] = evaluateHolds({ ...nothing, overdueInvoices: invoices.slice(0, 2) });
    expect(hold).toMatchObject({
      reason: 'OVERDUE',
      remedy: {
        steps: [
          [{ kind: 'pay', amountMinor: '4500', invoices: [{ number: 'A' }, { number: 'B' }] }],
        ],
      },
    });
  });

  it('names line, shortage, date and warehouse of what is short', () => {
    const shortLines = [
      { line: 1, shortage: 0, nextDate: null, elsewhere: [] },
      {
        line: 2,
        shortage: 30,
        nextDate: '2025-06-10',
        elsewhere: [
          { warehouseId: 'w2', available: 30 },
          { warehouseId: 'w3', available: 29 },
        ],
      },
      { line: 3, shortage: 5, nextDate: null, elsewhere: [] },
    ];
    expect(evaluateHolds({ ...nothing, shortLines })).toEqual([
      {
        reason: 'STOCK',
        remedy: {
          steps: [
            [
              { kind: 'cutLines', cuts: [{ line: 2, by: 30 }] },
              { kind: 'arrivesOn', line: 2, date: '2025-06-10' },
              { kind: 'otherWarehouse', line: 2, warehouseId: 'w2' },
            ],
            [{ kind: 'cutLines', cuts: [{ line: 3, by: 5 }] }],
          ],
        },
      },
    ]);
  });

  it.each([
    ['10', '0', '10', '0', null],
    ['9.5', '0', '10', '0.05', null],
    ['9.49', '0', '10', '0.05', '9.5'],
    ['10', '0.1', '10', '0.05', '9.5'],
    ['10', '0.1', '10', '0.1', null],
    ['12', '0', '10', '0', null],
  ])(
    'price %s less %s of list %s, tolerance %s',
    (unitPrice, discountRate, listPrice, priceTolerance, least) => {
      const prices = [{ line: 4, unitPrice, discountRate, listPrice }];
      const holds = evaluateHolds({ ...nothing, prices, priceTolerance });
      if (least === null) expect(holds).toEqual([]);
      else {
        expect(holds[0]?.remedy.steps[0]?.[0]).toEqual({
          kind: 'raisePrice',
          line: 4,
          unitPrice: least,
        });
      }
    },
  );

  it('holds a price that no list knows, a quota passed, and what a person holds', () => {
    const prices = [{ line: 1, unitPrice: '5', discountRate: '0', listPrice: null }];
    const quota = [{ line: 2, over: 4, lacks: [] }];
    const holds = evaluateHolds({ ...nothing, prices, quota, manual: true });
    expect(holds.map((hold) => hold.reason)).toEqual(['QUOTA', 'PRICE', 'MANUAL']);
    expect(JSON.parse(JSON.stringify(holds))).toEqual(holds);
  });

  it('says to cut every line beyond its quota, or to raise every quota', () => {
    const lack = { quotaId: 'q', holder: 'NORTH', item: 'P-1', line: 2, by: 30 };
    const quota = [
      { line: 1, over: 0, lacks: [] },
      { line: 2, over: 30, lacks: [lack] },
      { line: 3, over: 5, lacks: [{ ...lack, line: 3, by: 8 }] },
    ];
    expect(evaluateHolds({ ...nothing, quota })).toEqual([
      {
        reason: 'QUOTA',
        remedy: {
          steps: [
            [
              {
                kind: 'cutLines',
                cuts: [
                  { line: 2, by: 30 },
                  { line: 3, by: 5 },
                ],
              },
              { kind: 'moreQuota', lacks: [lack, { ...lack, line: 3, by: 8 }] },
            ],
          ],
        },
      },
    ]);
  });

  it('does about each what the organization says', () => {
    const holds = evaluateHolds({
      ...nothing,
      creditShortfallMinor: 1n,
      shortLines: [{ line: 1, shortage: 1, nextDate: null, elsewhere: [] }],
      manual: true,
    });
    const reasons = (policy: Parameters<typeof applyHoldPolicy>[1]) => {
      const sorted = applyHoldPolicy(holds, policy);
      return [sorted.blocking, sorted.holding, sorted.warning].map((some) =>
        some.map((hold) => hold.reason).join(),
      );
    };
    expect(reasons({ stock: 'warn', credit: 'block' })).toEqual([
      'CREDIT_LIMIT',
      'MANUAL',
      'STOCK',
    ]);
    expect(reasons({ stock: 'block', credit: 'hold' })).toEqual([
      'STOCK',
      'CREDIT_LIMIT,MANUAL',
      '',
    ]);
  });
});

describe('cutsWorth', () => {
  const lines = [
    { line: 1, quantity: 10, totalMinor: 1_000n },
    { line: 2, quantity: 3, totalMinor: 10_000n },
    { line: 3, quantity: 5, totalMinor: 0n },
  ];

  it.each([
    [0n, []],
    [1n, [{ line: 1, by: 1 }]],
    [1_000n, [{ line: 1, by: 10 }]],
    [1_001n, [{ line: 2, by: 1 }]],
    [10_000n, [{ line: 2, by: 3 }]],
    [
      10_001n,
      [
        { line: 2, by: 3 },
        { line: 1, by: 1 },
      ],
    ],
    [11_001n, null],
  ])('for %s cuts %o', (amount, cuts) => {
    expect(cutsWorth(lines, amount)).toEqual(cuts);
  });
});
