// Net sales shipped over spans of days, all or of a region or category: for budgets that follow
// sales. Read from the rollup that is fine enough; only region and category together need the ledger.
import { columns, sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';

export interface SalesQuestion {
  startsOn: string;
  endsOn: string;
  regionId: string | null;
  categoryId: string | null;
}

/** One amount per question, in their order, in minor units of the currency; one statement. */
export async function readShippedSales(
  tx: Tx,
  questions: readonly SalesQuestion[],
  currency: string,
): Promise<bigint[]> {
  const [from, to, region, category] = columns(
    questions,
    (q) => q.startsOn,
    (q) => q.endsOn,
    (q) => q.regionId,
    (q) => q.categoryId,
  );
  const rows = await tx.rows<{ minor: bigint }>(sql`
    SELECT coalesce(CASE
      WHEN q.category IS NULL THEN (SELECT sum(r.shipped_minor)
        FROM rollup_flow_day_dealer r JOIN dealer d ON d.org_id = r.org_id AND d.id = r.dealer_id
        LEFT JOIN region g ON g.org_id = d.org_id AND g.id = d.region_id
        WHERE r.org_id = ${tx.orgId}::uuid AND r.day BETWEEN q.since AND q.until
          AND r.currency = ${currency}
          AND (q.region IS NULL OR g.path @> ARRAY[q.region]))
      WHEN q.region IS NULL THEN (SELECT sum(r.shipped_minor)
        FROM rollup_flow_day_product r JOIN product p ON p.org_id = r.org_id AND p.id = r.product_id
        JOIN category k ON k.org_id = p.org_id AND k.id = p.category_id
        WHERE r.org_id = ${tx.orgId}::uuid AND r.day BETWEEN q.since AND q.until
          AND r.currency = ${currency} AND k.path @> ARRAY[q.category])
      ELSE (SELECT sum(e.net_minor)
        FROM order_flow_entry e JOIN dealer d ON d.org_id = e.org_id AND d.id = e.dealer_id
        JOIN region g ON g.org_id = d.org_id AND g.id = d.region_id
        JOIN product p ON p.org_id = e.org_id AND p.id = e.product_id
        JOIN category k ON k.org_id = p.org_id AND k.id = p.category_id
        WHERE e.org_id = ${tx.orgId}::uuid AND e.kind = 'SHIPPED'
          AND e.occurred_on BETWEEN q.since AND q.until AND e.currency = ${currency}
          AND g.path @> ARRAY[q.region] AND k.path @> ARRAY[q.category])
    END, 0)::bigint AS minor
    FROM unnest(${from}::date[], ${to}::date[], ${region}::uuid[], ${category}::uuid[])
      WITH ORDINALITY AS q(since, until, region, category, no) ORDER BY q.no`);
  return rows.map(({ minor }) => minor);
}
