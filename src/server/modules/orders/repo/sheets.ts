// Orders as they go out on paper: heads and lines with names, each one statement for all of them.
import { SHIP_TO } from '@/server/modules/dealers';
import { sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { OrderSheet } from '../sheet-schemas';

/** In the order of `ids`; what is not there, or not for the reader, is left out. */
export async function readSheetHeads(
  tx: Tx,
  ids: readonly string[],
): Promise<Omit<OrderSheet, 'lines'>[]> {
  return tx.rows<Omit<OrderSheet, 'lines'>>(sql`
    SELECT o.id, o.number, o.status, d.code AS "dealerCode", d.name AS "dealerName", o.currency,
      o.ordered_on AS "orderedOn", o.requested_on AS "requestedOn",
      o.dealer_po_number AS "dealerPoNumber", o.approved_at AS "approvedAt", o.note,
      o.net_minor AS "netMinor", o.total_minor AS "totalMinor",
      ${SHIP_TO} AS "shipTo"
    FROM sales_order o JOIN dealer d ON d.org_id = o.org_id AND d.id = o.dealer_id
    WHERE o.org_id = ${tx.orgId}::uuid AND o.id = ANY(${ids}::uuid[])
    ORDER BY array_position(${ids}::uuid[], o.id)`);
}

export type SheetLineRow = OrderSheet['lines'][number] & { orderId: string };

export async function readSheetLines(tx: Tx, orderIds: readonly string[]): Promise<SheetLineRow[]> {
  return tx.rows<SheetLineRow>(sql`
    SELECT l.order_id AS "orderId", l.id, p.code AS "productCode", p.name AS "productName",
      p.names AS "productNames", p.base_unit AS "baseUnit", l.requested, l.approved,
      l.cut_reason AS "cutReason", l.unit_price AS "unitPrice", l.discount_rate AS "discountRate",
      l.tax_rate AS "taxRate", l.net_minor AS "netMinor", l.tax_minor AS "taxMinor", l.note
    FROM order_line l JOIN product p ON p.org_id = l.org_id AND p.id = l.product_id
    WHERE l.org_id = ${tx.orgId}::uuid AND l.order_id = ANY(${orderIds}::uuid[])
    ORDER BY l.line_no`);
}
