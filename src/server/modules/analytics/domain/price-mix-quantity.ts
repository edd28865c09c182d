/**
 * Why sales differ from their basis, per product i with quantity q and amount p x q:
 * price = (pa - pb) qa; mix = (qa - Qa mb) pb; quantity = (Qa mb - qb) pb, with mb = qb / Qb.
 * Q sums the products that have both a basis and sales: one that has only one of them has no price
 * to compare and would pull the mix of all others, so it is a row of its own with its whole amount.
 * Where products are told apart by dealer, a product is judged as a whole: a dealer who bought none of
 * his plan is quantity and mix, and one who bought it without a plan is compared with the price the
 * product was planned at; so quantity is the same in sum whether or not dealers are told apart.
 * Price and quantity are rounded half-up; mix is what remains, so a row is exact to the minor unit.
 */
import { divideHalfUp } from '@/kernel/decimal';

export interface SalesPair {
  /** `product dealer`; the dealer is left out where only products are told apart. */
  readonly key: string;
  readonly basisQuantity: bigint;
  readonly basisMinor: bigint;
  readonly actualQuantity: bigint;
  readonly actualMinor: bigint;
}

/** Of the product: COMPARED has the three parts; the others carry their whole difference. */
export type PairStanding = 'COMPARED' | 'NO_BASIS' | 'NO_SALES' | 'NO_QUANTITY';

/** Both sides of one or more pairs and what led from one to the other. */
export interface Effects extends Omit<SalesPair, 'key'> {
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

export interface PairEffects extends SalesPair, Effects {
  readonly standing: PairStanding;
}

/** What cannot be told from other sums. */
export type EffectSums = Omit<Effects, 'mixMinor' | 'volumeMinor' | 'totalMinor'>;

/** All effects of sums over any pairs. */
export function effectsOf(sums: EffectSums): Effects {
  const { basisQuantity, basisMinor, actualQuantity, actualMinor } = sums;
  const { priceMinor, quantityMinor, otherMinor } = sums;
  const totalMinor = actualMinor - basisMinor;
  const volumeMinor = totalMinor - priceMinor - otherMinor;
  return {
    basisQuantity,
    basisMinor,
    actualQuantity,
    actualMinor,
    priceMinor,
    mixMinor: volumeMinor - quantityMinor,
    quantityMinor,
    volumeMinor,
    otherMinor,
    totalMinor,
  };
}

type Quantities = Pick<SalesPair, 'basisQuantity' | 'actualQuantity'>;

function standingOf({ basisQuantity, actualQuantity }: Quantities): PairStanding {
  if (basisQuantity > 0n && actualQuantity > 0n) return 'COMPARED';
  if (basisQuantity <= 0n && actualQuantity <= 0n) return 'NO_QUANTITY';
  return basisQuantity <= 0n ? 'NO_BASIS' : 'NO_SALES';
}

/** A product of all dealers. */
type ProductSum = Quantities & Pick<SalesPair, 'basisMinor'>;
type Writable<T> = { -readonly [key in keyof T]: T[key] };

/** The product of each pair, and what all pairs of it are together. */
function productsOf(pairs: readonly SalesPair[]) {
  const sums = new Map<string, Writable<ProductSum>>();
  const ofPair = pairs.map(({ key, basisQuantity, basisMinor, actualQuantity }) => {
    const end = key.indexOf(' ');
    const product = end < 0 ? key : key.slice(0, end);
    const sum = sums.get(product);
    if (!sum) {
      const first = { basisQuantity, basisMinor, actualQuantity };
      sums.set(product, first);
      return first;
    }
    sum.basisQuantity += basisQuantity;
    sum.basisMinor += basisMinor;
    sum.actualQuantity += actualQuantity;
    return sum;
  });
  return { ofPair, products: sums.values() };
}

/** At what its own basis says it would have cost; without one, at what the product's says. */
function priceOf(pair: SalesPair, product: ProductSum): bigint {
  const { basisMinor, basisQuantity } = pair.basisQuantity > 0n ? pair : product;
  const atBasis = basisMinor * pair.actualQuantity;
  return divideHalfUp(pair.actualMinor * basisQuantity - atBasis, basisQuantity);
}

/** In the order of the pairs. Every field is named: a year of a large company has 100,000 pairs. */
export function priceMixQuantity(pairs: readonly SalesPair[]): PairEffects[] {
  const { ofPair, products } = productsOf(pairs);
  let allBasis = 0n;
  let allActual = 0n;
  for (const product of products) {
    if (standingOf(product) !== 'COMPARED') continue;
    allBasis += product.basisQuantity;
    allActual += product.actualQuantity;
  }
  const allMore = allActual - allBasis;
  return pairs.map((pair, index) => {
    const { key, basisQuantity, basisMinor, actualQuantity, actualMinor } = pair;
    const product = ofPair[index] ?? pair;
    const standing = standingOf(product);
    const isCompared = standing === 'COMPARED';
    const totalMinor = actualMinor - basisMinor;
    const priceMinor = isCompared ? priceOf(pair, product) : 0n;
    // (Qa qb/Qb - qb) b/qb = b (Qa - Qb) / Qb
    const quantityMinor = isCompared ? divideHalfUp(basisMinor * allMore, allBasis) : 0n;
    const volumeMinor = isCompared ? totalMinor - priceMinor : 0n;
    return {
      key,
      basisQuantity,
      basisMinor,
      actualQuantity,
      actualMinor,
      standing,
      priceMinor,
      mixMinor: volumeMinor - quantityMinor,
      quantityMinor,
      volumeMinor,
      otherMinor: isCompared ? 0n : totalMinor,
      totalMinor,
    };
  });
}

export interface EffectsTogether {
  readonly effects: Effects;
  /** MIXED: of pairs that stand differently. */
  readonly standing: PairStanding | 'MIXED';
}

export const NO_EFFECTS: Effects = {
  basisQuantity: 0n,
  basisMinor: 0n,
  actualQuantity: 0n,
  actualMinor: 0n,
  priceMinor: 0n,
  mixMinor: 0n,
  quantityMinor: 0n,
  volumeMinor: 0n,
  otherMinor: 0n,
  totalMinor: 0n,
};

type Sum = Writable<Effects>;

function addTo(sum: Sum, one: Effects): void {
  sum.basisQuantity += one.basisQuantity;
  sum.basisMinor += one.basisMinor;
  sum.actualQuantity += one.actualQuantity;
  sum.actualMinor += one.actualMinor;
  sum.priceMinor += one.priceMinor;
  sum.mixMinor += one.mixMinor;
  sum.quantityMinor += one.quantityMinor;
  sum.volumeMinor += one.volumeMinor;
  sum.otherMinor += one.otherMinor;
  sum.totalMinor += one.totalMinor;
}

/** The sum of effects. */
export function addedUp(effects: readonly Effects[]): Effects {
  const sum: Sum = { ...NO_EFFECTS };
  for (const one of effects) addTo(sum, one);
  return sum;
}

/** What stands together by a key of its own, in the order in which the keys first come. */
export function together(
  pairs: readonly PairEffects[],
  groupOf: (pair: PairEffects) => string,
): Map<string, EffectsTogether> {
  const groups = new Map<string, { effects: Sum; standing: PairStanding | 'MIXED' }>();
  for (const pair of pairs) {
    const group = groupOf(pair);
    let found = groups.get(group);
    if (!found) {
      found = { effects: { ...NO_EFFECTS }, standing: pair.standing };
      groups.set(group, found);
    }
    addTo(found.effects, pair);
    if (found.standing !== pair.standing) found.standing = 'MIXED';
  }
  return groups;
}
