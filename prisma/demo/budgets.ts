// The budgets of the demo company: last year's and this year's by month, a revision and transfers in
// every state, a draft of next year, rules of control that stop and that warn, and a budget that follows
// sales.
import type { BusinessDate } from '@/kernel/business-date';
import { NO_ONE } from '@/kernel/ids';
import { shippedSales } from '@/server/modules/analytics';
import { readCase } from '@/server/modules/approvals';
import {
  applyDrivers,
  createBudget,
  createControl,
  createDriver,
  decideBudget,
  decideChange,
  driverSpans,
  requestChange,
  requestTransfer,
  saveCells,
  submitBudget,
} from '@/server/modules/budgets';
import { systemWork } from '@/server/platform/work';
import { book } from './bookings';
import { FREIGHT, FREIGHT_RATE, idsOf, monthly, PLAN, yearAt, type Ids } from './plan';
import { as, MINOR, type World } from './world';

function cellsOf(ids: Ids, yearIndex: number, percent: (growth: number) => number) {
  const { periods } = yearAt(ids, yearIndex);
  return PLAN.flatMap(([centre, account, dollars, growth]) => {
    const whole = Math.round((dollars * percent(growth)) / 100_000) * 1_000;
    return monthly(account, whole).map((amountMinor, at) => ({
      ...{ centreId: ids.centre(centre), accountId: ids.account(account), programmeId: NO_ONE },
      ...{
        periodId: periods[at]?.id ?? '',
        amountMinor,
        comment: null,
        seenMinor: null,
        seenComment: null,
      },
    }));
  });
}

async function approve(world: World, on: BusinessDate, id: string): Promise<void> {
  await as(world, 'EXECUTIVE', on, async (work) => {
    const waiting = await readCase(work, 'BUDGET', id);
    if (!waiting) throw new Error('the demo budget does not wait');
    const { id: caseId, version } = waiting;
    const decision = {
      decision: 'APPROVE' as const,
      comment: 'As discussed',
      overrideReason: null,
    };
    await decideBudget(work, { id, caseId, version, ...decision });
  });
}

async function plan(world: World, ids: Ids, yearIndex: number, on: BusinessDate): Promise<string> {
  const { id: yearId, code } = yearAt(ids, yearIndex);
  const id = await as(world, 'CONTROLLER', on, async (work) => {
    const source = { kind: 'EMPTY' as const };
    const head = { yearId, name: `Budget ${code}`, note: 'Agreed with every centre', source };
    const draft = await createBudget(work, head);
    const cells = cellsOf(ids, yearIndex, (growth) => (yearIndex === 0 ? 100 : 100 + growth));
    const { version } = await saveCells(work, { id: draft.id, cells });
    await submitBudget(work, { id: draft.id, version });
    return draft.id;
  });
  await approve(world, on, id);
  return id;
}

async function control(world: World, ids: Ids): Promise<void> {
  const rule = {
    ...{ centreId: null, accountId: null, programmeId: null, active: true },
    ...{ warnRate: '0.9', stopRate: '1', unbudgeted: 'WARN' as const },
  };
  await as(world, 'CONTROLLER', world.today, async (work) => {
    await createControl(work, {
      ...{ ...rule, code: 'SALES-YEAR', name: 'Sales expenses of the year', mode: 'STOP' },
      ...{ grain: 'POOL', scope: 'YEAR', centreId: ids.centre('C-SALES') },
      accountId: ids.account('6000'),
    });
    await createControl(work, {
      ...{ ...rule, code: 'MKT-YTD', name: 'Marketing, year to date', mode: 'STOP' },
      ...{ grain: 'POOL', scope: 'YEAR_TO_DATE', stopRate: '1.1' },
      ...{ centreId: ids.centre('C-MKT'), accountId: ids.account('7000') },
    });
    await createControl(work, {
      ...{ ...rule, code: 'SOFTWARE', name: 'Software by month', mode: 'WARN', grain: 'CELL' },
      ...{ scope: 'PERIOD', accountId: ids.account('8400') },
    });
    await createControl(work, {
      ...{ ...rule, code: 'FREIGHT', name: 'Freight is watched', mode: 'TRACK', grain: 'CELL' },
      ...{ scope: 'YEAR', accountId: ids.account('8200'), unbudgeted: 'ALLOW' as const },
    });
  });
}

