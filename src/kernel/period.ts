/** Periods of business dates, both ends included, and validity ranges with open ends. */
import {
  addDays,
  addMonths,
  endOfMonth,
  isBusinessDate,
  maxDate,
  minDate,
  monthKey,
  startOfMonth,
  type BusinessDate,
} from './business-date';
import { refuse } from './domain-error';
import { notParsed, parsed, type ParseResult } from './parse-result';

export interface Period {
  readonly from: BusinessDate;
  readonly to: BusinessDate;
}

/** A range with open ends: null means always. */
export interface Validity {
  readonly from: BusinessDate | null;
  readonly to: BusinessDate | null;
}

/** Refuses with `period.endBeforeStart`. */
export function period(from: BusinessDate, to: BusinessDate): Period {
  if (from > to) {
    refuse('period.endBeforeStart', { status: 'invalid', params: { from, to }, field: 'to' });
  }
  return { from, to };
}

export function monthOf(date: BusinessDate): Period {
  return { from: startOfMonth(date), to: endOfMonth(date) };
}

export function quarterOf(date: BusinessDate): Period {
  const month = Number(date.slice(5, 7));
  const from = addMonths(startOfMonth(date), -((month - 1) % 3));
  return { from, to: endOfMonth(addMonths(from, 2)) };
}

export function yearOf(date: BusinessDate): Period {
  return { from: `${date.slice(0, 4)}-01-01`, to: `${date.slice(0, 4)}-12-31` };
}

/** The period of a key `2025`, `2025-Q1`, `2025-03` or `2025-03-09`. Code: `period.notAPeriod`. */
export function parsePeriodKey(key: string): ParseResult<Period> {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(key);
  if (quarter !== null) {
    const month = String(Number(quarter[2]) * 3).padStart(2, '0');
    return parsed(quarterOf(`${quarter[1]}-${month}-01`));
  }
  if (isBusinessDate(key)) return parsed({ from: key, to: key });
  if (isBusinessDate(`${key}-01`)) return parsed(monthOf(`${key}-01`));
  if (isBusinessDate(`${key}-01-01`)) return parsed(yearOf(`${key}-01-01`));
  return notParsed('period.notAPeriod', { text: key });
}

export function inPeriod(date: BusinessDate, { from, to }: Period): boolean {
  return date >= from && date <= to;
}

export function isValidOn(date: BusinessDate, { from, to }: Validity): boolean {
  return (from === null || date >= from) && (to === null || date <= to);
}

export function overlap(a: Period, b: Period): Period | null {
  const from = maxDate(a.from, b.from);
  const to = minDate(a.to, b.to);
  return from <= to ? { from, to } : null;
}

/** Whether a period is whole months, so that monthly figures answer it exactly. */
export function isWholeMonths({ from, to }: Period): boolean {
  return from === startOfMonth(from) && to === endOfMonth(to);
}

/** Keys of every month the period touches, in order. */
export function monthsIn({ from, to }: Period): string[] {
  const keys: string[] = [];
  const last = monthKey(to);
  // The month after the last one of the calendar cannot be written.
  for (let day = startOfMonth(from); monthKey(day) <= last; day = addMonths(day, 1)) {
    keys.push(monthKey(day));
    if (monthKey(day) === last) break;
  }
  return keys;
}

/** Every day of the period, in order. */
export function daysIn({ from, to }: Period): BusinessDate[] {
  const days: BusinessDate[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    days.push(day);
    if (day === to) break;
  }
  return days;
}
