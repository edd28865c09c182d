// From a draft to a budget in force, and the changes of it.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { NO_ONE } from '@/kernel/ids';
import type { Caller } from '../../fixtures/actors';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { differences, openBudgetWorld, type BudgetWorld, type Cell } from './budget-world';
import { sql } from '@/server/platform/sql';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const cell = (
  world: BudgetWorld,
  { centre = 'SHOP', account = 'PROMO', period = 3 }: Cell = {},
) => ({
  centreId: world.centres[centre],
  accountId: world.accounts[account],
  programmeId: NO_ONE,
  periodId: world.periods[period - 1] ?? '',
});

const people = async ({ org }: BudgetWorld) => ({
  controller: (await org.as('CONTROLLER')).caller,
  executive: (await org.as('EXECUTIVE')).caller,
});

const year = async (caller: Caller, world: BudgetWorld) =>
  caller.budgets.available({ yearId: world.yearId });

async function decideBudget(caller: Caller, id: string, decision: 'APPROVE' | 'REJECT' | 'RETURN') {
  const { pendingCase } = await caller.budgets.get({ id });
  const comment = decision === 'APPROVE' ? null : 'Not so';
  const { caseId = '', version = 0 } = pendingCase ?? {};
  return caller.budgets.decide({ id, caseId, version, decision, comment });
}

async function decideChange(caller: Caller, id: string, overrideReason: string | null = null) {
  const { pendingCase } = await caller.budgets.change({ id });
  const { caseId = '', version = 0 } = pendingCase ?? {};
  return caller.budgets.decideChange({ id, caseId, version, decision: 'APPROVE', overrideReason });
}

/** A standard rule asks the controller; the one who wrote the plan cannot be the one to decide. */
async function approvedBy(world: BudgetWorld) {
  const admin = await world.org.as('ADMINISTRATOR');
  for (const docKind of ['BUDGET', 'BUDGET_CHANGE'] as const) {
    await admin.caller.approvals.createRule({
      ...{ code: docKind, name: docKind, docKind, priority: 1 },
      steps: [{ kind: 'ROLE', role: 'EXECUTIVE' }],
    });
  }
}

async function inForce(world: BudgetWorld, amounts: [Cell, bigint][]) {
  await approvedBy(world);
  const { controller, executive } = await people(world);
  const { id } = await controller.budgets.create({
    ...{ yearId: world.yearId, name: 'Plan', source: { kind: 'EMPTY' } },
  });
  const saved = await controller.budgets.saveCells({
    id,
    cells: amounts.map(([at, amountMinor]) => {
      return { ...cell(world, at), amountMinor, seenMinor: null };
    }),
  });
  await controller.budgets.submit({ id, version: saved.version });
  expect(await decideBudget(executive, id, 'APPROVE')).toMatchObject({ status: 'APPROVED' });
  return { id, controller, executive };
}

it('posts the first version as original and a later one as the revision that leads to it', async () => {
  const world = await openBudgetWorld();
  const first = await inForce(world, [
    [{}, 1000n],
    [{ period: 4 }, 500n],
  ]);
  const { controller, executive } = first;
  expect(await year(controller, world)).toMatchObject({ originalMinor: 1500n, revisionMinor: 0n });
  const second = await controller.budgets.create({
    yearId: world.yearId,
    name: 'Plan 2',
    source: { kind: 'VERSION', budgetId: first.id, factor: '1.1' },
  });
  await controller.budgets.submit({ id: second.id, version: 1 });
  await decideBudget(executive, second.id, 'APPROVE');
  expect(await year(controller, world)).toMatchObject({
    originalMinor: 1500n,
    revisionMinor: 150n,
  });
  const list = await controller.budgets.list();
  expect(list.map(({ versionNo, status }) => [versionNo, status])).toEqual([
    [2, 'APPROVED'],
    [1, 'SUPERSEDED'],
  ]);
  expect(await differences(database.superuserUrl, world.org.orgId)).toEqual([]);
});

it('lets two people type into one draft and refuses only the cell both changed', async () => {
  const world = await openBudgetWorld();
  const { controller } = await people(world);
  const { id } = await controller.budgets.create({
    ...{ yearId: world.yearId, name: 'Plan', source: { kind: 'EMPTY' } },
  });
  const write = (at: Cell, amountMinor: bigint | null, seenMinor: bigint | null) =>
    controller.budgets.saveCells({ id, cells: [{ ...cell(world, at), amountMinor, seenMinor }] });
  await write({}, 100n, null);
  await write({ period: 5 }, 70n, null);
  expect(await refusalOf(write({}, 120n, null))).toMatchObject({
    code: 'budgets.stale',
    issues: [{ code: 'budgets.cellChanged', params: { yoursMinor: '120', theirsMinor: '100' } }],
  });
  // The same amount twice is no conflict; emptying needs what was seen.
  await write({}, 100n, null);
  await write({ period: 5 }, null, 70n);
  const { items } = await controller.budgets.grid({ id });
  expect(items).toHaveLength(1);
  expect(items[0]?.amounts.filter((amount) => amount !== null)).toEqual([100n]);
});

