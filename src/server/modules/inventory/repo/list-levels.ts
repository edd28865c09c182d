// Stock levels as a list: by product code, with what is still to come. Never counts a whole table.
import { z } from 'zod';
import { decodeCursor } from '@/server/platform/page';
import { empty, literal, sql, type Sql } from '@/server/platform/sql';
import { beginsWith, codeForms, containsPatterns } from '@/server/platform/text-search';
import type { Tx } from '@/server/platform/tx';
import type { ListStockInput, StockLevelView } from '../schemas';

const LevelCursor = z.tuple([z.string(), z.uuid()]);

const CONDITION: Record<ListStockInput['show'], Sql> = {
  all: empty,
  inStock: literal('AND s.on_hand > 0'),
  outOfStock: literal('AND s.on_hand <= s.reserved'),
  belowReorder: literal('AND s.on_hand - s.reserved < s.reorder_point'),
};

/** A product whose code begins with the text, or whose names hold every word of it. */
export function matchesProduct(search: string | undefined): Sql {
  if (!search) return empty;
  return sql`AND (${beginsWith(literal('p.code'), codeForms(search))} OR
    p.barcode = ${search} OR p.search_text LIKE ALL (${containsPatterns(search)}::text[]))`;
}

const LEVEL = sql`s.product_id AS "productId", p.code AS "productCode", p.name AS "productName",
  p.names AS "productNames", p.base_unit AS "baseUnit", s.warehouse_id AS "warehouseId",
  w.code AS "warehouseCode", s.on_hand AS "onHand", s.reserved,
  s.on_hand - s.reserved AS available, coalesce(i.quantity, 0) AS inbound,
  s.reorder_point AS "reorderPoint"`;

const FROM_LEVEL = sql`FROM stock_level s
  JOIN product p ON p.org_id = s.org_id AND p.id = s.product_id
  JOIN warehouse w ON w.org_id = s.org_id AND w.id = s.warehouse_id
  LEFT JOIN LATERAL (
    SELECT sum(a.quantity - a.received)::int AS quantity FROM expected_arrival a
    WHERE a.org_id = s.org_id AND a.product_id = s.product_id
      AND a.warehouse_id = s.warehouse_id AND a.status = 'OPEN'
  ) i ON true`;

/** One row more than the page, which tells whether there is a next one. */
export async function listLevels(tx: Tx, input: ListStockInput): Promise<StockLevelView[]> {
  const after = decodeCursor(input.cursor ?? undefined, LevelCursor);
  return tx.rows<StockLevelView>(sql`
    SELECT ${LEVEL} ${FROM_LEVEL}
    WHERE s.org_id = ${tx.orgId}::uuid
      AND (${input.warehouseId ?? null}::uuid IS NULL
        OR s.warehouse_id = ${input.warehouseId ?? null}::uuid)
      ${CONDITION[input.show]} ${matchesProduct(input.search)}
      ${after ? sql`AND (p.code, s.warehouse_id) > (${after[0]}, ${after[1]}::uuid)` : empty}
    ORDER BY p.code, s.warehouse_id LIMIT ${input.limit + 1}`);
}

export async function readProductLevels(tx: Tx, productId: string): Promise<StockLevelView[]> {
  return tx.rows<StockLevelView>(sql`
    SELECT ${LEVEL} ${FROM_LEVEL}
    WHERE s.org_id = ${tx.orgId}::uuid AND s.product_id = ${productId}::uuid
    ORDER BY w.is_default DESC, w.code`);
}

export interface StockCounts {
  levels: number;
  outOfStock: number;
  belowReorder: number;
  openArrivals: number;
  lateArrivals: number;
}

/** Levels are warehouses times products, and arrivals count only while open: both are small. */
export async function countStock(
  tx: Tx,
  warehouseId: string | null,
  today: string,
): Promise<StockCounts> {
  const row = await tx.row<StockCounts>(sql`
    WITH level AS (
      SELECT count(*)::int AS levels,
        count(*) FILTER (WHERE on_hand <= reserved)::int AS out_of_stock,
        count(*) FILTER (WHERE on_hand - reserved < reorder_point)::int AS below_reorder
      FROM stock_level WHERE org_id = ${tx.orgId}::uuid
        AND (${warehouseId}::uuid IS NULL OR warehouse_id = ${warehouseId}::uuid)
    ), arrival AS (
      SELECT count(*)::int AS open,
        count(*) FILTER (WHERE expected_on < ${today}::date)::int AS late
      FROM expected_arrival WHERE org_id = ${tx.orgId}::uuid AND status = 'OPEN'
        AND (${warehouseId}::uuid IS NULL OR warehouse_id = ${warehouseId}::uuid)
    )
    SELECT levels, out_of_stock AS "outOfStock", below_reorder AS "belowReorder",
      open AS "openArrivals", late AS "lateArrivals"
    FROM level, arrival`);
  if (!row) throw new Error('a count gave no row');
  return row;
}
