// The proofs of centres and approvals find what was bent behind the application's back, and nothing
// in a healthy company.
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '@/kernel/ids';
import { verify } from '@/server/modules/analytics/usecases/verify';
import { openCase } from '@/server/modules/approvals';
import { upsertAccounts, upsertCentres } from '@/server/modules/centres';
import { createTestOrganization, type TestOrganization } from '../../fixtures/organization';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';

let database: TestDatabase;
let org: TestOrganization;

beforeAll(async () => {
  database = await createTestDatabase();
  org = await createTestOrganization();
  await org.work(async (work) => {
    await upsertCentres(work, [
      { code: 'TOP', name: 'Top' },
      { code: 'LEFT', name: 'Left', parentCode: 'TOP' },
      { code: 'LEAF', name: 'Leaf', parentCode: 'LEFT' },
    ]);
    await upsertAccounts(work, [
      { code: 'SUM', name: 'Sum', kind: 'EXPENSE' },
      { code: 'PART', name: 'Part', kind: 'EXPENSE', parentCode: 'SUM' },
    ]);
  });
  const moved = [{ code: 'LEAF', name: 'Leaf', parentCode: 'TOP' }];
  await org.work((work) => upsertCentres(work, moved, { movedFrom: '2026-02-01' }));
  await org.work((work) =>
    openCase(work, {
      ...{ docKind: 'ORDER', docId: newId(), docNumber: 'SO-1', title: 'An order' },
      ...{ requesterId: null, facts: { amountMinor: 1n, centrePath: [], tags: [] } },
    }),
  );
});
afterAll(() => database.drop());

async function bend(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: database.superuserUrl });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

const kinds = async () => [...new Set((await verify(org.orgId)).map((one) => one.kind))].toSorted();

test('a healthy company has no differences', async () => {
  expect(await verify(org.orgId)).toEqual([]);
});

test('each bent table is found by its proof', async () => {
  await bend(`UPDATE centre_placement SET valid_to = valid_to - 1 WHERE valid_to IS NOT NULL`);
  expect(await kinds()).toEqual(['placementDays']);
  await bend(`UPDATE centre_placement SET valid_to = valid_to + 1 WHERE valid_to IS NOT NULL`);
  await bend(`UPDATE centre_placement p SET path = '{}' FROM responsibility_centre c
    WHERE c.id = p.centre_id AND c.code = 'LEFT'`);
  expect(await kinds()).toEqual(['centrePlacement']);
  await bend(`UPDATE account SET path = ARRAY[id] WHERE code = 'PART'`);
  expect(await kinds()).toEqual(['centrePlacement', 'treePath']);
  await bend(`UPDATE approval_case SET status = 'APPROVED', closed_at = now()`);
  expect(await kinds()).toEqual(['approvalCase', 'centrePlacement', 'treePath']);
});
