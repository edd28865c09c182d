// Reminders: of deviations near and past their day and of approvals that wait for long; once per
// stage, whatever runs again, at the same time or after it was killed; in the application and by mail.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { resetEnv } from '@/env';
import mailNotice from '@/jobs/handlers/mail-notice';
import remindEveryone from '@/jobs/handlers/remind-everyone';
import tellPeople from '@/jobs/handlers/tell-people';
import { newId } from '@/kernel/ids';
import { actOnDeviation, explainDeviation, remindOfDeviations } from '@/server/modules/analytics';
import { openCase, remindOfWaiting } from '@/server/modules/approvals';
import { inTransaction } from '@/server/platform/tx';
import { sql } from '@/server/platform/sql';
import type { SignedIn } from '../../fixtures/actors';
import { countStatements, type TestOrganization } from '../../fixtures/organization';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { openBudgetWorld, type BudgetWorld } from '../budgets/budget-world';
import { openMailSink, type MailSink } from '../identity/mail-sink';

let database: TestDatabase;
let sink: MailSink;
beforeAll(async () => {
  database = await createTestDatabase();
  sink = await openMailSink();
  vi.stubEnv('SMTP_URL', sink.url);
  vi.stubEnv('APP_URL', 'https://orders.example.com');
  resetEnv();
});
afterAll(async () => {
  vi.unstubAllEnvs();
  resetEnv();
  await sink.close();
  await database.drop();
});

const context = ({ clock }: TestOrganization) => ({
  ...{ jobId: newId(), requestId: newId(), attempt: 1, report: () => undefined },
  ...{ signal: AbortSignal.timeout(20_000), now: clock.now },
});

/** Runs the jobs of every notice that waits in the outbox, twice each, and takes the events off. */
async function follow(org: TestOrganization): Promise<void> {
  const take = (name: string) =>
    org.work((work) =>
      work.tx.rows<{ payload: Record<string, string> }>(sql`
        DELETE FROM outbox_event WHERE org_id = ${org.orgId}::uuid AND name = ${name}
        RETURNING payload`),
    );
  for (const { payload: notice } of await take('platform.noticeRaised')) {
    await tellPeople({ orgId: org.orgId, notice }, context(org));
    await tellPeople({ orgId: org.orgId, notice }, context(org));
  }
  for (const { payload } of await take('notifications.toMail')) {
    const notificationId = payload['notificationId'] ?? '';
    await mailNotice({ orgId: org.orgId, notificationId }, context(org));
  }
}

async function addDeviation({ org, periods, centres, accounts }: BudgetWorld, ownerId: string) {
  const { caller } = await org.as('CONTROLLER');
  const rule = await caller.deviations.saveRule({
    ...{ code: `R${newId().slice(-6)}`, name: 'Spent', measure: 'EXPENSE', basis: 'BUDGET' },
    ...{ span: 'PERIOD', rate: '0.1', dueDays: 5 },
  });
  const id = newId();
  // The clock of a test stands at 2026-03-02.
  await org.work(({ tx, now }) =>
    tx.run(sql`
      INSERT INTO deviation (org_id, id, number, rule_id, period_id, centre_id, account_id, status,
        owner_id, due_on, actual_minor, variance_minor, drivers, computed_at)
      VALUES (${tx.orgId}::uuid, ${id}::uuid, ${`DV-${id.slice(-6)}`}, ${rule.id}::uuid,
        ${periods[1]}::uuid, ${centres.SHOP}::uuid, ${accounts.PROMO}::uuid, 'OPEN',
        ${ownerId}::uuid, '2026-03-09', 1, -1, '[]', ${now}::timestamptz)`),
  );
  return id;
}

const toldOf = async (who: SignedIn, docId: string) => {
  const { items } = await who.caller.notifications.list({ limit: 100 });
  return items.filter((item) => item.docId === docId).map(({ kind }) => kind);
};

const DAY = 86_400_000;

