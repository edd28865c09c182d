// What the ledger holds already of entries from elsewhere: the same file read twice must not count
// twice, and nothing gives back more than was promised.
import { columns, sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import { NO_ONE } from '@/kernel/ids';
import { cellText, type BudgetPosting } from '../domain/posting';
import type { CellRef } from './cell-facts';

/** How many entries of the same kind of document are like each of these; one statement for all. */
export async function countRecordedEntries(
  tx: Tx,
  wanted: readonly BudgetPosting[],
): Promise<number[]> {
  const w = columns(
    wanted,
    (x) => x.occurredOn,
    (x) => x.kind,
    (x) => x.periodId,
    (x) => x.centreId,
    (x) => x.accountId,
    (x) => x.programmeId,
    (x) => x.amountMinor,
    (x) => x.dealerId ?? NO_ONE,
    (x) => x.docKind,
  );
  const rows = await tx.rows<{ count: number }>(sql`
    SELECT (
      SELECT count(*)::int FROM budget_entry e
      WHERE e.org_id = ${tx.orgId}::uuid AND e.period_id = w.period_id
        AND e.centre_id = w.centre_id AND e.account_id = w.account_id
        AND e.programme_id = w.programme_id AND e.occurred_on = w.occurred_on
        AND e.kind = w.kind AND e.amount_minor = w.amount_minor AND e.dealer_id = w.dealer_id
        AND e.doc_kind = w.doc_kind) AS count
    FROM unnest(${w[0]}::date[], ${w[1]}::text[], ${w[2]}::uuid[], ${w[3]}::uuid[], ${w[4]}::uuid[],
      ${w[5]}::uuid[], ${w[6]}::bigint[], ${w[7]}::uuid[], ${w[8]}::text[])
      WITH ORDINALITY AS w(occurred_on, kind, period_id, centre_id, account_id, programme_id,
        amount_minor, dealer_id, doc_kind, at)
    ORDER BY w.at`);
  return rows.map((row) => row.count);
}

/** What is promised in each cell that has a balance, by `cellText`; locks nothing. */
export async function readPromises(
  tx: Tx,
  cells: readonly CellRef[],
): Promise<Map<string, { PRE_COMMITMENT: bigint; COMMITMENT: bigint }>> {
  const c = columns(
    cells,
    (cell) => cell.periodId,
    (cell) => cell.centreId,
    (cell) => cell.accountId,
    (cell) => cell.programmeId,
  );
  const rows = await tx.rows<CellRef & { pre: bigint; commitment: bigint }>(sql`
    SELECT b.period_id AS "periodId", b.centre_id AS "centreId", b.account_id AS "accountId",
      b.programme_id AS "programmeId", b.pre_commitment_minor AS pre,
      b.commitment_minor AS commitment
    FROM unnest(${c[0]}::uuid[], ${c[1]}::uuid[], ${c[2]}::uuid[], ${c[3]}::uuid[])
      AS c(period_id, centre_id, account_id, programme_id)
    JOIN budget_balance b ON b.org_id = ${tx.orgId}::uuid AND b.period_id = c.period_id
      AND b.centre_id = c.centre_id AND b.account_id = c.account_id
      AND b.programme_id = c.programme_id`);
  return new Map(
    rows.map((row) => [cellText(row), { PRE_COMMITMENT: row.pre, COMMITMENT: row.commitment }]),
  );
}
