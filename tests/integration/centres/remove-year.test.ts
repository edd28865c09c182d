// A year that was cut by mistake goes; one that anything names stays, and so does its calendar.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId, NO_ONE } from '@/kernel/ids';
import {
  createCalendar,
  createYear,
  listCalendars,
  removeCalendar,
  removeYear,
} from '@/server/modules/centres/usecases/calendars';
import { createBudget } from '@/server/modules/budgets/usecases/budget-versions';
import { createDriver } from '@/server/modules/budgets/usecases/drivers';
import { sql } from '@/server/platform/sql';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { openBudgetWorld, type BudgetWorld } from '../budgets/budget-world';

let database: TestDatabase;
let world: BudgetWorld;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await openBudgetWorld();
});
afterAll(() => database.drop());

const addYear = (startsOn: string, calendarId = world.calendarId) =>
  world.org.work((work) => createYear(work, { calendarId, startsOn }));
const remove = (id: string) => world.org.work((work) => removeYear(work, { id }));
const codes = async () => {
  const calendars = await world.org.work(listCalendars);
  return calendars.flatMap(({ years }) => years.map(({ code }) => code)).toSorted();
};

test('a year goes with its periods, and its days are free again', async () => {
  const { yearId } = await addYear('2027-02-01');
  await remove(yearId);
  expect(await codes()).toEqual(['2026']);
  expect(await refusalOf(remove(yearId))).toMatchObject({ code: 'periods.yearNotFound' });
  await addYear('2027-01-01');
  expect(await codes()).toEqual(['2026', '2027']);
});

test('a year with postings or a version of a budget stays', async () => {
  await world.post([world.posting('ORIGINAL', 100n)]);
  const inUse = { code: 'periods.yearInUse', params: { code: '2026' } };
  expect(await refusalOf(remove(world.yearId))).toMatchObject(inUse);
  const { yearId } = await addYear('2028-01-01');
  const source = { kind: 'EMPTY' as const };
  await world.org.work((work) => createBudget(work, { yearId, name: 'Plan', note: null, source }));
  expect(await refusalOf(remove(yearId))).toMatchObject({ code: 'periods.yearInUse' });
});

test('so does one that only a change, a driver or a plan names', async () => {
  const held = [
    async (yearId: string) => {
      const input = { code: newId(), yearId, rate: '0.05', regionId: null, categoryId: null };
      const cell = { centreId: world.centres.SHOP, accountId: world.accounts.PROMO };
      await world.org.work((work) =>
        createDriver(work, { ...input, ...cell, programmeId: NO_ONE, active: true }),
      );
    },
    async (_: string, periodId: string) => {
      const id = newId();
      await world.org.work(({ tx }) =>
        tx.run(sql`
          WITH change AS (
            INSERT INTO budget_change (org_id, id, number, kind, status, reason)
            VALUES (${tx.orgId}::uuid, ${id}::uuid, ${id}, 'REVISION', 'SUBMITTED', 'More')
            RETURNING org_id, id)
          INSERT INTO budget_change_line (org_id, change_id, line_no, centre_id, account_id,
            programme_id, period_id, amount_minor)
          SELECT org_id, id, 1, ${world.centres.SHOP}::uuid, ${world.accounts.PROMO}::uuid,
            ${NO_ONE}::uuid, ${periodId}::uuid, 5 FROM change`),
      );
    },
    async (_: string, periodId: string) => {
      await world.org.work(({ tx }) =>
        tx.run(sql`
          INSERT INTO sales_budget (org_id, period_id, product_id, dealer_id, quantity, amount_minor)
          VALUES (${tx.orgId}::uuid, ${periodId}::uuid, ${newId()}::uuid, ${NO_ONE}::uuid, 1, 1)`),
      );
    },
  ];
  for (const [at, hold] of held.entries()) {
    const { yearId, periodIds } = await addYear(`${2031 + at}-01-01`);
    await hold(yearId, periodIds[0] ?? '');
    expect(await refusalOf(remove(yearId))).toMatchObject({ code: 'periods.yearInUse' });
    expect(await codes()).toContain(String(2031 + at));
  }
});

test('a calendar goes once it has no years, the default last', async () => {
  const retail = { code: 'RETAIL', name: 'Weeks', kind: 'WEEKS_445', isDefault: false } as const;
  const { id, version } = await world.org.work((work) => createCalendar(work, retail));
  const { yearId } = await addYear('2025-12-29', id);
  const drop = (ref: { id: string; version: number }) =>
    world.org.work((work) => removeCalendar(work, ref));
  expect(await refusalOf(drop({ id, version }))).toMatchObject({
    ...{ code: 'periods.calendarHasYears', params: { years: 1 } },
  });
  await remove(yearId);
  expect(await refusalOf(drop({ id, version: 7 }))).toMatchObject({ code: 'periods.stale' });
  await drop({ id, version });
  const left = await world.org.work(listCalendars);
  expect(left.map(({ code }) => code)).toEqual(['CAL']);
  expect(await refusalOf(drop({ id, version }))).toMatchObject({
    code: 'periods.calendarNotFound',
  });
});
