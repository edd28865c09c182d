// Two people act on one budget, expense, receipt, quota or approval: who is late is told who was quicker,
// from which state to which, and what changed.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordReceipt } from '@/server/modules/receivables';
import { NO_ONE } from '@/kernel/ids';
import { computeDeviations } from '@/server/modules/analytics';
import { addDealer } from '../../fixtures/dealers';
import { toldBy } from '../../fixtures/meanwhile';
import { createTestOrganization, type TestOrganization } from '../../fixtures/organization';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { openFigures } from '../analytics/figures-world';
import { openAssessed, MARCH } from '../assessments/judged-shop';
import { openBudgetWorld } from '../budgets/budget-world';
import {
  draft,
  draftClaim,
  openExpenseWorld,
  approved,
  requestOf,
  submitted,
  submittedClaim,
} from '../expenses/expense-world';
import { addQuota, quotaWorld } from '../quotas/quota-world';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const ROLES = ['CONTROLLER', 'FINANCE', 'EXECUTIVE', 'SALES_MANAGER', 'ORDER_CLERK'];
const two = async (org: TestOrganization) => ({
  ann: (await org.signIn({ roles: ROLES, name: 'Ann' })).caller,
  ben: (await org.signIn({ roles: ROLES, name: 'Ben' })).caller,
});

describe('an expense', () => {
  it('request names who typed it anew and who handed it in', async () => {
    const world = await openExpenseWorld();
    const { ann, ben } = await two(world.org);
    const { requestId, version } = await draft(world, [{ amount: 100n }]);
    const request = requestOf(world, [{ amount: 300n }]);
    const saved = await ann.expenses.saveRequest({ requestId, version, request });
    const late = ben.expenses.saveRequest({ requestId, version, request });
    const told = await toldBy(late, 'expenses.stale');
    expect(told).toMatchObject({ by: 'Ann', action: 'update', currency: 'USD' });
    expect(told.changes).toEqual([{ field: 'lines.0.requestedMinor', from: '100', to: '300' }]);
    await ann.expenses.submitRequest({ requestId, version: saved.version });
    const again = ben.expenses.submitRequest({ requestId, version: saved.version });
    expect(await toldBy(again, 'expenses.stale')).toMatchObject({
      ...{ by: 'Ann', action: 'submit', from: 'DRAFT', to: 'SUBMITTED' },
    });
  });

  it('claim names who verified it', async () => {
    const world = await openExpenseWorld();
    const { ann, ben } = await two(world.org);
    const { requestId } = await approved(world, [{ amount: 500n }]);
    const claim = await submittedClaim(world, requestId, [{ amount: 200n }]);
    const ref = { claimId: claim.claimId, version: claim.version };
    await ann.expenses.rejectClaim({ ...ref, reason: 'No proof' });
    const late = ben.expenses.rejectClaim({ ...ref, reason: 'Neither' });
    expect(await toldBy(late, 'expenses.stale')).toMatchObject({
      ...{ by: 'Ann', action: 'reject', to: 'REJECTED', reason: 'No proof' },
    });
  });

  it('claim names who changed its draft', async () => {
    const world = await openExpenseWorld();
    const { ann, ben } = await two(world.org);
    const { requestId } = await approved(world, [{ amount: 500n }]);
    const { claimId, version } = await draftClaim(world, requestId, [{ amount: 200n }]);
    const view = await ann.expenses.claim({ claimId });
    const lines = view.lines.map((line) => ({
      ...{ expenseLineId: line.expenseLineId, occurredOn: line.occurredOn, fileIds: [] },
      ...{ reference: null, description: null, dealerId: null, claimedMinor: 250n },
    }));
    await ann.expenses.saveClaim({ claimId, requestId, version, note: null, lines });
    const late = ben.expenses.saveClaim({ claimId, requestId, version, note: 'Mine', lines });
    const told = await toldBy(late, 'expenses.stale');
    expect(told).toMatchObject({ by: 'Ann', action: 'update' });
    expect(told.changes).toContainEqual({ field: 'lines.0.claimedMinor', from: '200', to: '250' });
  });

  it('waiting for its approval names who decided', async () => {
    const world = await openExpenseWorld();
    const { ann, ben } = await two(world.org);
    const request = await submitted(world, [{ amount: 100n }]);
    const ref = { requestId: request.requestId, version: request.version };
    await ann.expenses.decideRequest({ ...ref, decision: 'APPROVE', comment: '' });
    const late = ben.expenses.decideRequest({ ...ref, decision: 'REJECT', comment: 'No' });
    expect(await toldBy(late, 'expenses.stale')).toMatchObject({
      ...{ by: 'Ann', action: 'approve', from: 'SUBMITTED', to: 'APPROVED' },
    });
  });
});

