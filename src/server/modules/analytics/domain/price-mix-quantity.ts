/**
 * Why sales differ from their basis, per product i with quantity q and amount p x q:
 * price = (pa - pb) qa; mix = (qa - Qa mb) pb; quantity = (Qa mb - qb) pb, with mb = qb / Qb.
 * Q sums the products that have both a basis and sales: one that has only one of them has no price
 * to compare and would pull the mix of all others, so it is a row of its own with its whole amount.
 * Price and quantity are rounded half-up; mix is what remains, so a row is exact to the minor unit.
 */
import { divideHalfUp } from '@/kernel/decimal';

export interface SalesPair {
  readonly key: string;
  readonly basisQuantity: bigint;
  readonly basisMinor: bigint;
  readonly actualQuantity: bigint;
  readonly actualMinor: bigint;
}

/** COMPARED has the three parts; the others are named and carry their whole difference. */
export type PairStanding = 'COMPARED' | 'NO_BASIS' | 'NO_SALES' | 'NO_QUANTITY';

export interface PairEffects extends SalesPair {
  readonly standing: PairStanding;
  readonly priceMinor: bigint;
  readonly mixMinor: bigint;
  readonly quantityMinor: bigint;
  /** Mix and quantity. */
  readonly volumeMinor: bigint;
  /** What a product without a basis, without sales or without quantities adds. */
  readonly otherMinor: bigint;
  /** actual - basis = price + mix + quantity + other. */
  readonly totalMinor: bigint;
}

function standingOf({ basisQuantity, actualQuantity }: SalesPair): PairStanding {
  if (basisQuantity > 0n && actualQuantity > 0n) return 'COMPARED';
  if (basisQuantity <= 0n && actualQuantity <= 0n) return 'NO_QUANTITY';
  return basisQuantity <= 0n ? 'NO_BASIS' : 'NO_SALES';
}

export function priceMixQuantity(pairs: readonly SalesPair[]): PairEffects[] {
  const compared = pairs.filter((pair) => standingOf(pair) === 'COMPARED');
  const sum = (of: (pair: SalesPair) => bigint) =>
    compared.reduce((total, pair) => total + of(pair), 0n);
  const allBasis = sum((pair) => pair.basisQuantity);
  const allActual = sum((pair) => pair.actualQuantity);
  return pairs.map((pair) => {
    const { basisQuantity: qb, basisMinor: b, actualQuantity: qa, actualMinor: a } = pair;
    const standing = standingOf(pair);
    const totalMinor = a - b;
    const none = { priceMinor: 0n, mixMinor: 0n, quantityMinor: 0n, volumeMinor: 0n };
    if (standing !== 'COMPARED') {
      return { ...pair, standing, ...none, otherMinor: totalMinor, totalMinor };
    }
    const priceMinor = divideHalfUp(a * qb - b * qa, qb);
    // (Qa qb/Qb - qb) b/qb = b (Qa - Qb) / Qb
    const quantityMinor = divideHalfUp(b * (allActual - allBasis), allBasis);
    const mixMinor = totalMinor - priceMinor - quantityMinor;
    const volumeMinor = mixMinor + quantityMinor;
    return {
      ...pair,
      ...{ standing, priceMinor, mixMinor, quantityMinor, volumeMinor, otherMinor: 0n, totalMinor },
    };
  });
}
