// Which comparisons of sales are kept, and that they are those of today: what is opened every day, of the
// fiscal year that runs and of the one before. Everything else is compared when somebody asks.
import { findPeriodOn } from '@/server/modules/centres';
import type { Work } from '@/server/platform/actor';
import { planAnew } from '@/server/platform/plans';
import { inTransaction } from '@/server/platform/tx';
import { systemWork } from '@/server/platform/work';
import {
  comparisonKey,
  growthOf,
  isGrown,
  uniqueComparisons,
  type Comparison,
} from '../domain/kept-comparison';
import { findYearBefore } from '../repo/figures-budget';
import { lockWatermark } from '../repo/fold';
import { dropComparison, growComparison, readComparisons } from '../repo/keep-comparisons';
import { keptComparison } from '../repo/kept-effects';
import { comparedSales } from './compared-sales';
import { comparedPeriods, fiscalSpan, type FiscalSpan } from './fiscal-span';

const OF_THIS_YEAR = [
  { basis: 'LAST_YEAR', over: 'YEAR_TO_DATE' },
  { basis: 'LAST_YEAR', over: 'PERIOD' },
  { basis: 'LAST_PERIOD', over: 'PERIOD' },
] as const;
const OF_THE_YEAR_BEFORE = [OF_THIS_YEAR[0]];

async function comparisonsOf(
  work: Work,
  span: FiscalSpan,
  asked: readonly (typeof OF_THIS_YEAR)[number][],
): Promise<Comparison[]> {
  const found: Comparison[] = [];
  for (const { basis, over } of asked) {
    const periods = await comparedPeriods(work, span, { basis, over, counted: 'TO_DATE' });
    const one = keptComparison(comparedSales(work, periods, { basis, dealerId: null }).question);
    if (one) found.push(one);
  }
  return found;
}

async function wantedComparisons(work: Work): Promise<Comparison[]> {
  const period = await findPeriodOn(work, work.today);
  if (!period) return [];
  const span = await fiscalSpan(work, { yearId: period.yearId });
  const before = await findYearBefore(work.tx, span.year);
  const earlier = before ? await fiscalSpan(work, { yearId: before.id }) : null;
  return uniqueComparisons([
    ...(await comparisonsOf(work, span, OF_THIS_YEAR)),
    ...(earlier ? await comparisonsOf(work, earlier, OF_THE_YEAR_BEFORE) : []),
  ]);
}

const isSame = (one: Comparison, other: Comparison): boolean => {
  const growth = growthOf(one, other);
  return growth !== null && !isGrown(growth);
};

/** Brings one to the days that are wanted; folds of the organization wait for it. */
async function keep(orgId: string, wanted: Comparison): Promise<void> {
  await inTransaction({ orgId }, async (tx) => {
    await planAnew(tx);
    await lockWatermark(tx, 'order-flow');
    // Read behind the lock: another process may have kept it meanwhile.
    const key = comparisonKey(wanted);
    const kept = (await readComparisons(tx)).find((one) => comparisonKey(one) === key);
    const growth = kept && growthOf(kept, wanted);
    if (growth && !isGrown(growth)) return;
    if (kept && !growth) await dropComparison(tx, kept);
    const all = { actual: [wanted.actual], basis: [wanted.basis] };
    await growComparison(tx, wanted, growth ?? all);
  });
}

/**
 * Keeps the comparisons that are wanted today and drops the others. Safe to run at the same time as itself
 * and as folds; killed anywhere it leaves comparisons that are right, or none.
 */
export async function keepComparisons(orgId: string, now = new Date()): Promise<void> {
  const { wanted, kept } = await systemWork(
    orgId,
    async (work) => ({
      wanted: await wantedComparisons(work),
      kept: await readComparisons(work.tx),
    }),
    { now },
  );
  const keys = new Set(wanted.map(comparisonKey));
  for (const one of kept.filter((row) => !keys.has(comparisonKey(row)))) {
    await inTransaction({ orgId }, async (tx) => {
      await lockWatermark(tx, 'order-flow');
      await dropComparison(tx, one);
    });
  }
  for (const one of wanted.filter((row) => !kept.some((other) => isSame(other, row)))) {
    await keep(orgId, one);
  }
}
