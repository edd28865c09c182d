// Between the value of a setting and what a person types: percents for rates, major units for
// amounts, a list of days. Pure; the server checks the bounds again.
import { decimalText, parseDecimal, percentText, rateFromPercent } from '@/kernel/decimal';
import { majorText, parseMoney } from '@/kernel/money';
import { notParsed, parsed, type ParseResult } from '@/kernel/parse-result';
import { parseQuantity } from '@/kernel/quantity';
import type { SettingField, SettingValue } from '@/server/modules/identity/schemas';

const RATE_DIGITS = 6;

/** The text a field begins with. Switches and choices hold their value as text too. */
export function draftOf(field: SettingField, value: SettingValue, currency: string): string {
  if (value === null) return '';
  if (field.kind === 'rate') return percentText(String(value));
  if (field.kind === 'amount') return majorText(BigInt(String(value)), currency);
  return Array.isArray(value) ? value.join(', ') : String(value);
}

function wholeNumbers(text: string): ParseResult<number[]> {
  const numbers: number[] = [];
  for (const part of text.split(/[,;、,\s]+/).filter((one) => one !== '')) {
    const result = parseQuantity(part);
    if (!result.ok) return result;
    numbers.push(result.value);
  }
  return parsed(numbers);
}

function rate(text: string): ParseResult<SettingValue> {
  const result = parseDecimal(text, RATE_DIGITS - 2);
  return result.ok ? parsed(decimalText(rateFromPercent(result.value))) : result;
}

function amount(text: string, currency: string): ParseResult<SettingValue> {
  const result = parseMoney(text, currency);
  return result.ok ? parsed(result.value.minor.toString()) : result;
}

/** The value that was typed; refuses with the codes of numbers, quantities and money. */
export function valueOf(
  field: SettingField,
  draft: string,
  currency: string,
): ParseResult<SettingValue> {
  if (field.kind === 'toggle') return parsed(draft === 'true');
  if (field.kind === 'choice') return parsed(draft);
  const isOptional = 'isOptional' in field && field.isOptional;
  if (draft.trim() === '') return isOptional ? parsed(null) : notParsed('number.empty');
  switch (field.kind) {
    case 'integer':
      return parseQuantity(draft, { allowZero: true });
    case 'integers':
      return wholeNumbers(draft);
    case 'rate':
      return rate(draft);
    case 'amount':
      return amount(draft, currency);
  }
}
