// Planned sales by product, the rules of deviation, and the deviations of last month: one that waits,
// and of the others one closed, one with an action, one explained.
import { allocate } from '@/kernel/allocate';
import { addMonths, startOfMonth } from '@/kernel/business-date';
import {
  actOnDeviation,
  computeDeviations,
  explainDeviation,
  judgeDeviation,
  listDeviations,
  saveDeviationRule,
  scheduleReport,
  upsertSalesBudget,
} from '@/server/modules/analytics';
import { findPeriodOn, readYear } from '@/server/modules/centres';
import { systemWork } from '@/server/platform/work';
import { idsOf, SEASON } from './plan';
import { setTargets } from './targets';
import { as, MINOR, type DemoProduct, type World } from './world';

/** Order lines a year that are expected of a product, each of single pieces or of whole packs. */
const LINES = 49;
const piecesOfLine = ({ pack }: DemoProduct): number => 0.35 * 2.5 * pack + 0.65 * 9.5;

/** What was hoped of a product, and the price it was planned at, against what is usual, in percent. */
const hope = (at: number): number => 90 + ((at * 7) % 17);
const plannedPrice = (at: number): bigint => BigInt(97 + (at % 4));

/** Pieces of each product by the seasons, a little below its list price, by what each dealer buys. */
async function planSales(world: World): Promise<void> {
  await systemWork(world.orgId, async (work) => {
    const now = await findPeriodOn(work, world.today);
    if (!now) return;
    const { periods } = await readYear(work, now.yearId);
    const weights = world.dealers.map(({ weight }) => BigInt(weight));
    await upsertSalesBudget(
      work,
      world.products.flatMap((product, at) => {
        const pieces = Math.round((LINES * piecesOfLine(product) * hope(at)) / 100);
        const priceMinor = (BigInt(product.price) * MINOR * plannedPrice(at)) / 100n;
        return allocate(BigInt(pieces), SEASON).flatMap((ofMonth, month) =>
          allocate(ofMonth, weights).flatMap((quantity, buyer) => {
            const periodId = periods[month]?.id;
            if (quantity === 0n || periodId === undefined) return [];
            const dealerId = world.dealers[buyer]?.id ?? null;
            const amountMinor = priceMinor * quantity;
            return [{ periodId, productId: product.id, dealerId, quantity, amountMinor }];
          }),
        );
      }),
    );
  });
}

const RULES = [
  {
    ...{ code: 'EXP-5', name: 'Sales expense more than 5 % above budget', account: '6000' },
    ...{ measure: 'EXPENSE' as const, span: 'PERIOD' as const },
    ...{ rate: '0.05', amountMinor: 3_000n * MINOR },
  },
  {
    ...{ code: 'OPS-5', name: 'Operating expense more than 5 % above budget', account: '8000' },
    ...{ measure: 'EXPENSE' as const, span: 'PERIOD' as const },
    ...{ rate: '0.05', amountMinor: 3_000n * MINOR },
  },
  {
    ...{ code: 'REV-YTD', name: 'Revenue of the year below budget', account: null },
    ...{ measure: 'REVENUE' as const },
    ...{ span: 'YEAR_TO_DATE' as const, rate: '0.05', amountMinor: null },
  },
];
const DUE_DAYS = 7;

async function findLastMonths(world: World): Promise<void> {
  const lastMonth = addMonths(startOfMonth(world.today), -1);
  const ids = await idsOf(world);
  // Goods cost more where more is sold: nobody has to explain that.
  for (const { account, ...rule } of RULES) {
    const accountId = account === null ? null : ids.account(account);
    await as(world, 'CONTROLLER', world.today, (work) =>
      saveDeviationRule(work, {
        ...{ ...rule, basis: 'BUDGET', centreId: null, accountId },
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

/** What the executive reads on the first of the month, and finance on Mondays. */
async function sendRegularly(world: World): Promise<void> {
  const monthly = { repeat: 'MONTHLY', span: 'LAST', only: {}, basis: 'BUDGET' } as const;
  await as(world, 'EXECUTIVE', world.today, async (work) => {
    await scheduleReport(work, { ...monthly, name: 'sales', by: ['region', 'month'] });
    await scheduleReport(work, { ...monthly, name: 'budget-execution', span: 'YEAR_TO_DATE' });
  });
  await as(world, 'FINANCE', world.today, (work) =>
    scheduleReport(work, { ...monthly, name: 'receivables-ageing', repeat: 'WEEKLY' }),
  );
}

/** After everything is posted and folded. */
export async function showFigures(world: World): Promise<void> {
  await setTargets(world);
  await planSales(world);
  await findLastMonths(world);
  await answerSome(world);
  await sendRegularly(world);
}
