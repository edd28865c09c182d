// Finding products while someone types: exact code or barcode first, then codes that begin with the
// text, then products that contain every word of it in any language. One statement; the scan for
// words does not run when the codes already fill the list.
import { sql } from '@/server/platform/sql';
import { codeForms, containsPatterns, prefixEnd } from '@/server/platform/text-search';
import type { Tx } from '@/server/platform/tx';
import type { LocalNames, ProductStatus } from '../schemas';

export interface FoundProduct {
  id: string;
  code: string;
  barcode: string | null;
  name: string;
  names: LocalNames;
  baseUnit: string;
  packs: { unit: string; factor: number }[];
  status: ProductStatus;
  /** The unit whose barcode was typed or scanned; null when found otherwise. */
  scannedUnit: string | null;
  /** True when the text is exactly its code or a barcode. */
  exact: boolean;
}

export interface ProductSearch {
  text: string;
  limit: number;
  /** Only what can be ordered. */
  activeOnly: boolean;
}

export async function findProducts(
  tx: Tx,
  { text, limit, activeOnly }: ProductSearch,
): Promise<FoundProduct[]> {
  const org = tx.orgId;
  const forms = codeForms(text);
  const barcode = text.normalize('NFKC').trim();
  return tx.rows<FoundProduct>(sql`
    WITH hit AS (
      SELECT id, 0 AS rank, NULL AS unit FROM product
      WHERE org_id = ${org}::uuid AND code = ANY(${forms}::text[])
      UNION ALL
      SELECT id, 0, base_unit FROM product
      WHERE org_id = ${org}::uuid AND barcode = ${barcode}
      UNION ALL
      SELECT product_id, 0, unit FROM product_pack
      WHERE org_id = ${org}::uuid AND barcode = ${barcode}
      UNION ALL
      (SELECT p.id, 1, NULL
       FROM unnest(${forms}::text[], ${forms.map(prefixEnd)}::text[]) AS f(low, high)
       JOIN product p ON p.org_id = ${org}::uuid AND p.code >= f.low AND p.code < f.high
         AND (NOT ${activeOnly}::boolean OR p.status = 'ACTIVE')
       ORDER BY p.code LIMIT ${limit})
    ), near AS (
      SELECT id, min(rank) AS rank, max(unit) AS unit FROM hit GROUP BY id
    ), more AS (
      SELECT p.id, 2 AS rank, NULL AS unit FROM product p
      WHERE p.org_id = ${org}::uuid AND p.search_text LIKE ALL(${containsPatterns(text)}::text[])
        AND (NOT ${activeOnly}::boolean OR p.status = 'ACTIVE')
        AND p.id NOT IN (SELECT id FROM near)
      ORDER BY p.code
      LIMIT greatest(0, ${limit} - (SELECT count(*) FROM near))
    )
    SELECT p.id, p.code, p.barcode, p.name, p.names, p.base_unit AS "baseUnit", p.status,
      f.unit AS "scannedUnit", f.rank = 0 AS exact, coalesce(k.packs, '[]'::jsonb) AS packs
    FROM (SELECT * FROM near UNION ALL SELECT * FROM more) f
    JOIN product p ON p.org_id = ${org}::uuid AND p.id = f.id
      AND (NOT ${activeOnly}::boolean OR p.status = 'ACTIVE')
    LEFT JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('unit', k.unit, 'factor', k.factor)
        ORDER BY k.factor, k.unit) AS packs
      FROM product_pack k WHERE k.org_id = p.org_id AND k.product_id = p.id) k ON true
    ORDER BY f.rank, p.code LIMIT ${limit}`);
}
