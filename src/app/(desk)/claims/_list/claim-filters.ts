// What narrows the list of claims. Pure; the page on the server asks the same question.
import { isUuid } from '@/kernel/ids';
import { claimStatuses, type ListClaimsInput } from '@/server/modules/expenses/schemas';
import { urlChoices, urlDate, urlPicked, urlText, type UrlValues } from '@/ui/filters/url-fields';

export const CLAIM_FILTERS = {
  q: urlText(),
  status: urlChoices(claimStatuses),
  dealer: urlPicked(),
  from: urlDate(),
  to: urlDate(),
};

export function claimInput(values: UrlValues<typeof CLAIM_FILTERS>): Partial<ListClaimsInput> {
  const { q, status, dealer, from, to } = values;
  const search = q.trim().slice(0, 100);
  return {
    ...(search === '' ? {} : { search }),
    ...(status.length > 0 ? { status: [...status] } : {}),
    ...(dealer && isUuid(dealer.id) ? { dealerId: dealer.id } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  };
}
