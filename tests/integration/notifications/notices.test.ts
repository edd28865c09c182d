// Telling people: once each, by the channels they chose, and no longer once it is done.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { resetEnv } from '@/env';
import mailNotice from '@/jobs/handlers/mail-notice';
import tellPeople from '@/jobs/handlers/tell-people';
import { newId } from '@/kernel/ids';
import { decideStep, openCase, withdrawCase } from '@/server/modules/approvals';
import { NOTICE_KINDS } from '@/server/modules/notifications/schemas';
import type { SignedIn } from '../../fixtures/actors';
import { createTestOrganization, type TestOrganization } from '../../fixtures/organization';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { openMailSink, type MailSink } from '../identity/mail-sink';

let database: TestDatabase;
let sink: MailSink;
let org: TestOrganization;
let controller: SignedIn;
let requester: SignedIn;

beforeAll(async () => {
  database = await createTestDatabase();
  sink = await openMailSink();
  vi.stubEnv('SMTP_URL', sink.url);
  vi.stubEnv('APP_URL', 'https://orders.example.com');
  resetEnv();
  org = await createTestOrganization({ name: 'Acme' });
  controller = await org.as('CONTROLLER');
  requester = await org.as('SALES_MANAGER');
});
afterAll(async () => {
  vi.unstubAllEnvs();
  resetEnv();
  await sink.close();
  await database.drop();
});

const context = () => ({
  ...{ jobId: newId(), requestId: newId(), attempt: 1, report: () => undefined },
  ...{ signal: AbortSignal.timeout(10_000), now: org.clock.now },
});

async function open(): Promise<{ caseId: string; docId: string }> {
  const docId = newId();
  const { caseId } = await org.work((work) =>
    openCase(work, {
      ...{ docKind: 'EXPENSE_REQUEST', docId, docNumber: 'ER-7', title: 'Shelf display' },
      requesterId: requester.userId,
      facts: { amountMinor: 123_456n, centrePath: [], tags: [] },
    }),
  );
  return { caseId, docId };
}

const told = (caseId: string) => tellPeople({ orgId: org.orgId, caseId }, context());
const unreadOf = async (who: SignedIn, docId: string) => {
  const { items } = await who.caller.notifications.list({ unreadOnly: true, limit: 100 });
  return items.filter((item) => item.docId === docId);
};

const decide = (caseId: string, decision: 'APPROVE' | 'REJECT', comment: string | null) =>
  org.work((work) => decideStep(work, { caseId, decision, comment }), {
    actor: {
      ...{ orgId: org.orgId, userId: controller.userId, name: 'C', dealerId: null },
      ...{ roles: ['CONTROLLER'], can: () => true },
    },
  });

describe('an approval', () => {
  test('tells whom it waits for, once, and then its requester', async () => {
    const { caseId, docId } = await open();
    expect([await told(caseId), await told(caseId)]).toEqual([{ told: 1 }, { told: 0 }]);
    expect(await unreadOf(controller, docId)).toMatchObject([
      {
        ...{ kind: 'approvalWaiting', docKind: 'EXPENSE_REQUEST', isRead: false },
        params: { number: 'ER-7', title: 'Shelf display', amountMinor: '123456', currency: 'USD' },
      },
    ]);
    expect(await unreadOf(requester, docId)).toEqual([]);
    await decide(caseId, 'REJECT', 'Too dear');
    await told(caseId);
    expect(await unreadOf(controller, docId)).toEqual([]);
    expect(await unreadOf(requester, docId)).toMatchObject([
      { kind: 'approvalRejected', params: { comment: 'Too dear', by: controller.name } },
    ]);
  });

  test('that is told twice at once is told once', async () => {
    const { caseId } = await open();
    const outcomes = await Promise.all([told(caseId), told(caseId), told(caseId)]);
    expect(outcomes.map((one) => Number((one as { told: number }).told)).toSorted()).toEqual([
      ...[0, 0, 1],
    ]);
  });

  test('tells who stands in, and nobody once it is withdrawn', async () => {
    const standIn = await org.signIn({ roles: ['EXECUTIVE'], name: 'Stand-in' });
    const { id } = await controller.caller.approvals.delegate({
      ...{ toUserId: standIn.userId, validFrom: '2026-03-01', validTo: '2026-03-31' },
    });
    const { caseId, docId } = await open();
    expect(await told(caseId)).toEqual({ told: 2 });
    expect(await unreadOf(standIn, docId)).toHaveLength(1);
    await org.work((work) =>
      withdrawCase(work, { docKind: 'EXPENSE_REQUEST', docId, reason: 'Changed' }),
    );
    expect(await told(caseId)).toEqual({ told: 0 });
    expect(await unreadOf(standIn, docId)).toEqual([]);
    await controller.caller.approvals.revokeDelegation({ id });
  });
});

