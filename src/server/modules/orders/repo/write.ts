// Writes on the order tables. Every statement takes any number of rows as arrays, so one order of
// 500 lines and 500 orders of one line cost the same number of statements.
import { RowShape } from '@/server/platform/row-shape';
import { columns, sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import { newId } from '@/kernel/ids';
import type { HoldReason, Remedy } from '../domain/hold-types';
import { holdCause, openQuantities, type OpenQuantities } from '../domain/open-quantities';
import type { FlowEntry, OrderHead, OrderLineRow, OrderWithLines } from './types';

function reversed(text: string): string {
  return [...text].toReversed().join('');
}

/** A head with what is open of its order. */
type StoredHead = OrderHead & { open: OpenQuantities; cause: string | null };

function storedHead(order: OrderWithLines, heldBy: readonly HoldReason[]): StoredHead {
  const cause = order.status === 'ON_HOLD' ? holdCause(heldBy) : null;
  return { ...order, open: openQuantities(order.lines), cause };
}

const ORDER = new RowShape<StoredHead>({
  id: ['uuid', (o) => o.id],
  number: ['text', (o) => o.number],
  number_reversed: ['text', (o) => reversed(o.number)],
  dealer_id: ['uuid', (o) => o.dealerId],
  salesperson_id: ['uuid', (o) => o.salespersonId],
  warehouse_id: ['uuid', (o) => o.warehouseId],
  status: ['text', (o) => o.status],
  currency: ['text', (o) => o.currency],
  ordered_on: ['date', (o) => o.orderedOn],
  requested_on: ['date', (o) => o.requestedOn],
  dealer_po_number: ['text', (o) => o.dealerPoNumber],
  ship_to_id: ['uuid', (o) => o.shipToId],
  note: ['text', (o) => o.note],
  source: ['text', (o) => o.source],
  line_count: ['int', (o) => o.lineCount],
  net_minor: ['bigint', (o) => o.netMinor],
  discount_minor: ['bigint', (o) => o.discountMinor],
  tax_minor: ['bigint', (o) => o.taxMinor],
  total_minor: ['bigint', (o) => o.totalMinor],
  created_by: ['uuid', (o) => o.createdBy],
  created_at: ['timestamptz', (o) => o.createdAt],
  submitted_at: ['timestamptz', (o) => o.submittedAt],
  approved_at: ['timestamptz', (o) => o.approvedAt],
  approved_by: ['uuid', (o) => o.approvedBy],
  requested_quantity: ['bigint', (o) => BigInt(o.open.requested)],
  reserved_quantity: ['bigint', (o) => BigInt(o.open.reserved)],
  short_quantity: ['bigint', (o) => BigInt(o.open.short)],
  hold_cause: ['text', (o) => o.cause],
});

/** Heads only; `heldBy` is why those of them that are on hold are. */
export function insertOrders(
  tx: Tx,
  orders: readonly OrderWithLines[],
  heldBy: readonly HoldReason[],
): void {
  const heads = orders.map((order) => storedHead(order, heldBy));
  tx.append(sql`
    INSERT INTO sales_order (org_id, ${ORDER.names})
    SELECT ${tx.orgId}::uuid, r.* FROM ${ORDER.from(heads)} AS r`);
}

const LINE = new RowShape<OrderLineRow & { dealerId: string }>({
  id: ['uuid', (l) => l.id],
  order_id: ['uuid', (l) => l.orderId],
  dealer_id: ['uuid', (l) => l.dealerId],
  line_no: ['int', (l) => l.lineNo],
  product_id: ['uuid', (l) => l.productId],
  unit: ['text', (l) => l.unit],
  unit_factor: ['int', (l) => l.unitFactor],
  requested: ['int', (l) => l.requested],
  approved: ['int', (l) => l.approved],
  reserved: ['int', (l) => l.reserved],
  shipped: ['int', (l) => l.shipped],
  delivered: ['int', (l) => l.delivered],
  invoiced: ['int', (l) => l.invoiced],
  cancelled: ['int', (l) => l.cancelled],
  over_ship_max: ['int', (l) => l.overShipMax],
  unit_price: ['numeric', (l) => l.unitPrice],
  discount_rate: ['numeric', (l) => l.discountRate],
  tax_rate: ['numeric', (l) => l.taxRate],
  net_minor: ['bigint', (l) => l.netMinor],
  discount_minor: ['bigint', (l) => l.discountMinor],
  tax_minor: ['bigint', (l) => l.taxMinor],
  cost_minor: ['bigint', (l) => l.costMinor],
  price_rule: ['jsonb', (l) => l.priceRule],
  cut_reason: ['text', (l) => l.cutReason],
  note: ['text', (l) => l.note],
});

export function insertLines(
  tx: Tx,
  lines: ReadonlyArray<OrderLineRow & { dealerId: string }>,
): void {
  tx.append(sql`
    INSERT INTO order_line (org_id, ${LINE.names})
    SELECT ${tx.orgId}::uuid, r.* FROM ${LINE.from(lines)} AS r`);
}

const FLOW = new RowShape<FlowEntry>({
  kind: ['text', (e) => e.kind],
  occurred_on: ['date', (e) => e.occurredOn],
  order_id: ['uuid', (e) => e.orderId],
  line_id: ['uuid', (e) => e.lineId],
  dealer_id: ['uuid', (e) => e.dealerId],
  salesperson_id: ['uuid', (e) => e.salespersonId],
  product_id: ['uuid', (e) => e.productId],
  currency: ['text', (e) => e.currency],
  quantity: ['int', (e) => e.quantity],
  net_minor: ['bigint', (e) => e.netMinor],
  discount_minor: ['bigint', (e) => e.discountMinor],
  tax_minor: ['bigint', (e) => e.taxMinor],
  cost_minor: ['bigint', (e) => e.costMinor],
  order_first: ['int', (e) => e.orderFirst ?? 0],
  product_first: ['int', (e) => e.productFirst ?? 0],
  category_first: ['int', (e) => e.categoryFirst ?? 0],
  line_count: ['int', (e) => e.lineCount ?? 0],
  cause: ['text', (e) => e.cause],
  doc_kind: ['text', (e) => e.docKind],
  doc_id: ['uuid', (e) => e.docId],
  due_on: ['date', (e) => e.dueOn],
});

/** Appends to the order-flow ledger; entries that move nothing are left out. */
export function appendFlow(tx: Tx, entries: readonly FlowEntry[]): void {
  const moving = entries.filter((e) => e.quantity !== 0 || e.netMinor !== 0n || e.taxMinor !== 0n);
  if (moving.length === 0) return;
  tx.append(sql`
    INSERT INTO order_flow_entry (org_id, ${FLOW.names})
    SELECT ${tx.orgId}::uuid, r.* FROM ${FLOW.from(moving)} AS r`);
}

/**
 * Takes back everything the ledger says of these lines, entry by entry and on the days it was said,
 * so that a changed order counts once in every period. What had a known cost is taken back with it, what
 * had none without.
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
      currency, doc_kind, doc_id, due_on, cost_minor IS NULL
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

/** Writes back the head of one order and raises its version; `heldBy` as it stands afterwards. */
export async function updateOrder(
  tx: Tx,
  order: OrderWithLines,
  heldBy: readonly HoldReason[],
): Promise<void> {
  const { open, cause } = storedHead(order, heldBy);
  await tx.run(sql`
    UPDATE sales_order SET status = ${order.status}, dealer_id = ${order.dealerId}::uuid,
      salesperson_id = ${order.salespersonId}::uuid, warehouse_id = ${order.warehouseId}::uuid,
      currency = ${order.currency}, ordered_on = ${order.orderedOn}::date,
      requested_on = ${order.requestedOn}::date, dealer_po_number = ${order.dealerPoNumber},
      ship_to_id = ${order.shipToId}::uuid, note = ${order.note}, line_count = ${order.lineCount},
      net_minor = ${order.netMinor}, discount_minor = ${order.discountMinor},
      tax_minor = ${order.taxMinor}, total_minor = ${order.totalMinor},
      submitted_at = ${order.submittedAt}, approved_at = ${order.approvedAt},
      approved_by = ${order.approvedBy}::uuid, requested_quantity = ${open.requested},
      reserved_quantity = ${open.reserved}, short_quantity = ${open.short}, hold_cause = ${cause},
      version = version + 1
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
