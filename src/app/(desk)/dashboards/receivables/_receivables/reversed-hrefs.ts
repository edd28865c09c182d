// Where sales that did not last lead: to the credit notes of later months and to what is long unpaid. Pure.
import { addDays, addMonths, endOfMonth } from '@/kernel/business-date';
import {
  LONG_UNPAID_DAYS,
  type ReceivablesDashboard,
} from '@/server/modules/analytics/figure-schemas';
import { withQuery } from '../../_drivers/driver-links';

export interface ReversedHrefs {
  /** What was credited of all the months. */
  readonly all: string;
  /** By part of a month's bar. */
  of(month: string): ReadonlyMap<'credited' | 'unpaid', string>;
}

export function reversedHrefs({
  today,
  reversed,
}: Pick<ReceivablesDashboard, 'today' | 'reversed'>): ReversedHrefs {
  const first = `${reversed[0]?.month ?? today.slice(0, 7)}-01`;
  return {
    all: withQuery('/credit-notes', { invoicedFrom: first, from: first, to: today }),
    of: (month) => {
      const from = `${month}-01`;
      const to = endOfMonth(from);
      return new Map([
        [
          'credited',
          withQuery('/credit-notes', {
            ...{ invoicedFrom: from, invoicedTo: to, from: addMonths(from, 1) },
          }),
        ],
        [
          'unpaid',
          withQuery('/invoices', { from, to, dueBefore: addDays(today, -LONG_UNPAID_DAYS) }),
        ],
      ]);
    },
  };
}
