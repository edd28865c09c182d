// Rebates: what is shipped accrues, by the difference only, and is settled once.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/kernel/ids';
import { accrueRebates } from '@/server/modules/expenses';
import { sql } from '@/server/platform/sql';
import { addDealer } from '../../fixtures/dealers';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { accountOf, sell, ship } from '../fulfilment/shop';
import { approved, differences, openExpenseWorld, useOf, type ExpenseWorld } from './expense-world';

let database: TestDatabase;
let world: ExpenseWorld;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
afterEach(async () => {
  expect(await differences(database.superuserUrl, world.org.orgId)).toEqual([]);
});

type Terms = Partial<Parameters<ExpenseWorld['clerk']['expenses']['saveAgreement']>[0]>;

/** 10 % up to 100.00, 25 % up to 250.00. */
const ofBonus = () =>
  ({
    ...{ code: 'BONUS', name: 'Bonus', typeId: world.promo, centreId: world.budget.centres.SHOP },
    ...{ startsOn: '2026-03-01', endsOn: '2026-03-31', cycle: 'MONTH', basis: 'PERIOD' },
    method: 'STEPPED',
    tiers: [
      { upToMinor: 10_000n, rate: '0.1' },
      { upToMinor: 25_000n, rate: '0.25' },
    ],
    dealerIds: [world.shop.dealer.id],
  }) as const satisfies Terms;

/** As `ofBonus` unless told otherwise; in force. */
async function agree(terms: Terms = {}) {
  const saved = await world.controller.expenses.saveAgreement({ ...ofBonus(), ...terms });
  return world.controller.expenses.activateAgreement(saved);
}

/** Ships pieces at 9.99. */
async function shipPieces(pieces: number) {
  await ship(world.shop, await sell(world.shop, [pieces]));
}

const accrue = () =>
  world.org.work((work) => accrueRebates(work, { dealerId: world.shop.dealer.id }));

const accruals = async () => (await world.finance.expenses.accruals({})).items;

