// Where the bars of a month lead: to what was sold in it or a year before, or to what was planned. Pure.
import { addMonths, endOfMonth, monthKey } from '@/kernel/business-date';
import type { Executive } from '@/server/modules/analytics/figure-schemas';
import { withQuery } from '../../_drivers/driver-links';

/** What was sold in a month, by dealer. */
export const soldIn = (month: string): string =>
  withQuery('/reports/sales', {
    ...{ by: 'dealer', from: `${month}-01`, to: endOfMonth(`${month}-01`) },
  });

/** Plans are told apart by fiscal period: a month of several has no rows of its own. */
export function monthHref(
  months: Executive['sales']['months'],
  month: string,
  series: string,
): string {
  if (series === 'lastYear') return soldIn(monthKey(addMonths(`${month}-01`, -12)));
  const days = months.find((row) => row.month === month)?.budgetDays;
  if (series !== 'budget' || !days) return soldIn(month);
  return withQuery('/reports/price-mix-quantity', { by: 'product', ...days });
}
