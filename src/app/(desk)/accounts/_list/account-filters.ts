// What the list of accounts can be narrowed by, and how that stands in the address.
import type { ListAccountsInput } from '@/server/modules/receivables/schemas';
import { urlChoice, urlText, type UrlValues } from '@/ui/filters/url-fields';

export const ACCOUNT_FILTERS = {
  q: urlText(),
  show: urlChoice(['overLimit', 'overdue']),
};

/** Absent filters are absent keys: server and browser must ask alike. */
export function accountListInput(
  filters: UrlValues<typeof ACCOUNT_FILTERS>,
): Pick<ListAccountsInput, 'search'> & { show?: ListAccountsInput['show'] } {
  const search = filters.q.trim().slice(0, 100);
  return {
    ...(search === '' ? {} : { search }),
    ...(filters.show ? { show: filters.show } : {}),
  };
}
