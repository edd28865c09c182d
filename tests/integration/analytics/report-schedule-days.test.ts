// Which days a regular report has in the organization's fiscal calendar, and what its mail says where it
// can have none.
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { resetEnv } from '@/env';
import mailNotice from '@/jobs/handlers/mail-notice';
import tellPeople from '@/jobs/handlers/tell-people';
import { newId } from '@/kernel/ids';
import { sendDueReports } from '@/server/modules/analytics';
import { createCalendar, createYear } from '@/server/modules/centres';
import { sql } from '@/server/platform/sql';
import type { SignedIn } from '../../fixtures/actors';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import type { BudgetWorld } from '../budgets/budget-world';
import { openMailSink, partsOf, type MailSink } from '../identity/mail-sink';
import { openFigures } from './figures-world';

let database: TestDatabase;
let sink: MailSink;
let world: BudgetWorld;
let executive: SignedIn;

beforeAll(async () => {
  database = await createTestDatabase();
  sink = await openMailSink();
  vi.stubEnv('SMTP_URL', sink.url);
  resetEnv();
  world = await openFigures();
  executive = await world.org.as('EXECUTIVE');
  await executive.caller.identity.updateProfile({ version: 1, name: '王小明', locale: 'zh-Hant' });
  await world.org.work(async (work) => {
    const calendar = { code: 'WEEKS', name: 'Weeks', kind: 'WEEKS_445', isDefault: true } as const;
    const { id: calendarId } = await createCalendar(work, calendar);
    await createYear(work, { calendarId, startsOn: '2025-12-29', code: '2026W' });
  });
});
afterAll(async () => {
  vi.unstubAllEnvs();
  resetEnv();
  await sink.close();
  await database.drop();
});
beforeEach(() => world.org.clock.set(new Date('2026-02-16T02:00:00Z')));

const send = (iso: string) => world.org.work(sendDueReports, { now: new Date(iso) });
const ownOf = async (id: string) =>
  (await executive.caller.analytics.schedules()).find((one) => one.id === id);
const context = () => ({
  ...{ jobId: newId(), requestId: newId(), attempt: 1, report: () => undefined },
  ...{ signal: AbortSignal.timeout(60_000), now: world.org.clock.now },
});

describe('the year to date of a regular report', () => {
  it.each([
    ['variance', 'BUDGET', '2025-12-29'],
    ['budget-execution', 'BUDGET', '2025-12-29'],
    ['expense-flow', 'BUDGET', '2025-12-29'],
    // Sales have no budget in them: theirs is the year on the wall.
    ['sales', 'BUDGET', '2026-01-01'],
  ] as const)('%s against %s begins on %s', async (name, basis, from) => {
    const { id } = await executive.caller.analytics.scheduleReport({
      ...{ name, basis, repeat: 'MONTHLY', span: 'YEAR_TO_DATE' },
    });
    expect(await send('2026-03-01T08:00:00Z')).toBe(1);
    const days = { from, to: '2026-02-28' };
    expect(await ownOf(id)).toMatchObject({ lastPeriod: days });
    expect(await executive.caller.analytics.scheduledDays({ id, to: days.to })).toEqual(days);
    await executive.caller.analytics.cancelSchedule({ id });
  });

  it('is that on the wall where no fiscal year holds the day', async () => {
    const { id } = await executive.caller.analytics.scheduleReport({
      ...{ name: 'variance', repeat: 'MONTHLY', span: 'YEAR_TO_DATE' },
    });
    expect(await send('2029-03-01T08:00:00Z')).toBe(1);
    const days = { from: '2029-01-01', to: '2029-02-28' };
    expect(await ownOf(id)).toMatchObject({ lastPeriod: days });
    await executive.caller.analytics.cancelSchedule({ id });
  });
});

describe('one that was stored before its days were checked', () => {
  /** What the job of its mail answers, and the mail. */
  async function mailOf(id: string) {
    const { org } = world;
    const raised = await org.work(({ tx }) =>
      tx.rows<{ payload: never }>(sql`
        SELECT payload FROM outbox_event WHERE org_id = ${tx.orgId}::uuid
          AND name = 'platform.noticeRaised' AND payload ->> 'docId' = ${id}`),
    );
    for (const { payload } of raised) {
      await tellPeople({ orgId: org.orgId, notice: payload }, context());
    }
    const told = await org.work(({ tx }) =>
      tx.row<{ id: string }>(sql`
        SELECT id FROM notification WHERE org_id = ${tx.orgId}::uuid AND doc_id = ${id}::uuid`),
    );
    const notificationId = told?.id ?? '';
    const answer = await mailNotice({ orgId: org.orgId, notificationId }, context());
    return { answer, mail: partsOf(sink.mails.at(-1) ?? '') };
  }

  it('says in its mail, and in the run of its job, why there is no file', async () => {
    const { id } = await executive.caller.analytics.scheduleReport({
      ...{ name: 'variance', repeat: 'MONTHLY', span: 'YEAR_TO_DATE' },
    });
    await world.org.work(({ tx }) =>
      tx.run(sql`UPDATE report_schedule SET basis = 'LAST_PERIOD'
        WHERE org_id = ${tx.orgId}::uuid AND id = ${id}::uuid`),
    );
    expect(await send('2026-04-01T08:00:00Z')).toBe(1);
    const { answer, mail } = await mailOf(id);
    expect(answer).toEqual({ isSent: true, withoutFile: 'reports.scheduleCutsPeriods' });
    expect(mail.file).toBeUndefined();
    expect(mail.text).toContain('未附活頁簿');
    expect(mail.text).toContain('（reports.scheduleCutsPeriods）');
    await executive.caller.analytics.cancelSchedule({ id });
  });

  it('says so of what it narrows to and is gone', async () => {
    const { id } = await executive.caller.analytics.scheduleReport({
      ...{ name: 'sales', by: ['product'], repeat: 'MONTHLY', span: 'LAST' },
    });
    await world.org.work(({ tx }) =>
      tx.run(sql`UPDATE report_schedule SET narrowed = '{"dealer":"NOBODY"}'
        WHERE org_id = ${tx.orgId}::uuid AND id = ${id}::uuid`),
    );
    expect(await send('2026-03-01T08:00:00Z')).toBe(1);
    const { answer, mail } = await mailOf(id);
    expect(answer).toEqual({ isSent: true, withoutFile: 'reports.unknownCode' });
    expect(mail.text).toContain('NOBODY');
    await executive.caller.analytics.cancelSchedule({ id });
  });
});
