// Accounts that are taken off others of their kind: returns of sales, refunds of costs. By themselves
// they count as they were booked, wherever one looks; more of them is what it does to those above.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowHref } from '@/app/(desk)/reports/_report/drill-down';
import { reportFilters, reportInput } from '@/app/(desk)/reports/_report/report-filters';
import { minorOf, reportLines } from '@/app/(desk)/reports/_report/report-rows';
import { computeDeviations, runReport } from '@/server/modules/analytics';
import { readVariance } from '@/server/modules/analytics/usecases/read-variance';
import { readDrivers } from '@/server/modules/analytics/usecases/read-drivers';
import { newId } from '@/kernel/ids';
import { sql } from '@/server/platform/sql';
import { readQuery } from '@/ui/filters/url-fields';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { openBudgetWorld, type BudgetWorld } from '../budgets/budget-world';
import { entriesAt } from './entries-at';
import { foldAll } from '../../fixtures/folded';

let database: TestDatabase;
let world: BudgetWorld;
const [result, gross, returns] = [newId(), newId(), newId()];

/** RESULT holds SALES, of which GROSS is and RETURNS are taken off, and takes COST off. */
async function addAccounts({ org, sales, accounts }: BudgetWorld): Promise<void> {
  const insert = (id: string, code: string, kind: string, operator: string, path: string[]) =>
    org.work(({ tx }) =>
      tx.run(sql`
        INSERT INTO account (org_id, id, code, name, parent_id, path, kind, operator)
        VALUES (${tx.orgId}::uuid, ${id}::uuid, ${code}, ${code}, ${path.at(-2) ?? null}::uuid,
          ${path}::uuid[], ${kind}, ${operator})`),
    );
  await insert(result, 'RESULT', 'RESULT', '+', [result]);
  await insert(gross, 'GROSS', 'REVENUE', '+', [result, sales, gross]);
  await insert(returns, 'RETURNS', 'REVENUE', '-', [result, sales, returns]);
  await org.work(({ tx }) =>
    tx.run(sql`
      UPDATE account SET path = ${[result]}::uuid[] || path,
        parent_id = coalesce(parent_id, ${result}::uuid),
        operator = CASE WHEN id = ${accounts.COST}::uuid THEN '-' ELSE operator END
      WHERE org_id = ${tx.orgId}::uuid AND NOT path @> ${[result]}::uuid[]`),
  );
}

beforeAll(async () => {
  database = await createTestDatabase();
  world = await openBudgetWorld({ currency: 'USD' });
  const { org, post, posting } = world;
  await org.work(({ tx }) =>
    tx.run(sql`
      INSERT INTO centre_placement (org_id, centre_id, valid_from, parent_id, path)
      SELECT org_id, id, '1900-01-01'::date, parent_id, path FROM responsibility_centre
      WHERE org_id = ${tx.orgId}::uuid`),
  );
  await addAccounts(world);
  const of = (accountId: string) => (planned: bigint, came: bigint) => [
    { ...posting('ORIGINAL', planned), accountId },
    { ...posting('ACTUAL', came), accountId },
  ];
  await post([
    ...of(gross)(1_000n, 900n),
    ...of(returns)(100n, 160n),
    ...of(world.accounts.PROMO)(500n, 450n),
    ...of(world.accounts.REFUND)(50n, 70n),
  ]);
  await foldAll(org.orgId);
});
afterAll(() => database.drop());

const now = new Date('2026-04-02T04:00:00Z');
const SPAN = { from: '2026-01-01', to: '2026-03-31' };

async function report(name: 'variance' | 'budget-execution', query: Record<string, string>) {
  const filters = readQuery(new URLSearchParams({ ...SPAN, ...query }), reportFilters(name));
  const answer = await world.org.work(
    (work) => runReport(work, reportInput(name, filters, 'en'), { locale: 'en', limit: 100 }),
    { now },
  );
  return { filters, report: answer, lines: reportLines(answer) };
}

const EXPECTED = [
  { code: 'GROSS', basis: 1_000n, actual: 900n, variance: -100n, mark: 'U' },
  { code: 'RETURNS', basis: 100n, actual: 160n, variance: -60n, mark: 'U' },
  { code: 'PROMO', basis: 500n, actual: 450n, variance: 50n, mark: 'F' },
  { code: 'REFUND', basis: 50n, actual: 70n, variance: 20n, mark: 'F' },
] as const;

