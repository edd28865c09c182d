// Amounts of a budget from a file: into a draft, each row by itself.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { importBudget, type BudgetRow } from '@/server/modules/budgets';
import { sql } from '@/server/platform/sql';
import { countStatements } from '../../fixtures/organization';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { openBudgetWorld } from './budget-world';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const row = (more: Partial<BudgetRow> = {}): BudgetRow => ({
  year: '2026',
  budget: 'Plan',
  period: '2026-03',
  centre: 'SHOP',
  account: 'PROMO',
  amountMinor: 100n,
  ...more,
});

it('writes the good rows into a draft and says why the others were refused', async () => {
  const world = await openBudgetWorld();
  await world.org.work(({ tx }) =>
    tx.run(sql`UPDATE fiscal_period SET status = 'CLOSED' WHERE id = ${world.periods[0]}::uuid`),
  );
  const rows = [
    row(),
    row({ period: '4', programme: 'LAUNCH', comment: 'Spring' }),
    row({ year: '1999' }),
    row({ period: '13' }),
    row({ period: '1' }),
    row({ account: 'COST', period: '5' }),
    row({ centre: 'NOWHERE', period: '6' }),
    row(),
    row({ budget: '' }),
  ];
  const outcome = await world.org.work((work) => importBudget(work, rows));
  expect(outcome).toMatchObject({ created: 1, updated: 0 });
  expect(outcome.refused.map(({ index, code }) => [index, code])).toEqual([
    [2, 'budgets.unknownYear'],
    [3, 'budgets.unknownPeriod'],
    [4, 'budgets.periodClosed'],
    [5, 'accounts.notALeaf'],
    [6, 'centres.unknownCentre'],
    [7, 'request.repeatedRow'],
    [8, 'request.required'],
  ]);
  const { caller } = await world.org.as('CONTROLLER');
  const [draft] = await caller.budgets.list();
  expect(draft).toMatchObject({ name: 'Plan', status: 'DRAFT', lines: 2, expenseMinor: 200n });
  // The same version again, by its number: one cell changes, nothing is doubled.
  const again = [row({ budget: draft?.number ?? '', amountMinor: 70n })];
  expect(await world.org.work((work) => importBudget(work, again))).toMatchObject({ created: 0 });
  expect(await caller.budgets.list()).toMatchObject([{ lines: 2, expenseMinor: 170n }]);
  // By its number and by its name it is one, so one cell of it is not given two amounts.
  const both = [row({ amountMinor: 80n }), row({ budget: draft?.number ?? '', amountMinor: 90n })];
  expect(await world.org.work((work) => importBudget(work, both))).toMatchObject({
    ...{ created: 0, updated: 1, refused: [{ index: 1, code: 'request.repeatedRow' }] },
  });
  expect(await caller.budgets.list()).toMatchObject([{ lines: 2, expenseMinor: 180n }]);
});

it('takes the same statements for 2 and for 600 rows', async () => {
  const world = await openBudgetWorld();
  const many = (count: number) =>
    Array.from({ length: count }, (_, at) =>
      row({
        period: String((at % 12) + 1),
        centre: ['SHOP', 'ONLINE', 'SOUTH'][at % 3] ?? '',
        account: ['PROMO', 'DISPLAY', 'REFUND', 'MEMO'][Math.floor(at / 36) % 4] ?? '',
        budget: 'Plan',
      }),
    );
  await world.org.work((work) => importBudget(work, [row()]));
  const few = await countStatements(world.org, (work) => importBudget(work, many(2)));
  const lots = await countStatements(world.org, (work) => importBudget(work, many(600)));
  expect(lots.statements).toBe(few.statements);
});
