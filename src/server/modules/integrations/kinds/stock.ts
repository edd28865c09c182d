// Stock as it was counted, from a file: the difference to what is recorded is posted.
import { isDomainError, type DomainError } from '@/kernel/domain-error';
import { MAX_QUANTITY } from '@/kernel/quantity';
import { resolveProductKeys, type KeyedProduct } from '@/server/modules/catalog';
import { defaultWarehouse, listWarehouses, setOpeningStock } from '@/server/modules/inventory';
import type { Work } from '@/server/platform/actor';
import { defineKind, field, needed, type LoadRefusal } from './kind';
import { scannedFactor } from './order-rows';

interface StockRecord {
  product: string;
  warehouse: string | undefined;
  onHand: number;
  reorderPoint: number | undefined;
}

interface StockLine {
  index: number;
  warehouseId: string;
  productId: string;
  onHand: number;
  reorderPoint: number | undefined;
}

/** A count beside a pack's barcode counts packs. */
function inBaseUnits({ onHand, reorderPoint }: StockRecord, product: KeyedProduct) {
  const factor = scannedFactor(product);
  return {
    onHand: onHand * factor,
    reorderPoint: reorderPoint === undefined ? undefined : reorderPoint * factor,
  };
}

async function readLines(work: Work, records: readonly StockRecord[], refused: LoadRefusal[]) {
  const found = await resolveProductKeys(work, [...new Set(records.map((one) => one.product))]);
  const all = await listWarehouses(work);
  // Codes of warehouses were not always folded: one that is stored as it is written comes first.
  const warehouses = new Map([
    ...all.map((one) => [one.code.normalize('NFKC'), one.id] as const),
    ...all.map((one) => [one.code, one.id] as const),
  ]);
  const main = (await defaultWarehouse(work)).id;
  const seen = new Map<string, number>();
  return records.flatMap((record, index): StockLine[] => {
    const product = found.get(record.product);
    const warehouseId = record.warehouse === undefined ? main : warehouses.get(record.warehouse);
    if (!product) {
      const params = { value: record.product };
      refused.push({ index, field: 'product', code: 'imports.unknownProduct', params });
    }
    if (!warehouseId) {
      const params = { value: record.warehouse ?? '' };
      refused.push({ index, field: 'warehouse', code: 'imports.unknownWarehouse', params });
    }
    if (!product || !warehouseId) return [];
    const key = `${warehouseId} ${product.id}`;
    const first = seen.get(key);
    if (first !== undefined) {
      const params = { row: first + 1 };
      refused.push({ index, field: 'product', code: 'request.repeatedRow', params });
      return [];
    }
    seen.set(key, index);
    const line = { index, warehouseId, productId: product.id, ...inBaseUnits(record, product) };
    const excess = (['on_hand', 'reorder_point'] as const).find(
      (name) => (name === 'on_hand' ? line.onHand : (line.reorderPoint ?? 0)) > MAX_QUANTITY,
    );
    if (excess === undefined) return [line];
    const params = { max: MAX_QUANTITY };
    refused.push({ index, field: excess, code: 'quantity.tooLarge', params });
    return [];
  });
}

/** Lines a refusal names, as refusals of their rows. Throws it on where it names none. */
function refusalsOf(error: DomainError, lines: readonly StockLine[]): LoadRefusal[] {
  const refused = (error.issues ?? []).flatMap(({ field: path, code, params }): LoadRefusal[] => {
    const at = /^lines\.(\d+)\./.exec(path ?? '')?.[1];
    const line = at === undefined ? undefined : lines[Number(at)];
    return line ? [{ index: line.index, field: 'on_hand', code, params }] : [];
  });
  if (refused.length === 0) throw error;
  return refused;
}

/** One warehouse. What it refuses (less counted than is reserved) is left out, the rest stands. */
async function countIn(work: Work, lines: readonly StockLine[]): Promise<LoadRefusal[]> {
  if (lines.length === 0) return [];
  try {
    await setOpeningStock(work, { occurredOn: work.today, reference: 'import', lines });
    return [];
  } catch (error) {
    if (!isDomainError(error)) throw error;
    const refused = refusalsOf(error, lines);
    const bad = new Set(refused.map((one) => one.index));
    const good = lines.filter((line) => !bad.has(line.index));
    return [...refused, ...(await countIn(work, good))];
  }
}

async function loadStock(work: Work, records: readonly StockRecord[]): Promise<LoadRefusal[]> {
  const refused: LoadRefusal[] = [];
  const lines = await readLines(work, records, refused);
  for (const warehouseId of [...new Set(lines.map((line) => line.warehouseId))].toSorted()) {
    const own = lines.filter((line) => line.warehouseId === warehouseId);
    refused.push(...(await countIn(work, own)));
  }
  return refused;
}

export const stock = defineKind<StockRecord>({
  name: 'stock',
  permission: 'inventory.adjust',
  fields: [
    needed('product', ['product code', 'code', 'sku', '貨號']),
    field('warehouse', ['warehouse code', '倉庫', '仓库']),
    needed('on_hand', ['quantity', 'stock', '庫存', '库存']),
    field('reorder_point', ['reorder', '補貨點', '补货点']),
  ],
  read: (cells) => ({
    product: cells.key('product'),
    warehouse: cells.optionalKey('warehouse'),
    onHand: cells.quantity('on_hand', 0),
    reorderPoint:
      cells.optionalText('reorder_point') === undefined
        ? undefined
        : cells.quantity('reorder_point', 0),
  }),
  load: loadStock,
});
