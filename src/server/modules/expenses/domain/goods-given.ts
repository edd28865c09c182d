/** What a settlement in goods is worth when the rest of its order was called off, or some of it came back. */
import { divideHalfUp } from '@/kernel/decimal';
import { extendPrice } from '@/kernel/extend-price';

export interface GoodsLine {
  /** Major units per base unit; null: it counted for nothing. */
  readonly listPrice: string | null;
  readonly approved: number;
  /** Given up after approval. */
  readonly cancelled: number;
  readonly returned: number;
  /** Of these, what the dealer still wants. */
  readonly reopened: number;
}

const keptBack = ({ returned, reopened }: GoodsLine): number => returned - reopened;

/**
 * The share of `placedMinor`, what all of it was worth when it was placed, that the dealer still gets: by
 * list prices, rounded half-up. All of it before approval.
 */
export function goodsGiven(
  placedMinor: bigint,
  lines: readonly GoodsLine[],
  minorDigits: number,
): bigint {
  const worth = (quantityOf: (line: GoodsLine) => number) =>
    lines.reduce((sum, line) => {
      const quantity = quantityOf(line);
      return (
        sum + extendPrice({ unitPrice: line.listPrice ?? '0', quantity, minorDigits }).grossMinor
      );
    }, 0n);
  const whole = worth(({ approved }) => approved);
  if (whole === 0n) return placedMinor;
  return divideHalfUp(
    placedMinor * worth((line) => Math.max(line.approved - line.cancelled - keptBack(line), 0)),
    whole,
  );
}
