/**
 * Which periods the schedule owes a scheme. Pure; `today` is the organization's business date. A month,
 * a quarter and a year are those of the fiscal calendar that documents are posted by: one, three and all
 * of its periods. Where no fiscal year tells, they are those of the calendar on the wall.
 */
import { addDays, addMonths, startOfMonth } from '@/kernel/business-date';
import type { BusinessDate } from '@/kernel/business-date';
import { isWholeMonths, monthOf, quarterOf, yearOf, type Period } from '@/kernel/period';
import type { Frequency } from './scheme';

export interface Scheduled {
  frequency: Frequency;
  delayDays: number;
  /** Whether it needs whole fiscal periods, however long they are. */
  readsBudgets: boolean;
}

/** Its periods in their order. */
export interface FiscalYearCut {
  periods: readonly { startsOn: BusinessDate; endsOn: BusinessDate }[];
}

const PER_YEAR = { MONTH: 12, QUARTER: 4, YEAR: 1 } as const;

type Repeated = keyof typeof PER_YEAR;

/** A calendar of quarters has no months: who reads no budgets takes those on the wall. */
function fiscalPeriods(
  { frequency, readsBudgets }: Scheduled & { frequency: Repeated },
  years: readonly FiscalYearCut[],
): Period[] {
  return years.flatMap(({ periods }) => {
    const length = periods.length / PER_YEAR[frequency];
    if (length < 1 && !readsBudgets) return [];
    const size = Math.max(1, Math.round(length));
    return periods.flatMap(({ startsOn: from }, at): Period[] => {
      const last = periods[Math.min(at + size, periods.length) - 1];
      return at % size === 0 && last ? [{ from, to: last.endsOn }] : [];
    });
  });
}

function wallPeriod(frequency: Repeated, day: BusinessDate): Period {
  switch (frequency) {
    case 'MONTH':
      return monthOf(addMonths(startOfMonth(day), -1));
    case 'QUARTER':
      return quarterOf(addDays(quarterOf(day).from, -1));
    case 'YEAR':
      return yearOf(addDays(yearOf(day).from, -1));
  }
}

/** The last period that ended at least `delayDays` before today; null on demand. */
export function lastDuePeriod(
  scheme: Scheduled,
  today: BusinessDate,
  years: readonly FiscalYearCut[],
): Period | null {
  const { frequency } = scheme;
  if (frequency === 'NONE') return null;
  // A period is due on the day after its end plus the delay.
  const day = addDays(today, -scheme.delayDays);
  const wall = wallPeriod(frequency, day);
  const fiscal = fiscalPeriods({ ...scheme, frequency }, years)
    .filter(({ to }) => to < day)
    .toSorted((a, b) => (a.to < b.to ? -1 : 1))
    .at(-1);
  if (!fiscal) return wall;
  // Months go on where the next fiscal year was not made yet; weeks cannot be guessed.
  const isMade = years.some(({ periods }) => (periods.at(-1)?.endsOn ?? '') >= day);
  return !isMade && isWholeMonths(fiscal) && fiscal.to < wall.from ? wall : fiscal;
}

/** What was missed for longer than this is left to whoever asks for it. */
const MOST_OWED = 24;

/**
 * The periods the schedule owes, oldest first: the last one that is due, and what became due before it
 * and after `through`, the last day the schedule has dealt with; null: with none. Where the fiscal
 * calendar begins, months on the wall that share days with it are not owed.
 */
export function owedPeriods(
  scheme: Scheduled,
  { through, today }: { through: BusinessDate | null; today: BusinessDate },
  years: readonly FiscalYearCut[],
): Period[] {
  const owed: Period[] = [];
  let due = lastDuePeriod(scheme, today, years);
  while (due && owed.length < MOST_OWED) {
    const [next] = owed;
    if (next && (through === null || due.to <= through || due.to >= next.from)) break;
    owed.unshift(due);
    // On the last day on which it was not due yet, the one before it was.
    due = lastDuePeriod(scheme, addDays(due.to, scheme.delayDays), years);
  }
  return owed;
}
