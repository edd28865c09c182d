// Invoices and credit notes as they go out on paper, many at once.
import { z } from 'zod';
import { MAX_SHEETS } from '@/kernel/batch';
import { CreditNoteView, InvoiceView } from './schemas';

const ids = z.array(z.uuid()).min(1).max(MAX_SHEETS);

export const InvoiceSheetsInput = z.object({ invoiceIds: ids });
export const InvoiceSheet = InvoiceView.omit({
  allocations: true,
  creditNotes: true,
  timeline: true,
  actions: true,
});
export type InvoiceSheet = z.infer<typeof InvoiceSheet>;

export const CreditNoteSheetsInput = z.object({ creditNoteIds: ids });
export const CreditNoteSheet = CreditNoteView.omit({
  allocations: true,
  timeline: true,
  actions: true,
}).extend({ dealerTaxNumber: z.string().nullable(), billTo: z.array(z.string()) });
export type CreditNoteSheet = z.infer<typeof CreditNoteSheet>;
