// The documents that make a figure of a month: those of its days, and those of earlier that were taken
// back on them. Pure.
import { endOfMonth } from '@/kernel/business-date';
import { withQuery } from '../../_drivers/driver-links';

export function countedHref(series: string, month: string, currency: string): string {
  const days = { from: `${month}-01`, to: endOfMonth(`${month}-01`), currency };
  // A credit note is not taken back.
  if (series === 'credited') return withQuery('/credit-notes', days);
  return withQuery(series === 'received' ? '/receipts' : '/invoices', { ...days, counted: '1' });
}
