// What was ordered and what it is compared with, by product and dealer.
import { addDays, minDate } from '@/kernel/business-date';
import { NO_ONE } from '@/kernel/ids';
import type { Period } from '@/kernel/period';
import type { Work } from '@/server/platform/actor';
import type { SalesPair } from '../domain/price-mix-quantity';
import type { Basis } from '../figure-schemas';
import { scaleOf } from '../domain/to-date';
import {
  readSalesBudget,
  readSold,
  type SalesGrain,
  type SalesQuestion,
  type SoldRow,
} from '../repo/figures-sales';
import type { Compared } from './fiscal-span';

const byKey = (row: SoldRow) => [keyOf(row), row] as const;
const keyOf = ({ productId, dealerId }: SoldRow) => `${productId} ${dealerId}`;

/** The product of a pair's key, and its dealer. */
export const productOf = (key: string): string => key.split(' ')[0] ?? NO_ONE;
export const dealerOf = (key: string): string => key.split(' ')[1] ?? NO_ONE;

/** Both sides of each product and dealer; the key is `product dealer`. */
export function salesPairs(basis: readonly SoldRow[], actual: readonly SoldRow[]): SalesPair[] {
  const before = new Map(basis.map((row) => [keyOf(row), row]));
  const pairs = actual.map((row): SalesPair => {
    const key = keyOf(row);
    const planned = before.get(key);
    before.delete(key);
    return {
      key,
      basisQuantity: planned?.quantity ?? 0n,
      basisMinor: planned?.amountMinor ?? 0n,
      actualQuantity: row.quantity,
      actualMinor: row.amountMinor,
    };
  });
  for (const [key, { quantity, amountMinor }] of before) {
    pairs.push({
      key,
      basisQuantity: quantity,
      basisMinor: amountMinor,
      actualQuantity: 0n,
      actualMinor: 0n,
    });
  }
  return pairs;
}

/** From the first to the last day of fiscal periods; of none, a day that nothing happened on. */
export const daysOfPeriods = (periods: Compared['actual']) => ({
  from: periods[0]?.startsOn ?? '9999-12-31',
  to: periods.at(-1)?.endsOn ?? '9999-12-31',
});

/** Days of the basis that stand for those that have come: whole periods, and the one in part by itself. */
function basisDays({ basis, shares }: Compared): Period[] {
  const inPart = new Map(shares.map((share) => [share.periodId, share.days]));
  const whole = (basis ?? []).filter(({ id }) => !inPart.has(id));
  const parts = (basis ?? []).flatMap(({ id, startsOn: from, endsOn }) => {
    const days = inPart.get(id) ?? 0;
    return days > 0 ? [{ from, to: minDate(addDays(from, days - 1), endsOn) }] : [];
  });
  return whole.length === 0 ? parts : [daysOfPeriods(whole), ...parts];
}

/** Rows of the same product and dealer as one. */
function together(rows: readonly SoldRow[]): SoldRow[] {
  const sums = new Map<string, SoldRow>();
  for (const row of rows) {
    const key = keyOf(row);
    const sum = sums.get(key);
    if (sum) {
      sum.quantity += row.quantity;
      sum.amountMinor += row.amountMinor;
    } else sums.set(key, { ...row });
  }
  return [...sums.values()];
}

interface ComparedSales {
  basis: SoldRow[];
  actual: SoldRow[];
  /** Quantities of both sides are this many times what they were: part of a piece is exact. */
  scale: bigint;
}

/**
 * PRODUCT and PAIR tell every product apart, PAIR by dealer. DEALER is for sums by dealer: as PAIR, but
 * what a dealer bought beyond the plan is one row of it, as there is nothing to compare its prices with.
 */
type ComparedQuestion = { basis: Basis; grain: SalesGrain } & Omit<
  SalesQuestion,
  'period' | 'grain' | 'productIds'
>;

/** What each dealer bought beyond these rows, under no product. */
function beyond(rows: readonly SoldRow[], whole: readonly SoldRow[]): SoldRow[] {
  const told = new Map(together(rows.map((row) => ({ ...row, productId: NO_ONE }))).map(byKey));
  return whole.flatMap((row) => {
    const part = told.get(keyOf(row));
    const quantity = row.quantity - (part?.quantity ?? 0n);
    const amountMinor = row.amountMinor - (part?.amountMinor ?? 0n);
    return part && quantity === 0n && amountMinor === 0n ? [] : [{ ...row, quantity, amountMinor }];
  });
}

/** By pair where something is planned for the dealer and for the product, the rest by dealer. */
async function soldBesidePlan(
  work: Work,
  question: Omit<SalesQuestion, 'grain'>,
  plan: readonly SoldRow[],
): Promise<SoldRow[]> {
  const planned = plan.filter(({ dealerId }) => dealerId !== NO_ONE);
  const inPlan = { dealers: new Set<string>(), products: new Set<string>() };
  for (const { dealerId, productId } of planned) {
    inPlan.dealers.add(dealerId);
    inPlan.products.add(productId);
  }
  const asked = question.dealerId === null ? question.dealerIds : [question.dealerId];
  const dealerIds = [...inPlan.dealers].filter((id) => asked?.includes(id) ?? true);
  const productIds = [...inPlan.products];
  const pairs = { ...question, grain: 'PAIR', dealerId: null, dealerIds, productIds } as const;
  const found = await readSold(work.tx, pairs, { ...question, grain: 'DEALER' });
  const rows = found.filter(({ productId }) => productId !== NO_ONE);
  const whole = found.filter(({ productId }) => productId === NO_ONE);
  return [...rows, ...beyond(rows, whole)];
}

/** Two statements; one more for each period of last year that counts in part. */
export async function readComparedSales(
  work: Work,
  periods: Compared,
  asked: ComparedQuestion,
): Promise<ComparedSales> {
  const { shares } = periods;
  const period = daysOfPeriods(periods.actual);
  if (periods.basis === null) {
    return { basis: [], actual: await readSold(work.tx, { ...asked, period }), scale: 1n };
  }
  const grain = asked.grain === 'PRODUCT' ? 'PRODUCT' : 'PAIR';
  const question = { ...asked, grain, period } as const;
  if (asked.basis !== 'BUDGET') {
    const actual = await readSold(work.tx, question);
    const found: SoldRow[] = [];
    for (const days of basisDays(periods)) {
      found.push(...(await readSold(work.tx, { ...question, period: days })));
    }
    return { basis: together(found), actual, scale: 1n };
  }
  const scale = scaleOf(shares);
  const ids = periods.basis.map(({ id }) => id);
  const basis = await readSalesBudget(work.tx, { ids, shares, scale }, question);
  const actual = await (asked.grain === 'DEALER'
    ? soldBesidePlan(work, question, basis)
    : readSold(work.tx, question));
  return {
    basis,
    actual: actual.map(({ productId, dealerId, quantity, amountMinor }) => ({
      productId,
      dealerId,
      quantity: quantity * scale,
      amountMinor,
    })),
    scale,
  };
}
