// For how many days of sales the dealers owe: a month that runs counts the days that have come.
import { describe, expect, it } from 'vitest';
import {
  daysSalesOutstanding,
  dsoPeriod,
} from '@/server/modules/analytics/domain/days-sales-outstanding';

describe('dsoPeriod', () => {
  it.each([
    { day: '2026-09-01', today: '2026-11-10', period: ['2026-07-01', '2026-09-30'] },
    { day: '2026-11-01', today: '2026-11-10', period: ['2026-09-01', '2026-11-10'] },
    { day: '2026-11-30', today: '2026-11-30', period: ['2026-09-01', '2026-11-30'] },
    { day: '2026-01-31', today: '2026-01-31', period: ['2025-11-01', '2026-01-31'] },
    { day: '2028-02-29', today: '2028-03-01', period: ['2027-12-01', '2028-02-29'] },
  ])('of $day, seen on $today', ({ day, today, period: [from, to] }) => {
    expect(dsoPeriod(day, today)).toEqual({ from, to });
  });
});

describe('daysSalesOutstanding', () => {
  const days = { from: '2026-09-01', to: '2026-11-10' };

  it('is owed ÷ invoiced × days: 71 days of which half are owed', () => {
    expect(daysSalesOutstanding(50_00n, 100_00n, days)).toBe('35.500000');
  });

  it('is negative where dealers have credit', () => {
    expect(daysSalesOutstanding(-50_00n, 100_00n, days)).toBe('-35.500000');
  });

  it('has no basis where nothing was invoiced', () => {
    expect(daysSalesOutstanding(50_00n, 0n, days)).toBeNull();
  });
});
