// What the list of price lists can be narrowed by. Pure; the page on the server and the list in the
// browser ask the same question.
import { PRICE_LIST_STATUSES } from '@/server/modules/catalog/price-schemas';
import { urlChoice, urlText, type UrlValues } from '@/ui/filters/url-fields';

export const PRICE_LIST_FILTERS = { q: urlText(), status: urlChoice(PRICE_LIST_STATUSES) };

/** Absent filters are absent keys: both sides must ask alike. */
export function listInput({ q, status }: UrlValues<typeof PRICE_LIST_FILTERS>) {
  const text = q.trim().slice(0, 200);
  return { ...(text === '' ? {} : { text }), ...(status ? { status } : {}) };
}
