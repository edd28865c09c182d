// Files into a company: what is loaded, what is refused and why, and that a refusal, a check or a
// bad file leaves nothing behind.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { verify } from '@/server/modules/analytics';
import { sql } from '@/server/platform/sql';
import type { TestOrganization } from '../../fixtures/organization';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { importedCompany, importInto, reasons, type Run } from './import-desk';

let database: TestDatabase;
let org: TestOrganization;

const importFile = (kind: string, content: string | Uint8Array, run: Run = {}) =>
  importInto(org, kind, content, run);

async function count(table: 'product' | 'sales_order' | 'stock_document' | 'receipt') {
  const counts = {
    product: sql`SELECT count(*) FROM product WHERE org_id = ${org.orgId}::uuid`,
    sales_order: sql`SELECT count(*) FROM sales_order WHERE org_id = ${org.orgId}::uuid`,
    stock_document: sql`SELECT count(*) FROM stock_document WHERE org_id = ${org.orgId}::uuid`,
    receipt: sql`SELECT count(*) FROM receipt WHERE org_id = ${org.orgId}::uuid`,
  };
  const row = await org.work((work) => work.tx.row<{ count: bigint }>(counts[table]));
  return Number(row?.count);
}

beforeAll(async () => {
  database = await createTestDatabase();
  org = await importedCompany();
});
afterAll(() => database.drop());

describe('master data', () => {
  test('known codes change only where the file has a column', async () => {
    await importFile('products', 'sku,Product Name\nP2,Renamed\nP3,\n');
    const rows = await org.work((work) =>
      work.tx.rows<{ code: string; name: string; base_unit: string }>(sql`
        SELECT code, name, base_unit FROM product
        WHERE org_id = ${org.orgId}::uuid AND code IN ('P2', 'P3')`),
    );
    expect(rows).toEqual([{ code: 'P2', name: 'Renamed', base_unit: 'EA' }]);
  });

  test('stock becomes what was counted, and the same file again posts nothing', async () => {
    const before = await count('stock_document');
    const run = await importFile(
      'stock',
      'product,warehouse,quantity\nP1,MAIN,60\nP9,MAIN,1\nP1,NO,1\n',
    );
    expect(reasons(run)).toEqual([
      '3 product imports.unknownProduct',
      '4 warehouse imports.unknownWarehouse',
    ]);
    await importFile('stock', 'product,warehouse,quantity\nP1,MAIN,60\n');
    expect(await count('stock_document')).toBe(before + 1);
  });

  test('a workbook is read like a CSV, dates included', async () => {
    const cell = (value: string | number | Date) =>
      value instanceof Date
        ? { value, type: Date, format: 'yyyy-mm-dd' }
        : { value, type: typeof value === 'number' ? Number : String };
    const rows = [
      ['price_list', 'currency', 'product', 'unit_price', 'valid_from'].map(cell),
      ['SPRING', 'USD', 'P1', 9.5, new Date(Date.UTC(2026, 2, 1))].map(cell),
    ];
    const bytes = await writeWorkbook(rows).toBuffer();
    const run = await importFile('price-lists', bytes);
    expect([run.rowsRead, run.rowsLoaded, reasons(run)]).toEqual([1, 1, []]);
    const list = await org.work((work) =>
      work.tx.row<{ valid_from: string }>(sql`
        SELECT i.valid_from FROM price_list_item i
        JOIN price_list l ON l.org_id = i.org_id AND l.id = i.price_list_id
        WHERE l.org_id = ${org.orgId}::uuid AND l.code = 'SPRING'`),
    );
    expect(list?.valid_from).toBe('2026-03-01');
  });
});

