// The entries of the budget behind a row of a report that knows everything an entry is told apart by. Pure.
import { NO_ONE } from '@/kernel/ids';
import { codeOfItself, type Report } from '@/server/modules/analytics/schemas';
import {
  ACTUAL,
  basisHref,
  entriesHref,
  USED,
  type EntriesNode,
} from '../../dashboards/_drivers/driver-links';
import type { ReportFilters } from './report-filters';
import { minorOf, textOf, type ReportLine } from './report-rows';

export interface AskedRow {
  readonly report: Pick<Report, 'ids' | 'periods' | 'basis' | 'basisSpan'>;
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

const bareCode = (text: string): string => codeOfItself(text) ?? text;

interface EntriesOf {
  readonly node: EntriesNode;
  /** What else the row is narrowed to. */
  readonly more: Readonly<Record<string, string | null | undefined>>;
}

/**
 * Undefined where the row names what is not there any more; entries are those of one fiscal year.
 * A centre that the report tells apart speaks for itself alone, unless it is rolled up; one that the
 * report is narrowed to, with what is below it unless it is told alone. What is not told apart by
 * account is so by its kind.
 */
function nodeOfRow(
  asked: AskedRow,
  line: ReportLine,
): EntriesOf | typeof SEVERAL_YEARS | undefined {
  const { report, filters, narrowed } = asked;
  const ids = Object.entries(narrowed.only).map(([dimension, code]) => {
    const known = report.ids[dimension];
    return [dimension, code === '' ? NO_ONE : (known?.[code] ?? known?.[bareCode(code)])] as const;
  });
  const span = spanOf(asked);
  if (span === null || ids.some(([, id]) => id === undefined)) return undefined;
  if (span === SEVERAL_YEARS) return span;
  const { centre = null, account = null, ...others } = Object.fromEntries(ids);
  const { programme, expenseType, dealer } = others;
  const kind = filters.by.includes('account') ? '' : textOf(line.values['account_kind']);
  return {
    node: {
      ...{ ...span, centreId: centre, accountId: account },
      isOwn:
        codeOfItself(narrowed.only['centre'] ?? '') !== undefined ||
        (filters.by.includes('centre') && filters.depth === null),
      ...(kind !== '' && { accountKind: kind }),
    },
    more: { programme, type: expenseType, dealer },
  };
}

/** The periods of the basis that a row stands for: those of the row's own number in a year by period. */
function basisSpanOf({ report, filters }: AskedRow, { fromNo }: EntriesNode): Report['basisSpan'] {
  const { basis, basisSpan } = report;
  if (!basisSpan || basis !== 'LAST_YEAR' || !filters.by.includes('period')) return basisSpan;
  if (fromNo < basisSpan.fromNo || basisSpan.toNo < fromNo) return null;
  const againstId = fromNo === basisSpan.toNo ? basisSpan.againstId : null;
  return { ...basisSpan, fromNo, toNo: fromNo, againstId };
}

const BASIS_COLUMNS = ['budget_amount', 'last_year_amount', 'last_period_amount'];

/** The entries of what a row is compared with; undefined where it has no such figure. */
export function basisOfRow(asked: AskedRow, line: ReportLine): string | undefined {
  const { basis } = asked.report;
  const found = nodeOfRow(asked, line);
  const hasBasis = BASIS_COLUMNS.some((key) => minorOf(line.values[key]) ?? 0n);
  if (!basis || !hasBasis || !found || found === SEVERAL_YEARS) return undefined;
  const { node, more } = found;
  return basisHref({ basis, basisSpan: basisSpanOf(asked, node) }, node, more) ?? undefined;
}

/** The entries of the row; where nothing came of it, those of what it is compared with. */
export function entriesOfRow(
  asked: AskedRow,
  line: ReportLine,
): string | typeof SEVERAL_YEARS | undefined {
  const found = nodeOfRow(asked, line);
  if (!found || found === SEVERAL_YEARS) return found;
  const isSpent = (minorOf(line.values['actual_amount']) ?? 0n) !== 0n;
  const before = isSpent ? undefined : basisOfRow(asked, line);
  return before ?? entriesHref(found.node, partOf(line), found.more);
}
