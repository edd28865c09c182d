// What lists of receipts and credit notes can be narrowed by, and how that stands in the address.
import type { ListReceiptsInput } from '@/server/modules/receivables/schemas';
import { urlDate, urlFlag, urlPicked, type UrlValues } from '@/ui/filters/url-fields';
import { pickedId } from '../../receivables/_parts/picked-id';

export const CREDIT_FILTERS = {
  dealer: urlPicked(),
  from: urlDate(),
  to: urlDate(),
  unapplied: urlFlag(),
};

/** Absent filters are absent keys: server and browser must ask alike. */
export function creditListInput(
  filters: UrlValues<typeof CREDIT_FILTERS>,
): Omit<ListReceiptsInput, 'cursor' | 'limit'> {
  const { dealer, from, to, unapplied } = filters;
  const dealerId = pickedId(dealer);
  return {
    ...(dealerId ? { dealerId } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(unapplied ? { unapplied } : {}),
  };
}