describe('a rebate', () => {
  it('accrues what was shipped before and after it came into force, once', async () => {
    world = await openExpenseWorld();
    await shipPieces(5);
    await agree();
    // 49.95 at 10 %.
    expect(await useOf(world)).toBe('0 500 0 0');
    await shipPieces(15);
    // 199.80: 10.00 and 25 % of 99.80.
    expect(await accrue()).toEqual({ agreements: 1, changed: 1 });
    expect(await useOf(world)).toBe('0 3495 0 0');
    expect(await accrue()).toEqual({ agreements: 1, changed: 0 });
    expect(await useOf(world)).toBe('0 3495 0 0');
    expect(await accruals()).toMatchObject([
      {
        salesMinor: 19_980n,
        earnedMinor: 3_495n,
        accruedMinor: 3_495n,
        status: 'OPEN',
        canSettle: false,
      },
    ]);
  });

  it('is owed whatever the budget says, also where a person without override puts it in force', async () => {
    world = await openExpenseWorld({}, { isControlled: true });
    await approved(world, [{ amount: 99_990n }]);
    await shipPieces(5);
    await agree();
    expect(await useOf(world)).toBe('0 100490 0 0');
    const reasons = await world.org.work((work) =>
      work.tx.rows<{ reason: string }>(sql`
        SELECT reason FROM budget_override WHERE org_id = ${work.tx.orgId}::uuid`),
    );
    expect(reasons).toEqual([{ reason: 'REBATE_OWED' }]);
  });

  it('stays on its account when its type is booked elsewhere later, and is settled there', async () => {
    world = await openExpenseWorld();
    await agree();
    await shipPieces(5);
    await accrue();
    const type = (await world.controller.expenses.types()).find(({ id }) => id === world.promo);
    await world.controller.expenses.saveType({
      ...{ id: world.promo, version: type?.version ?? 0, code: 'PROMO', name: 'PROMO' },
      ...{ activity: 'PROMOTION', accountId: world.budget.accounts.DISPLAY },
      settlements: ['CASH', 'CREDIT_NOTE'],
    });
    await shipPieces(5);
    await accrue();
    expect([await useOf(world), await useOf(world, 'DISPLAY')]).toEqual(['0 999 0 0', '0 0 0 0']);
    world.org.clock.set('2026-04-02T02:00:00Z');
    const [due] = await accruals();
    await world.finance.expenses.settleRebate({
      ...{ accrualId: due?.id ?? '', version: due?.version ?? 0, method: 'CASH' },
    });
    expect([await useOf(world), await useOf(world, 'DISPLAY')]).toEqual(['0 0 999 999', '0 0 0 0']);
    // One that comes into force from now on is booked where the type is.
    await agree({ code: 'LATER', startsOn: '2026-04-01', endsOn: '2026-04-30' });
    await shipPieces(1);
    await accrue();
    expect(await useOf(world, 'DISPLAY')).toBe('0 100 0 0');
  });

  it('is the same when the job dies in between and runs again, and when five run at once', async () => {
    world = await openExpenseWorld();
    await agree();
    await shipPieces(20);
    const dying = world.org.work(async (work) => {
      await accrueRebates(work, { dealerId: world.shop.dealer.id });
      throw new Error('killed');
    });
    await expect(dying).rejects.toThrow('killed');
    expect(await useOf(world)).toBe('0 0 0 0');
    await Promise.all(Array.from({ length: 5 }, accrue));
    expect(await useOf(world)).toBe('0 3495 0 0');
  });

  it('is owed although a control stops; the passing stands on record', async () => {
    world = await openExpenseWorld({}, { isControlled: true });
    await agree({ centreId: world.budget.centres.ONLINE });
    await shipPieces(10);
    await accrue();
    const rows = await world.org.work(({ tx }) =>
      tx.rows<{ reason: string; amount: bigint }>(
        sql`SELECT reason, amount_minor AS amount FROM budget_override`,
      ),
    );
    expect(rows).toEqual([{ reason: 'REBATE_OWED', amount: 999n }]);
  });

  it('is settled once, after its cycle, however many try', async () => {
    world = await openExpenseWorld();
    await agree();
    await shipPieces(20);
    await accrue();
    const early = (await accruals())[0];
    const settle = async (version?: number) => {
      const [row] = await accruals();
      return world.finance.expenses.settleRebate({
        ...{ accrualId: row?.id ?? '', version: version ?? row?.version ?? 0 },
        method: 'CREDIT_NOTE',
      });
    };
    expect(await refusalOf(settle())).toMatchObject({ code: 'rebates.cycleNotOver' });
    world.org.clock.set('2026-04-01T02:00:00Z');
    const tries = await Promise.allSettled(Array.from({ length: 6 }, () => settle(early?.version)));
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    expect(await useOf(world)).toBe('0 0 3495 3495');
    expect(await accountOf(world.shop)).toMatchObject({ unapplied: 3_495n });
    expect(await refusalOf(settle())).toMatchObject({
      code: 'rebates.alreadySettled',
      meanwhile: [{ action: 'settle' }],
    });
    expect(await accruals()).toMatchObject([{ status: 'SETTLED', settledMinor: 3_495n }]);
  });

  it('to date counts all sales since the start and subtracts what earlier cycles took', async () => {
    world = await openExpenseWorld();
    await agree({ basis: 'TO_DATE', endsOn: '2026-04-30' });
    await shipPieces(10);
    await accrue();
    expect(await useOf(world)).toBe('0 999 0 0');
    world.org.clock.set('2026-04-10T02:00:00Z');
    await shipPieces(10);
    await accrue();
    // 199.80 to date is 34.95, of which 9.99 belong to March.
    expect(await useOf(world)).toBe('0 3495 0 0');
    const [april, march] = await accruals();
    expect(april).toMatchObject({ earnedMinor: 3_495n, earlierMinor: 999n, accruedMinor: 2_496n });
    world.org.clock.set('2026-05-01T02:00:00Z');
    const pay = (row = april) =>
      world.finance.expenses.settleRebate({
        ...{ accrualId: row?.id ?? '', version: row?.version ?? 0, method: 'CASH' },
      });
    expect(await refusalOf(pay())).toMatchObject({ code: 'rebates.earlierOpen' });
    expect((await pay(march)).amountMinor).toBe(999n);
    expect((await pay((await accruals())[0])).amountMinor).toBe(2_496n);
    expect(await useOf(world)).toBe('0 0 3495 3495');
  });

  it('counts a category only, ends before its time, and is not edited in force', async () => {
    world = await openExpenseWorld();
    const ref = await agree({ cycle: 'WHOLE', endsOn: '2026-12-31' });
    await shipPieces(10);
    await accrue();
    const ended = await world.controller.expenses.endAgreement({ ...ref, endsOn: '2026-03-05' });
    const view = await world.controller.expenses.agreement({ agreementId: ref.agreementId });
    expect(view).toMatchObject({
      endsOn: '2026-03-05',
      tiers: [{ rate: '0.1' }, { rate: '0.25' }],
    });
    expect(await accruals()).toMatchObject([{ endsOn: '2026-03-05' }]);
    const edit = world.controller.expenses.saveAgreement({
      ...view,
      ...{ id: ref.agreementId, version: ended.version, typeId: view.type.id },
      ...{ centreId: view.centre.id, dealerIds: [], programmeId: null, categoryId: null },
    });
    expect(await refusalOf(edit)).toMatchObject({ code: 'rebates.notADraft' });
    const past = { ...ended, endsOn: '2026-03-01' };
    expect(await refusalOf(world.controller.expenses.endAgreement(past))).toMatchObject({
      code: 'rebates.endNotLater',
    });
  });

  it('names other agreements by which the same sales earn, and forbids none', async () => {
    world = await openExpenseWorld();
    const { org, shop } = world;
    const [own, within, apart] = await org.work(async ({ tx }) => {
      const ids = [newId(), newId(), newId()];
      const paths = [[ids[0]], [ids[0], ids[1]], [ids[2]]];
      for (const [i, id] of ids.entries()) {
        await tx.run(sql`
          INSERT INTO category (org_id, id, code, name, parent_id, path)
          VALUES (${tx.orgId}::uuid, ${id}::uuid, ${`K${i}`}, ${`K${i}`},
            ${i === 1 ? (ids[0] ?? null) : null}::uuid, ${paths[i]}::uuid[])`);
      }
      return ids;
    });
    const draft = async (code: string, terms: Terms = {}) => {
      const saved = await world.controller.expenses.saveAgreement({ ...ofBonus(), code, ...terms });
      return saved.agreementId;
    };
    const overlapsOf = async (agreementId: string) =>
      (await world.controller.expenses.agreement({ agreementId })).overlaps;
    const first = await draft('FIRST', { categoryId: own ?? null });
    expect(await overlapsOf(first)).toEqual([]);
    await draft('BELOW', { categoryId: within ?? null });
    await draft('ALL', { startsOn: '2026-03-31', endsOn: '2026-04-30' });
    await draft('LATER', { startsOn: '2026-04-01', endsOn: '2026-04-30' });
    await draft('APART', { categoryId: apart ?? null });
    const other = await addDealer(org);
    await draft('OTHERS', { dealerIds: [other.id] });
    const both = await draft('BOTH', { dealerIds: [other.id, shop.dealer.id] });
    const named = async (id: string) => (await overlapsOf(id)).map(({ code }) => code);
    expect(await named(first)).toEqual(['BELOW', 'BOTH', 'ALL']);
    expect(await named(both)).toEqual(['APART', 'BELOW', 'FIRST', 'OTHERS', 'ALL']);
    const withOthers = (await overlapsOf(both)).find(({ code }) => code === 'OTHERS');
    expect(withOthers?.dealers.map(({ id }) => id)).toEqual([other.id]);
  });
});
