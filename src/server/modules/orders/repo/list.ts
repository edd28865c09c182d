// The order list: keyset pages over indexes that begin with the organization, so that a page costs
// the same at a thousand orders and at ten million. Only equality and ranges are used on orders:
// under row security other operators cannot use an index.
import { join, literal, sql, type Sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { HoldReason } from '../domain/hold-types';
import type { OrderStatus } from '../domain/order-machine';
import type { OpenGapCause } from '../schema-fields';

export interface ListedOrder {
  id: string;
  number: string;
  version: number;
  dealerId: string;
  dealerCode: string;
  dealerName: string;
  status: OrderStatus;
  currency: string;
  orderedOn: string;
  requestedOn: string | null;
  dealerPoNumber: string | null;
  lineCount: number;
  totalMinor: bigint;
  holds: HoldReason[];
}

export interface OrderFilter {
  status?: readonly string[];
  dealerIds?: readonly string[];
  productId?: string;
  hold?: string;
  gap?: OpenGapCause;
  /** The day an order that waits is late or in time on. */
  today: string;
  from?: string;
  to?: string;
  /** The one that waits longest first; the newest otherwise. */
  oldestFirst?: boolean;
}

export interface OrderKey {
  orderedOn: string;
  id: string;
}

const PICK = sql`o.id, o.number, o.version, o.dealer_id, o.status, o.currency, o.ordered_on,
  o.requested_on, o.dealer_po_number, o.line_count, o.total_minor, o.hold_cause,
  o.requested_quantity, o.reserved_quantity, o.short_quantity`;

/** Oldest first is the same index read forwards. */
function ordering({ oldestFirst }: OrderFilter, row: 'o' | 'm'): Sql {
  const direction = oldestFirst ? 'ASC' : 'DESC';
  return literal(`ORDER BY ${row}.ordered_on ${direction}, ${row}.id ${direction}`);
}

/** Adds dealer and open holds to the few rows of a page. */
function decorate(page: Sql, filter: OrderFilter): Sql {
  return sql`
    SELECT o.id, o.number, o.version, o.dealer_id AS "dealerId", d.code AS "dealerCode",
      d.name AS "dealerName", o.status, o.currency, o.ordered_on AS "orderedOn",
      o.requested_on AS "requestedOn", o.dealer_po_number AS "dealerPoNumber",
      o.line_count AS "lineCount", o.total_minor AS "totalMinor",
      coalesce((SELECT array_agg(h.reason ORDER BY h.reason) FROM order_hold h
        WHERE h.org_id = d.org_id AND h.order_id = o.id AND h.cleared_at IS NULL), '{}') AS holds
    FROM (${page}) o
    JOIN dealer d ON d.org_id = nullif(current_setting('app.org'), '')::uuid AND d.id = o.dealer_id
    ${ordering(filter, 'o')}`;
}

const TO_SHIP = literal(`o.status IN ('APPROVED', 'PARTIALLY_SHIPPED')`);

/** The orders that boards count at a cause, by the same figures of their heads. */
function waitsFor(cause: OpenGapCause, today: string): Sql {
  switch (cause) {
    case 'AWAITING_APPROVAL':
      return literal(`o.status = 'SUBMITTED' AND o.requested_quantity > 0`);
    case 'NO_STOCK':
      return sql`${TO_SHIP} AND o.short_quantity > 0`;
    case 'LATE':
      return sql`${TO_SHIP} AND o.reserved_quantity > 0 AND o.requested_on < ${today}::date`;
    case 'IN_TIME':
      return sql`${TO_SHIP} AND o.reserved_quantity > 0
        AND (o.requested_on < ${today}::date) IS NOT TRUE`;
    default:
      return sql`o.status = 'ON_HOLD' AND o.hold_cause = ${cause} AND o.requested_quantity > 0`;
  }
}

/** What narrows a list besides status and dealer. */
function narrowing(tx: Tx, filter: OrderFilter): Sql[] {
  const all: Sql[] = [];
  if (filter.from) all.push(sql`o.ordered_on >= ${filter.from}::date`);
  if (filter.to) all.push(sql`o.ordered_on <= ${filter.to}::date`);
  if (filter.gap) all.push(waitsFor(filter.gap, filter.today));
  if (filter.hold) {
    all.push(sql`EXISTS (SELECT 1 FROM order_hold h WHERE h.org_id = ${tx.orgId}::uuid
      AND h.order_id = o.id AND h.cleared_at IS NULL AND h.reason = ${filter.hold})`);
  }
  if (filter.productId) {
    all.push(sql`EXISTS (SELECT 1 FROM order_line l WHERE l.org_id = ${tx.orgId}::uuid
      AND l.order_id = o.id AND l.product_id = ${filter.productId}::uuid)`);
  }
  return all;
}

function conditions(tx: Tx, filter: OrderFilter, after: OrderKey | null): Sql[] {
  const all = [sql`o.org_id = ${tx.orgId}::uuid`, ...narrowing(tx, filter)];
  if (after) {
    const isPast = literal(filter.oldestFirst ? '>' : '<');
    all.push(sql`(o.ordered_on, o.id) ${isPast} (${after.orderedOn}::date, ${after.id}::uuid)`);
  }
  return all;
}

/**
 * One ordered index scan per wanted combination of status and dealer, each cut at the page size and
 * merged: a scan by date that filters status afterwards would read the whole table for a rare one.
 */
function branches(tx: Tx, filter: OrderFilter, after: OrderKey | null, limit: number): Sql {
  const base = conditions(tx, filter, after);
  const statuses = filter.status ?? [];
  const dealers = filter.dealerIds ?? [];
  const own = [
    ...(statuses.length > 0 ? [sql`o.status = w.status`] : []),
    ...(dealers.length > 0 ? [sql`o.dealer_id = w.dealer_id`] : []),
  ];
  const one = sql`SELECT ${PICK} FROM sales_order o WHERE ${join([...base, ...own], ' AND ')}
    ${ordering(filter, 'o')} LIMIT ${limit}`;
  if (own.length === 0) return one;
  const wanted = join(
    [
      ...(statuses.length > 0
        ? [sql`unnest(${statuses}::text[]) AS ws(status)`]
        : [literal(`(VALUES (NULL::text)) AS ws(status)`)]),
      ...(dealers.length > 0
        ? [sql`unnest(${dealers}::uuid[]) AS wd(dealer_id)`]
        : [literal(`(VALUES (NULL::uuid)) AS wd(dealer_id)`)]),
    ],
    ' CROSS JOIN ',
  );
  return sql`SELECT m.* FROM (SELECT ws.status, wd.dealer_id FROM ${wanted}) w
    CROSS JOIN LATERAL (${one}) m ${ordering(filter, 'm')} LIMIT ${limit}`;
}

export async function listOrderRows(
  tx: Tx,
  filter: OrderFilter,
  after: OrderKey | null,
  limit: number,
): Promise<ListedOrder[]> {
  return tx.rows<ListedOrder>(decorate(branches(tx, filter, after, limit), filter));
}

/** The first text that is greater than every text with this prefix, in byte order. */
function afterPrefix(prefix: string): string {
  const last = prefix.codePointAt(prefix.length - 1) ?? 0;
  return prefix.slice(0, -1) + String.fromCodePoint(last + 1);
}

function byPrefix(tx: Tx, column: Sql, prefix: string, limit: number): Sql {
  return sql`(SELECT ${PICK} FROM sales_order o WHERE o.org_id = ${tx.orgId}::uuid
    AND ${column} >= ${prefix} AND ${column} < ${afterPrefix(prefix)}
    ORDER BY ${column} DESC LIMIT ${limit})`;
}

/**
 * Orders whose number begins or ends with the text, or whose dealer's order number begins with it,
 * or that belong to one of these dealers; the newest of each, merged.
 */
export async function searchOrderRows(
  tx: Tx,
  text: string,
  dealerIds: readonly string[],
  filter: OrderFilter,
  limit: number,
): Promise<ListedOrder[]> {
  const upper = text.toUpperCase();
  const backwards = [...upper].toReversed().join('');
  const parts = [
    byPrefix(tx, literal('o.number'), upper, limit),
    byPrefix(tx, literal('o.number_reversed'), backwards, limit),
    byPrefix(tx, literal('o.dealer_po_number'), text, limit),
  ];
  if (dealerIds.length > 0) {
    parts.push(sql`(${branches(tx, { ...filter, dealerIds }, null, limit)})`);
  }
  const status = filter.status ?? [];
  const own = filter.dealerIds ?? [];
  const kept = [
    ...narrowing(tx, filter),
    ...(status.length > 0 ? [sql`o.status = ANY(${status}::text[])`] : []),
    ...(own.length > 0 ? [sql`o.dealer_id = ANY(${own}::uuid[])`] : []),
  ];
  const where = kept.length > 0 ? sql`WHERE ${join(kept, ' AND ')}` : sql``;
  const merged = sql`SELECT DISTINCT ON (o.ordered_on, o.id) o.* FROM
    (${join(parts, ' UNION ALL ')}) o ${where}
    ${ordering(filter, 'o')} LIMIT ${limit}`;
  return tx.rows<ListedOrder>(decorate(merged, filter));
}
