// The only writer of expense_settlement and its lines.
import { DomainError } from '@/kernel/domain-error';
import { columns, sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { SettlementRow } from './types';

export interface SettlementPart {
  claimLineId: string;
  amountMinor: bigint;
}

export type NewSettlement = Omit<SettlementRow, 'status' | 'version'> & {
  parts: readonly SettlementPart[];
};

export async function insertSettlements(
  tx: Tx,
  rows: readonly NewSettlement[],
  created: { by: string | null; at: Date },
): Promise<void> {
  if (rows.length === 0) return;
  const s = columns(
    rows,
    (x) => x.id,
    (x) => x.number,
    (x) => x.claimId,
    (x) => x.method,
    (x) => x.dealerId,
    (x) => x.settledOn,
    (x) => x.amountMinor,
    (x) => x.reference,
    (x) => x.creditNoteId,
    (x) => x.orderId,
  );
  const p = columns(
    rows.flatMap(({ id, parts }) =>
      parts.map(({ claimLineId, amountMinor }) => ({ id, claimLineId, amountMinor })),
    ),
    (x) => x.id,
    (x) => x.claimLineId,
    (x) => x.amountMinor,
  );
  await tx.run(sql`
    WITH heads AS (
      INSERT INTO expense_settlement (org_id, created_by, created_at, id, number, claim_id, method,
        dealer_id, settled_on, amount_minor, reference, credit_note_id, order_id)
      SELECT ${tx.orgId}::uuid, ${created.by}::uuid, ${created.at}::timestamptz, s.*
      FROM unnest(${s[0]}::uuid[], ${s[1]}::text[], ${s[2]}::uuid[], ${s[3]}::text[],
        ${s[4]}::uuid[], ${s[5]}::date[], ${s[6]}::bigint[], ${s[7]}::text[], ${s[8]}::uuid[],
        ${s[9]}::uuid[]) AS s
    )
    INSERT INTO expense_settlement_line (org_id, settlement_id, claim_line_id, amount_minor)
    SELECT ${tx.orgId}::uuid, p.*
    FROM unnest(${p[0]}::uuid[], ${p[1]}::uuid[], ${p[2]}::bigint[]) AS p`);
}

const ROW = sql`s.id, s.number, s.claim_id AS "claimId", s.method, s.status,
  s.dealer_id AS "dealerId", s.settled_on AS "settledOn", s.amount_minor AS "amountMinor",
  s.reference, s.credit_note_id AS "creditNoteId", s.order_id AS "orderId", s.version`;

export type PostedSettlement = SettlementRow & { parts: SettlementPart[] };

/** Refuses with `expenses.settlementNotFound`. */
export async function readSettlement(tx: Tx, id: string): Promise<PostedSettlement> {
  const row = await tx.row<SettlementRow>(sql`
    SELECT ${ROW} FROM expense_settlement s
    WHERE s.org_id = ${tx.orgId}::uuid AND s.id = ${id}::uuid`);
  if (!row) throw new DomainError('expenses.settlementNotFound', { status: 'not_found' });
  const parts = await tx.rows<SettlementPart>(sql`
    SELECT claim_line_id AS "claimLineId", amount_minor AS "amountMinor"
    FROM expense_settlement_line
    WHERE org_id = ${tx.orgId}::uuid AND settlement_id = ${id}::uuid`);
  return { ...row, parts };
}

/** The posted settlement that gave this order, with what the whole order was worth; null: there is none. */
export async function settlementOfOrder(
  tx: Tx,
  orderId: string,
): Promise<(SettlementRow & { placedMinor: bigint }) | null> {
  const row = await tx.row<SettlementRow & { placedMinor: bigint }>(sql`
    SELECT ${ROW}, (
        SELECT f.amount_minor FROM expense_settlement f
        WHERE f.org_id = s.org_id AND f.order_id = s.order_id ORDER BY f.id LIMIT 1) AS "placedMinor"
    FROM expense_settlement s
    WHERE s.org_id = ${tx.orgId}::uuid AND s.order_id = ${orderId}::uuid
      AND s.status = 'POSTED'`);
  return row ?? null;
}

/** The caller holds the lock of the claim. */
export async function markSettlementReversed(tx: Tx, id: string): Promise<void> {
  await tx.run(sql`
    UPDATE expense_settlement SET status = 'REVERSED', version = version + 1
    WHERE org_id = ${tx.orgId}::uuid AND id = ${id}::uuid`);
}
