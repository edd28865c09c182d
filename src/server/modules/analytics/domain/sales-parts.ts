/** Sales below a variance of revenue: what products or dealers did to it by price, mix and quantity. */
import type { PartInput } from './drivers';
import { priceMixQuantity, type PairEffects, type SalesPair } from './price-mix-quantity';

/** Pairs of the same product as one, where dealers are not asked for. */
function byProduct(pairs: readonly SalesPair[]): SalesPair[] {
  const sums = new Map<string, SalesPair>();
  for (const pair of pairs) {
    const key = pair.key.split(' ')[0] ?? '';
    const before = sums.get(key);
    sums.set(key, {
      key,
      basisQuantity: (before?.basisQuantity ?? 0n) + pair.basisQuantity,
      basisMinor: (before?.basisMinor ?? 0n) + pair.basisMinor,
      actualQuantity: (before?.actualQuantity ?? 0n) + pair.actualQuantity,
      actualMinor: (before?.actualMinor ?? 0n) + pair.actualMinor,
    });
  }
  return [...sums.values()];
}

/** One part for each product or dealer of pairs `product dealer`; more sales are favourable. */
export function salesParts(pairs: readonly SalesPair[], by: 'product' | 'buyer'): PartInput[] {
  const effects = priceMixQuantity(by === 'product' ? byProduct(pairs) : pairs);
  const groups = new Map<string, PairEffects[]>();
  for (const pair of effects) {
    const key = pair.key.split(' ')[by === 'product' ? 0 : 1] ?? '';
    const group = groups.get(key);
    if (group) group.push(pair);
    else groups.set(key, [pair]);
  }
  return [...groups].map(([key, own]) => {
    const sum = (of: (pair: PairEffects) => bigint) =>
      own.reduce((total, pair) => total + of(pair), 0n);
    return {
      ...{ key, basisMinor: sum((one) => one.basisMinor) },
      ...{
        actualMinor: sum((one) => one.actualMinor),
        varianceMinor: sum((one) => one.totalMinor),
      },
      effects: {
        priceMinor: sum((one) => one.priceMinor),
        mixMinor: sum((one) => one.mixMinor),
        quantityMinor: sum((one) => one.quantityMinor),
        otherMinor: sum((one) => one.otherMinor),
      },
    };
  });
}
