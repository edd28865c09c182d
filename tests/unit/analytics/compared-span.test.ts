// Days that cut a budgeted period are refused; those that do not say what is compared.
import { describe, expect, it } from 'vitest';
import {
  comparedOver,
  countedDays,
  type ComparedDays,
} from '@/server/modules/analytics/domain/compared-span';
import { refusalOf } from '../../fixtures/refusals';

const TODAY = '2026-03-10';
const january = { startsOn: '2026-01-01', endsOn: '2026-01-31', yearStartsOn: '2026-01-01' };
const february = { startsOn: '2026-02-01', endsOn: '2026-02-28', yearStartsOn: '2026-01-01' };
const march = { startsOn: '2026-03-01', endsOn: '2026-03-31', yearStartsOn: '2026-01-01' };

const asked = (days: Partial<ComparedDays>): ComparedDays => ({
  ...{ from: null, to: null, basis: 'BUDGET' },
  ...days,
});

describe('a comparison', () => {
  it.each([
    ['of no days is the year to date', {}, march, 'YEAR_TO_DATE'],
    ['from the first day of the year', { from: '2026-01-01' }, march, 'YEAR_TO_DATE'],
    ['of one period', { from: '2026-02-01', to: '2026-02-28' }, february, 'PERIOD'],
    ['of the first period', { from: '2026-01-01', to: '2026-01-31' }, january, 'YEAR_TO_DATE'],
    ['up to today', { from: '2026-03-01', to: TODAY }, march, 'PERIOD'],
    ['up to a day to come of the period that runs', { to: '2026-03-20' }, march, 'YEAR_TO_DATE'],
    ['with the period before', { from: '2026-02-01', to: '2026-02-28' }, february, 'PERIOD'],
  ] as const)('%s', (_name, days, period, over) => {
    expect(comparedOver(asked(days), period, TODAY)).toBe(over);
  });

  it.each([
    ['ends within a period that is over', { to: '2026-02-15' }, february, 'toCutsPeriod', 'to'],
    ['ends before today within its period', { to: '2026-03-09' }, march, 'toCutsPeriod', 'to'],
    ['begins within a period', { from: '2026-03-02' }, march, 'fromCutsPeriods', 'from'],
    ['begins with a period between', { from: '2026-02-01' }, march, 'fromCutsPeriods', 'from'],
    ['begins a year before', { from: '2025-01-01' }, march, 'fromCutsPeriods', 'from'],
    [
      'begins with the year, against one period',
      { from: '2026-01-01', basis: 'LAST_PERIOD' },
      march,
      'fromCutsPeriods',
      'from',
    ],
  ] as const)('is refused where it %s', async (_name, days, period, code, field) => {
    const work = async () => comparedOver(asked(days), period, TODAY);
    expect(await refusalOf(work())).toMatchObject({ code: `reports.${code}`, field });
  });
});

describe('the days that count', () => {
  it.each([
    ['of the year up to a period that is over', february, 'YEAR_TO_DATE', '2026-01-01/2026-02-28'],
    ['of a period that is over', february, 'PERIOD', '2026-02-01/2026-02-28'],
    ['of the year up to the period that runs', march, 'YEAR_TO_DATE', '2026-01-01/2026-03-10'],
    ['of the period that runs', march, 'PERIOD', '2026-03-01/2026-03-10'],
  ] as const)('%s', (_name, period, over, expected) => {
    const { from, to } = countedDays(period, over, TODAY);
    expect(`${from}/${to}`).toBe(expected);
  });

  it('of a period to come are its own', () => {
    const april = { ...march, startsOn: '2026-04-01', endsOn: '2026-04-30' };
    expect(countedDays(april, 'PERIOD', TODAY)).toEqual({ from: '2026-04-01', to: '2026-04-30' });
  });
});
