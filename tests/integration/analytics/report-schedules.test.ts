// Reports that are sent regularly: each person's own, told once when their day has come, and mailed as a
// workbook of those days in the person's language.
import readWorkbook from 'read-excel-file/node';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { resetEnv } from '@/env';
import { encloses } from '@/jobs/enclosures';
import mailNotice from '@/jobs/handlers/mail-notice';
import sendDueReportsJob from '@/jobs/handlers/send-due-reports';
import tellPeople from '@/jobs/handlers/tell-people';
import { newId } from '@/kernel/ids';
import { runReport, sendDueReports } from '@/server/modules/analytics';
import { sql } from '@/server/platform/sql';
import type { SignedIn } from '../../fixtures/actors';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import type { BudgetWorld } from '../budgets/budget-world';
import { openMailSink, partsOf, type MailSink } from '../identity/mail-sink';
import { apple, dealer, openFigures } from './figures-world';
import { insertFlow } from './ledger-rows';
import { foldAll } from '../../fixtures/folded';

let database: TestDatabase;
let sink: MailSink;
let world: BudgetWorld;
let executive: SignedIn;
let manager: SignedIn;

beforeAll(async () => {
  database = await createTestDatabase();
  sink = await openMailSink();
  vi.stubEnv('SMTP_URL', sink.url);
  resetEnv();
  world = await openFigures();
  executive = await world.org.as('EXECUTIVE');
  manager = await world.org.as('SALES_MANAGER');
  await executive.caller.identity.updateProfile({ version: 1, name: '王小明', locale: 'zh-Hant' });
});
afterAll(async () => {
  vi.unstubAllEnvs();
  resetEnv();
  await sink.close();
  await database.drop();
});
/** Two in the morning of the second of March 2026, a Monday, in UTC. */
const start = new Date('2026-03-02T02:00:00Z');
beforeEach(() => world.org.clock.set(start));

const often = { repeat: 'MONTHLY', span: 'LAST' } as const;
const monthly = { name: 'sales' as const, by: ['product'], ...often };
const at = (iso: string) => ({ now: new Date(iso) });
const send = (iso: string) => world.org.work(sendDueReports, at(iso));
const context = () => ({
  ...{ jobId: newId(), requestId: newId(), attempt: 1, report: () => undefined },
  ...{ signal: AbortSignal.timeout(60_000), now: world.org.clock.now },
});

async function noticesOf(docId: string): Promise<Record<string, unknown>[]> {
  const rows = await world.org.work(({ tx }) =>
    tx.rows<{ payload: Record<string, unknown> }>(sql`
      SELECT payload FROM outbox_event WHERE org_id = ${tx.orgId}::uuid
        AND name = 'platform.noticeRaised' AND payload ->> 'docId' = ${docId} ORDER BY seq`),
  );
  return rows.map(({ payload }) => payload);
}

