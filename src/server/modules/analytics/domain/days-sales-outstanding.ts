/** Days sales outstanding (DSO): for how many days of sales the dealers owe. Pure. */
import {
  addMonths,
  diffDays,
  endOfMonth,
  minDate,
  startOfMonth,
  type BusinessDate,
} from '@/kernel/business-date';
import type { Period } from '@/kernel/period';
import { ratio } from './ratio';

/** Months of invoices that a balance is compared with. */
export const DSO_MONTHS = 3;

/** The months that end with the one of `day`; of a month that still runs the days until today. */
export function dsoPeriod(day: BusinessDate, today: BusinessDate): Period {
  return {
    from: startOfMonth(addMonths(startOfMonth(day), 1 - DSO_MONTHS)),
    to: minDate(endOfMonth(day), today),
  };
}

/** Owed ÷ invoiced in the period × its days; null where nothing was invoiced. */
export function daysSalesOutstanding(
  owedMinor: bigint,
  invoicedMinor: bigint,
  { from, to }: Period,
): string | null {
  return ratio(owedMinor * BigInt(diffDays(from, to) + 1), invoicedMinor);
}
