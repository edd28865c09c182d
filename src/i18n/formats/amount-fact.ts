// An amount as an audit trail keeps it, `TWD 1500000.00`, as the reader writes amounts. Pure.
import { parseMoney } from '@/kernel/money';
import type { Formats } from './create-formats';

const AMOUNT = /^([A-Z]{3}) (-?\d+(?:\.\d+)?)$/;

/** null: it is no amount in that form, of a currency that is known. */
export function amountFact(text: string, formats: Pick<Formats, 'money'>): string | null {
  const [, currency, amount] = AMOUNT.exec(text) ?? [];
  if (currency === undefined || amount === undefined) return null;
  const found = parseMoney(amount, currency);
  return found.ok ? formats.money(found.value.minor, found.value.currency) : null;
}
