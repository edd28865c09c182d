// What boards narrow lists of documents by: one currency, and what counts in the days. Pure.
import { isCurrency } from '@/kernel/currency';
import { urlFlag, urlText, type UrlValues } from '@/ui/filters/url-fields';

export const CURRENCY_FILTER = { currency: urlText() };
export const COUNTED_FILTERS = { ...CURRENCY_FILTER, counted: urlFlag() };

/** A currency out of the address; one that is none filters by nothing. */
export const currencyOf = ({ currency }: UrlValues<typeof CURRENCY_FILTER>) =>
  isCurrency(currency) ? { currency } : {};

/** Absent filters are absent keys: server and browser must ask alike. */
export function countedInput(filters: UrlValues<typeof COUNTED_FILTERS>) {
  return { ...currencyOf(filters), ...(filters.counted ? { counted: true } : {}) };
}
