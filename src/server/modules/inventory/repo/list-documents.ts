// Receipts and adjustments as a list and one by one.
import { z } from 'zod';
import { dayField } from '@/kernel/fields';
import { decodeCursor } from '@/server/platform/page';
import { empty, sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { ListStockDocumentsInput, StockDocumentItem, StockDocumentView } from '../schemas';

const DocumentCursor = z.tuple([dayField, z.uuid()]);

/** Newest first; one row more than the page. */
export async function listDocuments(
  tx: Tx,
  input: ListStockDocumentsInput,
): Promise<StockDocumentItem[]> {
  const after = decodeCursor(input.cursor ?? undefined, DocumentCursor);
  const { kind = null, warehouseId = null } = input;
  return tx.rows<StockDocumentItem>(sql`
    SELECT d.id, d.number, d.kind, d.warehouse_id AS "warehouseId", w.code AS "warehouseCode",
      d.occurred_on AS "occurredOn", d.reason, d.reference, l.line_count AS "lineCount", l.quantity
    FROM stock_document d
    JOIN warehouse w ON w.org_id = d.org_id AND w.id = d.warehouse_id
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS line_count, coalesce(sum(quantity), 0)::int AS quantity
      FROM stock_document_line l WHERE l.org_id = d.org_id AND l.document_id = d.id
    ) l
    WHERE d.org_id = ${tx.orgId}::uuid
      AND (${kind}::text IS NULL OR d.kind = ${kind})
      AND (${warehouseId}::uuid IS NULL OR d.warehouse_id = ${warehouseId}::uuid)
      ${after ? sql`AND (d.occurred_on, d.id) < (${after[0]}::date, ${after[1]}::uuid)` : empty}
    ORDER BY d.occurred_on DESC, d.id DESC LIMIT ${input.limit + 1}`);
}

export async function readDocument(
  tx: Tx,
  documentId: string,
): Promise<StockDocumentView | undefined> {
  const head = await tx.row<Omit<StockDocumentView, 'lines'>>(sql`
    SELECT d.id, d.number, d.kind, d.warehouse_id AS "warehouseId", w.code AS "warehouseCode",
      d.occurred_on AS "occurredOn", d.reason, d.reference, d.created_at AS "createdAt",
      u.name AS "createdBy"
    FROM stock_document d
    JOIN warehouse w ON w.org_id = d.org_id AND w.id = d.warehouse_id
    LEFT JOIN app_user u ON u.org_id = d.org_id AND u.id = d.created_by
    WHERE d.org_id = ${tx.orgId}::uuid AND d.id = ${documentId}::uuid`);
  if (!head) return undefined;
  const lines = await tx.rows<StockDocumentView['lines'][number]>(sql`
    SELECT l.line_no AS "lineNo", l.product_id AS "productId", p.code AS "productCode",
      p.name AS "productName", p.names AS "productNames", p.base_unit AS "baseUnit", l.quantity,
      l.note
    FROM stock_document_line l
    JOIN product p ON p.org_id = l.org_id AND p.id = l.product_id
    WHERE l.org_id = ${tx.orgId}::uuid AND l.document_id = ${documentId}::uuid
    ORDER BY l.line_no`);
  return { ...head, lines };
}
