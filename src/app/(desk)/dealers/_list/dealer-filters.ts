// What the dealer list can be narrowed by and how that stands in the address. Pure; used by the page
// on the server and the list in the browser, so that both ask the same question.
import { DEALER_STATUSES } from '@/server/modules/dealers/schemas';
import { urlChoice, urlSort, urlText, type UrlValues } from '@/ui/filters/url-fields';

const SORTS = ['code', 'name', 'updatedAt'] as const;

export const DEALER_FILTERS = {
  q: urlText(),
  status: urlChoice(DEALER_STATUSES),
  region: urlText(),
  level: urlText(),
  salesperson: urlText(),
  sort: urlSort(SORTS, { id: 'code', direction: 'asc' }),
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Absent filters are absent keys: both sides must ask alike. */
export function listInput(values: UrlValues<typeof DEALER_FILTERS>) {
  const { q, status, region, level, salesperson, sort } = values;
  const text = q.trim().slice(0, 200);
  return {
    ...(text === '' ? {} : { text }),
    ...(status ? { status } : {}),
    ...(UUID.test(region) ? { regionId: region } : {}),
    ...(UUID.test(level) ? { levelId: level } : {}),
    ...(UUID.test(salesperson) ? { salespersonId: salesperson } : {}),
    sort: SORTS.find((id) => id === sort.id) ?? 'code',
    order: sort.direction,
  };
}
