// What narrows the list of returns. Pure; the page on the server asks the same question.
import { isUuid } from '@/kernel/ids';
import { returnStatuses, type ListReturnsInput } from '@/server/modules/fulfilment/schemas';
import { urlChoice, urlPicked, urlText, type UrlValues } from '@/ui/filters/url-fields';

export const RETURN_FILTERS = {
  q: urlText(),
  status: urlChoice(returnStatuses),
  dealer: urlPicked(),
  reason: urlText(),
};

export function returnInput({
  q,
  status,
  dealer,
  reason,
}: UrlValues<typeof RETURN_FILTERS>): Partial<ListReturnsInput> {
  const search = q.trim().slice(0, 40);
  return {
    ...(search === '' ? {} : { search }),
    ...(status ? { status } : {}),
    ...(dealer && isUuid(dealer.id) ? { dealerId: dealer.id } : {}),
    ...(reason === '' ? {} : { reasonCode: reason.slice(0, 40) }),
  };
}
