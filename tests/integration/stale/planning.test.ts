// Two people plan at once: rules of control, drivers, changes and versions of a budget, calendars, years
// and periods. Who is late is told who was quicker; where nothing stands against both, both succeed.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_ONE } from '@/kernel/ids';
import { toldBy } from '../../fixtures/meanwhile';
import type { TestOrganization } from '../../fixtures/organization';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { openBudgetWorld } from '../budgets/budget-world';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const ROLES = ['ADMINISTRATOR', 'CONTROLLER', 'FINANCE', 'EXECUTIVE', 'SALES_MANAGER'];
const two = async (org: TestOrganization) => ({
  ann: (await org.signIn({ roles: ROLES, name: 'Ann' })).caller,
  ben: (await org.signIn({ roles: ROLES, name: 'Ben' })).caller,
});
const open = async () => {
  const world = await openBudgetWorld();
  return { world, ...(await two(world.org)) };
};

describe('a rule of control', () => {
  const rule = { code: 'C', name: 'Old', grain: 'POOL', mode: 'WARN', scope: 'YEAR' } as const;
  const all = { ...rule, unbudgeted: 'ALLOW' } as const;

  it('names who changed it; it is neither changed nor removed by who did not see that', async () => {
    const { ann, ben } = await open();
    const { id, version } = await ann.budgets.createControl(all);
    await ann.budgets.saveControl({ ...all, id, version, mode: 'STOP', stopRate: '1.1' });
    const late = ben.budgets.saveControl({ ...all, id, version, name: 'Mine' });
    const told = await toldBy(late, 'budgets.stale');
    expect(told).toMatchObject({ by: 'Ann', action: 'changed' });
    expect(told.changes.filter(({ from }) => from !== undefined)).toEqual([
      { field: 'mode', from: 'WARN', to: 'STOP' },
      { field: 'stopRate', from: '1', to: '1.1' },
    ]);
    const removal = ben.budgets.removeControl({ id, version });
    expect(await toldBy(removal, 'budgets.stale')).toMatchObject({ by: 'Ann' });
    expect(await ben.budgets.controls()).toMatchObject([{ name: 'Old', mode: 'STOP', version: 2 }]);
  });

  it('that is gone names who removed it', async () => {
    const { ann, ben } = await open();
    const { id, version } = await ann.budgets.createControl(all);
    await ann.budgets.removeControl({ id, version });
    const gone = { by: 'Ann', action: 'removed' };
    const late = ben.budgets.saveControl({ ...all, id, version, name: 'Mine' });
    expect(await toldBy(late, 'budgets.controlNotFound')).toMatchObject(gone);
    const again = ben.budgets.removeControl({ id, version });
    expect(await toldBy(again, 'budgets.controlNotFound')).toMatchObject(gone);
    expect(await ben.budgets.controls()).toEqual([]);
  });
});

it('a driver names who changed its rate', async () => {
  const { world, ann, ben } = await open();
  const driver = {
    ...{ code: 'D', yearId: world.yearId, rate: '0.05', active: true },
    ...{ centreId: world.centres.SHOP, accountId: world.accounts.PROMO, programmeId: NO_ONE },
  };
  const { id, version } = await ann.budgets.createDriver(driver);
  await ann.budgets.saveDriver({ ...driver, id, version, rate: '0.08' });
  const late = ben.budgets.saveDriver({ ...driver, id, version, active: false });
  expect(await toldBy(late, 'budgets.stale')).toMatchObject({
    ...{ by: 'Ann', action: 'changed', changes: [{ field: 'rate', from: '0.05', to: '0.08' }] },
  });
  const [stored] = await ben.budgets.drivers();
  expect(stored).toMatchObject({ rate: '0.08', active: true, version: 2 });
});

describe('a change of the budget', () => {
  const asked = async () => {
    const opened = await open();
    const { world } = opened;
    const clerk = (await world.org.signIn({ roles: ['CONTROLLER'], name: 'Cyd' })).caller;
    const cell = {
      ...{ centreId: world.centres.SHOP, accountId: world.accounts.PROMO, programmeId: NO_ONE },
      ...{ periodId: world.periods[2] ?? '', comment: null },
    };
    const { id } = await clerk.budgets.requestChange({
      ...{ kind: 'REVISION', reason: 'More shelves', lines: [{ ...cell, amountMinor: 500n }] },
    });
    const { version, pendingCase } = await opened.ben.budgets.change({ id });
    if (!pendingCase) throw new Error('nobody has to approve the change');
    return { ...opened, id, version, decision: { id, ...pendingCase } };
  };

  it('that was decided cannot be decided or withdrawn, and is posted once', async () => {
    const { world, ann, ben, id, version, decision } = await asked();
    await ann.budgets.decideChange({ ...decision, decision: 'APPROVE', comment: null });
    const late = ben.budgets.decideChange({ ...decision, decision: 'REJECT', comment: 'No' });
    expect(await toldBy(late, 'approvals.caseNotPending')).toMatchObject({
      ...{ by: 'Ann', action: 'approve', from: 'PENDING', to: 'APPROVED' },
    });
    const back = ben.budgets.withdrawChange({ id, version, reason: 'Not needed' });
    expect(await toldBy(back, 'budgets.stale')).toMatchObject({
      ...{ by: 'Ann', action: 'approved', from: 'SUBMITTED', to: 'APPROVED' },
    });
    const node = { centreId: world.centres.SHOP, accountId: world.accounts.PROMO };
    const { status } = await ben.budgets.change({ id });
    expect(status).toBe('APPROVED');
    const view = await ben.budgets.available({
      ...{ ...node, programmeId: null, yearId: world.yearId, fromNo: 1, toNo: 12 },
    });
    expect(view.availableMinor).toBe(500n);
  });

  it('that was withdrawn cannot be approved', async () => {
    const { ann, ben, id, version, decision } = await asked();
    await ann.budgets.withdrawChange({ id, version, reason: 'Not needed' });
    const late = ben.budgets.decideChange({ ...decision, decision: 'APPROVE', comment: null });
    expect(await toldBy(late, 'approvals.caseNotPending')).toMatchObject({
      ...{ by: 'Ann', to: 'WITHDRAWN', reason: 'Not needed' },
    });
    expect((await ben.budgets.change({ id })).status).toBe('CANCELLED');
  });
});

