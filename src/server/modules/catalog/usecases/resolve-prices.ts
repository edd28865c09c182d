// The price of every line of an order. Quantity breaks look at the sum of a product over all lines,
// so that splitting a line or reordering lines changes no price.
import type { Work } from '@/server/platform/actor';
import { resolvePrice, type PriceAnswer, type PriceRule } from '../domain/resolve-price';
import { readServed, readWinnable, type PriceReader } from '../repo/prices';

export interface PriceLine {
  key: string;
  productId: string;
  /** Base units. */
  quantity: number;
}

export interface PricesInput extends PriceReader {
  lines: readonly PriceLine[];
}

export interface ResolvedPrice {
  /** Major units per base unit, exact decimal text. */
  unitPrice: string;
  rule: PriceRule;
}

function quantityByProduct(lines: readonly PriceLine[]): Map<string, number> {
  const wanted = new Map<string, number>();
  for (const { productId, quantity } of lines) {
    wanted.set(productId, (wanted.get(productId) ?? 0) + quantity);
  }
  return wanted;
}

/** The price and rule of each line, or null where no list prices it. One statement. */
export async function resolvePrices(
  work: Work,
  { lines, ...reader }: PricesInput,
): Promise<Map<string, ResolvedPrice | null>> {
  const wanted = quantityByProduct(lines);
  const candidates = await readWinnable(work.tx, reader, wanted);
  return new Map(
    lines.map(({ key, productId }) => {
      const quantity = wanted.get(productId) ?? 0;
      const answer = resolvePrice(candidates.get(productId) ?? [], { ...reader, quantity });
      return [key, answer.found ? { unitPrice: answer.unitPrice, rule: answer.rule } : null];
    }),
  );
}

/**
 * Like `resolvePrices`, but says why a line has no price (codes of `resolvePrice`). One statement
 * more, and only when a line has none.
 */
export async function answerPrices(
  work: Work,
  { lines, ...reader }: PricesInput,
): Promise<Map<string, PriceAnswer>> {
  const wanted = quantityByProduct(lines);
  const candidates = await readWinnable(work.tx, reader, wanted);
  const unpriced = new Map([...wanted].filter(([productId]) => !candidates.has(productId)));
  if (unpriced.size > 0) {
    for (const [id, list] of await readServed(work.tx, reader, unpriced)) candidates.set(id, list);
  }
  return new Map(
    lines.map(({ key, productId }) => {
      const quantity = wanted.get(productId) ?? 0;
      return [key, resolvePrice(candidates.get(productId) ?? [], { ...reader, quantity })];
    }),
  );
}
