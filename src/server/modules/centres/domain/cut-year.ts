/**
 * How a fiscal year is cut into periods. Pure. Months and quarters follow the calendar from any
 * day up to the 28th; 4-4-5 counts whole weeks from the weekday the year begins on. A year of 53
 * weeks (about every sixth) has its extra week in the last period, as the retail calendars of the
 * National Retail Federation do.
 */
import { addDays, addMonths, diffDays, monthKey, type BusinessDate } from '@/kernel/business-date';
import { DomainError } from '@/kernel/domain-error';

export const CALENDAR_KINDS = ['MONTH', 'QUARTER', 'WEEKS_445'] as const;
export type CalendarKind = (typeof CALENDAR_KINDS)[number];

export interface CutPeriod {
  /** From 1, in order of days. */
  no: number;
  code: string;
  startsOn: BusinessDate;
  endsOn: BusinessDate;
}

export interface CutYear {
  code: string;
  startsOn: BusinessDate;
  endsOn: BusinessDate;
  periods: CutPeriod[];
}

export interface CutQuestion {
  kind: CalendarKind;
  startsOn: BusinessDate;
  /** Left out: the calendar year that holds the middle of the fiscal year. */
  code?: string | undefined;
  /** Of 4-4-5 only; left out: what keeps the year's begin nearest to the same month's first. */
  weeks?: 52 | 53 | undefined;
}

const LAST_SAFE_DAY = 28;
const HALF_YEAR = 182;
const WEEKS_445 = [4, 4, 5, 4, 4, 5, 4, 4, 5, 4, 4, 5] as const;
/** The nearest same weekday is never further than this. */
const HALF_WEEK = 3;

/** A year of 53 weeks from the last day of it ends within the days that can be written. */
const LAST_YEAR = '9997';

/**
 * Refuses with `periods.badStart` (a month has no such day every time) and `request.badDate` (the days
 * after it cannot be written).
 */
export function cutYear({ kind, startsOn, code, weeks }: CutQuestion): CutYear {
  if (startsOn.slice(0, 4) > LAST_YEAR) {
    throw new DomainError('request.badDate', { status: 'invalid', field: 'startsOn' });
  }
  const yearCode = code ?? addDays(startsOn, HALF_YEAR).slice(0, 4);
  if (kind === 'WEEKS_445') return byWeeks(startsOn, yearCode, weeks ?? weeksOf(startsOn));
  if (Number(startsOn.slice(8)) > LAST_SAFE_DAY) {
    throw new DomainError('periods.badStart', {
      ...{ status: 'invalid', field: 'startsOn', params: { date: startsOn } },
    });
  }
  return kind === 'MONTH' ? byMonths(startsOn, yearCode) : byQuarters(startsOn, yearCode);
}

const two = (no: number) => String(no).padStart(2, '0');

/** Whole periods of `months` each, over twelve months. */
function inMonths(
  startsOn: BusinessDate,
  months: number,
  codeOf: (no: number, starts: BusinessDate) => string,
): CutPeriod[] {
  return Array.from({ length: 12 / months }, (_, index) => {
    const starts = addMonths(startsOn, index * months);
    const endsOn = addDays(addMonths(startsOn, (index + 1) * months), -1);
    return { no: index + 1, code: codeOf(index + 1, starts), startsOn: starts, endsOn };
  });
}

function whole(code: string, periods: CutPeriod[]): CutYear {
  const [first, last] = [periods[0], periods.at(-1)];
  if (!first || !last) throw new Error('a year without periods');
  return { code, startsOn: first.startsOn, endsOn: last.endsOn, periods };
}

/** Whole months carry the month's own name; others their number in the year. */
function byMonths(startsOn: BusinessDate, yearCode: string): CutYear {
  const isWhole = startsOn.endsWith('-01');
  const codeOf = (no: number, starts: BusinessDate) =>
    isWhole ? monthKey(starts) : `${yearCode}-P${two(no)}`;
  return whole(yearCode, inMonths(startsOn, 1, codeOf));
}

function byQuarters(startsOn: BusinessDate, yearCode: string): CutYear {
  return whole(
    yearCode,
    inMonths(startsOn, 3, (no) => `${yearCode}-Q${no}`),
  );
}

function byWeeks(startsOn: BusinessDate, yearCode: string, weeks: 52 | 53): CutYear {
  let starts = startsOn;
  const periods = WEEKS_445.map((regular, index): CutPeriod => {
    const length = index === WEEKS_445.length - 1 ? regular + weeks - 52 : regular;
    const period = {
      ...{ no: index + 1, code: `${yearCode}-P${two(index + 1)}`, startsOn: starts },
      endsOn: addDays(starts, length * 7 - 1),
    };
    starts = addDays(starts, length * 7);
    return period;
  });
  return whole(yearCode, periods);
}

/** A Monday. */
const MONDAY = '1900-01-01';

/** Where a first year usually begins: with the year, in weeks on the Monday nearest to it. */
export function usualStart(kind: CalendarKind, year: string): BusinessDate {
  const first = `${year}-01-01`;
  if (kind !== 'WEEKS_445') return first;
  const since = diffDays(MONDAY, first) % 7;
  return addDays(first, since > HALF_WEEK ? 7 - since : -since);
}

/** The first of a month that the day lies nearest to, if a year of weeks could begin for it. */
function anchorOf(date: BusinessDate): BusinessDate | null {
  const here = `${date.slice(0, 7)}-01`;
  const nearest = [here, addMonths(here, 1)].find(
    (first) => Math.abs(diffDays(date, first)) <= HALF_WEEK,
  );
  return nearest ?? null;
}

/**
 * 53 where the same weekday nearest to the next anchor is 53 weeks away. For Mondays around 1
 * January this is the year of ISO 8601, for Sundays around 1 February the retail year.
 */
export function weeksOf(startsOn: BusinessDate): 52 | 53 {
  const anchor = anchorOf(startsOn);
  if (anchor === null) return 52;
  const next = addMonths(anchor, 12);
  return Math.abs(diffDays(addDays(startsOn, 53 * 7), next)) <= HALF_WEEK ? 53 : 52;
}
