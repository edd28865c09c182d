// Where sales that did not last lead: to the credit notes of later months and to what is long unpaid. Pure.
import { addDays, endOfMonth } from '@/kernel/business-date';
import {
  LONG_UNPAID_DAYS,
  type ReceivablesDashboard,
} from '@/server/modules/analytics/figure-schemas';
import { withQuery } from '../../_drivers/driver-links';

export interface ReversedHrefs {
  /** What was credited later and what is long unpaid, of all the months. */
  readonly all: { readonly credited: string; readonly unpaid: string };
  /** By part of a month's bar. */
  of(month: string): ReadonlyMap<'credited' | 'unpaid', string>;
}

export function reversedHrefs({
  today,
  currency,
  reversed,
}: Pick<ReceivablesDashboard, 'today' | 'currency' | 'reversed'>): ReversedHrefs {
  const dueBefore = addDays(today, -LONG_UNPAID_DAYS);
  const hrefs = (from: string, to: string) => ({
    credited: withQuery('/credit-notes', {
      ...{ invoicedFrom: from, invoicedTo: to, later: '1', currency },
    }),
    unpaid: withQuery('/invoices', { from, to, dueBefore, currency }),
  });
  const first = `${reversed[0]?.month ?? today.slice(0, 7)}-01`;
  return {
    all: hrefs(first, endOfMonth(today)),
    of: (month) => {
      const { credited, unpaid } = hrefs(`${month}-01`, endOfMonth(`${month}-01`));
      return new Map([
        ['credited', credited],
        ['unpaid', unpaid],
      ]);
    },
  };
}
