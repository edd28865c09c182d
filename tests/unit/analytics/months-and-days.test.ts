// A period as whole months and the days to add or take away: every day counts once.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '@/kernel/business-date';
import { isWholeMonths, type Period } from '@/kernel/period';
import { monthsAndDays, monthsWithin } from '@/server/modules/analytics/domain/months-and-days';

const TODAY = '2025-06-18';
const text = (days: Period | null) => days && `${days.from}..${days.to}`;

/** How often each day is counted, those taken away once less. */
function counted({ whole, plus, less }: ReturnType<typeof monthsWithin>): Map<string, number> {
  const counts = new Map<string, number>();
  const count = ({ from: first, to: last }: Period, by: 1 | -1) => {
    for (let at = first; at <= last; at = addDays(at, 1))
      counts.set(at, (counts.get(at) ?? 0) + by);
  };
  for (const days of [...(whole ? [whole] : []), ...plus]) count(days, 1);
  for (const days of less) count(days, -1);
  return counts;
}

const day = fc.integer({ min: 0, max: 150 }).map((days) => addDays('2025-01-01', days));
const lengthOf = (from: string, to: string) =>
  from > to ? 0 : (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;

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
    fc.assert(
      fc.property(day, day, day, (from, to, today) => {
        const found = [...counted(monthsAndDays({ from, to }, today))].filter(([, n]) => n !== 0);
        expect(found.every(([at, times]) => times === 1 && from <= at && at <= to)).toBe(true);
        expect(found).toHaveLength(lengthOf(from, to));
      }),
    );
  });
});

describe('a period as the months and days within it', () => {
  it.each([
    ['2025-01-01', '2025-03-31', '2025-01-01..2025-03-31', []],
    ['2025-02-24', '2025-03-30', null, ['2025-02-24..2025-03-30']],
    [
      '2025-01-27',
      '2025-03-30',
      '2025-02-01..2025-02-28',
      ['2025-01-27..2025-01-31', '2025-03-01..2025-03-30'],
    ],
    ['2025-01-01', '2025-02-10', '2025-01-01..2025-01-31', ['2025-02-01..2025-02-10']],
    ['2025-01-20', '2025-02-28', '2025-02-01..2025-02-28', ['2025-01-20..2025-01-31']],
    ['0001-01-01', '2024-12-31', '0001-01-01..2024-12-31', []],
    ['2025-02-01', '2025-01-31', null, []],
    ['1900-01-01', '1900-01-30', null, ['1900-01-01..1900-01-30']],
    ['1900-01-01', '1900-02-10', '1900-01-01..1900-01-31', ['1900-02-01..1900-02-10']],
  ])('of %s to %s', (from, to, whole, plus) => {
    const found = monthsWithin({ from, to });
    expect([text(found.whole), found.plus.map(text), found.less]).toEqual([whole, plus, []]);
  });

  it('counts every day of it once, takes none away, and its months are whole', () => {
    fc.assert(
      fc.property(day, day, (from, to) => {
        const found = monthsWithin({ from, to });
        const days = [...counted(found)];
        expect(days.every(([at, times]) => times === 1 && from <= at && at <= to)).toBe(true);
        expect(days).toHaveLength(lengthOf(from, to));
        expect(found.whole === null || isWholeMonths(found.whole)).toBe(true);
      }),
    );
  });
});