describe('a deviation', () => {
  it('reminds its owner before its day and once it has passed, each once', async () => {
    const world = await openBudgetWorld();
    const { org } = world;
    const owner = await org.as('SALES_MANAGER');
    const controller = await org.as('CONTROLLER');
    const id = await addDeviation(world, owner.userId);
    const run = async () => {
      await remindEveryone({}, context(org));
      await remindEveryone({}, context(org));
      await follow(org);
      return [await toldOf(owner, id), await toldOf(controller, id)];
    };
    expect(await run()).toEqual([[], []]);
    org.clock.set(new Date('2026-03-07T02:00:00Z'));
    expect(await run()).toEqual([['deviationSoon'], []]);
    org.clock.set(new Date('2026-03-10T02:00:00Z'));
    expect(await run()).toEqual([['deviationLate', 'deviationSoon'], ['deviationLate']]);
    org.clock.set(new Date('2026-03-20T02:00:00Z'));
    expect((await run())[0]).toHaveLength(2);
    const mails = sink.mails
      .map((mail) => mail.replaceAll('=\n', ''))
      .filter((mail) => mail.includes(`/deviations/${id}`));
    expect(mails).toHaveLength(3);
    expect(mails[0]).toMatch(/is due on .*2026/);
  });

  it('reminds of the action that was promised, and of nothing once it is explained', async () => {
    const world = await openBudgetWorld();
    const { org } = world;
    const owner = await org.as('CONTROLLER');
    const id = await addDeviation(world, owner.userId);
    await org.work((work) => explainDeviation(work, { id, version: 1, explanation: 'A fair' }), {
      actor: { ...owner, orgId: org.orgId, dealerId: null, roles: ['CONTROLLER'], can: () => true },
    });
    org.clock.set(new Date('2026-03-20T02:00:00Z'));
    const remind = () => org.work((work) => remindOfDeviations(work));
    expect(await remind()).toBe(0);
    await org.work(
      (work) =>
        actOnDeviation(work, { id, version: 2, action: 'Stop it', actionDueOn: '2026-03-21' }),
      {
        actor: { ...owner, orgId: org.orgId, dealerId: null, roles: [], can: () => true },
      },
    );
    expect([await remind(), await remind()]).toEqual([1, 0]);
    org.clock.set(new Date('2026-03-22T02:00:00Z'));
    expect(await Promise.all([remind(), remind(), remind()])).toSatisfy(
      (counts: number[]) => counts.reduce((sum, count) => sum + count, 0) === 1,
    );
  });

  it('is told again by a run that was killed before COMMIT, and never by one after it', async () => {
    const world = await openBudgetWorld();
    const { org } = world;
    const owner = await org.as('SALES_MANAGER');
    await addDeviation(world, owner.userId);
    org.clock.set(new Date('2026-03-10T02:00:00Z'));
    const killed = org.work(async (work) => {
      expect(await remindOfDeviations(work)).toBe(1);
      throw new Error('killed');
    });
    await expect(killed).rejects.toThrow('killed');
    const remind = () => org.work((work) => remindOfDeviations(work));
    expect([await remind(), await remind()]).toEqual([1, 0]);
  });

  it('is not reminded of where the organization wants none', async () => {
    const world = await openBudgetWorld({
      settings: { 'deviations.remindDays': null, 'approvals.remindDays': null },
    });
    const { org } = world;
    await addDeviation(world, (await org.as('SALES_MANAGER')).userId);
    org.clock.set(new Date('2026-04-10T02:00:00Z'));
    expect(await org.work((work) => remindOfDeviations(work))).toBe(0);
    expect(await org.work((work) => remindOfWaiting(work))).toBe(0);
  });
});

describe('an approval that waits', () => {
  const open = async ({ org }: BudgetWorld, requesterId: string | null) => {
    const docId = newId();
    const { caseId } = await org.work((work) =>
      openCase(work, {
        ...{ docKind: 'EXPENSE_REQUEST', docId, docNumber: 'ER-7', title: 'Shelf display' },
        ...{ requesterId, facts: { amountMinor: 123_456n, centrePath: [], tags: [] } },
      }),
    );
    return { caseId, docId };
  };

  it('reminds whom it asks and who stands in for them, once a step; not its requester', async () => {
    const world = await openBudgetWorld();
    const { org } = world;
    const controller = await org.as('CONTROLLER');
    const requester = await org.signIn({ roles: ['CONTROLLER'] });
    const standIn = await org.signIn({ roles: ['EXECUTIVE'] });
    await controller.caller.approvals.delegate({
      ...{ toUserId: standIn.userId, validFrom: '2026-03-01', validTo: '2026-03-31' },
    });
    const { docId } = await open(world, requester.userId);
    const run = async () => {
      await remindEveryone({}, context(org));
      await remindEveryone({}, context(org));
      await follow(org);
      return Promise.all([controller, standIn, requester].map((who) => toldOf(who, docId)));
    };
    org.clock.set(new Date(Date.parse('2026-03-02T02:00:00Z') + 3 * DAY - 1000));
    expect(await run()).toEqual([[], [], []]);
    org.clock.set(new Date(Date.parse('2026-03-02T02:00:00Z') + 3 * DAY + 1000));
    expect(await run()).toEqual([['approvalLate'], ['approvalLate'], []]);
    org.clock.set(new Date('2026-03-30T02:00:00Z'));
    expect(await run()).toEqual([['approvalLate'], ['approvalLate'], []]);
  });

  it('costs the same statements however many wait', async () => {
    const cost = async (count: number) => {
      const world = await openBudgetWorld();
      const { org } = world;
      const { userId } = await org.as('SALES_MANAGER');
      for (let left = count; left > 0; left -= 1) await open(world, userId);
      org.clock.set(new Date('2026-03-30T02:00:00Z'));
      const { result, statements } = await countStatements(org, remindOfWaiting);
      expect(result).toBe(count);
      return statements;
    };
    expect(await cost(12)).toBe(await cost(1));
  });

  it('stays another company’s own', async () => {
    const [mine, theirs] = [await openBudgetWorld(), await openBudgetWorld()];
    const { caseId } = await open(theirs, null);
    mine.org.clock.set(new Date('2026-03-30T02:00:00Z'));
    expect(await mine.org.work((work) => remindOfWaiting(work))).toBe(0);
    const row = await inTransaction({ orgId: theirs.org.orgId }, (tx) =>
      tx.row<{ at: Date | null }>(sql`
        SELECT reminded_at AS at FROM approval_step WHERE case_id = ${caseId}::uuid`),
    );
    expect(row?.at).toBeNull();
  });
});
