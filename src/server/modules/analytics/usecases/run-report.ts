// Answers a report: columns first the dimensions with code and name, then currency, counts,
// quantities and amounts in minor units. The same rows serve the screen and the command line.
import { minorDigits } from '@/kernel/currency';
import type { Work } from '@/server/platform/actor';
import { foldNames } from '../repo/flow-columns';
import { readAsOf } from '../repo/fold';
import { readBudgetIds, readCountedPeriods, readOwnCodes } from '../repo/report-budget';
import { narrowTo, readIds } from '../repo/report-dimensions';
import type { ReportRow } from '../repo/report-flow';
import { readStockReport } from '../repo/report-stock';
import {
  codeOfItself,
  entryReports,
  namedDimensions,
  treeDimensions,
  usedArguments,
  type Report,
  type ReportColumn,
  type ReportInput,
  type ReportValue,
} from '../schemas';
import { budgetAnswer, placedOn, withExecutionRate } from './report-budget';
import { ageingRows } from './report-ageing';
import { fillRate, FLOW_MEASURE_COLUMNS, flowRows, type RowsOptions } from './report-flow';
import { askReport, type ReportQuestion } from './report-question';
import type { OpenDays } from './report-span';

/** Rows a screen shows; more is for a file. */
export const SCREEN_ROWS = 2_000;

const STOCK_COLUMNS: readonly ReportColumn[] = [
  { key: 'on_hand_quantity', kind: 'quantity' },
  { key: 'reserved_quantity', kind: 'quantity' },
  { key: 'available_quantity', kind: 'quantity' },
  { key: 'inbound_quantity', kind: 'quantity' },
  { key: 'reorder_quantity', kind: 'quantity' },
  { key: 'below_reorder', kind: 'count' },
  { key: 'uncosted_quantity', kind: 'quantity' },
  { key: 'cost_amount', kind: 'amount' },
];

const FILL_RATE: ReportColumn = { key: 'fill_rate', kind: 'ratio' };

function labelColumns(by: readonly string[]): ReportColumn[] {
  return by.flatMap((dimension): ReportColumn[] => {
    const code: ReportColumn = { key: dimension, kind: 'text', dimension };
    const hasName = namedDimensions.has(dimension) || dimension === 'cause';
    return hasName ? [code, { key: `${dimension}_name`, kind: 'text', dimension }] : [code];
  });
}

interface Answer extends Partial<Pick<Report, 'basisSpan' | 'basisDays'>> {
  columns: readonly ReportColumn[];
  rows: ReportRow[];
  /** The days that are counted, where they are others than those asked for. */
  days?: OpenDays;
}

async function stockAnswer(
  work: Work,
  question: ReportQuestion,
  options: RowsOptions,
): Promise<Answer> {
  const orgId = work.tx.orgId;
  const { currency } = work.organization;
  const rows = await readStockReport(work.tx, {
    dims: question.by,
    names: { orgId, locale: options.locale, depth: question.depth },
    currency,
    minorDigits: minorDigits(currency),
    where: question.narrowings.map((one) => narrowTo(orgId, one)),
    limit: options.limit,
  });
  return { columns: STOCK_COLUMNS, rows };
}

async function answer(work: Work, question: ReportQuestion, options: RowsOptions): Promise<Answer> {
  switch (question.name) {
    case 'sales': {
      const rows = await flowRows(work, { ...question, name: 'sales' }, options);
      return { columns: FLOW_MEASURE_COLUMNS.sales, rows };
    }
    case 'order-flow': {
      const rows = await flowRows(work, { ...question, name: 'order-flow' }, options);
      return { columns: [...FLOW_MEASURE_COLUMNS['order-flow'], FILL_RATE], rows };
    }
    case 'receivables-ageing':
      return ageingRows(work, question, options);
    case 'stock':
      return stockAnswer(work, question, options);
    default:
      return budgetAnswer(work, question, options);
  }
}

/** Adds what is derived from other columns of the same row. */
function derived(row: ReportRow): ReportRow {
  if ('revised_amount' in row) return withExecutionRate(row);
  const { shipped_quantity: shipped, approved_quantity: approved } = row;
  if (typeof shipped !== 'bigint' || typeof approved !== 'bigint') return row;
  return { ...row, fill_rate: fillRate(shipped, approved) };
}

/**
 * Sums per currency, and per kind of account where rows tell kinds apart: money earned and money spent do
 * not add up. Orders add up only where no order can stand in two rows.
 */
