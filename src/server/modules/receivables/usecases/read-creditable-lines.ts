// What was billed of order lines and may still be credited, for whoever takes the goods back.
import { sql } from '@/server/platform/sql';
import type { Work } from '@/server/platform/actor';
import type { CreditableLine } from '../domain/credit-note';

export interface CreditableOrderLine extends CreditableLine {
  orderLineId: string;
}

/** Lines of invoices that stand, oldest invoice first. The dealer's account should be locked. */
export async function readCreditableLines(
  work: Work,
  orderLineIds: readonly string[],
): Promise<CreditableOrderLine[]> {
  return work.tx.rows<CreditableOrderLine>(sql`
    SELECT l.order_line_id AS "orderLineId", l.invoice_id AS "invoiceId", l.id AS "invoiceLineId",
      l.product_id AS "productId", l.quantity, l.credited, l.net_minor AS "netMinor",
      l.tax_minor AS "taxMinor"
    FROM invoice_line l
    JOIN invoice i ON i.org_id = l.org_id AND i.id = l.invoice_id
    WHERE l.org_id = ${work.tx.orgId}::uuid AND l.order_line_id = ANY(${orderLineIds}::uuid[])
      AND i.status <> 'VOID' AND l.credited < l.quantity
    ORDER BY i.issued_on, i.number, l.line_no`);
}
