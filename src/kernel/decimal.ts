/**
 * Exact decimals for unit prices and rates. A Decimal is `unscaled / 10^scale`; on the wire and in
 * the database it is its text. Nothing here ever passes through a float.
 */
import { parseNumberText } from './number-text';
import { notParsed, parsed, type ParseResult } from './parse-result';

export interface Decimal {
  readonly unscaled: bigint;
  readonly scale: number;
}

/** Callers that hold the stored text need not parse it first. */
export type DecimalInput = Decimal | string;

const MAX_SCALE = 12;
/** Enough for every amount a 64-bit column holds; what is narrower is refused where it is narrow. */
const MAX_WHOLE_DIGITS = 19;

export const ZERO: Decimal = { unscaled: 0n, scale: 0 };
export const ONE: Decimal = { unscaled: 1n, scale: 0 };

/** Parses user text. Codes: those of number text, `number.tooPrecise`, `number.tooLarge`. */
export function parseDecimal(text: string, maxScale: number = MAX_SCALE): ParseResult<Decimal> {
  const parts = parseNumberText(text);
  if (!parts.ok) return parts;
  const { negative, whole } = parts.value;
  const fraction = parts.value.fraction.replace(/0+$/, '');
  if (fraction.length > maxScale) return notParsed('number.tooPrecise', { digits: maxScale });
  if (whole.length > MAX_WHOLE_DIGITS) {
    return notParsed('number.tooLarge', { digits: MAX_WHOLE_DIGITS });
  }
  const magnitude = BigInt(whole + fraction);
  return parsed({ unscaled: negative ? -magnitude : magnitude, scale: fraction.length });
}

/** For text that is already known to be a decimal (stored, or literal); throws RangeError if not. */
export function decimal(input: DecimalInput): Decimal {
  if (typeof input !== 'string') return input;
  const result = parseDecimal(input);
  if (!result.ok) throw new RangeError(`not a decimal: ${JSON.stringify(input)} (${result.code})`);
  return result.value;
}

/** The shortest exact text: `12.5`, `-0.005`, `3`. */
export function decimalText(input: DecimalInput): string {
  const { unscaled, scale } = normalize(decimal(input));
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, '0');
  const sign = unscaled < 0n ? '-' : '';
  if (scale === 0) return sign + digits;
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

export function addDecimal(a: DecimalInput, b: DecimalInput): Decimal {
  const [x, y, scale] = aligned(a, b);
  return { unscaled: x + y, scale };
}

export function subtractDecimal(a: DecimalInput, b: DecimalInput): Decimal {
  const [x, y, scale] = aligned(a, b);
  return { unscaled: x - y, scale };
}

export function multiplyDecimal(a: DecimalInput, b: DecimalInput): Decimal {
  const x = decimal(a);
  const y = decimal(b);
  return normalize({ unscaled: x.unscaled * y.unscaled, scale: x.scale + y.scale });
}

/** -1, 0 or 1. */
export function compareDecimal(a: DecimalInput, b: DecimalInput): number {
  const [x, y] = aligned(a, b);
  if (x === y) return 0;
  return x < y ? -1 : 1;
}

/** A percentage as typed (`12.5`) as the rate that is stored (`0.125`). */
export function rateFromPercent(percent: DecimalInput): Decimal {
  const { unscaled, scale } = decimal(percent);
  return normalize({ unscaled, scale: scale + 2 });
}

/** A stored rate (`0.125`) as the percentage to show (`12.5`). */
export function percentText(rate: DecimalInput): string {
  return decimalText(multiplyDecimal(rate, { unscaled: 100n, scale: 0 }));
}

/**
 * The integer of minor units nearest to the value in major units, halves away from zero
 * (commercial half-up, mirrored for negatives, so a credit is the exact negative of its invoice).
 */
export function roundToMinor(value: DecimalInput, minorDigits: number): bigint {
  const { unscaled, scale } = decimal(value);
  if (scale <= minorDigits) return unscaled * 10n ** BigInt(minorDigits - scale);
  return divideHalfUp(unscaled, 10n ** BigInt(scale - minorDigits));
}

/** Integer division with halves away from zero; `divisor` must be positive. */
export function divideHalfUp(dividend: bigint, divisor: bigint): bigint {
  if (divisor <= 0n) throw new RangeError('divisor must be positive');
  const magnitude = dividend < 0n ? -dividend : dividend;
  const rounded = (2n * magnitude + divisor) / (2n * divisor);
  return dividend < 0n ? -rounded : rounded;
}

function normalize({ unscaled, scale }: Decimal): Decimal {
  let digits = unscaled;
  let places = scale;
  while (places > 0 && digits % 10n === 0n) {
    digits /= 10n;
    places -= 1;
  }
  return { unscaled: digits, scale: places };
}

function aligned(a: DecimalInput, b: DecimalInput): [bigint, bigint, number] {
  const x = decimal(a);
  const y = decimal(b);
  const scale = Math.max(x.scale, y.scale);
  return [
    x.unscaled * 10n ** BigInt(scale - x.scale),
    y.unscaled * 10n ** BigInt(scale - y.scale),
    scale,
  ];
}
