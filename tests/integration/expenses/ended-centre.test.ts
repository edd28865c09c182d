// A centre that ends, or an account that goes out of use, while money is promised there: what was approved
// is verified and paid, what is owed accrues, and nothing new begins.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { accrueRebates } from '@/server/modules/expenses';
import { sql } from '@/server/platform/sql';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { sell, ship } from '../fulfilment/shop';
import {
  approved,
  decide,
  differences,
  draft,
  openExpenseWorld,
  submitted,
  useOf,
  verifiedClaim,
  type ExpenseWorld,
} from './expense-world';

let database: TestDatabase;
let world: ExpenseWorld;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
afterEach(async () => {
  expect(await differences(database.superuserUrl, world.org.orgId)).toEqual([]);
});

/** The centre ended with yesterday. */
const endCentre = () =>
  world.org.work(({ tx }) =>
    tx.run(sql`UPDATE responsibility_centre SET valid_to = '2026-03-01'
      WHERE id = ${world.budget.centres.SHOP}::uuid`),
  );

const retireAccount = () =>
  world.org.work(({ tx }) =>
    tx.run(sql`UPDATE account SET active = false WHERE id = ${world.budget.accounts.PROMO}::uuid`),
  );

describe('promises of a centre that ended', () => {
  it.each([
    ['centre', endCentre, 'centres.notValidOn'],
    ['account', retireAccount, 'accounts.inactive'],
  ])('are verified, paid and given back after its %s is gone', async (_what, end, code) => {
    world = await openExpenseWorld();
    const { requestId } = await approved(world, [{ amount: 10_000n }]);
    const waiting = await submitted(world, [{ amount: 500n }]);
    await end();
    const claim = await verifiedClaim(world, requestId, [{ amount: 3_000n }]);
    await world.finance.expenses.settleClaim({ ...claim, method: 'CASH' });
    expect(await useOf(world)).toBe('500 7000 3000 3000');
    const { version } = await world.clerk.expenses.request({ requestId });
    await world.clerk.expenses.closeRequest({ requestId, version, reason: 'Done' });
    expect(await useOf(world)).toBe('500 0 3000 3000');
    // What was not approved yet would be a new promise, as what is asked for now would be.
    const issues = [expect.objectContaining({ code })];
    const refused = { code: 'budgets.notPostable', issues };
    expect(await refusalOf(decide(world.controller, waiting))).toMatchObject(refused);
    const late = world.clerk.expenses.submitRequest(await draft(world, [{ amount: 100n }]));
    expect(await refusalOf(late)).toMatchObject(refused);
  });
});

describe('rebates of a centre that ended', () => {
  it('are owed all the same, and keep no other agreement from its own', async () => {
    world = await openExpenseWorld();
    const agree = async (code: string, centre: 'SHOP' | 'ONLINE') => {
      const saved = await world.controller.expenses.saveAgreement({
        ...{ code, name: code, typeId: world.promo, centreId: world.budget.centres[centre] },
        ...{ startsOn: '2026-03-01', endsOn: '2026-03-31', cycle: 'MONTH', basis: 'PERIOD' },
        ...{ method: 'STEPPED', tiers: [{ upToMinor: null, rate: '0.1' }] },
        dealerIds: [world.shop.dealer.id],
      });
      return world.controller.expenses.activateAgreement(saved);
    };
    await agree('ENDED', 'SHOP');
    await agree('OTHER', 'ONLINE');
    await endCentre();
    await ship(world.shop, await sell(world.shop, [5]));
    const accrue = () => world.org.work((work) => accrueRebates(work, {}));
    expect(await accrue()).toEqual({ agreements: 2, changed: 2 });
    // 49.95 at 10 %, for each of both.
    expect(await useOf(world)).toBe('0 1000 0 0');
    world.org.clock.set('2026-04-02T02:00:00Z');
    const { items } = await world.finance.expenses.accruals({});
    for (const { id: accrualId, version } of items) {
      await world.finance.expenses.settleRebate({ accrualId, version, method: 'CREDIT_NOTE' });
    }
    expect(await useOf(world)).toBe('0 0 1000 1000');
  });
});
