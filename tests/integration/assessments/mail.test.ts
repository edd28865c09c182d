// The report of a published assessment by mail: to whom, in which language, once, and never a draft.
import { extractText } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { resetEnv } from '@/env';
import { encloses } from '@/jobs/enclosures';
import mailNotice from '@/jobs/handlers/mail-notice';
import tellPeople from '@/jobs/handlers/tell-people';
import { newId } from '@/kernel/ids';
import { runDueAssessments } from '@/server/modules/assessments';
import { composeNotice } from '@/server/modules/notifications';
import { sql } from '@/server/platform/sql';
import type { SignedIn } from '../../fixtures/actors';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { openMailSink, partsOf, type MailSink } from '../identity/mail-sink';
import { MARCH, dealerScheme, openAssessedShop, type AssessedShop } from './assessed-shop';

let database: TestDatabase;
let sink: MailSink;
let shop: AssessedShop;
let manager: SignedIn;
let finance: SignedIn;
let schemes = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  sink = await openMailSink();
  vi.stubEnv('SMTP_URL', sink.url);
  vi.stubEnv('APP_URL', 'https://orders.example.com');
  resetEnv();
  shop = await openAssessedShop();
  manager = await shop.org.as('SALES_MANAGER');
  finance = await shop.org.as('FINANCE');
  await manager.caller.identity.updateProfile({ version: 1, name: '王小明', locale: 'zh-Hant' });
  await finance.caller.identity.updateProfile({ version: 1, name: 'Ann', locale: 'en' });
});
afterAll(async () => {
  vi.unstubAllEnvs();
  resetEnv();
  await sink.close();
  await database.drop();
});

const published = { kind: 'assessmentPublished', params: {}, locale: 'en' } as const;

const context = () => ({
  ...{ jobId: newId(), requestId: newId(), attempt: 1, report: () => undefined },
  ...{ signal: AbortSignal.timeout(60_000), now: shop.org.clock.now },
});

async function newScheme(more: Partial<typeof dealerScheme>): Promise<string> {
  schemes += 1;
  const scheme = { ...dealerScheme, code: `S${schemes}`, ...more };
  return (await shop.controller.caller.assessments.createScheme(scheme)).id;
}

async function publish(schemeId: string): Promise<string> {
  const run = await shop.controller.caller.assessments.compute({ schemeId, ...MARCH });
  await shop.executive.caller.assessments.publish({ id: run.id, version: run.version });
  return run.id;
}

interface StoredNotice {
  id: string;
  userId: string;
  byMail: boolean;
}

/** What the event says, told, and the notices that came of it. */
async function tell(runId: string): Promise<StoredNotice[]> {
  const events = await shop.org.work(({ tx }) =>
    tx.rows<{ payload: Record<string, unknown> }>(sql`
      SELECT payload FROM outbox_event WHERE org_id = ${tx.orgId}::uuid
        AND name = 'platform.noticeRaised' AND payload ->> 'docId' = ${runId}`),
  );
  for (const { payload } of events) {
    await tellPeople({ orgId: shop.org.orgId, notice: payload }, context());
  }
  return shop.org.work(({ tx }) =>
    tx.rows<StoredNotice & Record<string, unknown>>(sql`
      SELECT id, user_id AS "userId", by_mail AS "byMail" FROM notification
      WHERE org_id = ${tx.orgId}::uuid AND doc_id = ${runId}::uuid ORDER BY id`),
  );
}

const mail = (notificationId: string) =>
  mailNotice({ orgId: shop.org.orgId, notificationId }, context());

const mailsTo = (who: SignedIn) =>
  sink.mails.map(partsOf).filter(({ to }) => to === `${who.userId}@example.test`);

