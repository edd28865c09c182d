// Rows of order files: rows of one order belong together, so where one of them cannot be loaded,
// none is.
import { resolveProductKeys, type KeyedProduct } from '@/server/modules/catalog';
import { findDealersByCode, type DealerForOrder } from '@/server/modules/dealers';
import type { Work } from '@/server/platform/actor';
import type { RowReader } from '../domain/cells';
import { needed, type LoadRefusal } from './kind';

/** What every order file says in each of its rows. */
export interface OrderRow {
  order: string;
  dealer: string;
  product: string;
  quantity: number;
}

export const ORDER_FIELDS = [
  needed('order', ['order number', 'po', 'po number', 'reference', '訂單編號', '订单编号']),
  needed('dealer', ['dealer code', 'customer', 'customer number', '經銷商', '经销商']),
  needed('product', ['product code', 'sku', 'item', 'barcode', '貨號', '货号']),
  needed('quantity', ['qty', '數量', '数量']),
];

export interface Group<T extends OrderRow> {
  /** Where its rows stand among all records. */
  indexes: number[];
  records: [T, ...T[]];
}

/** A dealer whose code is written in two ways is one. */
export function byOrder<T extends OrderRow>(
  records: readonly T[],
  { dealers }: References,
): Group<T>[] {
  const groups = new Map<string, Group<T>>();
  records.forEach((record, index) => {
    const key = `${dealers.get(record.dealer)?.id ?? record.dealer}\n${record.order}`;
    const group = groups.get(key);
    if (group) {
      group.indexes.push(index);
      group.records.push(record);
    } else groups.set(key, { indexes: [index], records: [record] });
  });
  return [...groups.values()];
}

/** The same refusal for every row of an order. */
export function refuseGroup<T extends OrderRow>(
  group: Group<T>,
  refusal: Omit<LoadRefusal, 'index'>,
): LoadRefusal[] {
  return group.indexes.map((index) => ({ index, ...refusal }));
}

/** Names the rows of a refused order that have no fault of their own. */
export function refuseRest<T extends OrderRow>(
  group: Group<T>,
  refused: readonly LoadRefusal[],
): LoadRefusal[] {
  const named = new Set(refused.map((one) => one.index));
  const rest = group.indexes.filter((index) => !named.has(index));
  return [
    ...refused,
    ...rest.map((index) => ({ index, code: 'imports.orderIncomplete' as const })),
  ];
}

/** What every order file says in a row; `most`: characters of an order's number. */
export const readOrderRow = (cells: RowReader, most: number): OrderRow => ({
  order: cells.text('order', most),
  dealer: cells.key('dealer'),
  product: cells.key('product'),
  quantity: cells.quantity('quantity'),
});

export interface Resolved {
  dealer: DealerForOrder;
  /** One per row. */
  products: KeyedProduct[];
}

export interface References {
  dealers: ReadonlyMap<string, DealerForOrder>;
  products: ReadonlyMap<string, KeyedProduct>;
}

/** Dealers and products of all rows, in a fixed number of statements. */
export async function readReferences(
  work: Work,
  records: readonly OrderRow[],
): Promise<References> {
  const dealers = await findDealersByCode(work, [...new Set(records.map((one) => one.dealer))]);
  const keys = [...new Set(records.map((one) => one.product))];
  return { dealers, products: await resolveProductKeys(work, keys) };
}

/** Dealer and products of one order, or the refusals of its rows. */
export function resolveGroup<T extends OrderRow>(
  group: Group<T>,
  { dealers, products }: References,
): Resolved | LoadRefusal[] {
  const refused: LoadRefusal[] = [];
  const dealer = dealers.get(group.records[0].dealer);
  const found = group.records.flatMap((record, at) => {
    const index = group.indexes[at] ?? 0;
    const product = products.get(record.product);
    if (!dealer) {
      const params = { value: record.dealer };
      refused.push({ index, field: 'dealer', code: 'imports.unknownDealer', params });
    }
    if (!product) {
      const params = { value: record.product };
      refused.push({ index, field: 'product', code: 'imports.unknownProduct', params });
    }
    return product ? [product] : [];
  });
  return dealer && refused.length === 0 ? { dealer, products: found } : refused;
}

/** Base units in the unit whose barcode named the product; 1 where its code or name did. */
export function scannedFactor({ scannedUnit, packs }: KeyedProduct): number {
  return packs.find((pack) => pack.unit === scannedUnit)?.factor ?? 1;
}
