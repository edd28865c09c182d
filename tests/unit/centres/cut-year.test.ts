// Fiscal years cut into months, quarters and weeks.
import { describe, expect, it, test } from 'vitest';
import { addDays, diffDays } from '@/kernel/business-date';
import {
  CALENDAR_KINDS,
  cutYear,
  usualStart,
  weeksOf,
  type CutQuestion,
} from '@/server/modules/centres/domain/cut-year';

const codesOf = (question: CutQuestion) => cutYear(question).periods.map((period) => period.code);

describe('a year of months', () => {
  it('carries the names of whole months', () => {
    const year = cutYear({ kind: 'MONTH', startsOn: '2026-01-01' });
    expect(year).toMatchObject({ code: '2026', startsOn: '2026-01-01', endsOn: '2026-12-31' });
    expect(year.periods).toHaveLength(12);
    expect(year.periods[1]).toEqual({
      ...{ no: 2, code: '2026-02', startsOn: '2026-02-01', endsOn: '2026-02-28' },
    });
  });

  it('is named by the calendar year of its middle', () => {
    expect(cutYear({ kind: 'MONTH', startsOn: '2026-04-01' }).code).toBe('2026');
    expect(cutYear({ kind: 'MONTH', startsOn: '2026-10-01' }).code).toBe('2027');
    expect(cutYear({ kind: 'MONTH', startsOn: '2026-04-01', code: 'FY27' }).code).toBe('FY27');
  });

  it('counts its periods where they are no whole months', () => {
    const year = cutYear({ kind: 'MONTH', startsOn: '2026-04-06' });
    expect(year.periods[0]).toMatchObject({ code: '2026-P01', endsOn: '2026-05-05' });
    expect(year.endsOn).toBe('2027-04-05');
  });

  it('knows leap years', () => {
    const { periods } = cutYear({ kind: 'MONTH', startsOn: '2028-01-01' });
    expect(periods[1]?.endsOn).toBe('2028-02-29');
  });

  test.each(['2026-01-29', '2026-01-30', '2026-01-31'])('cannot begin on %s', (startsOn) => {
    for (const kind of ['MONTH', 'QUARTER'] as const) {
      expect(() => cutYear({ kind, startsOn })).toThrow('periods.badStart');
    }
  });

  test.each(['9998-01-01', '9999-12-01'])('ends within the days there are: not %s', (startsOn) => {
    for (const kind of CALENDAR_KINDS) {
      expect(() => cutYear({ kind, startsOn })).toThrow('request.badDate');
      expect(cutYear({ kind, startsOn: '9997-12-28' }).endsOn < '9999').toBe(true);
    }
  });
});

describe('a year of quarters', () => {
  it('has four', () => {
    const question = { kind: 'QUARTER', startsOn: '2026-07-01' } as const;
    expect(codesOf(question)).toEqual(['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']);
    expect(cutYear(question).periods[3]).toMatchObject({
      ...{ startsOn: '2027-04-01', endsOn: '2027-06-30' },
    });
  });
});

describe('a year of weeks', () => {
  // ISO 8601 years with 53 weeks: 2015, 2020, 2026, 2032; retail years of the NRF: 2017, 2023.
  it.each([
    ['ISO 2024', '2024-01-01', 52],
    ['ISO 2025', '2024-12-30', 52],
    ['ISO 2026', '2025-12-29', 53],
    ['ISO 2027', '2027-01-04', 52],
    ['ISO 2020', '2019-12-30', 53],
    ['retail 2022', '2022-01-30', 52],
    ['retail 2023', '2023-01-29', 53],
    ['retail 2024', '2024-02-04', 52],
    ['retail 2017', '2017-01-29', 53],
    ['no anchor near', '2026-06-15', 52],
  ] as const)('%s', (_name, startsOn, weeks) => {
    expect(weeksOf(startsOn)).toBe(weeks);
    const year = cutYear({ kind: 'WEEKS_445', startsOn });
    expect(diffDays(year.startsOn, year.endsOn) + 1).toBe(weeks * 7);
  });

  it('is 4, 4, 5, with the extra week at the end', () => {
    const lengths = (weeks: 52 | 53) =>
      cutYear({ kind: 'WEEKS_445', startsOn: '2025-12-29', weeks }).periods.map(
        ({ startsOn, endsOn }) => (diffDays(startsOn, endsOn) + 1) / 7,
      );
    expect(lengths(52)).toEqual([4, 4, 5, 4, 4, 5, 4, 4, 5, 4, 4, 5]);
    expect(lengths(53)).toEqual([4, 4, 5, 4, 4, 5, 4, 4, 5, 4, 4, 6]);
  });

  it('adjoins the year after it, twenty times', () => {
    let startsOn = '2018-12-31';
    const counted = Array.from({ length: 20 }, () => {
      const year = cutYear({ kind: 'WEEKS_445', startsOn });
      startsOn = addDays(year.endsOn, 1);
      return [year.code, (diffDays(year.startsOn, year.endsOn) + 1) / 7] as const;
    });
    const long = counted.filter(([, weeks]) => weeks === 53).map(([code]) => code);
    expect(long).toEqual(['2020', '2026', '2032', '2037']);
  });
});

describe('every cut', () => {
  it.each(['MONTH', 'QUARTER', 'WEEKS_445'] as const)('of %s has no gap and no overlap', (kind) => {
    for (const startsOn of ['2024-01-01', '2025-04-28', '2027-02-01', '2023-12-25']) {
      const { periods, ...year } = cutYear({ kind, startsOn });
      expect(periods[0]?.startsOn).toBe(year.startsOn);
      expect(periods.at(-1)?.endsOn).toBe(year.endsOn);
      periods.slice(1).forEach((period, index) => {
        expect(period.startsOn).toBe(addDays(periods[index]?.endsOn ?? '', 1));
      });
    }
  });
});

describe('the first year', () => {
  it.each([
    ['MONTH', '2026', '2026-01-01'],
    ['QUARTER', '2026', '2026-01-01'],
    ['WEEKS_445', '2024', '2024-01-01'],
    ['WEEKS_445', '2026', '2025-12-29'],
    ['WEEKS_445', '2027', '2027-01-04'],
    ['WEEKS_445', '2025', '2024-12-30'],
  ] as const)('of %s in %s begins on %s', (kind, year, startsOn) => {
    expect(usualStart(kind, year)).toBe(startsOn);
  });
});
