// The lists of invoices, receipts and credit notes, page by page.
import type { Page } from '@/kernel/page';
import type { Work } from '@/server/platform/actor';
import { toPage } from '@/server/platform/page';
import {
  invoiceKey,
  listCreditNotes as selectCreditNotes,
  listInvoices as selectInvoices,
  listReceipts as selectReceipts,
} from '../repo/list-documents';
import type {
  CreditNoteItem,
  InvoiceItem,
  ListCreditNotesInput,
  ListInvoicesInput,
  ListReceiptsInput,
  ReceiptItem,
} from '../schemas';
import { heldBeforeToday } from './confirm-receipts';

/** Newest first; with `overdue` the longest overdue first. */
export async function listInvoices(
  work: Work,
  input: ListInvoicesInput,
): Promise<Page<InvoiceItem>> {
  const rows = await selectInvoices(work.tx, input, work.today);
  return toPage(rows, input.limit, invoiceKey(input));
}

export async function listReceipts(
  work: Work,
  input: ListReceiptsInput,
): Promise<Page<ReceiptItem>> {
  const rows = await selectReceipts(work.tx, input, heldBeforeToday(work));
  return toPage(rows, input.limit, (row) => [row.receivedOn, row.id]);
}

export async function listCreditNotes(
  work: Work,
  input: ListCreditNotesInput,
): Promise<Page<CreditNoteItem>> {
  const rows = await selectCreditNotes(work.tx, input);
  return toPage(rows, input.limit, (row) => [row.issuedOn, row.id]);
}
