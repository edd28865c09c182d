// Assessments from a draft to the final word, and who is told what.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/kernel/ids';
import { reportText, verify } from '@/server/modules/analytics';
import { reportAssessments, runDueAssessments } from '@/server/modules/assessments';
import { upsertCentres } from '@/server/modules/centres';
import { sql } from '@/server/platform/sql';
import type { SignedIn } from '../../fixtures/actors';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { sell, ship, type Shop } from '../fulfilment/shop';
import { MARCH, openAssessed, scheme } from './judged-shop';

let database: TestDatabase;
let shop: Shop;
let controller: SignedIn;
let executive: SignedIn;
let manager: SignedIn;
let schemeId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  ({ shop, controller, executive, manager, schemeId } = await openAssessed());
});
afterAll(() => database.drop());

const compute = () => controller.caller.assessments.compute({ schemeId, ...MARCH });
const runDue = (iso: string) =>
  runDueAssessments(shop.org.orgId, { now: new Date(iso), requestId: newId() });
const read = (id: string) => controller.caller.assessments.run({ id });

describe('a run', () => {
  it('scores by what was shipped, invoiced and received', async () => {
    const run = await read((await compute()).id);
    const [score] = run.scores;
    expect(
      score?.lines.map(({ numerator, denominator, score: points }) => [
        numerator,
        denominator,
        points,
      ]),
    ).toEqual([
      [9990n, 19980n, 5_000n],
      [0n, 9990n, 0n],
    ]);
    expect(score).toMatchObject({ total: 2_500n, controllable: 5_000n, grade: 'B', rank: 1 });
    expect(run.isReproduced).toBe(true);
  });

  it('gives the same fingerprint for the same figures, and replaces the draft before', async () => {
    const first = await read((await compute()).id);
    const second = await read((await compute()).id);
    expect(second.inputsHash).toBe(first.inputsHash);
    expect((await read(first.id)).status).toBe('SUPERSEDED');
    expect(second.runNo).toBe(first.runNo + 1);
  });

  it.each([
    'assessment_score_line SET score = 1',
    'assessment_score_line SET numerator = numerator + 1',
    'assessment_score SET total = total + 1',
    "assessment_score SET grade = 'Z'",
  ])('notices where what is stored is not what its inputs give: %s', async (change) => {
    const { id } = await compute();
    const { default: pg } = await import('pg');
    const client = new pg.Client({ connectionString: database.superuserUrl });
    await client.connect();
    await client.query(`UPDATE ${change} WHERE run_id = $1`, [id]);
    await client.end();
    expect((await read(id)).isReproduced).toBe(false);
  });

  it('cannot be rewritten by the application', async () => {
    const { id } = await compute();
    const rewrite = shop.org.work(({ tx }) =>
      tx.run(sql`UPDATE assessment_score_line SET score = 1 WHERE run_id = ${id}::uuid`),
    );
    await expect(rewrite).rejects.toThrow(/permission denied/);
  });

  it('is hidden from readers until it is published', async () => {
    const { id, version } = await compute();
    const hidden = manager.caller.assessments.run({ id });
    expect(await refusalOf(hidden)).toMatchObject({ code: 'assessments.runNotFound' });
    const listed = async () => (await manager.caller.assessments.runs({})).items.length;
    expect(await listed()).toBe(0);
    await executive.caller.assessments.publish({ id, version });
    expect((await manager.caller.assessments.run({ id })).status).toBe('PUBLISHED');
    expect(await listed()).toBe(1);
    const replaced = await controller.caller.assessments.runs({ status: 'SUPERSEDED' });
    const old = manager.caller.assessments.run({ id: replaced.items[0]?.id ?? '' });
    expect(await refusalOf(old)).toMatchObject({ code: 'assessments.runNotFound' });
  });

  it('is published once a period, and then only appeals move it', async () => {
    const { id, version } = await compute();
    expect(await refusalOf(executive.caller.assessments.publish({ id, version }))).toMatchObject({
      code: 'assessments.alreadyPublished',
    });
  });

  it.each([
    [{ from: '2026-04-01', to: '2026-04-30' }, 'assessments.periodNotOver'],
    [{ from: '2026-03-01', to: '2026-02-28' }, 'period.endBeforeStart'],
    [{ from: '2020-01-01', to: '2020-01-31' }, 'assessments.noSubjects'],
  ])('of %o is refused with %s', async (period, code) => {
    const refused = controller.caller.assessments.compute({ schemeId, ...period });
    expect(await refusalOf(refused)).toMatchObject({ code });
  });
});

