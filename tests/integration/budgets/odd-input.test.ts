// What no form sends, and an interface may: one cell twice, legs that say nothing, an account that turns.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NO_ONE } from '@/kernel/ids';
import { upsertAccounts } from '@/server/modules/centres';
import type { Caller } from '../../fixtures/actors';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { differences, openBudgetWorld, type BudgetWorld, type Cell } from './budget-world';

let database: TestDatabase;
let world: BudgetWorld;
let controller: Caller;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await openBudgetWorld();
  await world.control();
  await world.post([world.posting('ORIGINAL', 1000n), world.posting('ACTUAL', 900n)]);
  controller = (await world.org.as(['CONTROLLER', 'ADMINISTRATOR'])).caller;
});
afterAll(() => database.drop());

const cell = ({ account = 'PROMO', period = 3 }: Cell = {}) => ({
  centreId: world.centres.SHOP,
  accountId: world.accounts[account],
  programmeId: NO_ONE,
  periodId: world.periods[period - 1] ?? '',
});

test('a cell that is saved twice in one call is refused, and nothing of the call is written', async () => {
  const source = { kind: 'EMPTY' as const };
  const plan = { yearId: world.yearId, name: 'Plan', note: null, source };
  const { id } = await controller.budgets.create(plan);
  const unseen = { comment: null, seenMinor: null, seenComment: null };
  const cells = [5n, 7n].map((amountMinor) => ({ ...cell(), amountMinor, ...unseen }));
  expect(await refusalOf(controller.budgets.saveCells({ id, cells }))).toMatchObject({
    code: 'budgets.notPostable',
    issues: [{ code: 'budgets.cellTwice', field: 'cells.1.amountMinor' }],
  });
  const { items } = await controller.budgets.grid({ id });
  expect(items).toEqual([]);
});

test('a transfer from a cell to itself, or from an expense to a revenue, moves nothing', async () => {
  const ask = (gain: ReturnType<typeof cell>) =>
    controller.budgets.requestTransfer({
      reason: 'Elsewhere',
      lines: [
        { ...cell(), amountMinor: -5n, comment: null },
        { ...gain, amountMinor: 5n, comment: null },
      ],
    });
  expect(await refusalOf(ask(cell()))).toMatchObject({ issues: [{ code: 'budgets.cellTwice' }] });
  const earned = { ...cell({ period: 4 }), accountId: world.sales };
  expect(await refusalOf(ask(earned))).toMatchObject({ issues: [{ code: 'budgets.kindsDiffer' }] });
});

test('an account with postings stays revenue or expense, by form and by file', async () => {
  const accounts = await controller.centres.accounts.list();
  const promo = accounts.find(({ code }) => code === 'PROMO');
  if (!promo) throw new Error('no account');
  const { path: _path, ...values } = { ...promo, kind: 'REVENUE' as const };
  expect(await refusalOf(controller.centres.accounts.update(values))).toMatchObject({
    ...{ code: 'accounts.kindPosted', field: 'kind', params: { code: 'PROMO' } },
  });
  const row = (code: string) => ({ code, name: code, kind: 'REVENUE' as const });
  const rows = [row('NEW'), row('PROMO'), row('MEMO')];
  const done = await world.org.work((work) => upsertAccounts(work, rows));
  expect(done).toMatchObject({ created: 1, updated: 1 });
  expect(done.refused).toMatchObject([{ index: 1, code: 'accounts.kindPosted', field: 'kind' }]);
  expect(done.ids.map((id) => id !== null)).toEqual([true, false, true]);
  // Another name for it changes no figure.
  await controller.centres.accounts.update({ ...promo, name: 'Promotions' });
  expect(await differences(database.superuserUrl, world.org.orgId)).toEqual([]);
});
