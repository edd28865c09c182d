// What can be promised of a product by date: stock and arrivals, less the approved orders that wait
// for stock. They come first, so they count as demand of today.
import { promiseStock, type PromiseStep } from '@/server/modules/inventory';
import { readBacklog } from '@/server/modules/orders';
import type { Work } from '@/server/platform/actor';

export async function promiseProduct(
  work: Work,
  input: { productId: string; warehouseId: string },
): Promise<{ today: string; backlog: number; steps: PromiseStep[] }> {
  const { productId, warehouseId } = input;
  const waiting = await readBacklog(work.tx, warehouseId, [productId], null);
  const backlog = waiting.get(productId) ?? 0;
  const demand = backlog > 0 ? [{ on: work.today, quantity: -backlog }] : [];
  const steps = await promiseStock(work, { productId, warehouseId, demand });
  return { today: work.today, backlog, steps };
}
