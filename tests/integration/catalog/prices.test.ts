// Price lists through their procedures, and the price an order gets from them.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerPrices, loadOrderableProducts, resolvePrices } from '@/server/modules/catalog';
import { loadDealerForOrder } from '@/server/modules/dealers';
import { addPriceList, addProduct, addProducts, nextCode } from '../../fixtures/catalog';
import { addDealer, addLevel, addRegion } from '../../fixtures/dealers';
import {
  countStatements,
  createTestOrganization,
  type TestOrganization,
} from '../../fixtures/organization';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';

let database: TestDatabase;
let org: TestOrganization;

beforeAll(async () => {
  database = await createTestDatabase();
  org = await createTestOrganization();
});
afterAll(() => database.drop());

/** Prices of one line each, as an order of this dealer would get them. */
async function pricesFor(dealerId: string, wanted: Record<string, number>) {
  return org.work(async (work) => {
    const dealer = await loadDealerForOrder(work, dealerId);
    const lines = Object.entries(wanted).map(([productId, quantity]) => ({
      ...{ key: productId, productId, quantity },
    }));
    const { regionPath, levelPath, currency } = dealer;
    const question = { dealerId, regionPath, levelPath, currency, on: work.today, lines };
    return resolvePrices(work, question);
  });
}

describe('the price of a line', () => {
  test('dealer before level before region before everyone, deeper nodes first', async () => {
    const [north, gold] = [await addRegion(org), await addLevel(org)];
    const [city, goldPlus] = [
      await addRegion(org, { parentId: north }),
      await addLevel(org, { parentId: gold }),
    ];
    const dealer = await addDealer(org, { regionId: city, levelId: goldPlus });
    const { id } = await addProduct(org);
    const steps = [
      ['everyone', undefined, '100'],
      ['region', { regionId: north }, '90'],
      ['region', { regionId: city }, '89'],
      ['level', { levelId: gold }, '80'],
      ['level', { levelId: goldPlus }, '79'],
      ['dealer', { dealerId: dealer.id }, '70'],
    ] as const;
    for (const [by, target, price] of steps) {
      await addPriceList(org, { for: target, prices: { [id]: price } });
      const found = await pricesFor(dealer.id, { [id]: 1 });
      expect(found.get(id)).toMatchObject({ unitPrice: price, rule: { by } });
    }
  });

  test('quantity breaks count the product over all lines', async () => {
    const { id } = await addProduct(org);
    const dealer = await addDealer(org);
    const breaks = [
      { minQuantity: 1, unitPrice: '10' },
      { minQuantity: 10, unitPrice: '8.125' },
    ];
    await addPriceList(org, { prices: { [id]: breaks } });
    const prices = await org.work((work) =>
      resolvePrices(work, {
        ...{ dealerId: dealer.id, regionPath: [], levelPath: [], currency: 'USD' },
        on: work.today,
        lines: [
          { key: 'a', productId: id, quantity: 4 },
          { key: 'b', productId: id, quantity: 6 },
        ],
      }),
    );
    expect([prices.get('a')?.unitPrice, prices.get('b')?.unitPrice]).toEqual(['8.125', '8.125']);
  });

  test('says why there is none', async () => {
    const [none, foreign, past, bulk] = await addProducts(org, 4);
    const dealer = await addDealer(org);
    await addPriceList(org, { currency: 'EUR', prices: { [foreign!.id]: '1' } });
    await addPriceList(org, { validTo: '2020-12-31', prices: { [past!.id]: '1' } });
    await addPriceList(org, {
      prices: { [bulk!.id]: [{ minQuantity: 100, unitPrice: '1' }] },
    });
    const lines = [none, foreign, past, bulk].map((product) => ({
      ...{ key: product!.id, productId: product!.id, quantity: 1 },
    }));
    const answers = await org.work((work) =>
      answerPrices(work, {
        ...{ dealerId: dealer.id, regionPath: [], levelPath: [], currency: 'USD' },
        ...{ on: work.today, lines },
      }),
    );
    expect(lines.map(({ key }) => answers.get(key))).toMatchObject([
      { found: false, code: 'catalog.noPrice' },
      { found: false, code: 'catalog.noPriceInCurrency' },
      { found: false, code: 'catalog.noPriceOnDate' },
      { found: false, code: 'catalog.noPriceForQuantity', params: { minQuantity: 100 } },
    ]);
  });

  test('takes one statement for prices and one for products, whatever the lines', async () => {
    const products = await addProducts(org, 12);
    const dealer = await addDealer(org);
    const prices = Object.fromEntries(products.map(({ id }) => [id, '5']));
    await addPriceList(org, { prices });
    const counted = async (count: number) => {
      const some = products.slice(0, count);
      const lines = some.map(({ id }) => ({ key: id, productId: id, quantity: 1 }));
      const { statements } = await countStatements(org, async (work) => {
        await loadOrderableProducts(work, { productIds: some.map(({ id }) => id) });
        await resolvePrices(work, {
          ...{ dealerId: dealer.id, regionPath: [], levelPath: [], currency: 'USD' },
          ...{ on: work.today, lines },
        });
      });
      return statements;
    };
    expect([await counted(1), await counted(12)]).toEqual([2, 2]);
  });
});

