// Voids an invoice nobody has paid: reversing entries take it out of what is owed. Its number stays
// used, so the series keeps no gap.
import { maxDate } from '@/kernel/business-date';
import { DomainError } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import { can } from '@/kernel/state-machine';
import type { Work } from '@/server/platform/actor';
import { invoiceMachine } from '../domain/invoice-machine';
import { invoiceVoided } from '../events';
import { insertAllocations } from '../repo/credits';
import {
  hasLaterInvoice,
  readInvoiceLines,
  readInvoices,
  updateInvoices,
  type InvoicedLine,
  type InvoiceRow,
} from '../repo/invoices';
import { openAndLock, postToAccount } from './post-to-account';

export interface VoidInvoice {
  invoiceId: string;
  /** The version the caller saw. */
  version: number;
  reason: string;
  /**
   * An order's invoice gives its goods back to be billed again: only a caller that tells the order
   * so in the same transaction may void it.
   */
  orderIsTold: boolean;
}

export interface VoidedInvoice {
  invoiceId: string;
  orderId: string | null;
  lines: InvoicedLine[];
}

async function lockInvoice(work: Work, invoiceId: string): Promise<InvoiceRow> {
  const [seen] = await readInvoices(work.tx, [invoiceId]);
  if (seen === undefined) throw new DomainError('receivables.notFound', { status: 'not_found' });
  await openAndLock(work, [seen.dealerId]);
  const [invoice] = await readInvoices(work.tx, [invoiceId]);
  if (invoice === undefined) throw new Error('an invoice disappeared under its lock');
  return invoice;
}

async function refuseUnlessVoidable(
  work: Work,
  invoice: InvoiceRow,
  input: VoidInvoice,
): Promise<void> {
  const { number, status, creditedMinor } = invoice;
  const seen = { docKind: 'invoice', docId: invoice.invoiceId, version: input.version };
  if (!can(invoiceMachine, status, 'void') || creditedMinor > 0n) {
    throw new DomainError('receivables.notVoidable', {
      status: 'conflict',
      params: { number, status },
      seen,
    });
  }
  if (invoice.version !== input.version) {
    throw new DomainError('receivables.stale', {
      status: 'conflict',
      params: { number, status },
      seen,
    });
  }
  if (invoice.orderId === null) return;
  if (!input.orderIsTold) {
    throw new DomainError('receivables.billsAnOrder', { params: { number } });
  }
  if (await hasLaterInvoice(work.tx, invoice.invoiceId)) {
    throw new DomainError('receivables.laterInvoiceExists', { params: { number } });
  }
}

/**
 * Refuses `receivables.notFound`, `receivables.notVoidable`, `receivables.stale`,
 * `receivables.billsAnOrder`, `receivables.laterInvoiceExists`.
 */
export async function voidInvoice(work: Work, input: VoidInvoice): Promise<VoidedInvoice> {
  const invoice = await lockInvoice(work, input.invoiceId);
  await refuseUnlessVoidable(work, invoice, input);
  const { invoiceId, dealerId, currency, orderId, totalMinor, status, number } = invoice;
  const occurredOn = maxDate(work.today, invoice.issuedOn);
  await insertAllocations(work.tx, [
    {
      id: newId(),
      invoiceId,
      dealerId,
      creditDocKind: 'VOID',
      creditDocId: invoiceId,
      amountMinor: totalMinor,
      allocatedOn: occurredOn,
    },
  ]);
  await updateInvoices(work.tx, [
    {
      invoiceId,
      number,
      fromOpenMinor: invoice.openMinor,
      toOpenMinor: 0n,
      fromStatus: status,
      toStatus: 'VOID',
    },
  ]);
  const posting = { dealerId, currency, docKind: 'invoice', docId: invoiceId, occurredOn };
  await postToAccount(work, posting, [
    { bucket: 'INVOICED', amountMinor: -totalMinor },
    { bucket: 'UNBILLED', amountMinor: orderId === null ? 0n : totalMinor },
  ]);
  work.journal.audit({
    docKind: 'invoice',
    docId: invoiceId,
    action: 'void',
    from: status,
    to: 'VOID',
    reason: input.reason,
    version: invoice.version + 1,
  });
  work.journal.emit(invoiceVoided({ dealerId, invoiceId }));
  return { invoiceId, orderId, lines: await readInvoiceLines(work.tx, invoiceId) };
}
