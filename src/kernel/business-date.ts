/**
 * Business dates: `YYYY-MM-DD` text in the organization's time zone, without a time of day. Text
 * order is date order, so `<` and SQL agree with each other. `Date` is used for calendar arithmetic
 * in UTC only; an instant becomes a business date through a named zone.
 */
import { notParsed, parsed, type ParseResult } from './parse-result';

export type BusinessDate = string;

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const LOOSE = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const FIRST_YEAR = 1900;
const MS_PER_DAY = 86_400_000;

/** True for a calendar date in exactly the stored form. */
export function isBusinessDate(text: string): boolean {
  const match = ISO.exec(text);
  return match !== null && isCalendarDay(Number(match[1]), Number(match[2]), Number(match[3]));
}

/**
 * Reads the unambiguous year-first forms `2025-03-09`, `2025/3/9`, `2025.3.9`, `20250309`.
 * Codes: `date.empty`, `date.notADate`, `date.noSuchDay`.
 */
export function parseBusinessDate(text: string): ParseResult<BusinessDate> {
  const clean = text.normalize('NFKC').trim();
  if (clean === '') return notParsed('date.empty');
  const loose = LOOSE.exec(clean);
  const match = loose === null ? COMPACT.exec(clean) : [loose[0], loose[1], loose[3], loose[4]];
  if (match === null) return notParsed('date.notADate', { text: clean });
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (!isCalendarDay(year, month, day)) return notParsed('date.noSuchDay', { text: clean });
  return parsed(isoDate(year, month, day));
}

/** The business date of an instant in an IANA zone, such as `Asia/Taipei`. */
export function dateInZone(instant: Date, timeZone: string): BusinessDate {
  const parts = new Map(
    zoneFormat(timeZone)
      .formatToParts(instant)
      .map((p) => [p.type, p.value]),
  );
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
}

/** Days since 1970-01-01. Throws RangeError for text that is not a business date. */
export function dayNumber(date: BusinessDate): number {
  const [year, month, day] = ymd(date);
  return Date.UTC(year, month - 1, day) / MS_PER_DAY;
}

export function fromDayNumber(day: number): BusinessDate {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

export function addDays(date: BusinessDate, days: number): BusinessDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** The same day of another month, or its last day where it has no such day (31 Jan + 1 = 28 Feb). */
export function addMonths(date: BusinessDate, months: number): BusinessDate {
  const [year, month, day] = ymd(date);
  const index = year * 12 + (month - 1) + months;
  const toYear = Math.floor(index / 12);
  const toMonth = (index % 12) + 1;
  return isoDate(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}

/** Days from the first to the second: positive when the second is later. */
export function diffDays(from: BusinessDate, to: BusinessDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** -1, 0 or 1. */
export function compareDates(a: BusinessDate, b: BusinessDate): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

export function minDate(a: BusinessDate, b: BusinessDate): BusinessDate {
  return a <= b ? a : b;
}

export function maxDate(a: BusinessDate, b: BusinessDate): BusinessDate {
  return a >= b ? a : b;
}

export function startOfMonth(date: BusinessDate): BusinessDate {
  return `${date.slice(0, 7)}-01`;
}

export function endOfMonth(date: BusinessDate): BusinessDate {
  const [year, month] = ymd(date);
  return isoDate(year, month, daysInMonth(year, month));
}

/** `2025-03` */
export function monthKey(date: BusinessDate): string {
  return date.slice(0, 7);
}

/** `2025-Q1` */
export function quarterKey(date: BusinessDate): string {
  return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}

/** `2025` */
export function yearKey(date: BusinessDate): string {
  return date.slice(0, 4);
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function isoDate(year: number, month: number, day: number): BusinessDate {
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** Years below 1900 are typing mistakes in this business, and two-digit years trap `Date.UTC`. */
function isCalendarDay(year: number, month: number, day: number): boolean {
  return (
    year >= FIRST_YEAR && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
  );
}

function ymd(date: BusinessDate): [number, number, number] {
  if (!isBusinessDate(date)) throw new RangeError(`not a business date: ${JSON.stringify(date)}`);
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}

/** Building a formatter is a hundred times the cost of using one. */
const zoneFormats = new Map<string, Intl.DateTimeFormat>();

function zoneFormat(timeZone: string): Intl.DateTimeFormat {
  const known = zoneFormats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  zoneFormats.set(timeZone, format);
  return format;
}
