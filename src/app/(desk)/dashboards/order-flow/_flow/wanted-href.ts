// Where figures of service lead: to the lines that were wanted on the days they speak of. Pure.
import { endOfMonth, maxDate, minDate } from '@/kernel/business-date';
import { withQuery } from '../../_drivers/driver-links';

interface Asked {
  readonly from: string;
  readonly to: string;
}

/** Those of all, of a dealer or of a product. */
export const wantedLinesHref = (
  { from, to }: Asked,
  only: { readonly dealer?: string; readonly product?: string } = {},
): string => withQuery('/dashboards/lines', { from, to, ...only, wanted: '1' });

/** Those of a month, as far as its days are asked for. */
export function wantedHref(month: string, days: Asked): string {
  const first = `${month}-01`;
  return wantedLinesHref({
    from: maxDate(first, days.from),
    to: minDate(endOfMonth(first), days.to),
  });
}