describe('a notice', () => {
  const raise = (key: string, more: object = {}) =>
    tellPeople(
      {
        orgId: org.orgId,
        notice: {
          ...{ kind: 'deviationRaised', docKind: 'DEVIATION', docId: newId(), key },
          ...{ userIds: [controller.userId], params: { number: 'DV-1', title: 'Travel' } },
          ...more,
        },
      },
      context(),
    );

  test('goes to people and to roles, each once', async () => {
    const notice = { userIds: [controller.userId], roles: ['CONTROLLER', 'SALES_MANAGER'] };
    expect(await raise('both', notice)).toEqual({ told: 2 });
  });

  test('follows what the person chose', async () => {
    const { notifications } = controller.caller;
    const quiet = { kind: 'deviationRaised', inApp: false, byMail: false } as const;
    await notifications.savePreference(quiet);
    expect(await raise('quiet')).toEqual({ told: 0 });
    await notifications.savePreference({ ...quiet, inApp: true });
    expect(await raise('loud')).toEqual({ told: 1 });
    const { preferences, canMail } = await notifications.preferences();
    expect(preferences).toHaveLength(NOTICE_KINDS.length);
    expect(preferences).toContainEqual({ ...quiet, inApp: true });
    expect(canMail).toBe(true);
  });

  test('is read by its person only, one or all up to one', async () => {
    await raise('mine');
    const { notifications } = controller.caller;
    const { items } = await notifications.list({ limit: 100 });
    const ids = items.map((item) => item.id);
    const { unread } = await notifications.unread();
    await requester.caller.notifications.markRead({ ids });
    expect(await notifications.unread()).toEqual({ unread });
    await notifications.markRead({ ids: [ids[0] ?? ''] });
    expect(await notifications.unread()).toEqual({ unread: unread - 1 });
    await raise('later');
    await notifications.markAllRead({ upTo: ids[0] ?? '' });
    expect(await notifications.unread()).toEqual({ unread: 1 });
  });
});

describe('the mail of a notice', () => {
  test('says what and where, in the language of who gets it; not once it was read', async () => {
    await requester.caller.identity.updateProfile({ version: 1, name: '王小明', locale: 'en' });
    const { caseId, docId } = await open();
    await decide(caseId, 'REJECT', 'Too dear');
    await told(caseId);
    const [notice] = await unreadOf(requester, docId);
    const job = { orgId: org.orgId, notificationId: notice?.id ?? '' };
    expect(await mailNotice(job, context())).toEqual({ isSent: true });
    const [mail = ''] = sink.mails.slice(-1);
    expect(mail).toContain(`https://orders.example.com/expenses/${docId}`.slice(0, 40));
    expect(mail).toMatch(/Subject: Acme: .*rejected ER-7: Too dear/);
    await requester.caller.notifications.markRead({ ids: [notice?.id ?? ''] });
    expect(await mailNotice(job, context())).toEqual({ isSent: false });
  });
});
