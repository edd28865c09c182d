/** Sales below a variance of revenue: what products or dealers did to it by price, mix and quantity. */
import type { PartInput } from './drivers';
import { priceMixQuantity, type Effects, type SalesPair } from './price-mix-quantity';

/** Pairs of the same product as one, where dealers are not asked for. */
function byProduct(pairs: readonly SalesPair[]): SalesPair[] {
  const sums = new Map<string, { -readonly [key in keyof SalesPair]: SalesPair[key] }>();
  for (const pair of pairs) {
    const key = pair.key.split(' ')[0] ?? '';
    const sum = sums.get(key);
    if (!sum) {
      sums.set(key, { ...pair, key });
      continue;
    }
    sum.basisQuantity += pair.basisQuantity;
    sum.basisMinor += pair.basisMinor;
    sum.actualQuantity += pair.actualQuantity;
    sum.actualMinor += pair.actualMinor;
  }
  return [...sums.values()];
}

/** What one product or dealer did; more sales are favourable. */
export const salesPart = (key: string, sum: Effects): PartInput => ({
  key,
  basisMinor: sum.basisMinor,
  actualMinor: sum.actualMinor,
  varianceMinor: sum.totalMinor,
  effects: {
    priceMinor: sum.priceMinor,
    mixMinor: sum.mixMinor,
    quantityMinor: sum.quantityMinor,
    otherMinor: sum.otherMinor,
  },
});

/** One part for each product or dealer of pairs `product dealer`. */
export function salesParts(pairs: readonly SalesPair[], by: 'product' | 'buyer'): PartInput[] {
  const groups = priceMixQuantity(
    by === 'product' ? byProduct(pairs) : pairs,
    ({ key }) => key.split(' ')[by === 'product' ? 0 : 1] ?? '',
  );
  return [...groups].map(([key, group]) => salesPart(key, group.effects));
}
