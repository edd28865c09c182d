// Random sequences of everything that can happen to orders, from entry to payment and back: whatever
// order the acts come in, refused or not, every rule of the database holds and the books agree.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { differences } from '../integration/orders/order-world';
import { quotaWorld } from '../integration/quotas/quota-world';
import { ACTS, faultyLines, perform, step } from './order-acts';
import { addQuotas } from './quota-acts';
import { createTestDatabase, type TestDatabase } from '../setup/test-database';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const seen = new Set<string>();

describe('order to cash', () => {
  it('keeps every rule under random sequences and leaves no difference', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 50, maxLength: 100 }),
        fc.boolean(),
        fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, fc.constant(false)),
        async (steps, autoApprove, hasQuotas) => {
          const world = await quotaWorld({
            dealers: 2,
            stock: 40,
            price: '13.37',
            creditLimitMinor: 150_000n,
            settings: { 'orders.autoApprove': autoApprove },
          });
          if (hasQuotas) await addQuotas(world);
          for (const one of steps) {
            if ((await perform(world, one)) === 'done') seen.add(one.act);
          }
          expect(await faultyLines(world)).toEqual([]);
          expect(await differences(world)).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
    // A sequence that never gets anywhere would prove nothing.
    expect([...new Set(ACTS)].filter((one) => !seen.has(one))).toEqual([]);
  }, 300_000);
});
