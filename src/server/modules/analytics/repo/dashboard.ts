// The statements of the dashboard: each a small sum of a rollup, or a walk over what is open now.
import { addDays, endOfMonth, type BusinessDate } from '@/kernel/business-date';
import { sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';

export interface MonthSales {
  month: string;
  currency: string;
  netMinor: bigint;
  /** Without what comes after the day that today is beside. */
  toDateMinor: bigint;
  orders: bigint;
}

/** Ordered amounts by month and currency. */
export async function readMonthSales(
  tx: Tx,
  period: { from: string; to: string },
  /** The day of a year before that today is beside: what came after it in its month is told apart. */
  beside: BusinessDate,
): Promise<MonthSales[]> {
  return tx.rows<MonthSales & Record<string, unknown>>(sql`
    SELECT to_char(day, 'YYYY-MM') AS month, currency, sum(requested_minor)::bigint AS "netMinor",
      coalesce(sum(requested_minor) FILTER (
        WHERE day NOT BETWEEN ${addDays(beside, 1)}::date AND ${endOfMonth(beside)}::date), 0)::bigint
        AS "toDateMinor",
      sum(orders)::bigint AS orders
    FROM rollup_flow_day
    WHERE org_id = ${tx.orgId}::uuid AND day BETWEEN ${period.from}::date AND ${period.to}::date
    GROUP BY 1, 2 ORDER BY 1, 2`);
}

export interface FlowTotals {
  requested: bigint;
  approved: bigint;
  shipped: bigint;
  delivered: bigint;
  returned: bigint;
  rejected: bigint;
  cancelled: bigint;
}

/** Base units that moved in a period, each movement on its own date. */
export async function readFlowTotals(
  tx: Tx,
  period: { from: string; to: string },
): Promise<FlowTotals> {
  const row = await tx.row<FlowTotals & Record<string, unknown>>(sql`
    SELECT coalesce(sum(requested_quantity), 0)::bigint AS requested,
      coalesce(sum(approved_quantity), 0)::bigint AS approved,
      coalesce(sum(shipped_quantity), 0)::bigint AS shipped,
      coalesce(sum(delivered_quantity), 0)::bigint AS delivered,
      coalesce(sum(returned_quantity), 0)::bigint AS returned,
      coalesce(sum(rejected_quantity), 0)::bigint AS rejected,
      coalesce(sum(cancelled_quantity), 0)::bigint AS cancelled
    FROM rollup_flow_day
    WHERE org_id = ${tx.orgId}::uuid AND day BETWEEN ${period.from}::date AND ${period.to}::date`);
  if (!row) throw new Error('a sum answered nothing');
  return row;
}

export interface OpenGap {
  cause: string;
  quantity: bigint;
  orders: number;
}

/**
 * What is ordered and not shipped now, by the cause that keeps it, from the heads of open orders: an
 * index holds everything asked for, so neither lines nor closed orders are read.
 */
export async function readOpenGaps(tx: Tx, today: string): Promise<OpenGap[]> {
  return tx.rows<OpenGap & Record<string, unknown>>(sql`
    SELECT p.cause, sum(p.quantity)::bigint AS quantity, sum(p.orders)::int AS orders
    FROM (
      SELECT status, hold_cause, requested_on < ${today}::date AS is_late,
        sum(requested_quantity) AS requested, sum(short_quantity) AS short,
        sum(reserved_quantity) AS reserved, count(*) FILTER (WHERE requested_quantity > 0) AS open,
        count(*) FILTER (WHERE short_quantity > 0) AS lacking,
        count(*) FILTER (WHERE reserved_quantity > 0) AS ready
      FROM sales_order
      WHERE org_id = ${tx.orgId}::uuid
        AND status IN ('SUBMITTED', 'ON_HOLD', 'APPROVED', 'PARTIALLY_SHIPPED')
      GROUP BY 1, 2, 3) o
    CROSS JOIN LATERAL (VALUES
      (CASE o.status WHEN 'SUBMITTED' THEN 'AWAITING_APPROVAL' WHEN 'ON_HOLD' THEN o.hold_cause
        ELSE 'NO_STOCK' END,
        CASE WHEN o.status IN ('SUBMITTED', 'ON_HOLD') THEN o.requested ELSE o.short END,
        CASE WHEN o.status IN ('SUBMITTED', 'ON_HOLD') THEN o.open ELSE o.lacking END),
      (CASE WHEN o.is_late THEN 'LATE' ELSE 'IN_TIME' END,
        CASE WHEN o.status IN ('APPROVED', 'PARTIALLY_SHIPPED') THEN o.reserved END, o.ready)
      ) AS p(cause, quantity, orders)
    WHERE p.quantity > 0
    GROUP BY p.cause ORDER BY 2 DESC`);
}

export interface StatusCount {
  status: string;
  count: number;
}

/** How many orders stand in each state that still needs somebody, by the index of open orders. */
export async function countOpenOrders(tx: Tx): Promise<StatusCount[]> {
  return tx.rows<StatusCount & Record<string, unknown>>(sql`
    SELECT status, count(*)::int AS count FROM sales_order
    WHERE org_id = ${tx.orgId}::uuid
      AND status IN ('SUBMITTED', 'ON_HOLD', 'APPROVED', 'PARTIALLY_SHIPPED')
    GROUP BY status`);
}

/** How many orders wait for a decision. */
export async function countWaitingOrders(tx: Tx): Promise<number> {
  const row = await tx.row<{ count: number }>(sql`
    SELECT count(*)::int AS count FROM sales_order
    WHERE org_id = ${tx.orgId}::uuid AND status IN ('SUBMITTED', 'ON_HOLD')`);
  return row?.count ?? 0;
}

export interface ShortProduct {
  productId: string;
  code: string;
  name: string;
  warehouse: string;
  available: number;
  reorderPoint: number;
  total: number;
}

/** Levels below their reorder point, the shortest first; each row carries how many there are. */
export async function readShortProducts(
  tx: Tx,
  locale: string,
  limit: number,
): Promise<ShortProduct[]> {
  return tx.rows<ShortProduct & Record<string, unknown>>(sql`
    SELECT p.id AS "productId", p.code, coalesce(p.names ->> ${locale}, p.name) AS name,
      w.code AS warehouse, s.on_hand - s.reserved AS available, s.reorder_point AS "reorderPoint",
      (count(*) OVER ())::int AS total
    FROM stock_level s
    JOIN product p ON p.org_id = s.org_id AND p.id = s.product_id AND p.status = 'ACTIVE'
    JOIN warehouse w ON w.org_id = s.org_id AND w.id = s.warehouse_id AND w.status = 'ACTIVE'
    WHERE s.org_id = ${tx.orgId}::uuid AND s.on_hand - s.reserved < s.reorder_point
    ORDER BY s.on_hand - s.reserved - s.reorder_point, p.code LIMIT ${limit}`);
}
