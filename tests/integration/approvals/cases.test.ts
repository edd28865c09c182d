// Cases of approval on a real database: steps in order, one winner of two, nobody on their own.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '@/kernel/ids';
import {
  decideStep,
  listInbox,
  openCase,
  readCase,
  withdrawCase,
  type ApprovalFacts,
  type Decision,
} from '@/server/modules/approvals';
import type { Work } from '@/server/platform/actor';
import { sql } from '@/server/platform/sql';
import type { SignedIn } from '../../fixtures/actors';
import { createTestOrganization, type TestOrganization } from '../../fixtures/organization';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';

let database: TestDatabase;
let org: TestOrganization;
let requester: SignedIn;
let finance: SignedIn;
let executive: SignedIn;

beforeAll(async () => {
  database = await createTestDatabase();
  org = await createTestOrganization();
  requester = await org.as('SALES_MANAGER');
  finance = await org.as('FINANCE');
  executive = await org.as('EXECUTIVE');
});
afterAll(() => database.drop());

/** As this person, without a procedure: what a document's module does. */
function as<T>(who: SignedIn, roles: string[], run: (work: Work) => Promise<T>): Promise<T> {
  const { userId, name } = who;
  const actor = { orgId: org.orgId, userId, name, dealerId: null, roles, can: () => true };
  return org.work(run, { actor });
}

const facts: ApprovalFacts = { amountMinor: 70_000n, centrePath: [], tags: [] };

async function open(
  given: Partial<ApprovalFacts> = {},
): Promise<{ caseId: string; docId: string }> {
  const docId = newId();
  const { caseId } = await org.work((work) =>
    openCase(work, {
      ...{ docKind: 'EXPENSE_REQUEST', docId, docNumber: `ER-${docId.slice(-4)}` },
      ...{ title: 'Shelf display', requesterId: requester.userId, facts: { ...facts, ...given } },
    }),
  );
  return { caseId, docId };
}

const decide = (
  who: SignedIn,
  role: string,
  caseId: string,
  decision: Decision = 'APPROVE',
  more: { version?: number; comment?: string } = {},
) =>
  as(who, [role], (work) =>
    decideStep(work, { caseId, decision, comment: more.comment ?? null, version: more.version }),
  );

async function twoSteps(): Promise<void> {
  const id = newId();
  await org.work(async ({ tx }) => {
    await tx.run(sql`
      INSERT INTO approval_rule (org_id, id, code, name, doc_kind, priority, amount_from_minor, tags)
      VALUES (${tx.orgId}::uuid, ${id}::uuid, 'BIG', 'Big', 'EXPENSE_REQUEST', 10, 50000, '{}')`);
    await tx.run(sql`
      INSERT INTO approval_rule_step (org_id, rule_id, step_no, kind, role)
      VALUES (${tx.orgId}::uuid, ${id}::uuid, 1, 'ROLE', 'FINANCE'),
        (${tx.orgId}::uuid, ${id}::uuid, 2, 'ROLE', 'EXECUTIVE')`);
  });
}

