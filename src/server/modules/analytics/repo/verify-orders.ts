// Proof of what the heads of open orders carry, from their lines and holds.
import { sql } from '@/server/platform/sql';
import type { Check } from './check';

/** Quantities and cause of hold of each open order, as boards count them. */
const openHeads: Check = {
  kind: 'openOrder',
  statement: (orgId) => sql`
    WITH lines AS (
      SELECT order_id, sum(requested) AS requested, sum(reserved) AS reserved,
        sum(greatest(approved + reopened - cancelled - shipped - reserved, 0)) AS short
      FROM order_line WHERE org_id = ${orgId}::uuid GROUP BY 1),
    holds AS (
      SELECT order_id, CASE WHEN bool_or(reason IN ('CREDIT_LIMIT', 'OVERDUE')) THEN 'CREDIT_HOLD'
        WHEN bool_or(reason = 'QUOTA') THEN 'QUOTA_HOLD'
        WHEN bool_or(reason = 'STOCK') THEN 'STOCK_HOLD' ELSE 'OTHER_HOLD' END AS cause
      FROM order_hold WHERE org_id = ${orgId}::uuid AND cleared_at IS NULL GROUP BY 1),
    sides AS (
      SELECT o.number AS key,
        concat_ws(' ', l.requested, l.reserved, l.short,
          CASE WHEN o.status = 'ON_HOLD' THEN coalesce(h.cause, 'OTHER_HOLD') END) AS expected,
        concat_ws(' ', o.requested_quantity, o.reserved_quantity, o.short_quantity, o.hold_cause)
          AS found
      FROM sales_order o
      JOIN lines l ON l.order_id = o.id
      LEFT JOIN holds h ON h.order_id = o.id
      WHERE o.org_id = ${orgId}::uuid
        AND o.status IN ('SUBMITTED', 'ON_HOLD', 'APPROVED', 'PARTIALLY_SHIPPED'))
    SELECT key, expected, found FROM sides WHERE expected <> found ORDER BY 1 LIMIT 1000`,
};

export const orderChecks: readonly Check[] = [openHeads];
