// Posting to the ledger of budgets: the formula, the controls, the refusals.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, NO_ONE } from '@/kernel/ids';
import {
  checkBudget,
  postBudget,
  postBudgetHistory,
  readAvailable,
} from '@/server/modules/budgets';
import { sql } from '@/server/platform/sql';
import { countStatements } from '../../fixtures/organization';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { differences, openBudgetWorld, type BudgetWorld } from './budget-world';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const march = (world: BudgetWorld) => ({ yearId: world.yearId, fromNo: 3, toNo: 3 });
const cellOf = (world: BudgetWorld) => ({
  centreId: world.centres.SHOP,
  accountId: world.accounts.PROMO,
  programmeId: NO_ONE,
});
const available = async (world: BudgetWorld) =>
  (await world.org.work((work) => readAvailable(work, cellOf(world), march(world)))).availableMinor;

describe('the formula', () => {
  it('holds the worked check: 1000; request 300; order 200 of it; invoice 200 and request 50', async () => {
    const world = await openBudgetWorld();
    const { posting, post } = world;
    await world.control();
    await post([posting('ORIGINAL', 1000n)]);
    await post([posting('PRE_COMMITMENT', 300n)]);
    expect(await available(world)).toBe(700n);
    await post([posting('PRE_COMMITMENT', -200n), posting('COMMITMENT', 200n)]);
    expect(await available(world)).toBe(700n);
    await post([posting('COMMITMENT', -200n), posting('ACTUAL', 200n)]);
    await post([posting('PRE_COMMITMENT', 50n)]);
    const parts = await world.org.work((work) => readAvailable(work, cellOf(world), march(world)));
    expect(parts).toMatchObject({
      preCommitmentMinor: 150n,
      commitmentMinor: 0n,
      actualMinor: 200n,
      availableMinor: 650n,
    });
    expect(await differences(database.superuserUrl, world.org.orgId)).toEqual([]);
  });
});