describe('a version of the budget', () => {
  it('gets a number of its own where two make one at once', async () => {
    const { world, ann, ben } = await open();
    const source = { kind: 'EMPTY' as const };
    const make = (caller: typeof ann, name: string) =>
      caller.budgets.create({ yearId: world.yearId, name, source });
    const callers = [ann, ben, ann, ben, ann, ben];
    await Promise.all(callers.map((caller, index) => make(caller, `Plan ${index}`)));
    const numbers = (await ben.budgets.list()).map(({ versionNo }) => versionNo);
    expect(numbers.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('that was handed in names who did; taken back, who did that', async () => {
    const { world, ann, ben } = await open();
    const source = { kind: 'EMPTY' as const };
    const { id } = await ann.budgets.create({ yearId: world.yearId, name: 'Plan', source });
    const cell = {
      ...{ centreId: world.centres.SHOP, accountId: world.accounts.PROMO, programmeId: NO_ONE },
      ...{ periodId: world.periods[2] ?? '', seenMinor: null, amountMinor: 100n },
    };
    const { version } = await ann.budgets.saveCells({ id, cells: [cell] });
    await ann.budgets.submit({ id, version });
    expect(await toldBy(ben.budgets.submit({ id, version }), 'budgets.notDraft')).toMatchObject({
      ...{ by: 'Ann', action: 'submitted', from: 'DRAFT', to: 'SUBMITTED' },
    });
    const submitted = (await ben.budgets.get({ id })).version;
    await ann.budgets.withdraw({ id, version: submitted, reason: 'Not yet' });
    const late = ben.budgets.withdraw({ id, version: submitted, reason: 'Too' });
    expect(await toldBy(late, 'budgets.stale')).toMatchObject({
      ...{ by: 'Ann', from: 'SUBMITTED', to: 'DRAFT', reason: 'Not yet' },
    });
  });
});

describe('fiscal time', () => {
  it('a period names who closed it and who opened it again', async () => {
    const { world, ann, ben } = await open();
    const ref = { id: world.periods[0] ?? '', version: 1, reason: 'Done' };
    await ann.centres.calendars.closePeriod(ref);
    const late = ben.centres.calendars.closePeriod(ref);
    expect(await toldBy(late, 'periods.closed')).toMatchObject({
      ...{ by: 'Ann', action: 'closed', from: 'OPEN', to: 'CLOSED', reason: 'Done' },
    });
    await ann.centres.calendars.reopenPeriod({ ...ref, version: 2, reason: 'Forgotten' });
    const stale = ben.centres.calendars.closePeriod(ref);
    expect(await toldBy(stale, 'periods.stale')).toMatchObject({
      ...{ by: 'Ann', action: 'reopened', from: 'CLOSED', to: 'OPEN', reason: 'Forgotten' },
    });
    const again = ben.centres.calendars.reopenPeriod({ ...ref, version: 2 });
    expect(await toldBy(again, 'periods.alreadyOpen')).toMatchObject({ by: 'Ann' });
  });

  it('two who add the same days at once: the second hears which year has them', async () => {
    const { world, ann, ben } = await open();
    const year = { calendarId: world.calendarId, startsOn: '2027-01-01' };
    const results = await Promise.allSettled([
      ann.centres.calendars.createYear(year),
      ben.centres.calendars.createYear({ ...year, startsOn: '2027-03-01', code: 'OTHER' }),
    ]);
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused).toHaveLength(1);
    const refusal = await refusalOf(Promise.reject(refused[0]?.reason));
    expect(refusal).toMatchObject({ code: 'periods.overlap', field: 'startsOn' });
    expect(['2027', 'OTHER']).toContain(refusal.params['code']);
    const [calendar] = await ben.centres.calendars.list();
    expect(calendar?.years).toHaveLength(2);
  });

  it('a calendar that is no longer the default names who chose another', async () => {
    const { world, ann, ben } = await open();
    const months = { id: world.calendarId, version: 1, code: 'CAL', name: 'Months' };
    const made = await ann.centres.calendars.create({
      ...{ code: 'WEEKS', name: 'Weeks', kind: 'MONTH', isDefault: true },
    });
    expect(made.version).toBe(1);
    const late = ben.centres.calendars.update({ ...months, isDefault: true });
    const told = await toldBy(late, 'periods.stale');
    expect(told).toMatchObject({ by: 'Ann', action: 'updated' });
    expect(told.changes).toContainEqual({ field: 'isDefault', from: true, to: false });
    const calendars = await ben.centres.calendars.list();
    expect(calendars.filter(({ isDefault }) => isDefault).map(({ code }) => code)).toEqual([
      'WEEKS',
    ]);
  });
});
