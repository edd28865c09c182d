// Products through their procedures: every rule with its field, stale versions, search and pages.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addCategory, addProduct, addTaxRate, nextCode } from '../../fixtures/catalog';
import { addDealer } from '../../fixtures/dealers';
import { createTestOrganization, type TestOrganization } from '../../fixtures/organization';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';

let database: TestDatabase;
let org: TestOrganization;

beforeAll(async () => {
  database = await createTestDatabase();
  org = await createTestOrganization();
});
afterAll(() => database.drop());

const plain = () => ({ code: nextCode('X'), name: 'Plain thing', baseUnit: 'EA' });

describe('creating a product', () => {
  test('keeps names, packs, category and tax, and shows them again', async () => {
    const { caller } = await org.as('SALES_MANAGER');
    const root = await addCategory(org, { name: 'Bikes' });
    const categoryId = await addCategory(org, { name: 'Road', parentId: root });
    const taxCode = await addTaxRate(org, { rate: '0.05' });
    const { id } = await caller.catalog.createProduct({
      code: 'BK-01',
      name: 'Road bike',
      names: { 'zh-Hant': '公路車', 'zh-Hans': ' ' },
      barcode: '4710000000017',
      categoryId,
      baseUnit: 'EA',
      taxCode,
      standardCost: '120.5',
      packs: [{ unit: 'BOX', factor: 4, barcode: '4710000000024' }],
    });
    const product = await caller.catalog.getProduct({ id });
    expect(product).toMatchObject({
      code: 'BK-01',
      names: { 'zh-Hant': '公路車' },
      taxRate: '0.05',
      standardCost: '120.5',
      version: 1,
      packs: [{ unit: 'BOX', factor: 4, barcode: '4710000000024' }],
    });
    expect(product.names).not.toHaveProperty('zh-Hans');
    expect(product.categoryPath.map((node) => node.name)).toEqual(['Bikes', 'Road']);
  });

  test('names every broken rule at once, each with its field', async () => {
    const { caller } = await org.as('SALES_MANAGER');
    const taken = await addProduct(org, { barcode: '4710000000031' });
    const refusal = await refusalOf(
      caller.catalog.createProduct({
        ...plain(),
        barcode: '4710000000031',
        categoryId: taken.id,
        taxCode: 'NOPE',
        packs: [
          { unit: 'EA', factor: 2 },
          { unit: 'BOX', factor: 6, barcode: '4710000000048' },
          { unit: 'CASE', factor: 12, barcode: '4710000000048' },
        ],
      }),
    );
    expect(refusal.code).toBe('catalog.invalidProduct');
    expect(refusal.issues?.map(({ code, field }) => [code, field])).toEqual([
      ['catalog.unitRepeated', 'packs.0.unit'],
      ['catalog.barcodeRepeated', 'packs.2.barcode'],
      ['catalog.unknownCategory', 'categoryId'],
      ['catalog.unknownTaxRate', 'taxCode'],
      ['catalog.barcodeTaken', 'barcode'],
    ]);
  });

  test('a barcode of a pack cannot be taken by another product', async () => {
    const { caller } = await org.as('SALES_MANAGER');
    await addProduct(org, { packs: [{ unit: 'BOX', factor: 6, barcode: '4710000000055' }] });
    const refusal = await refusalOf(
      caller.catalog.createProduct({ ...plain(), barcode: '4710000000055' }),
    );
    expect(refusal.issues?.[0]).toMatchObject({ code: 'catalog.barcodeTaken', field: 'barcode' });
  });

  test('a taken code is refused with its field', async () => {
    const { caller } = await org.as('SALES_MANAGER');
    const { code } = await addProduct(org);
    const refusal = await refusalOf(caller.catalog.createProduct({ ...plain(), code }));
    expect(refusal).toMatchObject({ code: 'catalog.codeTaken', field: 'code' });
  });

  test('needs the permission', async () => {
    const { caller } = await org.as('WAREHOUSE');
    const refusal = await refusalOf(caller.catalog.createProduct(plain()));
    expect(refusal.code).toBe('auth.notPermitted');
  });
});

describe('changing a product', () => {
  test('a stale version says what the other changed and writes nothing', async () => {
    const { caller } = await org.as('SALES_MANAGER');
    const { id, code } = await addProduct(org, { name: 'Old name' });
    const base = { id, version: 1, code, baseUnit: 'EA' };
    await caller.catalog.updateProduct({ ...base, name: 'Theirs' });
    const refusal = await refusalOf(caller.catalog.updateProduct({ ...base, name: 'Mine' }));
    expect(refusal).toMatchObject({
      code: 'catalog.stale',
      status: 'conflict',
      issues: [
        { code: 'catalog.changed', field: 'name', params: { yours: 'Mine', theirs: 'Theirs' } },
      ],
    });
    expect(await caller.catalog.getProduct({ id })).toMatchObject({ name: 'Theirs', version: 2 });
  });

  test('packs may swap their barcodes', async () => {
    const { caller } = await org.as('SALES_MANAGER');
    const [a, b] = ['4710000000062', '4710000000079'];
    const { id, code } = await addProduct(org, {
      packs: [
        { unit: 'BOX', factor: 6, barcode: a },
        { unit: 'CASE', factor: 12, barcode: b },
      ],
    });
    await caller.catalog.updateProduct({
      ...{ id, version: 1, code, name: 'Swapped', baseUnit: 'EA' },
      packs: [
        { unit: 'BOX', factor: 6, barcode: b },
        { unit: 'CASE', factor: 12, barcode: a },
      ],
    });
    const { packs } = await caller.catalog.getProduct({ id });
    expect(packs.map((pack) => pack.barcode)).toEqual([b, a]);
  });

  test('costs stay hidden from and untouched by those who may not see them', async () => {
    const { id } = await addProduct(org, { standardCost: '9.99' });
    const { caller: clerk } = await org.as('ORDER_CLERK');
    const seen = await clerk.catalog.getProduct({ id });
    expect([seen.standardCost, seen.seesCost]).toEqual([null, false]);
    const { caller: manager } = await org.as('SALES_MANAGER');
    expect((await manager.catalog.getProduct({ id })).standardCost).toBe('9.99');
  });

  test('many change their status in one statement, each with its trail', async () => {
    const { caller } = await org.as('SALES_MANAGER');
    const products = [await addProduct(org), await addProduct(org)];
    const change = {
      products: products.map(({ id }) => ({ id, version: 1 })),
      ...{ status: 'DISCONTINUED' as const, reason: 'end of life' },
    };
    const none = { refused: [] };
    expect(await caller.catalog.changeProductStatus(change)).toEqual({ changed: 2, ...none });
    expect(await caller.catalog.changeProductStatus(change)).toEqual({ changed: 0, ...none });
  });
});

