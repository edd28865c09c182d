// Many products, prices and categories at once: each row by itself, nothing of a refused one, and
// a cost that follows neither the number of statements nor the patience of a person.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  upsertCategories,
  upsertPriceListItems,
  upsertProducts,
  type ProductUpsert,
} from '@/server/modules/catalog';
import type { RowRefusal } from '@/kernel/row-refusal';
import { addCategory, addPriceList, addProduct, addTaxRate } from '../../fixtures/catalog';
import {
  countStatements,
  createTestOrganization,
  type TestOrganization,
} from '../../fixtures/organization';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';

/** About 1.5 s on two idle cores; what this must catch took 20 s. */
const LIMIT_MS = 8000;

let database: TestDatabase;
let org: TestOrganization;

beforeAll(async () => {
  database = await createTestDatabase();
  org = await createTestOrganization();
});
afterAll(() => database.drop());

const brief = (refused: readonly RowRefusal[]) =>
  refused.map(({ index, code, field }) => [index, code, field]);
const manyRows = (count: number, prefix: string): ProductUpsert[] =>
  Array.from({ length: count }, (_, i) => ({
    ...{ code: `${prefix}-${i}`, name: `Thing number ${i}`, baseUnit: 'EA' },
    ...{ barcode: `${prefix}${String(i).padStart(9, '0')}`, standardCost: '1.25' },
    packs: [{ unit: 'BOX', factor: 12 }],
  }));

describe('products', () => {
  test('new codes are created, known ones changed where a field is given', async () => {
    const categoryId = await addCategory(org, { code: 'CAT-U', name: 'Cat' });
    const taxCode = await addTaxRate(org);
    const old = await addProduct(org, { name: 'Old', barcode: '4710000001014', taxCode });
    const rows: ProductUpsert[] = [
      { code: 'UP-1', name: 'First', baseUnit: 'EA', categoryCode: 'CAT-U', taxCode },
      { code: old.code, name: 'Renamed', taxCode: null },
    ];
    const result = await org.work((work) => upsertProducts(work, rows));
    expect(result).toMatchObject({ created: 1, updated: 1, refused: [] });
    expect(result.ids[1]).toBe(old.id);
    const { caller } = await org.as('SALES_MANAGER');
    const changed = await caller.catalog.getProduct({ id: old.id });
    expect(changed).toMatchObject({ name: 'Renamed', taxCode: null, barcode: '4710000001014' });
    const fresh = await caller.catalog.getProduct({ id: result.ids[0]! });
    expect(fresh).toMatchObject({ categoryId, taxCode });
    const again = await org.work((work) => upsertProducts(work, rows));
    expect(again).toMatchObject({ created: 0, updated: 0 });
  });

  test('each bad row says why, and nothing of it is written', async () => {
    await addProduct(org, { packs: [{ unit: 'BOX', factor: 2, barcode: '4710000001021' }] });
    const good = { name: 'Good', baseUnit: 'EA' };
    const rows: ProductUpsert[] = [
      { ...good, code: 'BAD-OK' },
      { code: 'BAD-1', name: 'No unit' },
      { ...good, code: 'BAD-OK' },
      { ...good, code: ' ', standardCost: '-1' },
      { ...good, code: 'BAD-2', categoryCode: 'NOPE', taxCode: 'NOPE' },
      { ...good, code: 'BAD-3', barcode: '4710000001021' },
      { ...good, code: 'BAD-4', barcode: '4710000001038' },
      { ...good, code: 'BAD-5', barcode: '4710000001038' },
      { ...good, code: 'BAD-6', packs: [{ unit: 'EA', factor: 1 }] },
    ];
    const result = await org.work((work) => upsertProducts(work, rows));
    expect(result.created).toBe(2);
    expect(brief(result.refused)).toEqual([
      [1, 'request.required', 'baseUnit'],
      [2, 'request.repeatedRow', 'code'],
      [3, 'request.required', 'code'],
      [3, 'catalog.badPrice', 'standardCost'],
      [4, 'catalog.unknownCategory', 'categoryCode'],
      [4, 'catalog.unknownTaxRate', 'taxCode'],
      [5, 'catalog.barcodeTaken', 'barcode'],
      [7, 'catalog.barcodeTaken', 'barcode'],
      [8, 'catalog.packFactor', 'packs.0.factor'],
    ]);
    const { caller } = await org.as('SALES_MANAGER');
    const found = await caller.catalog.listProducts({ text: 'bad-' });
    expect(found.items.map((row) => row.code)).toEqual(['BAD-4', 'BAD-OK']);
  });

  test('ten thousand rows take seconds, and as many statements as ten', async () => {
    const shop = await createTestOrganization();
    const few = await countStatements(shop, (work) => upsertProducts(work, manyRows(10, 'F')));
    const rows = manyRows(10_000, 'M');
    const started = performance.now();
    const many = await countStatements(shop, (work) => upsertProducts(work, rows));
    const ms = performance.now() - started;
    expect(many.result).toMatchObject({ created: 10_000, refused: [] });
    expect(many.statements).toBe(few.statements);
    expect(ms).toBeLessThan(LIMIT_MS);

    const { caller } = await shop.as('ORDER_CLERK');
    const searched = performance.now();
    const found = await caller.catalog.searchProducts({ text: 'number 9876' });
    expect(found.map((product) => product.code)).toEqual(['M-9876']);
    expect(performance.now() - searched).toBeLessThan(1000);
  });
});

