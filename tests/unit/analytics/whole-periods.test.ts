// Which days a regular report speaks of that compares whole fiscal periods.
import { describe, expect, it } from 'vitest';
import {
  comparesWholePeriods,
  followsFiscalYear,
  neverWhole,
  wholeDays,
} from '@/server/modules/analytics/domain/whole-periods';

describe('comparesWholePeriods', () => {
  it.each([
    ['price-mix-quantity', 'BUDGET', true],
    ['price-mix-quantity', 'LAST_YEAR', true],
    ['variance', 'BUDGET', false],
    ['variance', 'LAST_YEAR', true],
    ['variance', 'LAST_PERIOD', true],
    ['sales', 'BUDGET', false],
    ['budget-execution', 'BUDGET', false],
  ] as const)('%s against %s: %s', (name, basis, expected) => {
    expect(comparesWholePeriods({ name, basis })).toBe(expected);
  });
});

describe('followsFiscalYear', () => {
  it.each([
    ['variance', 'BUDGET', true],
    ['variance', 'LAST_YEAR', false],
    ['budget-execution', 'BUDGET', true],
    ['expense-flow', 'BUDGET', true],
    ['sales', 'BUDGET', false],
    ['targets', 'BUDGET', false],
  ] as const)('%s against %s: %s', (name, basis, expected) => {
    expect(followsFiscalYear({ name, basis })).toBe(expected);
  });
});

describe('neverWhole', () => {
  const pmq = { name: 'price-mix-quantity' } as const;
  it.each([
    [{ ...pmq, basis: 'BUDGET', repeat: 'DAILY', span: 'LAST' }, true],
    [{ ...pmq, basis: 'BUDGET', repeat: 'WEEKLY', span: 'LAST' }, true],
    [{ ...pmq, basis: 'BUDGET', repeat: 'MONTHLY', span: 'LAST' }, false],
    [{ ...pmq, basis: 'LAST_YEAR', repeat: 'DAILY', span: 'YEAR_TO_DATE' }, false],
    [{ ...pmq, basis: 'LAST_PERIOD', repeat: 'MONTHLY', span: 'YEAR_TO_DATE' }, true],
    [{ ...pmq, basis: 'LAST_PERIOD', repeat: 'MONTHLY', span: 'LAST' }, false],
    [{ name: 'variance', basis: 'BUDGET', repeat: 'DAILY', span: 'LAST' }, false],
    [{ name: 'sales', basis: 'BUDGET', repeat: 'DAILY', span: 'LAST' }, false],
  ] as const)('%j: %s', (schedule, expected) => {
    expect(neverWhole(schedule)).toBe(expected);
  });
});

describe('wholeDays', () => {
  const february = { startsOn: '2026-02-01', endsOn: '2026-02-28', yearStartsOn: '2026-01-01' };
  const decemberBefore = {
    ...{ startsOn: '2025-12-01', endsOn: '2025-12-31', yearStartsOn: '2025-01-01' },
    isOfSameYear: false,
  };
  // A fiscal year from April on, in weeks: its first period ends on the third of May.
  const april = { startsOn: '2026-04-06', endsOn: '2026-05-03', yearStartsOn: '2026-04-06' };
  const within = { ...february, isOfSameYear: true };
  const weeks = { ...april, isOfSameYear: true };
  const march = { from: '2026-01-01', to: '2026-03-12' };
  const january = { from: '2026-01-01', to: '2026-01-12' };
  const may = { from: '2026-05-01', to: '2026-05-31' };
  it.each([
    ['the year up to the last period that is over', march, 'YEAR_TO_DATE', within, february],
    ['the fiscal year, whenever it begins', march, 'YEAR_TO_DATE', weeks, april],
    ['nothing in the first period of a year', january, 'YEAR_TO_DATE', decemberBefore, null],
    ['nothing without a calendar', march, 'YEAR_TO_DATE', null, null],
  ] as const)('is %s', (_name, asked, span, ended, expected) => {
    const days = expected && { from: expected.yearStartsOn, to: expected.endsOn };
    expect(wholeDays(asked, span, ended)).toEqual(days);
  });

  it.each([
    ['the period that ended within the month', may, weeks, april],
    [
      'also one of the year before',
      { from: '2025-12-05', to: '2026-01-04' },
      decemberBefore,
      decemberBefore,
    ],
    ['nothing where none ended in it', { from: '2026-03-01', to: '2026-03-30' }, within, null],
  ] as const)('of a month is %s', (_name, asked, ended, expected) => {
    const days = expected && { from: expected.startsOn, to: expected.endsOn };
    expect(wholeDays(asked, 'LAST', ended)).toEqual(days);
  });
});
