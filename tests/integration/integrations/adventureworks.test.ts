// AdventureWorks loaded as history: every figure of the sales report equals a plain count over the
// CSV. Rounding rule: each line's amount is rounded to the cent by itself, half away from zero.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readTargets, runReport, verify } from '@/server/modules/analytics';
import { profileNamed } from '@/server/modules/integrations';
import { sql } from '@/server/platform/sql';
import { systemWork } from '@/server/platform/work';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { adventureworksFinance, WINDOW } from './plain-budgets';
import { cents, dataSet, plainRows, sums } from './plain-csv';
import { adventureworksQuotas } from './plain-quotas';
import { executionReport, minorOf, rolledCells, rolledUp, type RolledCell } from './rolled-budget';
import { foldAll } from '../../fixtures/folded';

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
    await foldAll(orgId);
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
    expect(loaded).toMatchObject({ read: 100_427, loaded: 100_427, rejected: 0 });
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

  // The budgeted dates are the twelve periods of the fiscal year 2011.
  const budgeted = (cells: readonly RolledCell[]) =>
    cells.filter((cell) => cell.period.startsWith('2011-'));

  test('executes the budget by department group and account as the file says', async () => {
    const executed = new Map<string, { actual: bigint; budget: bigint }>();
    for (const cell of budgeted(await rolledCells(orgId))) {
      const key = `${cell.programme.slice(1)} ${cell.account}`;
      const sum = executed.get(key) ?? { actual: 0n, budget: 0n };
      const budget = sum.budget + cell.original;
      executed.set(key, { actual: sum.actual + cell.actual, budget });
    }
    const plain = adventureworksFinance(folder).execution.list();
    expect(executed.size).toBe(plain.length);
    for (const [key, { actual = 0n, budget = 0n }] of plain) {
      expect([key, executed.get(key)]).toEqual([key, { actual, budget }]);
    }
  });

  test('rolls up to net income along the operators, actual and budget', async () => {
    const cells = budgeted(await rolledCells(orgId));
    const actual = await rolledUp(orgId, cells, (cell) => cell.actual);
    const budget = await rolledUp(orgId, cells, (cell) => cell.original);
    const plain = adventureworksFinance(folder).rollUp.list();
    for (const [code, sum] of plain) {
      const own = { actual: actual.get(code), budget: budget.get(code) };
      expect([code, own]).toEqual([code, { actual: 0n, budget: 0n, ...sum }]);
    }
    expect([actual.get('4'), budget.get('4')]).toEqual([447_122_792n, 829_775_000n]);
    // Assets equal liabilities and equity: the data set balances, and so does its copy.
    expect(actual.get('1')).toBe(0n);
  });

  test('reports the budgeted dates by department group and account, and net income', async () => {
    const rows = await executionReport(orgId, { by: ['programme', 'account'], ...WINDOW });
    const told = new Map(
      rows.map((row) => [
        `${String(row['programme']).slice(1)} ${String(row['account'])}`,
        { actual: minorOf(row['actual_amount']), budget: minorOf(row['original_amount']) },
      ]),
    );
    const plain = adventureworksFinance(folder).execution.list();
    expect(told.size).toBe(plain.length);
    for (const [key, { actual = 0n, budget = 0n }] of plain) {
      expect([key, told.get(key)]).toEqual([key, { actual, budget }]);
    }
    const tops = await executionReport(orgId, { by: ['account'], depth: 1, ...WINDOW });
    const net = tops.find((row) => row['account'] === '4');
    expect([net?.['actual_amount'], net?.['original_amount']].map(minorOf)).toEqual([
      447_122_792n,
      829_775_000n,
    ]);
  });

  test('compares every quota in force with what its person sold on those days', async () => {
    const answer = await systemWork(orgId, (work) =>
      readTargets(work, {
        subject: 'SALESPERSON',
        from: '2010-12-29',
        to: '2014-12-31',
        locale: 'en',
      }),
    );
    const told = answer.rows.flatMap(({ code, parts }) =>
      parts.map(({ startsOn, targetMinor, actualMinor }) => {
        return { salesperson: code, from: startsOn, target: targetMinor, actual: actualMinor };
      }),
    );
    const plain = adventureworksQuotas(folder).map(({ salesperson, from, target, actual }) => {
      return { salesperson, from, target, actual };
    });
    const byKey = (a: { salesperson: string; from: string }, b: typeof a) =>
      a.salesperson + a.from < b.salesperson + b.from ? -1 : 1;
    expect(told.toSorted(byKey)).toEqual(plain);
    expect(plain).toHaveLength(163);
    expect(answer.total).toMatchObject({
      targetMinor: 9_571_400_000n,
      actualMinor: 8_045_059_611n,
    });
  });

  test('leaves ledgers, balances and rollups without a difference', async () => {
    expect(await verify(orgId)).toEqual([]);
  }, 120_000);
});
