// Requests whose period is closed before they are approved: asked for, approved, asked again.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '@/server/platform/sql';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import {
  decide,
  differences,
  draft,
  openExpenseWorld,
  requestOf,
  submitted,
  useOf,
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

/** The periods of these numbers are closed; each number counts from one. */
const close = (...numbers: number[]) =>
  world.org.work(({ tx }) =>
    tx.run(sql`UPDATE fiscal_period SET status = 'CLOSED'
      WHERE id = ANY(${numbers.map((no) => world.budget.periods[no - 1] ?? '')}::uuid[])`),
  );

/** pre-commitment and commitment by the number of the period. */
async function promises() {
  const rows = await world.org.work(({ tx }) =>
    tx.rows<{ no: number; before: string; after: string }>(sql`
      SELECT p.no, b.pre_commitment_minor::text AS before, b.commitment_minor::text AS after
      FROM budget_balance b JOIN fiscal_period p ON p.org_id = b.org_id AND p.id = b.period_id
      WHERE b.account_id = ${world.budget.accounts.PROMO}::uuid
        AND (b.pre_commitment_minor <> 0 OR b.commitment_minor <> 0) ORDER BY p.no`),
  );
  return rows.map(({ no, before, after }) => [no, before, after]);
}

const approveIn = async (ref: { requestId: string; version: number }) => {
  const { lines } = await viewOf(world, ref.requestId);
  return world.controller.expenses.decideRequest({
    ...{ ...ref, decision: 'APPROVE' },
    periods: lines.flatMap(({ id, period }) =>
      period.openAfter ? [{ lineId: id, periodId: period.openAfter.id }] : [],
    ),
  });
};

describe('a request whose period was closed', () => {
  it('is approved for the first open period, if that is what the approver was shown', async () => {
    world = await openExpenseWorld();
    const sent = await submitted(world, [{ amount: 5_000n }, { amount: 1_000n }]);
    await close(3, 4);
    const codes = (await world.clerk.centres.calendars.list()).flatMap(({ years }) =>
      years.flatMap(({ periods }) => periods),
    );
    const codeOf = (no: number) =>
      codes.find(({ id }) => id === world.budget.periods[no - 1])?.code ?? '';
    const blind = await refusalOf(decide(world.controller, sent));
    const params = { line: 1, period: codeOf(3), open: codeOf(5) };
    expect(blind.issues).toMatchObject([
      { code: 'expenses.periodClosed', field: 'periods', params },
      { code: 'expenses.periodClosed' },
    ]);
    expect(await promises()).toEqual([[3, '6000', '0']]);
    expect((await approveIn(sent)).status).toBe('APPROVED');
    expect(await promises()).toEqual([[5, '0', '6000']]);
    const view = await viewOf(world, sent.requestId);
    expect(view.lines.map(({ period }) => period.code)).toEqual([codeOf(5), codeOf(5)]);
    const moved = view.timeline.find(({ action }) => action === 'movePeriod');
    expect(moved?.detail).toMatchObject({ moves: [{ from: codeOf(3), to: codeOf(5) }] });
  });

  it('is controlled by the budget of the period it goes to', async () => {
    world = await openExpenseWorld({ 'budgets.unbudgeted': 'STOP' });
    const sent = await submitted(world, [{ amount: 5_000n }]);
    await world.budget.post([world.budget.posting('ORIGINAL', 4_000n, { period: 4 })]);
    await world.budget.control({ grain: 'CELL', scope: 'PERIOD' });
    await close(3);
    expect(await refusalOf(approveIn(sent))).toMatchObject({ code: 'budgets.overBudget' });
    expect(await promises()).toEqual([[3, '5000', '0']]);
  });

  it('is asked for in the first open one, and as a draft says so', async () => {
    world = await openExpenseWorld();
    const saved = await draft(world, [{ amount: 2_000n }]);
    await close(3);
    const request = requestOf(world, [{ amount: 2_000n }]);
    const { lines } = await world.clerk.expenses.preview(request);
    const april = world.budget.periods[3] ?? '';
    expect(lines).toMatchObject([{ periodId: april }]);
    expect(lines[0]?.closedCode).not.toBeNull();
    expect((await viewOf(world, saved.requestId)).lines[0]?.period.openAfter?.id).toBe(april);
    const sent = await world.clerk.expenses.submitRequest(saved);
    expect(sent.status).toBe('SUBMITTED');
    expect(await promises()).toEqual([[4, '2000', '0']]);
  });

  it('comes back from the approver and goes out again', async () => {
    world = await openExpenseWorld();
    const sent = await submitted(world, [{ amount: 2_000n }]);
    await close(3);
    const back = await decide(world.controller, sent, 'RETURN');
    expect(await useOf(world)).toBe('0 0 0 0');
    const request = requestOf(world, [{ amount: 3_000n }]);
    const saved = await world.clerk.expenses.saveRequest({ ...back, request });
    const again = await world.clerk.expenses.submitRequest(saved);
    await decide(world.controller, again);
    expect(await promises()).toEqual([[4, '0', '3000']]);
  });

  it('is not moved by a later approver: the first one approved another cell', async () => {
    world = await openExpenseWorld();
    const admin = await world.org.as('ADMINISTRATOR');
    await admin.caller.approvals.createRule({
      ...{ code: 'TWO', name: 'Two', docKind: 'EXPENSE_REQUEST', priority: 1 },
      steps: [
        { kind: 'ROLE', role: 'EXECUTIVE' },
        { kind: 'ROLE', role: 'CONTROLLER' },
      ],
    });
    const sent = await submitted(world, [{ amount: 2_000n }]);
    const first = await decide(world.executive, sent);
    expect(first.status).toBe('SUBMITTED');
    await close(3);
    const { version } = await viewOf(world, sent.requestId);
    const late = await refusalOf(approveIn({ requestId: sent.requestId, version }));
    expect(late.issues).toMatchObject([{ code: 'expenses.periodClosedSince' }]);
    expect(await promises()).toEqual([[3, '2000', '0']]);
  });

  it('is moved by the first of several approvers, and the next one decides on that', async () => {
    world = await openExpenseWorld();
    const admin = await world.org.as('ADMINISTRATOR');
    await admin.caller.approvals.createRule({
      ...{ code: 'TWO', name: 'Two', docKind: 'EXPENSE_REQUEST', priority: 1 },
      steps: [
        { kind: 'ROLE', role: 'CONTROLLER' },
        { kind: 'ROLE', role: 'EXECUTIVE' },
      ],
    });
    const sent = await submitted(world, [{ amount: 2_000n }]);
    await close(3);
    await approveIn(sent);
    expect(await promises()).toEqual([[4, '2000', '0']]);
    const { version } = await viewOf(world, sent.requestId);
    const done = await decide(world.executive, { requestId: sent.requestId, version });
    expect(done.status).toBe('APPROVED');
    expect(await promises()).toEqual([[4, '0', '2000']]);
  });

  it('says so where no later period is open', async () => {
    world = await openExpenseWorld();
    const saved = await draft(world, [{ amount: 2_000n }]);
    await close(3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    const refusal = await refusalOf(world.clerk.expenses.submitRequest(saved));
    expect(refusal.issues).toMatchObject([
      { code: 'expenses.noOpenPeriod', field: 'lines.0.periodId' },
    ]);
  });
});