function totalsOf(
  rows: readonly ReportRow[],
  columns: readonly ReportColumn[],
  by: readonly string[],
): ReportRow[] {
  const additive = (key: string) =>
    key !== 'orders' || !by.some((dim) => ['product', 'category', 'cause'].includes(dim));
  const sums = new Map<string, ReportRow>();
  for (const row of rows) {
    const currency = String(row['currency'] ?? '');
    const { account_kind: kindOfAccount } = row;
    const group = `${currency} ${String(kindOfAccount ?? '')}`;
    const sum = sums.get(group) ?? {
      ...{ currency, ...(kindOfAccount !== undefined && { account_kind: kindOfAccount }) },
    };
    for (const { key, kind } of columns) {
      if (kind === 'text' || kind === 'ratio' || kind === 'date' || !additive(key)) continue;
      sum[key] = BigInt(sum[key] ?? 0n) + BigInt(row[key] ?? 0n);
    }
    sums.set(group, sum);
  }
  return [...sums.values()].map(derived);
}

/** Ids of what the rows and the narrowings name, as far as lists can be narrowed to it. */
async function idsOf(
  { tx }: Work,
  only: Readonly<Record<string, string>>,
  rows: readonly ReportRow[],
): Promise<Report['ids']> {
  const ids: Report['ids'] = {};
  const named = (dimension: string): string[] => {
    const narrowed = only[dimension];
    const codes = [narrowed, codeOfItself(narrowed ?? ''), ...rows.map((row) => row[dimension])];
    return [
      ...new Set(codes.filter((code) => typeof code === 'string' && code !== '')),
    ] as string[];
  };
  for (const dimension of ['dealer', 'product', 'region'] as const) {
    const codes = named(dimension);
    if (codes.length > 0) ids[dimension] = await readIds(tx, dimension, codes);
  }
  for (const dimension of ['centre', 'account', 'programme', 'expenseType'] as const) {
    const codes = named(dimension);
    if (codes.length > 0) ids[dimension] = await readBudgetIds(tx, dimension, codes);
  }
  return ids;
}

/** Nodes whose rows are theirs alone though others hang below them; undefined where there is none. */
async function ownOf(
  work: Work,
  question: ReportQuestion,
  rows: readonly ReportRow[],
): Promise<Report['own']> {
  const own: Record<string, string[]> = {};
  for (const dimension of question.by.filter((dim) => treeDimensions.has(dim))) {
    const codes = [...new Set(rows.map((row) => String(row[dimension] ?? '')))].filter(Boolean);
    const asked = { dimension, codes, depth: question.depth };
    const found = await readOwnCodes(work.tx, {
      ...{ ...asked, placedOn: await placedOn(work, question) },
    });
    if (found.length > 0) own[dimension] = found;
  }
  return Object.keys(own).length > 0 ? own : undefined;
}

const valuesOf = (row: ReportRow, columns: readonly ReportColumn[]): ReportValue[] =>
  columns.map(({ key }) => row[key] ?? null);

/**
 * Refuses with `reports.unknownReport`, `reports.unknownDimension`, `reports.unknownCode`,
 * `reports.endBeforeStart`. As of: the fold for what is read from rollups, else now.
 */
export async function runReport(
  work: Work,
  input: ReportInput,
  options: RowsOptions,
): Promise<Report> {
  const question = await askReport(work.tx, input);
  const found = await answer(work, question, options);
  const days = found.days ?? question;
  const currency: ReportColumn = { key: 'currency', kind: 'text' };
  const columns = [...labelColumns(question.by), currency, ...found.columns];
  const cut = found.rows.length > options.limit;
  const rows = found.rows.slice(0, options.limit).map(derived);
  const folded = question.name !== 'stock' && question.name !== 'receivables-ageing';
  return {
    name: question.name,
    by: question.by,
    basis: usedArguments(question.name, question.by).basis ? question.basis : null,
    ...{ basisSpan: found.basisSpan ?? null, basisDays: found.basisDays ?? null },
    from: days.from,
    to: question.name === 'receivables-ageing' ? (days.to ?? work.today) : days.to,
    columns,
    rows: rows.map((row) => valuesOf(row, columns)),
    totals:
      // Accounts add up by the operators between them, which rows of single accounts do not show.
      cut || question.by.includes('account')
        ? []
        : totalsOf(rows, columns, question.by).map((row) => valuesOf(row, columns)),
    cutAfter: cut ? options.limit : null,
    asOf: folded ? await readAsOf(work.tx, foldNames) : work.now,
    ids: await idsOf(work, input.only ?? {}, rows),
    own: await ownOf(work, question, rows),
    periods: entryReports.has(question.name) ? await readCountedPeriods(work.tx, days) : [],
  };
}
