// Invoices and credit notes as they go out on paper: two statements, however many are printed.
import { groupBy } from '@/kernel/group-by';
import type { Work } from '@/server/platform/actor';
import { readCreditNoteHeads } from '../repo/list-documents';
import {
  readCreditNoteLines,
  readInvoiceHeads,
  readInvoiceLineViews,
} from '../repo/read-documents';
import type { CreditNoteSheet, InvoiceSheet } from '../sheet-schemas';

/** In the order asked for; what the reader may not see, or nobody knows, is left out. */
export async function readInvoiceSheets(
  work: Work,
  { invoiceIds }: { invoiceIds: readonly string[] },
): Promise<InvoiceSheet[]> {
  const [heads, lines] = await Promise.all([
    readInvoiceHeads(work.tx, invoiceIds, work.today),
    readInvoiceLineViews(work.tx, invoiceIds),
  ]);
  const linesOf = groupBy(lines, (line) => line.invoiceId);
  return heads.map((head) => ({ ...head, lines: linesOf.get(head.id) ?? [] }));
}

/** As `readInvoiceSheets`. */
export async function readCreditNoteSheets(
  work: Work,
  { creditNoteIds }: { creditNoteIds: readonly string[] },
): Promise<CreditNoteSheet[]> {
  const [heads, lines] = await Promise.all([
    readCreditNoteHeads(work.tx, creditNoteIds),
    readCreditNoteLines(work.tx, creditNoteIds),
  ]);
  const linesOf = groupBy(lines, (line) => line.creditNoteId);
  return heads.map((head) => ({ ...head, lines: linesOf.get(head.id) ?? [] }));
}
