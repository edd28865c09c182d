// The reports on budgets, expenses, sales against plan, and targets.
import type { Work } from '@/server/platform/actor';
import { DomainError } from '@/kernel/domain-error';
import { findPeriodOn } from '@/server/modules/centres';
import { ratio } from '../domain/ratio';
import { TARGET_SUBJECTS, type PMQ_DIMENSIONS } from '../figure-schemas';
import { readBudgetReport } from '../repo/report-budget';
import type { ReportRow } from '../repo/report-flow';
import type { Report, ReportColumn } from '../schemas';
import { readPriceMixQuantity } from './read-price-mix-quantity';
import { readTargets } from './read-targets';
import type { RowsOptions } from './report-flow';
import { periodOf, type ReportQuestion } from './report-question';
import { comparedSpan, type OpenDays } from './report-span';
import { varianceReport } from './report-variance';

interface Answer extends Partial<Pick<Report, 'basisSpan' | 'basisDays'>> {
  columns: readonly ReportColumn[];
  rows: ReportRow[];
  /** The days that are counted, where they are others than those asked for. */
  days?: OpenDays;
}

const amount = (key: string): ReportColumn => ({ key, kind: 'amount' });
const rate = (key: string): ReportColumn => ({ key, kind: 'ratio' });
const quantity = (key: string): ReportColumn => ({ key, kind: 'quantity' });

const REVISED =
  'f.original_minor + f.revision_minor + f.transfer_minor + f.carry_forward_minor + f.flex_minor';
const USED = 'f.pre_commitment_minor + f.commitment_minor + f.actual_minor';

const EXECUTION = [
  { key: 'original_amount', of: 'f.original_minor' },
  { key: 'revised_amount', of: REVISED },
  { key: 'pre_committed_amount', of: 'f.pre_commitment_minor' },
  { key: 'committed_amount', of: 'f.commitment_minor' },
  { key: 'actual_amount', of: 'f.actual_minor' },
  { key: 'settled_amount', of: 'f.settled_minor' },
  { key: 'available_amount', of: `${REVISED} - (${USED})` },
];
const EXPENSE = [
  { key: 'pre_committed_amount', of: 'f.pre_commitment_minor' },
  { key: 'committed_amount', of: 'f.commitment_minor' },
  { key: 'actual_amount', of: 'f.actual_minor' },
  { key: 'settled_amount', of: 'f.settled_minor' },
];

const minorAt = (row: ReportRow, key: string) => BigInt(row[key] ?? 0n);

/** How much of the revised budget was carried out. */
export const withExecutionRate = (row: ReportRow): ReportRow => ({
  ...row,
  execution_rate: ratio(minorAt(row, 'actual_amount'), minorAt(row, 'revised_amount')),
});

/**
 * The day whose tree of centres a report goes by: the last of the periods it counts, as the figures of
 * the dashboards and the entries do.
 */
export async function placedOn(work: Work, { to }: Pick<ReportQuestion, 'to'>): Promise<string> {
  if (to === null) return work.today;
  const period = await findPeriodOn(work, to);
  return period?.endsOn ?? to;
}

const KIND: ReportColumn = { key: 'account_kind', kind: 'text' };

async function fromRollup(
  work: Work,
  question: ReportQuestion,
  options: RowsOptions,
): Promise<Answer> {
  const asked = {
    dims: question.by,
    ...{ locale: options.locale, limit: options.limit, depth: question.depth },
    ...{ from: question.from, to: question.to, narrowings: question.narrowings },
    placedOn: await placedOn(work, question),
    currency: work.organization.currency,
  };
  if (question.name === 'variance') {
    const found = await varianceReport(work, question, { asked, revised: REVISED });
    return { ...found, columns: [KIND, ...found.columns] };
  }
  const isExpense = question.name === 'expense-flow';
  const measures = isExpense ? EXPENSE : EXECUTION;
  const table = isExpense ? 'rollup_expense_month' : 'rollup_budget_month';
  const rows = await readBudgetReport(work.tx, {
    ...{ ...asked, table, measures, shares: [], isSpent: isExpense },
  });
  const columns = [KIND, ...measures.map(({ key }) => amount(key))];
  if (isExpense) return { columns, rows };
  return { columns: [...columns, rate('execution_rate')], rows };
}

