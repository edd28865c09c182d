// What was ordered and what it is compared with, by product and dealer.
import type { Work } from '@/server/platform/actor';
import type { SalesPair } from '../domain/price-mix-quantity';
import type { Basis } from '../figure-schemas';
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

/** Two statements, one where there is nothing to compare with. */
export async function readComparedSales(
  work: Work,
  periods: Compared,
  asked: { basis: Basis } & Omit<SalesQuestion, 'period'>,
): Promise<{ basis: SoldRow[]; actual: SoldRow[] }> {
  const actual = await readSold(work.tx, { ...asked, period: daysOfPeriods(periods.actual) });
  if (periods.basis === null) return { basis: [], actual };
  if (asked.basis !== 'BUDGET') {
    const period = daysOfPeriods(periods.basis);
    return { basis: await readSold(work.tx, { ...asked, period }), actual };
  }
  const ids = periods.basis.map(({ id }) => id);
  return { basis: await readSalesBudget(work.tx, ids, asked), actual };
}
