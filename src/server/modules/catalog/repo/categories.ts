// What is inside categories; the tree itself is platform/tree.
import { sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';

/** Products directly in each category. */
export async function productsByCategory(tx: Tx): Promise<Map<string, number>> {
  const rows = await tx.rows<{ id: string; products: number }>(sql`
    SELECT category_id AS id, count(*)::int AS products FROM product
    WHERE org_id = ${tx.orgId}::uuid AND category_id IS NOT NULL GROUP BY category_id`);
  return new Map(rows.map((row) => [row.id, row.products]));
}

export interface CategoryContents {
  children: number;
  products: number;
}

export async function categoryContents(tx: Tx, id: string): Promise<CategoryContents> {
  const row = await tx.row<CategoryContents>(sql`
    SELECT (SELECT count(*)::int FROM category
        WHERE org_id = ${tx.orgId}::uuid AND parent_id = ${id}::uuid) AS children,
      (SELECT count(*)::int FROM product
        WHERE org_id = ${tx.orgId}::uuid AND category_id = ${id}::uuid) AS products`);
  return row ?? { children: 0, products: 0 };
}
