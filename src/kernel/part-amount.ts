/**
 * The money of a part of a line. The amounts of a line are stored for its whole quantity; what a
 * shipment, an invoice or a credit takes of them is the difference of two roundings, so that the
 * parts of any sequence add up to the whole, and the last one carries the rounding remainder.
 */
import { divideHalfUp } from './decimal';

/** round(whole × quantity ÷ ofQuantity), half-up. */
export function partAmount(whole: bigint, quantity: number, ofQuantity: number): bigint {
  if (!Number.isSafeInteger(quantity)) throw new RangeError('quantity must be an integer');
  if (!Number.isSafeInteger(ofQuantity) || ofQuantity <= 0) {
    throw new RangeError('the whole quantity must be a positive integer');
  }
  return divideHalfUp(whole * BigInt(quantity), BigInt(ofQuantity));
}

export interface Slice {
  /** The amount of the whole quantity. */
  readonly whole: bigint;
  readonly ofQuantity: number;
  /** What earlier parts took already. */
  readonly before: number;
  readonly quantity: number;
}

/** The amount of `quantity` units that follow the `before` units already taken. */
export function sliceAmount({ whole, ofQuantity, before, quantity }: Slice): bigint {
  const upTo = partAmount(whole, before + quantity, ofQuantity);
  return upTo - partAmount(whole, before, ofQuantity);
}
