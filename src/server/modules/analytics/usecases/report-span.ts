// Which fiscal periods a report that compares speaks of: those the screen of the same figures would take.
import { DomainError } from '@/kernel/domain-error';
import { findPeriodOn, readYear } from '@/server/modules/centres';
import type { Work } from '@/server/platform/actor';
import { comparedOver } from '../domain/compared-span';
import type { ReportQuestion } from './report-question';

/**
 * Of the fiscal year that holds the last day asked for, up to the period that holds it. Refuses with
 * `periods.noPeriod`, `reports.fromCutsPeriods`, `reports.toCutsPeriod`.
 */
export async function comparedSpan(
  work: Work,
  question: Pick<ReportQuestion, 'from' | 'to' | 'basis'>,
): Promise<{ yearId: string; throughNo: number; over: 'PERIOD' | 'YEAR_TO_DATE' }> {
  const date = question.to ?? work.today;
  const period = await findPeriodOn(work, date);
  if (!period) throw new DomainError('periods.noPeriod', { params: { date } });
  const { startsOn: yearStartsOn } = await readYear(work, period.yearId);
  return {
    ...{ yearId: period.yearId, throughNo: period.no },
    over: comparedOver(question, { ...period, yearStartsOn }, work.today),
  };
}
