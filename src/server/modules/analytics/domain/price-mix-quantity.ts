/**
 * Why sales differ from their basis, per product i with quantity q and amount p x q:
 * price = (pa - pb) qa; mix = (qa - Qa mb) pb; quantity = (Qa mb - qb) pb, with mb = qb / Qb.
 * Q sums the products that have both a basis and sales: one that has only one of them has no price
 * to compare and would pull the mix of all others, so it is a row of its own with its whole amount.
 * Where products are told apart by dealer, a product is judged as a whole: a dealer who bought none of
 * his plan is quantity and mix, and one who bought it without a plan is compared with the price the
 * product was planned at; so quantity is the same in sum whether or not dealers are told apart.
 * Price is rounded half-up for each pair and quantity for all rows together, whose parts share it out: so
 * price, mix and quantity of the whole are the same by product, dealer and region. Mix is what remains, so
 * a row is exact to the minor unit.
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

/** Quantities of all products that have both a basis and sales: what the whole changed by. */
export interface WholeQuantities {
  readonly basisQuantity: bigint;
  readonly actualQuantity: bigint;
}

/** What is added up over the pairs of a row. */
export interface EffectSums extends Omit<SalesPair, 'key'> {
  /** The basis of products that have both a basis and sales. */
  readonly comparedMinor: bigint;
  readonly priceMinor: bigint;
  readonly otherMinor: bigint;
}

/**
 * What each of these amounts is of the quantity effect: each rounded down, and what their sum, rounded
 * once, has more goes to the largest remainders; of equal ones to the first key.
 */
function quantityEffects(rows: readonly KeyedSums[], whole: WholeQuantities): bigint[] {
  const divisor = whole.basisQuantity;
  if (divisor === 0n) return rows.map(() => 0n);
  // (Qa qb/Qb - qb) b/qb = b (Qa - Qb) / Qb
  const parts = rows.map(({ sums: { comparedMinor } }) => {
    const exact = comparedMinor * (whole.actualQuantity - divisor);
    const remainder = ((exact % divisor) + divisor) % divisor;
    return { exact, remainder, down: (exact - remainder) / divisor };
  });
  const exact = parts.reduce((sum, part) => sum + part.exact, 0n);
  const down = parts.reduce((sum, part) => sum + part.down, 0n);
  const missing = Number(divideHalfUp(exact, divisor) - down);
  const keyAt = (index: number) => rows[index]?.key ?? '';
  const raised = parts
    .map(({ remainder }, index) => ({ remainder, index }))
    .filter(({ remainder }) => remainder > 0n)
    .sort((a, b) => {
      if (a.remainder !== b.remainder) return a.remainder > b.remainder ? -1 : 1;
      return keyAt(a.index) < keyAt(b.index) ? -1 : 1;
    })
    .slice(0, missing);
  const more = new Set(raised.map(({ index }) => index));
  return parts.map((part, index) => part.down + (more.has(index) ? 1n : 0n));
}

function effectsOf(sums: EffectSums, quantityMinor: bigint): Effects {
  const { basisQuantity, basisMinor, actualQuantity, actualMinor } = sums;
  const { priceMinor, otherMinor } = sums;
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

/** What is added up for a row, whose key tells it from the others. */
export interface KeyedSums {
  readonly key: string;
  readonly sums: EffectSums;
}

/** All effects of each of the rows that are the whole together, in their order. */
export function effectsOfRows(rows: readonly KeyedSums[], whole: WholeQuantities): Effects[] {
  const quantities = quantityEffects(rows, whole);
  return rows.map(({ sums }, index) => effectsOf(sums, quantities[index] ?? 0n));
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

/** What a pair sold above what its own basis says it would have cost; without one, at what the product's says. */
function priceOf(pair: SalesPair, product: ProductSum): bigint {
  const { basisMinor, basisQuantity } = pair.basisQuantity > 0n ? pair : product;
  const atBasis = basisMinor * pair.actualQuantity;
  return divideHalfUp(pair.actualMinor * basisQuantity - atBasis, basisQuantity);
}

export interface EffectsTogether {
  readonly effects: Effects;
  /** MIXED: of pairs that stand differently. */
  readonly standing: PairStanding | 'MIXED';
}

function wholeOf(products: Iterable<ProductSum>): WholeQuantities {
  const whole = { basisQuantity: 0n, actualQuantity: 0n };
  for (const product of products) {
    if (standingOf(product) !== 'COMPARED') continue;
    whole.basisQuantity += product.basisQuantity;
    whole.actualQuantity += product.actualQuantity;
  }
  return whole;
}

interface Group {
  sums: Writable<EffectSums>;
  standing: PairStanding | 'MIXED';
}

function addPair({ sums }: Group, pair: SalesPair, product: ProductSum): void {
  sums.basisQuantity += pair.basisQuantity;
  sums.basisMinor += pair.basisMinor;
  sums.actualQuantity += pair.actualQuantity;
  sums.actualMinor += pair.actualMinor;
  if (standingOf(product) !== 'COMPARED') {
    sums.otherMinor += pair.actualMinor - pair.basisMinor;
    return;
  }
  sums.comparedMinor += pair.basisMinor;
  sums.priceMinor += priceOf(pair, product);
}

/** One row for each key of a group, in the order in which the keys first come. */
export function priceMixQuantity(
  pairs: readonly SalesPair[],
  groupOf: (pair: SalesPair) => string = ({ key }) => key,
): Map<string, EffectsTogether> {
  const { ofPair, products } = productsOf(pairs);
  const whole = wholeOf(products);
  const groups = new Map<string, Group>();
  for (const [index, pair] of pairs.entries()) {
    const product = ofPair[index] ?? pair;
    const standing = standingOf(product);
    const key = groupOf(pair);
    const group = groups.get(key) ?? { sums: { ...NO_SUMS }, standing };
    groups.set(key, group);
    if (group.standing !== standing) group.standing = 'MIXED';
    addPair(group, pair, product);
  }
  const rows = [...groups].map(([key, group]) => ({ key, ...group }));
  const effects = effectsOfRows(rows, whole);
  return new Map(
    rows.map(({ key, standing }, index) => [
      key,
      { effects: effects[index] ?? NO_EFFECTS, standing },
    ]),
  );
}

const NO_SUMS: EffectSums = {
  basisQuantity: 0n,
  basisMinor: 0n,
  actualQuantity: 0n,
  actualMinor: 0n,
  comparedMinor: 0n,
  priceMinor: 0n,
  otherMinor: 0n,
};

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

/** The sum of effects. */
export function addedUp(effects: readonly Effects[]): Effects {
  const sum: Writable<Effects> = { ...NO_EFFECTS };
  for (const one of effects) {
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
  return sum;
}