describe('the explanation', () => {
  test('gives the price of the order and the reason every other one loses', async () => {
    const { caller } = await org.as('ORDER_CLERK');
    const level = await addLevel(org);
    const dealer = await addDealer(org, { levelId: level });
    const { id } = await addProduct(org);
    const list = (code: string, rest: Parameters<typeof addPriceList>[1]) =>
      addPriceList(org, { code: nextCode(code), ...rest });
    const breaks = [
      { minQuantity: 1, unitPrice: '10' },
      { minQuantity: 5, unitPrice: '9' },
      { minQuantity: 50, unitPrice: '8' },
    ];
    await list('A', { for: { dealerId: dealer.id }, prices: { [id]: breaks } });
    await list('B', { for: { levelId: level }, prices: { [id]: '7' } });
    await list('C', { for: 'nobody', prices: { [id]: '1' } });
    await list('D', { currency: 'EUR', prices: { [id]: '1' } });
    await list('E', { status: 'INACTIVE', prices: { [id]: '1' } });
    await list('F', { validFrom: '2030-01-01', prices: { [id]: '1' } });
    const { levelPath } = await org.work((work) => loadDealerForOrder(work, dealer.id));
    const explained = await caller.catalog.prices.explain({
      ...{ dealerId: dealer.id, levelPath, currency: 'USD' },
      ...{ productId: id, quantity: 6, on: '2026-03-02' },
    });
    expect(explained).toMatchObject({ unitPrice: '9', by: 'dealer', refusal: null });
    expect(explained.candidates.map((c) => [c.code[0], c.minQuantity, c.outcome])).toEqual([
      ['A', 5, 'wins'],
      ['A', 1, 'smallerBreak'],
      ['B', 1, 'lessSpecific'],
      ['A', 50, 'breakNotReached'],
      ['C', 1, 'notServed'],
      ['D', 1, 'otherCurrency'],
      ['E', 1, 'inactive'],
      ['F', 1, 'notValid'],
    ]);
  });

  test("is not for a dealer's user", async () => {
    const dealer = await addDealer(org);
    const { caller } = await org.signIn({ roles: ['DEALER'], dealerId: dealer.id });
    expect((await refusalOf(caller.catalog.prices.listLists({}))).code).toBe('auth.notPermitted');
  });
});

