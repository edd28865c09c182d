// What narrows the list of requests. Pure; the page on the server asks the same question.
import { isUuid } from '@/kernel/ids';
import { requestStatuses, type ListRequestsInput } from '@/server/modules/expenses/schemas';
import {
  urlChoices,
  urlDate,
  urlFlag,
  urlPicked,
  urlText,
  type UrlValues,
} from '@/ui/filters/url-fields';

export const REQUEST_FILTERS = {
  q: urlText(),
  status: urlChoices(requestStatuses),
  type: urlText(),
  centre: urlText(),
  dealer: urlPicked(),
  from: urlDate(),
  to: urlDate(),
  mine: urlFlag(),
};

export function requestInput(
  values: UrlValues<typeof REQUEST_FILTERS>,
): Partial<ListRequestsInput> {
  const { q, status, type, centre, dealer, from, to, mine } = values;
  const search = q.trim().slice(0, 100);
  return {
    ...(search === '' ? {} : { search }),
    ...(status.length > 0 ? { status: [...status] } : {}),
    ...(isUuid(type) ? { typeId: type } : {}),
    ...(isUuid(centre) ? { centreId: centre } : {}),
    ...(dealer && isUuid(dealer.id) ? { dealerId: dealer.id } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(mine ? { mine } : {}),
  };
}
