/**
 * Which fiscal periods a comparison of sales speaks of, from the days that were asked for. A budget is
 * for whole periods, so days that cut one are refused: the answer would be that of other days.
 */
import { minDate, type BusinessDate } from '@/kernel/business-date';
import { refuse } from '@/kernel/domain-error';
import type { Period } from '@/kernel/period';

export interface ComparedDays {
  readonly from: BusinessDate | null;
  readonly to: BusinessDate | null;
  readonly basis: 'BUDGET' | 'LAST_YEAR' | 'LAST_PERIOD';
}

/** The period that holds the last day, and the first day of its year. */
export interface HoldingPeriod {
  readonly startsOn: BusinessDate;
  readonly endsOn: BusinessDate;
  readonly yearStartsOn: BusinessDate;
}

/**
 * The year up to the period, or the period alone. Refuses with `reports.fromCutsPeriods`,
 * `reports.toCutsPeriod`.
 */
export function comparedOver(
  { from, to, basis }: ComparedDays,
  { startsOn, endsOn, yearStartsOn }: HoldingPeriod,
  today: BusinessDate,
): 'PERIOD' | 'YEAR_TO_DATE' {
  // Of a period that runs what has come of it counts, so every day from today on is its end.
  if (to !== null && to < endsOn && to < today) {
    refuse('reports.toCutsPeriod', {
      ...{ status: 'invalid', field: 'to', params: { date: to, endsOn } },
    });
  }
  const allowed = basis === 'LAST_PERIOD' ? [startsOn] : [...new Set([yearStartsOn, startsOn])];
  if (from !== null && !allowed.includes(from)) {
    refuse('reports.fromCutsPeriods', {
      ...{ status: 'invalid', field: 'from', params: { date: from, allowed } },
    });
  }
  return from === startsOn && startsOn !== yearStartsOn ? 'PERIOD' : 'YEAR_TO_DATE';
}

/** The days that count: of a period that runs those that have come. */
export function countedDays(
  { startsOn, endsOn, yearStartsOn }: HoldingPeriod,
  over: 'PERIOD' | 'YEAR_TO_DATE',
  today: BusinessDate,
): Period {
  const from = over === 'PERIOD' ? startsOn : yearStartsOn;
  return { from, to: from <= today ? minDate(endsOn, today) : endsOn };
}
