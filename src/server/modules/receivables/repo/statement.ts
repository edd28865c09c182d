// The statement of a dealer's account, from the ledger: what was owed, what moved it, what is owed.
// Owed is INVOICED − UNAPPLIED; applying credit moves both together and so leaves no movement.
import { z } from 'zod';
import { dayField } from '@/kernel/fields';
import type { BusinessDate } from '@/kernel/business-date';
import { decodeCursor } from '@/server/platform/page';
import { sql, type Sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { StatementInput, StatementMovement } from '../schemas';

const OWED = sql`CASE bucket WHEN 'INVOICED' THEN amount_minor ELSE -amount_minor END`;

function owedEntries(tx: Tx, dealerId: string): Sql {
  return sql`FROM receivable_entry WHERE org_id = ${tx.orgId}::uuid
    AND dealer_id = ${dealerId}::uuid AND bucket IN ('INVOICED', 'UNAPPLIED')`;
}

export interface StatementSums {
  openingMinor: bigint;
  invoicedMinor: bigint;
  creditedMinor: bigint;
  receivedMinor: bigint;
}

/** Credits and receipts come out positive: closing = opening + invoiced − credited − received. */
export async function sumStatement(
  tx: Tx,
  { dealerId, from, to }: { dealerId: string; from: BusinessDate; to: BusinessDate },
): Promise<StatementSums> {
  const sum = (condition: Sql) => sql`coalesce(sum(owed) FILTER (WHERE ${condition}), 0)::bigint`;
  const within = (kind: string) => sql`occurred_on >= ${from}::date AND doc_kind = ${kind}`;
  const row = await tx.row<StatementSums>(sql`
    SELECT ${sum(sql`occurred_on < ${from}::date`)} AS "openingMinor",
      ${sum(within('invoice'))} AS "invoicedMinor",
      -${sum(within('creditNote'))} AS "creditedMinor",
      -${sum(within('receipt'))} AS "receivedMinor"
    FROM (SELECT occurred_on, doc_kind, ${OWED} AS owed ${owedEntries(tx, dealerId)}
      AND occurred_on <= ${to}::date) e`);
  if (!row) throw new Error('a sum gave no row');
  return row;
}

const Key = z.tuple([dayField, z.string().regex(/^\d+$/), z.string().regex(/^-?\d+$/)]);

type Row = Omit<StatementMovement, 'balanceMinor' | 'key'> & { seq: bigint };

export type Movement = StatementMovement & { seq: bigint };

export const movementKey = (row: Movement) =>
  [row.occurredOn, row.seq.toString(), row.balanceMinor.toString()] as const;

/**
 * Movements in the order of their dates, each with the balance after it; one more than the page.
 * The cursor carries the balance, so that a later page need not add up the earlier ones.
 */
export async function listMovements(
  tx: Tx,
  input: StatementInput,
  openingMinor: bigint,
): Promise<Movement[]> {
  const after = decodeCursor(input.cursor, Key);
  const rows = await tx.rows<Row>(sql`
    SELECT m.seq, m.occurred_on AS "occurredOn", m.doc_kind AS kind, m.doc_id AS "docId",
      coalesce(i.number, r.number, c.number, '') AS number,
      CASE m.doc_kind WHEN 'invoice' THEN m.amount < 0 ELSE m.amount > 0 END AS reversal,
      m.amount AS "amountMinor"
    FROM (
      SELECT occurred_on, doc_kind, doc_id, min(seq) AS seq, sum(${OWED})::bigint AS amount
      ${owedEntries(tx, input.dealerId)}
        AND occurred_on >= ${input.from}::date AND occurred_on <= ${input.to}::date
      GROUP BY occurred_on, doc_kind, doc_id HAVING sum(${OWED}) <> 0
    ) m
    LEFT JOIN invoice i ON m.doc_kind = 'invoice' AND i.org_id = ${tx.orgId}::uuid
      AND i.id = m.doc_id
    LEFT JOIN receipt r ON m.doc_kind = 'receipt' AND r.org_id = ${tx.orgId}::uuid
      AND r.id = m.doc_id
    LEFT JOIN credit_note c ON m.doc_kind = 'creditNote' AND c.org_id = ${tx.orgId}::uuid
      AND c.id = m.doc_id
    WHERE ${after ? sql`(m.occurred_on, m.seq) > (${after[0]}::date, ${after[1]}::bigint)` : sql`true`}
    ORDER BY m.occurred_on, m.seq LIMIT ${input.limit + 1}`);
  let balanceMinor = after ? BigInt(after[2]) : openingMinor;
  return rows.map((row) => {
    balanceMinor += row.amountMinor;
    return { ...row, key: row.seq.toString(), balanceMinor };
  });
}
