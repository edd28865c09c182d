/** Which periods the schedule owes a scheme. Pure; `today` is the organization's business date. */
import { addDays, addMonths, startOfMonth } from '@/kernel/business-date';
import type { BusinessDate } from '@/kernel/business-date';
import { monthOf, quarterOf, yearOf, type Period } from '@/kernel/period';
import type { Frequency } from './scheme';

/** The last period of this length that ended at least `delayDays` before today; null on demand. */
export function lastDuePeriod(
  frequency: Frequency,
  delayDays: number,
  today: BusinessDate,
): Period | null {
  // A period is due on the day after its end plus the delay.
  const day = addDays(today, -delayDays);
  switch (frequency) {
    case 'NONE':
      return null;
    case 'MONTH':
      return monthOf(addMonths(startOfMonth(day), -1));
    case 'QUARTER':
      return quarterOf(addDays(quarterOf(day).from, -1));
    case 'YEAR':
      return yearOf(addDays(yearOf(day).from, -1));
  }
}
