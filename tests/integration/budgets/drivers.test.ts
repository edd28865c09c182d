// Budgets that follow sales: at rate × sales whatever order jobs run in and however often.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { NO_ONE } from '@/kernel/ids';
import { applyDrivers, createDriver, driverSpans, readAvailable } from '@/server/modules/budgets';
import { saveDriver } from '@/server/modules/budgets/usecases/drivers';
import { sql } from '@/server/platform/sql';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { differences, openBudgetWorld, type BudgetWorld } from './budget-world';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const input = (world: BudgetWorld) => ({
  ...{ code: 'REBATE', yearId: world.yearId, rate: '0.05', regionId: null, categoryId: null },
  ...{ centreId: world.centres.SHOP, accountId: world.accounts.PROMO, programmeId: NO_ONE },
  active: true,
});

async function withDriver() {
  const world = await openBudgetWorld();
  const { id } = await world.org.work((work) => createDriver(work, input(world)));
  const sell = (...sales: [period: number, minor: bigint][]) =>
    world.org.work((work) =>
      applyDrivers(
        work,
        sales.map(([period, salesMinor]) => {
          return { driverId: id, periodId: world.periods[period - 1] ?? '', salesMinor };
        }),
      ),
    );
  const flex = async (account: 'PROMO' | 'DISPLAY' = 'PROMO') => {
    const node = { centreId: world.centres.SHOP, accountId: world.accounts[account] };
    const span = { yearId: world.yearId, fromNo: 1, toNo: 12 };
    const sums = await world.org.work((work) =>
      readAvailable(work, { ...node, programmeId: NO_ONE }, span),
    );
    return sums.flexMinor;
  };
  return { world, id, sell, flex };
}

it('posts the difference, and nothing the second time', async () => {
  const { world, sell, flex } = await withDriver();
  expect(await sell([1, 1_010n], [2, 2_000n])).toEqual({ posted: 2 });
  expect(await flex()).toBe(151n);
  expect(await sell([1, 1_010n], [2, 2_000n])).toEqual({ posted: 0 });
  expect(await sell([1, 1_010n], [2, 3_000n])).toEqual({ posted: 1 });
  expect(await flex()).toBe(201n);
  expect(await differences(database.superuserUrl, world.org.orgId)).toEqual([]);
});

it('comes to the same from 20 jobs at once', async () => {
  const { world, sell, flex } = await withDriver();
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => sell([3, 10_000n])));
  expect(outcomes.reduce((sum, { posted }) => sum + posted, 0)).toBe(1);
  expect(await flex()).toBe(500n);
  expect(await differences(database.superuserUrl, world.org.orgId)).toEqual([]);
});

it('gives a centre that ended no more, and the others theirs', async () => {
  const { world, id, flex } = await withDriver();
  const other = { ...input(world), code: 'OTHER', centreId: world.centres.ONLINE };
  const { id: otherId } = await world.org.work((work) => createDriver(work, other));
  await world.org.work(({ tx }) =>
    tx.run(sql`UPDATE responsibility_centre SET valid_to = '2026-01-31'
      WHERE id = ${world.centres.SHOP}::uuid`),
  );
  const sell = (minor: bigint) =>
    world.org.work((work) =>
      applyDrivers(
        work,
        [1, 2].flatMap((period) =>
          [id, otherId].map((driverId) => {
            return { driverId, periodId: world.periods[period - 1] ?? '', salesMinor: minor };
          }),
        ),
      ),
    );
  // January of both, and February of the one that is still there.
  expect(await sell(1_000n)).toEqual({ posted: 3 });
  expect(await flex()).toBe(50n);
  expect(await sell(1_000n)).toEqual({ posted: 0 });
  expect(await differences(database.superuserUrl, world.org.orgId)).toEqual([]);
});

it('follows its rule elsewhere, and keeps closed periods as they are', async () => {
  const { world, id, sell, flex } = await withDriver();
  await sell([1, 1_000n], [2, 1_000n]);
  await world.org.work(({ tx }) =>
    tx.run(sql`UPDATE fiscal_period SET status = 'CLOSED' WHERE id = ${world.periods[0]}::uuid`),
  );
  const moved = { ...input(world), accountId: world.accounts.DISPLAY, rate: '0.1' };
  await world.org.work((work) => saveDriver(work, { ...moved, id, version: 1 }));
  const spans = await world.org.work(driverSpans);
  // Periods that have begun and are open: February and March of a company that lives in March.
  expect(spans.map(({ startsOn }) => startsOn)).toEqual(['2026-02-01', '2026-03-01']);
  await sell([2, 1_000n], [3, 0n]);
  expect([await flex(), await flex('DISPLAY')]).toEqual([50n, 100n]);
  expect(await differences(database.superuserUrl, world.org.orgId)).toEqual([]);
});

it('passes a STOP where sales fall behind what was spent, on record', async () => {
  const { world, sell } = await withDriver();
  await world.control({ scope: 'YEAR' });
  await sell([3, 10_000n]);
  await world.post([world.posting('ACTUAL', 480n)]);
  await sell([3, 9_000n]);
  const rows = await world.org.work(({ tx }) =>
    tx.rows(sql`SELECT amount_minor AS minor, reason FROM budget_override`),
  );
  expect(rows).toEqual([{ minor: 30n, reason: 'SALES_CORRECTED' }]);
  expect(await differences(database.superuserUrl, world.org.orgId)).toEqual([]);
});

it('points at cells and filters that exist', async () => {
  const world = await openBudgetWorld();
  const create = (more: object) =>
    world.org.work((work) => createDriver(work, { ...input(world), ...more }));
  expect(await refusalOf(create({ regionId: world.yearId }))).toMatchObject({
    code: 'budgets.filterNotFound',
    field: 'regionId',
  });
  expect(await refusalOf(create({ accountId: world.accounts.COST }))).toMatchObject({
    issues: [{ code: 'accounts.notALeaf' }],
  });
});
