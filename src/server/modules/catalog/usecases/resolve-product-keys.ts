// Products by what a spreadsheet calls them, for any number of rows in one statement.
import { sql } from '@/server/platform/sql';
import type { Work } from '@/server/platform/actor';
import type { OrderableProduct } from '../repo/orderable';
import { readOrderableProducts } from '../repo/orderable';

export interface KeyedProduct extends OrderableProduct {
  /** The unit whose barcode the key is; null when found by code or name. */
  scannedUnit: string | null;
}

/** Finds each key as a code, a barcode of a product or pack, or a name that only one product has. */
export async function resolveProductKeys(
  work: Work,
  keys: readonly string[],
): Promise<Map<string, KeyedProduct>> {
  const { tx } = work;
  const hits = await tx.rows<{ key: string; id: string; unit: string | null }>(sql`
    WITH k AS (SELECT key, lower(key) AS low FROM unnest(${keys}::text[]) AS k(key)),
    hit AS (
      SELECT k.key, p.id, NULL AS unit, 0 AS rank FROM k
      JOIN product p ON p.org_id = ${tx.orgId}::uuid AND p.code IN (k.key, upper(k.key), k.low)
      UNION ALL
      SELECT k.key, p.id, p.base_unit, 1 FROM k
      JOIN product p ON p.org_id = ${tx.orgId}::uuid AND p.barcode = k.key
      UNION ALL
      SELECT k.key, c.product_id, c.unit, 1 FROM k
      JOIN product_pack c ON c.org_id = ${tx.orgId}::uuid AND c.barcode = k.key
      UNION ALL
      SELECT k.key, min(p.id::text)::uuid, NULL, 2 FROM k
      JOIN product p ON p.org_id = ${tx.orgId}::uuid AND (lower(p.name) = k.low
        OR k.low IN (lower(p.names ->> 'zh-Hans'), lower(p.names ->> 'zh-Hant')))
      GROUP BY k.key HAVING count(*) = 1)
    SELECT DISTINCT ON (key) key, id, unit FROM hit ORDER BY key, rank`);
  const ids = [...new Set(hits.map((hit) => hit.id))];
  const products = new Map((await readOrderableProducts(tx, ids)).map((one) => [one.id, one]));
  return new Map(
    hits.flatMap((hit) => {
      const product = products.get(hit.id);
      return product ? [[hit.key, { ...product, scannedUnit: hit.unit }] as const] : [];
    }),
  );
}
