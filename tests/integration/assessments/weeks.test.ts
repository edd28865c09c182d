// A company whose periods are weeks is assessed by them, on demand and by the schedule; what would cut a
// budget is refused.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/kernel/ids';
import { readStandingsBefore } from '@/server/modules/assessments/repo/standings';
import { runDueAssessments } from '@/server/modules/assessments';
import type { SchemeInput } from '@/server/modules/assessments/schemas';
import type { SignedIn } from '../../fixtures/actors';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { figuresOf, openJudged, type JudgedWorld } from '../analytics/judged-world';
import { scheme as dealers } from './judged-shop';

let database: TestDatabase;
let world: JudgedWorld;
let controller: SignedIn;
let centreSchemeId: string;
let dealerSchemeId: string;

const P02 = { from: '2026-01-26', to: '2026-02-22' };
const P03 = { from: '2026-02-23', to: '2026-03-29' };
const FIRST_QUARTER = { from: '2025-12-29', to: '2026-03-29' };
const MARCH = { from: '2026-03-01', to: '2026-03-31' };

const [line] = dealers.indicators;
if (!line) throw new Error('a scheme without indicators');
const centres: SchemeInput = {
  ...dealers,
  ...{ code: 'CENTRES', name: 'Centres', subjectKind: 'CENTRE', frequency: 'QUARTER' },
  indicators: [{ ...line, indicator: 'budgetExecution', better: 'NEAR', weightPpm: 1_000_000n }],
};

beforeAll(async () => {
  database = await createTestDatabase();
  world = await openJudged();
  const { org } = world.shop;
  org.clock.set(new Date('2026-06-10T02:00:00Z'));
  controller = await org.as('CONTROLLER');
  const { createScheme } = controller.caller.assessments;
  centreSchemeId = (await createScheme(centres)).id;
  dealerSchemeId = (await createScheme(dealers)).id;
});
afterAll(() => database.drop());

const runDue = (iso: string) =>
  runDueAssessments(world.shop.org.orgId, { now: new Date(iso), requestId: newId() });
const compute = (schemeId: string, days: typeof P03) =>
  controller.caller.assessments.compute({ schemeId, ...days });

async function executionOf(days: typeof P03) {
  const { id } = await compute(centreSchemeId, days);
  const { scores } = await controller.caller.assessments.run({ id });
  return scores.find(({ subjectCode }) => subjectCode === 'SHOP')?.lines[0];
}

describe('an assessment by weeks', () => {
  it.each([
    ['a period of five weeks', P03, 300n, 1_000n],
    ['a quarter of thirteen weeks', FIRST_QUARTER, 600n, 3_000n],
  ])('holds expenses against the budget of %s', async (_name, days, numerator, denominator) => {
    expect(await executionOf(days)).toMatchObject({ numerator, denominator });
  });

  it('reads what dealers did on its days, and every run is repeated from what it kept', async () => {
    const { id } = await compute(dealerSchemeId, P03);
    const run = await controller.caller.assessments.run({ id });
    const subjectId = world.dealerIds[0] ?? '';
    const { figures } = await controller.caller.assessments.figures({ id, subjectId });
    expect(figures).toMatchObject(figuresOf(world, 0, P03) ?? {});
    expect(run).toMatchObject({ isReproduced: true, periodFrom: P03.from, periodTo: P03.to });
  });

  it('is refused where it reads budgets that its days would cut', async () => {
    expect(await refusalOf(compute(centreSchemeId, MARCH))).toMatchObject({
      code: 'assessments.periodCutsBudget',
      field: 'from',
      params: { code: '2026-P03', ...P03 },
    });
    const late = { from: P03.from, to: '2026-04-30' };
    expect(await refusalOf(compute(centreSchemeId, late))).toMatchObject({
      ...{ field: 'to', params: { code: '2026-P05' } },
    });
  });

  it('takes any days where it reads none', async () => {
    const { id } = await compute(dealerSchemeId, { from: '2026-03-11', to: '2026-04-02' });
    expect(await controller.caller.assessments.run({ id })).toMatchObject({ status: 'DRAFT' });
  });
});

describe('the list of schemes', () => {
  it('names the last period of each frequency that is over, for who computes one by hand', async () => {
    const found = await controller.caller.assessments.schemes();
    const lastOf = (id: string) => found.find((scheme) => scheme.id === id)?.lastPeriod;
    expect(lastOf(centreSchemeId)).toEqual(FIRST_QUARTER);
    expect(lastOf(dealerSchemeId)).toEqual({ from: '2026-04-27', to: '2026-05-24' });
  });
});

describe('what an assessment is set beside', () => {
  it('is the period before, though it has a week less, and no quarter', async () => {
    const executive = await world.shop.org.as('EXECUTIVE');
    const { publish } = executive.caller.assessments;
    const quarter = await compute(dealerSchemeId, { from: '2025-09-29', to: '2026-02-22' });
    const before = await compute(dealerSchemeId, P02);
    for (const { id, version } of [quarter, before]) await publish({ id, version });
    const asked = { schemeId: dealerSchemeId, periodFrom: P03.from, periodTo: P03.to };
    const found = await world.shop.org.work(({ tx }) => readStandingsBefore(tx, asked));
    expect(found.before).toMatchObject({ number: before.number, periodFrom: P02.from });
  });
});

describe('the schedule', () => {
  it('owes no quarter that cuts the first budget, and the other schemes theirs', async () => {
    const done = await runDue('2026-02-10T02:00:00Z');
    const runs = await Promise.all(done.map(({ id }) => controller.caller.assessments.run({ id })));
    expect(runs.map((run) => [run.schemeCode, run.periodFrom, run.periodTo])).toEqual([
      [dealers.code, '2025-12-29', '2026-01-25'],
    ]);
  });

  it('owes the periods of the calendar that documents are posted by', async () => {
    const at = '2026-04-08T02:00:00Z';
    world.shop.org.clock.set(new Date(at));
    const { createScheme } = controller.caller.assessments;
    await createScheme({ ...centres, code: 'QUARTERLY' });
    await createScheme({ ...dealers, code: 'MONTHLY' });
    // No fiscal year is over: it is owed 2025, in which nobody did anything.
    await createScheme({ ...dealers, code: 'YEARLY', frequency: 'YEAR' });
    const done = await runDue(at);
    const runs = await Promise.all(done.map(({ id }) => controller.caller.assessments.run({ id })));
    const periods = runs.map((run) => [run.schemeCode, run.periodFrom, run.periodTo]);
    expect(periods).toEqual([
      ['MONTHLY', P03.from, P03.to],
      ['QUARTERLY', FIRST_QUARTER.from, FIRST_QUARTER.to],
    ]);
    expect(await runDue(at)).toEqual([]);
  });
});
