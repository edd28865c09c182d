// Each proof of budgets finds the fault it is there for: rows are spoilt behind everybody's back.
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { differences, openBudgetWorld, type BudgetWorld } from './budget-world';

let database: TestDatabase;
let world: BudgetWorld;

async function spoil(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: database.superuserUrl });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it.each([
  ['budgetBalance', 'UPDATE budget_balance SET actual_minor = actual_minor + 1'],
  ['budgetLimit', 'UPDATE budget_limit SET used_minor = used_minor - 1'],
  ['budgetCeiling', 'UPDATE budget_limit SET ceiling_minor = ceiling_minor + 1'],
  ['budgetOverride', 'DELETE FROM budget_override'],
])('%s', async (kind, statement) => {
  world = await openBudgetWorld();
  const { posting, post } = world;
  await world.control();
  await post([posting('ORIGINAL', 100n)]);
  await post([posting('ACTUAL', 120n)], 'Agreed');
  expect(await differences(database.superuserUrl, world.org.orgId)).toEqual([]);
  await spoil(`${statement} WHERE org_id = '${world.org.orgId}'`);
  const found = await differences(database.superuserUrl, world.org.orgId);
  expect(found.some((line) => line.startsWith(`${kind} `))).toBe(true);
});
