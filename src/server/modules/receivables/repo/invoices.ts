// Writes invoices and reads the state that a change of one needs. The lock of the dealer's account
// serializes every change of an invoice's open amount.
import type { BusinessDate } from '@/kernel/business-date';
import { columns, sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { InvoiceStatus } from '../domain/invoice-machine';
import type { InvoiceChange, InvoiceState } from '../domain/settlement';

export interface NewInvoice {
  id: string;
  number: string;
  dealerId: string;
  orderId: string | null;
  shipmentId: string | null;
  status: InvoiceStatus;
  currency: string;
  issuedOn: BusinessDate;
  dueOn: BusinessDate | null;
  netMinor: bigint;
  taxMinor: bigint;
  totalMinor: bigint;
}

export interface NewInvoiceLine {
  id: string;
  invoiceId: string;
  lineNo: number;
  orderLineId: string | null;
  productId: string;
  quantity: number;
  unitPrice: string;
  taxRate: string;
  netMinor: bigint;
  taxMinor: bigint;
}

export interface InvoiceRow extends InvoiceState {
  dealerId: string;
  orderId: string | null;
  currency: string;
  version: number;
}

/** Heads and lines in one statement, whatever their number. */
export async function insertInvoices(
  tx: Tx,
  invoices: readonly NewInvoice[],
  lines: readonly NewInvoiceLine[],
): Promise<void> {
  const h = columns(
    invoices,
    (i) => i.id,
    (i) => i.number,
    (i) => i.dealerId,
    (i) => i.orderId,
    (i) => i.shipmentId,
    (i) => i.status,
    (i) => i.currency,
    (i) => i.issuedOn,
    (i) => i.dueOn,
    (i) => i.netMinor,
    (i) => i.taxMinor,
  );
  const l = columns(
    lines,
    (x) => x.id,
    (x) => x.invoiceId,
    (x) => x.lineNo,
    (x) => x.orderLineId,
    (x) => x.productId,
    (x) => x.quantity,
    (x) => x.unitPrice,
    (x) => x.taxRate,
    (x) => x.netMinor,
    (x) => x.taxMinor,
  );
  await tx.run(sql`
    WITH head AS (
      INSERT INTO invoice (org_id, id, number, dealer_id, order_id, shipment_id, status, currency,
        issued_on, due_on, net_minor, tax_minor, total_minor, open_minor)
      SELECT ${tx.orgId}::uuid, h.*, net_minor + tax_minor, net_minor + tax_minor
      FROM unnest(${h[0]}::uuid[], ${h[1]}::text[], ${h[2]}::uuid[], ${h[3]}::uuid[],
        ${h[4]}::uuid[], ${h[5]}::text[], ${h[6]}::text[], ${h[7]}::date[], ${h[8]}::date[],
        ${h[9]}::bigint[], ${h[10]}::bigint[])
        AS h(id, number, dealer_id, order_id, shipment_id, status, currency, issued_on, due_on,
          net_minor, tax_minor)
      RETURNING 1
    )
    INSERT INTO invoice_line (org_id, id, invoice_id, line_no, order_line_id, product_id,
      quantity, unit_price, tax_rate, net_minor, tax_minor)
    SELECT ${tx.orgId}::uuid, l.*
    FROM unnest(${l[0]}::uuid[], ${l[1]}::uuid[], ${l[2]}::int[], ${l[3]}::uuid[], ${l[4]}::uuid[],
      ${l[5]}::int[], ${l[6]}::numeric[], ${l[7]}::numeric[], ${l[8]}::bigint[],
      ${l[9]}::bigint[]) AS l`);
}

const STATE = sql`i.id AS "invoiceId", i.number, i.dealer_id AS "dealerId",
  i.order_id AS "orderId", i.currency, i.issued_on AS "issuedOn", i.due_on AS "dueOn", i.status,
  i.total_minor AS "totalMinor", i.open_minor AS "openMinor", i.version,
  (SELECT coalesce(sum(c.total_minor), 0)::bigint FROM credit_note c
    WHERE c.org_id = i.org_id AND c.invoice_id = i.id) AS "creditedMinor"`;

export async function readInvoices(tx: Tx, ids: readonly string[]): Promise<InvoiceRow[]> {
  return tx.rows<InvoiceRow>(sql`
    SELECT ${STATE} FROM invoice i
    WHERE i.org_id = ${tx.orgId}::uuid AND i.id = ANY(${[...ids]}::uuid[])`);
}

/** Open invoices of dealers, oldest due first: the candidates of an application. */
export async function readPayable(tx: Tx, dealerIds: readonly string[]): Promise<InvoiceRow[]> {
  return tx.rows<InvoiceRow>(sql`
    SELECT ${STATE} FROM invoice i
    WHERE i.org_id = ${tx.orgId}::uuid AND i.dealer_id = ANY(${[...dealerIds]}::uuid[])
      AND i.open_minor > 0
    ORDER BY i.dealer_id, coalesce(i.due_on, i.issued_on), i.issued_on, i.number`);
}

export interface ChangedInvoice {
  version: number;
  currency: string;
}

/**
 * Writes new open amounts and statuses. An invoice that no longer has the open amount it was read
 * with is left alone, and that is a fault: the account's lock was not held. Answers what each is now.
 */
export async function updateInvoices(
  tx: Tx,
  changes: readonly InvoiceChange[],
): Promise<ReadonlyMap<string, ChangedInvoice>> {
  if (changes.length === 0) return new Map();
  const c = columns(
    changes,
    (x) => x.invoiceId,
    (x) => x.fromOpenMinor,
    (x) => x.toOpenMinor,
    (x) => x.toStatus,
  );
  const written = await tx.rows<ChangedInvoice & { id: string }>(sql`
    UPDATE invoice i SET open_minor = c.to_open, status = c.status, version = i.version + 1
    FROM unnest(${c[0]}::uuid[], ${c[1]}::bigint[], ${c[2]}::bigint[], ${c[3]}::text[])
      AS c(id, from_open, to_open, status)
    WHERE i.org_id = ${tx.orgId}::uuid AND i.id = c.id AND i.open_minor = c.from_open
    RETURNING i.id, i.version, i.currency`);
  if (written.length !== changes.length) {
    throw new Error('an invoice changed without its account locked');
  }
  return new Map(written.map(({ id, ...changed }) => [id, changed]));
}

export interface InvoicedLine {
  id: string;
  orderLineId: string | null;
  productId: string;
  quantity: number;
  credited: number;
  netMinor: bigint;
  taxMinor: bigint;
}

export async function readInvoiceLines(tx: Tx, invoiceId: string): Promise<InvoicedLine[]> {
  return tx.rows<InvoicedLine>(sql`
    SELECT id, order_line_id AS "orderLineId", product_id AS "productId", quantity, credited,
      net_minor AS "netMinor", tax_minor AS "taxMinor"
    FROM invoice_line
    WHERE org_id = ${tx.orgId}::uuid AND invoice_id = ${invoiceId}::uuid ORDER BY line_no`);
}

/** Whether a later invoice bills one of the same order lines; only the last can be taken back. */
export async function hasLaterInvoice(tx: Tx, invoiceId: string): Promise<boolean> {
  const row = await tx.row(sql`
    SELECT 1 AS one FROM invoice_line l
    JOIN invoice_line later ON later.org_id = l.org_id AND later.order_line_id = l.order_line_id
      AND later.invoice_id > l.invoice_id
    JOIN invoice i ON i.org_id = later.org_id AND i.id = later.invoice_id AND i.status <> 'VOID'
    WHERE l.org_id = ${tx.orgId}::uuid AND l.invoice_id = ${invoiceId}::uuid LIMIT 1`);
  return row !== undefined;
}

/** Adds to what was credited of invoice lines; the CHECK of the table holds the bound. */
export async function creditInvoiceLines(
  tx: Tx,
  parts: ReadonlyArray<{ invoiceLineId: string; quantity: number }>,
): Promise<void> {
  const p = columns(
    parts,
    (x) => x.invoiceLineId,
    (x) => x.quantity,
  );
  await tx.run(sql`
    UPDATE invoice_line l SET credited = l.credited + p.quantity
    FROM unnest(${p[0]}::uuid[], ${p[1]}::int[]) AS p(id, quantity)
    WHERE l.org_id = ${tx.orgId}::uuid AND l.id = p.id`);
}
