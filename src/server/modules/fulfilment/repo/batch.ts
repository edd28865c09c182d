// The locks a batch begins with.
import { sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';

/** Locks the orders of these shipments, or these orders, by id. */
export async function lockOrdersOf(
  tx: Tx,
  of: { shipmentIds?: readonly string[]; orderIds?: readonly string[] },
): Promise<void> {
  await tx.run(sql`
    SELECT 1 FROM sales_order o
    WHERE o.org_id = ${tx.orgId}::uuid AND (o.id = ANY(${of.orderIds ?? []}::uuid[])
      OR o.id IN (SELECT s.order_id FROM shipment s WHERE s.org_id = ${tx.orgId}::uuid
        AND s.id = ANY(${of.shipmentIds ?? []}::uuid[])))
    ORDER BY o.id FOR UPDATE`);
}
