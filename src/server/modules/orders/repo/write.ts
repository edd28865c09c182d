// Writes on the order tables. Every statement takes any number of rows as arrays, so one order of
// 500 lines and 500 orders of one line cost the same number of statements.
import { columns, sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import { newId } from '@/kernel/ids';
import type { HoldReason, Remedy } from '../domain/hold-types';
import type { FlowEntry, OrderHead, OrderLineRow } from './types';

function reversed(text: string): string {
  return [...text].toReversed().join('');
}

export function insertOrders(tx: Tx, orders: readonly OrderHead[]): void {
  const c = columns(
    orders,
    (o) => o.id,
    (o) => o.number,
    (o) => reversed(o.number),
    (o) => o.dealerId,
    (o) => o.salespersonId,
    (o) => o.warehouseId,
    (o) => o.status,
    (o) => o.currency,
    (o) => o.orderedOn,
    (o) => o.requestedOn,
    (o) => o.dealerPoNumber,
    (o) => o.shipToId,
    (o) => o.note,
    (o) => o.source,
    (o) => o.lineCount,
    (o) => o.netMinor,
    (o) => o.discountMinor,
    (o) => o.taxMinor,
    (o) => o.totalMinor,
    (o) => o.createdBy,
    (o) => o.createdAt,
    (o) => o.submittedAt,
    (o) => o.approvedAt,
    (o) => o.approvedBy,
  );
  tx.append(sql`
    INSERT INTO sales_order (org_id, id, number, number_reversed, dealer_id, salesperson_id,
      warehouse_id, status, currency, ordered_on, requested_on, dealer_po_number, ship_to_id, note,
      source, line_count, net_minor, discount_minor, tax_minor, total_minor, created_by, created_at,
      submitted_at, approved_at, approved_by)
    SELECT ${tx.orgId}::uuid, r.* FROM unnest(${c[0]}::uuid[], ${c[1]}::text[], ${c[2]}::text[],
      ${c[3]}::uuid[], ${c[4]}::uuid[], ${c[5]}::uuid[], ${c[6]}::text[], ${c[7]}::text[],
      ${c[8]}::date[], ${c[9]}::date[], ${c[10]}::text[], ${c[11]}::uuid[], ${c[12]}::text[],
      ${c[13]}::text[], ${c[14]}::int[], ${c[15]}::bigint[], ${c[16]}::bigint[], ${c[17]}::bigint[],
      ${c[18]}::bigint[], ${c[19]}::uuid[], ${c[20]}::timestamptz[], ${c[21]}::timestamptz[],
      ${c[22]}::timestamptz[], ${c[23]}::uuid[]) AS r`);
}

export function insertLines(
  tx: Tx,
  lines: ReadonlyArray<OrderLineRow & { dealerId: string }>,
): void {
  const c = columns(
    lines,
    (l) => l.id,
    (l) => l.orderId,
    (l) => l.dealerId,
    (l) => l.lineNo,
    (l) => l.productId,
    (l) => l.unit,
    (l) => l.unitFactor,
    (l) => l.requested,
    (l) => l.approved,
    (l) => l.reserved,
    (l) => l.shipped,
    (l) => l.delivered,
    (l) => l.invoiced,
    (l) => l.cancelled,
    (l) => l.overShipMax,
    (l) => l.unitPrice,
    (l) => l.discountRate,
    (l) => l.taxRate,
    (l) => l.netMinor,
    (l) => l.discountMinor,
    (l) => l.taxMinor,
    (l) => l.costMinor,
    (l) => JSON.stringify(l.priceRule),
    (l) => l.cutReason,
    (l) => l.note,
  );
  tx.append(sql`
    INSERT INTO order_line (org_id, id, order_id, dealer_id, line_no, product_id, unit, unit_factor,
      requested, approved, reserved, shipped, delivered, invoiced, cancelled, over_ship_max,
      unit_price, discount_rate, tax_rate, net_minor, discount_minor, tax_minor, cost_minor,
      price_rule, cut_reason, note)
    SELECT ${tx.orgId}::uuid, r.* FROM unnest(${c[0]}::uuid[], ${c[1]}::uuid[], ${c[2]}::uuid[],
      ${c[3]}::int[], ${c[4]}::uuid[], ${c[5]}::text[], ${c[6]}::int[], ${c[7]}::int[],
      ${c[8]}::int[], ${c[9]}::int[], ${c[10]}::int[], ${c[11]}::int[], ${c[12]}::int[],
      ${c[13]}::int[], ${c[14]}::int[], ${c[15]}::numeric[], ${c[16]}::numeric[],
      ${c[17]}::numeric[], ${c[18]}::bigint[], ${c[19]}::bigint[], ${c[20]}::bigint[],
      ${c[21]}::bigint[], ${c[22]}::jsonb[], ${c[23]}::text[], ${c[24]}::text[]) AS r`);
}

/** Appends to the order-flow ledger; entries that move nothing are left out. */
export function appendFlow(tx: Tx, entries: readonly FlowEntry[]): void {
  const moving = entries.filter((e) => e.quantity !== 0 || e.netMinor !== 0n || e.taxMinor !== 0n);
  if (moving.length === 0) return;
  const c = columns(
    moving,
    (e) => e.kind,
    (e) => e.occurredOn,
    (e) => e.orderId,
    (e) => e.lineId,
    (e) => e.dealerId,
    (e) => e.salespersonId,
    (e) => e.productId,
    (e) => e.currency,
    (e) => e.quantity,
    (e) => e.netMinor,
    (e) => e.discountMinor,
    (e) => e.taxMinor,
    (e) => e.costMinor,
    (e) => e.orderFirst ?? 0,
    (e) => e.productFirst ?? 0,
    (e) => e.categoryFirst ?? 0,
    (e) => e.lineCount ?? 0,
    (e) => e.cause ?? null,
    (e) => e.docKind,
    (e) => e.docId,
    (e) => e.dueOn ?? null,
  );
  tx.append(sql`
    INSERT INTO order_flow_entry (org_id, kind, occurred_on, order_id, line_id, dealer_id,
      salesperson_id, product_id, currency, quantity, net_minor, discount_minor, tax_minor,
      cost_minor, order_first, product_first, category_first, line_count, cause, doc_kind, doc_id, due_on)
    SELECT ${tx.orgId}::uuid, r.* FROM unnest(${c[0]}::text[], ${c[1]}::date[], ${c[2]}::uuid[],
      ${c[3]}::uuid[], ${c[4]}::uuid[], ${c[5]}::uuid[], ${c[6]}::uuid[], ${c[7]}::text[],
      ${c[8]}::int[], ${c[9]}::bigint[], ${c[10]}::bigint[], ${c[11]}::bigint[], ${c[12]}::bigint[],
      ${c[13]}::int[], ${c[14]}::int[], ${c[15]}::int[], ${c[16]}::int[], ${c[17]}::text[],
      ${c[18]}::text[], ${c[19]}::uuid[], ${c[20]}::date[]) AS r`);
}

/**
 * Takes back everything the ledger says of these lines, entry by entry and on the days it was said,
 * so that a changed order counts once in every period.
 */
export async function reverseFlow(
  tx: Tx,
  lineIds: readonly string[],
  cause: string,
): Promise<void> {
  await tx.run(sql`
    INSERT INTO order_flow_entry (org_id, kind, occurred_on, order_id, line_id, dealer_id,
      salesperson_id, product_id, currency, quantity, net_minor, discount_minor, tax_minor,
      cost_minor, order_first, product_first, category_first, line_count, cause, doc_kind, doc_id, due_on)
    SELECT org_id, kind, occurred_on, order_id, line_id, dealer_id, salesperson_id, product_id,
      currency, -sum(quantity), -sum(net_minor), -sum(discount_minor), -sum(tax_minor),
      -sum(cost_minor), -sum(order_first), -sum(product_first), -sum(category_first),
      -sum(line_count), ${cause}, doc_kind, doc_id, due_on
    FROM order_flow_entry
    WHERE org_id = ${tx.orgId}::uuid AND line_id = ANY(${lineIds}::uuid[])
    GROUP BY org_id, kind, occurred_on, order_id, line_id, dealer_id, salesperson_id, product_id,
      currency, doc_kind, doc_id, due_on
    HAVING sum(quantity) <> 0 OR sum(net_minor) <> 0`);
}

/** Writes back every quantity of these lines; the CHECKs of the table have the last word. */
export async function updateLineQuantities(tx: Tx, lines: readonly OrderLineRow[]): Promise<void> {
  if (lines.length === 0) return;
  const c = columns(
    lines,
    (l) => l.id,
    (l) => l.approved,
    (l) => l.reserved,
    (l) => l.shipped,
    (l) => l.delivered,
    (l) => l.returned,
    (l) => l.reopened,
    (l) => l.cancelled,
    (l) => l.invoiced,
    (l) => l.overShipMax,
    (l) => l.cutReason,
  );
  await tx.run(sql`
    UPDATE order_line l SET approved = r.approved, reserved = r.reserved, shipped = r.shipped,
      delivered = r.delivered, returned = r.returned, reopened = r.reopened,
      cancelled = r.cancelled, invoiced = r.invoiced, over_ship_max = r.over_ship_max,
      cut_reason = r.cut_reason
    FROM unnest(${c[0]}::uuid[], ${c[1]}::int[], ${c[2]}::int[], ${c[3]}::int[], ${c[4]}::int[],
      ${c[5]}::int[], ${c[6]}::int[], ${c[7]}::int[], ${c[8]}::int[], ${c[9]}::int[],
      ${c[10]}::text[]) AS r(id, approved, reserved, shipped, delivered, returned, reopened,
      cancelled, invoiced, over_ship_max, cut_reason)
    WHERE l.org_id = ${tx.orgId}::uuid AND l.id = r.id`);
}

/** Writes back the head of one order and raises its version. */
export async function updateOrder(tx: Tx, order: OrderHead): Promise<void> {
  await tx.run(sql`
    UPDATE sales_order SET status = ${order.status}, dealer_id = ${order.dealerId}::uuid,
      salesperson_id = ${order.salespersonId}::uuid, warehouse_id = ${order.warehouseId}::uuid,
      currency = ${order.currency}, ordered_on = ${order.orderedOn}::date,
      requested_on = ${order.requestedOn}::date, dealer_po_number = ${order.dealerPoNumber},
      ship_to_id = ${order.shipToId}::uuid, note = ${order.note}, line_count = ${order.lineCount},
      net_minor = ${order.netMinor}, discount_minor = ${order.discountMinor},
      tax_minor = ${order.taxMinor}, total_minor = ${order.totalMinor},
      submitted_at = ${order.submittedAt}, approved_at = ${order.approvedAt},
      approved_by = ${order.approvedBy}::uuid, version = version + 1
    WHERE org_id = ${tx.orgId}::uuid AND id = ${order.id}::uuid`);
}

export async function deleteLines(tx: Tx, orderId: string): Promise<void> {
  await tx.run(sql`
    DELETE FROM order_line WHERE org_id = ${tx.orgId}::uuid AND order_id = ${orderId}::uuid`);
}

export interface NewHold {
  orderId: string;
  dealerId: string;
  reason: HoldReason;
  remedy: Remedy;
  note?: string | null;
  createdBy: string | null;
}

/** Opens holds, or refreshes the remedy of one that is open already. */
export async function putHolds(tx: Tx, holds: readonly NewHold[]): Promise<void> {
  if (holds.length === 0) return;
  const c = columns(
    holds,
    () => newId(),
    (h) => h.orderId,
    (h) => h.dealerId,
    (h) => h.reason,
    (h) => JSON.stringify(h.remedy),
    (h) => h.note ?? null,
    (h) => h.createdBy,
  );
  await tx.run(sql`
    INSERT INTO order_hold (org_id, id, order_id, dealer_id, reason, remedy, note, created_by)
    SELECT ${tx.orgId}::uuid, r.* FROM unnest(${c[0]}::uuid[], ${c[1]}::uuid[], ${c[2]}::uuid[],
      ${c[3]}::text[], ${c[4]}::jsonb[], ${c[5]}::text[], ${c[6]}::uuid[]) AS r
    ON CONFLICT (org_id, order_id, reason) WHERE cleared_at IS NULL
    DO UPDATE SET remedy = excluded.remedy, note = coalesce(excluded.note, order_hold.note)`);
}

export interface HoldClearing {
  orderId: string;
  reasons: readonly HoldReason[];
  by: string | null;
  why: string;
  overridden: boolean;
}

export async function clearHolds(tx: Tx, clearing: HoldClearing): Promise<void> {
  if (clearing.reasons.length === 0) return;
  await tx.run(sql`
    UPDATE order_hold SET cleared_at = now(), cleared_by = ${clearing.by}::uuid,
      clear_reason = ${clearing.why}, overridden = ${clearing.overridden}
    WHERE org_id = ${tx.orgId}::uuid AND order_id = ${clearing.orderId}::uuid
      AND cleared_at IS NULL AND reason = ANY(${clearing.reasons}::text[])`);
}
