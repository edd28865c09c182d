// What can be promised of a product on which day, from stock, arrivals and the demand that waits.
import { addDays } from '@/kernel/business-date';
import type { Work } from '@/server/platform/actor';
import { availableToPromise, type PromiseStep, type StockEvent } from '../domain/atp';
import { readArrivalRows, readStockRows } from '../repo/read';

export interface PromiseQuestion {
  productId: string;
  warehouseId: string;
  /**
   * Demand that is not reserved yet, negative base units by day. Reserved stock is not free any
   * more, so it must not be named again here.
   */
  demand: readonly StockEvent[];
  horizonDays?: number;
}

/** Steps from today to the horizon of the settings. */
export async function promiseStock(work: Work, question: PromiseQuestion): Promise<PromiseStep[]> {
  const { productId, warehouseId } = question;
  const horizonDays = question.horizonDays ?? work.settings['inventory.horizonDays'];
  const [level] = await readStockRows(work.tx, [productId], warehouseId);
  const until = addDays(work.today, horizonDays);
  const arrivals = await readArrivalRows(work.tx, [productId], until);
  const supply = arrivals
    .filter((arrival) => arrival.warehouseId === warehouseId)
    .map((arrival) => ({ on: arrival.expectedOn, quantity: arrival.open }));
  return availableToPromise({
    onHand: level?.available ?? 0,
    today: work.today,
    horizonDays,
    events: [...supply, ...question.demand],
  });
}