it('refuses a comment over one that was not seen, with both comments', async () => {
  const world = await openBudgetWorld();
  const { controller } = await people(world);
  const { id } = await controller.budgets.create({
    ...{ yearId: world.yearId, name: 'Plan', source: { kind: 'EMPTY' } },
  });
  const write = (
    comment: string | null,
    seenComment: string | null,
    [amountMinor, seenMinor]: [bigint | null, bigint | null] = [100n, 100n],
  ) =>
    controller.budgets.saveCells({
      ...{ id, cells: [{ ...cell(world), amountMinor, seenMinor, comment, seenComment }] },
    });
  const stored = async () => {
    const { items } = await controller.budgets.grid({ id });
    return items[0] && [items[0].amounts[2], items[0].comments[2]];
  };
  await write('Fair in March', null, [100n, null]);
  await write('Two fairs', 'Fair in March');
  expect(await refusalOf(write('No fair', 'Fair in March'))).toMatchObject({
    code: 'budgets.stale',
    issues: [
      {
        code: 'budgets.commentChanged',
        params: { yours: 'No fair', theirs: 'Two fairs' },
      },
    ],
  });
  // An amount does not take a comment with it that its writer never saw, nor does emptying.
  for (const amountMinor of [120n, null]) {
    const late = write('Fair in March', 'Fair in March', [amountMinor, 100n]);
    expect(await refusalOf(late)).toMatchObject({ code: 'budgets.stale' });
  }
  expect(await stored()).toEqual([100n, 'Two fairs']);
  // The same comment twice is no conflict; insisting names what was seen since.
  await write('Two fairs', 'Fair in March');
  await write('No fair', 'Two fairs');
  expect(await stored()).toEqual([100n, 'No fair']);
  await write(null, 'No fair', [null, 100n]);
  await write(null, 'No fair', [null, 100n]);
  expect(await stored()).toBeUndefined();
});

it('returns, rejects, withdraws and discards', async () => {
  const world = await openBudgetWorld();
  await approvedBy(world);
  const { controller, executive } = await people(world);
  const { id } = await controller.budgets.create({
    ...{ yearId: world.yearId, name: 'Plan', source: { kind: 'EMPTY' } },
  });
  expect(await refusalOf(controller.budgets.submit({ id, version: 1 }))).toMatchObject({
    code: 'budgets.versionEmpty',
  });
  const one = { ...cell(world), amountMinor: 5n, seenMinor: null };
  await controller.budgets.saveCells({ id, cells: [one] });
  await controller.budgets.submit({ id, version: 2 });
  expect(await refusalOf(controller.budgets.saveCells({ id, cells: [one] }))).toMatchObject({
    code: 'budgets.notDraft',
  });
  expect(await refusalOf(decideBudget(controller, id, 'APPROVE'))).toMatchObject({
    status: 'forbidden',
  });
  expect(await decideBudget(executive, id, 'RETURN')).toMatchObject({ status: 'DRAFT' });
  await controller.budgets.submit({ id, version: 4 });
  await controller.budgets.withdraw({ id, version: 5, reason: 'Forgot a month' });
  await controller.budgets.submit({ id, version: 6 });
  expect(await decideBudget(executive, id, 'REJECT')).toMatchObject({ status: 'REJECTED' });
  expect(await year(controller, world)).toMatchObject({ budgetMinor: 0n });
});

it('takes last year’s actuals times a factor', async () => {
  const world = await openBudgetWorld();
  const { controller } = await people(world);
  await world.post([world.posting('ACTUAL', 333n), world.posting('ACTUAL', 100n, { period: 4 })]);
  const { id } = await controller.budgets.create({
    yearId: world.yearId,
    name: 'Next',
    source: { kind: 'ACTUALS', yearId: world.yearId, factor: '1.05' },
  });
  const { items } = await controller.budgets.grid({ id });
  expect(items[0]?.amounts.filter((amount) => amount !== null)).toEqual([350n, 105n]);
});

