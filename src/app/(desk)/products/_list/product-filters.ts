// What the product list can be narrowed by and how that stands in the address. Pure; used by the
// page on the server and the list in the browser, so that both ask the same question.
import { PRODUCT_STATUSES } from '@/server/modules/catalog/schemas';
import { urlChoice, urlSort, urlText, type UrlValues } from '@/ui/filters/url-fields';

const SORTS = ['code', 'name', 'updatedAt'] as const;

export const PRODUCT_FILTERS = {
  q: urlText(),
  status: urlChoice(PRODUCT_STATUSES),
  category: urlText(),
  sort: urlSort(SORTS, { id: 'code', direction: 'asc' }),
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Absent filters are absent keys: both sides must ask alike. */
export function listInput({ q, status, category, sort }: UrlValues<typeof PRODUCT_FILTERS>) {
  const text = q.trim().slice(0, 200);
  return {
    ...(text === '' ? {} : { text }),
    ...(status ? { status } : {}),
    ...(UUID.test(category) ? { categoryId: category } : {}),
    sort: SORTS.find((id) => id === sort.id) ?? 'code',
    order: sort.direction,
  };
}
