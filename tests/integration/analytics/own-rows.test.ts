// A centre may have figures of its own beside those of the centres below it, and may move: what a row of
// a report opens adds up to the row, and the tree is that of the days the report counts.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entriesHref } from '@/app/(desk)/dashboards/_drivers/driver-links';
import { rowHref } from '@/app/(desk)/reports/_report/drill-down';
import { reportFilters, reportInput } from '@/app/(desk)/reports/_report/report-filters';
import { minorOf, reportLines, textOf, totalLines } from '@/app/(desk)/reports/_report/report-rows';
import { NO_ONE } from '@/kernel/ids';
import { runReport } from '@/server/modules/analytics';
import { readBudgetExecution } from '@/server/modules/analytics/usecases/read-budget-execution';
import { moveCentre } from '@/server/modules/centres/usecases/centres';
import { sql } from '@/server/platform/sql';
import { readQuery } from '@/ui/filters/url-fields';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { openBudgetWorld, type BudgetWorld } from '../budgets/budget-world';
import { entriesAt } from './entries-at';
import { foldAll } from '../../fixtures/folded';

const NAME = 'budget-execution';

let database: TestDatabase;
let world: BudgetWorld;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await openBudgetWorld({ currency: 'USD' });
  const { org, post, posting, centres } = world;
  await org.work(async ({ tx }) => {
    await tx.run(sql`
      INSERT INTO centre_placement (org_id, centre_id, valid_from, parent_id, path)
      SELECT org_id, id, '1900-01-01'::date, parent_id, path FROM responsibility_centre
      WHERE org_id = ${tx.orgId}::uuid`);
  });
  await post([
    posting('ACTUAL', 1_000n, { centre: 'ALL', period: 2 }),
    posting('ACTUAL', 200n, { centre: 'NORTH', period: 2 }),
    posting('ACTUAL', 30n, { centre: 'SHOP', period: 2 }),
    posting('ACTUAL', 4n, { centre: 'SHOP', account: 'DISPLAY', period: 2 }),
    posting('ACTUAL', 50n, { centre: 'SHOP', period: 3 }),
  ]);
  await foldAll(org.orgId);
  const move = { id: centres.SHOP, version: 1, parentId: centres.SOUTH, from: '2026-03-01' };
  await org.work((work) => moveCentre(work, { ...move, reason: 'South takes the shop' }), {
    now: new Date('2026-03-20T04:00:00Z'),
  });
});
afterAll(() => database.drop());

async function ask(query: URLSearchParams) {
  const filters = readQuery(query, reportFilters(NAME));
  const report = await world.org.work((work) =>
    runReport(work, reportInput(NAME, filters, 'en'), { locale: 'en', limit: 100 }),
  );
  const rows = reportLines(report).map((line) => ({
    key: report.by.map((dim) => textOf(line.values[dim])).join(' '),
    actual: minorOf(line.values['actual_amount']) ?? 0n,
    href: rowHref({ report, filters, permissions: ['budgets.read'] }, line) ?? '',
  }));
  const totals = totalLines(report).map(({ values }) => ({
    kind: values['account_kind'],
    actual: values['actual_amount'],
    rate: values['execution_rate'],
  }));
  return { rows, own: report.own, totals };
}

const open = (more: Record<string, string>) => new URLSearchParams(more);
const figures = (rows: readonly { key: string; actual: bigint }[]) =>
  Object.fromEntries(rows.map(({ key, actual }) => [key, Number(actual)]));

/** What the row of a report opens, down to the entries, is at each step as much as the row. */
async function follow(href: string, actual: bigint): Promise<void> {
  const { pathname, searchParams } = new URL(href, 'http://desk');
  if (pathname === '/dashboards/entries') {
    const { totalMinor } = await entriesAt(world, href);
    expect({ href, totalMinor }).toEqual({ href, totalMinor: actual });
    return;
  }
  const { rows } = await ask(searchParams);
  expect({ href, sum: rows.reduce((sum, row) => sum + row.actual, 0n) }).toEqual({
    href,
    sum: actual,
  });
  for (const row of rows) await follow(row.href, row.actual);
}

