import { expect, it } from 'vitest';
import { partAmount, sliceAmount } from '@/kernel/part-amount';
import { lineMoney, orderTotals } from '@/server/modules/orders/domain/totals';

it('sums lines that were rounded one by one', () => {
  const price = { unitPrice: '0.335', quantity: 1, discountRate: '0', taxRate: '0.05' };
  const line = lineMoney(price, 2);
  expect(line).toEqual({ netMinor: 34n, discountMinor: 0n, taxMinor: 2n });
  expect(orderTotals([line, line, line])).toEqual({
    netMinor: 102n,
    discountMinor: 0n,
    taxMinor: 6n,
    totalMinor: 108n,
    lineCount: 3,
  });
  expect(orderTotals([])).toMatchObject({ totalMinor: 0n, lineCount: 0 });
});

it('taxes the net after discount', () => {
  const line = { unitPrice: '100', quantity: 3, discountRate: '0.1', taxRate: '0.05' };
  expect(lineMoney(line, 2)).toEqual({ netMinor: 27000n, discountMinor: 3000n, taxMinor: 1350n });
});

it('gives the last part of a line the rounding remainder', () => {
  const slice = (before: number) =>
    sliceAmount({ whole: 100n, ofQuantity: 3, before, quantity: 1 });
  expect([slice(0), slice(1), slice(2)]).toEqual([33n, 34n, 33n]);
  expect(partAmount(100n, 6, 3)).toBe(200n);
  expect(() => partAmount(1n, 1, 0)).toThrow(RangeError);
  expect(() => partAmount(1n, 0.5, 1)).toThrow(RangeError);
});
