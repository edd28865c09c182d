// Documents as a person reads them: heads with names, lines with products, what pays what, and the
// trail. Each is one statement, whatever the number of documents and lines.
import { BILL_TO } from '@/server/modules/dealers';
import { sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { AllocationView, CreditNoteView, InvoiceItem, InvoiceView } from '../schemas';
import { invoiceItem } from './list-documents';

export type InvoiceHead = InvoiceItem &
  Pick<
    InvoiceView,
    | 'version'
    | 'orderId'
    | 'orderNumber'
    | 'shipmentId'
    | 'shipmentNumber'
    | 'netMinor'
    | 'taxMinor'
    | 'dealerTaxNumber'
    | 'billTo'
  >;

/** In the order of `ids`; what is not there, or not for the reader, is left out. */
export async function readInvoiceHeads(
  tx: Tx,
  ids: readonly string[],
  today: string,
): Promise<InvoiceHead[]> {
  return tx.rows<InvoiceHead>(sql`
    SELECT ${invoiceItem(today)}, i.version, i.order_id AS "orderId", o.number AS "orderNumber",
      i.shipment_id AS "shipmentId", s.number AS "shipmentNumber", i.net_minor AS "netMinor",
      i.tax_minor AS "taxMinor", d.tax_number AS "dealerTaxNumber",
      ${BILL_TO} AS "billTo"
    FROM invoice i
    JOIN dealer d ON d.org_id = i.org_id AND d.id = i.dealer_id
    LEFT JOIN sales_order o ON o.org_id = i.org_id AND o.id = i.order_id
    LEFT JOIN shipment s ON s.org_id = i.org_id AND s.id = i.shipment_id
    WHERE i.org_id = ${tx.orgId}::uuid AND i.id = ANY(${ids}::uuid[])
    ORDER BY array_position(${ids}::uuid[], i.id)`);
}

const PRODUCT_LINE = sql`l.id, l.line_no AS "lineNo", l.product_id AS "productId",
  p.code AS "productCode", p.name AS "productName", p.names AS "productNames",
  p.base_unit AS "baseUnit", l.quantity, l.net_minor AS "netMinor", l.tax_minor AS "taxMinor"`;

export type InvoiceLineRow = InvoiceView['lines'][number] & { invoiceId: string };

export async function readInvoiceLineViews(
  tx: Tx,
  invoiceIds: readonly string[],
): Promise<InvoiceLineRow[]> {
  return tx.rows<InvoiceLineRow>(sql`
    SELECT ${PRODUCT_LINE}, l.invoice_id AS "invoiceId", l.credited,
      l.unit_price::text AS "unitPrice", l.tax_rate::text AS "taxRate"
    FROM invoice_line l
    JOIN product p ON p.org_id = l.org_id AND p.id = l.product_id
    WHERE l.org_id = ${tx.orgId}::uuid AND l.invoice_id = ANY(${invoiceIds}::uuid[])
    ORDER BY l.line_no`);
}

export type CreditNoteLineRow = CreditNoteView['lines'][number] & { creditNoteId: string };

export async function readCreditNoteLines(
  tx: Tx,
  creditNoteIds: readonly string[],
): Promise<CreditNoteLineRow[]> {
  return tx.rows<CreditNoteLineRow>(sql`
    SELECT ${PRODUCT_LINE}, l.credit_note_id AS "creditNoteId" FROM credit_note_line l
    JOIN product p ON p.org_id = l.org_id AND p.id = l.product_id
    WHERE l.org_id = ${tx.orgId}::uuid AND l.credit_note_id = ANY(${creditNoteIds}::uuid[])
    ORDER BY l.line_no`);
}

/** Applications of credit, by the invoice they pay or by the credit they use. */
export async function readAllocations(
  tx: Tx,
  of: { invoiceId: string } | { creditId: string },
): Promise<AllocationView[]> {
  const which =
    'invoiceId' in of
      ? sql`a.invoice_id = ${of.invoiceId}::uuid`
      : sql`a.credit_doc_id = ${of.creditId}::uuid`;
  return tx.rows<AllocationView>(sql`
    SELECT a.id, a.credit_doc_kind AS kind, a.credit_doc_id AS "creditId",
      coalesce(r.number, c.number, i.number) AS "creditNumber", a.invoice_id AS "invoiceId",
      i.number AS "invoiceNumber", a.amount_minor AS "amountMinor", a.allocated_on AS "allocatedOn"
    FROM receivable_allocation a
    JOIN invoice i ON i.org_id = a.org_id AND i.id = a.invoice_id
    LEFT JOIN receipt r ON a.credit_doc_kind = 'RECEIPT' AND r.org_id = a.org_id
      AND r.id = a.credit_doc_id
    LEFT JOIN credit_note c ON a.credit_doc_kind = 'CREDIT_NOTE' AND c.org_id = a.org_id
      AND c.id = a.credit_doc_id
    WHERE a.org_id = ${tx.orgId}::uuid AND ${which}
    ORDER BY a.allocated_on, a.id`);
}

export async function readCreditNotesOf(
  tx: Tx,
  invoiceId: string,
): Promise<InvoiceView['creditNotes']> {
  return tx.rows<InvoiceView['creditNotes'][number]>(sql`
    SELECT id, number, issued_on AS "issuedOn", total_minor AS "totalMinor" FROM credit_note
    WHERE org_id = ${tx.orgId}::uuid AND invoice_id = ${invoiceId}::uuid
    ORDER BY issued_on, number`);
}

export async function readTimeline(
  tx: Tx,
  docKind: 'invoice' | 'receipt' | 'creditNote',
  docId: string,
): Promise<InvoiceView['timeline']> {
  return tx.rows<InvoiceView['timeline'][number]>(sql`
    SELECT e.id, e.at, e.action, e.from_state AS "from", e.to_state AS "to", e.reason,
      u.name AS "userName", e.detail
    FROM audit_event e
    LEFT JOIN app_user u ON u.org_id = e.org_id AND u.id = e.user_id
    WHERE e.org_id = ${tx.orgId}::uuid AND e.doc_kind = ${docKind} AND e.doc_id = ${docId}::uuid
    ORDER BY e.id LIMIT 500`);
}
