// The report of variances: budget against actual of any days, or, as on the dashboard, the actual of a
// fiscal year or period against that of the year or the period before.
import type { Work } from '@/server/platform/actor';
import { sharesToDate } from '../domain/to-date';
import { varianceOf } from '../domain/variance';
import {
  readBudgetReport,
  readOpenPeriods,
  type BudgetQuestion,
  type ComparedPeriod,
} from '../repo/report-budget';
import type { ReportRow } from '../repo/report-flow';
import type { ReportColumn } from '../schemas';
import { comparedPeriods, counterpartOf, fiscalSpan, type Compared } from './fiscal-span';
import type { ReportQuestion } from './report-question';
import { comparedSpan } from './report-span';

type Asked = Omit<BudgetQuestion, 'table' | 'measures' | 'shares' | 'compared'>;

/** The column of what is compared with. */
const BASIS_COLUMN = {
  BUDGET: 'budget_amount',
  LAST_YEAR: 'last_year_amount',
  LAST_PERIOD: 'last_period_amount',
} as const;

/** Periods of both sides; those of the basis stand under the period they are held against. */
function bothSides({ actual, basis }: Compared): ComparedPeriod[] {
  const own = actual.map(({ id }) => ({ periodId: id, shownAs: id, isBasis: false }));
  const others = (basis ?? []).flatMap((period) => {
    const shownAs = counterpartOf(period, actual)?.id;
    return shownAs ? [{ periodId: period.id, shownAs, isBasis: true }] : [];
  });
  return [...own, ...others];
}

async function againstBudget(work: Work, asked: Asked, revised: string): Promise<ReportRow[]> {
  // What came of a period that runs is held against what was planned to date.
  const open = await readOpenPeriods(work.tx, { today: work.today, to: asked.to });
  return readBudgetReport(work.tx, {
    ...{ ...asked, table: 'rollup_budget_month' },
    shares: sharesToDate(open, work.today),
    measures: [
      { key: BASIS_COLUMN.BUDGET, of: revised, byDays: true },
      { key: 'actual_amount', of: 'f.actual_minor' },
    ],
  });
}

async function againstActual(
  work: Work,
  asked: Asked,
  question: ReportQuestion,
): Promise<ReportRow[]> {
  const { basis } = question;
  const { over, ...years } = await comparedSpan(work, question);
  const span = await fiscalSpan(work, years);
  const periods = await comparedPeriods(work, span, { basis, over, counted: 'TO_DATE' });
  const rows = await readBudgetReport(work.tx, {
    ...{ ...asked, table: 'rollup_budget_month' },
    ...{ shares: periods.shares, compared: bothSides(periods) },
    measures: [
      {
        ...{ key: BASIS_COLUMN[basis], byDays: true },
        of: 'CASE WHEN f.is_basis THEN f.actual_minor ELSE 0 END',
      },
      { key: 'actual_amount', of: 'CASE WHEN f.is_basis THEN 0 ELSE f.actual_minor END' },
    ],
  });
  // Without such a year or period there is nothing to compare with, which is not nothing spent.
  return periods.basis ? rows : rows.map((row) => ({ ...row, [BASIS_COLUMN[basis]]: null }));
}

function withVariance(row: ReportRow, basisKey: string): ReportRow {
  const kind = row['account_kind'] === 'EXPENSE' ? 'EXPENSE' : 'REVENUE';
  const basis = row[basisKey] ?? null;
  const found = varianceOf(
    kind,
    basis === null ? null : BigInt(basis),
    BigInt(row['actual_amount'] ?? 0n),
  );
  return {
    ...row,
    ...{ variance_amount: found.varianceMinor, variance_rate: found.rate, mark: found.mark },
  };
}

/** Columns after the kind of account, and the rows. Refuses with what `comparedSpan` refuses. */
export async function varianceReport(
  work: Work,
  question: ReportQuestion,
  { asked, revised }: { asked: Asked; revised: string },
): Promise<{ columns: ReportColumn[]; rows: ReportRow[] }> {
  const basisKey = BASIS_COLUMN[question.basis];
  const rows = await (question.basis === 'BUDGET'
    ? againstBudget(work, asked, revised)
    : againstActual(work, asked, question));
  const amounts = [basisKey, 'actual_amount', 'variance_amount'];
  return {
    columns: [
      ...amounts.map((key): ReportColumn => ({ key, kind: 'amount' })),
      { key: 'variance_rate', kind: 'ratio' },
      { key: 'mark', kind: 'text' },
    ],
    rows: rows.map((row) => withVariance(row, basisKey)),
  };
}
