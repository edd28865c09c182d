// One barcode names one thing, a product or one of its packs. Two tables hold barcodes, so the rule
// needs more than their unique keys: whoever writes barcodes takes turns and looks into both.
import { sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';

export interface BarcodeOwner {
  barcode: string;
  productId: string;
  productCode: string;
}

async function lockBarcodes(tx: Tx): Promise<void> {
  await tx.run(sql`
    SELECT pg_advisory_xact_lock(hashtextextended(${`barcode:${tx.orgId}`}, 0))`);
}

/** Which products hold these barcodes now. Until COMMIT nobody else can take one. */
export async function barcodeOwners(tx: Tx, barcodes: readonly string[]): Promise<BarcodeOwner[]> {
  if (barcodes.length === 0) return [];
  await lockBarcodes(tx);
  return tx.rows<BarcodeOwner>(sql`
    SELECT p.barcode, p.id AS "productId", p.code AS "productCode" FROM product p
    WHERE p.org_id = ${tx.orgId}::uuid AND p.barcode = ANY(${barcodes}::text[])
    UNION ALL
    SELECT k.barcode, p.id, p.code FROM product_pack k
    JOIN product p ON p.org_id = k.org_id AND p.id = k.product_id
    WHERE k.org_id = ${tx.orgId}::uuid AND k.barcode = ANY(${barcodes}::text[])`);
}
