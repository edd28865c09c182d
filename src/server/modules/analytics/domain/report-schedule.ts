/** When a report is sent regularly, and which days it is then about. Pure; weeks begin on Monday. */
import {
  addDays,
  addMonths,
  dayNumber,
  startOfMonth,
  yearKey,
  type BusinessDate,
} from '@/kernel/business-date';
import type { Period } from '@/kernel/period';

export const REPORT_REPEATS = ['DAILY', 'WEEKLY', 'MONTHLY'] as const;
export type ReportRepeat = (typeof REPORT_REPEATS)[number];

/** LAST: the day, week or month that is just over; YEAR_TO_DATE: the year up to its end. */
export const REPORT_SPANS = ['LAST', 'YEAR_TO_DATE'] as const;
export type ReportSpan = (typeof REPORT_SPANS)[number];

const WEEK = 7;
/** 1970-01-01, day 0, was a Thursday. */
const daysSinceMonday = (date: BusinessDate): number =>
  (((dayNumber(date) + 3) % WEEK) + WEEK) % WEEK;

/** The first day after `date` on which a report is due. */
export function nextDue(repeat: ReportRepeat, date: BusinessDate): BusinessDate {
  if (repeat === 'DAILY') return addDays(date, 1);
  if (repeat === 'WEEKLY') return addDays(date, WEEK - daysSinceMonday(date));
  return startOfMonth(addMonths(startOfMonth(date), 1));
}

/** The last day up to `date` on which a report was due. */
export function lastDueUpTo(repeat: ReportRepeat, date: BusinessDate): BusinessDate {
  if (repeat === 'DAILY') return date;
  if (repeat === 'WEEKLY') return addDays(date, -daysSinceMonday(date));
  return startOfMonth(date);
}

/** What was missed for longer than this is left to whoever asks for it. */
const MOST_DUE = 12;

/**
 * The days up to `today` on which a report was due that has not been sent since `nextOn`, oldest first: of
 * weeks and months each, since none is in another. Of a year to date the last one has all, and of days
 * nobody wants a pile.
 */
export function dueDays(
  { repeat, span, nextOn }: { repeat: ReportRepeat; span: ReportSpan; nextOn: BusinessDate },
  today: BusinessDate,
): BusinessDate[] {
  const last = lastDueUpTo(repeat, today);
  if (repeat === 'DAILY' || span === 'YEAR_TO_DATE') return [last];
  const due: BusinessDate[] = [];
  for (let on = nextOn; on <= last; on = nextDue(repeat, on)) due.push(on);
  return due.slice(-MOST_DUE);
}

/** The day on which a report was due whose days end with `to`. */
export const dueAfter = (to: BusinessDate): BusinessDate => addDays(to, 1);

/** The days a report is about that was due on `dueOn`, a day that `nextDue` gave. */
export function periodOfSchedule(
  { repeat, span }: { repeat: ReportRepeat; span: ReportSpan },
  dueOn: BusinessDate,
): Period {
  const to = addDays(dueOn, -1);
  if (span === 'YEAR_TO_DATE') return { from: `${yearKey(to)}-01-01`, to };
  if (repeat === 'DAILY') return { from: to, to };
  if (repeat === 'WEEKLY') return { from: addDays(dueOn, -WEEK), to };
  return { from: startOfMonth(to), to };
}
