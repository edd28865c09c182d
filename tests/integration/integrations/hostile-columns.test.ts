// Headings and cells that mean something else to us than to who wrote them: two headings of one name, a
// pack's barcode, prices without room, days before any order, full-width codes. Each is read as it was
// meant or refused by its row, and never takes the rest of the file down.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verify } from '@/server/modules/analytics';
import { sql } from '@/server/platform/sql';
import type { TestOrganization } from '../../fixtures/organization';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { importedCompany, importInto, reasons } from './import-desk';

const ORDERS = 'order,dealer,product,quantity,unit_price\n';
const PAST = 'order,dealer,product,quantity,unit_price,ordered_on\n';
const CASE = '4711234567890';

let database: TestDatabase;
let org: TestOrganization;
const load = (kind: string, content: string) => importInto(org, kind, content);

beforeAll(async () => {
  database = await createTestDatabase();
  org = await importedCompany();
  await load('products', `code,name,unit,packs\nK1,Kit,EA,CASE=12=${CASE}\n`);
});
afterAll(() => database.drop());

describe('headings', () => {
  test('that are one name to us are refused, unless the mapping chooses', async () => {
    const file = 'code,Code ,name,unit\nX1,X2,One,EA\n';
    const refusal = await refusalOf(load('products', file));
    expect(refusal.issues).toMatchObject([
      { code: 'imports.columnTwice', field: 'code', params: { column: 'Code' } },
    ]);
    const mapping = { code: 'Code' };
    const run = await importInto(org, 'products', file, { mapping });
    expect([run.rowsLoaded, reasons(run)]).toEqual([1, []]);
  });

  test('a field’s own name comes before the names people use for it', async () => {
    const run = await load('stock', 'sku,product,on_hand\nNONE,P1,50\n');
    expect([run.rowsLoaded, reasons(run)]).toEqual([1, []]);
  });
});

describe('a pack’s barcode', () => {
  const quantities = () =>
    org.work((work) =>
      work.tx.row<{ ordered: bigint; onHand: number }>(sql`
        SELECT (SELECT sum(l.requested) FROM order_line l WHERE l.org_id = p.org_id
          AND l.product_id = p.id) AS ordered, s.on_hand AS "onHand"
        FROM product p JOIN stock_level s ON s.org_id = p.org_id AND s.product_id = p.id
        WHERE p.org_id = ${org.orgId}::uuid AND p.code = 'K1'`),
    );

  test('counts packs, in the past and on the shelf as in an order', async () => {
    await load('stock', `product,on_hand,reorder_point\n${CASE},5,1\n`);
    await load('order-history', `${PAST}K-1,D1,${CASE},2,1,2025-01-01\n`);
    expect(await quantities()).toEqual({ ordered: 24n, onHand: 60 });
  });

  test('of more than a quantity may be is refused by its row', async () => {
    const past = await load('order-history', `${PAST}K-2,D1,${CASE},999999999,1,2025-01-01\n`);
    expect(reasons(past)).toEqual(['2 quantity quantity.tooLarge']);
    const stock = await load('stock', `product,on_hand\n${CASE},999999999\nP2,50\n`);
    expect(reasons(stock)).toEqual(['2 on_hand quantity.tooLarge']);
    expect(stock.rowsLoaded).toBe(1);
  });
});

describe('one cell does not take the file down', () => {
  test('a price without room for its digits', async () => {
    const price = '5000000000000';
    const run = await load('orders', `${ORDERS}A1,D1,P1,1,${price}\nA2,D1,P1,1,1\n`);
    expect(reasons(run)).toEqual(['2 unit_price number.tooLarge']);
    expect(run.rowsLoaded).toBe(1);
    const past = await load('order-history', `${PAST}A3,D1,P1,1,${price},2025-01-01\n`);
    expect(reasons(past)).toEqual(['2 unit_price number.tooLarge']);
  });

  test('days long past', async () => {
    const rows = 'Y1,D1,P1,1,1,1965-07-01\nY2,D1,P1,1,1,1202-01-05\n';
    const run = await load('order-history', PAST + rows);
    expect(reasons(run)).toEqual(['3 ordered_on imports.badDate']);
    expect(run.rowsLoaded).toBe(1);
  });

  test('numbers longer than the forms take', async () => {
    const long = 'x'.repeat(201);
    const run = await load('orders', `${ORDERS}${long},D1,P1,1,\n`);
    expect(reasons(run)).toEqual(['2 order request.too_big']);
    const paid = await load('receipts', `dealer,date,amount,reference\nD1,2025-01-01,5,${long}\n`);
    expect(reasons(paid)).toEqual(['2 reference request.too_big']);
  });
});

test('codes are found in other letters: full-width, capital or small', async () => {
  const run = await load('orders', `${ORDERS}W1,Ｄ１,Ｐ１,１,\nW2,d1,p1,1,\n`);
  expect([run.rowsLoaded, reasons(run)]).toEqual([2, []]);
});

test('full-width codes name what is stored in plain ones, whatever the file is of', async () => {
  const stock = await load('stock', 'product,warehouse,on_hand\nＰ２,ＭＡＩＮ,50\n');
  expect([stock.rowsLoaded, reasons(stock)]).toEqual([1, []]);
  const header = 'holder,item,starts_on,ends_on,quantity\n';
  const quota = await load('quotas', `${header}Ｄ２,Ｐ２,2031-01-01,2031-12-31,5\n`);
  expect([quota.rowsLoaded, reasons(quota)]).toEqual([1, []]);
});

test('rows of one order that want different days are refused, not passed over', async () => {
  const header = 'order,dealer,product,quantity,requested_on\n';
  const run = await load('orders', `${header}M1,D1,P1,1,2030-01-01\nM1,D1,P2,1,2031-01-01\n`);
  expect(reasons(run)).toEqual([
    '2 - imports.orderIncomplete',
    '3 requested_on imports.rowsDisagree',
  ]);
});

test('leaves no difference behind', async () => {
  expect(await verify(org.orgId)).toEqual([]);
});