describe('a STOP', () => {
  it.each([
    [105_000n, true],
    [109_000n, true],
    [110_000n, true],
    [110_001n, false],
    [111_000n, false],
  ])('of 100,000 at 110 percent meets %s: passes %s', async (amount, passes) => {
    const world = await openBudgetWorld();
    await world.control({ stopRate: '1.1' });
    await world.post([world.posting('ORIGINAL', 100_000n)]);
    const use = world.post([world.posting('PRE_COMMITMENT', amount)]);
    if (passes) {
      const warnings = [expect.objectContaining({ code: 'budgets.nearLimit' })];
      const beyond = [expect.objectContaining({ code: 'budgets.overBudget' })];
      // Above the budget but within the tolerance is still near the limit, not past it.
      await expect(use).resolves.toMatchObject({ warnings: amount > 110_000n ? beyond : warnings });
    } else {
      expect(await refusalOf(use)).toMatchObject({
        code: 'budgets.overBudget',
        params: { missingMinor: String(amount - 110_000n), availableMinor: '110000' },
      });
    }
    expect(await differences(database.superuserUrl, world.org.orgId)).toEqual([]);
  });

  it('on a pool counts every cell below it, by the operators of the accounts', async () => {
    const world = await openBudgetWorld();
    const { posting, post, centres, accounts } = world;
    await world.control({ grain: 'POOL', centreId: centres.NORTH, accountId: accounts.COST });
    await post([posting('ORIGINAL', 100n)]);
    await post([posting('ACTUAL', 60n, { centre: 'ONLINE', account: 'DISPLAY' })]);
    const over = {
      code: 'budgets.overBudget',
      params: { missingMinor: '1', node: 'NORTH · COST · 2026-03' },
    };
    expect(await refusalOf(post([posting('ACTUAL', 41n)]))).toMatchObject(over);
    // What is refunded makes room; what does not roll up does not count.
    await post([posting('ACTUAL', 10n, { account: 'REFUND' })]);
    await post([posting('ACTUAL', 1000n, { account: 'MEMO' })]);
    await post([posting('ACTUAL', 50n)]);
    expect(await refusalOf(post([posting('ACTUAL', 1n)]))).toMatchObject({
      code: 'budgets.overBudget',
    });
    // South is another pool: nothing controls it there, and nothing is budgeted.
    const outcome = await post([posting('ACTUAL', 5n, { centre: 'SOUTH' })]);
    expect(outcome).toMatchObject({ warnings: [{ code: 'budgets.unbudgeted', controlId: null }] });
    expect(await differences(database.superuserUrl, world.org.orgId)).toEqual([]);
  });

  it('on the year to date lets an early month spend no later money', async () => {
    const world = await openBudgetWorld();
    const { posting, post } = world;
    await world.control({ scope: 'YEAR_TO_DATE' });
    for (const period of [1, 2, 3]) await post([posting('ORIGINAL', 100n, { period })]);
    expect(await refusalOf(post([posting('ACTUAL', 101n, { period: 1 })]))).toMatchObject({
      params: { periods: ['1'], node: 'SHOP · PROMO · 2026-01' },
    });
    await post([posting('ACTUAL', 250n, { period: 3 })]);
    // March has used what January may not give twice.
    expect(await refusalOf(post([posting('ACTUAL', 60n, { period: 1 })]))).toMatchObject({
      params: {
        missingMinor: '10',
        node: 'SHOP · PROMO · 2026-01–2026-03',
        periods: ['3', '4', '5', '6', '7', '8', '9', '10', '11', '12'],
      },
    });
    await post([posting('ACTUAL', 50n, { period: 1 })]);
    expect(await differences(database.superuserUrl, world.org.orgId)).toEqual([]);
  });

  it('refuses a budget that falls below what is used', async () => {
    const world = await openBudgetWorld();
    const { posting, post } = world;
    await world.control({ scope: 'YEAR' });
    await post([posting('ORIGINAL', 100n), posting('ACTUAL', 80n)]);
    expect(await refusalOf(post([posting('REVISION', -30n)]))).toMatchObject({
      code: 'budgets.belowUsed',
      params: { missingMinor: '10', node: 'SHOP · PROMO · 2026' },
    });
    await post([posting('REVISION', -20n)]);
    expect(await differences(database.superuserUrl, world.org.orgId)).toEqual([]);
  });

  it('is passed with the permission and a reason, and only by so much', async () => {
    const world = await openBudgetWorld();
    const { posting, post, org } = world;
    await world.control();
    await post([posting('ORIGINAL', 100n)]);
    await post([posting('ACTUAL', 130n)], 'The fair was moved');
    expect(await refusalOf(post([posting('ACTUAL', 1n)]))).toMatchObject({
      params: { missingMinor: '1' },
    });
    // What is given back does not stay open for somebody else.
    await post([posting('ACTUAL', -20n)]);
    expect(await refusalOf(post([posting('ACTUAL', 1n)]))).toMatchObject({
      code: 'budgets.overBudget',
    });
    const rows = await org.work(({ tx }) =>
      tx.rows(sql`SELECT amount_minor AS minor, reason FROM budget_override`),
    );
    expect(rows).toEqual([{ minor: 30n, reason: 'The fair was moved' }]);
    const clerk = { ...(await org.work(async ({ actor }) => actor)), can: () => false };
    const asClerk = org.work(
      (work) => postBudget(work, [posting('ACTUAL', 50n)], { override: { reason: 'Please' } }),
      { actor: clerk },
    );
    expect(await refusalOf(asClerk)).toMatchObject({ code: 'auth.notPermitted' });
    expect(await differences(database.superuserUrl, org.orgId)).toEqual([]);
  });
});

describe('what is not budgeted', () => {
  it.each(['ALLOW', 'WARN', 'STOP'] as const)('follows its control: %s', async (unbudgeted) => {
    const world = await openBudgetWorld();
    const { posting, post } = world;
    await world.control({ unbudgeted, mode: 'STOP' });
    const use = post([posting('ACTUAL', 50n)]);
    if (unbudgeted === 'STOP') {
      expect(await refusalOf(use)).toMatchObject({ code: 'budgets.unbudgeted' });
    } else {
      const warnings = unbudgeted === 'WARN' ? [{ code: 'budgets.unbudgeted' }] : [];
      await expect(use).resolves.toMatchObject({ warnings });
      // The first budget does not forbid what was allowed, but binds from now on.
      await post([posting('ORIGINAL', 40n)]);
      expect(await refusalOf(post([posting('ACTUAL', 1n)]))).toMatchObject({
        code: 'budgets.overBudget',
      });
    }
    expect(await differences(database.superuserUrl, world.org.orgId)).toEqual([]);
  });

  it('a budget of zero is a budget', async () => {
    const world = await openBudgetWorld();
    const { posting, post } = world;
    await world.control({ unbudgeted: 'ALLOW' });
    await post([posting('ORIGINAL', 0n)]);
    expect(await refusalOf(post([posting('ACTUAL', 1n)]))).toMatchObject({
      code: 'budgets.overBudget',
    });
    expect(await differences(database.superuserUrl, world.org.orgId)).toEqual([]);
  });

  it.each(['ALLOW', 'WARN', 'STOP'] as const)('without a control: %s', async (policy) => {
    const world = await openBudgetWorld({ settings: { 'budgets.unbudgeted': policy } });
    const { posting, post } = world;
    const use = post([posting('ACTUAL', 50n)]);
    if (policy === 'STOP') {
      expect(await refusalOf(use)).toMatchObject({ code: 'budgets.unbudgeted' });
      await post([posting('ACTUAL', 50n)], 'Agreed');
    } else {
      const warnings = policy === 'WARN' ? [{ code: 'budgets.unbudgeted' }] : [];
      await expect(use).resolves.toMatchObject({ warnings });
    }
    // Budgeted anywhere in the year is budgeted.
    await post([posting('ORIGINAL', 1n, { period: 9 })]);
    await expect(post([posting('ACTUAL', 50n)])).resolves.toMatchObject({ warnings: [] });
    expect(await differences(database.superuserUrl, world.org.orgId)).toEqual([]);
  });
});

