// The open invoices of dealers: what a receipt can pay, what a hold names, what ageing adds up.
// Every read goes by the partial index of open invoices, so paid history costs nothing.
import type { BusinessDate } from '@/kernel/business-date';
import { sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';

export interface OpenInvoiceRow {
  invoiceId: string;
  dealerId: string;
  number: string;
  currency: string;
  issuedOn: BusinessDate;
  dueOn: BusinessDate | null;
  totalMinor: bigint;
  openMinor: bigint;
  /** Days past the due date on the day asked for; 0 when not overdue or undated. */
  overdueDays: number;
}

/**
 * Oldest due first, undated by their issue date: the order in which money is applied. The caller
 * holds the lock of the account wherever it acts on what it reads.
 */
export async function selectOpenInvoices(
  tx: Tx,
  dealerIds: readonly string[],
  today: BusinessDate,
): Promise<OpenInvoiceRow[]> {
  return tx.rows<OpenInvoiceRow>(sql`
    SELECT id AS "invoiceId", dealer_id AS "dealerId", number, currency, issued_on AS "issuedOn",
      due_on AS "dueOn", total_minor AS "totalMinor", open_minor AS "openMinor",
      greatest(coalesce(${today}::date - due_on, 0), 0) AS "overdueDays"
    FROM invoice
    WHERE org_id = ${tx.orgId}::uuid AND dealer_id = ANY(${[...dealerIds]}::uuid[])
      AND open_minor > 0
    ORDER BY dealer_id, coalesce(due_on, issued_on), issued_on, number`);
}
