// Names beside the ids of an order.
import { sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';

export interface OrderNames {
  dealerId: string;
  dealerCode: string;
  dealerName: string;
  warehouseId: string;
  warehouseCode: string;
}

export async function readOrderNames(
  tx: Tx,
  order: { dealerId: string; warehouseId: string },
): Promise<OrderNames> {
  const row = await tx.row<OrderNames>(sql`
    SELECT d.id AS "dealerId", d.code AS "dealerCode", d.name AS "dealerName",
      w.id AS "warehouseId", w.code AS "warehouseCode"
    FROM dealer d JOIN warehouse w ON w.org_id = d.org_id AND w.id = ${order.warehouseId}::uuid
    WHERE d.org_id = ${tx.orgId}::uuid AND d.id = ${order.dealerId}::uuid`);
  if (!row) throw new Error('an order has neither dealer nor warehouse');
  return row;
}
