// A version of a year that is running: what closed periods hold is fixed, so a new version begins with
// it, a file that names it passes, and what contradicts it is told before anybody has to approve.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { NO_ONE } from '@/kernel/ids';
import { importBudget, type BudgetRow } from '@/server/modules/budgets';
import { sql } from '@/server/platform/sql';
import type { Caller } from '../../fixtures/actors';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { differences, openBudgetWorld, type BudgetWorld } from './budget-world';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const cell = (world: BudgetWorld, period: number) => ({
  centreId: world.centres.SHOP,
  accountId: world.accounts.PROMO,
  programmeId: NO_ONE,
  periodId: world.periods[period - 1] ?? '',
});

const close = (world: BudgetWorld, period: number) =>
  world.org.work(({ tx }) =>
    tx.run(sql`UPDATE fiscal_period SET status = 'CLOSED'
      WHERE id = ${world.periods[period - 1]}::uuid`),
  );

const row = (period: number, amountMinor: bigint, budget = 'Plan 2'): BudgetRow => ({
  ...{ year: '2026', budget, period: String(period), centre: 'SHOP', account: 'PROMO' },
  amountMinor,
});

async function decide(caller: Caller, id: string) {
  const { pendingCase } = await caller.budgets.get({ id });
  const { caseId = '', version = 0 } = pendingCase ?? {};
  return caller.budgets.decide({ id, caseId, version, decision: 'APPROVE', comment: null });
}

const submit = async (caller: Caller, id: string) =>
  caller.budgets.submit({ id, version: (await caller.budgets.get({ id })).version });

const amounts = async (caller: Caller, id: string) =>
  (await caller.budgets.grid({ id })).items[0]?.amounts.slice(0, 3);

/** 500 in each of the first three months, in force; the first of them is closed then. */
async function runningYear() {
  const world = await openBudgetWorld();
  const admin = await world.org.as('ADMINISTRATOR');
  await admin.caller.approvals.createRule({
    ...{ code: 'B', name: 'B', docKind: 'BUDGET', priority: 1 },
    steps: [{ kind: 'ROLE', role: 'EXECUTIVE' }],
  });
  const { caller: controller } = await world.org.as('CONTROLLER');
  const { caller: executive } = await world.org.as('EXECUTIVE');
  const { id } = await controller.budgets.create({
    ...{ yearId: world.yearId, name: 'Plan', source: { kind: 'EMPTY' } },
  });
  const cells = [1, 2, 3].map((period) => {
    return { ...cell(world, period), amountMinor: 500n, seenMinor: null };
  });
  await controller.budgets.saveCells({ id, cells });
  await submit(controller, id);
  await decide(executive, id);
  await close(world, 1);
  return { world, controller, executive, id };
}

it('begins a version with what closed periods hold, whatever it is made from', async () => {
  const { world, controller, executive, id } = await runningYear();
  const { yearId } = world;
  const make = async (source: Parameters<Caller['budgets']['create']>[0]['source']) =>
    (await controller.budgets.create({ yearId, name: 'Plan 2', source })).id;
  const empty = await make({ kind: 'EMPTY' });
  expect(await amounts(controller, empty)).toEqual([500n, null, null]);
  const higher = await make({ kind: 'VERSION', budgetId: id, factor: '1.1' });
  expect(await amounts(controller, higher)).toEqual([500n, 550n, 550n]);
  await submit(controller, higher);
  expect(await decide(executive, higher)).toMatchObject({ status: 'APPROVED' });
  expect(await controller.budgets.available({ yearId })).toMatchObject({
    ...{ originalMinor: 1500n, revisionMinor: 100n },
  });
  expect(await differences(database.superuserUrl, world.org.orgId)).toEqual([]);
});

it('takes back the file of a version, and refuses only what it changes of a closed period', async () => {
  const { world, controller, executive } = await runningYear();
  const load = (rows: BudgetRow[]) => world.org.work((work) => importBudget(work, rows));
  expect(await load([row(1, 500n), row(2, 500n), row(3, 900n)])).toMatchObject({
    ...{ created: 1, updated: 0, refused: [] },
  });
  const [draft] = await controller.budgets.list();
  const { id = '', number = '' } = draft ?? {};
  expect(await amounts(controller, id)).toEqual([500n, 500n, 900n]);
  expect(await load([row(1, 501n, number), row(2, 600n, number)])).toMatchObject({
    ...{ created: 0, updated: 1 },
    refused: [{ index: 0, code: 'budgets.periodClosed', params: { period: '2026-01' } }],
  });
  expect(await load([row(1, 501n, 'Plan 3')])).toMatchObject({ created: 0, updated: 0 });
  expect(await controller.budgets.list()).toHaveLength(2);
  expect(await amounts(controller, id)).toEqual([500n, 600n, 900n]);
  await submit(controller, id);
  expect(await decide(executive, id)).toMatchObject({ status: 'APPROVED' });
});

it('tells at submission that a period was closed over what was typed, and keeps the draft', async () => {
  const { world, controller } = await runningYear();
  const { yearId } = world;
  const { id } = await controller.budgets.create({
    ...{ yearId, name: 'Plan 2', source: { kind: 'EMPTY' } },
  });
  await controller.budgets.saveCells({
    ...{ id, cells: [{ ...cell(world, 2), amountMinor: 700n, seenMinor: null }] },
  });
  await close(world, 2);
  expect(await refusalOf(submit(controller, id))).toMatchObject({
    ...{ code: 'budgets.notPostable' },
    issues: [{ code: 'budgets.periodClosed', params: { period: '2026-02' } }],
  });
  expect(await controller.budgets.get({ id })).toMatchObject({ status: 'DRAFT' });
  // The way out: a version made from it holds what is in force.
  const copy = await controller.budgets.create({
    ...{ yearId, name: 'Plan 3', source: { kind: 'VERSION', budgetId: id } },
  });
  expect(await amounts(controller, copy.id)).toEqual([500n, 500n, null]);
  expect(await submit(controller, copy.id)).toMatchObject({ status: 'SUBMITTED' });
});

it('gives up or takes back only the version that was looked at', async () => {
  const { world, controller } = await runningYear();
  const { id, version } = await controller.budgets.create({
    ...{ yearId: world.yearId, name: 'Plan 2', source: { kind: 'EMPTY' } },
  });
  await controller.budgets.saveCells({
    ...{ id, cells: [{ ...cell(world, 4), amountMinor: 70n, seenMinor: null }] },
  });
  const stale = { code: 'budgets.stale', status: 'conflict' };
  expect(await refusalOf(controller.budgets.discard({ id, version }))).toMatchObject(stale);
  await submit(controller, id);
  const ask = { id, version: version + 1, reason: 'Not yet' };
  expect(await refusalOf(controller.budgets.withdraw(ask))).toMatchObject(stale);
  expect(await controller.budgets.get({ id })).toMatchObject({ status: 'SUBMITTED' });
});
