// What an order needs of products, in one statement for any number of them.
import { decimalText } from '@/kernel/decimal';
import { sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { LocalNames, ProductStatus } from '../schemas';

export interface OrderableProduct {
  id: string;
  code: string;
  name: string;
  names: LocalNames;
  baseUnit: string;
  /** Units that are whole numbers of base units, smallest first. */
  packs: { unit: string; factor: number }[];
  /** 0 to 1 as exact decimal text; '0' where the product has no tax code. */
  taxRate: string;
  /** Major units per base unit, exact decimal text. */
  standardCost: string | null;
  categoryId: string | null;
  status: ProductStatus;
}

export async function readOrderableProducts(
  tx: Tx,
  productIds: readonly string[],
): Promise<OrderableProduct[]> {
  const rows = await tx.rows<OrderableProduct & { taxRate: string | null }>(sql`
    SELECT p.id, p.code, p.name, p.names, p.base_unit AS "baseUnit", p.category_id AS "categoryId",
      p.status, t.rate AS "taxRate", p.standard_cost AS "standardCost",
      coalesce(k.packs, '[]'::jsonb) AS packs
    FROM product p
    LEFT JOIN tax_rate t ON t.org_id = p.org_id AND t.code = p.tax_code
    LEFT JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('unit', k.unit, 'factor', k.factor)
        ORDER BY k.factor, k.unit) AS packs
      FROM product_pack k WHERE k.org_id = p.org_id AND k.product_id = p.id) k ON true
    WHERE p.org_id = ${tx.orgId}::uuid AND p.id = ANY(${productIds}::uuid[])`);
  return rows.map((row) => ({
    ...row,
    taxRate: decimalText(row.taxRate ?? '0'),
    standardCost: row.standardCost === null ? null : decimalText(row.standardCost),
  }));
}
