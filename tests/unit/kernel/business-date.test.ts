import { describe, expect, it } from 'vitest';
import * as dates from '@/kernel/business-date';
import * as periods from '@/kernel/period';

describe('business dates', () => {
  it.each([
    ['2025-03-09', '2025-03-09'],
    ['2025/3/9', '2025-03-09'],
    ['2025.12.31', '2025-12-31'],
    ['20240229', '2024-02-29'],
    [' ２０２５-０３-０９ ', '2025-03-09'],
  ])('reads %s', (text, value) => {
    expect(dates.parseBusinessDate(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['', 'date.empty'],
    ['9/3/2025', 'date.notADate'],
    ['2025-03', 'date.notADate'],
    ['2025-3/9', 'date.notADate'],
    ['2025-02-29', 'date.noSuchDay'],
    ['2025-13-01', 'date.noSuchDay'],
    ['0025-01-01', 'date.noSuchDay'],
  ])('refuses %s with %s', (text, code) => {
    expect(dates.parseBusinessDate(text)).toMatchObject({ ok: false, code });
  });

  it('accepts only the stored form as stored', () => {
    expect(dates.isBusinessDate('2025-03-09')).toBe(true);
    expect(dates.isBusinessDate('2025-3-9')).toBe(false);
    expect(dates.isBusinessDate('2025-02-30')).toBe(false);
  });

  it('knows the date of an instant in a zone', () => {
    const instant = new Date('2025-03-09T16:30:00Z');
    expect(dates.dateInZone(instant, 'Asia/Taipei')).toBe('2025-03-10');
    expect(dates.dateInZone(instant, 'America/New_York')).toBe('2025-03-09');
    expect(dates.dateInZone(new Date('2025-03-09T06:59:00Z'), 'America/Denver')).toBe('2025-03-08');
  });

  it('adds and measures', () => {
    expect(dates.addDays('2024-02-28', 2)).toBe('2024-03-01');
    expect(dates.addDays('2025-01-01', -1)).toBe('2024-12-31');
    expect(dates.addMonths('2025-01-31', 1)).toBe('2025-02-28');
    expect(dates.addMonths('2025-01-15', -1)).toBe('2024-12-15');
    expect(dates.addMonths('2025-11-30', 14)).toBe('2027-01-30');
    expect(dates.diffDays('2025-03-01', '2025-02-01')).toBe(-28);
    expect(dates.compareDates('2025-03-01', '2025-02-01')).toBe(1);
    expect(dates.minDate('2025-03-01', '2025-02-01')).toBe('2025-02-01');
    expect(dates.maxDate('2025-03-01', '2025-02-01')).toBe('2025-03-01');
    expect(() => dates.addDays('soon', 1)).toThrow(RangeError);
  });

  it('names months, quarters and years', () => {
    expect(dates.monthKey('2025-03-09')).toBe('2025-03');
    expect(dates.quarterKey('2025-04-01')).toBe('2025-Q2');
    expect(dates.yearKey('2025-04-01')).toBe('2025');
    expect(dates.endOfMonth('2024-02-03')).toBe('2024-02-29');
    expect(dates.startOfMonth('2024-02-03')).toBe('2024-02-01');
  });
});

describe('periods', () => {
  it.each([
    ['2025', '2025-01-01', '2025-12-31'],
    ['2025-Q1', '2025-01-01', '2025-03-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2025-03-09', '2025-03-09', '2025-03-09'],
  ])('%s is %s to %s', (key, from, to) => {
    expect(periods.parsePeriodKey(key)).toEqual({ ok: true, value: { from, to } });
  });

  it('refuses what is no period', () => {
    expect(periods.parsePeriodKey('2025-Q5')).toMatchObject({ code: 'period.notAPeriod' });
    expect(() => periods.period('2025-02-01', '2025-01-01')).toThrow('period.endBeforeStart');
  });

  it('relates dates and periods', () => {
    const march = periods.monthOf('2025-03-09');
    expect(periods.inPeriod('2025-03-31', march)).toBe(true);
    expect(periods.inPeriod('2025-04-01', march)).toBe(false);
    expect(periods.isValidOn('2025-03-31', { from: null, to: '2025-03-31' })).toBe(true);
    expect(periods.isValidOn('2025-03-31', { from: '2025-04-01', to: null })).toBe(false);
    expect(periods.overlap(march, periods.yearOf('2025-06-01'))).toEqual(march);
    expect(periods.overlap(march, periods.monthOf('2025-04-01'))).toBeNull();
    expect(periods.quarterOf('2025-12-31')).toEqual({ from: '2025-10-01', to: '2025-12-31' });
  });

  it('knows whole months and what they hold', () => {
    expect(periods.isWholeMonths({ from: '2025-01-01', to: '2025-02-28' })).toBe(true);
    expect(periods.isWholeMonths({ from: '2025-01-02', to: '2025-02-28' })).toBe(false);
    expect(periods.monthsIn({ from: '2024-12-30', to: '2025-02-01' })).toEqual([
      '2024-12',
      '2025-01',
      '2025-02',
    ]);
    expect(periods.daysIn({ from: '2025-02-27', to: '2025-03-01' })).toHaveLength(3);
    const last = { from: '9999-12-30', to: '9999-12-31' };
    expect([periods.monthsIn(last), periods.daysIn(last)]).toEqual([
      ['9999-12'],
      Object.values(last),
    ]);
    const none = { from: '2025-03-01', to: '2025-02-01' };
    expect([periods.monthsIn(none), periods.daysIn(none)]).toEqual([[], []]);
  });
});
