// What narrows the list of quotas. Pure; the page on the server asks the same question.
import { isUuid } from '@/kernel/ids';
import { HOLDER_KINDS, QUOTA_FILTERS, type ListQuotasInput } from '@/server/modules/quotas/schemas';
import { urlChoice, urlPicked, urlText, type UrlValues } from '@/ui/filters/url-fields';

export const QUOTA_LIST_FILTERS = {
  q: urlText(),
  show: urlChoice(QUOTA_FILTERS),
  holder: urlChoice(HOLDER_KINDS),
  dealer: urlPicked(),
};

/** Absent filters are absent keys: both sides must ask alike. */
export function quotaInput(values: UrlValues<typeof QUOTA_LIST_FILTERS>): Partial<ListQuotasInput> {
  const { q, show, holder, dealer } = values;
  const search = q.trim().slice(0, 100);
  return {
    ...(search === '' ? {} : { search }),
    ...(show && show !== 'inForce' ? { show } : {}),
    ...(holder ? { holderKind: holder } : {}),
    ...(dealer && isUuid(dealer.id) ? { dealerId: dealer.id } : {}),
  };
}