describe('orders', () => {
  test('rows of one number and dealer become one submitted order', async () => {
    const run = await importFile(
      'orders',
      'po,dealer,product,qty\nA,D1,P1,2\nA,D1,P2,4\nB,D2,P1,1\n',
    );
    expect([run.rowsRead, run.rowsLoaded, reasons(run)]).toEqual([3, 3, []]);
    const orders = await org.work((work) =>
      work.tx.rows<{ po: string; lines: number; net: bigint; source: string }>(sql`
        SELECT dealer_po_number AS po, line_count AS lines, net_minor AS net, source
        FROM sales_order WHERE org_id = ${org.orgId}::uuid ORDER BY 1`),
    );
    expect(orders).toEqual([
      { po: 'A', lines: 2, net: 3_000n, source: 'IMPORT' },
      { po: 'B', lines: 1, net: 1_000n, source: 'IMPORT' },
    ]);
  });

  test('one bad row refuses its whole order and no other', async () => {
    const before = await count('sales_order');
    const run = await importFile(
      'orders',
      'po,dealer,product,qty\nC,D1,P1,2\nC,D1,P2,-4\nE,D1,NO,1\nE,D1,P1,1\nF,D1,P1,1\n',
    );
    expect(reasons(run)).toEqual([
      '2 - imports.orderIncomplete',
      '3 qty imports.badQuantity',
      '4 product imports.unknownProduct',
      '5 - imports.orderIncomplete',
    ]);
    expect([run.rowsLoaded, run.rowsRejected]).toEqual([1, 4]);
    expect(await count('sales_order')).toBe(before + 1);
  });

  test('a check says the same and writes nothing', async () => {
    const before = await count('sales_order');
    const run = await importFile('orders', 'po,dealer,product,qty\nG,D1,P1,2\n', { dryRun: true });
    expect([run.dryRun, run.rowsLoaded, run.rowsRejected]).toEqual([true, 1, 0]);
    expect(await count('sales_order')).toBe(before);
  });

  test('the past is loaded on its own days and leaves stock of today as it is', async () => {
    const stock = () =>
      org.work((work) =>
        work.tx.rows(sql`
          SELECT product_id, on_hand FROM stock_level WHERE org_id = ${org.orgId}::uuid
          ORDER BY 1`),
      );
    const before = await stock();
    const header = 'order,dealer,product,quantity,price,order date,ship date\n';
    const run = await importFile(
      'order-history',
      `${header}H1,D1,P1,3,10,2025-01-05,2025-01-07\nH1,D1,P2,1,2.505,2025-01-05,2025-01-07\n` +
        'H2,D2,P1,1,10,2999-01-01,\nH3,D2,P1,1,10,2025-02-02,2025-02-01\n',
    );
    expect(reasons(run)).toEqual([
      '4 order date imports.dateInFuture',
      '5 ship date imports.shippedBeforeOrdered',
    ]);
    const invoice = await org.work((work) =>
      work.tx.row<{ issued_on: string; net_minor: bigint }>(sql`
        SELECT i.issued_on, i.net_minor FROM invoice i
        JOIN sales_order o ON o.org_id = i.org_id AND o.id = i.order_id
        WHERE o.org_id = ${org.orgId}::uuid AND o.number = 'H1'`),
    );
    expect(invoice).toEqual({ issued_on: '2025-01-07', net_minor: 3_251n });
    expect(await stock()).toEqual(before);
    expect(
      reasons(await importFile('order-history', `${header}H1,D1,P1,3,10,2025-01-05,\n`)),
    ).toEqual(['2 order imports.orderExists']);
  });
});

test('receipts pay the oldest invoice first', async () => {
  const run = await importFile(
    'receipts',
    'customer,date,amount,method\nD1,2025-03-01,10.00,bank\nD9,2025-03-01,1,\nD1,2025-03-01,-5,\n' +
      'D1,3.1.2025,5,\nD1,2025-03-01,5,shells\n',
  );
  expect(reasons(run)).toEqual([
    '3 customer imports.unknownDealer',
    '4 amount receivables.amountNotPositive',
    '5 date imports.badDate',
    '6 method imports.badChoice',
  ]);
  expect(await count('receipt')).toBe(1);
});

describe('refused before anything is read', () => {
  const refused = async (kind: string, content: string | Uint8Array, run: Run = {}) =>
    refusalOf(importFile(kind, content, run));

  test.each([
    ['no kind of that name', 'customers', 'code\nx\n', {}, 'imports.unknownKind'],
    ['nothing in it', 'products', ' \n', {}, 'imports.empty'],
    ['another encoding', 'products', Uint8Array.of(99, 10, 0xff, 10), {}, 'imports.badEncoding'],
    ['a broken workbook', 'products', Uint8Array.of(0x50, 0x4b, 3, 4), {}, 'imports.badWorkbook'],
    ['a column twice', 'products', 'code,code\na,b\n', {}, 'imports.columnTwice'],
    ['no column for the code', 'products', 'name\na\n', {}, 'imports.columnsMissing'],
    [
      'a match to a column that is not there',
      'products',
      'code\na\n',
      { mapping: { name: 'Nom' } },
      'imports.columnsMissing',
    ],
    [
      'a role that may not',
      'stock',
      'product,on_hand\nP1,1\n',
      { as: ['ORDER_CLERK'] },
      'auth.notPermitted',
    ],
  ])('%s', async (_, kind, content, run, code) => {
    const before = await count('product');
    expect((await refused(kind, content, run)).code).toBe(code);
    expect(await count('product')).toBe(before);
  });
});

test('leaves no difference behind', async () => {
  expect(await verify(org.orgId)).toEqual([]);
});
