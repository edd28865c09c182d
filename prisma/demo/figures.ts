// Targets of dealers, salespeople and regions by quarter, planned sales by product, the rules of
// deviation, and the deviations of last month: one that waits, and of the others one closed, one with
// an action, one explained.
import { allocate } from '@/kernel/allocate';
import { addMonths, startOfMonth } from '@/kernel/business-date';
import { NO_ONE } from '@/kernel/ids';
import {
  actOnDeviation,
  computeDeviations,
  explainDeviation,
  judgeDeviation,
  listDeviations,
  saveDeviationRule,
  upsertSalesBudget,
  upsertTargets,
} from '@/server/modules/analytics';
import { findPeriodOn, readYear } from '@/server/modules/centres';
import { systemWork } from '@/server/platform/work';
import { as, type World } from './world';

const MINOR = 100n;
const QUARTERS = ['01-01', '04-01', '07-01', '10-01'] as const;
/** Dollars a quarter for a dealer of weight 1. */
const DEALER_TARGET = 710_000;
/** Planned pieces a month of each product. */
const PIECES = 60n;

/** Grows from year to year, a little. */
async function setTargets(world: World): Promise<void> {
  const year = Number(world.today.slice(0, 4));
  const starts = [year - 1, year].flatMap((one, i) =>
    QUARTERS.map((day) => ({ startsOn: `${one}-${day}`, growth: 100n + BigInt(i) * 8n })),
  );
  const dollars = (amount: number, growth: bigint) =>
    (BigInt(Math.round(amount)) * growth * MINOR) / 100n;
  const people = new Map<string, number>();
  for (const { salespersonId, weight } of world.dealers) {
    if (salespersonId) people.set(salespersonId, (people.get(salespersonId) ?? 0) + weight);
  }
  const all = world.dealers.reduce((sum, { weight }) => sum + weight, 0);
  await systemWork(world.orgId, (work) =>
    upsertTargets(
      work,
      starts.flatMap(({ startsOn, growth }) => [
        ...world.dealers.map(({ id, weight }) => ({
          ...{ subjectKind: 'DEALER' as const, subjectId: id, startsOn },
          amountMinor: dollars(DEALER_TARGET * weight, growth),
        })),
        ...[...people].map(([subjectId, weight]) => ({
          ...{ subjectKind: 'SALESPERSON' as const, subjectId, startsOn },
          amountMinor: dollars(DEALER_TARGET * weight, growth),
        })),
        {
          ...{ subjectKind: 'COMPANY' as const, subjectId: NO_ONE, startsOn },
          amountMinor: dollars(DEALER_TARGET * all, growth),
        },
      ]),
    ),
  );
}

/** The same pieces of each product every month, at its list price, by what each dealer buys. */
async function planSales(world: World): Promise<void> {
  await systemWork(world.orgId, async (work) => {
    const now = await findPeriodOn(work, world.today);
    if (!now) return;
    const { periods } = await readYear(work, now.yearId);
    const weights = world.dealers.map(({ weight }) => BigInt(weight));
    await upsertSalesBudget(
      work,
      periods.flatMap(({ id: periodId }) =>
        world.products.flatMap(({ id: productId, price }) =>
          allocate(PIECES, weights).flatMap((quantity, at) => {
            const amountMinor = BigInt(price) * quantity * MINOR;
            const dealerId = world.dealers[at]?.id ?? null;
            return quantity === 0n
              ? []
              : [{ periodId, productId, dealerId, quantity, amountMinor }];
          }),
        ),
      ),
    );
  });
}

const RULES = [
  {
    ...{ code: 'EXP-5', name: 'Expense more than 5 % above budget', measure: 'EXPENSE' as const },
    ...{ span: 'PERIOD' as const, rate: '0.05', amountMinor: 3_000n * MINOR },
  },
  {
    ...{ code: 'REV-YTD', name: 'Revenue of the year below budget', measure: 'REVENUE' as const },
    ...{ span: 'YEAR_TO_DATE' as const, rate: '0.05', amountMinor: null },
  },
];
const DUE_DAYS = 7;

async function findLastMonths(world: World): Promise<void> {
  const lastMonth = addMonths(startOfMonth(world.today), -1);
  for (const rule of RULES) {
    await as(world, 'CONTROLLER', world.today, (work) =>
      saveDeviationRule(work, {
        ...{ ...rule, basis: 'BUDGET', centreId: null, accountId: null },
        ...{ onlyUnfavourable: true, dueDays: DUE_DAYS, active: true },
      }),
    );
  }
  await systemWork(world.orgId, async (work) => {
    const period = await findPeriodOn(work, lastMonth);
    if (period) await computeDeviations(work, { yearId: period.yearId, throughNo: period.no });
  });
}

/**
 * The first of the sales manager waits; of the others the first is closed, the second has an action,
 * the third an explanation.
 */
async function answerSome(world: World): Promise<void> {
  const managerId = world.users.get('SALES_MANAGER')?.id;
  await as(world, 'CONTROLLER', world.today, async (work) => {
    const found = await listDeviations(work, { mine: false, limit: 20 });
    const waits = found.find(({ ownerId }) => ownerId === managerId);
    const answered = found.filter((one) => one !== waits).slice(0, 3);
    for (const [i, { id }] of answered.entries()) {
      let version = 1;
      const said =
        'More promotions than planned before the holiday; the plan had them a month later.';
      ({ version } = await explainDeviation(work, { id, version, explanation: said }));
      if (i > 1) continue;
      const action = 'Move the budget of the next month forward and hold new promotions.';
      const actionDueOn = addMonths(world.today, 1);
      ({ version } = await actOnDeviation(work, { id, version, action, actionDueOn }));
      if (i === 0) {
        await judgeDeviation(work, { id, version, decision: 'close', comment: 'Agreed.' });
      }
    }
  });
}

/** After everything is posted and folded. */
export async function showFigures(world: World): Promise<void> {
  await setTargets(world);
  await planSales(world);
  await findLastMonths(world);
  await answerSome(world);
}
