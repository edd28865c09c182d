import { describe, expect, it } from 'vitest';
import { stockWarnings } from '@/server/modules/inventory/domain/stock-warning';

const today = '2025-06-01';
const stock = [
  {
    productId: 'tea',
    available: 50,
    reorderPoint: 20,
    events: [{ on: '2025-06-10', quantity: 25 }],
    elsewhere: [
      { warehouseId: 'north', available: 5 },
      { warehouseId: 'south', available: 40 },
      { warehouseId: 'west', available: 0 },
    ],
  },
];

function warn(...quantities: number[]) {
  const lines = quantities.map((quantity, i) => ({ line: i + 1, productId: 'tea', quantity }));
  return stockWarnings({ lines, stock, today, horizonDays: 30 });
}

describe('stock warnings', () => {
  it('has nothing to say about a line that is covered', () => {
    expect(warn(30)).toEqual([
      {
        line: 1,
        productId: 'tea',
        available: 50,
        afterThisLine: 20,
        reorderPoint: 20,
        belowReorderPoint: false,
        shortage: 0,
        nextDate: today,
        elsewhere: [],
      },
    ]);
  });

  it('checks three lines of one item on their sum', () => {
    const lines = warn(20, 20, 20);
    expect(lines.map((line) => line.afterThisLine)).toEqual([30, 10, -10]);
    expect(lines.map((line) => line.shortage)).toEqual([0, 0, 10]);
    expect(lines.map((line) => line.belowReorderPoint)).toEqual([false, true, true]);
    expect(lines[2]).toMatchObject({
      nextDate: '2025-06-10',
      elsewhere: [
        { warehouseId: 'south', available: 40 },
        { warehouseId: 'north', available: 5 },
      ],
    });
  });

  it.each([
    [[60], [10]],
    [
      [60, 5],
      [10, 5],
    ],
    [
      [40, 40, 40],
      [0, 30, 40],
    ],
  ])('shares the shortage of %o as %o', (quantities, shortages) => {
    expect(warn(...quantities).map((line) => line.shortage)).toEqual(shortages);
  });

  it('says when nothing will ever be enough', () => {
    expect(warn(76)[0]).toMatchObject({ shortage: 26, nextDate: null });
    expect(warn(75)[0]).toMatchObject({ shortage: 25, nextDate: '2025-06-10' });
  });

  it('knows nothing of a product without stock', () => {
    const lines = [{ line: 7, productId: 'new', quantity: 2 }];
    expect(stockWarnings({ lines, stock, today, horizonDays: 30 })).toEqual([
      {
        line: 7,
        productId: 'new',
        available: 0,
        afterThisLine: -2,
        reorderPoint: null,
        belowReorderPoint: false,
        shortage: 2,
        nextDate: null,
        elsewhere: [],
      },
    ]);
  });
});
