// Returns as a list and one by one, with names beside ids.
import { z } from 'zod';
import { decodeCursor } from '@/server/platform/page';
import { empty, literal, sql, type Sql } from '@/server/platform/sql';
import { beginsWith } from '@/server/platform/text-search';
import type { Tx } from '@/server/platform/tx';
import type { ListReturnsInput, ReturnItem, ReturnView } from '../schemas';
import { numberForms } from './number-forms';

const IdCursor = z.tuple([z.uuid()]);
const SEARCH_LIMIT = 200;

const HEAD = sql`r.id, r.number, r.version, r.status, r.order_id AS "orderId",
  o.number AS "orderNumber", r.dealer_id AS "dealerId", d.code AS "dealerCode",
  d.name AS "dealerName", r.warehouse_id AS "warehouseId", w.code AS "warehouseCode",
  r.reason_code AS "reasonCode", coalesce(k.name, r.reason_code) AS "reasonName",
  coalesce(k.names, '{}'::jsonb) AS "reasonNames", r.reopen_demand AS "reopenDemand", r.restock,
  r.credit, r.requested_on AS "requestedOn", r.received_on AS "receivedOn"`;

const JOINS = sql`JOIN sales_order o ON o.org_id = r.org_id AND o.id = r.order_id
  JOIN dealer d ON d.org_id = r.org_id AND d.id = r.dealer_id
  JOIN warehouse w ON w.org_id = r.org_id AND w.id = r.warehouse_id
  LEFT JOIN return_reason k ON k.org_id = r.org_id AND k.code = r.reason_code`;

/** Returns whose number, or whose order's number, begins with the text. */
function found(tx: Tx, search: string | undefined, year: string): Sql {
  if (!search) return empty;
  const ownNumber = beginsWith(literal('number'), numberForms(search, 'RT', year));
  const orderNumber = beginsWith(literal('o.number'), numberForms(search, 'SO', year));
  return sql`AND r.id IN (
    (SELECT id FROM return_order WHERE org_id = ${tx.orgId}::uuid AND ${ownNumber}
      LIMIT ${SEARCH_LIMIT})
    UNION ALL
    (SELECT h.id FROM sales_order o
      JOIN return_order h ON h.org_id = o.org_id AND h.order_id = o.id
      WHERE o.org_id = ${tx.orgId}::uuid AND ${orderNumber} LIMIT ${SEARCH_LIMIT}))`;
}

/** Latest first; one row more than the page. */
export async function listReturnRows(
  tx: Tx,
  input: ListReturnsInput,
  year: string,
): Promise<ReturnItem[]> {
  const after = decodeCursor(input.cursor ?? undefined, IdCursor);
  return tx.rows<ReturnItem>(sql`
    WITH page AS (
      SELECT * FROM return_order r
      WHERE r.org_id = ${tx.orgId}::uuid
        ${input.status ? sql`AND r.status = ${input.status}` : empty}
        ${input.dealerId ? sql`AND r.dealer_id = ${input.dealerId}::uuid` : empty}
        ${input.orderId ? sql`AND r.order_id = ${input.orderId}::uuid` : empty}
        ${input.reasonCode ? sql`AND r.reason_code = ${input.reasonCode}` : empty}
        ${found(tx, input.search, year)} ${after ? sql`AND r.id < ${after[0]}::uuid` : empty}
      ORDER BY r.id DESC LIMIT ${input.limit + 1}
    )
    SELECT ${HEAD}, l.line_count AS "lineCount", l.quantity, l.accepted
    FROM page r ${JOINS}
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS line_count, coalesce(sum(x.quantity), 0)::int AS quantity,
        coalesce(sum(x.accepted), 0)::int AS accepted
      FROM return_line x WHERE x.org_id = r.org_id AND x.return_id = r.id
    ) l
    ORDER BY r.id DESC`);
}

export type ReturnHeadView = Omit<ReturnView, 'lines' | 'creditNotes' | 'timeline' | 'actions'>;

export async function readReturnHead(tx: Tx, id: string): Promise<ReturnHeadView | undefined> {
  return tx.row<ReturnHeadView>(sql`
    SELECT ${HEAD}, r.note, o.currency FROM return_order r ${JOINS}
    WHERE r.org_id = ${tx.orgId}::uuid AND r.id = ${id}::uuid`);
}

export async function readReturnLineViews(tx: Tx, id: string): Promise<ReturnView['lines']> {
  return tx.rows<ReturnView['lines'][number]>(sql`
    SELECT l.id, l.order_line_id AS "orderLineId", o.line_no AS "lineNo",
      l.product_id AS "productId", p.code AS "productCode", p.name AS "productName",
      p.names AS "productNames", p.base_unit AS "baseUnit", l.quantity, l.accepted, l.note
    FROM return_line l
    JOIN order_line o ON o.org_id = l.org_id AND o.id = l.order_line_id
    JOIN product p ON p.org_id = l.org_id AND p.id = l.product_id
    WHERE l.org_id = ${tx.orgId}::uuid AND l.return_id = ${id}::uuid
    ORDER BY o.line_no`);
}

export async function readReturnCredits(tx: Tx, id: string): Promise<ReturnView['creditNotes']> {
  return tx.rows<ReturnView['creditNotes'][number]>(sql`
    SELECT c.id, c.number, i.number AS "invoiceNumber", c.total_minor AS "totalMinor"
    FROM credit_note c
    LEFT JOIN invoice i ON i.org_id = c.org_id AND i.id = c.invoice_id
    WHERE c.org_id = ${tx.orgId}::uuid AND c.return_id = ${id}::uuid
      AND c.dealer_id = (SELECT dealer_id FROM return_order
        WHERE org_id = ${tx.orgId}::uuid AND id = ${id}::uuid)
    ORDER BY c.number`);
}
