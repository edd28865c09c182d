// Which period the schedule owes: of the wall calendar, or of the fiscal one where it tells.
import { describe, expect, it } from 'vitest';
import { cutYear, type CutQuestion } from '@/server/modules/centres/domain/cut-year';
import { lastDuePeriod, owedPeriods } from '@/server/modules/assessments/domain/due-period';
import { readsBudgets } from '@/server/modules/assessments/domain/indicators';

const year = (kind: CutQuestion['kind'], startsOn: string) => cutYear({ kind, startsOn });
const dealers = (frequency: 'MONTH' | 'QUARTER' | 'YEAR', delayDays = 0) => ({
  ...{ frequency, delayDays, readsBudgets: false },
});

describe('without a fiscal year', () => {
  it.each([
    ['MONTH', 5, '2026-03-05', '2026-01-01', '2026-01-31'],
    ['MONTH', 5, '2026-03-06', '2026-02-01', '2026-02-28'],
    ['QUARTER', 0, '2026-01-01', '2025-10-01', '2025-12-31'],
    ['QUARTER', 10, '2026-04-10', '2025-10-01', '2025-12-31'],
    ['YEAR', 30, '2026-01-31', '2025-01-01', '2025-12-31'],
    ['YEAR', 31, '2026-01-31', '2024-01-01', '2024-12-31'],
  ] as const)('%s after %s days owes on %s the period from %s', (kind, delay, day, from, to) => {
    expect(lastDuePeriod(dealers(kind, delay), day, [])).toEqual({ from, to });
  });

  it('owes nothing on demand', () => {
    const onDemand = { ...dealers('MONTH'), frequency: 'NONE' as const };
    expect(lastDuePeriod(onDemand, '2026-01-01', [])).toBeNull();
  });
});

describe('by weeks', () => {
  // 2025-12-29 to 2026-12-27; the third period has five weeks, 2026-02-23 to 2026-03-29.
  const years = [year('WEEKS_445', '2025-12-29'), year('WEEKS_445', '2024-12-30')];

  it.each([
    ['MONTH', 0, '2026-03-30', '2026-02-23', '2026-03-29'],
    ['MONTH', 0, '2026-03-29', '2026-01-26', '2026-02-22'],
    ['MONTH', 5, '2026-04-03', '2026-01-26', '2026-02-22'],
    ['MONTH', 5, '2026-04-04', '2026-02-23', '2026-03-29'],
    ['MONTH', 0, '2025-12-29', '2025-11-24', '2025-12-28'],
    ['QUARTER', 0, '2026-03-30', '2025-12-29', '2026-03-29'],
    ['QUARTER', 0, '2026-02-01', '2025-09-29', '2025-12-28'],
    ['YEAR', 10, '2026-02-01', '2024-12-30', '2025-12-28'],
  ] as const)('%s after %s days owes on %s the period from %s', (kind, delay, day, from, to) => {
    expect(lastDuePeriod(dealers(kind, delay), day, years)).toEqual({ from, to });
  });

  it('owes nothing new before the next year is made', () => {
    const [, before] = years;
    expect(lastDuePeriod(dealers('MONTH'), '2026-03-30', before ? [before] : [])).toEqual({
      ...{ from: '2025-11-24', to: '2025-12-28' },
    });
  });
});

describe('by months of a fiscal year that begins in February', () => {
  const years = [year('MONTH', '2025-02-01')];

  it.each([
    ['MONTH', '2025-06-10', '2025-05-01', '2025-05-31'],
    ['QUARTER', '2025-08-10', '2025-05-01', '2025-07-31'],
    ['YEAR', '2026-02-01', '2025-02-01', '2026-01-31'],
    // The next year was not made yet: months and quarters go on by the wall.
    ['MONTH', '2026-06-10', '2026-05-01', '2026-05-31'],
    ['QUARTER', '2026-08-10', '2026-04-01', '2026-06-30'],
  ] as const)('%s owes on %s the period from %s', (kind, day, from, to) => {
    expect(lastDuePeriod(dealers(kind), day, years)).toEqual({ from, to });
  });
});

describe('by quarters', () => {
  const years = [year('QUARTER', '2026-01-01')];

  it('a month is one on the wall, unless budgets are read: they are those of a quarter', () => {
    const scheme = dealers('MONTH');
    expect(lastDuePeriod(scheme, '2026-06-10', years)).toEqual({
      ...{ from: '2026-05-01', to: '2026-05-31' },
    });
    expect(lastDuePeriod({ ...scheme, readsBudgets: true }, '2026-06-10', years)).toEqual({
      ...{ from: '2026-01-01', to: '2026-03-31' },
    });
  });

  it('a quarter is one period', () => {
    expect(lastDuePeriod(dealers('QUARTER'), '2026-07-01', years)).toEqual({
      ...{ from: '2026-04-01', to: '2026-06-30' },
    });
  });
});

describe('a scheme', () => {
  it.each([
    [['salesAttainment', 'daysSalesOutstanding'], false],
    [['salesAttainment', 'budgetExecution'], true],
    [['expenseToSales'], true],
    [[], false],
  ] as const)('of %j reads budgets: %s', (names, expected) => {
    expect(readsBudgets(names)).toBe(expected);
  });
});

describe('what is owed', () => {
  const wall: ReturnType<typeof year>[] = [];
  const weeks = [year('WEEKS_445', '2025-12-29')];

  it.each([
    // Nothing is known of before: the last one alone.
    ['MONTH', 5, null, '2026-04-06', wall, ['2026-03-01']],
    ['MONTH', 5, '2026-02-28', '2026-04-06', wall, ['2026-03-01']],
    ['MONTH', 5, '2025-12-31', '2026-04-06', wall, ['2026-01-01', '2026-02-01', '2026-03-01']],
    ['MONTH', 5, '2025-12-31', '2026-04-05', wall, ['2026-01-01', '2026-02-01']],
    // The last one is looked at again: somebody may have done business in it by now.
    ['MONTH', 5, '2026-03-31', '2026-04-06', wall, ['2026-03-01']],
    ['QUARTER', 10, '2025-06-30', '2026-04-11', wall, ['2025-07-01', '2025-10-01', '2026-01-01']],
    ['YEAR', 0, '2023-12-31', '2026-01-01', wall, ['2024-01-01', '2025-01-01']],
    ['MONTH', 0, '2026-01-25', '2026-03-30', weeks, ['2026-01-26', '2026-02-23']],
    // December on the wall would count days of the first four weeks twice.
    ['MONTH', 0, '2025-10-31', '2026-02-23', weeks, ['2025-12-29', '2026-01-26']],
  ] as const)(
    '%s after %s days, dealt with up to %s, on %s',
    (kind, delay, through, today, years, froms) => {
      const owed = owedPeriods(dealers(kind, delay), { through, today }, years);
      expect(owed.map(({ from }) => from)).toEqual(froms);
    },
  );

  it('is two years of months at the most, the newest', () => {
    const asked = { through: '2010-01-31', today: '2026-04-06' };
    const owed = owedPeriods(dealers('MONTH', 5), asked, []);
    expect([owed.length, owed[0]?.from, owed.at(-1)?.from]).toEqual([
      24,
      '2024-04-01',
      '2026-03-01',
    ]);
  });

  it('is nothing on demand', () => {
    const onDemand = { ...dealers('MONTH'), frequency: 'NONE' as const };
    expect(owedPeriods(onDemand, { through: '2025-01-31', today: '2026-01-01' }, [])).toEqual([]);
  });
});
