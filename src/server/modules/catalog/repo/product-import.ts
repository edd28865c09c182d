// Products by the thousand: what is stored under their codes, and one statement to write them.
import { decimalText } from '@/kernel/decimal';
import { columns, sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { ProductValues, StoredPack } from './products';

export type ImportedProduct = Omit<ProductValues, 'searchText'> & {
  id: string;
  packs: StoredPack[];
};

/** As it is before an import. */
export type StoredProduct = ImportedProduct & { version: number };

/** Products of these codes, as they are. */
export async function readByCodes(
  tx: Tx,
  codes: readonly string[],
): Promise<Map<string, StoredProduct>> {
  const rows = await tx.rows<StoredProduct>(sql`
    SELECT p.id, p.code, p.barcode, p.name, p.names, p.category_id AS "categoryId",
      p.base_unit AS "baseUnit", p.tax_code AS "taxCode", p.standard_cost AS "standardCost",
      p.status, p.version, coalesce(k.packs, '[]') AS packs
    FROM product p
    LEFT JOIN (
      SELECT k.product_id, jsonb_agg(jsonb_build_object('unit', k.unit, 'factor', k.factor,
        'barcode', k.barcode) ORDER BY k.factor, k.unit) AS packs
      FROM product_pack k WHERE k.org_id = ${tx.orgId}::uuid GROUP BY k.product_id
    ) k ON k.product_id = p.id
    WHERE p.org_id = ${tx.orgId}::uuid AND p.code = ANY(${codes}::text[])`);
  return new Map(
    rows.map((row) => {
      const cost = row.standardCost === null ? null : decimalText(row.standardCost);
      return [row.code, { ...row, standardCost: cost }];
    }),
  );
}

export interface References {
  categories: Map<string, string>;
  taxCodes: Set<string>;
}

/** Ids of categories by code, and which tax codes exist. */
export async function readReferences(tx: Tx): Promise<References> {
  const rows = await tx.rows<{ kind: 'category' | 'tax'; code: string; id: string }>(sql`
    SELECT 'category' AS kind, code, id FROM category WHERE org_id = ${tx.orgId}::uuid
    UNION ALL SELECT 'tax', code, NULL FROM tax_rate WHERE org_id = ${tx.orgId}::uuid`);
  const of = (kind: 'category' | 'tax') => rows.filter((row) => row.kind === kind);
  return {
    categories: new Map(of('category').map((row) => [row.code, row.id])),
    taxCodes: new Set(of('tax').map((row) => row.code)),
  };
}

/** Inserts new codes and overwrites known ones; codes must be distinct. */
export async function writeProducts(
  tx: Tx,
  products: readonly (ProductValues & { id: string })[],
  now: Date,
): Promise<void> {
  if (products.length === 0) return;
  const c = columns(
    products,
    (p) => p.id,
    (p) => p.code,
    (p) => p.barcode,
    (p) => p.name,
    (p) => JSON.stringify(p.names),
    (p) => p.categoryId,
    (p) => p.baseUnit,
    (p) => p.taxCode,
    (p) => p.standardCost,
    (p) => p.status,
    (p) => p.searchText,
  );
  await tx.run(sql`
    INSERT INTO product AS p (org_id, id, code, barcode, name, names, category_id, base_unit,
      tax_code, standard_cost, status, search_text, created_at, updated_at)
    SELECT ${tx.orgId}::uuid, r.*, ${now}, ${now}
    FROM unnest(${c[0]}::uuid[], ${c[1]}::text[], ${c[2]}::text[], ${c[3]}::text[],
      ${c[4]}::jsonb[], ${c[5]}::uuid[], ${c[6]}::text[], ${c[7]}::text[], ${c[8]}::numeric[],
      ${c[9]}::text[], ${c[10]}::text[]) AS r
    ON CONFLICT (org_id, code) DO UPDATE SET barcode = excluded.barcode, name = excluded.name,
      names = excluded.names, category_id = excluded.category_id, base_unit = excluded.base_unit,
      tax_code = excluded.tax_code, standard_cost = excluded.standard_cost,
      status = excluded.status, search_text = excluded.search_text, version = p.version + 1,
      updated_at = excluded.updated_at`);
}