describe('finding products', () => {
  test('exact code and barcode first, then prefix, then words in any language', async () => {
    const shop = await createTestOrganization();
    const { caller } = await shop.as('ORDER_CLERK');
    await addProduct(shop, {
      code: 'AB-100',
      name: 'Red helmet',
      names: { 'zh-Hant': '紅色安全帽' },
    });
    await addProduct(shop, {
      code: 'AB-1',
      name: 'Blue helmet',
      packs: [{ unit: 'BOX', factor: 6, barcode: '4719999999999' }],
    });
    await addProduct(shop, { code: 'ZZ', name: 'Cap for AB-1 100%_' });
    await addProduct(shop, { code: 'OLD', name: 'Old helmet', status: 'DISCONTINUED' });
    const find = async (text: string, activeOnly = true) =>
      (await caller.catalog.searchProducts({ text, activeOnly })).map((found) => found.code);

    expect(await find('ab-1')).toEqual(['AB-1', 'AB-100', 'ZZ']);
    expect(await find('helmet red')).toEqual(['AB-100']);
    expect(await find('安全帽')).toEqual(['AB-100']);
    expect(await find('100%_')).toEqual(['ZZ']);
    expect(await find('helmet')).toEqual(['AB-1', 'AB-100']);
    expect(await find('helmet', false)).toEqual(['AB-1', 'AB-100', 'OLD']);
    expect(await caller.catalog.searchProducts({ text: '4719999999999' })).toMatchObject([
      { code: 'AB-1', scannedUnit: 'BOX', exact: true },
    ]);
  });

  test.each(['code', 'name', 'updatedAt'] as const)(
    'pages by %s reach every row once',
    async (sort) => {
      const shop = await createTestOrganization();
      const { caller } = await shop.as('ORDER_CLERK');
      for (let i = 0; i < 7; i += 1) {
        await addProduct(shop, { code: `K${i}`, name: `Same name ${i % 2}` });
        if (i % 3 === 0) shop.clock.advance({ minutes: 1 });
      }
      const seen: string[] = [];
      let cursor: string | null | undefined;
      do {
        const page = await caller.catalog.listProducts({ limit: 2, sort, cursor });
        seen.push(...page.items.map((row) => row.code));
        cursor = page.nextCursor;
      } while (cursor);
      expect(seen.toSorted()).toEqual(['K0', 'K1', 'K2', 'K3', 'K4', 'K5', 'K6']);
    },
  );

  test('a category filter takes in everything below it', async () => {
    const shop = await createTestOrganization();
    const { caller } = await shop.as('ORDER_CLERK');
    const top = await addCategory(shop);
    const below = await addCategory(shop, { parentId: top });
    const inside = await addProduct(shop, { categoryId: below });
    await addProduct(shop);
    const page = await caller.catalog.listProducts({ categoryId: top });
    expect(page.items.map((row) => row.id)).toEqual([inside.id]);
  });

  test('a made-up cursor is refused', async () => {
    const { caller } = await org.as('ORDER_CLERK');
    const refusal = await refusalOf(caller.catalog.listProducts({ cursor: 'nonsense' }));
    expect(refusal).toMatchObject({ code: 'request.badCursor', field: 'cursor' });
  });
});

test('another company sees and changes none of it', async () => {
  const { id, code } = await addProduct(org);
  const { caller } = await (await createTestOrganization()).as('SALES_MANAGER');
  expect((await refusalOf(caller.catalog.getProduct({ id }))).code).toBe('catalog.notFound');
  const change = { id, version: 1, code, name: 'Stolen', baseUnit: 'EA' };
  expect((await refusalOf(caller.catalog.updateProduct(change))).code).toBe('catalog.notFound');
  expect(await caller.catalog.searchProducts({ text: code })).toEqual([]);
});

test("a dealer's user finds products but sees no cost", async () => {
  const dealer = await addDealer(org);
  const { id } = await addProduct(org, { standardCost: '5' });
  const { caller } = await org.signIn({ roles: ['DEALER'], dealerId: dealer.id });
  expect((await caller.catalog.getProduct({ id })).standardCost).toBeNull();
});
