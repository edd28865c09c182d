// Products by what people write in files: code or barcode. One statement for any number.
import { sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';

/**
 * Ids by code, then by barcode of the product. A barcode of a pack names no product here: a price
 * or quantity beside it would be read in the wrong unit.
 */
export async function productIdsByText(
  tx: Tx,
  texts: readonly string[],
): Promise<Map<string, string>> {
  const wanted = [...new Set(texts)];
  if (wanted.length === 0) return new Map();
  const rows = await tx.rows<{ text: string; id: string }>(sql`
    SELECT barcode AS text, id FROM product
    WHERE org_id = ${tx.orgId}::uuid AND barcode = ANY(${wanted}::text[])
    UNION ALL
    SELECT code, id FROM product
    WHERE org_id = ${tx.orgId}::uuid AND code = ANY(${wanted}::text[])`);
  // Codes come last, so that a code wins over an equal barcode.
  return new Map(rows.map((row) => [row.text, row.id]));
}
