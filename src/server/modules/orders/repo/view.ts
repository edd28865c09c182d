// One order as a person sees it: names beside ids, in a fixed number of statements.
import { sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';

export interface OrderNames {
  dealerCode: string;
  dealerName: string;
  warehouseCode: string;
}

export async function readNames(
  tx: Tx,
  order: { dealerId: string; warehouseId: string },
): Promise<OrderNames> {
  const row = await tx.row<OrderNames>(sql`
    SELECT d.code AS "dealerCode", d.name AS "dealerName", w.code AS "warehouseCode"
    FROM dealer d JOIN warehouse w ON w.org_id = d.org_id AND w.id = ${order.warehouseId}::uuid
    WHERE d.org_id = ${tx.orgId}::uuid AND d.id = ${order.dealerId}::uuid`);
  if (!row) throw new Error('an order has neither dealer nor warehouse');
  return row;
}

export interface TimelineRow {
  at: Date;
  action: string;
  from: string | null;
  to: string | null;
  reason: string | null;
  userName: string | null;
  detail: Record<string, unknown> | null;
}

export async function readTimeline(tx: Tx, docKind: string, docId: string): Promise<TimelineRow[]> {
  return tx.rows<TimelineRow>(sql`
    SELECT e.at, e.action, e.from_state AS "from", e.to_state AS "to", e.reason,
      u.name AS "userName", e.detail
    FROM audit_event e
    LEFT JOIN app_user u ON u.org_id = e.org_id AND u.id = e.user_id
    WHERE e.org_id = ${tx.orgId}::uuid AND e.doc_kind = ${docKind} AND e.doc_id = ${docId}::uuid
    ORDER BY e.id LIMIT 500`);
}
