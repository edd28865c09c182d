// Plans of fiscal periods by calendar month.
import { expect, it } from 'vitest';
import { plannedByMonth } from '@/server/modules/analytics/domain/planned-months';

const plan = (startsOn: string, endsOn: string, amountMinor: bigint) => ({
  ...{ startsOn, endsOn, amountMinor },
});
const amounts = (...periods: Parameters<typeof plan>[]) =>
  Object.fromEntries(
    [...plannedByMonth(periods.map((one) => plan(...one)))].map(([month, found]) => [
      month,
      found.amountMinor,
    ]),
  );

it('gives a month the plan of its period, with its days', () => {
  expect(plannedByMonth([plan('2026-02-01', '2026-02-28', 300n)])).toEqual(
    new Map([['2026-02', { amountMinor: 300n, days: { from: '2026-02-01', to: '2026-02-28' } }]]),
  );
});

it.each([
  // Four days of January, three of February.
  [
    'a week over two months',
    [['2026-01-28', '2026-02-03', 700n]],
    { '2026-01': 400n, '2026-02': 300n },
  ],
  // The odd cent goes where the remainder is largest.
  [
    'an amount that does not divide',
    [['2026-01-30', '2026-02-01', 100n]],
    { '2026-01': 67n, '2026-02': 33n },
  ],
  ['nothing', [], {}],
] as const)('splits by days: %s', (_, periods, expected) => {
  expect(amounts(...periods.map((one): Parameters<typeof plan> => [...one]))).toEqual(expected);
});

it('adds up to the plan, and a month of several periods has no days of one', () => {
  const weeks = [plan('2026-01-26', '2026-02-22', 1_001n), plan('2026-02-23', '2026-03-22', 999n)];
  const found = plannedByMonth(weeks);
  expect([...found.values()].reduce((sum, one) => sum + one.amountMinor, 0n)).toBe(2_000n);
  expect(found.get('2026-02')?.days).toBeNull();
});
