// Files as they come: read twice, with a comma too many, with empty rows, counting less than is
// promised. Nothing is loaded twice, nothing shifts into another column, every refusal has its row.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verify } from '@/server/modules/analytics';
import { sql } from '@/server/platform/sql';
import type { TestOrganization } from '../../fixtures/organization';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { importedCompany, importInto, reasons } from './import-desk';

let database: TestDatabase;
let org: TestOrganization;
const load = (kind: string, content: string) => importInto(org, kind, content);

beforeAll(async () => {
  database = await createTestDatabase();
  org = await importedCompany();
});
afterAll(() => database.drop());

describe('a file that is mended and read again', () => {
  test('orders nothing twice', async () => {
    const header = 'po,dealer,product,qty\n';
    await load('orders', `${header}R1,D1,P1,1\nR2,D1,NONE,1\n`);
    const again = await load('orders', `${header}R1,D1,P1,1\nR2,D1,P1,1\nR1,D2,P1,1\n`);
    expect(reasons(again)).toEqual(['2 po imports.poExists']);
    expect(again.rowsLoaded).toBe(2);
    expect(again.issues[0]?.params).toMatchObject({ value: 'R1' });
  });

  test('orders again what was cancelled', async () => {
    await load('orders', 'po,dealer,product,qty\nR3,D1,P1,1\n');
    const { caller } = await org.as(['SALES_MANAGER']);
    const { items } = await caller.orders.list({ search: 'R3' });
    const [order] = items;
    if (!order) throw new Error('R3 was not imported');
    const { id: orderId, version } = await caller.orders.byId({ orderId: order.id });
    await caller.orders.cancel({ orderId, version, reason: 'wrong' });
    const again = await load('orders', 'po,dealer,product,qty\nR3,D1,P1,2\n');
    expect([again.rowsLoaded, reasons(again)]).toEqual([1, []]);
  });

  test('pays nothing twice, and two like payments twice', async () => {
    const header = 'dealer,date,amount,reference\n';
    const row = 'D1,2025-03-01,12.50,\n';
    const first = await load('receipts', `${header}${row}D1,2025-03-01,7,CHQ-1\n`);
    expect(first.rowsLoaded).toBe(2);
    const again = await load('receipts', `${header}${row}${row}D1,2025-03-01,7,CHQ-1\n`);
    expect(reasons(again)).toEqual(['2 - imports.receiptExists', '4 - imports.receiptExists']);
    expect(again.rowsLoaded).toBe(1);
    const other = await load('receipts', `${header}D1,2025-03-01,7,CHQ-2\n`);
    expect(other.rowsLoaded).toBe(1);
  });
});

test('read by two people at once it is loaded once', async () => {
  const paid = 'dealer,date,amount,reference\nD1,2025-04-01,9,TWICE\n';
  const payments = await Promise.all([load('receipts', paid), load('receipts', paid)]);
  expect(payments.map((run) => run.rowsLoaded).toSorted()).toEqual([0, 1]);
  const ordered = 'po,dealer,product,qty\nTWICE,D1,P1,1\nTWICE,d1,P1,1\n';
  const orders = await Promise.all([load('orders', ordered), load('orders', ordered)]);
  expect(orders.map((run) => run.rowsLoaded).toSorted()).toEqual([0, 2]);
});

describe('rows that do not fit', () => {
  test('a comma too many refuses the row instead of shifting it', async () => {
    const run = await load('products', 'code,name,unit\nC1,Tent, green,EA\nC2,"Tent, red",EA\n');
    expect(reasons(run)).toEqual(['2 - imports.cellsTooMany']);
    expect(run.rowsLoaded).toBe(1);
  });

  test('an order with such a row is refused whole', async () => {
    const run = await load('orders', 'po,dealer,product,qty\nX,D1,P1,1,000\nX,D1,P2,1\n');
    expect(reasons(run)).toEqual(['2 - imports.cellsTooMany', '3 - imports.orderIncomplete']);
  });

  test('rows of nothing are passed over, and the others keep their numbers', async () => {
    const run = await load('products', 'code,name,unit\n,,\n\nE1,Rope,EA\n , ,\nE2,,EA\n\n');
    expect([run.rowsRead, reasons(run)]).toEqual([2, ['6 name request.required']]);
  });

  test('a field without a column in the file is called by its name', async () => {
    const run = await load('products', 'sku,Bez\nG1,Neu\n');
    expect(reasons(run)).toEqual(['2 name request.required', '2 unit request.required']);
  });

  test('a repeated row names the row of the file it repeats', async () => {
    const run = await load('products', 'code,name,unit\nBAD NAME,,\nF1,Rope,EA\nF1,Rope,EA\n');
    expect(run.issues.at(-1)).toMatchObject({
      row: 4,
      code: 'request.repeatedRow',
      params: { row: 3 },
    });
  });
});

test('packs and status of products', async () => {
  const run = await load(
    'products',
    'code,name,unit,packs,status\nK1,Nail,EA,CASE=12; PALLET=480=4711234567899,inactive\n' +
      'K2,Screw,EA,CASE,\nK3,Bolt,EA,CASE=1,\nK4,Nut,EA,,sold\n',
  );
  expect(reasons(run)).toEqual([
    '3 packs imports.badPacks',
    '4 packs catalog.packFactor',
    '5 status imports.badChoice',
  ]);
  const packs = await org.work((work) =>
    work.tx.rows(sql`
      SELECT c.unit, c.factor, c.barcode, p.status FROM product_pack c
      JOIN product p ON p.org_id = c.org_id AND p.id = c.product_id
      WHERE c.org_id = ${org.orgId}::uuid AND p.code = 'K1' ORDER BY c.factor`),
  );
  expect(packs).toEqual([
    { unit: 'CASE', factor: 12, barcode: null, status: 'INACTIVE' },
    { unit: 'PALLET', factor: 480, barcode: '4711234567899', status: 'INACTIVE' },
  ]);
  // An empty cell keeps what is stored.
  await load('products', 'code,name,packs\nK1,Nails,\n');
  const kept = await org.work((work) =>
    work.tx.rows(sql`
      SELECT 1 FROM product_pack c
      JOIN product p ON p.org_id = c.org_id AND p.id = c.product_id
      WHERE c.org_id = ${org.orgId}::uuid AND p.code = 'K1' AND p.name = 'Nails'`),
  );
  expect(kept).toHaveLength(2);
});

test('stock counted below what is promised refuses its row and no other', async () => {
  await load('orders', 'po,dealer,product,qty\nS1,D1,P2,5\n');
  const { caller } = await org.as(['SALES_MANAGER']);
  const { items } = await caller.orders.list({ search: 'S1' });
  const [order] = items;
  if (!order) throw new Error('S1 was not imported');
  const { version } = await caller.orders.byId({ orderId: order.id });
  await caller.orders.approve({ orderId: order.id, version });
  const run = await load('stock', 'product,on_hand\nP1,70\nP2,3\nP1,71\n');
  expect(reasons(run)).toEqual([
    '3 on_hand inventory.belowReserved',
    '4 product request.repeatedRow',
  ]);
  const levels = await org.work((work) =>
    work.tx.rows(sql`
      SELECT p.code, l.on_hand FROM stock_level l
      JOIN product p ON p.org_id = l.org_id AND p.id = l.product_id
      WHERE l.org_id = ${org.orgId}::uuid ORDER BY 1`),
  );
  expect(levels).toEqual([
    { code: 'P1', on_hand: 70 },
    { code: 'P2', on_hand: 50 },
  ]);
});

test('leaves no difference behind', async () => {
  expect(await verify(org.orgId)).toEqual([]);
});
