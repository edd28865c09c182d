// Which periods an assessment can begin and end with: months, and the periods of a fiscal calendar that does
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

/** The months that are over, the latest first. */
function wallMonths(today: BusinessDate): PeriodChoice[] {
  return Array.from({ length: CHOICES }, (_, i): PeriodChoice => {
    const from = addMonths(startOfMonth(today), -1 - i);
    return { code: null, from, to: endOfMonth(from) };
  });
}

const isMonth = ({ from, to }: Period): boolean =>
  from === startOfMonth(from) && to === endOfMonth(from);

/**
 * `years` are those of the calendar that documents are posted by. A scheme that reads budgets can be
 * computed for its periods only; another for months too, after those of a calendar that does not keep to
 * them.
 */
export function periodChoices(
  today: BusinessDate,
  years: readonly FiscalYear[],
  { readsBudgets }: { readonly readsBudgets: boolean },
): readonly PeriodChoice[] {
  const fiscal = years
    .flatMap(({ periods }) => periods)
    .filter(({ endsOn }) => endsOn < today)
    .map(({ code, startsOn: from, endsOn: to }): PeriodChoice => ({ code, from, to }))
    .toSorted((a, b) => (a.from < b.from ? 1 : -1))
    .slice(0, CHOICES);
  if (fiscal.every(isMonth)) return wallMonths(today);
  if (readsBudgets) return fiscal;
  return fiscal.every(isWholeMonths) ? wallMonths(today) : [...fiscal, ...wallMonths(today)];
}

/** Those to choose a first or last day from: each day once, as the first of them that has it. */
export function choicesOf(
  choices: readonly PeriodChoice[],
  end: 'from' | 'to',
): readonly PeriodChoice[] {
  return choices.filter(
    (choice, at) => choices.findIndex((one) => one[end] === choice[end]) === at,
  );
}
