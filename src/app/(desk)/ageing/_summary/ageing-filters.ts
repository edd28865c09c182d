// The question of ageing as it stands in the address; server and browser must ask alike.
import type { ListAgeingInput } from '@/server/modules/receivables/schemas';
import { urlChoice, urlDate, urlText, type UrlValues } from '@/ui/filters/url-fields';

export const AGEING_SORTS = ['overdue', 'total', 'dealer'] as const;

export const AGEING_FILTERS = {
  asOf: urlDate(),
  sort: urlChoice(AGEING_SORTS),
  bucket: urlText(),
  currency: urlText(),
};

export function ageingListInput(
  filters: Pick<UrlValues<typeof AGEING_FILTERS>, 'asOf' | 'sort' | 'bucket'>,
  today: string,
): Pick<ListAgeingInput, 'asOf' | 'sort' | 'bucket'> {
  const bucket = filters.bucket.slice(0, 20);
  return {
    ...{ asOf: filters.asOf ?? today, sort: filters.sort ?? 'overdue' },
    ...(bucket === '' ? {} : { bucket }),
  };
}

/** Who owes something of an age. */
export const bucketHref = (bucket: string, currency: string): string =>
  `/ageing?${new URLSearchParams({ bucket, currency }).toString()}`;

/** The invoices behind a dealer's row, on the day and of the age that was asked for. */
export function agedHref(
  dealerId: string,
  { asOf, bucket }: Pick<ListAgeingInput, 'asOf' | 'bucket'>,
  today: string,
): string {
  const query = new URLSearchParams({
    ...(asOf !== today && { asOf }),
    ...(bucket !== undefined && { bucket }),
  }).toString();
  return query === '' ? `/ageing/${dealerId}` : `/ageing/${dealerId}?${query}`;
}
