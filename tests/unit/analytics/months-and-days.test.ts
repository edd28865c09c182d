// A period as whole months and the days to add or take away: every day counts once.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '@/kernel/business-date';
import type { Period } from '@/kernel/period';
import { monthsAndDays } from '@/server/modules/analytics/domain/months-and-days';

const TODAY = '2025-06-18';
const text = (days: Period | null) => days && `${days.from}..${days.to}`;

describe('a period as months and days', () => {
  it.each([
    ['2025-01-01', '2025-03-31', '2025-01-01..2025-03-31', [], []],
    ['2025-01-01', '2025-01-10', null, ['2025-01-01..2025-01-10'], []],
    ['2025-01-01', '2025-01-20', '2025-01-01..2025-01-31', [], ['2025-01-21..2025-01-31']],
    ['2025-01-20', '2025-01-22', null, ['2025-01-20..2025-01-22'], []],
    // Few orders are wanted after today already.
    ['2025-01-01', TODAY, '2025-01-01..2025-06-30', [], ['2025-06-19..2025-06-30']],
    ['2025-06-01', '2025-06-02', null, ['2025-06-01..2025-06-02'], []],
    [
      ...(['2025-01-05', '2025-03-10', '2025-01-01..2025-02-28'] as const),
      ['2025-03-01..2025-03-10'],
      ['2025-01-01..2025-01-04'],
    ],
    ['2025-01-20', '2025-02-10', null, ['2025-01-20..2025-01-31', '2025-02-01..2025-02-10'], []],
    ['2025-02-01', '2025-01-31', null, [], []],
  ])('of %s to %s', (from, to, whole, plus, less) => {
    const found = monthsAndDays({ from, to }, TODAY);
    expect(text(found.whole)).toBe(whole);
    expect(found.plus.map(text)).toEqual(plus);
    expect(found.less.map(text)).toEqual(less);
  });

  it('counts every day of it once and no other', () => {
    const day = fc.integer({ min: 0, max: 150 }).map((days) => addDays('2025-01-01', days));
    fc.assert(
      fc.property(day, day, day, (from, to, today) => {
        const counts = new Map<string, number>();
        const count = ({ from: first, to: last }: Period, by: 1 | -1) => {
          for (let at = first; at <= last; at = addDays(at, 1)) {
            counts.set(at, (counts.get(at) ?? 0) + by);
          }
        };
        const { whole, plus, less } = monthsAndDays({ from, to }, today);
        if (whole) count(whole, 1);
        for (const days of plus) count(days, 1);
        for (const days of less) count(days, -1);
        const counted = [...counts].filter(([, times]) => times !== 0);
        expect(counted.every(([at, times]) => times === 1 && from <= at && at <= to)).toBe(true);
        const length = from > to ? 0 : (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
        expect(counted).toHaveLength(length);
      }),
    );
  });
});
