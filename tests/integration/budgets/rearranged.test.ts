// Pools by centre, programme and chapter, and what becomes of them when the trees are rearranged.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refillLimits } from '@/server/modules/budgets';
import { upsertCentres, upsertProgrammes } from '@/server/modules/centres';
import { sql } from '@/server/platform/sql';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { differences, openBudgetWorld, type BudgetWorld } from './budget-world';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const proved = async ({ org }: BudgetWorld) =>
  expect(await differences(database.superuserUrl, org.orgId)).toEqual([]);

const admin = async ({ org }: BudgetWorld) =>
  (await org.as(['ADMINISTRATOR', 'CONTROLLER'])).caller;

/** A programme below LAUNCH, and one beside it. */
async function programmes(world: BudgetWorld) {
  const { centres } = await admin(world);
  const { programme: parentId } = world;
  const below = await centres.programmes.create({ code: 'NORTH', name: 'North', parentId });
  const beside = await centres.programmes.create({ code: 'OTHER', name: 'Other' });
  return { below, beside };
}

/** How many events of these names wait for the jobs, which are then run. */
async function follow({ org }: BudgetWorld, name: string): Promise<number> {
  const row = await org.work(({ tx }) =>
    tx.row<{ count: number }>(
      sql`SELECT count(*)::int AS count FROM outbox_event WHERE org_id = ${tx.orgId}::uuid
        AND name = ${name}`,
    ),
  );
  await org.work(refillLimits);
  return row?.count ?? 0;
}

describe('a pool of centre, programme and chapter', () => {
  it('counts what lies in all three, with what hangs below each, and nothing else', async () => {
    const world = await openBudgetWorld();
    const { posting, post, centres, accounts, programme: programmeId } = world;
    const { below, beside } = await programmes(world);
    const node = { centreId: centres.NORTH, accountId: accounts.COST, programmeId };
    await world.control({ grain: 'POOL', scope: 'YEAR', ...node });
    await post([posting('ORIGINAL', 100n, { programmeId })]);
    await post([
      posting('ACTUAL', 30n, { programmeId, account: 'DISPLAY', period: 1 }),
      posting('ACTUAL', 30n, { programmeId: below.id, centre: 'ONLINE', period: 9 }),
    ]);
    const last = (amount: bigint) => [posting('COMMITMENT', amount, { programmeId: below.id })];
    expect(await refusalOf(post(last(41n)))).toMatchObject({
      code: 'budgets.overBudget',
      params: { availableMinor: '40', missingMinor: '1' },
    });
    // Another centre, another programme, or none: not of this pool.
    await post([
      posting('ACTUAL', 500n, { programmeId, centre: 'SOUTH' }),
      posting('ACTUAL', 500n, { programmeId: beside.id }),
      posting('ACTUAL', 500n),
    ]);
    await post(last(40n));
    expect(await refusalOf(post(last(1n)))).toMatchObject({ code: 'budgets.overBudget' });
    await proved(world);
  });

  it('that warns lets pass and says so; one that tracks says nothing; both count', async () => {
    const world = await openBudgetWorld();
    const { posting, post, centres } = world;
    await world.control({ grain: 'POOL', mode: 'TRACK', centreId: centres.ALL });
    await post([posting('ORIGINAL', 100n)]);
    expect(await post([posting('ACTUAL', 400n)])).toMatchObject({ warnings: [] });
    await world.control({ grain: 'POOL', mode: 'WARN', centreId: centres.ALL });
    expect(await post([posting('ACTUAL', 1n)])).toMatchObject({
      warnings: [{ code: 'budgets.overBudget' }],
    });
    await proved(world);
  });
});

describe('a pool whose tree is rearranged', () => {
  const moves: { name: string; event: string; move: (world: BudgetWorld) => Promise<void> }[] = [
    {
      ...{ name: 'a centre by its form', event: 'centres.centreMoved' },
      move: async (world) => {
        const { id, centres } = { id: world.centres.SHOP, centres: world.centres };
        const { centres: api } = await admin(world);
        const where = { parentId: centres.SOUTH, from: '2026-02-01', reason: '' };
        await api.move({ id, version: 1, ...where });
      },
    },
    {
      ...{ name: 'a centre by a file', event: 'centres.centreMoved' },
      move: async ({ org }) => {
        const rows = [{ code: 'SHOP', name: 'Shop', parentCode: 'SOUTH' }];
        await org.work((work) => upsertCentres(work, rows));
      },
    },
  ];

  it.each(moves)('$name: what moved no longer counts where it was', async ({ event, move }) => {
    const world = await openBudgetWorld();
    const { posting, post, centres } = world;
    await world.org.work(({ tx }) =>
      tx.run(sql`
        INSERT INTO centre_placement (org_id, centre_id, valid_from, parent_id, path)
        SELECT org_id, id, '1900-01-01', parent_id, path FROM responsibility_centre
        WHERE org_id = ${tx.orgId}::uuid`),
    );
    const pool = { grain: 'POOL', scope: 'YEAR' } as const;
    await world.control({ ...pool, centreId: centres.NORTH });
    await post([posting('ORIGINAL', 100n), posting('ORIGINAL', 50n, { centre: 'ONLINE' })]);
    await post([posting('ACTUAL', 60n)]);
    await move(world);
    expect(await follow(world, event)).toBe(1);
    await proved(world);
    const online = (amount: bigint) => post([posting('ACTUAL', amount, { centre: 'ONLINE' })]);
    expect(await refusalOf(online(51n))).toMatchObject({ params: { availableMinor: '50' } });
    await online(50n);
    await proved(world);
  });

  it('a programme, by its form and by a file: it counts in the pool it stands in now', async () => {
    const world = await openBudgetWorld();
    const { posting, post, programme: programmeId } = world;
    const { below } = await programmes(world);
    await world.control({ grain: 'POOL', scope: 'YEAR', programmeId });
    await post([
      posting('ORIGINAL', 100n, { programmeId }),
      posting('ACTUAL', 70n, { programmeId: below.id }),
    ]);
    const { centres } = await admin(world);
    const values = { code: 'NORTH', name: 'North', parentId: null };
    await centres.programmes.update({ ...below, ...values });
    expect(await follow(world, 'centres.programmesChanged')).toBe(1);
    await proved(world);
    await post([posting('ACTUAL', 90n, { programmeId })]);
    const back = [{ code: 'NORTH', name: 'North', parentCode: 'LAUNCH' }];
    await world.org.work((work) => upsertProgrammes(work, back));
    expect(await follow(world, 'centres.programmesChanged')).toBe(2);
    await proved(world);
    // 160 of 100: what stands above is on record, and no room for the next.
    expect(await refusalOf(post([posting('ACTUAL', 1n, { programmeId })]))).toMatchObject({
      code: 'budgets.overBudget',
    });
  });
});