describe.each(EXPECTED)('$code', ({ code, basis, actual, variance, mark }) => {
  const figures = { budget_amount: basis, actual_amount: actual, variance_amount: variance, mark };

  it('is the same in the report, grouped by it or narrowed to it', async () => {
    const asked: Record<string, string>[] = [
      { by: 'account', only: `account=${code}` },
      { by: 'centre', only: `account=${code}` },
      { by: 'period', only: `account=${code}` },
      { by: 'centre', depth: '1', only: `account=${code}` },
    ];
    for (const query of asked) {
      const { lines } = await report('variance', query);
      expect(lines.map(({ values }) => values)).toMatchObject([figures]);
    }
  });

  it('opens entries that say the same', async () => {
    const only = `account=${code}&programme=`;
    for (const query of [
      { by: 'centre', only },
      { by: 'account', only: `centre=SHOP&${only}` },
    ]) {
      const found = await report('budget-execution', query);
      expect(found.lines).toHaveLength(1);
      for (const line of found.lines) {
        const href = rowHref({ ...found, permissions: ['budgets.read'] }, line);
        const entries = await entriesAt(world, href, now);
        expect(entries.totalMinor).toBe(minorOf(line.values['actual_amount']));
        expect(entries.totalMinor).toBe(actual);
      }
    }
  });

  it('is so on the dashboard, in its row, as its node and in the steps to it', async () => {
    const asked = { yearId: world.yearId, throughNo: 3 };
    const all = await world.org.work((work) => readVariance(work, asked), { now });
    const figure = { basisMinor: basis, actualMinor: actual, varianceMinor: variance, mark };
    const row = all.rows.find((one) => one.code === code);
    expect(row).toMatchObject(figure);
    const node = await world.org.work(
      (work) => readVariance(work, { ...asked, accountId: row?.id ?? null }),
      { now },
    );
    expect(node.total).toMatchObject(figure);
    const below = await world.org.work(
      (work) => readDrivers(work, { ...asked, accountId: row?.id ?? null, by: 'document' }),
      { now },
    );
    expect(below.total).toMatchObject(figure);
    expect(below.parts.reduce((sum, part) => sum + part.varianceMinor, 0n)).toBe(variance);
    const [step] = node.waterfall.steps;
    const isUp = (step?.amountMinor ?? 0n) > 0n;
    expect(isUp === node.waterfall.isMoreFavourable ? 'F' : 'U').toBe(mark);
  });
});

it('the accounts above count them as they always did', async () => {
  const { lines } = await report('variance', { by: 'account', depth: '2' });
  expect(lines.map(({ values }) => values)).toMatchObject([
    { account: 'COST', actual_amount: 380n, variance_amount: 70n, mark: 'F' },
    { account: 'SALES', actual_amount: 740n, variance_amount: -160n, mark: 'U' },
  ]);
  const kinds = await report('variance', { by: 'centre', only: 'account=RESULT' });
  expect(kinds.lines.map(({ values }) => values)).toMatchObject([
    { account_kind: 'EXPENSE', actual_amount: 380n, variance_amount: 70n },
    { account_kind: 'REVENUE', actual_amount: 740n, variance_amount: -160n },
  ]);
  const only = 'account=RESULT&programme=';
  const opened = await report('budget-execution', { by: 'centre', only });
  for (const line of opened.lines) {
    const href = rowHref({ ...opened, permissions: ['budgets.read'] }, line);
    const { totalMinor } = await entriesAt(world, href, now);
    expect(totalMinor).toBe(minorOf(line.values['actual_amount']));
  }
});

it('a deviation of returns goes the way of its row, with what was booked below it', async () => {
  const { org } = world;
  const { deviations } = (await org.as('CONTROLLER')).caller;
  await deviations.saveRule({
    ...{ code: 'EARNED', name: 'Earned', measure: 'REVENUE', basis: 'BUDGET', span: 'PERIOD' },
    ...{ rate: '0.2', dueDays: 7 },
  });
  await org.work((work) => computeDeviations(work, { throughNo: 3 }), { now });
  expect(await deviations.list({})).toMatchObject([
    {
      ...{ accountId: returns, varianceMinor: -60n },
      drivers: [
        { role: 'BASIS', varianceMinor: 100n },
        { role: 'PART', varianceMinor: -160n },
      ],
    },
  ]);
});
