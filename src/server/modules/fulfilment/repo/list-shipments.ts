// Shipments as a worklist, and the orders that wait to become one. Lists page by id, which rises
// with time; open work stands oldest first, the rest latest first.
import { z } from 'zod';
import { decodeCursor } from '@/server/platform/page';
import { empty, literal, sql, type Sql } from '@/server/platform/sql';
import { beginsWith } from '@/server/platform/text-search';
import type { Tx } from '@/server/platform/tx';
import type {
  ListReadyInput,
  ListShipmentsInput,
  ReadyOrder,
  ShipmentCounts,
  ShipmentItem,
} from '../schemas';
import { numberForms } from './number-forms';

const IdCursor = z.tuple([z.uuid()]);
const SEARCH_LIMIT = 200;
const COUNT_BOUND = 1000;
const OPEN = new Set<string | undefined>(['DRAFT', 'RELEASED', 'PICKED']);

/** Shipments whose number, or whose order's number, begins with the text. */
function found(tx: Tx, search: string | undefined, year: string): Sql {
  if (!search) return empty;
  const ownNumber = beginsWith(literal('number'), numberForms(search, 'SH', year));
  const orderNumber = beginsWith(literal('o.number'), numberForms(search, 'SO', year));
  return sql`AND s.id IN (
    (SELECT id FROM shipment WHERE org_id = ${tx.orgId}::uuid AND ${ownNumber}
      LIMIT ${SEARCH_LIMIT})
    UNION ALL
    (SELECT h.id FROM sales_order o
      JOIN shipment h ON h.org_id = o.org_id AND h.order_id = o.id
      WHERE o.org_id = ${tx.orgId}::uuid AND ${orderNumber} LIMIT ${SEARCH_LIMIT}))`;
}

/** One row more than the page. */
export async function listShipmentRows(
  tx: Tx,
  input: ListShipmentsInput,
  year: string,
): Promise<ShipmentItem[]> {
  const after = decodeCursor(input.cursor ?? undefined, IdCursor);
  const isWork = OPEN.has(input.status);
  const beyond = isWork ? sql`AND s.id > ${after?.[0]}::uuid` : sql`AND s.id < ${after?.[0]}::uuid`;
  return tx.rows<ShipmentItem>(sql`
    WITH page AS (
      SELECT s.* FROM shipment s
      WHERE s.org_id = ${tx.orgId}::uuid
        ${input.status ? sql`AND s.status = ${input.status}` : empty}
        ${input.warehouseId ? sql`AND s.warehouse_id = ${input.warehouseId}::uuid` : empty}
        ${input.dealerId ? sql`AND s.dealer_id = ${input.dealerId}::uuid` : empty}
        ${input.orderId ? sql`AND s.order_id = ${input.orderId}::uuid` : empty}
        ${found(tx, input.search, year)} ${after ? beyond : empty}
      ORDER BY ${isWork ? literal('s.id') : literal('s.id DESC')} LIMIT ${input.limit + 1}
    )
    SELECT s.id, s.number, s.version, s.status, s.order_id AS "orderId", o.number AS "orderNumber",
      s.dealer_id AS "dealerId", d.code AS "dealerCode", d.name AS "dealerName",
      s.warehouse_id AS "warehouseId", w.code AS "warehouseCode", s.carrier,
      s.tracking_no AS "trackingNo", o.requested_on AS "requestedOn", s.shipped_on AS "shippedOn",
      s.delivered_on AS "deliveredOn", s.created_at AS "createdAt", l.line_count AS "lineCount",
      l.quantity
    FROM page s
    JOIN sales_order o ON o.org_id = s.org_id AND o.id = s.order_id
    JOIN dealer d ON d.org_id = s.org_id AND d.id = s.dealer_id
    JOIN warehouse w ON w.org_id = s.org_id AND w.id = s.warehouse_id
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS line_count, coalesce(sum(x.quantity), 0)::int AS quantity
      FROM shipment_line x WHERE x.org_id = s.org_id AND x.shipment_id = s.id
    ) l
    ORDER BY ${isWork ? literal('s.id') : literal('s.id DESC')}`);
}

/** Reserved and in no shipment that has not left; small, whatever the number of orders. */
const READY = sql`
  SELECT l.org_id, l.order_id, count(*)::int AS line_count,
    sum(l.reserved - coalesce(p.quantity, 0))::int AS quantity
  FROM order_line l
  LEFT JOIN LATERAL (
    SELECT sum(x.quantity)::int AS quantity
    FROM shipment_line x
    JOIN shipment s ON s.org_id = x.org_id AND s.id = x.shipment_id
    WHERE x.org_id = l.org_id AND x.order_line_id = l.id
      AND s.status IN ('DRAFT', 'RELEASED', 'PICKED')
  ) p ON true
  WHERE l.org_id = app.org() AND l.reserved > 0 AND l.reserved > coalesce(p.quantity, 0)
  GROUP BY l.org_id, l.order_id`;

/** Oldest order first; one row more than the page. */
export async function listReadyRows(tx: Tx, input: ListReadyInput): Promise<ReadyOrder[]> {
  const after = decodeCursor(input.cursor ?? undefined, IdCursor);
  return tx.rows<ReadyOrder>(sql`
    SELECT o.id AS "orderId", o.number AS "orderNumber", o.dealer_id AS "dealerId",
      d.code AS "dealerCode", d.name AS "dealerName", o.warehouse_id AS "warehouseId",
      w.code AS "warehouseCode", o.ordered_on AS "orderedOn", o.requested_on AS "requestedOn",
      r.line_count AS "lineCount", r.quantity
    FROM (${READY}) r
    JOIN sales_order o ON o.org_id = r.org_id AND o.id = r.order_id
    JOIN dealer d ON d.org_id = o.org_id AND d.id = o.dealer_id
    JOIN warehouse w ON w.org_id = o.org_id AND w.id = o.warehouse_id
    WHERE o.status IN ('APPROVED', 'PARTIALLY_SHIPPED')
      ${input.warehouseId ? sql`AND o.warehouse_id = ${input.warehouseId}::uuid` : empty}
      ${after ? sql`AND o.id > ${after[0]}::uuid` : empty}
    ORDER BY o.id LIMIT ${input.limit + 1}`);
}

export async function countShipments(tx: Tx, warehouseId: string | null): Promise<ShipmentCounts> {
  const ofState = (status: string) => sql`(SELECT count(*)::int FROM (
    SELECT 1 FROM shipment WHERE org_id = ${tx.orgId}::uuid AND status = ${status}
      AND (${warehouseId}::uuid IS NULL OR warehouse_id = ${warehouseId}::uuid)
    LIMIT ${COUNT_BOUND}) x)`;
  const row = await tx.row<Omit<ShipmentCounts, 'bound'>>(sql`
    SELECT (SELECT count(*)::int FROM (SELECT 1 FROM (${READY}) r
        JOIN sales_order o ON o.org_id = r.org_id AND o.id = r.order_id
        WHERE ${warehouseId}::uuid IS NULL OR o.warehouse_id = ${warehouseId}::uuid
        LIMIT ${COUNT_BOUND}) x) AS ready,
      ${ofState('DRAFT')} AS "DRAFT", ${ofState('RELEASED')} AS "RELEASED",
      ${ofState('PICKED')} AS "PICKED", ${ofState('SHIPPED')} AS "SHIPPED"`);
  if (!row) throw new Error('a count gave no row');
  return { ...row, bound: COUNT_BOUND };
}
