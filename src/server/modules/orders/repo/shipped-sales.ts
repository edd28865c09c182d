// Sums of the order ledger by dealer, over the index of what was shipped and returned.
import { empty, sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';

export async function readShippedSales(
  tx: Tx,
  question: { dealerIds: readonly string[]; from: string; to: string; categoryId: string | null },
): Promise<{ dealerId: string; netMinor: bigint }[]> {
  const { dealerIds, from, to, categoryId } = question;
  const ofCategory = sql`
    JOIN product p ON p.org_id = e.org_id AND p.id = e.product_id
    JOIN category c ON c.org_id = p.org_id AND c.id = p.category_id
      AND c.path @> ARRAY[${categoryId}::uuid]`;
  return tx.rows<{ dealerId: string; netMinor: bigint }>(sql`
    SELECT e.dealer_id AS "dealerId",
      sum(CASE e.kind WHEN 'SHIPPED' THEN e.net_minor ELSE -e.net_minor END)::bigint AS "netMinor"
    FROM order_flow_entry e ${categoryId === null ? empty : ofCategory}
    WHERE e.org_id = ${tx.orgId}::uuid AND e.dealer_id = ANY(${dealerIds}::uuid[])
      AND e.occurred_on BETWEEN ${from}::date AND ${to}::date AND e.kind IN ('SHIPPED', 'RETURNED')
    GROUP BY e.dealer_id`);
}
