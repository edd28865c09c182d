// What the stock list can be narrowed by, and how that stands in the address. Pure; the page on the
// server and the list in the browser ask the same question.
import { isUuid } from '@/kernel/ids';
import type { ListStockInput } from '@/server/modules/inventory/schemas';
import { urlChoice, urlText, type UrlValues } from '@/ui/filters/url-fields';

export const STOCK_VIEWS = ['all', 'inStock', 'outOfStock', 'belowReorder'] as const;
export type StockView = (typeof STOCK_VIEWS)[number];

export const STOCK_FILTERS = {
  q: urlText(),
  show: urlChoice(STOCK_VIEWS),
  warehouse: urlText(),
};
export type StockFilters = UrlValues<typeof STOCK_FILTERS>;

/** Absent filters are absent keys: both sides must ask alike. */
export function listInput(filters: StockFilters): Partial<ListStockInput> {
  const search = filters.q.trim().slice(0, 100);
  return {
    ...(search === '' ? {} : { search }),
    ...(filters.show && filters.show !== 'all' ? { show: filters.show } : {}),
    ...warehouseInput(filters),
  };
}

export function warehouseInput({ warehouse }: { readonly warehouse: string }): {
  warehouseId?: string;
} {
  return isUuid(warehouse) ? { warehouseId: warehouse } : {};
}
