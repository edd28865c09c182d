// What narrows the list of returns. Pure; the page on the server asks the same question.
import { isUuid } from '@/kernel/ids';
import { returnStatuses, type ListReturnsInput } from '@/server/modules/fulfilment/schemas';
import { urlChoice, urlPicked, type UrlValues } from '@/ui/filters/url-fields';

export const RETURN_FILTERS = { status: urlChoice(returnStatuses), dealer: urlPicked() };

export function returnInput({
  status,
  dealer,
}: UrlValues<typeof RETURN_FILTERS>): Partial<ListReturnsInput> {
  return {
    ...(status ? { status } : {}),
    ...(dealer && isUuid(dealer.id) ? { dealerId: dealer.id } : {}),
  };
}
