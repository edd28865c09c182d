// A request on its way: what it does to the budget at each step, who may do it, and what is refused.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { countStatements } from '../../fixtures/organization';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { saveRequest, submitRequest } from '@/server/modules/expenses';
import {
  approved,
  decide,
  differences,
  draft,
  openExpenseWorld,
  requestOf,
  submitted,
  useOf,
  verifiedClaim,
  viewOf,
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

describe('a request', () => {
  it('pre-commits, commits, becomes actual, is settled, and gives the rest back', async () => {
    world = await openExpenseWorld();
    const request = await submitted(world, [{ amount: 30_000n }]);
    expect(request).toMatchObject({ number: 'EX-2026-000001', status: 'SUBMITTED', warnings: [] });
    expect(await useOf(world)).toBe('30000 0 0 0');
    const decided = await decide(world.controller, request);
    expect(decided.status).toBe('APPROVED');
    expect(await useOf(world)).toBe('0 30000 0 0');
    const claim = await verifiedClaim(world, request.requestId, [{ amount: 20_000n }]);
    expect(claim.status).toBe('VERIFIED');
    expect(await useOf(world)).toBe('0 10000 20000 0');
    await world.finance.expenses.settleClaim({ ...claim, method: 'CASH', reference: 'TX 1' });
    expect(await useOf(world)).toBe('0 10000 20000 20000');
    const view = await viewOf(world, request.requestId);
    expect(view.lines).toMatchObject([
      {
        ...{ requestedMinor: 30_000n, approvedMinor: 30_000n, claimedMinor: 20_000n },
        ...{ verifiedMinor: 20_000n, settledMinor: 20_000n, claimableMinor: 10_000n },
        budget: { budgetMinor: 100_000n, usedMinor: 30_000n, availableMinor: 70_000n },
      },
    ]);
    expect(view.actions.toSorted()).toEqual(['claim', 'close']);
    const closed = await world.clerk.expenses.closeRequest({
      ...view,
      requestId: view.id,
      reason: 'Over',
    });
    expect(closed.status).toBe('CLOSED');
    expect(await useOf(world)).toBe('0 0 20000 20000');
    const timeline = (await viewOf(world, request.requestId)).timeline.map((one) => one.action);
    expect(timeline).toEqual(['create', 'submit', 'approve', 'close']);
  });

  it('follows the worked check: 1000; 300 asked → 700; 200 of it spent, 50 asked anew → 650', async () => {
    world = await openExpenseWorld();
    const available = async () => {
      const request = requestOf(world, [{ amount: 1n }]);
      const { lines } = await world.clerk.expenses.preview({ ...request, requestId: null });
      return lines[0]?.availableMinor;
    };
    expect(await available()).toBe(100_000n);
    // Request 300 of which 200 become an order: request 100 + order 200.
    await submitted(world, [{ amount: 10_000n }]);
    const order = await submitted(world, [{ amount: 20_000n }]);
    expect(await available()).toBe(70_000n);
    await decide(world.controller, order);
    expect(await available()).toBe(70_000n);
    await verifiedClaim(world, order.requestId, [{ amount: 20_000n }]);
    await submitted(world, [{ amount: 5_000n }]);
    expect(await available()).toBe(65_000n);
    expect(await useOf(world)).toBe('15000 0 20000 0');
  });

  it('may be approved for less; the difference is free at once', async () => {
    world = await openExpenseWorld();
    const request = await submitted(world, [{ amount: 30_000n }, { amount: 10_000n }]);
    const [first, second] = (await viewOf(world, request.requestId)).lines;
    const cut = (lineId: string, approvedMinor: bigint) =>
      world.controller.expenses.decideRequest({
        ...request,
        decision: 'APPROVE',
        cuts: [{ lineId, approvedMinor }],
      });
    const above = await refusalOf(cut(first?.id ?? '', 30_001n));
    expect(above.issues).toMatchObject([
      { code: 'expenses.approvedAboveRequested', field: 'cuts.0.approvedMinor' },
    ]);
    await cut(second?.id ?? '', 0n);
    expect(await useOf(world)).toBe('0 30000 0 0');
    expect((await viewOf(world, request.requestId)).lines).toMatchObject([
      { approvedMinor: 30_000n },
      { approvedMinor: 0n, claimableMinor: 0n },
    ]);
  });

  it('is not decided by who asked for it, and comes back with a comment', async () => {
    world = await openExpenseWorld({ 'approvals.standardRole': 'SALES_MANAGER' });
    const manager = await world.org.as('SALES_MANAGER');
    const own = await manager.caller.expenses.saveRequest({
      request: requestOf(world, [{ amount: 1_000n }]),
    });
    const mine = await manager.caller.expenses.submitRequest(own);
    expect(await refusalOf(decide(manager.caller, mine))).toMatchObject({ status: 'forbidden' });
    const other = await world.org.signIn({ roles: ['SALES_MANAGER'] });
    const returned = await decide(other.caller, mine, 'RETURN');
    expect(returned.status).toBe('RETURNED');
    expect(await useOf(world)).toBe('0 0 0 0');
    const again = await manager.caller.expenses.saveRequest({
      ...returned,
      request: requestOf(world, [{ amount: 900n }]),
    });
    expect(again.status).toBe('DRAFT');
    const rejected = await decide(
      other.caller,
      await manager.caller.expenses.submitRequest(again),
      'REJECT',
    );
    expect(rejected.status).toBe('REJECTED');
    expect(await useOf(world)).toBe('0 0 0 0');
  });

  it('is stopped by control, which says by how much, and passes only with the permission', async () => {
    world = await openExpenseWorld({}, { isControlled: true });
    const wish = await draft(world, [{ amount: 100_001n }]);
    const preview = await world.clerk.expenses.preview({
      ...requestOf(world, [{ amount: 100_001n }]),
      requestId: wish.requestId,
    });
    expect(preview.stops).toMatchObject([
      { code: 'budgets.overBudget', availableMinor: 100_000n, missingMinor: 1n, periods: [3] },
    ]);
    const stop = await refusalOf(world.clerk.expenses.submitRequest(wish));
    expect(stop).toMatchObject({
      code: 'budgets.overBudget',
      params: { availableMinor: '100000', requestedMinor: '100001', missingMinor: '1' },
    });
    expect((await viewOf(world, wish.requestId)).status).toBe('DRAFT');
    const past = { ...wish, reason: 'The fair will not come again' };
    expect(await refusalOf(world.clerk.expenses.submitOverBudget(past))).toMatchObject({
      code: 'auth.notPermitted',
    });
    const passed = await world.executive.expenses.submitOverBudget(past);
    expect(passed).toMatchObject({ status: 'SUBMITTED', warnings: [{ missingMinor: 1n }] });
    expect(await useOf(world)).toBe('100001 0 0 0');
  });

  it('may be cancelled and re-opened, and gives everything back', async () => {
    world = await openExpenseWorld();
    const reason = 'Another date';
    const waiting = await submitted(world, [{ amount: 5_000n }]);
    const cancelled = await world.clerk.expenses.cancelRequest({ ...waiting, reason });
    expect(cancelled.status).toBe('CANCELLED');
    expect(await refusalOf(decide(world.controller, cancelled))).toMatchObject({
      code: 'expenses.notAwaited',
    });
    const request = await approved(world, [{ amount: 6_000n }]);
    const reopened = await world.clerk.expenses.reopenRequest({ ...request, reason });
    expect(reopened.status).toBe('DRAFT');
    expect(await useOf(world)).toBe('0 0 0 0');
    const again = await approvedAgain(reopened);
    expect(again.status).toBe('APPROVED');
    await verifiedClaim(world, again.requestId, [{ amount: 1n }]);
    const late = await viewOf(world, again.requestId);
    expect(
      await refusalOf(world.clerk.expenses.reopenRequest({ ...late, requestId: late.id, reason })),
    ).toMatchObject({ code: 'expenses.claimsMade' });
    expect(late.actions).not.toContain('reopen');
  });

  const approvedAgain = async (ref: { requestId: string; version: number }) => {
    const saved = await world.clerk.expenses.saveRequest({
      ...ref,
      request: requestOf(world, [{ amount: 7_000n }, { amount: 1_000n }]),
    });
    return decide(world.controller, await world.clerk.expenses.submitRequest(saved));
  };

  it('names everything that is wrong with it, by line and field', async () => {
    world = await openExpenseWorld();
    const nobody = '00000000-0000-4000-8000-000000000000';
    const bad = requestOf(world, [
      { amount: 1n, typeId: nobody },
      { amount: 1n, dealerId: nobody },
    ]);
    const refusal = await refusalOf(
      world.clerk.expenses.saveRequest({ request: { ...bad, endsOn: '2026-02-28' } }),
    );
    expect(refusal.issues?.map(({ code, field }) => [code, field])).toEqual([
      ['period.endBeforeStart', 'endsOn'],
      ['expenses.unknownType', 'lines.0.typeId'],
      ['expenses.unknownDealer', 'lines.1.dealerId'],
    ]);
    const empty = await draft(world, []);
    expect((await refusalOf(world.clerk.expenses.submitRequest(empty))).issues).toMatchObject([
      { code: 'expenses.noLines', field: 'lines' },
    ]);
    const noDealer = await draft(world, [{ amount: 1n, typeId: world.display, dealerId: null }]);
    expect((await refusalOf(world.clerk.expenses.submitRequest(noDealer))).issues).toMatchObject([
      { code: 'expenses.dealerMissing', field: 'lines.0.dealerId' },
    ]);
    await expect(draft(world, [{ amount: 0n }])).rejects.toThrow();
  });

  it('is not changed by who saw an older one', async () => {
    world = await openExpenseWorld();
    const seen = await draft(world, [{ amount: 1_000n }]);
    const request = requestOf(world, [{ amount: 2_000n }]);
    await world.clerk.expenses.saveRequest({ ...seen, request });
    expect(
      await refusalOf(world.clerk.expenses.submitRequest({ ...seen, version: 1 })),
    ).toMatchObject({ code: 'expenses.stale' });
  });

  it('is not decided further by who saw its approval one step before', async () => {
    world = await openExpenseWorld();
    const admin = (await world.org.as('ADMINISTRATOR')).caller;
    await admin.approvals.createRule({
      ...{ code: 'TWICE', name: 'Twice', docKind: 'EXPENSE_REQUEST', priority: 1, active: true },
      ...{ amountFromMinor: null, amountToMinor: null, centreId: null, tags: [] },
      allowRepeat: true,
      steps: [
        { kind: 'ROLE', role: 'CONTROLLER' },
        { kind: 'ROLE', role: 'CONTROLLER' },
      ],
    });
    const request = await submitted(world, [{ amount: 1_000n }]);
    const { caseVersion } = await world.controller.expenses.request(request);
    if (caseVersion === null) throw new Error('a request that waits has an approval');
    const inTab = () =>
      world.controller.expenses.decideRequest({ ...request, caseVersion, decision: 'APPROVE' });
    expect(await inTab()).toMatchObject({ status: 'SUBMITTED', version: request.version });
    expect(await refusalOf(inTab())).toMatchObject({
      code: 'approvals.stale',
      meanwhile: [{ action: 'approve' }],
    });
    expect((await viewOf(world, request.requestId)).status).toBe('SUBMITTED');
  });

  it('costs the same number of statements with one line and with forty', async () => {
    world = await openExpenseWorld();
    const count = async (lines: number) => {
      const request = requestOf(
        world,
        Array.from({ length: lines }, () => ({ amount: 10n })),
      );
      const saved = await countStatements(world.org, (work) => saveRequest(work, { request }));
      const sent = await countStatements(world.org, (work) => submitRequest(work, saved.result));
      return [saved.statements, sent.statements];
    };
    expect(await count(40)).toEqual(await count(1));
  });
});

describe('requests at the same time', () => {
  it('never overspend: of twenty for 100.00 each, ten pass a budget of 1,000.00', async () => {
    world = await openExpenseWorld({}, { isControlled: true });
    const drafts = await Promise.all(
      Array.from({ length: 20 }, () => draft(world, [{ amount: 10_000n }])),
    );
    const outcomes = await Promise.allSettled(
      drafts.map((one) => world.clerk.expenses.submitRequest(one)),
    );
    expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(10);
    expect(await useOf(world)).toBe('100000 0 0 0');
  });
});
