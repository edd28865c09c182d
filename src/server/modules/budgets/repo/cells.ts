// Cells of a version while it is typed into: what others wrote meanwhile, and writing many at once.
import { columns, literal, sql, type Sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { CellInput } from '../version-schemas';

export interface Conflict {
  centreId: string;
  accountId: string;
  programmeId: string;
  periodId: string;
  /** What the cell holds now. */
  amountMinor: bigint | null;
  comment: string | null;
  /** Which of the two somebody else changed. */
  isAmount: boolean;
  isComment: boolean;
}

function cellArrays(cells: readonly CellInput[]): Sql {
  const [centre, account, programme, period, amount, comment, seen, seenComment] = columns(
    cells,
    (c) => c.centreId,
    (c) => c.accountId,
    (c) => c.programmeId,
    (c) => c.periodId,
    (c) => c.amountMinor,
    (c) => c.comment,
    (c) => c.seenMinor,
    (c) => c.seenComment,
  );
  return sql`unnest(${centre}::uuid[], ${account}::uuid[], ${programme}::uuid[],
    ${period}::uuid[], ${amount}::bigint[], ${comment}::text[], ${seen}::bigint[],
    ${seenComment}::text[])
    AS c(centre_id, account_id, programme_id, period_id, amount, comment, seen, seen_comment)`;
}

const SAME_CELL = literal(`l.centre_id = c.centre_id AND l.account_id = c.account_id
  AND l.programme_id = c.programme_id AND l.period_id = c.period_id`);

/**
 * Cells that hold neither what the writer saw nor what they want, in amount or in comment: a comment
 * says why the amount is what it is, so neither is written over unseen. An emptied cell has none.
 */
export async function findConflicts(
  tx: Tx,
  id: string,
  cells: readonly CellInput[],
): Promise<Conflict[]> {
  return tx.rows<Conflict>(sql`
    SELECT c.centre_id AS "centreId", c.account_id AS "accountId",
      c.programme_id AS "programmeId", c.period_id AS "periodId", l.amount_minor AS "amountMinor",
      l.comment, d."isAmount", d."isComment"
    FROM ${cellArrays(cells)}
    LEFT JOIN budget_line l ON l.org_id = ${tx.orgId}::uuid AND l.budget_id = ${id}::uuid
      AND ${SAME_CELL}
    CROSS JOIN LATERAL (SELECT
      l.amount_minor IS DISTINCT FROM c.seen
        AND l.amount_minor IS DISTINCT FROM c.amount AS "isAmount",
      l.comment IS DISTINCT FROM c.seen_comment AND l.comment IS DISTINCT FROM
        CASE WHEN c.amount IS NOT NULL THEN c.comment END AS "isComment") d
    WHERE d."isAmount" OR d."isComment"`);
}

/** Writes, changes and empties cells. */
export async function writeCells(tx: Tx, id: string, cells: readonly CellInput[]): Promise<void> {
  await tx.run(sql`
    WITH c AS (SELECT * FROM ${cellArrays(cells)}), gone AS (
      DELETE FROM budget_line l USING c
      WHERE l.org_id = ${tx.orgId}::uuid AND l.budget_id = ${id}::uuid AND ${SAME_CELL}
        AND c.amount IS NULL)
    INSERT INTO budget_line (org_id, budget_id, centre_id, account_id, programme_id, period_id,
      amount_minor, comment)
    SELECT ${tx.orgId}::uuid, ${id}::uuid, c.centre_id, c.account_id, c.programme_id, c.period_id,
      c.amount, c.comment
    FROM c WHERE c.amount IS NOT NULL
    ON CONFLICT (org_id, budget_id, centre_id, account_id, programme_id, period_id)
    DO UPDATE SET amount_minor = excluded.amount_minor, comment = excluded.comment`);
}
