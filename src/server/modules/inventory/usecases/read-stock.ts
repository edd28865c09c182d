// Stock as other modules ask for it.
import type { Work } from '@/server/platform/actor';
import {
  readArrivalRows,
  readDefaultWarehouse,
  readStockRows,
  type ArrivalRow,
  type StockRow,
  type WarehouseRow,
} from '../repo/read';

/** Levels of these products in active warehouses; a product without a level has no row. */
export async function readStock(
  work: Work,
  question: { productIds: readonly string[]; warehouseId?: string | null },
): Promise<StockRow[]> {
  if (question.productIds.length === 0) return [];
  return readStockRows(work.tx, question.productIds, question.warehouseId ?? null);
}

/** What is still to come of these products up to a date, earliest first. */
export async function readArrivals(
  work: Work,
  question: { productIds: readonly string[]; until: string },
): Promise<ArrivalRow[]> {
  if (question.productIds.length === 0) return [];
  return readArrivalRows(work.tx, question.productIds, question.until);
}

/** The warehouse orders are served from unless they say otherwise; `inventory.noWarehouse`. */
export async function defaultWarehouse(work: Work): Promise<WarehouseRow> {
  return readDefaultWarehouse(work.tx);
}