describe('a regular report', () => {
  it("is a person's own: nobody else sees it or stops it", async () => {
    const { id } = await executive.caller.analytics.scheduleReport(monthly);
    expect((await executive.caller.analytics.schedules()).map((one) => one.id)).toEqual([id]);
    expect(await manager.caller.analytics.schedules()).toEqual([]);
    const refusal = await refusalOf(manager.caller.analytics.cancelSchedule({ id }));
    expect(refusal.code).toBe('reports.scheduleNotFound');
    await executive.caller.analytics.cancelSchedule({ id });
    expect(await executive.caller.analytics.schedules()).toEqual([]);
  });

  it('is refused where the report would be', async () => {
    const codeOf = async (wrong: object) =>
      (await refusalOf(executive.caller.analytics.scheduleReport({ ...monthly, ...wrong }))).code;
    expect(await codeOf({ by: ['account'] })).toBe('reports.unknownDimension');
    const cut = { name: 'price-mix-quantity', repeat: 'DAILY' };
    expect(await codeOf(cut)).toBe('reports.scheduleCutsPeriods');
    expect(await codeOf({ ...cut, repeat: 'WEEKLY' })).toBe('reports.scheduleCutsPeriods');
    const year = { name: 'variance', by: ['account'], span: 'YEAR_TO_DATE' };
    expect(await codeOf({ ...year, basis: 'LAST_PERIOD' })).toBe('reports.scheduleCutsPeriods');
    expect(await codeOf({ ...year, basis: 'LAST_WEEK' })).toBe('request.invalid');
    expect(await codeOf({ only: { dealer: 'NOBODY' } })).toBe('reports.unknownCode');
  });

  it('is one of thirty at the most', async () => {
    const person = await world.org.as('CONTROLLER');
    for (let i = 0; i < 30; i += 1) await person.caller.analytics.scheduleReport(monthly);
    const refusal = await refusalOf(person.caller.analytics.scheduleReport(monthly));
    expect([refusal.code, refusal.params]).toEqual(['reports.tooManySchedules', { max: 30 }]);
    for (const { id } of await person.caller.analytics.schedules()) {
      await person.caller.analytics.cancelSchedule({ id });
    }
  });

  it('is one of thirty at the most for who asks many times at once', async () => {
    const person = await world.org.as('CONTROLLER');
    for (let i = 0; i < 28; i += 1) await person.caller.analytics.scheduleReport(monthly);
    const wishes = Array.from({ length: 8 }, () => person.caller.analytics.scheduleReport(monthly));
    const outcomes = await Promise.allSettled(wishes);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    for (const outcome of outcomes) {
      if (outcome.status === 'fulfilled') continue;
      const refusal = await refusalOf(Promise.reject(outcome.reason));
      expect(refusal.code).toBe('reports.tooManySchedules');
    }
    const all = await person.caller.analytics.schedules();
    expect(all).toHaveLength(30);
    for (const { id } of all) await person.caller.analytics.cancelSchedule({ id });
  });

  it('is told from six in the morning of its day in Taipei on, once', async () => {
    const { id, nextOn } = await manager.caller.analytics.scheduleReport(monthly);
    expect(nextOn).toBe('2026-04-01');
    expect(await send('2026-03-31T21:59:00Z')).toBe(0);
    expect(await send('2026-03-31T22:00:00Z')).toBe(1);
    expect(await send('2026-03-31T23:00:00Z')).toBe(0);
    const [told, another] = await noticesOf(id);
    expect(another).toBeUndefined();
    expect(told).toMatchObject({
      ...{ kind: 'reportDue', userIds: [manager.userId], docKind: 'REPORT_SCHEDULE' },
      params: { title: 'Sales', 'title.zh-Hant': '銷售', dueOn: '2026-03-31' },
    });
    const [kept] = await manager.caller.analytics.schedules();
    expect(kept).toMatchObject({
      ...{ lastOn: '2026-04-01', nextOn: '2026-05-01' },
      lastPeriod: { from: '2026-03-01', to: '2026-03-31' },
    });
    await manager.caller.analytics.cancelSchedule({ id });
  });

  it('is told of each week or month that was missed, once, oldest first', async () => {
    const { id } = await manager.caller.analytics.scheduleReport(monthly);
    expect(await send('2026-06-03T08:00:00Z')).toBe(3);
    expect(await send('2026-06-03T09:00:00Z')).toBe(0);
    const notices = await noticesOf(id);
    const ends = ['2026-03-31', '2026-04-30', '2026-05-31'];
    expect(notices.map(({ params }) => params)).toMatchObject(ends.map((dueOn) => ({ dueOn })));
    expect(new Set(notices.map(({ key }) => key)).size).toBe(3);
    const [kept] = await manager.caller.analytics.schedules();
    expect(kept).toMatchObject({ lastOn: '2026-06-01', nextOn: '2026-07-01' });
    await manager.caller.analytics.cancelSchedule({ id });
  });

  it('that was missed for days is told of the last of them alone', async () => {
    const { id } = await manager.caller.analytics.scheduleReport({ ...monthly, repeat: 'DAILY' });
    expect(await send('2026-03-09T12:00:00Z')).toBe(1);
    const notices = await noticesOf(id);
    expect(notices.map(({ params }) => params)).toMatchObject([{ dueOn: '2026-03-08' }]);
    expect((await manager.caller.analytics.schedules())[0]?.nextOn).toBe('2026-03-10');
    await manager.caller.analytics.cancelSchedule({ id });
  });

  it('is told once by workers that come at the same time', async () => {
    const { id } = await manager.caller.analytics.scheduleReport({ ...monthly, repeat: 'WEEKLY' });
    const told = await Promise.all([1, 2, 3].map(() => send('2026-03-09T12:00:00Z')));
    expect(told.toSorted()).toEqual([0, 0, 1]);
    expect(await noticesOf(id)).toHaveLength(1);
    await manager.caller.analytics.cancelSchedule({ id });
  });
});