describe('an appeal', () => {
  it('is decided by somebody else, moves the total, and then the run can be final', async () => {
    const { items } = await manager.caller.assessments.runs({ status: 'PUBLISHED' });
    const runId = items[0]?.id ?? '';
    const subjectId = shop.dealer.id;
    const appeal = { runId, subjectId, lineNo: 2, reason: 'Paid on the first of April' };
    const raised = await Promise.allSettled([
      manager.caller.assessments.appeal(appeal),
      manager.caller.assessments.appeal(appeal),
    ]);
    expect(raised.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const open = await read(runId);
    expect(open.status).toBe('APPEALED');
    const finish = executive.caller.assessments.finish({ id: runId, version: open.version });
    expect(await refusalOf(finish)).toMatchObject({ code: 'assessmentRun.transitionNotAllowed' });
    const decision = {
      appealId: open.appeals[0]?.id ?? '',
      decision: 'UPHOLD',
      answer: 'The bank confirms it',
    } as const;
    const empty = executive.caller.assessments.decideAppeal(decision);
    expect(await refusalOf(empty)).toMatchObject({ code: 'assessments.adjustmentMissing' });
    await executive.caller.assessments.decideAppeal({ ...decision, adjustment: 10_000n });
    const settled = await read(runId);
    // (5,000 + 10,000) / 2, and what was computed still stands beside it.
    expect(settled.scores[0]).toMatchObject({ total: 7_500n, controllable: 5_000n });
    expect(settled).toMatchObject({ status: 'PUBLISHED', isReproduced: true });
    const again = executive.caller.assessments.decideAppeal({ ...decision, adjustment: 1n });
    expect(await refusalOf(again)).toMatchObject({ code: 'assessments.appealDecided' });
    await executive.caller.assessments.finish({ id: runId, version: settled.version });
    expect((await read(runId)).status).toBe('FINAL');
  });

  it('is not for those who do not own the centre, nor decided by its author', async () => {
    const { org } = shop;
    await org.work((work) =>
      upsertCentres(work, [{ code: 'NORTH', name: 'North', kind: 'PROFIT' }]),
    );
    await org.work(({ tx }) =>
      tx.run(sql`UPDATE responsibility_centre SET owner_id = ${executive.userId}::uuid
        WHERE org_id = ${tx.orgId}::uuid AND code = 'NORTH'`),
    );
    const { id: centres } = await controller.caller.assessments.createScheme({
      ...scheme,
      code: 'CENTRES',
      subjectKind: 'CENTRE',
    });
    const run = await controller.caller.assessments.compute({ schemeId: centres, ...MARCH });
    await executive.caller.assessments.publish({ id: run.id, version: run.version });
    const { scores } = await read(run.id);
    const appeal = { runId: run.id, lineNo: 1, reason: 'Wrong region' };
    const subjectId = scores[0]?.subjectId ?? '';
    const stranger = manager.caller.assessments.appeal({ ...appeal, subjectId });
    expect(await refusalOf(stranger)).toMatchObject({ code: 'assessments.notYourCentre' });
    const both = await org.signIn({ roles: ['EXECUTIVE', 'SALES_MANAGER'] });
    await org.work(({ tx }) =>
      tx.run(sql`UPDATE responsibility_centre SET owner_id = ${both.userId}::uuid
        WHERE org_id = ${tx.orgId}::uuid AND code = 'NORTH'`),
    );
    const { appealId } = await both.caller.assessments.appeal({ ...appeal, subjectId });
    const own = both.caller.assessments.decideAppeal({
      ...{ appealId, decision: 'DISMISS', answer: 'It was right' },
    });
    expect(await refusalOf(own)).toMatchObject({ code: 'assessments.ownAppeal' });
  });
});

describe('the report', () => {
  const all = { from: null, to: null, only: {} };
  const report = (question: Partial<Parameters<typeof reportAssessments>[1]> = {}) =>
    shop.org.work((work) => reportAssessments(work, { ...all, ...question }, 'en'));

  it('tells values, points with what an appeal moved, and totals, exactly', async () => {
    const found = await report({ only: { scheme: 'DEALERS' } });
    const rows = JSON.parse(reportText(found, 'json')) as Record<string, unknown>[];
    const whole = { period_from: MARCH.from, period_to: MARCH.to, status: 'FINAL', total: '75' };
    expect(rows).toMatchObject([
      { ...whole, indicator: 'salesAttainment', value: '0.5', attainment: '0.5', score: '50' },
      { ...whole, indicator: 'collectionRate', value: '0', attainment: '0', score: '100' },
    ]);
    const [header] = reportText(found, 'csv').split('\n');
    expect(header).toBe(
      'scheme,scheme_name,period_from,period_to,run,status,subject,subject_name,' +
        'indicator,value,attainment,score,total,grade',
    );
  });

  it('leaves no basis empty, and drafts out', async () => {
    const { rows, columns } = await report({ only: { scheme: 'CENTRES' } });
    const value = columns.findIndex(({ key }) => key === 'value');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every((row) => row[value] === null)).toBe(true);
    await controller.caller.assessments.compute({ schemeId, ...MARCH });
    expect((await report({ by: ['subject'], only: { scheme: 'DEALERS' } })).rows).toHaveLength(1);
  });

  it('holds whole periods only', async () => {
    expect((await report({ from: '2026-03-02' })).rows).toEqual([]);
    expect((await report({ to: MARCH.to })).rows.length).toBeGreaterThan(0);
  });

  it.each([
    [{ by: ['region'] }, 'reports.unknownDimension'],
    [{ only: { dealer: 'X' } }, 'reports.unknownDimension'],
    [{ only: { scheme: 'NOBODY' } }, 'reports.unknownCode'],
    [{ from: '2026-03-02', to: '2026-03-01' }, 'reports.endBeforeStart'],
  ])('of %o is refused with %s', async (question, code) => {
    expect(await refusalOf(report(question))).toMatchObject({ code });
  });
});

