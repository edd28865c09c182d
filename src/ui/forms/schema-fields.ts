// Zod fields for what people type: the form keeps the text, the schema gives the exact value, and
// every refusal carries the kernel's stable code. Client-safe and pure.
import { z } from 'zod';
import { parseBusinessDate } from '@/kernel/business-date';
import { decimalText, parseDecimal } from '@/kernel/decimal';
import { parseMoney } from '@/kernel/money';
import type { ParseResult } from '@/kernel/parse-result';
import { parseQuantity, type ParseQuantityOptions } from '@/kernel/quantity';

/** An entity chosen in a picker: the id goes to the server, the label is what the person sees. */
export interface Picked {
  readonly id: string;
  readonly label: string;
}

function parsedText<T>(parse: (text: string) => ParseResult<T>) {
  return z.string().transform((text, context): T => {
    const result = parse(text);
    if (result.ok) return result.value;
    context.addIssue({
      code: 'custom',
      message: result.code,
      input: text,
      params: { ...result.params },
    });
    return z.NEVER;
  });
}

function orNull<T>(parse: (text: string) => ParseResult<T>) {
  return (text: string): ParseResult<T | null> =>
    text.trim() === '' ? { ok: true, value: null } : parse(text);
}

const minorOf =
  (currency: string) =>
  (text: string): ParseResult<bigint> => {
    const result = parseMoney(text, currency);
    return result.ok ? { ok: true, value: result.value.minor } : result;
  };

const decimalOf =
  (maxScale: number) =>
  (text: string): ParseResult<string> => {
    const result = parseDecimal(text, maxScale);
    return result.ok ? { ok: true, value: decimalText(result.value) } : result;
  };

/** Text of a MoneyInput to minor units. */
export const moneyField = (currency: string) => parsedText(minorOf(currency));

/** As moneyField; empty is null (a credit limit that does not limit). */
export const optionalMoneyField = (currency: string) => parsedText(orNull(minorOf(currency)));

/** Text of a QuantityInput to whole base units. */
export const quantityField = (options: ParseQuantityOptions = {}) =>
  parsedText((text) => parseQuantity(text, options));

export const optionalQuantityField = (options: ParseQuantityOptions = {}) =>
  parsedText(orNull((text) => parseQuantity(text, options)));

/** A unit price or rate to exact decimal text. */
export const decimalField = (maxScale = 6) => parsedText(decimalOf(maxScale));

export const optionalDecimalField = (maxScale = 6) => parsedText(orNull(decimalOf(maxScale)));

/** Text of a DateField to a business date. */
export const dateField = () => parsedText(parseBusinessDate);

export const optionalDateField = () => parsedText(orNull(parseBusinessDate));

/** The value of an EntityPicker to its id; nothing chosen is refused with `request.required`. */
export const pickedField = () =>
  z.custom<Picked | null>().transform((picked, context): string => {
    if (picked) return picked.id;
    context.addIssue({ code: 'custom', message: 'request.required', input: picked });
    return z.NEVER;
  });

export const optionalPickedField = () =>
  z.custom<Picked | null>().transform((picked) => picked?.id ?? null);

/** Text that must not be blank; trimmed. */
export const requiredText = (maxLength = 200) =>
  z.string().trim().min(1, 'request.required').max(maxLength);

/** Text that may be blank: null then; trimmed. */
export const optionalText = (maxLength = 2000) =>
  z
    .string()
    .trim()
    .max(maxLength)
    .transform((text) => (text === '' ? null : text));
