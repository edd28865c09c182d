// Prices of a list: by hand in a grid, and pasted from a spreadsheet.
import { staleError } from '@/kernel/changes';
import { DomainError } from '@/kernel/domain-error';
import type { Page } from '@/kernel/page';
import { RowRefusals, type RowRefusal } from '@/kernel/row-refusal';
import type { Work } from '@/server/platform/actor';
import { priceKey, readPriceRows, type PriceRowText } from '../domain/price-rows';
import {
  deleteItems,
  readItemPage,
  readProductPrices,
  upsertItems,
  type PriceItem,
} from '../repo/price-items';
import { bumpPriceList, readPriceList } from '../repo/price-lists';
import { productIdsByText } from '../repo/product-codes';
import type { PriceItemListInput, PriceItemRow } from '../price-schemas';
import type { Saved } from '../schemas';
import { seen as seenList } from './price-lists';

type ListRef = { id: string; version: number };

export function listPriceItems(work: Work, input: PriceItemListInput): Promise<Page<PriceItemRow>> {
  return readItemPage(work.tx, input);
}

/** Every price of one product over all lists. */
export function listProductPrices(work: Work, productId: string) {
  return readProductPrices(work.tx, productId);
}

/** Prices change under the version of their list, so that two grids cannot overwrite each other. */
async function claim(work: Work, ref: ListRef): Promise<void> {
  const { version } = await readPriceList(work.tx, ref.id);
  const isOurs = version === ref.version && (await bumpPriceList(work.tx, ref));
  if (!isOurs) throw staleError('catalog', {}, {}, seenList(ref));
}

function refuseRepeated(items: readonly Omit<PriceItem, 'priceListId'>[]): void {
  const seen = new Set<string>();
  items.forEach((item, index) => {
    const key = priceKey(item);
    if (seen.has(key)) {
      const field = `upserts.${index}.minQuantity`;
      throw new DomainError('catalog.priceRepeated', { status: 'invalid', field });
    }
    seen.add(key);
  });
}

export interface ItemChanges extends ListRef {
  upserts: readonly Omit<PriceItem, 'priceListId'>[];
  removes: readonly string[];
}

/** Refuses with `catalog.stale`, `catalog.priceRepeated`, `request.stillUsed` (no such product). */
export async function savePriceItems(
  work: Work,
  { id, version, upserts, removes }: ItemChanges,
): Promise<Saved> {
  refuseRepeated(upserts);
  await claim(work, { id, version });
  const removed = await deleteItems(work.tx, id, removes);
  const written = await upsertItems(
    work.tx,
    upserts.map((item) => ({ ...item, priceListId: id })),
  );
  const detail = { ...written, removed };
  const trail = { docKind: 'priceList', docId: id, action: 'pricesChanged' };
  work.journal.audit({ ...trail, version: version + 1, detail });
  return { id, version: version + 1 };
}

export interface PastedPrices extends ListRef {
  rows: readonly PriceRowText[];
  mode: 'check' | 'write';
}

export interface PasteResult {
  created: number;
  updated: number;
  refused: RowRefusal[];
  version: number;
}

/**
 * Reads pasted rows, each by itself: bad rows come back with their findings (number and date
 * codes, `catalog.unknownProduct`, `catalog.priceRepeated`), good ones are written. With `check`
 * nothing is written and the numbers say what would be.
 */
export async function pastePriceItems(work: Work, input: PastedPrices): Promise<PasteResult> {
  const { id, version, rows, mode } = input;
  const refusals = new RowRefusals();
  const read = readPriceRows(rows, refusals);
  const ids = await productIdsByText(
    work.tx,
    read.map((row) => row.product),
  );
  const seen = new Set<string>();
  const items = read.flatMap(({ index, product, ...row }): PriceItem[] => {
    const productId = ids.get(product);
    if (productId === undefined) {
      refusals.add(index, {
        code: 'catalog.unknownProduct',
        field: 'product',
        params: { product },
      });
      return [];
    }
    const key = priceKey({ productId, ...row });
    if (seen.has(key)) {
      refusals.add(index, { code: 'catalog.priceRepeated', field: 'product' });
      return [];
    }
    seen.add(key);
    return [{ priceListId: id, productId, ...row }];
  });
  const refused = refusals.list();
  if (mode === 'check' || items.length === 0) {
    return { created: items.length, updated: 0, refused, version };
  }
  await claim(work, { id, version });
  const written = await upsertItems(work.tx, items);
  work.journal.audit({
    docKind: 'priceList',
    docId: id,
    action: 'pricesChanged',
    version: version + 1,
    detail: { ...written },
  });
  return { ...written, refused, version: version + 1 };
}
