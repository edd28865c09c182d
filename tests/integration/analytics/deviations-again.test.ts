// A deviation that was within its threshold for a while and is past it again, or was closed and went
// further off; and the numbers they have.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { computeDeviations } from '@/server/modules/analytics';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { type BudgetWorld } from '../budgets/budget-world';
import { SPENT_RULE, toldOf } from './deviation-rule';
import { openFigures } from './figures-world';
import { foldAll } from '../../fixtures/folded';

let database: TestDatabase;
let world: BudgetWorld;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await openFigures();
});
afterAll(() => database.drop());

describe('deviations', () => {
  it('that come back are due by their rule from then on, and keep their number and history', async () => {
    const { org, post, posting } = world;
    const { deviations } = (await org.as('CONTROLLER')).caller;
    await deviations.saveRule(SPENT_RULE);
    const at = (day: string) => {
      const now = new Date(`${day}T04:00:00Z`);
      return org.work((work) => computeDeviations(work, { throughNo: 2 }), { now });
    };
    const shelf = { account: 'DISPLAY', centre: 'SOUTH', period: 2 } as const;
    const spend = async (minor: bigint) => {
      await post([posting('ACTUAL', minor, shelf)]);
      await foldAll(org.orgId);
    };
    const one = async () => (await deviations.list({}))[0];
    await post([posting('ORIGINAL', 10_000n, shelf)]);
    await spend(20_000n);
    await at('2026-03-02');
    const first = await one();
    expect(first).toMatchObject({ dueOn: '2026-03-09', cleared: false });
    await spend(-15_000n);
    await at('2026-03-05');
    expect(await one()).toMatchObject({ dueOn: '2026-03-09', cleared: true });
    await spend(15_000n);
    expect(await at('2026-03-20')).toMatchObject({ raised: 0 });
    const again = await one();
    expect(again).toMatchObject({
      ...{ id: first?.id, number: first?.number, status: 'OPEN' },
      ...{ dueOn: '2026-03-27', cleared: false },
    });
    await at('2026-03-21');
    expect(await one()).toMatchObject({ dueOn: '2026-03-27', version: again?.version });
    const id = first?.id ?? '';
    expect(await deviations.steps({ id })).toMatchObject([
      { action: 'raisedAgain' },
      { action: 'raised' },
    ]);
    const told = await toldOf(org, id);
    expect(told.map(({ params }) => params['dueOn'])).toEqual(['2026-03-09', '2026-03-27']);
    expect(new Set(told.map(({ key }) => key)).size).toBe(2);
  });

  it('that were closed are open again where they go further off by the threshold', async () => {
    const { org, post, posting } = world;
    const { deviations } = (await org.as('CONTROLLER')).caller;
    const at = (day: string) => {
      const now = new Date(`${day}T04:00:00Z`);
      return org.work((work) => computeDeviations(work, { throughNo: 5 }), { now });
    };
    const shelf = { account: 'DISPLAY', centre: 'SOUTH', period: 5 } as const;
    const spend = async (minor: bigint) => {
      await post([posting('ACTUAL', minor, shelf)]);
      await foldAll(org.orgId);
    };
    await post([posting('ORIGINAL', 10_000n, shelf)]);
    await spend(12_000n);
    expect(await at('2026-06-02')).toMatchObject({ found: 1, raised: 1 });
    const [first] = await deviations
      .list({ status: ['OPEN'] })
      .then((all) => all.filter(({ periodNo }) => periodNo === 5));
    const id = first?.id ?? '';
    const one = async () => (await deviations.list({})).find((row) => row.id === id);
    const explained = await deviations.explain({
      ...{ id, version: first?.version ?? 0, explanation: 'A fair that was not planned' },
    });
    await deviations.judge({ ...explained, decision: 'close', comment: 'Agreed' });
    await spend(1_000n);
    expect(await at('2026-06-03')).toMatchObject({ found: 1, raised: 0 });
    // What it was judged by stays.
    expect(await one()).toMatchObject({ status: 'CLOSED', varianceMinor: -2_000n });
    await spend(1n);
    await at('2026-06-20');
    expect(await one()).toMatchObject({
      ...{ status: 'OPEN', number: first?.number, varianceMinor: -3_001n },
      ...{ dueOn: '2026-06-27', explanation: 'A fair that was not planned' },
    });
    await at('2026-06-21');
    expect((await one())?.dueOn).toBe('2026-06-27');
    const [step] = await deviations.steps({ id });
    expect(step).toMatchObject({ action: 'worsened' });
    const told = await toldOf(org, id);
    expect(told.map(({ params }) => params['dueOn'])).toEqual(['2026-06-09', '2026-06-27']);
    expect(new Set(told.map(({ key }) => key)).size).toBe(2);
  });

  it('are numbered without gaps, however often and by how many they are looked for', async () => {
    const { org, post, posting } = world;
    const at = () =>
      org.work((work) => computeDeviations(work, { throughNo: 6 }), {
        now: new Date('2026-07-02T04:00:00Z'),
      });
    const numbers = async () => {
      const { deviations } = (await org.as('CONTROLLER')).caller;
      return (await deviations.list({})).map(({ number }) => Number(number.slice(3))).toSorted();
    };
    for (const account of ['DISPLAY', 'PROMO'] as const) {
      const cell = { account, centre: 'SOUTH', period: 6 } as const;
      await post([posting('ORIGINAL', 10_000n, cell), posting('ACTUAL', 20_000n, cell)]);
      await foldAll(org.orgId);
      await Promise.all([at(), at(), at()]);
      await at();
    }
    const all = await numbers();
    expect(all).toEqual(all.map((_, i) => i + 1));
  });
});
