// Reads and writes of shipments. Every statement takes any number of lines as arrays.
import { columns, sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { ShipmentLineRow, ShipmentRow, ShipmentWithLines } from './types';

const HEAD = sql`s.id, s.number, s.order_id AS "orderId", s.dealer_id AS "dealerId",
  s.warehouse_id AS "warehouseId", s.status, s.carrier, s.tracking_no AS "trackingNo",
  s.shipped_on AS "shippedOn", s.delivered_on AS "deliveredOn", s.signed_by AS "signedBy",
  s.delivery_note AS "deliveryNote", s.invoice_id AS "invoiceId", s.note, s.version`;

export async function readShipmentOrderId(tx: Tx, shipmentId: string): Promise<string | undefined> {
  const row = await tx.row<{ orderId: string }>(sql`
    SELECT order_id AS "orderId" FROM shipment
    WHERE org_id = ${tx.orgId}::uuid AND id = ${shipmentId}::uuid`);
  return row?.orderId;
}

/** The order of the shipment must be locked already: that is what keeps its shipments apart. */
export async function lockShipmentRow(
  tx: Tx,
  shipmentId: string,
): Promise<ShipmentWithLines | undefined> {
  const head = await tx.row<ShipmentRow>(sql`
    SELECT ${HEAD} FROM shipment s
    WHERE s.org_id = ${tx.orgId}::uuid AND s.id = ${shipmentId}::uuid FOR UPDATE`);
  const [shipment] = head ? await withLines(tx, [head]) : [];
  return shipment;
}

/** Those of an order that have not left; the order must be locked already. */
export async function lockShipmentsUnderWay(tx: Tx, orderId: string): Promise<ShipmentWithLines[]> {
  const heads = await tx.rows<ShipmentRow & Record<string, unknown>>(sql`
    SELECT ${HEAD} FROM shipment s
    WHERE s.org_id = ${tx.orgId}::uuid AND s.order_id = ${orderId}::uuid
      AND s.status IN ('DRAFT', 'RELEASED', 'PICKED')
    ORDER BY s.id FOR UPDATE`);
  return withLines(tx, heads);
}

async function withLines(tx: Tx, heads: readonly ShipmentRow[]): Promise<ShipmentWithLines[]> {
  if (heads.length === 0) return [];
  const lines = await tx.rows<ShipmentLineRow & { shipmentId: string }>(sql`
    SELECT l.shipment_id AS "shipmentId", l.id, l.order_line_id AS "orderLineId",
      l.product_id AS "productId", l.released, l.quantity, l.delivered, l.returned
    FROM shipment_line l
    JOIN order_line o ON o.org_id = l.org_id AND o.id = l.order_line_id
    WHERE l.org_id = ${tx.orgId}::uuid AND l.shipment_id = ANY(${heads.map(({ id }) => id)}::uuid[])
    ORDER BY o.line_no`);
  return heads.map((head) => ({
    ...head,
    lines: lines.flatMap(({ shipmentId, ...line }) => (shipmentId === head.id ? [line] : [])),
  }));
}

/** Per order line, what shipments hold that have not left yet. */
export async function pendingQuantities(tx: Tx, orderId: string): Promise<Map<string, number>> {
  const rows = await tx.rows<{ orderLineId: string; quantity: number }>(sql`
    SELECT l.order_line_id AS "orderLineId", sum(l.quantity)::int AS quantity
    FROM shipment s
    JOIN shipment_line l ON l.org_id = s.org_id AND l.shipment_id = s.id
    WHERE s.org_id = ${tx.orgId}::uuid AND s.order_id = ${orderId}::uuid
      AND s.status IN ('DRAFT', 'RELEASED', 'PICKED')
    GROUP BY l.order_line_id`);
  return new Map(rows.map((row) => [row.orderLineId, row.quantity]));
}

export interface NewShipmentLine extends ShipmentLineRow {
  shipmentId: string;
}

/** Heads and lines in one statement, whatever their number. */
export async function insertShipments(
  tx: Tx,
  shipments: readonly ShipmentRow[],
  lines: readonly NewShipmentLine[],
  createdBy: string | null,
): Promise<void> {
  const h = columns(
    shipments,
    (s) => s.id,
    (s) => s.number,
    (s) => s.orderId,
    (s) => s.dealerId,
    (s) => s.warehouseId,
    (s) => s.status,
    (s) => s.carrier,
    (s) => s.trackingNo,
    (s) => s.shippedOn,
    (s) => s.deliveredOn,
    (s) => s.invoiceId,
    (s) => s.note,
  );
  const l = columns(
    lines,
    (x) => x.id,
    (x) => x.shipmentId,
    (x) => x.orderLineId,
    (x) => x.productId,
    (x) => x.released,
    (x) => x.quantity,
    (x) => x.delivered,
  );
  await tx.run(sql`
    WITH head AS (
      INSERT INTO shipment (org_id, id, number, order_id, dealer_id, warehouse_id, status, carrier,
        tracking_no, shipped_on, delivered_on, invoice_id, note, created_by)
      SELECT ${tx.orgId}::uuid, h.*, ${createdBy}::uuid
      FROM unnest(${h[0]}::uuid[], ${h[1]}::text[], ${h[2]}::uuid[], ${h[3]}::uuid[],
        ${h[4]}::uuid[], ${h[5]}::text[], ${h[6]}::text[], ${h[7]}::text[], ${h[8]}::date[],
        ${h[9]}::date[], ${h[10]}::uuid[], ${h[11]}::text[]) AS h
      RETURNING 1
    )
    INSERT INTO shipment_line (org_id, id, shipment_id, order_line_id, product_id, released,
      quantity, delivered)
    SELECT ${tx.orgId}::uuid, l.* FROM unnest(${l[0]}::uuid[], ${l[1]}::uuid[], ${l[2]}::uuid[],
      ${l[3]}::uuid[], ${l[4]}::int[], ${l[5]}::int[], ${l[6]}::int[]) AS l`);
}

/**
 * Names the invoice of a shipment. The version stays: the invoice is raised in the background right
 * after the goods left, and nothing a person decides about the shipment depends on it.
 */
export async function setShipmentInvoice(
  tx: Tx,
  shipmentId: string,
  invoiceId: string,
): Promise<void> {
  await tx.run(sql`
    UPDATE shipment SET invoice_id = ${invoiceId}::uuid
    WHERE org_id = ${tx.orgId}::uuid AND id = ${shipmentId}::uuid`);
}

/** Writes back everything about a shipment that may change, and raises its version. */
export async function updateShipment(tx: Tx, shipment: ShipmentRow): Promise<void> {
  await tx.run(sql`
    UPDATE shipment SET status = ${shipment.status}, carrier = ${shipment.carrier},
      tracking_no = ${shipment.trackingNo}, shipped_on = ${shipment.shippedOn}::date,
      delivered_on = ${shipment.deliveredOn}::date, signed_by = ${shipment.signedBy},
      delivery_note = ${shipment.deliveryNote}, invoice_id = ${shipment.invoiceId}::uuid,
      note = ${shipment.note}, version = version + 1
    WHERE org_id = ${tx.orgId}::uuid AND id = ${shipment.id}::uuid`);
}

export async function updateShipmentLines(
  tx: Tx,
  lines: readonly ShipmentLineRow[],
): Promise<void> {
  if (lines.length === 0) return;
  const c = columns(
    lines,
    (l) => l.id,
    (l) => l.quantity,
    (l) => l.delivered,
  );
  await tx.run(sql`
    UPDATE shipment_line l SET quantity = r.quantity, delivered = r.delivered
    FROM unnest(${c[0]}::uuid[], ${c[1]}::int[], ${c[2]}::int[]) AS r(id, quantity, delivered)
    WHERE l.org_id = ${tx.orgId}::uuid AND l.id = r.id`);
}

/** Lines of these order lines that have left, the latest shipment first. */
export async function readShippedLines(
  tx: Tx,
  orderLineIds: readonly string[],
): Promise<{ lineId: string; orderLineId: string; quantity: number; returned: number }[]> {
  return tx.rows(sql`
    SELECT l.id AS "lineId", l.order_line_id AS "orderLineId", l.quantity, l.returned
    FROM shipment_line l
    JOIN shipment s ON s.org_id = l.org_id AND s.id = l.shipment_id
    WHERE l.org_id = ${tx.orgId}::uuid AND l.order_line_id = ANY(${orderLineIds}::uuid[])
      AND s.status IN ('SHIPPED', 'DELIVERED')
    ORDER BY s.shipped_on DESC, s.id DESC`);
}

export async function addReturned(
  tx: Tx,
  parts: readonly { lineId: string; quantity: number }[],
): Promise<void> {
  if (parts.length === 0) return;
  const c = columns(
    parts,
    (p) => p.lineId,
    (p) => p.quantity,
  );
  await tx.run(sql`
    UPDATE shipment_line l SET returned = l.returned + p.quantity
    FROM unnest(${c[0]}::uuid[], ${c[1]}::int[]) AS p(id, quantity)
    WHERE l.org_id = ${tx.orgId}::uuid AND l.id = p.id`);
}
