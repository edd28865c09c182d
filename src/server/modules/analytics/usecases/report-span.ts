// Which fiscal periods a report that compares speaks of: those the screen of the same figures would take.
import { minDate, type BusinessDate } from '@/kernel/business-date';
import { DomainError } from '@/kernel/domain-error';
import type { Period } from '@/kernel/period';
import {
  findLastPeriodUpTo,
  findPeriodOn,
  readYear,
  type FiscalPeriod,
} from '@/server/modules/centres';
import type { Work } from '@/server/platform/actor';
import { comparedOver, countedDays, type HoldingPeriod } from '../domain/compared-span';
import type { ReportQuestion } from './report-question';

/**
 * The period that holds the last day asked for, and the first day of its year. Without a day the one that
 * runs, or the last one where the books ended before today. Refuses with `periods.noPeriod`.
 */
async function holdingOf(
  work: Work,
  to: BusinessDate | null,
): Promise<FiscalPeriod & HoldingPeriod> {
  const date = to ?? work.today;
  const period = await (to === null ? findLastPeriodUpTo(work, date) : findPeriodOn(work, date));
  if (!period) throw new DomainError('periods.noPeriod', { params: { date } });
  const { startsOn: yearStartsOn } = await readYear(work, period.yearId);
  return { ...period, yearStartsOn };
}

export interface ComparedSpan {
  readonly asked: { yearId: string; throughNo: number; over: 'PERIOD' | 'YEAR_TO_DATE' };
  /** The days that are counted of it. */
  readonly days: Period;
}

/**
 * Of the fiscal year that holds the last day asked for, up to the period that holds it; against the
 * period before that period alone. Refuses with `periods.noPeriod`, `reports.fromCutsPeriods`,
 * `reports.toCutsPeriod`.
 */
export async function comparedSpan(
  work: Work,
  question: Pick<ReportQuestion, 'from' | 'to' | 'basis'>,
): Promise<ComparedSpan> {
  const period = await holdingOf(work, question.to);
  const asked = comparedOver(question, period, work.today);
  const over = question.basis === 'LAST_PERIOD' ? 'PERIOD' : asked;
  return {
    asked: { yearId: period.yearId, throughNo: period.no, over },
    days: countedDays(period, over, work.today),
  };
}

/** Days whose ends may be open. */
export interface OpenDays {
  readonly from: BusinessDate | null;
  readonly to: BusinessDate | null;
}

/**
 * The days of a variance from budget, which may cut a period: without a first day the fiscal year that
 * holds the last one, without a last day up to today or to where the books ended. Refuses with `periods.noPeriod`.
 */
export async function budgetSpan(work: Work, { from, to }: OpenDays): Promise<OpenDays> {
  const until = to ?? work.today;
  if (from === null) {
    const { yearStartsOn, endsOn } = await holdingOf(work, to);
    return { from: yearStartsOn, to: to ?? minDate(endsOn, until) };
  }
  // What begins after today has no day to end with yet.
  return { from, to: to ?? (from <= until ? until : null) };
}
