// Cells that a database would choke on: limits below nothing, amounts no account can add up, money of
// another currency, a null character. Each is refused by its row, and the rows around it are loaded.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verify } from '@/server/modules/analytics';
import { sql } from '@/server/platform/sql';
import { createTestOrganization, type TestOrganization } from '../../fixtures/organization';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { importedCompany, importInto, reasons } from './import-desk';

let database: TestDatabase;
let org: TestOrganization;
const load = (kind: string, content: string) => importInto(org, kind, content);

const limits = (of: TestOrganization) =>
  of.work((work) =>
    work.tx.rows<{ code: string; limit: bigint }>(sql`
      SELECT d.code, a.credit_limit_minor AS limit FROM dealer d
      JOIN dealer_account a ON a.org_id = d.org_id AND a.dealer_id = d.id
      WHERE d.org_id = ${of.orgId}::uuid AND a.credit_limit_minor IS NOT NULL ORDER BY 1`),
  );

beforeAll(async () => {
  database = await createTestDatabase();
  org = await importedCompany();
});
afterAll(() => database.drop());

describe('limits of credit', () => {
  test('below nothing, or above every amount, refuse their row alone', async () => {
    const run = await load(
      'dealers',
      'code,name,credit_limit\nN1,One,-5\nN2,Two,7\nN2,Again,8\nN3,Three,10000000000000.01\n',
    );
    expect(reasons(run)).toEqual([
      '2 credit_limit imports.badAmount',
      '4 code request.repeatedRow',
      '5 credit_limit money.tooLarge',
    ]);
    expect(run.issues[1]?.params).toEqual({ row: 3 });
    expect((await limits(org)).map((one) => [one.code, one.limit])).toEqual([
      ['D1', 10_000_000n],
      ['N2', 700n],
    ]);
  });

  test('a currency that is none is what is wrong, not the limit', async () => {
    const run = await load(
      'dealers',
      'code,name,currency,credit_limit\nC1,One,XXX,5\nC2,2,jpy,7\n',
    );
    expect(reasons(run)).toEqual(['2 currency request.badCurrency']);
    expect(await limits(org)).toContainEqual({ code: 'C2', limit: 7n });
  });

  test('are in the currency of the dealer, which the file need not repeat', async () => {
    const yen = await createTestOrganization({ currency: 'JPY' });
    await importInto(yen, 'dealers', 'code,name,currency\nU1,One,USD\n');
    const run = await importInto(yen, 'dealers', 'code,credit_limit\nU1,500.25\n');
    expect(reasons(run)).toEqual([]);
    expect(await limits(yen)).toEqual([{ code: 'U1', limit: 50_025n }]);
  });

  test('need their permission, even where no row is right', async () => {
    const file = 'code,name,credit_limit\nP1,One,-5\n';
    const refusal = await refusalOf(importInto(org, 'dealers', file, { as: ['SALES_MANAGER'] }));
    expect(refusal.code).toBe('auth.notPermitted');
  });
});

describe('amounts that no account can add up', () => {
  test('a past order names its row', async () => {
    const header = 'order,dealer,product,quantity,price,order date\n';
    const run = await load(
      'order-history',
      `${header}B1,D1,P1,999999999,999999999,2025-01-05\nB1,D1,P2,1,1,2025-01-05\nB2,D1,P1,1,1,2025-01-05\n`,
    );
    expect(reasons(run)).toEqual(['2 price money.tooLarge', '3 - imports.orderIncomplete']);
    expect(run.rowsLoaded).toBe(1);
  });

  test('an order names its row, in amount and in units', async () => {
    await load('products', 'code,name,unit,packs\nK1,Nail,EA,SHIP=100000\n');
    const run = await load(
      'orders',
      'po,dealer,product,qty,unit,price\nB3,D1,P1,999999,,999999999999\nB4,D1,K1,999999,SHIP,1\n' +
        'B5,D1,P1,1,,\n',
    );
    expect(reasons(run)).toEqual(['2 qty money.tooLarge', '3 qty quantity.tooLarge']);
    expect(run.rowsLoaded).toBe(1);
  });

  test('a receipt names its row', async () => {
    const run = await load('receipts', 'dealer,date,amount\nD1,2025-03-01,92233720368547758.07\n');
    expect(reasons(run)).toEqual(['2 amount money.tooLarge']);
  });
});

test('a null character is no text, in a file as in a form', async () => {
  const refusal = await refusalOf(load('products', 'code,name\nP1,First\nP2,Sec\u0000ond\n'));
  expect(refusal).toMatchObject({ code: 'imports.badEncoding', params: { row: 3 } });
  const { caller } = await org.as(['SALES_MANAGER']);
  const search = refusalOf(caller.orders.list({ search: 'a\u0000b' }));
  expect((await search).code).toBe('request.controlCharacter');
});

describe('the days of the past', () => {
  const header =
    'order,dealer,product,quantity,price,order date,approval date,ship date,delivery date,invoice date\n';

  test('each step stands on its own day', async () => {
    const run = await load(
      'order-history',
      `${header}Y1,D1,P1,2,10,2025-01-05,2025-01-06,2025-01-08,2025-01-10,2025-01-09\n` +
        'Y2,D1,P1,2,10,2025-02-05,,2025-02-08,,\n',
    );
    expect(reasons(run)).toEqual([]);
    const steps = await org.work((work) =>
      work.tx.rows<{ number: string; status: string; steps: string }>(sql`
        SELECT o.number, o.status,
          string_agg(e.kind || ' ' || e.occurred_on, ', ' ORDER BY e.occurred_on, e.kind) AS steps
        FROM sales_order o
        JOIN order_flow_entry e ON e.org_id = o.org_id AND e.order_id = o.id
        WHERE o.org_id = ${org.orgId}::uuid AND o.number IN ('Y1', 'Y2')
        GROUP BY 1, 2 ORDER BY 1`),
    );
    expect(steps).toEqual([
      {
        number: 'Y1',
        status: 'CLOSED',
        steps:
          'REQUESTED 2025-01-05, APPROVED 2025-01-06, SHIPPED 2025-01-08, ' +
          'INVOICED 2025-01-09, DELIVERED 2025-01-10',
      },
      {
        number: 'Y2',
        status: 'SHIPPED',
        steps: 'APPROVED 2025-02-05, REQUESTED 2025-02-05, SHIPPED 2025-02-08',
      },
    ]);
  });

  test('that contradict each other name their cell', async () => {
    const run = await load(
      'order-history',
      `${header}Z1,D1,P1,2,10,2025-01-05,2025-01-04,,,\n` +
        'Z2,D1,P1,2,10,2025-01-05,2025-01-07,2025-01-06,2025-01-05,2025-01-06\n' +
        'Z3,D1,P1,2,10,2025-01-05,,,2025-01-06,2025-01-06\n',
    );
    expect(reasons(run)).toEqual([
      '2 approval date imports.stepTooEarly',
      '3 ship date imports.stepTooEarly',
      '3 delivery date imports.stepTooEarly',
      '4 delivery date imports.stepWithoutShipping',
      '4 invoice date imports.stepWithoutShipping',
    ]);
  });
});

test('leaves no difference behind', async () => {
  expect(await verify(org.orgId)).toEqual([]);
});