describe('a case', () => {
  test('without a rule waits for the standard role', async () => {
    const { caseId, docId } = await open();
    const controller = await org.as('CONTROLLER');
    const view = await as(controller, ['CONTROLLER'], (work) =>
      readCase(work, 'EXPENSE_REQUEST', docId),
    );
    expect(view).toMatchObject({ status: 'PENDING', canDecide: true });
    expect(view?.steps).toMatchObject([{ role: 'CONTROLLER', waitsFor: [controller.name] }]);
    expect(await decide(controller, 'CONTROLLER', caseId)).toMatchObject({ status: 'APPROVED' });
  });

  test('goes through its steps in order', async () => {
    await twoSteps();
    const { caseId, docId } = await open();
    expect(await refusalOf(decide(executive, 'EXECUTIVE', caseId))).toMatchObject({
      code: 'approvals.notYours',
    });
    expect(await decide(finance, 'FINANCE', caseId)).toMatchObject({ status: 'PENDING' });
    expect(await decide(executive, 'EXECUTIVE', caseId)).toEqual({
      ...{ status: 'APPROVED', docKind: 'EXPENSE_REQUEST', docId },
    });
    expect(await refusalOf(decide(executive, 'EXECUTIVE', caseId))).toMatchObject({
      code: 'approvals.caseNotPending',
    });
  });

  test('does not end at a step whose people have all decided before', async () => {
    const controller = await org.as('CONTROLLER');
    const id = newId();
    await org.work(async ({ tx }) => {
      await tx.run(sql`
        INSERT INTO approval_rule (org_id, id, code, name, doc_kind, priority, tags)
        VALUES (${tx.orgId}::uuid, ${id}::uuid, 'OWNED', 'Owned', 'EXPENSE_REQUEST', 5, '{owned}')`);
      await tx.run(sql`
        INSERT INTO approval_rule_step (org_id, rule_id, step_no, kind, role)
        VALUES (${tx.orgId}::uuid, ${id}::uuid, 1, 'OWNER', NULL),
          (${tx.orgId}::uuid, ${id}::uuid, 2, 'ROLE', 'FINANCE')`);
    });
    const { caseId, docId } = await open({ ownerId: finance.userId, tags: ['owned'] });
    expect(await decide(finance, 'FINANCE', caseId)).toMatchObject({ status: 'PENDING' });
    const view = await as(controller, ['CONTROLLER'], (work) =>
      readCase(work, 'EXPENSE_REQUEST', docId),
    );
    expect(view).toMatchObject({ canDecide: true });
    expect(view?.steps[1]).toMatchObject({ role: 'CONTROLLER', waitsFor: [controller.name] });
    expect(await decide(controller, 'CONTROLLER', caseId)).toMatchObject({ status: 'APPROVED' });
  });

  test('is refused to its requester, and to whoever stands in for them', async () => {
    const { caseId } = await open();
    expect(await refusalOf(decide(requester, 'FINANCE', caseId))).toMatchObject({
      code: 'approvals.ownRequest',
    });
  });

  test('takes no rejection without a comment', async () => {
    const { caseId } = await open();
    expect(await refusalOf(decide(finance, 'FINANCE', caseId, 'REJECT'))).toMatchObject({
      ...{ code: 'approvals.commentMissing', field: 'comment' },
    });
    const comment = 'Ask for less';
    expect(await decide(finance, 'FINANCE', caseId, 'RETURN', { comment })).toMatchObject({
      status: 'RETURNED',
    });
  });

  test('has one winner of two who decide at once', async () => {
    const { caseId } = await open();
    const second = await org.signIn({ roles: ['FINANCE'] });
    const outcomes = await Promise.allSettled([
      decide(finance, 'FINANCE', caseId, 'APPROVE', { version: 1 }),
      decide(second, 'FINANCE', caseId, 'REJECT', { version: 1, comment: 'No' }),
    ]);
    expect(outcomes.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const lost = outcomes.find((one) => one.status === 'rejected');
    expect(['approvals.stale', 'approvals.caseNotPending']).toContain(lost?.reason.code);
  });

  test('waits once for a document, and ends when it is withdrawn', async () => {
    const { caseId, docId } = await open();
    const again = org.work((work) =>
      openCase(work, {
        ...{ docKind: 'EXPENSE_REQUEST', docId, docNumber: 'X', title: 'X' },
        ...{ requesterId: null, facts },
      }),
    );
    await expect(again).rejects.toMatchObject({ constraint: 'approval_case_one_pending' });
    const document = { docKind: 'EXPENSE_REQUEST', docId, reason: 'Changed' } as const;
    expect(await org.work((work) => withdrawCase(work, document))).toBe(true);
    expect(await org.work((work) => withdrawCase(work, document))).toBe(false);
    expect(await refusalOf(decide(finance, 'FINANCE', caseId))).toMatchObject({
      ...{ code: 'approvals.caseNotPending', params: { status: 'WITHDRAWN' } },
    });
  });
});

describe('what waits for a person', () => {
  test('is listed for the role, not for the requester, and gone once decided', async () => {
    const { caseId } = await open();
    const box = async (who: SignedIn) => {
      const page = await as(who, [], (work) =>
        listInbox(work, { box: 'waiting', docKind: null, limit: 100 }),
      );
      return page.items.map((item) => item.id);
    };
    expect(await box(finance)).toContain(caseId);
    expect(await box(requester)).not.toContain(caseId);
    await decide(finance, 'FINANCE', caseId);
    expect(await box(finance)).not.toContain(caseId);
    expect(await box(executive)).toContain(caseId);
  });
});
