// Reads of single orders, with and without the lock that every change of an order begins with.
import { DomainError } from '@/kernel/domain-error';
import { literal, sql, type Sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { HoldRow, OrderHead, OrderLineRow, OrderWithLines } from './types';

const HEAD = sql`o.id, o.number, o.dealer_id AS "dealerId", o.salesperson_id AS "salespersonId",
  o.warehouse_id AS "warehouseId", o.status, o.currency, o.ordered_on AS "orderedOn",
  o.requested_on AS "requestedOn", o.dealer_po_number AS "dealerPoNumber",
  o.ship_to_id AS "shipToId", o.note, o.source, o.line_count AS "lineCount",
  o.net_minor AS "netMinor", o.discount_minor AS "discountMinor", o.tax_minor AS "taxMinor",
  o.total_minor AS "totalMinor", o.version, o.created_by AS "createdBy",
  o.created_at AS "createdAt", o.submitted_at AS "submittedAt", o.approved_at AS "approvedAt",
  o.approved_by AS "approvedBy"`;

const LINE = sql`l.id, l.order_id AS "orderId", l.line_no AS "lineNo", l.product_id AS "productId",
  l.unit, l.unit_factor AS "unitFactor", l.requested, l.approved, l.reserved, l.shipped,
  l.delivered, l.returned, l.reopened, l.cancelled, l.invoiced, l.over_ship_max AS "overShipMax",
  l.unit_price AS "unitPrice", l.discount_rate AS "discountRate", l.tax_rate AS "taxRate",
  l.net_minor AS "netMinor", l.discount_minor AS "discountMinor", l.tax_minor AS "taxMinor",
  l.cost_minor AS "costMinor", l.price_rule AS "priceRule", l.cut_reason AS "cutReason", l.note`;

async function readHead(tx: Tx, orderId: string, lock: Sql): Promise<OrderHead> {
  const head = await tx.row<OrderHead>(sql`
    SELECT ${HEAD} FROM sales_order o
    WHERE o.org_id = ${tx.orgId}::uuid AND o.id = ${orderId}::uuid ${lock}`);
  if (!head) throw new DomainError('orders.notFound', { status: 'not_found' });
  return head;
}

async function readLines(tx: Tx, orderId: string, lock: Sql): Promise<OrderLineRow[]> {
  return tx.rows<OrderLineRow>(sql`
    SELECT ${LINE} FROM order_line l
    WHERE l.org_id = ${tx.orgId}::uuid AND l.order_id = ${orderId}::uuid
    ORDER BY l.line_no ${lock}`);
}

const NONE = literal('');
const FOR_UPDATE = literal('FOR UPDATE');

export async function readOrder(tx: Tx, orderId: string): Promise<OrderWithLines> {
  const head = await readHead(tx, orderId, NONE);
  return { ...head, lines: await readLines(tx, orderId, NONE) };
}

/** Which of these order numbers are in use. */
export async function readTakenNumbers(tx: Tx, numbers: readonly string[]): Promise<Set<string>> {
  const rows = await tx.rows<{ number: string }>(sql`
    SELECT number FROM sales_order
    WHERE org_id = ${tx.orgId}::uuid AND number = ANY(${numbers}::text[])`);
  return new Set(rows.map((row) => row.number));
}

export interface TakenPoNumber {
  dealerId: string;
  poNumber: string;
  /** Of the order that has it. */
  number: string;
}

/** Orders of these numbers of their dealers; one that came to nothing does not take its number. */
export async function readTakenPoNumbers(
  tx: Tx,
  poNumbers: readonly string[],
): Promise<TakenPoNumber[]> {
  return tx.rows<TakenPoNumber>(sql`
    SELECT dealer_id AS "dealerId", dealer_po_number AS "poNumber", number FROM sales_order
    WHERE org_id = ${tx.orgId}::uuid AND dealer_po_number = ANY(${poNumbers}::text[])
      AND status NOT IN ('CANCELLED', 'REJECTED')`);
}

/**
 * Locks the order and then reads its lines, so that two changes of one order take turns and each
 * sees what the other left.
 */
export async function lockOrder(tx: Tx, orderId: string): Promise<OrderWithLines> {
  const head = await readHead(tx, orderId, FOR_UPDATE);
  return { ...head, lines: await readLines(tx, orderId, FOR_UPDATE) };
}

/** Open holds first, then the cleared ones, newest first. */
export async function readHolds(tx: Tx, orderId: string): Promise<HoldRow[]> {
  return tx.rows<HoldRow>(sql`
    SELECT id, order_id AS "orderId", reason, remedy, note, created_at AS "createdAt",
      cleared_at AS "clearedAt", clear_reason AS "clearReason", overridden
    FROM order_hold WHERE org_id = ${tx.orgId}::uuid AND order_id = ${orderId}::uuid
    ORDER BY (cleared_at IS NULL) DESC, created_at DESC`);
}

/**
 * Approved demand that has no stock reserved yet, by product: it comes before new orders. The list
 * stands in a subselect so that its length is unknown to every plan: known, it makes a plan of its
 * own look cheaper each time by less than making it costs.
 */
export async function readBacklog(
  tx: Tx,
  warehouseId: string,
  productIds: readonly string[],
  exceptOrderId: string | null,
): Promise<Map<string, number>> {
  const rows = await tx.rows<{ productId: string; quantity: number }>(sql`
    SELECT l.product_id AS "productId",
      sum(l.approved + l.reopened - l.cancelled - l.shipped - l.reserved)::int AS quantity
    FROM order_line l
    JOIN sales_order o ON o.org_id = l.org_id AND o.id = l.order_id
    WHERE l.org_id = ${tx.orgId}::uuid AND l.product_id = ANY((SELECT ${productIds}::uuid[])::uuid[])
      AND l.approved + l.reopened - l.cancelled - l.shipped - l.reserved > 0
      AND o.warehouse_id = ${warehouseId}::uuid
      AND l.order_id IS DISTINCT FROM ${exceptOrderId}::uuid
    GROUP BY l.product_id`);
  return new Map(rows.map((row) => [row.productId, row.quantity]));
}

/** Which held orders an event may free. */
export interface HoldFilter {
  dealerId?: string | undefined;
  productIds?: readonly string[] | undefined;
  orderId?: string | undefined;
  /** Orders that these quotas hold, or the lack of any. */
  quotaIds?: readonly string[] | undefined;
}

/** Orders of a dealer, containing a product, or beyond a quota, oldest first. */
export async function heldOrderIds(tx: Tx, filter: HoldFilter): Promise<string[]> {
  const rows = await tx.rows<{ orderId: string }>(sql`
    SELECT DISTINCT h.order_id AS "orderId" FROM order_hold h
    WHERE h.org_id = ${tx.orgId}::uuid AND h.cleared_at IS NULL AND h.reason <> 'MANUAL'
      AND (${filter.dealerId ?? null}::uuid IS NULL OR h.dealer_id = ${filter.dealerId ?? null}::uuid)
      AND (${filter.orderId ?? null}::uuid IS NULL OR h.order_id = ${filter.orderId ?? null}::uuid)
      AND (${filter.productIds ?? null}::uuid[] IS NULL OR h.order_id IN (
        SELECT l.order_id FROM order_line l WHERE l.org_id = h.org_id AND l.order_id = h.order_id
          AND l.product_id = ANY(${filter.productIds ?? null}::uuid[])))
      AND (${filter.quotaIds ?? null}::text[] IS NULL OR h.reason = 'QUOTA' AND EXISTS (
        SELECT 1 FROM jsonb_path_query(h.remedy, '$.steps[*][*].lacks[*].quotaId') AS held(id)
        WHERE held.id = 'null'::jsonb OR held.id #>> '{}' = ANY(${filter.quotaIds ?? null}::text[])))
    ORDER BY h.order_id`);
  return rows.map((row) => row.orderId);
}

export interface ShippedLine {
  lineId: string;
  shipment: string;
  /** Not left and not called off: the warehouse works on it. */
  isUnderWay: boolean;
}

/** Lines of the order that stand on shipments, those under way first. */
export async function readLinesOnShipments(tx: Tx, orderId: string): Promise<ShippedLine[]> {
  return tx.rows<ShippedLine>(sql`
    SELECT l.order_line_id AS "lineId", s.number AS shipment,
      s.status IN ('DRAFT', 'RELEASED', 'PICKED') AS "isUnderWay"
    FROM shipment s JOIN shipment_line l ON l.org_id = s.org_id AND l.shipment_id = s.id
    WHERE s.org_id = ${tx.orgId}::uuid AND s.order_id = ${orderId}::uuid
    ORDER BY 3 DESC, s.number`);
}
