// Accounts count with the signs of their tree wherever they are added up, and centres are judged with
// what stood below them when the period ended.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSubjectFigures } from '@/server/modules/analytics';
import { sql } from '@/server/platform/sql';
import { addDealer } from '../../fixtures/dealers';
import { readBudgetExecution } from '@/server/modules/analytics/usecases/read-budget-execution';
import { readExpenseFlow } from '@/server/modules/analytics/usecases/read-money-figures';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { openBudgetWorld, type BudgetWorld } from '../budgets/budget-world';
import { insertFlow } from './ledger-rows';
import { foldAll } from '../../fixtures/folded';

const MARCH = { from: '2026-03-01', to: '2026-03-31' };
const APRIL = { from: '2026-04-01', to: '2026-04-30' };

let database: TestDatabase;
let world: BudgetWorld;
let dealerId: string;

/** NORTH and SOUTH change places below ALL on the first of April: SHOP goes to SOUTH. */
async function reorganize({ org, centres }: BudgetWorld): Promise<void> {
  await org.work(async ({ tx }) => {
    await tx.run(sql`
      INSERT INTO centre_placement (org_id, centre_id, valid_from, valid_to, parent_id, path)
      SELECT org_id, id, '1900-01-01'::date,
        CASE WHEN id = ${centres.SHOP}::uuid THEN '2026-03-31'::date END, parent_id, path
      FROM responsibility_centre WHERE org_id = ${tx.orgId}::uuid`);
    const path = [centres.ALL, centres.SOUTH, centres.SHOP];
    await tx.run(sql`
      INSERT INTO centre_placement (org_id, centre_id, valid_from, parent_id, path)
      VALUES (${tx.orgId}::uuid, ${centres.SHOP}::uuid, '2026-04-01'::date,
        ${centres.SOUTH}::uuid, ${path}::uuid[])`);
    await tx.run(sql`
      UPDATE responsibility_centre SET parent_id = ${centres.SOUTH}::uuid, path = ${path}::uuid[]
      WHERE org_id = ${tx.orgId}::uuid AND id = ${centres.SHOP}::uuid`);
  });
}

beforeAll(async () => {
  database = await createTestDatabase();
  world = await openBudgetWorld({ currency: 'USD' });
  const { org, post, posting } = world;
  dealerId = (await addDealer(org)).id;
  await post([
    posting('ORIGINAL', 100_000n),
    posting('ORIGINAL', 10_000n, { account: 'REFUND' }),
    posting('ORIGINAL', 7_000n, { account: 'MEMO' }),
    { ...posting('ACTUAL', 60_000n), dealerId },
    { ...posting('ACTUAL', 4_000n, { account: 'REFUND' }), dealerId },
    { ...posting('ACTUAL', 5_000n, { account: 'MEMO' }), dealerId },
    posting('ACTUAL', 1_000n, { period: 4 }),
  ]);
  await org.work(({ tx }) =>
    tx.run(
      insertFlow(org.orgId, {
        ...{ kind: 'APPROVED', occurredOn: '2026-03-10', dueOn: '2026-03-20', dealerId },
        ...{ salespersonId: null, productId: dealerId, quantity: 5, netMinor: 0 },
      }),
    ),
  );
  await reorganize(world);
  await foldAll(org.orgId);
});
afterAll(() => database.drop());

async function spentIn(period: typeof MARCH): Promise<Record<string, [bigint, bigint]>> {
  const { subjects } = await world.org.work((work) =>
    readSubjectFigures(work, { kind: 'CENTRE', ...period }),
  );
  return Object.fromEntries(
    subjects.map(({ code, figures }) => [code, [figures.budgetMinor, figures.expenseMinor]]),
  );
}

describe('the figures of a centre', () => {
  it('count what an account takes off, and not what stays where it is', async () => {
    expect((await spentIn(MARCH))['SHOP']).toEqual([90_000n, 56_000n]);
  });

  it('are those of the tree as it stood when the period ended', async () => {
    expect(await spentIn(MARCH)).toMatchObject({
      ...{ ALL: [90_000n, 56_000n], NORTH: [90_000n, 56_000n], SOUTH: [0n, 0n] },
    });
    expect(await spentIn(APRIL)).toMatchObject({
      ...{ ALL: [0n, 1_000n], NORTH: [0n, 0n], SOUTH: [0n, 1_000n] },
    });
  });
});

it('what was spent on a dealer counts with the same signs', async () => {
  const { subjects } = await world.org.work((work) =>
    readSubjectFigures(work, { kind: 'DEALER', ...MARCH }),
  );
  expect(subjects.map(({ id, figures }) => [id, figures.expenseMinor])).toEqual([
    [dealerId, 56_000n],
  ]);
});

it('the page of expenses says the same as the execution of the budget', async () => {
  const { org, yearId, centres, accounts } = world;
  const span = { yearId, throughNo: 3 };
  const flow = await org.work((work) =>
    readExpenseFlow(work, { ...span, scope: 'ALL', locale: 'en' }),
  );
  const { rows } = await org.work((work) => readBudgetExecution(work, span));
  const top = rows.find((row) => row.centreId === centres.ALL && row.accountId === accounts.COST);
  expect([flow.actualMinor, top?.actualMinor]).toEqual([56_000n, 56_000n]);
  expect(flow.treemap.map(({ actualMinor }) => actualMinor).toSorted()).toEqual([-4_000n, 60_000n]);
});
