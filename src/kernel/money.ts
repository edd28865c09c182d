/**
 * Money: an integer of minor units and its currency. Adding two currencies is a programming error
 * and throws; text comes in through `parseMoney` and leaves, for machines, through `majorText`.
 * Formatting for people is not here, it depends on their language.
 */
import { isCurrency, minorDigits } from './currency';
import { parseDecimal, roundToMinor } from './decimal';
import { notParsed, parsed, type ParseResult } from './parse-result';

export interface Money {
  readonly minor: bigint;
  readonly currency: string;
}

/**
 * The largest amount one line or document may have: thousands of them still add up within a bigint
 * column, so no sum of an account can overflow.
 */
export const MAX_AMOUNT_MINOR = 1_000_000_000_000_000n;

export function money(minor: bigint, currency: string): Money {
  minorDigits(currency);
  return { minor, currency };
}

export function addMoney(a: Money, b: Money): Money {
  assertSameCurrency(a, b);
  return { minor: a.minor + b.minor, currency: a.currency };
}

/** -1, 0 or 1. */
export function compareMoney(a: Money, b: Money): number {
  assertSameCurrency(a, b);
  if (a.minor === b.minor) return 0;
  return a.minor < b.minor ? -1 : 1;
}

/** The sum in the named currency; zero for an empty list, which is why the currency is asked. */
export function sumMoney(currency: string, items: Iterable<Money>): Money {
  let total = money(0n, currency);
  for (const item of items) total = addMoney(total, item);
  return total;
}

export function sumMinor(items: Iterable<bigint>): bigint {
  let total = 0n;
  for (const item of items) total += item;
  return total;
}

/**
 * Reads an amount in major units as typed (`1,234.50`). More digits than the currency has are
 * refused, not rounded: a person who typed them meant something.
 * Codes: those of number text, `money.tooPrecise`, `money.tooLarge`, `money.unknownCurrency`.
 */
export function parseMoney(text: string, currency: string): ParseResult<Money> {
  if (!isCurrency(currency)) return notParsed('money.unknownCurrency', { currency });
  const digits = minorDigits(currency);
  const value = parseDecimal(text);
  if (!value.ok && value.code === 'number.tooPrecise') {
    return notParsed('money.tooPrecise', { currency, digits });
  }
  if (!value.ok) return value;
  if (value.value.scale > digits) return notParsed('money.tooPrecise', { currency, digits });
  const minor = roundToMinor(value.value, digits);
  if (minor > MAX_AMOUNT_MINOR || minor < -MAX_AMOUNT_MINOR)
    return notParsed('money.tooLarge', { currency });
  return parsed({ minor, currency });
}

/** Plain text in major units with a point and all minor digits, for files: `-1234.50`, `500`. */
export function majorText(minor: bigint, currency: string): string {
  const digits = minorDigits(currency);
  const text = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, '0');
  const sign = minor < 0n ? '-' : '';
  if (digits === 0) return sign + text;
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

function assertSameCurrency(a: Money, b: Money): void {
  if (a.currency !== b.currency) {
    throw new RangeError(`cannot mix ${a.currency} with ${b.currency}`);
  }
}