it('takes no more by transfers than a line has in the year, whoever lets it pass', async () => {
  const world = await openBudgetWorld();
  const { executive, controller } = await inForce(world, [[{}, 1000n]]);
  const ask = (amount: bigint) =>
    controller.budgets.requestTransfer({
      reason: 'More display',
      lines: [
        { ...cell(world), amountMinor: -amount },
        { ...cell(world, { account: 'DISPLAY' }), amountMinor: amount },
      ],
    });
  // Nothing is controlled here.
  expect(await refusalOf(ask(1001n))).toMatchObject({
    code: 'budgets.notThatMuch',
    params: { node: 'SHOP · PROMO · 2026', budgetMinor: '1000', requestedMinor: '1001' },
  });
  const [first, second] = [await ask(600n), await ask(600n)];
  expect(await decideChange(executive, first.id)).toMatchObject({ status: 'APPROVED' });
  expect(await refusalOf(decideChange(executive, second.id, 'Agreed with sales'))).toMatchObject({
    code: 'budgets.notThatMuch',
    params: { budgetMinor: '400', requestedMinor: '600' },
  });
  const promo = { yearId: world.yearId, centreId: null, accountId: world.accounts.PROMO };
  expect(await controller.budgets.available(promo)).toMatchObject({ transferMinor: -600n });
  expect(await differences(database.superuserUrl, world.org.orgId)).toEqual([]);
});

it('moves both legs of a transfer or none, and only between the asker’s centres', async () => {
  const world = await openBudgetWorld();
  const { executive, controller } = await inForce(world, [
    [{}, 1000n],
    [{ centre: 'SOUTH' }, 300n],
  ]);
  await world.control({ grain: 'CELL', scope: 'YEAR', unbudgeted: 'STOP' });
  await world.post([world.posting('ACTUAL', 600n)]);
  const owner = await world.org.as('SALES_MANAGER');
  const transfer = (amount: bigint, to: Cell = { account: 'DISPLAY' }) => ({
    reason: 'More display',
    lines: [
      { ...cell(world), amountMinor: -amount },
      { ...cell(world, to), amountMinor: amount },
    ],
  });
  const ask = (amount: bigint, to?: Cell) =>
    owner.caller.budgets.requestTransfer(transfer(amount, to));
  expect(await refusalOf(ask(100n))).toMatchObject({
    code: 'budgets.notYourCentre',
    params: { centre: 'SHOP' },
  });
  await world.org.work(({ tx }) =>
    tx.run(sql`UPDATE responsibility_centre SET owner_id = ${owner.userId}::uuid
      WHERE id = ${world.centres.NORTH}::uuid`),
  );
  expect(await refusalOf(ask(100n, { centre: 'SOUTH' }))).toMatchObject({
    code: 'budgets.notYourCentre',
    params: { centre: 'SOUTH' },
  });
  expect(await refusalOf(ask(401n))).toMatchObject({ code: 'budgets.belowUsed' });
  const uneven = transfer(100n);
  uneven.lines[1] = { ...cell(world, { account: 'DISPLAY' }), amountMinor: 99n };
  expect(await refusalOf(owner.caller.budgets.requestTransfer(uneven))).toMatchObject({
    code: 'budgets.changeInvalid',
    issues: [{ code: 'budgets.notBalanced', params: { differenceMinor: '-1' } }],
  });
  const { id } = await ask(300n);
  const other = await world.org.signIn({ roles: ['SALES_MANAGER'] });
  const offered = (by: Caller) => by.budgets.change({ id }).then(({ actions }) => actions);
  expect([await offered(owner.caller), await offered(other.caller)]).toEqual([['withdraw'], []]);
  expect(await year(controller, world)).toMatchObject({ transferMinor: 0n });
  expect(await decideChange(executive, id)).toMatchObject({ status: 'APPROVED' });
  const shop = { yearId: world.yearId, centreId: world.centres.SHOP };
  const display = await controller.budgets.available({
    ...shop,
    accountId: world.accounts.DISPLAY,
  });
  const promo = await controller.budgets.available({ ...shop, accountId: world.accounts.PROMO });
  expect([promo.availableMinor, display.availableMinor]).toEqual([100n, 300n]);
  // Spent between the request and the decision: refused under the lock, nothing of it stays.
  const late = await ask(100n);
  await world.post([world.posting('ACTUAL', 50n)]);
  expect(await refusalOf(decideChange(executive, late.id))).toMatchObject({
    code: 'budgets.belowUsed',
  });
  expect(await decideChange(executive, late.id, 'Agreed with sales')).toMatchObject({
    status: 'APPROVED',
  });
  const named = await controller.budgets.change({ id });
  const entries = await controller.budgets.entries({ ...shop, kinds: ['TRANSFER'] });
  expect(entries.items.map(({ docNumber }) => docNumber)).toContain(named.number);
  expect(await differences(database.superuserUrl, world.org.orgId)).toEqual([]);
});
