// The ledger of budgets and the balance of each cell: both change in one transaction, and nothing
// else writes them.
import { NO_ONE } from '@/kernel/ids';
import { columns, literal, sql, type Sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import { ENTRY_KINDS, isBudgetKind, type EntryKind } from '../domain/entry-kinds';
import type { BudgetPosting } from '../domain/posting';
import type { CellRef } from './cell-facts';

/** ORIGINAL → original_minor; the order of kinds is that of the fields. */
const COLUMNS = ENTRY_KINDS.map((kind) => `${kind.toLowerCase()}_minor`);
const CELL = 'period_id, centre_id, account_id, programme_id';

export const columnOf = (kind: EntryKind): string => `${kind.toLowerCase()}_minor`;

const cellArrays = (cells: readonly CellRef[]): Sql => {
  const [period, centre, account, programme] = columns(
    cells,
    (cell) => cell.periodId,
    (cell) => cell.centreId,
    (cell) => cell.accountId,
    (cell) => cell.programmeId,
  );
  return sql`unnest(${period}::uuid[], ${centre}::uuid[], ${account}::uuid[],
    ${programme}::uuid[])`;
};

async function lockBalances(tx: Tx, cells: readonly CellRef[]): Promise<number> {
  const locked = await tx.rows(sql`
    SELECT 1 FROM ${cellArrays(cells)} AS c(${literal(CELL)})
    JOIN budget_balance b ON b.org_id = ${tx.orgId}::uuid
      AND b.period_id = c.period_id AND b.centre_id = c.centre_id
      AND b.account_id = c.account_id AND b.programme_id = c.programme_id
    ORDER BY c.period_id, c.centre_id, c.account_id, c.programme_id FOR UPDATE OF b`);
  return locked.length;
}

/** Locks the balances in the order of their keys, opening those that are missing. */
async function openBalances(tx: Tx, cells: readonly CellRef[]): Promise<void> {
  if ((await lockBalances(tx, cells)) === cells.length) return;
  await tx.run(sql`
    INSERT INTO budget_balance (org_id, ${literal(CELL)})
    SELECT ${tx.orgId}::uuid, c.* FROM ${cellArrays(cells)} AS c(${literal(CELL)})
    ORDER BY 2, 3, 4, 5 ON CONFLICT DO NOTHING`);
  await lockBalances(tx, cells);
}

interface CellSum {
  cell: CellRef;
  sums: bigint[];
  budgeted: boolean;
}

function sumByCell(postings: readonly BudgetPosting[]): CellSum[] {
  const cells = new Map<string, CellSum>();
  for (const posting of postings) {
    const { periodId, centreId, accountId, programmeId, kind, amountMinor } = posting;
    const key = [periodId, centreId, accountId, programmeId].join(' ');
    const cell = cells.get(key) ?? {
      cell: { periodId, centreId, accountId, programmeId },
      sums: ENTRY_KINDS.map(() => 0n),
      budgeted: false,
    };
    const at = ENTRY_KINDS.indexOf(kind);
    cell.sums[at] = (cell.sums[at] ?? 0n) + amountMinor;
    cell.budgeted ||= isBudgetKind(kind);
    cells.set(key, cell);
  }
  return [...cells.values()];
}

async function moveBalances(tx: Tx, sums: readonly CellSum[]): Promise<void> {
  const cells = cellArrays(sums.map(({ cell }) => cell));
  const amounts = ENTRY_KINDS.map((_, at) => sums.map((cell) => cell.sums[at]));
  const added = COLUMNS.map((column) => `${column} = b.${column} + n.${column}`).join(', ');
  await tx.run(sql`
    UPDATE budget_balance b SET ${literal(added)}, budgeted = b.budgeted OR n.budgeted
    FROM ROWS FROM (${cells}, unnest(${amounts[0]}::bigint[], ${amounts[1]}::bigint[],
        ${amounts[2]}::bigint[], ${amounts[3]}::bigint[], ${amounts[4]}::bigint[],
        ${amounts[5]}::bigint[], ${amounts[6]}::bigint[], ${amounts[7]}::bigint[],
        ${amounts[8]}::bigint[], ${sums.map(({ budgeted }) => budgeted)}::boolean[]))
      AS n(${literal(`${CELL}, ${COLUMNS.join(', ')}, budgeted`)})
    WHERE b.org_id = ${tx.orgId}::uuid AND b.period_id = n.period_id
      AND b.centre_id = n.centre_id AND b.account_id = n.account_id
      AND b.programme_id = n.programme_id`);
}

async function insertEntries(tx: Tx, postings: readonly BudgetPosting[]): Promise<void> {
  const rows = columns(
    postings,
    (p) => p.occurredOn,
    (p) => p.kind,
    (p) => p.periodId,
    (p) => p.centreId,
    (p) => p.accountId,
    (p) => p.programmeId,
    (p) => p.amountMinor,
    (p) => p.dealerId ?? NO_ONE,
    (p) => p.expenseTypeId ?? NO_ONE,
    (p) => p.docKind,
    (p) => p.docId,
    (p) => p.docLineId ?? null,
  );
  await tx.run(sql`
    INSERT INTO budget_entry (org_id, occurred_on, kind, period_id, centre_id, account_id,
      programme_id, amount_minor, dealer_id, expense_type_id, doc_kind, doc_id, doc_line_id)
    SELECT ${tx.orgId}::uuid, e.* FROM unnest(${rows[0]}::date[], ${rows[1]}::text[],
      ${rows[2]}::uuid[], ${rows[3]}::uuid[], ${rows[4]}::uuid[], ${rows[5]}::uuid[],
      ${rows[6]}::bigint[], ${rows[7]}::uuid[], ${rows[8]}::uuid[], ${rows[9]}::text[],
      ${rows[10]}::uuid[], ${rows[11]}::uuid[]) AS e`);
}

/** Appends entries and moves the balances they belong to. */
export async function appendEntries(tx: Tx, postings: readonly BudgetPosting[]): Promise<void> {
  if (postings.length === 0) return;
  const sums = sumByCell(postings);
  await openBalances(
    tx,
    sums.map(({ cell }) => cell),
  );
  await moveBalances(tx, sums);
  const entries = postings.filter(({ amountMinor }) => amountMinor !== 0n);
  if (entries.length > 0) await insertEntries(tx, entries);
}

/** Which of these cells have a budget in any period of their year, by centre, account, programme. */
export async function readBudgetedCells(
  tx: Tx,
  cells: readonly (CellRef & { yearId: string })[],
): Promise<Set<string>> {
  if (cells.length === 0) return new Set();
  const [year, centre, account, programme] = columns(
    cells,
    (cell) => cell.yearId,
    (cell) => cell.centreId,
    (cell) => cell.accountId,
    (cell) => cell.programmeId,
  );
  const rows = await tx.rows<{ key: string }>(sql`
    SELECT DISTINCT concat_ws(' ', c.year_id, c.centre_id, c.account_id, c.programme_id) AS key
    FROM unnest(${year}::uuid[], ${centre}::uuid[], ${account}::uuid[], ${programme}::uuid[])
      AS c(year_id, centre_id, account_id, programme_id)
    JOIN fiscal_period p ON p.org_id = ${tx.orgId}::uuid AND p.year_id = c.year_id
    JOIN budget_balance b ON b.org_id = p.org_id AND b.period_id = p.id
      AND b.centre_id = c.centre_id AND b.account_id = c.account_id
      AND b.programme_id = c.programme_id AND b.budgeted`);
  return new Set(rows.map(({ key }) => key));
}
