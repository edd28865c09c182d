// The only writer of quota_balance and quota_entry: both change in one transaction, and the CHECKs
// of the balance have the last word.
import { columns, sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { Consumption } from '../domain/consume';

export interface DocRef {
  docKind: string;
  docId: string;
  occurredOn: string;
}

/** Writes what an approval takes; the balances are locked, so nobody waits for the answer. */
export function appendConsumption(
  tx: Tx,
  ref: DocRef & { dealerId: string; reason: string | null },
  consumed: readonly Consumption[],
): void {
  if (consumed.length === 0) return;
  const c = columns(
    consumed,
    (one) => one.quotaId,
    (one) => one.quantity,
    (one) => one.overBy,
    (one) => one.productId,
    (one) => one.lineId,
  );
  tx.append(
    sql`
    UPDATE quota_balance b SET consumed = b.consumed + t.quantity,
      allowance = b.allowance + t.over_by
    FROM (SELECT r.quota_id, sum(r.quantity)::int AS quantity, sum(r.over_by)::int AS over_by
      FROM unnest(${c[0]}::uuid[], ${c[1]}::int[], ${c[2]}::int[])
        AS r(quota_id, quantity, over_by) GROUP BY 1) t
    WHERE b.org_id = ${tx.orgId}::uuid AND b.quota_id = t.quota_id`,
    sql`
    INSERT INTO quota_entry (org_id, occurred_on, kind, dealer_id, doc_kind, doc_id, reason,
      quota_id, quantity, over_by, product_id, line_id)
    SELECT ${tx.orgId}::uuid, ${ref.occurredOn}::date, 'CONSUME', ${ref.dealerId}::uuid,
      ${ref.docKind}, ${ref.docId}::uuid, ${ref.reason}::text, r.*
    FROM unnest(${c[0]}::uuid[], ${c[1]}::int[], ${c[2]}::int[], ${c[3]}::uuid[],
      ${c[4]}::uuid[]) AS r`,
  );
}

export interface LineTarget {
  lineId: string;
  /** What the line may still stand for; it gives back what it consumed beyond that. */
  quantity: number;
}

/**
 * Gives back what lines consumed beyond what they now stand for, to each quota they took it from,
 * and says which those are. The order is locked by the caller, so its entries stand still.
 */
export async function giveBack(
  tx: Tx,
  ref: DocRef,
  targets: readonly LineTarget[],
): Promise<string[]> {
  const c = columns(
    targets,
    (one) => one.lineId,
    (one) => one.quantity,
  );
  const rows = await tx.rows<{ quotaId: string }>(sql`
    WITH target AS (
      SELECT * FROM unnest(${c[0]}::uuid[], ${c[1]}::int[]) AS t(line_id, quantity)
    ), held AS (
      SELECT e.quota_id, e.line_id, e.dealer_id, e.product_id,
        sum(e.quantity)::int - t.quantity AS excess
      FROM target t JOIN quota_entry e ON e.org_id = ${tx.orgId}::uuid AND e.line_id = t.line_id
      GROUP BY e.quota_id, e.line_id, e.dealer_id, e.product_id, t.quantity
      HAVING sum(e.quantity) > t.quantity
    ), locked AS MATERIALIZED (
      SELECT b.quota_id FROM quota_balance b
      WHERE b.org_id = ${tx.orgId}::uuid AND b.quota_id IN (SELECT quota_id FROM held)
      ORDER BY b.quota_id FOR UPDATE OF b
    ), changed AS (
      UPDATE quota_balance b SET consumed = b.consumed - t.excess,
        allowance = greatest(0, b.consumed - t.excess - b.allocated)
      FROM locked JOIN (SELECT quota_id, sum(excess)::int AS excess FROM held GROUP BY 1) t
        USING (quota_id)
      WHERE b.org_id = ${tx.orgId}::uuid AND b.quota_id = locked.quota_id
      RETURNING b.quota_id
    ), posted AS (
      INSERT INTO quota_entry (org_id, occurred_on, kind, quota_id, quantity, dealer_id, product_id,
        doc_kind, doc_id, line_id)
      SELECT ${tx.orgId}::uuid, ${ref.occurredOn}::date, 'GIVE_BACK', held.quota_id, -held.excess,
        held.dealer_id, held.product_id, ${ref.docKind}, ${ref.docId}::uuid, held.line_id
      FROM held JOIN changed USING (quota_id)
    )
    SELECT quota_id AS "quotaId" FROM changed ORDER BY quota_id`);
  return rows.map((row) => row.quotaId);
}

export interface Allocation {
  quotaId: string;
  kind: 'ALLOCATE' | 'MOVE';
  /** What the quota gains; negative: gives. */
  quantity: number;
  /** The quota of the other leg, of a move. */
  otherId: string | null;
  reason: string | null;
}

/** Changes how much there is; every balance is locked and every change was found to fit. */
export function appendAllocations(tx: Tx, ref: DocRef, changes: readonly Allocation[]): void {
  if (changes.length === 0) return;
  const c = columns(
    changes,
    (one) => one.kind,
    (one) => one.quotaId,
    (one) => one.quantity,
    (one) => one.otherId,
    (one) => one.reason,
  );
  tx.append(
    sql`
    UPDATE quota_balance b SET allocated = b.allocated + t.quantity,
      allowance = CASE WHEN t.quantity > 0
        THEN greatest(0, b.consumed - b.allocated - t.quantity) ELSE b.allowance END
    FROM unnest(${c[1]}::uuid[], ${c[2]}::int[]) AS t(quota_id, quantity)
    WHERE b.org_id = ${tx.orgId}::uuid AND b.quota_id = t.quota_id`,
    sql`
    INSERT INTO quota_entry (org_id, occurred_on, doc_kind, doc_id, kind, quota_id, quantity,
      other_id, reason)
    SELECT ${tx.orgId}::uuid, ${ref.occurredOn}::date, ${ref.docKind}, ${ref.docId}::uuid, r.*
    FROM unnest(${c[0]}::text[], ${c[1]}::uuid[], ${c[2]}::int[], ${c[3]}::uuid[],
      ${c[4]}::text[]) AS r`,
  );
}
