// Periods that ended while no worker ran are looked at when one runs again, by the rules that were there.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '@/kernel/ids';
import { findDeviationsOf } from '@/server/modules/analytics';
import { foldAll } from '../../fixtures/folded';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { type BudgetWorld } from '../budgets/budget-world';
import { SPENT_RULE } from './deviation-rule';
import { openFigures } from './figures-world';

let database: TestDatabase;
let world: BudgetWorld;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await openFigures();
});
afterAll(() => database.drop());

const night = (day: string) =>
  findDeviationsOf(world.org.orgId, { now: new Date(`${day}T04:00:00Z`), requestId: newId() });

async function overspend(period: number): Promise<void> {
  const { post, posting, org } = world;
  const cell = { account: 'DISPLAY', centre: 'SOUTH', period } as const;
  await post([posting('ORIGINAL', 100_000n, cell), posting('ACTUAL', 900_000n, cell)]);
  await foldAll(org.orgId);
}

/** Numbers of the periods in which a rule found this cell, by its code. */
async function periodsOf(code: string): Promise<number[]> {
  const { deviations } = (await world.org.as('CONTROLLER')).caller;
  const rows = (await deviations.list({})).filter(
    ({ ruleCode, accountCode, varianceMinor }) =>
      ruleCode === code && accountCode === 'DISPLAY' && varianceMinor <= -800_000n,
  );
  return rows.map(({ periodNo }) => periodNo).toSorted((a, b) => a - b);
}

it('a night looks at every period that ended since the last one', async () => {
  const { deviations } = (await world.org.as('CONTROLLER')).caller;
  const { id, version } = await deviations.saveRule(SPENT_RULE);
  for (const period of [2, 4, 5, 6, 7]) await overspend(period);
  await night('2026-03-05');
  expect(await periodsOf('SPENT')).toEqual([2]);
  // April and May, which nobody saw, and June and July.
  await deviations.saveRule({ ...SPENT_RULE, code: 'LATE' });
  const found = await night('2026-07-03');
  expect(await periodsOf('SPENT')).toEqual([2, 4, 5, 6, 7]);
  expect(await periodsOf('LATE'), 'a new rule missed nothing').toEqual([6, 7]);
  expect(found.raised).toBeGreaterThanOrEqual(6);
  expect(await night('2026-07-04')).toMatchObject({ raised: 0 });

  // One that rested has missed nothing while it did.
  const rests = await deviations.saveRule({ ...SPENT_RULE, id, version, active: false });
  for (const period of [8, 10, 11]) await overspend(period);
  await night('2026-08-03');
  await deviations.saveRule({ ...SPENT_RULE, id, version: rests.version, active: true });
  await night('2026-11-03');
  expect(await periodsOf('SPENT')).toEqual([2, 4, 5, 6, 7, 10, 11]);
  expect(await periodsOf('LATE')).toEqual([6, 7, 8, 10, 11]);
});
