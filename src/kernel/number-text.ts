/**
 * Reads a plain decimal number as people type or paste it: `1,234.50`, `-3`, `１２．５` (full-width).
 * Groups must be groups of three, so that a decimal comma (`1,5`) is refused, not read as 15.
 */
import { notParsed, parsed, type ParseResult } from './parse-result';

export interface NumberParts {
  readonly negative: boolean;
  /** Digits before the point, without separators or needless zeros; `0` at least. */
  readonly whole: string;
  /** Digits after the point as typed; may be empty. */
  readonly fraction: string;
}

const PLAIN = /^(\d+)?(?:\.(\d*))?$/;
const GROUPED = /^(\d{1,3}(?:,\d{3})+)(?:\.(\d*))?$/;

/**
 * One point and three digits behind it: a thousand to some, one and a bit to others. Groups do not
 * begin with a zero.
 */
const TWO_WAYS = /^-?[1-9]\d{0,2}\.\d{3}$/;

/** Whether a plain number can be read as thousands and as a fraction; full-width digits count. */
export const isAmbiguous = (text: string): boolean => TWO_WAYS.test(text.normalize('NFKC').trim());

/** Codes: `number.empty`, `number.notANumber`, `number.grouping`. */
export function parseNumberText(text: string): ParseResult<NumberParts> {
  const clean = text.normalize('NFKC').replaceAll('\u2212', '-').trim();
  if (clean === '') return notParsed('number.empty');
  const signed = /^[+-]\s*/.exec(clean)?.[0] ?? '';
  const body = clean.slice(signed.length);
  const match = PLAIN.exec(body) ?? GROUPED.exec(body);
  if (match === null) {
    const code = /^[\d,.]+$/.test(body) ? 'number.grouping' : 'number.notANumber';
    return notParsed(code, { text: clean });
  }
  const [, whole = '', fraction = ''] = match;
  if (whole === '' && fraction === '') return notParsed('number.notANumber', { text: clean });
  return parsed({
    negative: signed.startsWith('-'),
    whole: whole.replaceAll(',', '').replace(/^0+(?=\d)/, '') || '0',
    fraction,
  });
}
