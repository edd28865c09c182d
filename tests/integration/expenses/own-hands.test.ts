// Four eyes: who wrote what is asked for or claimed does not let it pass, whoever began the draft; and
// what is paid out is paid after it was claimed or earned.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { sell, ship } from '../fulfilment/shop';
import {
  approved,
  draft,
  draftClaim,
  openExpenseWorld,
  requestOf,
  TODAY,
  verifiedClaim,
  viewOf,
} from './expense-world';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it('who writes into the draft of another asks for what stands there, and does not approve it', async () => {
  const world = await openExpenseWorld({ 'approvals.standardRole': 'SALES_MANAGER' });
  const manager = await world.org.as('SALES_MANAGER');
  const { requestId, version } = await draft(world, [{ amount: 10_000n }]);
  const request = requestOf(world, [{ amount: 90_000n }]);
  const edited = await manager.caller.expenses.saveRequest({ requestId, version, request });
  const sent = await manager.caller.expenses.submitRequest(edited);
  const decide = (by: typeof world.clerk) =>
    by.expenses.decideRequest({ ...sent, decision: 'APPROVE', comment: '' });
  expect((await viewOf(world, requestId)).requester?.id).toBe(manager.userId);
  expect(await refusalOf(decide(manager.caller))).toMatchObject({ code: 'approvals.ownRequest' });
  const other = await world.org.signIn({ roles: ['SALES_MANAGER'] });
  expect(await decide(other.caller)).toMatchObject({ status: 'APPROVED' });
});

it('who writes into the claim of another claims it, and does not verify it', async () => {
  const world = await openExpenseWorld();
  const { requestId } = await approved(world, [{ amount: 10_000n }]);
  const { claimId, version } = await draftClaim(world, requestId, [{ amount: 100n }]);
  const { caller } = await world.org.signIn({ roles: ['ORDER_CLERK', 'FINANCE'] });
  const [line] = (await viewOf(world, requestId)).lines;
  const edited = await caller.expenses.saveClaim({
    ...{ requestId, claimId, version },
    lines: [{ expenseLineId: line?.id ?? '', occurredOn: TODAY, claimedMinor: 9_000n }],
  });
  const sent = await world.clerk.expenses.submitClaim(edited);
  const view = await caller.expenses.claim(sent);
  expect(view.actions).not.toContain('verify');
  const verdict = { lineId: view.lines[0]?.id ?? '', verifiedMinor: 9_000n };
  const verify = (by: typeof caller) => by.expenses.verifyClaim({ ...sent, lines: [verdict] });
  expect(await refusalOf(verify(caller))).toMatchObject({ code: 'expenses.ownClaim' });
  expect(await verify(world.finance)).toMatchObject({ status: 'VERIFIED' });
});

it('a claim is not paid on a day before it was made', async () => {
  const world = await openExpenseWorld();
  const { requestId } = await approved(world, [{ amount: 10_000n }]);
  const claim = await verifiedClaim(world, requestId, [{ amount: 6_000n }]);
  const settle = (settledOn: string) =>
    world.finance.expenses.settleClaim({ ...claim, method: 'CREDIT_NOTE', settledOn });
  expect(await refusalOf(settle('1999-01-01'))).toMatchObject({
    ...{ code: 'expenses.dateBeforeClaim', field: 'settledOn' },
    params: { date: '1999-01-01', claimedOn: TODAY },
  });
  expect(await settle(TODAY)).toMatchObject({ status: 'SETTLED' });
});

it('a rebate is not paid on a day of the cycle it is earned in', async () => {
  const world = await openExpenseWorld();
  const saved = await world.controller.expenses.saveAgreement({
    ...{ code: 'BONUS', name: 'Bonus', typeId: world.promo, centreId: world.budget.centres.SHOP },
    ...{ startsOn: '2026-03-01', endsOn: '2026-03-31', cycle: 'MONTH', basis: 'PERIOD' },
    method: 'STEPPED',
    tiers: [{ upToMinor: null, rate: '0.1' }],
    dealerIds: [world.shop.dealer.id],
  });
  await world.controller.expenses.activateAgreement(saved);
  await ship(world.shop, await sell(world.shop, [20]));
  world.org.clock.set('2026-04-10T02:00:00Z');
  const [row] = (await world.finance.expenses.accruals({})).items;
  const ref = { accrualId: row?.id ?? '', version: row?.version ?? 0 };
  const settle = (settledOn: string) =>
    world.finance.expenses.settleRebate({ ...ref, method: 'CREDIT_NOTE', settledOn });
  expect(await refusalOf(settle('2026-03-31'))).toMatchObject({
    ...{ code: 'rebates.cycleNotOver', field: 'settledOn', params: { endsOn: '2026-03-31' } },
  });
});