describe('people are told', () => {
  const notices = (kind: string) =>
    shop.org.work(({ tx }) =>
      tx.rows<{ userIds: string[]; roles: string[] }>(sql`
        SELECT payload->'userIds' AS "userIds", payload->'roles' AS roles FROM outbox_event
        WHERE org_id = ${tx.orgId}::uuid AND name = 'platform.noticeRaised'
          AND payload->>'kind' = ${kind} ORDER BY seq`),
    );

  it('of what is published, as recipients of the scheme and as owners of its centres', async () => {
    const { id } = await controller.caller.assessments.createScheme({
      ...scheme,
      ...{ code: 'TOLD', frequency: 'NONE', subjectKind: 'CENTRE', recipients: [manager.userId] },
    });
    const run = await controller.caller.assessments.compute({ schemeId: id, ...MARCH });
    await executive.caller.assessments.publish({ id: run.id, version: run.version });
    const last = (await notices('assessmentPublished')).at(-1);
    const owners = await shop.org.work(({ tx }) =>
      tx.rows<{ id: string }>(sql`SELECT owner_id AS id FROM responsibility_centre
        WHERE org_id = ${tx.orgId}::uuid AND owner_id IS NOT NULL`),
    );
    expect(owners).toHaveLength(1);
    const expected = [...owners.map((owner) => owner.id), manager.userId];
    expect(last?.userIds.toSorted()).toEqual(expected.toSorted());
  });

  it('of appeals, and of what became of theirs', async () => {
    expect((await notices('assessmentAppealed'))[0]?.roles).toEqual(['CONTROLLER', 'EXECUTIVE']);
    expect((await notices('assessmentAppealDecided'))[0]?.userIds).toEqual([manager.userId]);
  });
});

describe('the schedule', () => {
  it('computes every scheme that is due, once', async () => {
    const at = '2026-05-06T02:00:00Z';
    await ship(shop, await sell(shop, [2]));
    const first = await runDue(at);
    const second = await runDue(at);
    expect([first.length, second.length]).toEqual([2, 0]);
  });
});

describe('a period in which nobody did anything', () => {
  it('owes nothing and stops no other scheme', async () => {
    const quiet = await runDue('2020-02-06T02:00:00Z');
    // Centres can be judged by their budgets; no dealer had any business.
    expect(quiet).toHaveLength(1);
  });
});

describe('a scheme', () => {
  it('tells every fault, and what somebody else changed meanwhile', async () => {
    const [first] = scheme.indicators;
    const light = { ...scheme, code: 'LIGHT', indicators: [first!] };
    expect(await refusalOf(controller.caller.assessments.createScheme(light))).toMatchObject({
      code: 'assessments.schemeInvalid',
      issues: [{ code: 'assessments.weightsNotWhole', params: { sum: 50 } }],
    });
    const change = { ...scheme, id: schemeId, version: 1 };
    await controller.caller.assessments.changeScheme({ ...change, name: 'Dealers 2026' });
    const late = controller.caller.assessments.changeScheme({ ...change, delayDays: 9 });
    const refusal = await refusalOf(late);
    expect(refusal.code).toBe('assessments.stale');
    expect(refusal.issues?.map(({ field }) => field)).toContain('name');
  });

  it('leaves the books whole', async () => expect(await verify(shop.org.orgId)).toEqual([]));
});
