// Many prices of any number of lists at once. Each row stands or falls by itself; the number of
// statements does not depend on the rows.
import { newId } from '@/kernel/ids';
import { RowRefusals, type UpsertResult } from '@/kernel/row-refusal';
import type { Work } from '@/server/platform/actor';
import { checkRows, refuseRepeatedRows, type Checked } from '@/server/platform/check-rows';
import { forgetPlans } from '@/server/platform/plans';
import { priceKey } from '../domain/price-rows';
import { PriceUpsert, type CheckedPrice } from '../import-schemas';
import { upsertItems } from '../repo/price-items';
import { bumpLists, insertLists, readListsByCode, type ListHead } from '../repo/price-list-import';
import { productIdsByText } from '../repo/product-codes';

type Row = Checked<CheckedPrice>;
type Placed = Row & { priceListId: string; productId: string };

/**
 * Refusals by row and field: field codes, `catalog.unknownProduct`, `catalog.unknownPriceList`
 * (and no currency to create it with), `catalog.listCurrencyDiffers`, `request.repeatedRow`.
 */
export async function upsertPriceListItems(
  work: Work,
  rows: readonly PriceUpsert[],
): Promise<UpsertResult> {
  const refusals = new RowRefusals();
  const checked = checkRows(PriceUpsert, rows, refusals);
  const lists = await readListsByCode(work.tx, [...new Set(checked.map((row) => row.priceList))]);
  const products = await productIdsByText(
    work.tx,
    checked.map((row) => row.product),
  );
  const known = new Set(lists.keys());
  const placed = checked.flatMap((row): Placed[] => {
    const productId = products.get(row.product);
    if (productId === undefined) {
      const params = { product: row.product };
      refusals.add(row.index, { code: 'catalog.unknownProduct', field: 'product', params });
    }
    const list = findList(row, lists, refusals);
    return productId && list ? [{ ...row, productId, priceListId: list.id }] : [];
  });
  const keyOf = (row: Placed) => `${row.priceListId}|${priceKey(row)}`;
  const good = refuseRepeatedRows(placed, keyOf, 'product', refusals);
  const used = new Set(good.map((row) => row.priceListId));
  const fresh = [...lists.values()].filter((list) => !known.has(list.code) && used.has(list.id));
  await insertLists(work.tx, fresh, work.now);
  await forgetPlans(work.tx);
  const written = await upsertItems(work.tx, good);
  audit(work, good, fresh, await bumpLists(work.tx, [...used]));
  return { ...written, refused: refusals.list() };
}

/** The list a row names; one that does not exist is planned if the row says how to create it. */
function findList(
  { index, priceList, listName, currency }: Row,
  lists: Map<string, ListHead>,
  refusals: RowRefusals,
): ListHead | undefined {
  const list = lists.get(priceList);
  if (list && currency !== undefined && list.currency !== currency) {
    refusals.add(index, {
      code: 'catalog.listCurrencyDiffers',
      field: 'currency',
      params: { priceList, currency: list.currency },
    });
    return undefined;
  }
  if (list) return list;
  if (currency === undefined) {
    const params = { priceList };
    refusals.add(index, { code: 'catalog.unknownPriceList', field: 'priceList', params });
    return undefined;
  }
  const planned = { id: newId(), code: priceList, name: listName ?? priceList, currency };
  lists.set(priceList, planned);
  return planned;
}

function audit(
  work: Work,
  good: readonly Placed[],
  fresh: readonly ListHead[],
  versions: ReadonlyMap<string, number>,
): void {
  const counts = new Map<string, number>();
  for (const { priceListId } of good) counts.set(priceListId, (counts.get(priceListId) ?? 0) + 1);
  work.journal.audit(
    ...fresh.map(({ id }) => ({ docKind: 'priceList', docId: id, action: 'created' })),
    ...[...counts].map(([docId, prices]) => ({
      docKind: 'priceList',
      docId,
      action: 'pricesImported',
      version: versions.get(docId),
      detail: { prices },
    })),
  );
}