/** Reports that stand for one kind of thing each take exactly one dimension. */
function only<T extends string>(question: ReportQuestion, allowed: readonly T[]): T {
  const [first, second] = question.by;
  const found = allowed.find((one) => one === first);
  const isPlain = second === undefined && question.narrowings.length === 0;
  if (found !== undefined && isPlain) return found;
  throw new DomainError('reports.oneDimension', {
    ...{ status: 'invalid', field: 'by', params: { allowed: [...allowed] } },
  });
}

const EFFECTS = [
  ['basis_quantity', 'basisQuantity'],
  ['basis_amount', 'basisMinor'],
  ['actual_quantity', 'actualQuantity'],
  ['actual_amount', 'actualMinor'],
  ['price_amount', 'priceMinor'],
  ['mix_amount', 'mixMinor'],
  ['quantity_amount', 'quantityMinor'],
  ['other_amount', 'otherMinor'],
  ['total_amount', 'totalMinor'],
] as const;

/** Of the fiscal year that holds the last day asked for, up to the period that holds it. */
async function priceMixQuantity(
  work: Work,
  question: ReportQuestion,
  { locale, limit }: RowsOptions,
): Promise<Answer> {
  const by = only(question, [
    'product',
    'dealer',
    'region',
  ] satisfies (typeof PMQ_DIMENSIONS)[number][]);
  const { asked, days } = await comparedSpan(work, question);
  const answer = await readPriceMixQuantity(work, {
    ...asked,
    ...{ by, locale, basis: question.basis },
  });
  const rows = answer.rows.map((row): ReportRow => ({
    ...{ [by]: row.code, [`${by}_name`]: row.name, standing: row.standing },
    currency: answer.currency,
    ...Object.fromEntries(EFFECTS.map(([key, field]) => [key, row[field]])),
  }));
  const columns = EFFECTS.map(([key]) => (key.endsWith('quantity') ? quantity(key) : amount(key)));
  return {
    columns: [{ key: 'standing', kind: 'text' }, ...columns],
    ...{ days, basisDays: answer.basisDays },
    rows: rows.slice(0, limit + 1),
  };
}

/** One row per target in force in the period, and one for who sold without any. */
async function targets(
  work: Work,
  question: ReportQuestion,
  { locale, limit }: RowsOptions,
): Promise<Answer> {
  const by = only(question, ['salesperson', 'dealer', 'region', 'product', 'category']);
  const subject = TARGET_SUBJECTS.find((one) => one === by.toUpperCase()) ?? 'DEALER';
  const { from, to } = periodOf(question) ?? { from: '1900-01-01', to: '9999-12-31' };
  const answer = await readTargets(work, { subject, from, to, locale });
  const rows = answer.rows.flatMap((row): ReportRow[] => {
    const names = { [by]: row.code, [`${by}_name`]: row.name, currency: answer.currency };
    const bare = {
      ...{ ...names, starts_on: null, from_date: null, to_date: null, target_amount: null },
      ...{ actual_amount: row.actualMinor, attainment: null },
    };
    if (row.parts.length === 0) return [bare];
    return row.parts.map((part) => ({
      ...{ ...names, starts_on: part.startsOn, from_date: part.from, to_date: part.to },
      ...{ target_amount: part.targetMinor, actual_amount: part.actualMinor },
      attainment: part.rate,
    }));
  });
  const dates = ['starts_on', 'from_date', 'to_date'].map((key): ReportColumn => ({
    key,
    kind: 'date',
  }));
  const measures = [amount('target_amount'), amount('actual_amount'), rate('attainment')];
  return { columns: [...dates, ...measures], rows: rows.slice(0, limit + 1) };
}

/**
 * Refuses with `reports.oneDimension`, `periods.noPeriod`, `reports.fromCutsPeriods`,
 * `reports.toCutsPeriod`.
 */
export function budgetAnswer(
  work: Work,
  question: ReportQuestion,
  options: RowsOptions,
): Promise<Answer> {
  if (question.name === 'price-mix-quantity') return priceMixQuantity(work, question, options);
  if (question.name === 'targets') return targets(work, question, options);
  return fromRollup(work, question, options);
}
