// The question of ageing as it stands in the address; server and browser must ask alike.
import type { ListAgeingInput } from '@/server/modules/receivables/schemas';
import { urlChoice, urlDate, urlText, type UrlValues } from '@/ui/filters/url-fields';

export const AGEING_SORTS = ['overdue', 'total', 'dealer'] as const;

export const AGEING_FILTERS = {
  asOf: urlDate(),
  sort: urlChoice(AGEING_SORTS),
  currency: urlText(),
};

export function ageingListInput(
  filters: Pick<UrlValues<typeof AGEING_FILTERS>, 'asOf' | 'sort'>,
  today: string,
): Pick<ListAgeingInput, 'asOf' | 'sort'> {
  return { asOf: filters.asOf ?? today, sort: filters.sort ?? 'overdue' };
}

/** The invoices behind a dealer's row, on the day that was asked for. */
export function agedHref(dealerId: string, asOf: string, today: string): string {
  return asOf === today ? `/ageing/${dealerId}` : `/ageing/${dealerId}?asOf=${asOf}`;
}
