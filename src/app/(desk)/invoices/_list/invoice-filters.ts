// What the list of invoices can be narrowed by and how that stands in the address; the page on the
// server and the list in the browser ask the same question.
import { INVOICE_STATUSES, type ListInvoicesInput } from '@/server/modules/receivables/schemas';
import {
  urlChoices,
  urlDate,
  urlFlag,
  urlPicked,
  urlText,
  type UrlValues,
} from '@/ui/filters/url-fields';
import { COUNTED_FILTERS, countedInput } from '../../receivables/_parts/counted-filters';
import { pickedId } from '../../receivables/_parts/picked-id';

export const INVOICE_FILTERS = {
  q: urlText(),
  status: urlChoices(INVOICE_STATUSES),
  dealer: urlPicked(),
  from: urlDate(),
  to: urlDate(),
  overdue: urlFlag(),
  dueBefore: urlDate(),
  ...COUNTED_FILTERS,
};

/** Absent filters are absent keys: both sides must ask alike. */
export function invoiceListInput(
  filters: UrlValues<typeof INVOICE_FILTERS>,
): Omit<ListInvoicesInput, 'cursor' | 'limit'> {
  const { q, status, dealer, from, to, overdue, dueBefore } = filters;
  const search = q.trim().slice(0, 50);
  const dealerId = pickedId(dealer);
  return {
    ...(search === '' ? {} : { search }),
    ...(status.length === 0 ? {} : { status: [...status] }),
    ...(dealerId ? { dealerId } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(overdue ? { overdue } : {}),
    ...(dueBefore ? { dueBefore } : {}),
    ...countedInput(filters),
  };
}
