// The entries of the budget behind a row of a report that knows everything an entry is told apart by. Pure.
import { NO_ONE } from '@/kernel/ids';
import type { Report } from '@/server/modules/analytics/schemas';
import { ACTUAL, entriesHref, USED } from '../../dashboards/_drivers/driver-links';
import type { ReportFilters } from './report-filters';
import { minorOf, textOf, type ReportLine } from './report-rows';

export interface AskedRow {
  readonly report: Pick<Report, 'ids' | 'periods'>;
  /** The question of the report, and the same narrowed to the row. */
  readonly filters: ReportFilters;
  readonly narrowed: ReportFilters;
}

/** What the row has a figure of: what was spent, else what is promised, else what was planned. */
function partOf({ values }: ReportLine): string {
  const has = (...keys: readonly string[]) => keys.some((key) => minorOf(values[key]) ?? 0n);
  if (has('actual_amount')) return ACTUAL;
  if (has('committed_amount', 'pre_committed_amount')) return USED;
  if (has('settled_amount')) return 'SETTLED';
  return has('original_amount', 'revised_amount', 'budget_amount') ? 'BUDGET' : ACTUAL;
}

/** Said of a row whose days reach over fiscal years: it goes by period first. */
export const SEVERAL_YEARS = Symbol('several years');

/** The periods of one year that the row counts; null: of none. */
function spanOf({ report, narrowed: { from, to } }: AskedRow) {
  const counted = report.periods.filter(
    ({ startsOn, endsOn }) => (!from || from <= endsOn) && (!to || startsOn <= to),
  );
  const [first] = counted;
  if (!first) return null;
  if (counted.some(({ yearId }) => yearId !== first.yearId)) return SEVERAL_YEARS;
  return { yearId: first.yearId, fromNo: first.no, toNo: counted.at(-1)?.no ?? first.no };
}

/**
 * Undefined where the row names what is not there any more; entries are those of one fiscal year.
 * A centre that the report tells apart speaks for itself alone, unless it is rolled up; one that the
 * report is narrowed to, with what is below it. Money spent that is not told apart by account counts
 * with the signs of everything spent.
 */
export function entriesOfRow(
  asked: AskedRow,
  line: ReportLine,
): string | typeof SEVERAL_YEARS | undefined {
  const { report, filters, narrowed } = asked;
  const ids = Object.entries(narrowed.only).map(([dimension, code]) => {
    return [dimension, code === '' ? NO_ONE : report.ids[dimension]?.[code]] as const;
  });
  const span = spanOf(asked);
  if (span === null || ids.some(([, id]) => id === undefined)) return undefined;
  if (span === SEVERAL_YEARS) return span;
  const { centre = null, account = null, ...others } = Object.fromEntries(ids);
  const { programme, expenseType, dealer } = others;
  const isAllSpent =
    !filters.by.includes('account') && textOf(line.values['account_kind']) === 'EXPENSE';
  return entriesHref(
    {
      ...{ ...span, centreId: centre, accountId: account },
      isOwn: filters.by.includes('centre') && filters.depth === null,
      ...(isAllSpent && { scope: 'ALL' as const }),
    },
    partOf(line),
    { programme, type: expenseType, dealer },
  );
}
