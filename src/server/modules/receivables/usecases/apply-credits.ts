// Writes applications of credit to invoices: allocation rows, the invoices' open amounts and
// statuses, and their trail. Shared by receipts, credit notes and later allocation, so that there
// is one way in which an invoice gets paid. The account is locked by the caller.
import type { BusinessDate } from '@/kernel/business-date';
import { newId } from '@/kernel/ids';
import type { Work } from '@/server/platform/actor';
import {
  applicationDate,
  settleInvoices,
  type Application,
  type InvoiceChange,
} from '../domain/settlement';
import { insertAllocations, type CreditKind, type NewAllocation } from '../repo/credits';
import { updateInvoices, type InvoiceRow } from '../repo/invoices';

/** A credit that is about to pay something. */
export interface Source {
  id: string;
  kind: CreditKind;
  on: BusinessDate;
}

export interface PlannedApplication extends Application {
  source: Source;
}

export type DatedApplication = PlannedApplication & { allocatedOn: BusinessDate };

export const byId = (invoices: readonly InvoiceRow[]) =>
  new Map(invoices.map((invoice) => [invoice.invoiceId, invoice]));

function invoiceOf(invoices: ReadonlyMap<string, InvoiceRow>, id: string): InvoiceRow {
  const invoice = invoices.get(id);
  if (invoice === undefined) throw new Error('credit was applied to an invoice that was not read');
  return invoice;
}

/**
 * Applies credits as planned, on a day or (null) on the first possible one. Answers with the
 * applications and the date each counts from: never before its credit or its invoice existed.
 */
export async function applyCredits(
  work: Work,
  invoices: ReadonlyMap<string, InvoiceRow>,
  planned: readonly PlannedApplication[],
  on: BusinessDate | null,
): Promise<DatedApplication[]> {
  const dated = planned.map((application) => {
    const invoice = invoiceOf(invoices, application.invoiceId);
    return { ...application, allocatedOn: applicationDate(on, application.source, invoice) };
  });
  await insertAllocations(
    work.tx,
    dated.map((application): NewAllocation => ({
      id: newId(),
      invoiceId: application.invoiceId,
      dealerId: invoiceOf(invoices, application.invoiceId).dealerId,
      creditDocKind: application.source.kind,
      creditDocId: application.source.id,
      amountMinor: application.amountMinor,
      allocatedOn: application.allocatedOn,
    })),
  );
  await changeInvoices(work, settleInvoices(invoices, dated));
  return dated;
}

function actionOf({ fromOpenMinor, toOpenMinor }: InvoiceChange): 'pay' | 'unpay' | 'credit' {
  if (fromOpenMinor === toOpenMinor) return 'credit';
  return toOpenMinor < fromOpenMinor ? 'pay' : 'unpay';
}

/** Writes new open amounts and statuses, and tells the invoices' timelines. */
export async function changeInvoices(
  work: Work,
  changes: readonly InvoiceChange[],
  reason?: string,
): Promise<void> {
  const changed = await updateInvoices(work.tx, changes);
  work.journal.audit(
    ...changes.map((change) => ({
      docKind: 'invoice',
      docId: change.invoiceId,
      action: actionOf(change),
      from: change.fromStatus,
      to: change.toStatus,
      reason: reason ?? null,
      version: changed.get(change.invoiceId)?.version,
      detail: {
        amountMinor: change.fromOpenMinor - change.toOpenMinor,
        openMinor: change.toOpenMinor,
        currency: changed.get(change.invoiceId)?.currency,
      },
    })),
  );
}
