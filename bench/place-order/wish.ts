// The orders a client asks for: five lines each, over many dealers and products, drawn by a seeded
// generator so that both sides of a comparison get the same mix.
import type { BenchCompany } from '../company';
import { UNIT } from '../company';

export const LINES = 5;
const QUANTITY = 3;

export type Random = () => number;

/** Mulberry32: small, seeded, good enough to spread load. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface OrderWish {
  dealerId: string;
  productIds: string[];
}

const pick = <T>(from: readonly T[], random: Random): T => {
  const found = from[Math.floor(random() * from.length)];
  if (found === undefined) throw new Error('nothing to choose from');
  return found;
};

/** A dealer and five different products. */
export function drawOrder(company: BenchCompany, random: Random): OrderWish {
  const products = new Set<string>();
  while (products.size < LINES) products.add(pick(company.productIds, random));
  return { dealerId: pick(company.dealerIds, random), productIds: [...products] };
}

/** The input of `orders.place`, as the entry screen sends it. */
export function inputOf({ dealerId, productIds }: OrderWish) {
  return {
    order: {
      dealerId,
      lines: productIds.map((productId) => ({
        productId,
        unit: UNIT,
        quantity: QUANTITY,
        discountRate: '0',
      })),
    },
  };
}
