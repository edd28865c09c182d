// Every entry that a claim or a request makes has a number to be found by.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listDocumentNumbers } from '@/server/modules/analytics/usecases/document-numbers';
import { newId } from '@/kernel/ids';
import { sql } from '@/server/platform/sql';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { approved, openExpenseWorld, verifiedClaim } from '../expenses/expense-world';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it('names requests and claims of its own company', async () => {
  const world = await openExpenseWorld();
  const { requestId } = await approved(world, [{ amount: 10_000n }]);
  const { claimId } = await verifiedClaim(world, requestId, [{ amount: 6_000n }]);
  const numbers = await world.org.work(async (work) => {
    const posted = await work.tx.rows<{ id: string }>(sql`
      SELECT DISTINCT doc_id AS id FROM budget_entry
      WHERE doc_kind IN ('expenseRequest', 'expenseClaim')`);
    const ids = posted.map(({ id }) => id);
    expect(ids.toSorted()).toEqual([requestId, claimId].toSorted());
    return listDocumentNumbers(work, { ids: [...ids, newId()] });
  });
  const [request, claim] = [requestId, claimId].map((id) => numbers.find((one) => one.id === id));
  expect(numbers).toHaveLength(2);
  expect(request?.number).toMatch(/^EX-/);
  expect(claim?.number).not.toBe(request?.number);
  const stranger = await openExpenseWorld();
  const seen = await stranger.org.work((work) => listDocumentNumbers(work, { ids: [requestId] }));
  expect(seen).toEqual([]);
});
