// Every row of a report on the budget opens rows below it, and the last of them entries that add up to it.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rowHref } from '@/app/(desk)/reports/_report/drill-down';
import { reportFilters, reportInput } from '@/app/(desk)/reports/_report/report-filters';
import { minorOf, reportLines } from '@/app/(desk)/reports/_report/report-rows';
import { runReport } from '@/server/modules/analytics';
import { postBudgetHistory } from '@/server/modules/budgets';
import { sql } from '@/server/platform/sql';
import { readQuery } from '@/ui/filters/url-fields';
import { addDealer } from '../../fixtures/dealers';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { addYear, openBudgetWorld, type BudgetWorld } from '../budgets/budget-world';
import { entriesAt } from './entries-at';
import { foldAll } from '../../fixtures/folded';

let database: TestDatabase;
let world: BudgetWorld;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await openBudgetWorld({ currency: 'USD' });
  const { org, calendarId, post, posting, programme, sales } = world;
  const [, ...before] = await org.work(({ tx }) => addYear(tx, calendarId, 2025));
  const type = randomUUID();
  await org.work(async ({ tx }) => {
    await tx.run(sql`
      INSERT INTO centre_placement (org_id, centre_id, valid_from, parent_id, path)
      SELECT org_id, id, '1900-01-01'::date, parent_id, path FROM responsibility_centre
      WHERE org_id = ${tx.orgId}::uuid`);
    await tx.run(sql`
      INSERT INTO expense_type (org_id, id, code, name, account_id, activity)
      VALUES (${tx.orgId}::uuid, ${type}::uuid, 'SHELF', 'Shelf', ${world.accounts.PROMO}::uuid, 'OTHER')`);
  });
  const dealerId = (await addDealer(org)).id;
  await post([
    posting('ORIGINAL', 900n),
    posting('ORIGINAL', 70n, { centre: 'ONLINE' }),
    posting('COMMITMENT', 30n, { centre: 'SOUTH' }),
    { ...posting('ACTUAL', 50n), dealerId, expenseTypeId: type },
    posting('ACTUAL', 20n, { programmeId: programme }),
    posting('ACTUAL', 7n, { centre: 'NORTH', period: 1 }),
    posting('ACTUAL', 4n, { account: 'REFUND' }),
    posting('ACTUAL', 600n, { account: 'MEMO' }),
    { ...posting('ACTUAL', 4_000n), accountId: sales },
  ]);
  await org.work((work) =>
    postBudgetHistory(work, [
      { ...posting('ACTUAL', 11n), periodId: before[11] ?? '', occurredOn: '2025-12-02' },
    ]),
  );
  await foldAll(org.orgId);
});
afterAll(() => database.drop());

const NAMES = ['budget-execution', 'variance', 'expense-flow'] as const;
const SUMS: Readonly<Record<string, readonly string[]>> = {
  ACTUAL: ['actual_amount'],
  USED: ['actual_amount', 'committed_amount', 'pre_committed_amount'],
  // One of them is a column of the report.
  BUDGET: ['revised_amount', 'budget_amount'],
};

/** Follows every row of the report at an address down to the entries; the addresses it ended with. */
async function follow(name: (typeof NAMES)[number], query: URLSearchParams): Promise<string[]> {
  const filters = readQuery(query, reportFilters(name));
  const report = await world.org.work((work) =>
    runReport(work, reportInput(name, filters, 'en'), { locale: 'en', limit: 100 }),
  );
  const ends: string[] = [];
  for (const line of reportLines(report)) {
    const href = rowHref({ report, filters, permissions: ['budgets.read'] }, line) ?? '';
    const { pathname, searchParams } = new URL(href, 'http://desk');
    if (pathname === `/reports/${name}`) {
      ends.push(...(await follow(name, searchParams)));
      continue;
    }
    expect(pathname).toBe('/dashboards/entries');
    const { totalMinor, toDate, items } = await entriesAt(world, href);
    // A variance holds what came of a period that runs against what was planned to date.
    const shown = name === 'variance' && toDate ? toDate.amountMinor : totalMinor;
    const keys = SUMS[searchParams.get('part') ?? ''] ?? [];
    const sum = keys.reduce((total, key) => total + (minorOf(line.values[key]) ?? 0n), 0n);
    expect({ href, shown }).toEqual({ href, shown: sum });
    expect(items.length).toBeGreaterThan(0);
    ends.push(href);
  }
  return ends;
}

const open = (more: Record<string, string>) => new URLSearchParams(more);

it.each(NAMES)('%s, of one year and of all', async (name) => {
  const days = { from: '2026-01-01', to: '2026-03-31' };
  const ends = await follow(name, open(days));
  expect(new Set(ends).size).toBeGreaterThan(3);
  const all = await follow(name, open({ by: 'period', from: '2025-01-01', to: '2026-12-31' }));
  expect(
    new Set(all.map((href) => new URL(href, 'http://desk').searchParams.get('year'))).size,
  ).toBe(2);
});

it.each(['budget-execution', 'expense-flow'] as const)('%s, from its top', async (name) => {
  const ends = await follow(name, open({ by: 'centre', depth: '1' }));
  expect(ends.length).toBeGreaterThan(3);
});
