// Stock documents: receipts and adjustments, posted when written and never changed.
import { newId } from '@/kernel/ids';
import { columns, sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';

export interface NewStockDocument {
  id: string;
  number: string;
  kind: 'RECEIPT' | 'ADJUSTMENT';
  warehouseId: string;
  occurredOn: string;
  reason: string | null;
  reference: string | null;
  createdBy: string | null;
}

export interface NewStockDocumentLine {
  id: string;
  productId: string;
  quantity: number;
  note: string | null;
}

/** One statement for the document and all its lines, which are numbered in the order given. */
export async function insertStockDocument(
  tx: Tx,
  document: NewStockDocument,
  lines: readonly NewStockDocumentLine[],
): Promise<void> {
  const c = columns(
    lines,
    (l) => l.id,
    (l) => l.productId,
    (l) => l.quantity,
    (l) => l.note,
  );
  await tx.run(sql`
    WITH document AS (
      INSERT INTO stock_document (org_id, id, number, kind, warehouse_id, occurred_on, reason,
        reference, created_by)
      VALUES (${tx.orgId}::uuid, ${document.id}::uuid, ${document.number}, ${document.kind},
        ${document.warehouseId}::uuid, ${document.occurredOn}::date, ${document.reason},
        ${document.reference}, ${document.createdBy}::uuid)
      RETURNING org_id, id
    )
    INSERT INTO stock_document_line (org_id, id, document_id, line_no, product_id, quantity, note)
    SELECT d.org_id, l.id, d.id, l.line_no, l.product_id, l.quantity, l.note
    FROM document d, unnest(${c[0]}::uuid[], ${c[1]}::uuid[], ${c[2]}::int[], ${c[3]}::text[])
      WITH ORDINALITY AS l(id, product_id, quantity, note, line_no)`);
}

export interface NewArrival {
  warehouseId: string;
  productId: string;
  expectedOn: string;
  quantity: number;
  reference: string | null;
}

export async function insertArrivals(tx: Tx, arrivals: readonly NewArrival[]): Promise<string[]> {
  const ids = arrivals.map(() => newId());
  const c = columns(
    arrivals,
    (a) => a.warehouseId,
    (a) => a.productId,
    (a) => a.expectedOn,
    (a) => a.quantity,
    (a) => a.reference,
  );
  await tx.run(sql`
    INSERT INTO expected_arrival (org_id, id, warehouse_id, product_id, expected_on, quantity,
      reference)
    SELECT ${tx.orgId}::uuid, r.* FROM unnest(${ids}::uuid[], ${c[0]}::uuid[], ${c[1]}::uuid[],
      ${c[2]}::date[], ${c[3]}::int[], ${c[4]}::text[]) AS r`);
  return ids;
}

export interface LockedArrival {
  id: string;
  warehouseId: string;
  productId: string;
  expectedOn: string;
  quantity: number;
  received: number;
  reference: string | null;
  status: 'OPEN' | 'RECEIVED' | 'CANCELLED';
  version: number;
}

export async function lockArrivals(tx: Tx, ids: readonly string[]): Promise<LockedArrival[]> {
  return tx.rows<LockedArrival>(sql`
    SELECT id, warehouse_id AS "warehouseId", product_id AS "productId",
      expected_on AS "expectedOn", quantity, received, reference, status, version
    FROM expected_arrival
    WHERE org_id = ${tx.orgId}::uuid AND id = ANY(${ids}::uuid[])
    ORDER BY id FOR UPDATE`);
}

/** Adds what came in; an arrival that is complete is received. */
export async function bookArrivals(
  tx: Tx,
  matches: readonly { arrivalId: string; quantity: number }[],
): Promise<void> {
  if (matches.length === 0) return;
  const c = columns(
    matches,
    (m) => m.arrivalId,
    (m) => m.quantity,
  );
  await tx.run(sql`
    UPDATE expected_arrival a SET received = a.received + m.quantity, version = a.version + 1,
      status = CASE WHEN a.received + m.quantity = a.quantity THEN 'RECEIVED' ELSE a.status END
    FROM unnest(${c[0]}::uuid[], ${c[1]}::int[]) AS m(id, quantity)
    WHERE a.org_id = ${tx.orgId}::uuid AND a.id = m.id`);
}

export async function updateArrival(
  tx: Tx,
  arrival: Pick<LockedArrival, 'id' | 'expectedOn' | 'quantity' | 'reference' | 'status'>,
): Promise<void> {
  await tx.run(sql`
    UPDATE expected_arrival SET expected_on = ${arrival.expectedOn}::date,
      quantity = ${arrival.quantity}, reference = ${arrival.reference},
      status = ${arrival.status}, version = version + 1
    WHERE org_id = ${tx.orgId}::uuid AND id = ${arrival.id}::uuid`);
}
