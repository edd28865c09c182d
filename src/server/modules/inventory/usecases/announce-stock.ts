// Tells who waits for stock that there is more of it, once per warehouse.
import type { Work } from '@/server/platform/actor';
import { stockArrived } from '../events';

export function announceStock(
  work: Work,
  freed: readonly { warehouseId: string; productId: string }[],
): void {
  const byWarehouse = new Map<string, Set<string>>();
  for (const { warehouseId, productId } of freed) {
    const products = byWarehouse.get(warehouseId) ?? new Set();
    byWarehouse.set(warehouseId, products.add(productId));
  }
  for (const [warehouseId, productIds] of byWarehouse) {
    work.journal.emit(stockArrived({ warehouseId, productIds: [...productIds] }));
  }
}
