// Reads and writes of returns and their reasons. Every statement takes any number of lines.
import { columns, sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { ReturnReason } from '../domain/return-reasons';
import type { ReturnLineRow, ReturnRow, ReturnWithLines } from './types';

const HEAD = sql`r.id, r.number, r.order_id AS "orderId", r.dealer_id AS "dealerId",
  r.warehouse_id AS "warehouseId", r.status, r.reason_code AS "reasonCode",
  r.reopen_demand AS "reopenDemand", r.restock, r.credit, r.requested_on AS "requestedOn",
  r.received_on AS "receivedOn", r.credit_note_id AS "creditNoteId", r.note, r.version`;

const LINE = sql`l.id, l.order_line_id AS "orderLineId", l.product_id AS "productId", l.quantity,
  l.accepted, l.note`;

export async function readReturnOrderId(tx: Tx, returnId: string): Promise<string | undefined> {
  const row = await tx.row<{ orderId: string }>(sql`
    SELECT order_id AS "orderId" FROM return_order
    WHERE org_id = ${tx.orgId}::uuid AND id = ${returnId}::uuid`);
  return row?.orderId;
}

/** The order of the return must be locked already. */
export async function lockReturnRow(tx: Tx, id: string): Promise<ReturnWithLines | undefined> {
  const head = await tx.row<ReturnRow>(sql`
    SELECT ${HEAD} FROM return_order r
    WHERE r.org_id = ${tx.orgId}::uuid AND r.id = ${id}::uuid FOR UPDATE`);
  if (!head) return undefined;
  const lines = await tx.rows<ReturnLineRow>(sql`
    SELECT ${LINE} FROM return_line l
    JOIN order_line o ON o.org_id = l.org_id AND o.id = l.order_line_id
    WHERE l.org_id = ${tx.orgId}::uuid AND l.return_id = ${id}::uuid
    ORDER BY o.line_no`);
  return { ...head, lines };
}

/** Inspected returns of an order whose credit waits for an invoice, oldest first, locked. */
export async function lockWaitingReturns(tx: Tx, orderId: string): Promise<ReturnWithLines[]> {
  const heads = await tx.rows<ReturnRow>(sql`
    SELECT ${HEAD} FROM return_order r
    WHERE r.org_id = ${tx.orgId}::uuid AND r.order_id = ${orderId}::uuid
      AND r.status = 'INSPECTED' AND r.credit
    ORDER BY r.id FOR UPDATE`);
  if (heads.length === 0) return [];
  const lines = await tx.rows<ReturnLineRow & { returnId: string }>(sql`
    SELECT l.return_id AS "returnId", ${LINE} FROM return_line l
    WHERE l.org_id = ${tx.orgId}::uuid
      AND l.return_id = ANY(${heads.map((head) => head.id)}::uuid[])`);
  return heads.map((head) => ({
    ...head,
    lines: lines.filter((line) => line.returnId === head.id),
  }));
}

/** Per order line, what returns hold that are not inspected yet. */
export async function pendingReturns(tx: Tx, orderId: string): Promise<Map<string, number>> {
  const rows = await tx.rows<{ orderLineId: string; quantity: number }>(sql`
    SELECT l.order_line_id AS "orderLineId", sum(l.quantity)::int AS quantity
    FROM return_order r
    JOIN return_line l ON l.org_id = r.org_id AND l.return_id = r.id
    WHERE r.org_id = ${tx.orgId}::uuid AND r.order_id = ${orderId}::uuid
      AND r.status IN ('REQUESTED', 'AUTHORIZED', 'RECEIVED')
    GROUP BY l.order_line_id`);
  return new Map(rows.map((row) => [row.orderLineId, row.quantity]));
}

export async function insertReturn(
  tx: Tx,
  row: ReturnRow,
  lines: readonly ReturnLineRow[],
  createdBy: string | null,
): Promise<void> {
  const c = columns(
    lines,
    (l) => l.id,
    (l) => l.orderLineId,
    (l) => l.productId,
    (l) => l.quantity,
    (l) => l.note,
  );
  await tx.run(sql`
    WITH head AS (
      INSERT INTO return_order (org_id, id, number, order_id, dealer_id, warehouse_id, status,
        reason_code, reopen_demand, restock, credit, requested_on, note, created_by)
      VALUES (${tx.orgId}::uuid, ${row.id}::uuid, ${row.number}, ${row.orderId}::uuid,
        ${row.dealerId}::uuid, ${row.warehouseId}::uuid, ${row.status}, ${row.reasonCode},
        ${row.reopenDemand}, ${row.restock}, ${row.credit}, ${row.requestedOn}::date, ${row.note},
        ${createdBy}::uuid)
      RETURNING org_id, id
    )
    INSERT INTO return_line (org_id, id, return_id, order_line_id, product_id, quantity, note)
    SELECT h.org_id, l.id, h.id, l.order_line_id, l.product_id, l.quantity, l.note
    FROM head h, unnest(${c[0]}::uuid[], ${c[1]}::uuid[], ${c[2]}::uuid[], ${c[3]}::int[],
      ${c[4]}::text[]) AS l(id, order_line_id, product_id, quantity, note)`);
}

/** Writes back everything about a return that may change, and raises its version. */
export async function updateReturn(tx: Tx, row: ReturnRow): Promise<void> {
  await tx.run(sql`
    UPDATE return_order SET status = ${row.status}, reopen_demand = ${row.reopenDemand},
      restock = ${row.restock}, credit = ${row.credit}, received_on = ${row.receivedOn}::date,
      credit_note_id = ${row.creditNoteId}::uuid, note = ${row.note}, version = version + 1
    WHERE org_id = ${tx.orgId}::uuid AND id = ${row.id}::uuid`);
}

export async function updateReturnLines(tx: Tx, lines: readonly ReturnLineRow[]): Promise<void> {
  if (lines.length === 0) return;
  const c = columns(
    lines,
    (l) => l.id,
    (l) => l.accepted,
    (l) => l.note,
  );
  await tx.run(sql`
    UPDATE return_line l SET accepted = r.accepted, note = r.note
    FROM unnest(${c[0]}::uuid[], ${c[1]}::int[], ${c[2]}::text[]) AS r(id, accepted, note)
    WHERE l.org_id = ${tx.orgId}::uuid AND l.id = r.id`);
}

export async function readReasons(tx: Tx): Promise<ReturnReason[]> {
  return tx.rows<ReturnReason>(sql`
    SELECT code, name, names, reopen_demand AS "reopenDemand", restock, credit, status
    FROM return_reason WHERE org_id = ${tx.orgId}::uuid
    ORDER BY (status = 'ACTIVE') DESC, code`);
}

export async function lockReason(tx: Tx, code: string): Promise<ReturnReason | undefined> {
  return tx.row<ReturnReason>(sql`
    SELECT code, name, names, reopen_demand AS "reopenDemand", restock, credit, status
    FROM return_reason WHERE org_id = ${tx.orgId}::uuid AND code = ${code} FOR UPDATE`);
}

/** Adds reasons; one that is there stays as it is unless `overwrite`. How many were written. */
export async function putReasons(
  tx: Tx,
  reasons: readonly ReturnReason[],
  mode: 'keep' | 'overwrite',
): Promise<number> {
  const c = columns(
    reasons,
    (r) => r.code,
    (r) => r.name,
    (r) => JSON.stringify(r.names),
    (r) => r.reopenDemand,
    (r) => r.restock,
    (r) => r.credit,
    (r) => r.status,
  );
  const values = sql`
    INSERT INTO return_reason (org_id, code, name, names, reopen_demand, restock, credit, status)
    SELECT ${tx.orgId}::uuid, r.* FROM unnest(${c[0]}::text[], ${c[1]}::text[], ${c[2]}::jsonb[],
      ${c[3]}::boolean[], ${c[4]}::boolean[], ${c[5]}::boolean[], ${c[6]}::text[]) AS r`;
  return tx.run(
    mode === 'keep'
      ? sql`${values} ON CONFLICT DO NOTHING`
      : sql`${values} ON CONFLICT (org_id, code) DO UPDATE SET name = excluded.name,
          names = excluded.names, reopen_demand = excluded.reopen_demand,
          restock = excluded.restock, credit = excluded.credit, status = excluded.status`,
  );
}
