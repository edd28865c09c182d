// What many people do to one budget at once: nothing is overspent, at no level; no control has an
// uncontrolled moment.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readAvailable } from '@/server/modules/budgets';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { differences, openBudgetWorld, type BudgetWorld, type Cell } from './budget-world';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const times = <T>(count: number, run: (index: number) => Promise<T>) =>
  Promise.allSettled(Array.from({ length: count }, (_, index) => run(index)));

const CENTRES = ['SHOP', 'ONLINE', 'SOUTH'] as const;
const ACCOUNTS = ['PROMO', 'DISPLAY'] as const;
const spread = (index: number): Cell => ({
  centre: CENTRES[index % 3] ?? 'SHOP',
  account: ACCOUNTS[index % 2] ?? 'PROMO',
});

function onlyStopped(results: readonly PromiseSettledResult<unknown>[]): number {
  for (const result of results) {
    if (result.status === 'fulfilled') continue;
    expect(result.reason).toMatchObject({
      code: expect.stringMatching(/^budgets\.(overBudget|belowUsed)$/),
    });
  }
  return results.filter(({ status }) => status === 'fulfilled').length;
}

const availableAt = (world: BudgetWorld, centreId: string | null, accountId: string | null) =>
  world.org
    .work((work) =>
      readAvailable(
        work,
        { centreId, accountId, programmeId: null },
        { yearId: world.yearId, fromNo: 1, toNo: 12 },
      ),
    )
    .then(({ availableMinor }) => availableMinor);

test('20 parallel requests overspend neither a cell nor any pool above it', async () => {
  const world = await openBudgetWorld();
  const { posting, post, centres, accounts } = world;
  await world.control({ unbudgeted: 'ALLOW' });
  await world.control({ grain: 'POOL', centreId: centres.NORTH, accountId: accounts.COST });
  await world.control({ grain: 'POOL', scope: 'YEAR', centreId: centres.ALL });
  await world.control({ grain: 'POOL', scope: 'YEAR_TO_DATE', accountId: accounts.PROMO });
  for (let at = 0; at < 6; at += 1) await post([posting('ORIGINAL', 300n, spread(at))]);
  const results = await times(20, (at) =>
    post([posting('PRE_COMMITMENT', 110n, spread(at)), posting('COMMITMENT', 40n, spread(at + 1))]),
  );
  // Each takes 150 of 1,800; the cells let two of 110 pass, and 40 beside.
  expect(onlyStopped(results)).toBeGreaterThan(4);
  for (const centre of [...CENTRES, 'NORTH', 'ALL'] as const) {
    expect(await availableAt(world, centres[centre], null)).toBeGreaterThanOrEqual(0n);
  }
  expect(await availableAt(world, null, accounts.PROMO)).toBeGreaterThanOrEqual(0n);
  expect(await differences(database.superuserUrl, world.org.orgId)).toEqual([]);
});

test('the last of a pool goes to exactly as many as it is enough for', async () => {
  const world = await openBudgetWorld();
  const { posting, post, centres } = world;
  await world.control({ grain: 'POOL', scope: 'YEAR', centreId: centres.ALL });
  await post([posting('ORIGINAL', 1000n)]);
  const results = await times(20, (at) => post([posting('COMMITMENT', 150n, spread(at))]));
  expect(onlyStopped(results)).toBe(6);
  expect(await availableAt(world, centres.ALL, null)).toBe(100n);
  expect(await differences(database.superuserUrl, world.org.orgId)).toEqual([]);
});

test('money is taken out of a budget and spent at once: one of both is refused', async () => {
  const world = await openBudgetWorld();
  const { posting, post, centres } = world;
  await world.control({ grain: 'POOL', scope: 'YEAR', centreId: centres.NORTH });
  await post([posting('ORIGINAL', 1000n), posting('ORIGINAL', 500n, { centre: 'SOUTH' })]);
  const results = await times(20, (at) =>
    at % 2 === 0
      ? post([posting('ACTUAL', 90n)])
      : post([posting('TRANSFER', -90n), posting('TRANSFER', 90n, { centre: 'SOUTH' })]),
  );
  expect(onlyStopped(results)).toBe(11);
  expect(await availableAt(world, centres.NORTH, null)).toBe(10n);
  expect(await differences(database.superuserUrl, world.org.orgId)).toEqual([]);
});

test('a rule that is made while money is spent counts all of it', async () => {
  const world = await openBudgetWorld();
  const { posting, post, centres } = world;
  await post([posting('ORIGINAL', 1000n)]);
  const results = await times(21, (at) =>
    at === 10
      ? world.control({ grain: 'POOL', scope: 'YEAR', centreId: centres.ALL })
      : post([posting('COMMITMENT', 90n, spread(at))]),
  );
  onlyStopped(results);
  expect(await differences(database.superuserUrl, world.org.orgId)).toEqual([]);
  const left = await availableAt(world, centres.ALL, null);
  const more = await times(20, (at) => post([posting('COMMITMENT', 90n, spread(at))]));
  const passed = onlyStopped(more);
  expect(BigInt(passed)).toBe(left > 0n ? left / 90n : 0n);
  expect(await differences(database.superuserUrl, world.org.orgId)).toEqual([]);
});