/** Tells and mails what was raised about a schedule, in the order in which it was. */
async function mailsOf(docId: string): Promise<ReturnType<typeof partsOf>[]> {
  const { org } = world;
  for (const notice of await noticesOf(docId)) {
    await tellPeople({ orgId: org.orgId, notice }, context());
  }
  const told = await org.work(({ tx }) =>
    tx.rows<{ id: string }>(sql`
      SELECT id FROM notification WHERE org_id = ${tx.orgId}::uuid AND doc_id = ${docId}::uuid
      ORDER BY id`),
  );
  for (const { id } of told) {
    await mailNotice({ orgId: org.orgId, notificationId: id }, context());
  }
  return told.map((_, i) => partsOf(sink.mails.at(i - told.length) ?? ''));
}

describe('the hourly job', () => {
  it('folds the ledgers of a company that has a report due, and of no other', async () => {
    const { org } = world;
    const sell = () =>
      org.work(({ tx }) =>
        tx.run(
          insertFlow(org.orgId, {
            ...{ kind: 'SHIPPED', occurredOn: '2026-02-10', dealerId: dealer },
            ...{ salespersonId: null, productId: apple, quantity: 1, netMinor: 100 },
          }),
        ),
      );
    org.clock.set(new Date('2026-02-16T02:00:00Z'));
    const { id } = await executive.caller.analytics.scheduleReport(monthly);
    await sell();
    expect(await sendDueReportsJob({}, context())).toMatchObject({ told: 0 });
    expect(await foldAll(org.orgId)).toBeGreaterThan(0);
    await sell();
    org.clock.set(new Date('2026-03-01T08:00:00Z'));
    expect(await sendDueReportsJob({}, context())).toMatchObject({ told: 1 });
    expect(await foldAll(org.orgId)).toBe(0);
    await executive.caller.analytics.cancelSchedule({ id });
  });
});