describe('a published assessment', () => {
  it('goes to recipients by role and by name, each once, in their own language', async () => {
    const schemeId = await newScheme({
      recipients: [finance.userId, manager.userId],
      recipientRoles: ['SALES_MANAGER'],
    });
    const notices = await tell(await publish(schemeId));
    expect(notices.map(({ userId }) => userId).toSorted()).toEqual(
      [finance.userId, manager.userId].toSorted(),
    );
    for (const { id } of notices) expect(await mail(id)).toEqual({ isSent: true });
    for (const { id } of notices) expect(await mail(id)).toEqual({ isSent: false });
    const [toFinance, ...noMore] = mailsTo(finance);
    expect(noMore).toEqual([]);
    expect(toFinance?.text).toContain('Dealers · Mar 2026\n1 assessed, 50 points on average\n1. ');
    expect(toFinance?.file?.head).toMatch(/application\/pdf/);
    const english = await extractText(new Uint8Array(toFinance?.file?.bytes ?? []), {
      mergePages: false,
    });
    expect(english.totalPages).toBe(2);
    expect(english.text[0]).toContain('Ranking');
    const [toManager] = mailsTo(manager);
    expect(toManager?.text).toContain('經銷商考核 · 2026年3月\n共考核 1 個對象，平均得分 50');
    const chinese = await extractText(new Uint8Array(toManager?.file?.bytes ?? []), {
      mergePages: false,
    });
    expect(chinese.text[0]).toContain('排名');
  });

  it('is told in the application only where the scheme does not mail', async () => {
    const schemeId = await newScheme({ recipients: [finance.userId], mailsReport: false });
    const notices = await tell(await publish(schemeId));
    expect(notices).toMatchObject([{ userId: finance.userId, byMail: false }]);
    const before = sink.mails.length;
    expect(await mail(notices[0]?.id ?? '')).toEqual({ isSent: false });
    expect(sink.mails).toHaveLength(before);
  });

  it('encloses nothing for who may not read assessments', async () => {
    const schemeId = await newScheme({});
    const runId = await publish(schemeId);
    const about = { ...published, docId: runId };
    const enclosed = (may: boolean) =>
      shop.org.work((work) => encloses(work, { ...about, can: () => may }));
    expect(await enclosed(false)).toBeNull();
    expect((await enclosed(true))?.text).toContain('The whole report is attached.');
  });

  it('is mailed to nobody while it is a draft', async () => {
    const schemeId = await newScheme({ recipients: [finance.userId] });
    const draft = await shop.controller.caller.assessments.compute({ schemeId, ...MARCH });
    expect(await tell(draft.id)).toEqual([]);
    const about = { ...published, docId: draft.id };
    expect(await shop.org.work((work) => encloses(work, { ...about, can: () => true }))).toBeNull();
  });

  it('is published and told by the schedule where its scheme says so', async () => {
    const recipients = [finance.userId];
    const own = await newScheme({ recipients, publishesItself: true });
    const waits = await newScheme({ recipients });
    const runDue = () =>
      runDueAssessments(shop.org.orgId, { now: shop.org.clock.now(), requestId: newId() });
    const done = await runDue();
    const { items } = await shop.controller.caller.assessments.runs({});
    const of = (schemeId: string) => items.filter((run) => run.schemeId === schemeId);
    expect(of(own)).toMatchObject([{ status: 'PUBLISHED' }]);
    expect(of(waits)).toMatchObject([{ status: 'DRAFT' }]);
    expect(done.map(({ id }) => id)).toEqual(expect.arrayContaining([of(own)[0]?.id]));
    expect(await tell(of(own)[0]?.id ?? '')).toMatchObject([{ userId: finance.userId }]);
    expect(await tell(of(waits)[0]?.id ?? '')).toEqual([]);
    expect(await runDue()).toEqual([]);
  });
});

describe('a worker that is killed', () => {
  async function waiting(): Promise<string> {
    const schemeId = await newScheme({ recipients: [finance.userId] });
    const [notice] = await tell(await publish(schemeId));
    return notice?.id ?? '';
  }
  const compose = (id: string) =>
    shop.org.work((work) => composeNotice(work, id, encloses), { now: shop.org.clock.now() });
  const later = (minutes: number) =>
    shop.org.clock.set(new Date(shop.org.clock.now().getTime() + minutes * 60_000));

  it('before it sent leaves the mail to the next one, which waits until it is surely dead', async () => {
    const id = await waiting();
    const before = mailsTo(finance).length;
    expect((await compose(id)).step).toBe('send');
    await expect(mail(id)).rejects.toThrow(/another job/);
    later(1);
    await expect(mail(id)).rejects.toThrow(/another job/);
    expect(mailsTo(finance)).toHaveLength(before);
    later(1);
    expect(await mail(id)).toEqual({ isSent: true });
    later(10);
    expect(await mail(id)).toEqual({ isSent: false });
    expect(mailsTo(finance)).toHaveLength(before + 1);
  });

  it('after it sent, before it could say so, leaves a mail with one id only', async () => {
    const id = await waiting();
    const before = mailsTo(finance).length;
    const { sendMail } = await import('@/server/platform/mail');
    const composed = await compose(id);
    if (composed.step !== 'send') throw new Error('nothing to send');
    await sendMail(composed.mail);
    later(3);
    expect(await mail(id)).toEqual({ isSent: true });
    const ids = mailsTo(finance)
      .slice(before)
      .map(({ messageId }) => messageId);
    expect(ids).toEqual([`<${id}@orders.example.com>`, `<${id}@orders.example.com>`]);
  });

  it('beside another one that is alive sends nothing twice', async () => {
    const id = await waiting();
    const before = mailsTo(finance).length;
    const outcomes = await Promise.allSettled([mail(id), mail(id), mail(id)]);
    const sent = outcomes.filter((one) => one.status === 'fulfilled' && one.value?.['isSent']);
    expect(sent).toHaveLength(1);
    expect(mailsTo(finance)).toHaveLength(before + 1);
  });

  it('is told apart from a mail server that is away: the next try begins at once', async () => {
    const id = await waiting();
    vi.stubEnv('SMTP_URL', 'smtp://127.0.0.1:1');
    resetEnv();
    await expect(mail(id)).rejects.toThrow(/ECONNREFUSED/);
    vi.stubEnv('SMTP_URL', sink.url);
    resetEnv();
    expect(await mail(id)).toEqual({ isSent: true });
  });
});
