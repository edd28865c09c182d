// Months beside the year before: unknown and nothing are not the same.
import { expect, it } from 'vitest';
import { monthsBeside } from '@/server/modules/analytics/usecases/read-dashboard';

const sold = (month: string, netMinor: bigint, toDateMinor = netMinor) => ({
  ...{ currency: 'TWD', month, netMinor, toDateMinor },
  orders: 1n,
});

it('is unknown before the first sale and zero where a known month sold nothing', () => {
  const sales = [sold('2025-02', 500n), sold('2026-01', 7n)];
  const months = monthsBeside(sales, ['2026-01', '2026-02', '2026-03'], ['TWD', 'USD']);
  expect(months.map((row) => [row.currency, row.netMinor, row.previousMinor])).toEqual([
    ['TWD', 7n, null],
    ['TWD', 0n, 500n],
    ['TWD', 0n, 0n],
    ...Array.from({ length: 3 }, () => ['USD', 0n, null]),
  ]);
});

it('has the month that runs whole, and as far as its days have come', () => {
  const sales = [sold('2025-01', 100n), sold('2025-02', 500n, 90n), sold('2026-02', 95n)];
  const [, february] = monthsBeside(sales, ['2026-01', '2026-02'], ['TWD']);
  expect(february).toMatchObject({ netMinor: 95n, previousMinor: 500n, previousToDateMinor: 90n });
});
