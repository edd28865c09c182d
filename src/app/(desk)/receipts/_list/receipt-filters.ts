// What lists of receipts and credit notes can be narrowed by, and how that stands in the address.
import { BANK_STATES, type ListReceiptsInput } from '@/server/modules/receivables/schemas';
import { urlChoice, urlDate, urlFlag, urlPicked, type UrlValues } from '@/ui/filters/url-fields';
import {
  COUNTED_FILTERS,
  countedInput,
  CURRENCY_FILTER,
  currencyOf,
} from '../../receivables/_parts/counted-filters';
import { pickedId } from '../../receivables/_parts/picked-id';

export const CREDIT_FILTERS = {
  dealer: urlPicked(),
  from: urlDate(),
  to: urlDate(),
  unapplied: urlFlag(),
};

/** Credit notes alone are of an invoice. */
export const CREDIT_NOTE_FILTERS = {
  ...CREDIT_FILTERS,
  ...{ invoicedFrom: urlDate(), invoicedTo: urlDate(), later: urlFlag() },
  ...CURRENCY_FILTER,
};

export function creditNoteListInput(filters: UrlValues<typeof CREDIT_NOTE_FILTERS>) {
  const { invoicedFrom, invoicedTo, later } = filters;
  return {
    ...creditListInput(filters),
    ...currencyOf(filters),
    ...(later ? { later } : {}),
    ...(invoicedFrom ? { invoicedFrom } : {}),
    ...(invoicedTo ? { invoicedTo } : {}),
  };
}

/** Receipts alone are looked for at the bank. */
export const RECEIPT_FILTERS = {
  ...CREDIT_FILTERS,
  ...COUNTED_FILTERS,
  bank: urlChoice(BANK_STATES),
};

export function receiptListInput(filters: UrlValues<typeof RECEIPT_FILTERS>) {
  const { bank } = filters;
  return {
    ...creditListInput(filters),
    ...countedInput(filters),
    ...(bank ? { bank } : {}),
  };
}

/** Absent filters are absent keys: server and browser must ask alike. */
export function creditListInput(
  filters: UrlValues<typeof CREDIT_FILTERS>,
): Omit<ListReceiptsInput, 'cursor' | 'limit'> {
  const { dealer, from, to, unapplied } = filters;
  const dealerId = pickedId(dealer);
  return {
    ...(dealerId ? { dealerId } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(unapplied ? { unapplied } : {}),
  };
}
