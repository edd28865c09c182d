// The stock numbers an order is judged by: free stock less older approved demand, expected arrivals,
// other warehouses. The same numbers are shown while typing and enforced at submit.
import { addDays } from '@/kernel/business-date';
import {
  readArrivals,
  readStock,
  stockWarnings,
  type StockWarning,
} from '@/server/modules/inventory';
import type { Work } from '@/server/platform/actor';
import { readBacklog } from '../repo/read';

export interface StockQuestion {
  warehouseId: string;
  orderId: string | null;
  lines: ReadonlyArray<{ line: number; productId: string; quantity: number }>;
}

export interface StockAnswer {
  warnings: StockWarning[];
  warehouseCodes: ReadonlyMap<string, string>;
}

/** Three statements, whatever the number of lines. */
export async function stockFacts(work: Work, question: StockQuestion): Promise<StockAnswer> {
  const productIds = [...new Set(question.lines.map((line) => line.productId))];
  if (productIds.length === 0) return { warnings: [], warehouseCodes: new Map() };
  const horizonDays = work.settings['inventory.horizonDays'];
  const until = addDays(work.today, horizonDays);
  const [levels, arrivals, backlog] = await Promise.all([
    readStock(work, { productIds }),
    readArrivals(work, { productIds, until }),
    readBacklog(work.tx, question.warehouseId, productIds, question.orderId),
  ]);
  const here = (row: { warehouseId: string }) => row.warehouseId === question.warehouseId;
  const stock = productIds.map((productId) => {
    const own = levels.find((row) => row.productId === productId && here(row));
    return {
      productId,
      available: (own?.available ?? 0) - (backlog.get(productId) ?? 0),
      reorderPoint: own?.reorderPoint ?? null,
      events: arrivals
        .filter((arrival) => arrival.productId === productId && here(arrival))
        .map((arrival) => ({ on: arrival.expectedOn, quantity: arrival.open })),
      elsewhere: levels
        .filter((row) => row.productId === productId && !here(row))
        .map((row) => ({ warehouseId: row.warehouseId, available: row.available })),
    };
  });
  return {
    warnings: stockWarnings({ lines: question.lines, stock, today: work.today, horizonDays }),
    warehouseCodes: new Map(levels.map((row) => [row.warehouseId, row.warehouseCode])),
  };
}
