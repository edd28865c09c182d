// The ledger of a product, newest first, with the balance after each entry. The balance is counted
// back from the level, so a page costs what it shows, not what lies before it.
import { z } from 'zod';
import { decodeCursor } from '@/server/platform/page';
import { sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { LedgerEntryView, LedgerInput } from '../schemas';

/** Where the page before ended, and the balance before its last entry. */
const LedgerCursor = z.tuple([z.string().regex(/^\d{1,19}$/), z.number().int(), z.number().int()]);

/** One row more than the page. */
export async function listLedger(tx: Tx, input: LedgerInput): Promise<LedgerEntryView[]> {
  const after = decodeCursor(input.cursor ?? undefined, LedgerCursor);
  const warehouseId = input.warehouseId ?? null;
  return tx.rows<LedgerEntryView>(sql`
    WITH start AS (
      SELECT coalesce(${after?.[1] ?? null}::int, sum(on_hand))::int AS on_hand,
        coalesce(${after?.[2] ?? null}::int, sum(reserved))::int AS reserved
      FROM stock_level
      WHERE org_id = ${tx.orgId}::uuid AND product_id = ${input.productId}::uuid
        AND (${warehouseId}::uuid IS NULL OR warehouse_id = ${warehouseId}::uuid)
    ), entry AS (
      SELECT * FROM stock_entry
      WHERE org_id = ${tx.orgId}::uuid AND product_id = ${input.productId}::uuid
        AND (${warehouseId}::uuid IS NULL OR warehouse_id = ${warehouseId}::uuid)
        AND seq < ${after?.[0] ?? '9223372036854775807'}::bigint
      ORDER BY seq DESC LIMIT ${input.limit + 1}
    )
    SELECT e.seq, e.at, e.occurred_on AS "occurredOn", e.kind, e.warehouse_id AS "warehouseId",
      w.code AS "warehouseCode", e.on_hand_delta AS "onHandDelta",
      e.reserved_delta AS "reservedDelta",
      (start.on_hand - coalesce(sum(e.on_hand_delta) OVER later, 0))::int AS "onHandAfter",
      (start.reserved - coalesce(sum(e.reserved_delta) OVER later, 0))::int AS "reservedAfter",
      e.doc_kind AS "docKind", e.doc_id AS "docId", e.reason,
      coalesce(d.number, o.number, h.number, r.number) AS "docNumber"
    FROM entry e CROSS JOIN start
    JOIN warehouse w ON w.org_id = e.org_id AND w.id = e.warehouse_id
    LEFT JOIN stock_document d ON e.doc_kind = 'stockDocument' AND d.org_id = e.org_id
      AND d.id = e.doc_id
    LEFT JOIN sales_order o ON e.doc_kind = 'order' AND o.org_id = e.org_id AND o.id = e.doc_id
    LEFT JOIN shipment h ON e.doc_kind = 'shipment' AND h.org_id = e.org_id AND h.id = e.doc_id
    LEFT JOIN return_order r ON e.doc_kind = 'return' AND r.org_id = e.org_id AND r.id = e.doc_id
    WINDOW later AS (ORDER BY e.seq DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
    ORDER BY e.seq DESC`);
}

export function ledgerKey(entry: LedgerEntryView): readonly unknown[] {
  return [
    entry.seq.toString(),
    entry.onHandAfter - entry.onHandDelta,
    entry.reservedAfter - entry.reservedDelta,
  ];
}
