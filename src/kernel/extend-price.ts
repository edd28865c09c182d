/**
 * The amounts of one priced line. Rounding happens here, once per line and half-up, and nowhere
 * later: an order total is the sum of its rounded lines.
 */
import {
  ONE,
  compareDecimal,
  decimal,
  multiplyDecimal,
  roundToMinor,
  subtractDecimal,
  ZERO,
  type DecimalInput,
} from './decimal';

export interface ExtendPriceInput {
  /** Major units per base unit, exact. */
  readonly unitPrice: DecimalInput;
  /** Base units; negative for goods coming back. */
  readonly quantity: number;
  /** A fraction from 0 to 1: `0.05` is 5 %. */
  readonly discountRate?: DecimalInput;
  /** Digits of the currency's minor unit. */
  readonly minorDigits: number;
}

export interface ExtendedPrice {
  readonly grossMinor: bigint;
  readonly discountMinor: bigint;
  readonly netMinor: bigint;
}

/**
 * gross = round(price × quantity), net = round(price × quantity × (1 − rate)),
 * discount = gross − net. The net is rounded from the exact product, so it is never further than
 * half a minor unit from the truth; the discount takes the remainder and the three always add up.
 */
export function extendPrice(input: ExtendPriceInput): ExtendedPrice {
  if (!Number.isSafeInteger(input.quantity)) throw new RangeError('quantity must be an integer');
  const rate = decimal(input.discountRate ?? ZERO);
  if (compareDecimal(rate, ZERO) < 0 || compareDecimal(rate, ONE) > 0) {
    throw new RangeError('discount rate must be from 0 to 1');
  }
  const exactGross = multiplyDecimal(input.unitPrice, {
    unscaled: BigInt(input.quantity),
    scale: 0,
  });
  const exactNet = multiplyDecimal(exactGross, subtractDecimal(ONE, rate));
  const grossMinor = roundToMinor(exactGross, input.minorDigits);
  const netMinor = roundToMinor(exactNet, input.minorDigits);
  return { grossMinor, discountMinor: grossMinor - netMinor, netMinor };
}
