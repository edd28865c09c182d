// What a comparison counts of a period that runs: as many of its days as have come.
import { describe, expect, it } from 'vitest';
import {
  amountToDate,
  runningPeriod,
  sharesToDate,
  shareToDate,
} from '@/server/modules/analytics/domain/to-date';

const month = { startsOn: '2026-11-01', endsOn: '2026-11-30' };

describe('shareToDate', () => {
  it.each([
    { today: '2026-10-31', days: 0, why: 'not begun' },
    { today: '2026-11-01', days: 1, why: 'its first day counts' },
    { today: '2026-11-15', days: 15, why: 'in the middle' },
    { today: '2026-11-29', days: 29, why: 'the day before the last' },
    { today: '2026-11-30', days: 30, why: 'its last day makes it whole' },
    { today: '2026-12-01', days: 30, why: 'over' },
    { today: '2031-01-01', days: 30, why: 'long over' },
  ])('on $today: $days of 30 days, $why', ({ today, days }) => {
    expect(shareToDate(month, today)).toEqual({ days, of: 30 });
  });

  it.each([
    { period: { startsOn: '2028-02-01', endsOn: '2028-02-29' }, today: '2028-02-14', of: 29 },
    { period: { startsOn: '2026-01-05', endsOn: '2026-02-01' }, today: '2026-01-18', of: 28 },
    { period: { startsOn: '2026-01-01', endsOn: '2026-12-31' }, today: '2026-01-14', of: 365 },
  ])('of a period of $of days', ({ period, today, of }) => {
    expect(shareToDate(period, today)).toEqual({ days: 14, of });
  });
});

describe('amountToDate', () => {
  it.each([
    { amount: 30_000n, days: 15, of: 30, part: 15_000n },
    { amount: 373_080n, days: 2, of: 31, part: 24_070n },
    { amount: 1n, days: 15, of: 30, part: 1n },
    { amount: -1n, days: 15, of: 30, part: -1n },
    { amount: 1n, days: 14, of: 30, part: 0n },
    { amount: -30_000n, days: 10, of: 30, part: -10_000n },
    { amount: 99_999n, days: 0, of: 31, part: 0n },
    { amount: 99_999n, days: 31, of: 31, part: 99_999n },
  ])('$amount × $days of $of is $part', ({ amount, days, of, part }) => {
    expect(amountToDate(amount, { days, of })).toBe(part);
  });
});

describe('of several periods', () => {
  const periods = [
    { id: 'oct', code: '2026-10', startsOn: '2026-10-01', endsOn: '2026-10-31' },
    { id: 'nov', code: '2026-11', ...month },
    { id: 'dec', code: '2026-12', startsOn: '2026-12-01', endsOn: '2026-12-31' },
  ];

  it.each([
    {
      today: '2026-11-15',
      shares: [
        { periodId: 'nov', days: 15, of: 30 },
        { periodId: 'dec', days: 0, of: 31 },
      ],
      running: { period: '2026-11', days: 15, of: 30 },
    },
    {
      today: '2026-11-30',
      shares: [{ periodId: 'dec', days: 0, of: 31 }],
      running: { period: '2026-11', days: 30, of: 30 },
    },
    { today: '2027-01-01', shares: [], running: null },
  ])('on $today those in part are told apart', ({ today, shares, running }) => {
    expect(sharesToDate(periods, today)).toEqual(shares);
    expect(runningPeriod(periods, today)).toEqual(running);
  });
});
