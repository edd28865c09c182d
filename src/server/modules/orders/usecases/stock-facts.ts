// The stock numbers an order is judged by: free stock less older approved demand, expected arrivals,
// other warehouses. The same numbers are shown while typing and enforced at submit.
import { addDays } from '@/kernel/business-date';
import {
  readArrivals,
  readStock,
  stockWarnings,
  type ProductStock,
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

type Levels = Awaited<ReturnType<typeof readStock>>;

/** What is free of each product in the order's warehouse less older demand, and what others have. */
function freeStock(
  question: StockQuestion,
  levels: Levels,
  backlog: ReadonlyMap<string, number>,
): ProductStock[] {
  const here = (row: { warehouseId: string }) => row.warehouseId === question.warehouseId;
  return productIdsOf(question).map((productId) => {
    const own = levels.find((row) => row.productId === productId && here(row));
    return {
      productId,
      available: (own?.available ?? 0) - (backlog.get(productId) ?? 0),
      reorderPoint: own?.reorderPoint ?? null,
      events: [],
      elsewhere: levels
        .filter((row) => row.productId === productId && !here(row))
        .map((row) => ({ warehouseId: row.warehouseId, available: row.available })),
    };
  });
}

/** The same with what is still to come, which says when a product that is short can be promised. */
async function withArrivals(
  work: Work,
  { warehouseId }: StockQuestion,
  stock: readonly ProductStock[],
): Promise<ProductStock[]> {
  const productIds = stock.map(({ productId }) => productId);
  const until = addDays(work.today, work.settings['inventory.horizonDays']);
  const arrivals = await readArrivals(work, { productIds, until });
  return stock.map((product) => ({
    ...product,
    events: arrivals
      .filter((row) => row.productId === product.productId && row.warehouseId === warehouseId)
      .map((row) => ({ on: row.expectedOn, quantity: row.open })),
  }));
}

const productIdsOf = ({ lines }: StockQuestion): string[] => [
  ...new Set(lines.map(({ productId }) => productId)),
];

/** Two statements, whatever the number of lines; one more where a line is short. */
export async function stockFacts(work: Work, question: StockQuestion): Promise<StockAnswer> {
  const productIds = productIdsOf(question);
  if (productIds.length === 0) return { warnings: [], warehouseCodes: new Map() };
  const [levels, backlog] = await Promise.all([
    readStock(work, { productIds }),
    readBacklog(work.tx, question.warehouseId, productIds, question.orderId),
  ]);
  const warehouseCodes = new Map(levels.map((row) => [row.warehouseId, row.warehouseCode]));
  const asked = {
    lines: question.lines,
    today: work.today,
    horizonDays: work.settings['inventory.horizonDays'],
  };
  const stock = freeStock(question, levels, backlog);
  const warnings = stockWarnings({ ...asked, stock });
  if (warnings.every(({ shortage }) => shortage === 0)) return { warnings, warehouseCodes };
  const supplied = await withArrivals(work, question, stock);
  return { warnings: stockWarnings({ ...asked, stock: supplied }), warehouseCodes };
}