describe('keeping lists', () => {
  test('a list is created, assigned, priced, copied and found', async () => {
    const shop = await createTestOrganization();
    const { caller } = await shop.as('SALES_MANAGER');
    const { id: productId } = await addProduct(shop);
    const { id } = await caller.catalog.prices.createList({
      ...{ code: 'RETAIL', name: 'Retail 2026', currency: 'usd', validFrom: '2026-01-01' },
    });
    const everyone = { dealerId: null, levelId: null, regionId: null };
    await caller.catalog.prices.saveAssignments({
      ...{ id, version: 1, assignments: [everyone, everyone] },
    });
    await caller.catalog.prices.saveItems({
      ...{ id, version: 2, upserts: [{ productId, unitPrice: '19.99' }] },
    });
    const list = await caller.catalog.prices.getList({ id });
    expect(list).toMatchObject({ currency: 'USD', version: 3, items: 1, assignments: [everyone] });

    const copy = { id, code: 'RETAIL-B', name: 'Retail plus five', factor: '1.05' };
    const copied = await caller.catalog.prices.copyList(copy);
    const items = await caller.catalog.prices.listItems({ priceListId: copied.id });
    expect(items.items.map((item) => item.unitPrice)).toEqual(['20.99']);

    const page = await caller.catalog.prices.listLists({ text: 'retail', status: 'ACTIVE' });
    expect(page.items).toMatchObject([{ code: 'RETAIL', everyone: 1, items: 1 }]);
    expect(await caller.catalog.prices.ofProduct({ productId })).toHaveLength(2);
  });

  test('two grids cannot overwrite each other', async () => {
    const { caller } = await org.as('SALES_MANAGER');
    const { id: productId } = await addProduct(org);
    const id = await addPriceList(org);
    const { version } = await caller.catalog.prices.getList({ id });
    const save = (unitPrice: string) =>
      caller.catalog.prices.saveItems({ id, version, upserts: [{ productId, unitPrice }] });
    await save('1');
    expect((await refusalOf(save('2'))).code).toBe('catalog.stale');
    const { items } = await caller.catalog.prices.listItems({ priceListId: id });
    expect(items.map((item) => item.unitPrice)).toEqual(['1']);
  });

  test('a validity that ends before it starts and a currency with prices stay out', async () => {
    const { caller } = await org.as('SALES_MANAGER');
    const { id: productId } = await addProduct(org);
    const id = await addPriceList(org, { prices: { [productId]: '1' } });
    const { version, code, name } = await caller.catalog.prices.getList({ id });
    const head = { id, version, code, name, currency: 'USD' };
    const upside = { ...head, validFrom: '2026-02-01', validTo: '2026-01-01' };
    expect(await refusalOf(caller.catalog.prices.updateList(upside))).toMatchObject({
      issues: [{ code: 'request.endBeforeStart', field: 'validTo' }],
    });
    const euro = { ...head, currency: 'EUR' };
    expect(await refusalOf(caller.catalog.prices.updateList(euro))).toMatchObject({
      ...{ code: 'catalog.currencyFixed', field: 'currency' },
    });
  });

  test('pasted rows: the good ones are written, each bad cell is named', async () => {
    const { caller } = await org.as('SALES_MANAGER');
    const { code } = await addProduct(org, { barcode: '4710000000093' });
    const id = await addPriceList(org);
    const blank = { minQuantity: '', validFrom: '', validTo: '' };
    const rows = [
      { ...blank, product: code, unitPrice: '1,234.50' },
      { ...blank, product: '4710000000093', unitPrice: '9', minQuantity: '１２' },
      { ...blank, product: 'NOPE', unitPrice: '1' },
      { ...blank, product: code, unitPrice: '1,5' },
      { ...blank, product: code, unitPrice: '-3', validFrom: '2026-13-01' },
      { ...blank, product: code, unitPrice: '7' },
    ];
    const { version } = await caller.catalog.prices.getList({ id });
    const checked = await caller.catalog.prices.checkPaste({ id, version, rows });
    expect(checked).toMatchObject({ created: 2, version });
    const outcome = await caller.catalog.prices.pasteItems({ id, version, rows });
    expect(outcome.refused.map(({ index, code: why, field }) => [index, why, field])).toEqual([
      [2, 'catalog.unknownProduct', 'product'],
      [3, 'number.grouping', 'unitPrice'],
      [4, 'catalog.negativePrice', 'unitPrice'],
      [4, 'date.noSuchDay', 'validFrom'],
      [5, 'catalog.priceRepeated', 'product'],
    ]);
    const { items } = await caller.catalog.prices.listItems({ priceListId: id });
    expect(items.map((item) => [item.minQuantity, item.unitPrice])).toEqual([
      [1, '1234.5'],
      [12, '9'],
    ]);
  });

  test('pages of prices reach every row once', async () => {
    const { caller } = await org.as('ORDER_CLERK');
    const products = await addProducts(org, 3);
    const breaks = [
      { minQuantity: 1, unitPrice: '3' },
      { minQuantity: 1, unitPrice: '2', validFrom: '2026-01-01' },
      { minQuantity: 9, unitPrice: '1' },
    ];
    const id = await addPriceList(org, {
      prices: Object.fromEntries(products.map((product) => [product.id, breaks])),
    });
    const seen = new Set<string>();
    let cursor: string | null | undefined;
    do {
      const page = await caller.catalog.prices.listItems({ priceListId: id, limit: 2, cursor });
      page.items.forEach((item) => seen.add(item.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen.size).toBe(9);
  });
});
