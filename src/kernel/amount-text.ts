/**
 * Amounts as people type them into a grid, spreadsheets copy them and files bring them. One reader for
 * all three, so that a text never means a thousand in one place and one in another.
 */
import { minorDigits } from './currency';
import { parseMoney } from './money';
import { isAmbiguous } from './number-text';
import { notParsed, parsed, type ParseResult } from './parse-result';

/** Points that group, or a comma before one or two digits: continental writing. */
const CONTINENTAL = /^-?\d{1,3}(\.\d{3})+,\d+$|^-?\d{1,3}(\.\d{3}){2,}$|^-?\d+,\d{1,2}$/;

const SIGNS = /[\p{Sc}\u2019'\s\u00a0]/gu;

/**
 * Reads `1,234.50`, `(1,234)`, `-1 234`, `NT$ 5`, and `1.234,50` where the last separator can only be
 * a decimal one; null where there is nothing, or a dash. `1.234` is not guessed, but in a currency
 * whose amounts have three decimals. Codes: `number.ambiguous` and those of `parseMoney`.
 */
export function readAmount(text: string, currency: string): ParseResult<bigint | null> {
  const plain = text
    .normalize('NFKC')
    .replaceAll(SIGNS, '')
    .replaceAll('\u2212', '-')
    .replaceAll(new RegExp(`NT|${currency}`, 'gu'), '');
  if (plain === '' || plain === '-') return parsed(null);
  const inBrackets = /^\((.*)\)$/.exec(plain);
  const trailing = /^(.*\d)-$/.exec(plain);
  const unsigned = inBrackets?.[1] ?? trailing?.[1];
  const signed = unsigned === undefined ? plain : `-${unsigned}`;
  if (isAmbiguous(signed) && minorDigits(currency) !== 3) {
    return notParsed('number.ambiguous', { text: text.trim() });
  }
  const western = CONTINENTAL.test(signed) ? signed.replaceAll('.', '').replace(',', '.') : signed;
  const result = parseMoney(western, currency);
  return result.ok
    ? parsed(result.value.minor)
    : notParsed(result.code, { ...result.params, text: text.trim() });
}

/** The same where an amount must stand. Codes: also `number.empty`. */
export function readGivenAmount(text: string, currency: string): ParseResult<bigint> {
  const read = readAmount(text, currency);
  if (!read.ok) return read;
  return read.value === null ? notParsed('number.empty') : parsed(read.value);
}