describe('cells', () => {
  it('must be leaves, valid, in an open period and known', async () => {
    const world = await openBudgetWorld();
    const { posting, post, org, accounts, centres, periods } = world;
    const toParent = post([{ ...posting('ACTUAL', 1n), accountId: accounts.COST }]);
    expect(await refusalOf(toParent)).toMatchObject({
      code: 'budgets.notPostable',
      issues: [{ code: 'accounts.notALeaf', params: { code: 'COST' } }],
    });
    await post([posting('ORIGINAL', 100n), posting('COMMITMENT', 10n)]);
    await org.work(async ({ tx }) => {
      await tx.run(sql`UPDATE fiscal_period SET status = 'CLOSED' WHERE id = ${periods[2]}::uuid`);
      await tx.run(sql`UPDATE responsibility_centre SET valid_to = '2026-03-31'
        WHERE id = ${centres.SHOP}::uuid`);
    });
    expect(await refusalOf(post([posting('ACTUAL', 1n)]))).toMatchObject({
      issues: [{ code: 'budgets.periodClosed', params: { period: '2026-03' } }],
    });
    // A promise of a closed period can still be given back, into a later one that is open.
    const later = { centre: 'ONLINE', period: 4 } as const;
    await post([posting('COMMITMENT', -10n), posting('ACTUAL', 10n, later)]);
    expect(await refusalOf(post([posting('ACTUAL', 1n, { period: 4 })]))).toMatchObject({
      issues: [{ code: 'centres.notValidOn', params: { code: 'SHOP', date: '2026-04-02' } }],
    });
    const unknown = post([{ ...posting('ACTUAL', 1n), centreId: newId() }]);
    expect(await refusalOf(unknown)).toMatchObject({ code: 'centres.notFound' });
    await org.work((work) => postBudgetHistory(work, [posting('ACTUAL', 999n)]));
    expect(await differences(database.superuserUrl, org.orgId)).toEqual([]);
  });
});

it('answers a form with the rule that would decide, and writes nothing', async () => {
  const world = await openBudgetWorld();
  const { posting, post, org } = world;
  await world.control();
  await post([posting('ORIGINAL', 100n)]);
  const hint = await org.work((work) => checkBudget(work, [posting('ACTUAL', 150n)]));
  expect(hint.stops).toMatchObject([{ code: 'budgets.overBudget', missingMinor: 50n }]);
  expect(await available(world)).toBe(100n);
});

it('takes the same statements for 2 and for 500 postings', async () => {
  const world = await openBudgetWorld();
  const { posting, org } = world;
  await world.control({ unbudgeted: 'ALLOW' });
  await world.control({ grain: 'POOL', scope: 'YEAR_TO_DATE', unbudgeted: 'ALLOW' });
  const many = (count: number) =>
    Array.from({ length: count }, (_, at) =>
      posting('COMMITMENT', 1n, { period: (at % 12) + 1, centre: at % 2 ? 'SHOP' : 'SOUTH' }),
    );
  const few = await countStatements(org, (work) => postBudget(work, many(2)));
  const lots = await countStatements(org, (work) => postBudget(work, many(500)));
  expect(lots.statements).toBe(few.statements);
  expect(few.statements).toBeLessThanOrEqual(16);
});
