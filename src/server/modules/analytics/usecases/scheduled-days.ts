// The days a regular report is about that is due on a day, in the fiscal calendar where it goes by that.
import { addDays, type BusinessDate } from '@/kernel/business-date';
import type { Period } from '@/kernel/period';
import { findPeriodOn, readYear } from '@/server/modules/centres';
import type { Work } from '@/server/platform/actor';
import { periodOfSchedule } from '../domain/report-schedule';
import {
  comparesWholePeriods,
  followsFiscalYear,
  wholeDays,
  type EndedPeriod,
} from '../domain/whole-periods';
import type { ScheduleRow } from '../repo/report-schedules';

async function readEnded(work: Work, date: BusinessDate): Promise<EndedPeriod | null> {
  const holding = await findPeriodOn(work, date);
  if (!holding) return null;
  const ended =
    holding.endsOn === date ? holding : await findPeriodOn(work, addDays(holding.startsOn, -1));
  if (!ended) return null;
  const { startsOn: yearStartsOn } = await readYear(work, ended.yearId);
  return { ...ended, yearStartsOn, isOfSameYear: ended.yearId === holding.yearId };
}

/** From the first day of the fiscal year that holds the last one; where none does, of that on the wall. */
async function fiscalToDate(work: Work, asked: Period): Promise<Period> {
  const holding = await findPeriodOn(work, asked.to);
  if (!holding) return asked;
  return { from: (await readYear(work, holding.yearId)).startsOn, to: asked.to };
}

type Asked = Pick<ScheduleRow, 'name' | 'basis' | 'repeat' | 'span'>;

/**
 * Gives the days of one schedule after the other; null where a report of whole fiscal periods has none
 * yet. Schedules that are due on the same day read the calendar once.
 */
export function scheduledDays(
  work: Work,
): (schedule: Asked, dueOn: BusinessDate) => Promise<Period | null> {
  const known = new Map<BusinessDate, EndedPeriod | null>();
  return async (schedule, dueOn) => {
    const asked = periodOfSchedule(schedule, dueOn);
    if (schedule.span === 'YEAR_TO_DATE' && followsFiscalYear(schedule)) {
      return fiscalToDate(work, asked);
    }
    if (!comparesWholePeriods(schedule)) return asked;
    const found = known.get(asked.to);
    const ended = found === undefined ? await readEnded(work, asked.to) : found;
    known.set(asked.to, ended);
    return wholeDays(asked, schedule.span, ended);
  };
}
