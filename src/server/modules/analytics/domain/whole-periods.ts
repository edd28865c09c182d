/**
 * Which days a regular report speaks of that compares whole fiscal periods: its span ends on most days
 * within a period, and the report answers only up to the end of one. Pure.
 */
import type { BusinessDate } from '@/kernel/business-date';
import type { Period } from '@/kernel/period';
import type { ReportRepeat, ReportSpan } from './report-schedule';

interface Compared {
  readonly name: string;
  readonly basis: 'BUDGET' | 'LAST_YEAR' | 'LAST_PERIOD';
}

interface Scheduled extends Compared {
  readonly repeat: ReportRepeat;
  readonly span: ReportSpan;
}

/** Whether a report refuses days that cut a fiscal period; a variance from budget takes any days. */
export const comparesWholePeriods = ({ name, basis }: Compared): boolean =>
  name === 'price-mix-quantity' || (name === 'variance' && basis !== 'BUDGET');

/** Whether its year to date is the fiscal year's, as on the dashboards of the same figures. */
export const followsFiscalYear = ({ name, basis }: Compared): boolean =>
  name === 'budget-execution' ||
  name === 'expense-flow' ||
  (name === 'variance' && basis === 'BUDGET');

/** Whether a report of whole periods is never, or hardly ever, about the days of this schedule. */
export const neverWhole = (schedule: Scheduled): boolean =>
  comparesWholePeriods(schedule) &&
  (schedule.span === 'LAST' ? schedule.repeat !== 'MONTHLY' : schedule.basis === 'LAST_PERIOD');

/** The last fiscal period that is over on the last day of a span. */
export interface EndedPeriod {
  readonly startsOn: BusinessDate;
  readonly endsOn: BusinessDate;
  readonly yearStartsOn: BusinessDate;
  /** False: the span ends within the first period of the next fiscal year. */
  readonly isOfSameYear: boolean;
}

/**
 * The year up to the end of the last whole period, or the one that ended within the span. Null where
 * there is none yet: the first period of the year runs, or no period ended.
 */
export function wholeDays(
  { from }: Period,
  span: ReportSpan,
  ended: EndedPeriod | null,
): Period | null {
  if (!ended) return null;
  const { startsOn, endsOn, yearStartsOn, isOfSameYear } = ended;
  if (span === 'LAST') return endsOn >= from ? { from: startsOn, to: endsOn } : null;
  return isOfSameYear ? { from: yearStartsOn, to: endsOn } : null;
}