const FEBRUARY = { from: '2026-02-01', to: '2026-02-28' };
const MARCH = { from: '2026-03-01', to: '2026-03-31' };

describe('a row of a centre', () => {
  it.each([
    { depth: null, own: ['ALL', 'NORTH'], rows: { ALL: 1_000, NORTH: 200, SHOP: 34 } },
    { depth: '1', own: undefined, rows: { ALL: 1_234 } },
    { depth: '2', own: ['ALL'], rows: { ALL: 1_000, NORTH: 234 } },
    { depth: '3', own: ['ALL', 'NORTH'], rows: { ALL: 1_000, NORTH: 200, SHOP: 34 } },
  ])('rolled up to $depth opens what adds up to it', async ({ depth, own, rows: wanted }) => {
    const asked = { ...FEBRUARY, by: 'centre', ...(depth === null ? {} : { depth }) };
    const { rows, own: found } = await ask(open(asked));
    expect(figures(rows)).toEqual(wanted);
    expect(found?.['centre']).toEqual(own);
    for (const row of rows) await follow(row.href, row.actual);
  });

  it('is summed by kind of account; rows of accounts, which operators join, are not', async () => {
    const { totals } = await ask(open({ ...FEBRUARY, by: 'centre' }));
    expect(totals).toEqual([{ kind: 'EXPENSE', actual: 1_234n, rate: null }]);
    expect((await ask(open({ ...FEBRUARY, by: 'account' }))).totals).toEqual([]);
  });

  it('stands where it stood on the days that are counted', async () => {
    const before = await ask(open({ ...FEBRUARY, by: 'centre', depth: '2' }));
    expect(figures(before.rows)).toEqual({ ALL: 1_000, NORTH: 234 });
    const after = await ask(open({ ...MARCH, by: 'centre', depth: '2' }));
    expect(figures(after.rows)).toEqual({ SOUTH: 50 });
    for (const row of after.rows) await follow(row.href, row.actual);
    const narrowed = await ask(open({ ...FEBRUARY, by: 'account', only: 'centre=NORTH' }));
    expect(figures(narrowed.rows)).toEqual({ DISPLAY: 4, PROMO: 230 });
  });
});

it('the dashboard has the figures of a centre itself beside those below it', async () => {
  const { centres, accounts, org, yearId } = world;
  const answer = await org.work((work) =>
    readBudgetExecution(work, { yearId, throughNo: 2, asTree: true }),
  );
  const of = (rows: typeof answer.rows, centreId: string) =>
    rows.find((row) => row.centreId === centreId && row.accountId === accounts.COST)?.actualMinor;
  expect(of(answer.rows, centres.ALL)).toBe(1_234n);
  expect(of(answer.own, centres.ALL)).toBe(1_000n);
  expect(of(answer.rows, centres.NORTH)).toBe(234n);
  expect(of(answer.own, centres.NORTH)).toBe(200n);
  // All that is spent is one row, and opens as much.
  const spent = (rows: typeof answer.rows, centreId: string) =>
    rows.find((row) => row.centreId === centreId && row.accountId === NO_ONE)?.actualMinor;
  for (const [centreId, isOwn] of [
    [centres.NORTH, false],
    [centres.NORTH, true],
  ] as const) {
    const node = { yearId, fromNo: 1, toNo: 2, centreId, accountId: null, isOwn };
    const href = entriesHref({ ...node, scope: 'ALL' }, 'ACTUAL');
    const { totalMinor } = await entriesAt(world, href);
    expect(totalMinor).toBe(spent(isOwn ? answer.own : answer.rows, centreId));
  }
  // Nothing hangs below it: its figures are its own as they are.
  expect(of(answer.own, centres.SHOP)).toBeUndefined();
});