describe('a budget', () => {
  it('names who typed into the cell, and who gave the version up', async () => {
    const world = await openBudgetWorld();
    const { ann, ben } = await two(world.org);
    const source = { kind: 'EMPTY' as const };
    const { id } = await ann.budgets.create({ yearId: world.yearId, name: 'Plan', source });
    const cell = {
      ...{ centreId: world.centres.SHOP, accountId: world.accounts.PROMO, programmeId: NO_ONE },
      ...{ periodId: world.periods[2] ?? '', seenMinor: null },
    };
    const write = (caller: typeof ann, amountMinor: bigint) =>
      caller.budgets.saveCells({ id, cells: [{ ...cell, amountMinor }] });
    await write(ann, 100n);
    const told = await toldBy(write(ben, 120n), 'budgets.stale');
    expect(told).toMatchObject({ by: 'Ann', action: 'cellsSaved', currency: 'USD' });
    expect(told.changes).toMatchObject([{ from: null, to: '100' }]);
    expect(await toldBy(ben.budgets.submit({ id, version: 1 }), 'budgets.stale')).toMatchObject({
      ...{ by: 'Ann', action: 'cellsSaved' },
    });
    await ann.budgets.discard({ id, version: 2 });
    const gone = { by: 'Ann', action: 'discarded', from: 'DRAFT' };
    expect(await toldBy(ben.budgets.discard({ id, version: 2 }), 'budgets.stale')).toMatchObject(
      gone,
    );
    expect(await toldBy(write(ben, 5n), 'budgets.notDraft')).toMatchObject(gone);
  });
});

describe('a receipt', () => {
  it('names who confirmed it, and who took it back', async () => {
    const org = await createTestOrganization();
    const { ann, ben } = await two(org);
    const dealerId = (await addDealer(org)).id;
    const { receiptId } = await org.work((work) =>
      recordReceipt(work, {
        ...{ dealerId, receivedOn: '2026-02-20', method: 'CHEQUE', amountMinor: 700n },
      }),
    );
    const one = { receiptId, version: 1, confirmedOn: '2026-02-25' };
    await ann.receivables.confirmReceipts({ receipts: [one] });
    const again = ben.receivables.confirmReceipts({ receipts: [one] });
    const confirmed = { by: 'Ann', action: 'confirm' };
    expect(await toldBy(again, 'receivables.stale')).toMatchObject(confirmed);
    const back = ben.receivables.reverseReceipt({ receiptId, version: 1, reason: 'Bounced' });
    expect(await toldBy(back, 'receivables.stale')).toMatchObject(confirmed);
    await ann.receivables.reverseReceipt({ receiptId, version: 2, reason: 'Bounced' });
    const late = ben.receivables.reverseReceipt({ receiptId, version: 2, reason: 'Too' });
    expect(await toldBy(late, 'receivables.alreadyReversed')).toMatchObject({
      ...{ by: 'Ann', action: 'reverse', from: 'POSTED', to: 'REVERSED', reason: 'Bounced' },
    });
  });
});

describe('a quota', () => {
  it('names who changed it, and who closed it', async () => {
    const world = await quotaWorld();
    const { ann, ben } = await two(world.org);
    const id = await addQuota(world, 5);
    const { version, startsOn, endsOn } = await ann.quotas.get({ id });
    const change = { id, version, startsOn, endsOn, note: null, reason: 'More' };
    await ann.quotas.change({ ...change, quantity: 9 });
    const told = await toldBy(ben.quotas.change({ ...change, quantity: 8 }), 'quotas.stale');
    expect(told).toMatchObject({ by: 'Ann', action: 'changed', reason: 'More' });
    expect(told.changes).toContainEqual({ field: 'quantity', from: 5, to: 9 });
    await ann.quotas.close({ id, version: version + 1, reason: 'Over' });
    const late = ben.quotas.close({ id, version: version + 1, reason: 'Too' });
    expect(await toldBy(late, 'quotas.closed')).toMatchObject({ by: 'Ann', to: 'CLOSED' });
  });
});

describe('what is judged', () => {
  it('a deviation names who explained it', async () => {
    const { org } = await openFigures();
    const { ann, ben } = await two(org);
    await ann.deviations.saveRule({
      ...{ code: 'SPENT', name: 'Spent', measure: 'EXPENSE', basis: 'BUDGET' },
      ...{ span: 'PERIOD', rate: '0.1', dueDays: 7 },
    });
    await org.work((work) => computeDeviations(work));
    const [one] = await ann.deviations.list({});
    const ref = { id: one?.id ?? '', version: one?.version ?? 0 };
    await ann.deviations.explain({ ...ref, explanation: 'New shelves' });
    const late = ben.deviations.explain({ ...ref, explanation: 'Other shelves' });
    expect(await toldBy(late, 'deviations.stale')).toMatchObject({
      ...{ by: 'Ann', action: 'explain', from: 'OPEN', reason: 'New shelves' },
    });
  });

  it('an assessment names who published it', async () => {
    const { shop, schemeId } = await openAssessed();
    const { ann, ben } = await two(shop.org);
    const { id, version } = await ann.assessments.compute({ schemeId, ...MARCH });
    await ann.assessments.publish({ id, version });
    expect(
      await toldBy(ben.assessments.publish({ id, version }), 'assessments.stale'),
    ).toMatchObject({
      ...{ by: 'Ann', action: 'publish', from: 'DRAFT', to: 'PUBLISHED' },
    });
  });
});
