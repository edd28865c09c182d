// What the proofs say of books that were falsified, and what the database refuses by itself.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/kernel/ids';
import { placeOrder } from '@/server/modules/orders';
import { sql, type Sql } from '@/server/platform/sql';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { differences, orderFor } from '../orders/order-world';
import { addQuota, quotaWorld, type QuotaWorld } from './quota-world';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function sold(): Promise<{ world: QuotaWorld; quota: string }> {
  const world = await quotaWorld({ settings: { 'orders.autoApprove': true } });
  const quota = await addQuota(world, 10);
  await world.org.work((work) => placeOrder(work, orderFor(world, [[0, 6]])));
  return { world, quota };
}

const run = (world: QuotaWorld, ...statements: Sql[]) =>
  world.org.work(async ({ tx }) => {
    for (const statement of statements) await tx.run(statement);
  });

const kindsOf = async (world: QuotaWorld) => (await differences(world)).map(({ kind }) => kind);

describe('a proof', () => {
  it('sees a balance that is not its ledger', async () => {
    const { world, quota } = await sold();
    await run(world, sql`UPDATE quota_balance SET consumed = 7 WHERE quota_id = ${quota}::uuid`);
    expect(await kindsOf(world)).toEqual(['quotaBalance']);
  });

  it('sees a line that consumes what it does not stand for', async () => {
    const { world, quota } = await sold();
    await run(
      world,
      sql`INSERT INTO quota_entry (org_id, occurred_on, kind, quota_id, quantity, dealer_id,
          doc_kind, doc_id, line_id)
        SELECT org_id, occurred_on, 'GIVE_BACK', quota_id, -2, dealer_id, doc_kind, doc_id, line_id
        FROM quota_entry WHERE quota_id = ${quota}::uuid AND kind = 'CONSUME'`,
      sql`UPDATE quota_balance SET consumed = 4 WHERE quota_id = ${quota}::uuid`,
    );
    expect(await kindsOf(world)).toEqual(['quotaLine']);
  });

  it('sees half a move, and what nobody let through', async () => {
    const { world, quota } = await sold();
    await run(
      world,
      sql`INSERT INTO quota_entry (org_id, occurred_on, kind, quota_id, quantity, other_id,
          doc_kind, doc_id)
        VALUES (${world.org.orgId}::uuid, '2026-03-02', 'MOVE', ${quota}::uuid, -5,
          ${newId()}::uuid, 'quotaMove', ${newId()}::uuid)`,
      sql`UPDATE quota_balance SET allocated = 5, allowance = 1 WHERE quota_id = ${quota}::uuid`,
    );
    expect((await kindsOf(world)).toSorted()).toEqual(['quotaAllowance', 'quotaMove']);
  });
});

describe('the database', () => {
  it.each([
    ['more consumed than there is', 'quota_balance', sql`consumed = 11`, 'quota_balance_within'],
    ['less than nothing', 'quota_balance', sql`consumed = -1`, 'quota_balance_not_negative'],
    ['less given than is consumed', 'quota_balance', sql`allocated = 5`, 'quota_balance_within'],
    ['a period that ends before it begins', 'quota', sql`ends_on = '2025-01-01'`, 'quota_days'],
    ['two holders', 'quota', sql`region_id = dealer_id`, 'quota_one_holder'],
  ])('refuses %s', async (_, table, change, constraint) => {
    const { world, quota } = await sold();
    const statement =
      table === 'quota'
        ? sql`UPDATE quota SET ${change} WHERE id = ${quota}::uuid`
        : sql`UPDATE quota_balance SET ${change} WHERE quota_id = ${quota}::uuid`;
    await expect(run(world, statement)).rejects.toMatchObject({ constraint });
  });
});
