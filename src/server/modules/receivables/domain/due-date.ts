/** When an invoice is due, by the dealer's payment terms. */
import { addDays, endOfMonth, type BusinessDate } from '@/kernel/business-date';

export type TermsKind = 'NET' | 'EOM';

export interface PaymentTerms {
  /** NET: days after the invoice date. EOM: days after the end of the invoice's month. */
  readonly kind: TermsKind;
  readonly days: number;
}

export function dueDate(issuedOn: BusinessDate, terms: PaymentTerms): BusinessDate {
  const from = terms.kind === 'EOM' ? endOfMonth(issuedOn) : issuedOn;
  return addDays(from, terms.days);
}
