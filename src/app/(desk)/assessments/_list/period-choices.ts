// Which periods an assessment can begin and end with: months, or the periods of a fiscal calendar that does
// not keep to months. Only what is over, the latest first. Pure.
import { addMonths, endOfMonth, startOfMonth, type BusinessDate } from '@/kernel/business-date';
import { isWholeMonths, type Period } from '@/kernel/period';

const CHOICES = 36;

export interface PeriodChoice extends Period {
  /** Of the fiscal period; null: a month. */
  readonly code: string | null;
}

interface FiscalYear {
  readonly periods: readonly {
    readonly code: string;
    readonly startsOn: BusinessDate;
    readonly endsOn: BusinessDate;
  }[];
}

/** `years` are those of the calendar that documents are posted by. */
export function periodChoices(
  today: BusinessDate,
  years: readonly FiscalYear[],
): readonly PeriodChoice[] {
  const fiscal = years
    .flatMap(({ periods }) => periods)
    .filter(({ endsOn }) => endsOn < today)
    .map(({ code, startsOn: from, endsOn: to }): PeriodChoice => ({ code, from, to }))
    .toSorted((a, b) => (a.from < b.from ? 1 : -1));
  if (fiscal.some((period) => !isWholeMonths(period))) return fiscal.slice(0, CHOICES);
  return Array.from({ length: CHOICES }, (_, i): PeriodChoice => {
    const from = addMonths(startOfMonth(today), -1 - i);
    return { code: null, from, to: endOfMonth(from) };
  });
}