describe('prices', () => {
  test('rows of several lists, lists that do not exist yet among them', async () => {
    const { code, id: productId } = await addProduct(org, { barcode: '4710000001045' });
    const known = await addPriceList(org, { code: 'KNOWN', prices: { [productId]: '5' } });
    const result = await org.work((work) =>
      upsertPriceListItems(work, [
        { priceList: 'KNOWN', product: code, unitPrice: '6' },
        { priceList: 'FRESH', product: '4710000001045', unitPrice: '7', currency: 'EUR' },
        { priceList: 'FRESH', product: code, unitPrice: '6.5', minQuantity: 10, currency: 'EUR' },
        { priceList: 'NOPE', product: code, unitPrice: '1' },
        { priceList: 'KNOWN', product: 'NOPE', unitPrice: '1' },
        { priceList: 'KNOWN', product: code, unitPrice: '1', currency: 'EUR' },
        { priceList: 'KNOWN', product: code, unitPrice: '8' },
        { priceList: 'KNOWN', product: code, unitPrice: '1.1234567' },
      ]),
    );
    expect(result).toMatchObject({ created: 2, updated: 1 });
    expect(brief(result.refused)).toEqual([
      [3, 'catalog.unknownPriceList', 'priceList'],
      [4, 'catalog.unknownProduct', 'product'],
      [5, 'catalog.listCurrencyDiffers', 'currency'],
      [6, 'request.repeatedRow', 'product'],
      [7, 'catalog.badPrice', 'unitPrice'],
    ]);
    const { caller } = await org.as('SALES_MANAGER');
    const items = await caller.catalog.prices.listItems({ priceListId: known });
    expect(items.items.map((item) => item.unitPrice)).toEqual(['6']);
    const lists = await caller.catalog.prices.listLists({ text: 'fresh' });
    expect(lists.items).toMatchObject([{ currency: 'EUR', items: 2, everyone: 0 }]);
  });

  test('ten thousand rows take seconds', async () => {
    const shop = await createTestOrganization();
    await shop.work((work) => upsertProducts(work, manyRows(5000, 'P')));
    const rows = Array.from({ length: 10_000 }, (_, i) => ({
      ...{ priceList: `L${i % 2}`, currency: 'USD', product: `P-${i >> 1}`, unitPrice: `${i}.5` },
    }));
    const started = performance.now();
    const result = await shop.work((work) => upsertPriceListItems(work, rows));
    expect(result).toMatchObject({ created: 10_000, refused: [] });
    expect(performance.now() - started).toBeLessThan(LIMIT_MS);
  });
});

describe('categories', () => {
  test('children may stand before parents; circles and orphans are refused', async () => {
    const shop = await createTestOrganization();
    const rows = [
      { code: 'leaf', name: 'Leaf', parentCode: 'mid' },
      { code: 'mid', name: 'Mid', parentCode: 'top' },
      { code: 'top', name: 'Top' },
      { code: 'orphan', name: 'Orphan', parentCode: 'nobody' },
      { code: 'child of orphan', name: 'x', parentCode: 'orphan' },
      { code: 'a', name: 'a', parentCode: 'b' },
      { code: 'b', name: 'b', parentCode: 'a' },
      { code: 'top', name: 'Again' },
    ];
    const result = await shop.work((work) => upsertCategories(work, rows));
    expect(result).toMatchObject({ created: 3, updated: 0 });
    expect(brief(result.refused)).toEqual([
      [3, 'catalog.parentNotFound', 'parentCode'],
      [4, 'catalog.parentNotFound', 'parentCode'],
      [5, 'catalog.cycle', 'parentCode'],
      [6, 'catalog.cycle', 'parentCode'],
      [7, 'request.repeatedRow', 'code'],
    ]);
    const { caller } = await shop.as('ORDER_CLERK');
    const listed = await caller.catalog.listCategories();
    expect(listed.map((node) => [node.code, node.path.length])).toEqual([
      ['top', 1],
      ['mid', 2],
      ['leaf', 3],
    ]);
    const moved = await shop.work((work) =>
      upsertCategories(work, [{ code: 'mid', name: 'Mid', parentCode: null }]),
    );
    expect(moved).toMatchObject({ created: 0, updated: 2 });
    const after = await caller.catalog.listCategories();
    expect(after.find((node) => node.code === 'leaf')?.path).toHaveLength(2);
  });
});
