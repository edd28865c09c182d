// The budgets of the demo company: last year's and this year's by month, a revision and transfers in
// every state, a draft of next year, rules of control that stop and that warn, a budget that follows
// sales, and what was spent month by month outside of the requests.
import type { BusinessDate } from '@/kernel/business-date';
import { NO_ONE } from '@/kernel/ids';
import { allocate } from '@/kernel/allocate';
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
  postBudgetHistory,
  requestChange,
  requestTransfer,
  saveCells,
  submitBudget,
  type BudgetPosting,
} from '@/server/modules/budgets';
import { listCalendars, readAccounts, readCentres } from '@/server/modules/centres';
import { systemWork } from '@/server/platform/work';
import { as, MINOR, type World } from './world';

/** Centre, account, dollars a year, growth on the year before in percent. */
type PlanRow = readonly [string, string, number, number];

const PLAN: readonly PlanRow[] = [
  ['C-NORTH', '4100', 60_000_000, 8],
  ['C-MIDDLE', '4100', 31_000_000, 6],
  ['C-SOUTH', '4100', 42_000_000, 11],
  ['C-NORTH', '5100', 38_400_000, 7],
  ['C-MIDDLE', '5100', 19_900_000, 5],
  ['C-SOUTH', '5100', 27_100_000, 10],
  ['C-NORTH', '6100', 1_800_000, 4],
  ['C-NORTH', '6200', 3_200_000, 9],
  ['C-NORTH', '6300', 900_000, 0],
  ['C-NORTH', '6500', 420_000, 3],
  ['C-MIDDLE', '6100', 960_000, 4],
  ['C-MIDDLE', '6200', 1_500_000, 6],
  ['C-MIDDLE', '6500', 260_000, 3],
  ['C-SOUTH', '6100', 1_300_000, 5],
  ['C-SOUTH', '6200', 2_100_000, 12],
  ['C-SOUTH', '6300', 600_000, 0],
  ['C-SOUTH', '6500', 330_000, 3],
  ['C-TRADE', '6100', 1_500_000, 5],
  ['C-TRADE', '6200', 2_400_000, 5],
  ['C-TRADE', '6300', 800_000, 0],
  ['C-BRAND', '7100', 4_800_000, 7],
  ['C-BRAND', '7200', 1_500_000, 2],
  ['C-WH', '8100', 5_200_000, 3],
  ['C-WH', '8300', 2_400_000, 2],
  ['C-FLEET', '8200', 3_100_000, 6],
  ['C-FIN', '8100', 4_300_000, 3],
  ['C-FIN', '8400', 1_200_000, 15],
  ['C-STORE', '8300', 1_800_000, 2],
];

/** What is booked month by month: all but what expense requests spend. */
const BOOKED = new Set(['4100', '5100', '7100', '7200', '8100', '8200', '8300', '8400']);

/** Of this year what was shipped is booked, once there are shipments. */
export const SALES = '4100';

/** Sales and what moves with them are seasonal; wages and rents are not. */
const SEASON = [7n, 6n, 9n, 10n, 9n, 7n, 7n, 8n, 10n, 11n, 9n, 7n];
const EVEN = SEASON.map(() => 1n);
const isSteady = (account: string) => ['8100', '8300', '8400'].includes(account);

interface Ids {
  centre: (code: string) => string;
  account: (code: string) => string;
  /** Periods of the years before, now and after, by their numbers. */
  years: readonly {
    id: string;
    code: string;
    periods: readonly { id: string; startsOn: string; endsOn: string }[];
  }[];
}

export async function idsOf(world: World): Promise<Ids> {
  return systemWork(world.orgId, async (work) => {
    const centres = new Map((await readCentres(work)).map(({ code, id }) => [code, id]));
    const accounts = new Map((await readAccounts(work)).map(({ code, id }) => [code, id]));
    const calendar = (await listCalendars(work)).find(({ isDefault }) => isDefault);
    const known = (ids: ReadonlyMap<string, string>) => (code: string) => {
      const id = ids.get(code);
      if (!id) throw new RangeError(`the demo has no ${code}`);
      return id;
    };
    const years = (calendar?.years ?? []).toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
    return { centre: known(centres), account: known(accounts), years };
  });
}

export function yearAt({ years }: Ids, index: number): Ids['years'][number] {
  const year = years[index];
  if (!year) throw new RangeError(`the demo has no year ${index}`);
  return year;
}

/** Dollars of a year over its months, in minor units. */
const monthly = (account: string, dollars: number): bigint[] =>
  allocate(BigInt(dollars), isSteady(account) ? EVEN : SEASON).map((part) => part * MINOR);

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

/** Each month near its budget, deterministic: some centres save, some do not. */
async function book(world: World, ids: Ids): Promise<void> {
  const postings: BudgetPosting[] = [];
  for (const index of [0, 1]) {
    const { periods } = yearAt(ids, index);
    for (const [row, [centre, account, dollars, growth]] of PLAN.entries()) {
      if (index === 1 && (!BOOKED.has(account) || account === SALES)) continue;
      const whole = index === 0 ? dollars : Math.round(dollars * (1 + growth / 100));
      for (const [at, amountMinor] of monthly(account, whole).entries()) {
        const period = periods[at];
        if (!period || period.endsOn >= world.today) continue;
        const sway = BigInt(94 + ((row * 7 + at * 5 + index * 3) % 13));
        postings.push({
          ...{ kind: 'ACTUAL', occurredOn: period.endsOn, periodId: period.id },
          ...{ centreId: ids.centre(centre), accountId: ids.account(account) },
          ...{ programmeId: NO_ONE, amountMinor: (amountMinor * sway) / 100n },
          ...{ docKind: 'HISTORY', docId: NO_ONE },
        });
      }
    }
  }
  await systemWork(world.orgId, (work) => postBudgetHistory(work, postings));
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

async function follow(world: World, ids: Ids): Promise<void> {
  await as(world, 'CONTROLLER', world.today, (work) =>
    createDriver(work, {
      ...{ code: 'REBATE', yearId: yearAt(ids, 1).id, rate: '0.02', active: true },
      ...{ centreId: ids.centre('C-TRADE'), accountId: ids.account('6400') },
      ...{ programmeId: NO_ONE, regionId: null, categoryId: null },
    }),
  );
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
