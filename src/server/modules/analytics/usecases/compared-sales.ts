// What was ordered and what it is compared with, by product and dealer.
import { addDays, minDate } from '@/kernel/business-date';
import type { Period } from '@/kernel/period';
import type { Work } from '@/server/platform/actor';
import type { SalesPair } from '../domain/price-mix-quantity';
import type { Basis } from '../figure-schemas';
import { scaleOf } from '../domain/to-date';
import { readSalesBudget, readSold, type SalesQuestion, type SoldRow } from '../repo/figures-sales';
import type { Compared } from './fiscal-span';

const keyOf = ({ productId, dealerId }: SoldRow) => `${productId} ${dealerId}`;

/** Both sides of each product and dealer; the key is `product dealer`. */
export function salesPairs(basis: readonly SoldRow[], actual: readonly SoldRow[]): SalesPair[] {
  const before = new Map(basis.map((row) => [keyOf(row), row]));
  const now = new Map(actual.map((row) => [keyOf(row), row]));
  return [...new Set([...before.keys(), ...now.keys()])].map((key) => ({
    key,
    basisQuantity: before.get(key)?.quantity ?? 0n,
    basisMinor: before.get(key)?.amountMinor ?? 0n,
    actualQuantity: now.get(key)?.quantity ?? 0n,
    actualMinor: now.get(key)?.amountMinor ?? 0n,
  }));
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
    const before = sums.get(keyOf(row));
    sums.set(keyOf(row), {
      ...row,
      quantity: row.quantity + (before?.quantity ?? 0n),
      amountMinor: row.amountMinor + (before?.amountMinor ?? 0n),
    });
  }
  return [...sums.values()];
}

interface ComparedSales {
  basis: SoldRow[];
  actual: SoldRow[];
  /** Quantities of both sides are this many times what they were: part of a piece is exact. */
  scale: bigint;
}

/** Two statements, one where there is nothing to compare with, one more where last year counts in part. */
export async function readComparedSales(
  work: Work,
  periods: Compared,
  asked: { basis: Basis } & Omit<SalesQuestion, 'period'>,
): Promise<ComparedSales> {
  const { shares } = periods;
  const actual = await readSold(work.tx, { ...asked, period: daysOfPeriods(periods.actual) });
  if (periods.basis === null) return { basis: [], actual, scale: 1n };
  if (asked.basis !== 'BUDGET') {
    const found: SoldRow[] = [];
    for (const period of basisDays(periods)) {
      found.push(...(await readSold(work.tx, { ...asked, period })));
    }
    return { basis: together(found), actual, scale: 1n };
  }
  const scale = scaleOf(shares);
  const ids = periods.basis.map(({ id }) => id);
  return {
    basis: await readSalesBudget(work.tx, { ids, shares, scale }, asked),
    actual: actual.map((row) => ({ ...row, quantity: row.quantity * scale })),
    scale,
  };
}
