// The report of variances: budget against actual of any days, or, as on the dashboard, the actual of a
// fiscal year or period against that of the year or the period before.
import { readAccounts } from '@/server/modules/centres';
import type { Work } from '@/server/platform/actor';
import { sharesToDate } from '../domain/to-date';
import { varianceOf, type VarianceKind } from '../domain/variance';
import {
  readBudgetReport,
  readOpenPeriods,
  type BudgetQuestion,
  type ComparedPeriod,
} from '../repo/report-budget';
import type { ReportRow } from '../repo/report-flow';
import type { Report, ReportColumn } from '../schemas';
import { varianceKinds } from './budget-tree';
import {
  basisSpanOf,
  comparedPeriods,
  counterpartOf,
  fiscalSpan,
  type Compared,
} from './fiscal-span';
import type { ReportQuestion } from './report-question';
import { budgetSpan, comparedSpan, type OpenDays } from './report-span';

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

interface Found {
  rows: ReportRow[];
  /** The days that are counted. */
  days: OpenDays;
  basisSpan: Report['basisSpan'];
}

async function againstBudget(
  work: Work,
  { from, to, ...asked }: Asked,
  revised: string,
): Promise<Found> {
  const days = await budgetSpan(work, { from, to });
  // What came of a period that runs is held against what was planned to date.
  const open = await readOpenPeriods(work.tx, { today: work.today, to: days.to });
  const rows = await readBudgetReport(work.tx, {
    ...{ ...asked, ...days, table: 'rollup_budget_month' },
    shares: sharesToDate(open, work.today),
    measures: [
      { key: BASIS_COLUMN.BUDGET, of: revised, byDays: true },
      { key: 'actual_amount', of: 'f.actual_minor' },
    ],
  });
  return { rows, days, basisSpan: null };
}

async function againstActual(work: Work, asked: Asked, question: ReportQuestion): Promise<Found> {
  const { basis } = question;
  const { asked: compared, days } = await comparedSpan(work, question);
  const { over, ...years } = compared;
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
  const known = periods.basis ? rows : rows.map((row) => ({ ...row, [BASIS_COLUMN[basis]]: null }));
  return { rows: known, days, basisSpan: basisSpanOf(periods, basis) };
}

/** Which way rows are favourable: as the account they name or are narrowed to, else as their kind is. */
async function kindOfRows(
  work: Work,
  { by, narrowings }: ReportQuestion,
): Promise<(row: ReportRow) => VarianceKind> {
  const accounts = await readAccounts(work);
  const kinds = varianceKinds(accounts);
  const byCode = new Map(accounts.map(({ id, code }) => [code, kinds.get(id)]));
  const narrowed = narrowings.find(({ dimension }) => dimension === 'account')?.id;
  const top = accounts.find(({ id }) => id === narrowed);
  const topKind = top && kinds.get(top.id);
  return (row) => {
    const own = row['account_kind'] === 'EXPENSE' ? 'EXPENSE' : 'REVENUE';
    if (by.includes('account')) return byCode.get(String(row['account'])) ?? own;
    return (top?.kind === row['account_kind'] ? topKind : undefined) ?? own;
  };
}

function withVariance(row: ReportRow, basisKey: string, kind: VarianceKind): ReportRow {
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

/** Columns after the kind of account, the rows, and the days they count. Refuses with what `comparedSpan` refuses. */
export async function varianceReport(
  work: Work,
  question: ReportQuestion,
  { asked, revised }: { asked: Asked; revised: string },
): Promise<Found & { columns: ReportColumn[] }> {
  const basisKey = BASIS_COLUMN[question.basis];
  const { rows, ...counted } = await (question.basis === 'BUDGET'
    ? againstBudget(work, asked, revised)
    : againstActual(work, asked, question));
  const kindOf = await kindOfRows(work, question);
  const amounts = [basisKey, 'actual_amount', 'variance_amount'];
  return {
    columns: [
      ...amounts.map((key): ReportColumn => ({ key, kind: 'amount' })),
      { key: 'variance_rate', kind: 'ratio' },
      { key: 'mark', kind: 'text' },
    ],
    rows: rows.map((row) => withVariance(row, basisKey, kindOf(row))),
    ...counted,
  };
}
