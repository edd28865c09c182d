// Random books: what lies below a variance adds up to it along every dimension, and is added up again
// independently, in plain SQL.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { DRIVER_DIMENSIONS } from '@/server/modules/analytics/drivers-schemas';
import { readDrivers } from '@/server/modules/analytics/usecases/read-drivers';
import { sql } from '@/server/platform/sql';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { openBudgetWorld } from '../budgets/budget-world';
import { foldAll } from '../../fixtures/folded';

const documents = [randomUUID(), randomUUID(), randomUUID()];
/** Every period that is booked in is over, so that its budget counts whole. */
const AFTER = new Date('2026-04-02T02:00:00Z');

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe('random books', () => {
  it('are taken apart to the minor unit along every dimension', async () => {
    const other = await openBudgetWorld({ currency: 'USD' });
    await other.org.work(({ tx }) =>
      tx.run(sql`
        INSERT INTO centre_placement (org_id, centre_id, valid_from, parent_id, path)
        SELECT org_id, id, '1900-01-01'::date, parent_id, path FROM responsibility_centre
        WHERE org_id = ${tx.orgId}::uuid`),
    );
    const entry = fc.record({
      kind: fc.constantFrom('ORIGINAL' as const, 'ACTUAL' as const),
      amount: fc.bigInt(1n, 10n ** 10n),
      centre: fc.constantFrom('SHOP' as const, 'ONLINE' as const, 'SOUTH' as const),
      account: fc.constantFrom('PROMO' as const, 'DISPLAY' as const, 'REFUND' as const),
      period: fc.integer({ min: 1, max: 3 }),
      docId: fc.constantFrom(...documents),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 25 }), async (entries) => {
        await other.post(
          entries.map(({ kind, amount, ...cell }) => other.posting(kind, amount, cell)),
        );
        await foldAll(other.org.orgId);
        const sums = await other.org.work(({ tx }) =>
          tx.row<{ variance: bigint }>(sql`
            SELECT sum(CASE WHEN e.kind = 'ACTUAL' THEN -1 ELSE 1 END
              * CASE WHEN a.code = 'REFUND' THEN -1 ELSE 1 END * e.amount_minor)::bigint AS variance
            FROM budget_entry e JOIN account a ON a.org_id = e.org_id AND a.id = e.account_id
            WHERE e.org_id = ${tx.orgId}::uuid`),
        );
        for (const by of DRIVER_DIMENSIONS) {
          const asked = { yearId: other.yearId, throughNo: 3, by, limit: 2 };
          const accountId = other.accounts.COST;
          const found = await other.org.work((work) => readDrivers(work, { ...asked, accountId }), {
            now: AFTER,
          });
          expect(found.total.varianceMinor).toBe(sums?.variance);
          expect(found.parts.reduce((all, part) => all + part.varianceMinor, 0n)).toBe(
            sums?.variance,
          );
        }
      }),
      { numRuns: 8 },
    );
  }, 120_000);
});
