// Which products the rows of a pasted or scanned list mean, and what of them is in a warehouse.
import { resolveProductKeys } from '@/server/modules/catalog';
import type { Work } from '@/server/platform/actor';
import { readStockRows } from '../repo/read';
import type { ResolvedProduct, ResolveProductsInput } from '../schemas';

/** In the order of the texts; null where no product is meant. A fixed number of statements. */
export async function resolveProducts(
  work: Work,
  input: ResolveProductsInput,
): Promise<(ResolvedProduct | null)[]> {
  const found = await resolveProductKeys(work, [...new Set(input.texts)]);
  const productIds = [...new Set([...found.values()].map((product) => product.id))];
  const { warehouseId } = input;
  const rows = warehouseId ? await readStockRows(work.tx, productIds, warehouseId) : [];
  const levels = new Map(rows.map((row) => [row.productId, row]));
  return input.texts.map((text) => {
    const product = found.get(text);
    if (!product) return null;
    const level = levels.get(product.id);
    const pack = product.packs.find((candidate) => candidate.unit === product.scannedUnit);
    return {
      productId: product.id,
      productCode: product.code,
      productName: product.name,
      productNames: product.names,
      baseUnit: product.baseUnit,
      unitFactor: pack?.factor ?? 1,
      onHand: level?.onHand ?? 0,
      reserved: level?.reserved ?? 0,
    };
  });
}
