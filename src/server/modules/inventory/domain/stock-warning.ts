/**
 * What a person typing an order should know about stock, line by line. Lines of one product are
 * counted together, in the order they stand, so a second line of the same item sees what the first
 * one left. The same numbers decide at submit.
 */
import type { BusinessDate } from '@/kernel/business-date';
import { availableToPromise, earliestDate, type StockEvent } from './atp';

export interface WantedLine {
  /** The line as its caller names it, such as its number. */
  readonly line: number;
  readonly productId: string;
  /** Base units. */
  readonly quantity: number;
}

export interface ProductStock {
  readonly productId: string;
  /** On hand less reserved in the order's warehouse, plus what this order holds reserved itself. */
  readonly available: number;
  readonly reorderPoint: number | null;
  /** Expected arrivals, and demand that is approved but not reserved. */
  readonly events: readonly StockEvent[];
  readonly elsewhere: readonly WarehouseStock[];
}

export interface WarehouseStock {
  readonly warehouseId: string;
  readonly available: number;
}

export interface StockWarning {
  readonly line: number;
  readonly productId: string;
  /** Before any line of this order. */
  readonly available: number;
  /** After this line and the lines of the same product above it; negative when short. */
  readonly afterThisLine: number;
  readonly reorderPoint: number | null;
  readonly belowReorderPoint: boolean;
  /** What this line lacks; the lines of a product lack together what the product lacks. */
  readonly shortage: number;
  /** When everything up to this line could be promised; null within the horizon never. */
  readonly nextDate: BusinessDate | null;
  /** Other warehouses that have some, the fullest first; only when short. */
  readonly elsewhere: readonly WarehouseStock[];
}

export interface StockQuestion {
  readonly lines: readonly WantedLine[];
  readonly stock: readonly ProductStock[];
  readonly today: BusinessDate;
  readonly horizonDays: number;
}

/** One answer per line, in line order. A product without a stock row has nothing available. */
export function stockWarnings(question: StockQuestion): StockWarning[] {
  const { today, horizonDays } = question;
  const stockOf = new Map(question.stock.map((stock) => [stock.productId, stock]));
  const wantedOf = new Map<string, number>();
  return question.lines.map(({ line, productId, quantity }) => {
    const stock = stockOf.get(productId);
    const available = stock?.available ?? 0;
    const wanted = (wantedOf.get(productId) ?? 0) + quantity;
    wantedOf.set(productId, wanted);
    const afterThisLine = available - wanted;
    const shortage = Math.max(0, Math.min(quantity, -afterThisLine));
    const reorderPoint = stock?.reorderPoint ?? null;
    const events = stock?.events ?? [];
    return {
      line,
      productId,
      available,
      afterThisLine,
      reorderPoint,
      belowReorderPoint: reorderPoint !== null && afterThisLine < reorderPoint,
      shortage,
      nextDate:
        shortage === 0
          ? today
          : earliestDate(
              availableToPromise({ onHand: available, today, horizonDays, events }),
              wanted,
            ),
      elsewhere: shortage === 0 ? [] : fullestFirst(stock?.elsewhere ?? []),
    };
  });
}

function fullestFirst(warehouses: readonly WarehouseStock[]): WarehouseStock[] {
  return warehouses
    .filter((warehouse) => warehouse.available > 0)
    .sort((a, b) => b.available - a.available || (a.warehouseId < b.warehouseId ? -1 : 1));
}
