/**
 * Quantities are whole base units. A pack (carton, pallet) is a number of base units, its factor;
 * people type packs, everything else counts base units.
 */
import { isAmbiguous, parseNumberText } from './number-text';
import { notParsed, parsed, type ParseResult } from './parse-result';

/** The widest quantity a 32-bit column holds, less a margin for adding a few of them. */
export const MAX_QUANTITY = 999_999_999;

export interface Packed {
  readonly packs: number;
  /** Base units that do not fill a pack. */
  readonly rest: number;
}

export function packsToBase(packs: number, packFactor: number): number {
  assertFactor(packFactor);
  const base = packs * packFactor;
  if (!Number.isSafeInteger(base)) throw new RangeError('quantity is not a safe integer');
  return base;
}

/** Whole packs and the rest; for a negative quantity both are negative or zero. */
export function baseToPacks(base: number, packFactor: number): Packed {
  assertFactor(packFactor);
  const packs = Math.trunc(base / packFactor) + 0;
  return { packs, rest: base - packs * packFactor };
}

export interface ParseQuantityOptions {
  /** Base units of the unit the text is in; 1 when it is the base unit. */
  readonly packFactor?: number;
  /** Whether zero is a quantity here (counting stock) or a mistake (ordering). */
  readonly allowZero?: boolean;
}

/**
 * Reads a quantity as typed and gives base units. `2.5` of a pack of 12 is 30; `2.5` of a base unit
 * is refused, and so is `1.000`, which is a thousand to some and one to others. Codes: those of number
 * text, `number.ambiguous`, `quantity.notWhole`, `quantity.negative`, `quantity.zero`,
 * `quantity.tooLarge`.
 */
export function parseQuantity(
  text: string,
  options: ParseQuantityOptions = {},
): ParseResult<number> {
  const factor = options.packFactor ?? 1;
  assertFactor(factor);
  if (isAmbiguous(text)) return notParsed('number.ambiguous', { text: text.trim() });
  const parts = parseNumberText(text);
  if (!parts.ok) return parts;
  const { negative, whole } = parts.value;
  const fraction = parts.value.fraction.replace(/0+$/, '');
  const scaled = BigInt(whole + fraction) * BigInt(factor);
  const unit = 10n ** BigInt(fraction.length);
  if (negative && scaled !== 0n) return notParsed('quantity.negative');
  if (scaled % unit !== 0n) return notParsed('quantity.notWhole', { packFactor: factor });
  const base = scaled / unit;
  if (base > BigInt(MAX_QUANTITY)) return notParsed('quantity.tooLarge', { max: MAX_QUANTITY });
  if (base === 0n && options.allowZero !== true) return notParsed('quantity.zero');
  return parsed(Number(base));
}

function assertFactor(packFactor: number): void {
  if (!Number.isSafeInteger(packFactor) || packFactor < 1) {
    throw new RangeError('pack factor must be a positive integer');
  }
}