describe('its mail', () => {
  it('has the rows of its days as a workbook, in the words of the person', async () => {
    const { org } = world;
    const asked = { ...monthly, by: ['product', 'month'] };
    org.clock.set(new Date('2026-02-16T02:00:00Z'));
    const { id } = await executive.caller.analytics.scheduleReport(asked);
    org.clock.set(new Date('2026-03-01T08:00:00Z'));
    expect(await sendDueReportsJob({}, context())).toMatchObject({ told: 1 });
    const [mail] = await mailsOf(id);
    if (!mail) throw new Error('no mail');
    expect(mail.to).toBe(`${executive.userId}@example.test`);
    expect(mail.text).toContain('您的報表「銷售」，截至');
    expect(mail.text).toContain(`/reports/regular/${id}`);
    expect(mail.file?.head).toContain('sales-2026-02-01-2026-02-28.xlsx');

    const days = { from: '2026-02-01', to: '2026-02-28' };
    const report = await org.work((work) =>
      runReport(work, { name: 'sales', by: asked.by, ...days }, { locale: 'zh-Hant', limit: 100 }),
    );
    const [sheet] = await readWorkbook(mail.file?.bytes ?? Buffer.alloc(0));
    const rows = sheet?.data ?? [];
    expect(rows[0]?.[0]).toBe('銷售');
    const heads = rows.findIndex((row) => row[0] === '產品代碼');
    expect(rows[heads]).toContain('月');
    const shown = rows.slice(heads + 1, heads + 1 + report.rows.length);
    expect(report.rows.length).toBeGreaterThan(0);
    expect(shown.map((row) => row[0])).toEqual(report.rows.map((row) => row[0] || '（無）'));
    const net = report.columns.findIndex(({ key }) => key === 'net_amount');
    expect(shown.map((row) => row[net])).toEqual(report.rows.map((row) => Number(row[net]) / 100));
    await executive.caller.analytics.cancelSchedule({ id });
  });

  it('has the days it was raised for, also where it goes out after the next ones were', async () => {
    world.org.clock.set(new Date('2026-02-16T02:00:00Z'));
    const { id } = await executive.caller.analytics.scheduleReport(monthly);
    expect(await send('2026-03-01T08:00:00Z')).toBe(1);
    expect(await send('2026-04-01T08:00:00Z')).toBe(1);
    const mails = await mailsOf(id);
    expect(mails.map(({ file }) => /sales-[-\d]+\.xlsx/.exec(file?.head ?? '')?.[0])).toEqual([
      'sales-2026-02-01-2026-02-28.xlsx',
      'sales-2026-03-01-2026-03-31.xlsx',
    ]);
    const link = (to: string) => `/reports/regular/${id}?to=${to}`;
    expect(mails[0]?.text).toContain(link('2026-02-28'));
    expect(mails[1]?.text).toContain(link('2026-03-31'));
    await executive.caller.analytics.cancelSchedule({ id });
  });

  it('of whole fiscal periods waits for the first of the year, then ends with the last one', async () => {
    world.org.clock.set(new Date('2026-01-05T02:00:00Z'));
    const { id, lastPeriod } = await executive.caller.analytics.scheduleReport({
      ...{ name: 'price-mix-quantity', by: ['product'], repeat: 'DAILY', span: 'YEAR_TO_DATE' },
    });
    expect(lastPeriod).toBeNull();
    const own = async () =>
      (await executive.caller.analytics.schedules()).find((one) => one.id === id);
    expect(await send('2026-01-20T08:00:00Z')).toBe(0);
    expect(await own()).toMatchObject({ nextOn: '2026-01-21', lastOn: null, lastPeriod: null });
    expect(await send('2026-03-12T08:00:00Z')).toBe(1);
    const days = { from: '2026-01-01', to: '2026-02-28' };
    expect(await own()).toMatchObject({ lastOn: '2026-03-12', lastPeriod: days });
    expect(await executive.caller.analytics.scheduledDays({ id, to: days.to })).toEqual(days);
    world.org.clock.set(new Date('2026-03-12T08:00:00Z'));
    const [mail] = await mailsOf(id);
    expect(mail?.file?.head).toContain('price-mix-quantity-2026-01-01-2026-02-28.xlsx');
    expect(mail?.text).toContain(`/reports/regular/${id}?to=2026-02-28`);
    const [sheet] = await readWorkbook(mail?.file?.bytes ?? Buffer.alloc(0));
    const heads = sheet?.data.findIndex((row) => row.includes('可比性')) ?? -1;
    const standing = sheet?.data[heads]?.indexOf('可比性') ?? -1;
    const told = sheet?.data.slice(heads + 1).map((row) => row[standing]) ?? [];
    expect(new Set(told.filter(Boolean))).toEqual(new Set(['可比']));
    await executive.caller.analytics.cancelSchedule({ id });
    expect(await executive.caller.analytics.scheduledDays({ id, to: days.to })).toBeNull();
  });

  it('encloses nothing for who may not read reports any more, or once it was stopped', async () => {
    world.org.clock.set(new Date('2026-02-16T02:00:00Z'));
    const { id } = await executive.caller.analytics.scheduleReport(monthly);
    await send('2026-03-01T02:00:00Z');
    const about = {
      ...({ kind: 'reportDue', docId: id, locale: 'en' } as const),
      params: { dueOn: '2026-02-28' },
    };
    const enclosed = (may: boolean) =>
      world.org.work((work) => encloses(work, { ...about, can: () => may }));
    expect(await enclosed(false)).toBeNull();
    expect((await enclosed(true))?.text).toBe('The workbook has one row.');
    await executive.caller.analytics.cancelSchedule({ id });
    expect(await enclosed(true)).toBeNull();
  });
});
