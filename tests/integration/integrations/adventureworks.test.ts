// AdventureWorks loaded as history: every figure of the sales report equals a plain count over the
// CSV. Rounding rule: each line's amount is rounded to the cent by itself, half away from zero.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catchUp, runReport, verify } from '@/server/modules/analytics';
import { profileNamed } from '@/server/modules/integrations';
import { sql } from '@/server/platform/sql';
import { systemWork } from '@/server/platform/work';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { cents, dataSet, plainRows, sums } from './plain-csv';

const { folder, missing } = dataSet('adventureworks-dw');

describe.skipIf(missing)(`adventureworks${missing ? `: ${missing}` : ''}`, () => {
  let database: TestDatabase;
  let orgId: string;
  let facts: Record<string, string>[];
  let loaded: { read: number; loaded: number; rejected: number };

  beforeAll(async () => {
    database = await createTestDatabase();
    const admin = { email: 'aw@test.example', name: 'AW', password: 'correct-Horse-battery-9' };
    const profile = profileNamed('adventureworks');
    if (!profile) throw new Error('the profile is gone');
    const outcome = await profile.load(folder, { code: 'aw', admin }, () => undefined);
    ({ orgId } = outcome);
    loaded = outcome;
    facts = plainRows(folder, 'FactResellerSales');
    await catchUp(orgId, 120_000);
  }, 300_000);
  afterAll(() => database.drop());

  /** Net sales of the report by one dimension, without the groups that sold nothing. */
  async function reported(dimension: string): Promise<[string, string][]> {
    const report = await systemWork(orgId, (work) =>
      runReport(work, { name: 'sales', by: [dimension] }, { locale: 'en', limit: 10_000 }),
    );
    const at = (key: string) => report.columns.findIndex((column) => column.key === key);
    const [code, net] = [at(dimension), at('net_amount')];
    const text = (value: unknown) => (typeof value === 'string' ? value : '');
    return sums(report.rows.map((row) => [text(row[code]), BigInt(row[net] as bigint)] as const));
  }

  const counted = (keyOf: (row: Record<string, string>) => string) =>
    sums(facts.map((row) => [keyOf(row), cents(row['SalesAmount'] ?? '')] as const));

  test('loads 3,796 orders of 60,855 lines', async () => {
    expect(loaded).toMatchObject({ read: 60_855, loaded: 60_855, rejected: 0 });
    const counts = await systemWork(orgId, (work) =>
      work.tx.row<{ orders: bigint; lines: bigint }>(sql`
        SELECT (SELECT count(*) FROM sales_order WHERE org_id = ${orgId}::uuid) AS orders,
          (SELECT count(*) FROM order_line WHERE org_id = ${orgId}::uuid) AS lines`),
    );
    expect([Number(counts?.orders), Number(counts?.lines)]).toEqual([3_796, 60_855]);
  });

  test('sells by year what the file says', async () => {
    expect(await reported('year')).toEqual(counted((row) => (row['OrderDate'] ?? '').slice(0, 4)));
  });

  test('sells by territory what the file says', async () => {
    expect(await reported('region')).toEqual(counted((row) => `T${row['SalesTerritoryKey']}`));
  });

  test('sells by dealer what the file says', async () => {
    const codes = new Map(
      plainRows(folder, 'DimReseller').map((row) => [
        row['ResellerKey'],
        row['ResellerAlternateKey'],
      ]),
    );
    expect(await reported('dealer')).toEqual(
      counted((row) => codes.get(row['ResellerKey']) ?? `unknown ${row['ResellerKey']}`),
    );
  });

  test('sells by product what the file says', async () => {
    const codes = new Map(
      plainRows(folder, 'DimProduct').map((row) => [row['ProductKey'], row['ProductAlternateKey']]),
    );
    expect(await reported('product')).toEqual(
      counted((row) => codes.get(row['ProductKey']) ?? `unknown ${row['ProductKey']}`),
    );
  });

  test('leaves ledgers, balances and rollups without a difference', async () => {
    expect(await verify(orgId)).toEqual([]);
  }, 120_000);
});
