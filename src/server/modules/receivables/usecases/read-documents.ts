// One invoice, receipt or credit note with its lines, what pays what, its trail, and what the
// reader may do with it now.
import { DomainError } from '@/kernel/domain-error';
import { can } from '@/kernel/state-machine';
import type { Work } from '@/server/platform/actor';
import { invoiceMachine } from '../domain/invoice-machine';
import { readCreditNoteHeads, readReceiptHead } from '../repo/list-documents';
import {
  readAllocations,
  readCreditNoteLines,
  readCreditNotesOf,
  readInvoiceHeads,
  readInvoiceLineViews,
  readTimeline,
  type InvoiceHead,
} from '../repo/read-documents';
import type { CreditNoteView, InvoiceView, ReceiptView } from '../schemas';
import { heldBeforeToday } from './confirm-receipts';

function notFound(): never {
  throw new DomainError('receivables.notFound', { status: 'not_found' });
}

function invoiceActions(
  work: Work,
  invoice: InvoiceHead,
  credited: boolean,
): InvoiceView['actions'] {
  const actions: InvoiceView['actions'] = [];
  if (invoice.openMinor > 0n && work.actor.can('receipts.create')) actions.push('receive');
  const voidable = can(invoiceMachine, invoice.status, 'void') && !credited;
  if (voidable && invoice.orderId === null && work.actor.can('invoices.void')) actions.push('void');
  return actions;
}

/** Refuses `receivables.notFound`. */
export async function readInvoice(
  work: Work,
  { invoiceId }: { invoiceId: string },
): Promise<InvoiceView> {
  const [head = notFound()] = await readInvoiceHeads(work.tx, [invoiceId], work.today);
  const creditNotes = await readCreditNotesOf(work.tx, invoiceId);
  return {
    ...head,
    lines: await readInvoiceLineViews(work.tx, [invoiceId]),
    allocations: await readAllocations(work.tx, { invoiceId }),
    creditNotes,
    timeline: await readTimeline(work.tx, 'invoice', invoiceId),
    actions: invoiceActions(work, head, creditNotes.length > 0),
  };
}

/** Refuses `receivables.notFound`. */
export async function readReceipt(
  work: Work,
  { receiptId }: { receiptId: string },
): Promise<ReceiptView> {
  const head = (await readReceiptHead(work.tx, receiptId, heldBeforeToday(work))) ?? notFound();
  const actions: ReceiptView['actions'] = [];
  if (head.unappliedMinor > 0n && work.actor.can('receipts.allocate')) actions.push('allocate');
  if (head.status === 'POSTED' && work.actor.can('receipts.confirm')) {
    actions.push(head.confirmedOn === null ? 'confirm' : 'unconfirm');
  }
  if (head.status === 'POSTED' && work.actor.can('receipts.create')) actions.push('reverse');
  return {
    ...head,
    allocations: await readAllocations(work.tx, { creditId: receiptId }),
    timeline: await readTimeline(work.tx, 'receipt', receiptId),
    actions,
  };
}

/** Refuses `receivables.notFound`. */
export async function readCreditNote(
  work: Work,
  { creditNoteId }: { creditNoteId: string },
): Promise<CreditNoteView> {
  const [head = notFound()] = await readCreditNoteHeads(work.tx, [creditNoteId]);
  const mayAllocate = head.unappliedMinor > 0n && work.actor.can('receipts.allocate');
  return {
    ...head,
    lines: await readCreditNoteLines(work.tx, [creditNoteId]),
    allocations: await readAllocations(work.tx, { creditId: creditNoteId }),
    timeline: await readTimeline(work.tx, 'creditNote', creditNoteId),
    actions: mayAllocate ? ['allocate'] : [],
  };
}
