// When a regular report is due, and which days it is about.
import { describe, expect, it } from 'vitest';
import {
  dueDays,
  nextDue,
  periodOfSchedule,
} from '@/server/modules/analytics/domain/report-schedule';

describe('nextDue', () => {
  it.each([
    ['DAILY', '2026-02-28', '2026-03-01'],
    ['DAILY', '2026-12-31', '2027-01-01'],
    // The 23rd of November 2026 is a Monday.
    ['WEEKLY', '2026-11-22', '2026-11-23'],
    ['WEEKLY', '2026-11-23', '2026-11-30'],
    ['WEEKLY', '2026-11-24', '2026-11-30'],
    ['WEEKLY', '1969-12-28', '1969-12-29'],
    ['MONTHLY', '2026-11-01', '2026-12-01'],
    ['MONTHLY', '2026-11-30', '2026-12-01'],
    ['MONTHLY', '2026-12-31', '2027-01-01'],
    ['MONTHLY', '2028-01-31', '2028-02-01'],
  ] as const)('%s after %s is %s', (repeat, date, due) => {
    expect(nextDue(repeat, date)).toBe(due);
  });
});

describe('dueDays', () => {
  it.each([
    ['MONTHLY', 'LAST', '2026-03-01', '2026-03-01', ['2026-03-01']],
    ['MONTHLY', 'LAST', '2026-03-01', '2026-05-20', ['2026-03-01', '2026-04-01', '2026-05-01']],
    ['WEEKLY', 'LAST', '2026-11-16', '2026-11-25', ['2026-11-16', '2026-11-23']],
    ['MONTHLY', 'YEAR_TO_DATE', '2026-03-01', '2026-05-20', ['2026-05-01']],
    ['DAILY', 'LAST', '2026-03-01', '2026-03-20', ['2026-03-20']],
  ] as const)('%s %s since %s on %s', (repeat, span, nextOn, today, due) => {
    expect(dueDays({ repeat, span, nextOn }, today)).toEqual(due);
  });

  it('are a dozen at the most, the newest', () => {
    const asked = { repeat: 'WEEKLY', span: 'LAST', nextOn: '2025-01-06' } as const;
    const due = dueDays(asked, '2026-11-25');
    expect([due.length, due.at(-1)]).toEqual([12, '2026-11-23']);
  });
});

describe('periodOfSchedule', () => {
  it.each([
    ['DAILY', 'LAST', '2026-03-01', '2026-02-28', '2026-02-28'],
    ['WEEKLY', 'LAST', '2026-11-30', '2026-11-23', '2026-11-29'],
    ['MONTHLY', 'LAST', '2026-03-01', '2026-02-01', '2026-02-28'],
    ['MONTHLY', 'LAST', '2027-01-01', '2026-12-01', '2026-12-31'],
    ['MONTHLY', 'YEAR_TO_DATE', '2026-12-01', '2026-01-01', '2026-11-30'],
    // What is due on New Year's Day is about the year that is over.
    ['DAILY', 'YEAR_TO_DATE', '2027-01-01', '2026-01-01', '2026-12-31'],
    ['WEEKLY', 'YEAR_TO_DATE', '2027-01-04', '2027-01-01', '2027-01-03'],
  ] as const)('%s %s due on %s: %s to %s', (repeat, span, dueOn, from, to) => {
    expect(periodOfSchedule({ repeat, span }, dueOn)).toEqual({ from, to });
  });
});