/** A month from which on this year is still open, whatever day it is. */
const monthNow = ({ today }: World) => Number(today.slice(5, 7)) - 1;

async function decide(world: World, id: string, comment: string): Promise<void> {
  await as(world, 'CONTROLLER', world.today, async (work) => {
    const waiting = await readCase(work, 'BUDGET_CHANGE', id);
    if (!waiting) throw new Error('the demo change does not wait');
    const { id: caseId, version } = waiting;
    const decision = { decision: 'APPROVE' as const, comment, overrideReason: null };
    await decideChange(work, { id, caseId, version, ...decision });
  });
}

async function change(world: World, ids: Ids): Promise<void> {
  const period = yearAt(ids, 1).periods[monthNow(world)]?.id ?? '';
  const line = (centre: string, account: string, dollars: number) => ({
    ...{ centreId: ids.centre(centre), accountId: ids.account(account), programmeId: NO_ONE },
    ...{ periodId: period, amountMinor: BigInt(dollars) * MINOR, comment: null },
  });
  const transfer = (reason: string, ...lines: ReturnType<typeof line>[]) =>
    as(world, 'SALES_MANAGER', world.today, (work) => requestTransfer(work, { reason, lines }));
  const done = await transfer(
    'More displays in the north before the season',
    line('C-NORTH', '6200', -60_000),
    line('C-NORTH', '6100', 60_000),
  );
  await decide(world, done.id, 'Within the region');
  await transfer(
    'The south needs promotions for the new dealer',
    line('C-NORTH', '6300', -25_000),
    line('C-SOUTH', '6200', 25_000),
  );
  const reason = 'Fair moved to the larger hall';
  const lines = [line('C-BRAND', '7200', 180_000)];
  const raised = await as(world, 'EXECUTIVE', world.today, (work) =>
    requestChange(work, { kind: 'REVISION', reason, lines }),
  );
  await decide(world, raised.id, 'Approved by the board');
}

/** Freight follows what is shipped, last year and this. */
async function follow(world: World, ids: Ids): Promise<void> {
  const rate = String(Number(FREIGHT_RATE) / 10_000);
  await as(world, 'CONTROLLER', world.today, async (work) => {
    for (const { id: yearId, code } of [yearAt(ids, 0), yearAt(ids, 1)]) {
      await createDriver(work, {
        ...{ code: `FREIGHT-${code}`, yearId, rate, active: true },
        ...{ centreId: ids.centre('C-FLEET'), accountId: ids.account(FREIGHT) },
        ...{ programmeId: NO_ONE, regionId: null, categoryId: null },
      });
    }
  });
}

async function draftNext(world: World, ids: Ids, fromId: string): Promise<void> {
  const { id: yearId, code } = yearAt(ids, 2);
  await as(world, 'CONTROLLER', world.today, (work) =>
    createBudget(work, {
      ...{ yearId, name: `Budget ${code}, first round`, note: null },
      source: { kind: 'VERSION', budgetId: fromId, factor: '1.04' },
    }),
  );
}

/** After centres and years, before anything is spent. */
export async function createBudgets(world: World): Promise<void> {
  const ids = await idsOf(world);
  const year = Number(world.today.slice(0, 4));
  await plan(world, ids, 0, `${year - 2}-12-05`);
  const inForce = await plan(world, ids, 1, `${year - 1}-12-05`);
  await book(world, ids);
  await control(world, ids);
  await change(world, ids);
  await follow(world, ids);
  await draftNext(world, ids, inForce);
}

/** Brings the budgets that follow sales to what was shipped, once the sales are folded. */
export async function growBudgets(world: World): Promise<void> {
  await systemWork(world.orgId, async (work) => {
    const spans = await driverSpans(work);
    const sales = await shippedSales(work, spans);
    await applyDrivers(
      work,
      spans.map(({ driverId, periodId }, at) => {
        return { driverId, periodId, salesMinor: sales[at] ?? 0n };
      }),
    );
  });
}
