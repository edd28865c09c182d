// What an order needs of its products: units, tax, cost, status. One statement.
import type { Work } from '@/server/platform/actor';
import { readOrderableProducts, type OrderableProduct } from '../repo/orderable';

/** Products by id; an id that does not exist has no entry. */
export async function loadOrderableProducts(
  work: Work,
  { productIds }: { productIds: readonly string[] },
): Promise<Map<string, OrderableProduct>> {
  const rows = await readOrderableProducts(work.tx, [...new Set(productIds)]);
  return new Map(rows.map((row) => [row.id, row]));
}
