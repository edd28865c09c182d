// Calendars, years and periods on a real database.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '@/kernel/ids';
import {
  closePeriod,
  createCalendar,
  createYear,
  findPeriodsOn,
  lockPeriods,
  periodOn,
  readYear,
  reopenPeriod,
} from '@/server/modules/centres';
import { createTestOrganization, type TestOrganization } from '../../fixtures/organization';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';

let database: TestDatabase;
let org: TestOrganization;
let calendarId: string;
let yearId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  org = await createTestOrganization();
  await org.work(async (work) => {
    const calendar = { code: 'FISCAL', name: 'Fiscal', kind: 'MONTH', isDefault: false } as const;
    calendarId = (await createCalendar(work, calendar)).id;
    ({ yearId } = await createYear(work, { calendarId, startsOn: '2026-01-01' }));
  });
});
afterAll(() => database.drop());

const periodOf = (month: number) =>
  org.work(async (work) => {
    const period = (await readYear(work, yearId)).periods[month - 1];
    if (!period) throw new Error('no such period');
    return period;
  });

describe('a calendar', () => {
  test('that is the first is the default, and finds the period of a day', async () => {
    expect(await org.work((work) => periodOn(work, '2026-03-31'))).toMatchObject({
      ...{ code: '2026-03', no: 3, status: 'OPEN', yearId, calendarId },
    });
    const found = await org.work((work) => findPeriodsOn(work, ['2026-01-01', '2027-01-01']));
    expect([...found].map(([date, period]) => [date, period.code])).toEqual([
      ['2026-01-01', '2026-01'],
    ]);
    expect(await refusalOf(org.work((work) => periodOn(work, '2027-01-01')))).toMatchObject({
      ...{ code: 'periods.noPeriod', params: { date: '2027-01-01' } },
    });
  });

  test('has each day once: overlapping years are refused, adjoining ones are not', async () => {
    const year = (startsOn: string, code?: string) =>
      org.work((work) => createYear(work, { calendarId, startsOn, code }));
    expect(await refusalOf(year('2026-12-01'))).toMatchObject({
      ...{ code: 'periods.overlap', field: 'startsOn', params: { code: '2026' } },
    });
    expect(await refusalOf(year('2025-02-01'))).toMatchObject({ code: 'periods.overlap' });
    await year('2027-01-01');
    await year('2025-01-01');
    expect(await refusalOf(year('2028-01-31'))).toMatchObject({ code: 'periods.badStart' });
  });

  test('keeps its days apart when two add the same year at once', async () => {
    const add = () => org.work((work) => createYear(work, { calendarId, startsOn: '2030-01-01' }));
    const outcomes = await Promise.allSettled([add(), add(), add()]);
    expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  });
});

describe('a period', () => {
  test('is closed and reopened once each, with who and why', async () => {
    const { id, version } = await periodOf(1);
    const reason = 'Books are done';
    const close = { id, version, reason };
    const closed = await org.work((work) => closePeriod(work, close));
    expect(await refusalOf(org.work((work) => periodOn(work, '2026-01-10')))).toMatchObject({
      ...{ code: 'periods.closed', params: { code: '2026-01' } },
    });
    expect(await refusalOf(org.work((work) => closePeriod(work, close)))).toMatchObject({
      code: 'periods.closed',
    });
    const stale = org.work((work) => reopenPeriod(work, { id, version, reason }));
    expect(await refusalOf(stale)).toMatchObject({ code: 'periods.stale' });
    await org.work((work) => reopenPeriod(work, { id, version: closed.version, reason }));
    expect(await org.work((work) => periodOn(work, '2026-01-10'))).toMatchObject({ id });
    const again = org.work((work) => reopenPeriod(work, { id, version: 3, reason }));
    expect(await refusalOf(again)).toMatchObject({ code: 'periods.alreadyOpen' });
  });

  test('is not closed under a posting: who closes waits for who posts', async () => {
    const { id, version } = await periodOf(2);
    const order: string[] = [];
    let startClosing!: () => void;
    const posting = new Promise<void>((resolve) => (startClosing = resolve));
    const posts = org.work(async (work) => {
      await periodOn(work, '2026-02-10');
      startClosing();
      await new Promise((resolve) => setTimeout(resolve, 300));
      order.push('posted');
    });
    await posting;
    await org.work((work) => closePeriod(work, { id, version, reason: 'Done' }));
    order.push('closed');
    await posts;
    expect(order).toEqual(['posted', 'closed']);
  });

  test('is seen closed by whoever waited for the closing', async () => {
    const { id, version } = await periodOf(3);
    let isLocked!: () => void;
    const closing = new Promise<void>((resolve) => (isLocked = resolve));
    const closes = org.work(async (work) => {
      await closePeriod(work, { id, version, reason: 'Done' });
      isLocked();
      await new Promise((resolve) => setTimeout(resolve, 200));
    });
    await closing;
    const posting = refusalOf(org.work((work) => periodOn(work, '2026-03-10')));
    const locking = org.work(async (work) => (await lockPeriods(work, [id])).get(id)?.status);
    await closes;
    expect(await posting).toMatchObject({ code: 'periods.closed' });
    expect(await locking).toBe('CLOSED');
  });

  test('has one winner of five who close it at once', async () => {
    const { id, version } = await periodOf(4);
    const close = () => org.work((work) => closePeriod(work, { id, version, reason: 'Done' }));
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, close));
    expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  });

  test('that does not exist is not found', async () => {
    const call = org.work((work) => lockPeriods(work, [newId()]));
    expect(await refusalOf(call)).toMatchObject({ code: 'periods.notFound' });
  });
});
