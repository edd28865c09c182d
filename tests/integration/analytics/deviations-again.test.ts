// A deviation that was within its threshold for a while and is past it again.
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
});
