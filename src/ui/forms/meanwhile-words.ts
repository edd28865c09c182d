// What others did meanwhile, in words. Pure: words and formats are handed in.
import type { Words } from '@/i18n/errors';
import { fieldName } from '@/i18n/errors';
import type { Formats } from '@/i18n/formats';
import { amountFact } from '@/i18n/formats/amount-fact';
import { isBusinessDate } from '@/kernel/business-date';
import { isCurrency } from '@/kernel/currency';
import type { MeanwhileChange, MeanwhileEvent, MeanwhileValue } from '@/kernel/meanwhile';

export interface MeanwhileContext {
  /** Words of `common.meanwhile`, `common.event`, `common.status`, `common.fieldName`. */
  readonly words: Words;
  readonly events: Words;
  readonly states: Words;
  readonly fields: Words;
  readonly formats: Formats;
}

export interface MeanwhileText {
  readonly by: string;
  readonly at: Date;
  readonly what: string;
  /** Codes of states; null where the event says of none. */
  readonly from: string | null;
  readonly to: string | null;
  readonly reason: string | null;
  readonly changes: readonly string[];
}

const CODE = /^[A-Z][A-Z_]{2,}(?:, [A-Z_]+)*$/;

/** A value in words; undefined where it would be a code of the program. */
function valueText(
  field: string,
  value: MeanwhileValue,
  currency: string | null,
  { words, states, formats }: MeanwhileContext,
): string | undefined {
  if (value === null) return '–';
  if (typeof value === 'boolean') return words(value ? 'yes' : 'no');
  if (field.endsWith('Minor')) {
    return currency && /^-?\d+$/.test(String(value))
      ? formats.money(String(value), currency)
      : undefined;
  }
  if (typeof value === 'number') return formats.number(value, 6);
  if (isBusinessDate(value)) return formats.date(value);
  if (states.has(value)) return states(value);
  const amount = field === 'amount' ? amountFact(value, formats) : null;
  if (amount !== null) return amount;
  return CODE.test(value) && !isCurrency(value) ? undefined : value;
}

/** What has no name on any screen is not told. */
function changeText(
  { field, from, to }: MeanwhileChange,
  currency: string | null,
  context: MeanwhileContext,
): string[] {
  const { words, fields } = context;
  const name = fieldName(field, fields);
  if (name === undefined) return [];
  const after = valueText(field, to, currency, context);
  if (from === undefined) {
    return after === undefined ? [] : [words('now', { field: name, value: after })];
  }
  const before = valueText(field, from, currency, context);
  const isTold = before !== undefined && after !== undefined && before !== after;
  return [
    isTold
      ? words('change', { field: name, from: before, to: after })
      : words('touched', { field: name }),
  ];
}

/** An amount that stands where a state would: a credit limit. */
function stateOrAmount(
  code: string | null,
  currency: string | null,
  { formats }: MeanwhileContext,
): string | null {
  if (code === null || currency === null || !/^-?\d+$/.test(code)) return code;
  return formats.money(code, currency);
}

export function meanwhileText(event: MeanwhileEvent, context: MeanwhileContext): MeanwhileText {
  const { words, events } = context;
  const { by, at, action, currency, from, to, reason } = event;
  const isMove = from !== to;
  return {
    by: by ?? words('system'),
    at: new Date(at),
    what: events.has(action) ? events(action) : action,
    from: isMove ? stateOrAmount(from, currency, context) : null,
    to: isMove ? stateOrAmount(to, currency, context) : null,
    reason: reason !== null && CODE.test(reason) ? null : reason,
    changes: event.changes.flatMap((change) => changeText(change, currency, context)),
  };
}
