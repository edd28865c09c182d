// Single products: the row with its packs, and the writes of one product.
import { decimalText } from '@/kernel/decimal';
import { DomainError } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import type { LocalNames } from '@/kernel/local-names';
import { columns, sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { ProductStatus } from '../schemas';

export interface StoredPack {
  unit: string;
  factor: number;
  barcode: string | null;
}

export interface StoredProduct {
  id: string;
  code: string;
  barcode: string | null;
  name: string;
  names: LocalNames;
  categoryId: string | null;
  categoryPath: { id: string; code: string; name: string; names: LocalNames }[];
  baseUnit: string;
  taxCode: string | null;
  taxRate: string;
  standardCost: string | null;
  status: ProductStatus;
  packs: StoredPack[];
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

/** One statement. Throws `catalog.notFound`. */
export async function readProduct(tx: Tx, id: string): Promise<StoredProduct> {
  const row = await tx.row<StoredProduct & { taxRate: string | null }>(sql`
    SELECT p.id, p.code, p.barcode, p.name, p.names, p.category_id AS "categoryId",
      p.base_unit AS "baseUnit", p.tax_code AS "taxCode", t.rate AS "taxRate",
      p.standard_cost AS "standardCost", p.status, p.version, p.created_at AS "createdAt",
      p.updated_at AS "updatedAt",
      coalesce((SELECT jsonb_agg(jsonb_build_object('unit', k.unit, 'factor', k.factor,
          'barcode', k.barcode) ORDER BY k.factor, k.unit)
        FROM product_pack k WHERE k.org_id = p.org_id AND k.product_id = p.id), '[]') AS packs,
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', a.id, 'code', a.code, 'name', a.name,
          'names', a.names) ORDER BY array_position(c.path, a.id))
        FROM category c JOIN category a ON a.org_id = c.org_id AND a.id = ANY(c.path)
        WHERE c.org_id = p.org_id AND c.id = p.category_id), '[]') AS "categoryPath"
    FROM product p LEFT JOIN tax_rate t ON t.org_id = p.org_id AND t.code = p.tax_code
    WHERE p.org_id = ${tx.orgId}::uuid AND p.id = ${id}::uuid`);
  if (!row) throw new DomainError('catalog.notFound', { status: 'not_found' });
  return {
    ...row,
    taxRate: decimalText(row.taxRate ?? '0'),
    standardCost: row.standardCost === null ? null : decimalText(row.standardCost),
  };
}

export type ProductValues = Pick<
  StoredProduct,
  'code' | 'barcode' | 'name' | 'names' | 'categoryId' | 'baseUnit' | 'taxCode' | 'standardCost'
> & { status: ProductStatus; searchText: string };

export async function insertProduct(tx: Tx, id: string, values: ProductValues, now: Date) {
  await tx.run(sql`
    INSERT INTO product (org_id, id, code, barcode, name, names, category_id, base_unit, tax_code,
      standard_cost, status, search_text, created_at, updated_at)
    VALUES (${tx.orgId}::uuid, ${id}::uuid, ${values.code}, ${values.barcode}, ${values.name},
      ${JSON.stringify(values.names)}::jsonb, ${values.categoryId}::uuid, ${values.baseUnit},
      ${values.taxCode}, ${values.standardCost}::numeric, ${values.status}, ${values.searchText},
      ${now}, ${now})`);
}

/** False where the version is not the stored one: then nothing was written. */
export async function updateProductRow(
  tx: Tx,
  ref: { id: string; version: number },
  values: ProductValues,
  now: Date,
): Promise<boolean> {
  const updated = await tx.run(sql`
    UPDATE product SET code = ${values.code}, barcode = ${values.barcode}, name = ${values.name},
      names = ${JSON.stringify(values.names)}::jsonb, category_id = ${values.categoryId}::uuid,
      base_unit = ${values.baseUnit}, tax_code = ${values.taxCode},
      standard_cost = ${values.standardCost}::numeric, status = ${values.status},
      search_text = ${values.searchText}, version = version + 1, updated_at = ${now}
    WHERE org_id = ${tx.orgId}::uuid AND id = ${ref.id}::uuid AND version = ${ref.version}`);
  return updated === 1;
}

/** Packs have no identity of their own: order lines keep unit and factor, not a pack. */
export async function replacePacks(
  tx: Tx,
  packs: readonly (StoredPack & { productId: string })[],
  productIds: readonly string[],
): Promise<void> {
  await tx.run(sql`
    DELETE FROM product_pack
    WHERE org_id = ${tx.orgId}::uuid AND product_id = ANY(${productIds}::uuid[])`);
  if (packs.length === 0) return;
  const c = columns(
    packs,
    () => newId(),
    (pack) => pack.productId,
    (pack) => pack.unit,
    (pack) => pack.factor,
    (pack) => pack.barcode,
  );
  await tx.run(sql`
    INSERT INTO product_pack (org_id, id, product_id, unit, factor, barcode)
    SELECT ${tx.orgId}::uuid, r.* FROM unnest(${c[0]}::uuid[], ${c[1]}::uuid[], ${c[2]}::text[],
      ${c[3]}::int[], ${c[4]}::text[]) AS r`);
}

export type StatusRow = Pick<StoredProduct, 'id' | 'status' | 'version'>;

/** Held until the transaction ends. */
export async function lockStatuses(tx: Tx, ids: readonly string[]): Promise<StatusRow[]> {
  return tx.rows(sql`
    SELECT id, status, version FROM product
    WHERE org_id = ${tx.orgId}::uuid AND id = ANY(${ids}::uuid[])
    ORDER BY id FOR UPDATE`);
}

/** Of products that are locked. */
export async function updateStatuses(
  tx: Tx,
  ids: readonly string[],
  status: ProductStatus,
  now: Date,
): Promise<void> {
  await tx.run(sql`
    UPDATE product SET status = ${status}, version = version + 1, updated_at = ${now}
    WHERE org_id = ${tx.orgId}::uuid AND id = ANY(${ids}::uuid[])`);
}
