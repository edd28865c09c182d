// The only writer of stock_level and stock_entry: balance and ledger change in one statement,
// levels are locked by (warehouse, product), and neither depends on the number of lines.
import { columns, sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { LevelQuantities, StockLine, StockMovement, StockRef } from '../domain/movement';

export interface LevelKey {
  warehouseId: string;
  productId: string;
}

export interface LevelRow extends LevelKey, LevelQuantities {}

/**
 * Posts movements to levels that exist and gives the levels they touched. A key without a level is
 * left out of the answer and posts nothing; the CHECKs of the table refuse to go below zero.
 */
export async function postMovements(
  tx: Tx,
  movements: readonly StockMovement[],
): Promise<LevelRow[]> {
  if (movements.length === 0) return [];
  const c = columns(
    movements,
    (m) => m.occurredOn,
    (m) => m.kind,
    (m) => m.warehouseId,
    (m) => m.productId,
    (m) => m.onHandDelta,
    (m) => m.reservedDelta,
    (m) => m.docKind,
    (m) => m.docId,
    (m) => m.lineId,
    (m) => m.reason,
  );
  return tx.rows<LevelRow>(sql`
    WITH m AS MATERIALIZED (
      SELECT * FROM unnest(${c[0]}::date[], ${c[1]}::text[], ${c[2]}::uuid[], ${c[3]}::uuid[],
        ${c[4]}::int[], ${c[5]}::int[], ${c[6]}::text[], ${c[7]}::uuid[], ${c[8]}::uuid[],
        ${c[9]}::text[]) WITH ORDINALITY AS m(occurred_on, kind, warehouse_id, product_id, on_hand,
        reserved, doc_kind, doc_id, line_id, reason, position)
    ), total AS (
      SELECT warehouse_id, product_id, sum(on_hand)::int AS on_hand, sum(reserved)::int AS reserved
      FROM m GROUP BY warehouse_id, product_id
    ), locked AS MATERIALIZED (
      SELECT s.warehouse_id, s.product_id FROM stock_level s
      WHERE s.org_id = ${tx.orgId}::uuid
        AND (s.warehouse_id, s.product_id) IN (SELECT warehouse_id, product_id FROM m)
      ORDER BY s.warehouse_id, s.product_id FOR UPDATE OF s
    ), changed AS (
      UPDATE stock_level s SET on_hand = s.on_hand + total.on_hand,
        reserved = s.reserved + total.reserved
      FROM locked JOIN total USING (warehouse_id, product_id)
      WHERE s.org_id = ${tx.orgId}::uuid AND s.warehouse_id = locked.warehouse_id
        AND s.product_id = locked.product_id
      RETURNING s.warehouse_id, s.product_id, s.on_hand, s.reserved
    ), posted AS (
      INSERT INTO stock_entry (org_id, occurred_on, kind, warehouse_id, product_id, on_hand_delta,
        reserved_delta, doc_kind, doc_id, line_id, reason)
      SELECT ${tx.orgId}::uuid, m.occurred_on, m.kind, m.warehouse_id, m.product_id, m.on_hand,
        m.reserved, m.doc_kind, m.doc_id, m.line_id, m.reason
      FROM m JOIN changed USING (warehouse_id, product_id)
      ORDER BY m.position
      RETURNING 1
    )
    SELECT warehouse_id AS "warehouseId", product_id AS "productId", on_hand AS "onHand", reserved
    FROM changed`);
}

/** Gives every key a level, empty where it had none. */
export async function ensureLevels(tx: Tx, keys: readonly LevelKey[]): Promise<void> {
  if (keys.length === 0) return;
  const c = columns(
    keys,
    (k) => k.warehouseId,
    (k) => k.productId,
  );
  await tx.run(sql`
    INSERT INTO stock_level (org_id, warehouse_id, product_id)
    SELECT DISTINCT ${tx.orgId}::uuid, k.warehouse_id, k.product_id
    FROM unnest(${c[0]}::uuid[], ${c[1]}::uuid[]) AS k(warehouse_id, product_id)
    ORDER BY 2, 3
    ON CONFLICT DO NOTHING`);
}

/** Locks the levels of these keys until the transaction ends; a key without a level has no row. */
export async function lockLevels(tx: Tx, keys: readonly LevelKey[]): Promise<LevelRow[]> {
  if (keys.length === 0) return [];
  const c = columns(
    keys,
    (k) => k.warehouseId,
    (k) => k.productId,
  );
  return tx.rows<LevelRow>(sql`
    SELECT s.warehouse_id AS "warehouseId", s.product_id AS "productId", s.on_hand AS "onHand",
      s.reserved
    FROM stock_level s
    WHERE s.org_id = ${tx.orgId}::uuid AND (s.warehouse_id, s.product_id) IN (
      SELECT * FROM unnest(${c[0]}::uuid[], ${c[1]}::uuid[]))
    ORDER BY s.warehouse_id, s.product_id FOR UPDATE OF s`);
}

export interface Grant {
  lineId: string;
  granted: number;
  /** Free for this line, after the lines of the same product above it. */
  available: number;
}

/**
 * Reserves free stock in line order and gives each line what it got. With `all`, one short line
 * means that nothing is reserved at all. One statement: locks, decides, writes balance and ledger.
 */
export async function grantReservations(
  tx: Tx,
  ref: StockRef,
  lines: readonly StockLine[],
  mode: 'all' | 'available',
): Promise<Grant[]> {
  const c = columns(
    lines,
    (l) => l.lineId,
    (l) => l.warehouseId,
    (l) => l.productId,
    (l) => l.quantity,
  );
  return tx.rows<Grant>(sql`
    WITH wanted AS MATERIALIZED (
      SELECT * FROM unnest(${c[0]}::uuid[], ${c[1]}::uuid[], ${c[2]}::uuid[], ${c[3]}::int[])
        WITH ORDINALITY AS w(line_id, warehouse_id, product_id, quantity, position)
    ), locked AS MATERIALIZED (
      SELECT s.warehouse_id, s.product_id, s.on_hand - s.reserved AS free FROM stock_level s
      WHERE s.org_id = ${tx.orgId}::uuid
        AND (s.warehouse_id, s.product_id) IN (SELECT warehouse_id, product_id FROM wanted)
      ORDER BY s.warehouse_id, s.product_id FOR UPDATE OF s
    ), queued AS (
      SELECT w.*, greatest(0, coalesce(locked.free, 0) - coalesce(sum(w.quantity) OVER (
        PARTITION BY w.warehouse_id, w.product_id ORDER BY w.position
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0))::int AS available
      FROM wanted w LEFT JOIN locked USING (warehouse_id, product_id)
    ), granted AS MATERIALIZED (
      SELECT q.*, CASE WHEN ${mode === 'all'}::boolean AND bool_or(q.quantity > q.available) OVER ()
        THEN 0 ELSE least(q.quantity, q.available) END AS granted
      FROM queued q
    ), changed AS (
      UPDATE stock_level s SET reserved = s.reserved + t.granted
      FROM (SELECT warehouse_id, product_id, sum(granted)::int AS granted FROM granted
        WHERE granted > 0 GROUP BY warehouse_id, product_id) t
      WHERE s.org_id = ${tx.orgId}::uuid AND s.warehouse_id = t.warehouse_id
        AND s.product_id = t.product_id
    ), posted AS (
      INSERT INTO stock_entry (org_id, occurred_on, kind, warehouse_id, product_id, on_hand_delta,
        reserved_delta, doc_kind, doc_id, line_id)
      SELECT ${tx.orgId}::uuid, ${ref.occurredOn}::date, 'RESERVE', warehouse_id, product_id, 0,
        granted, ${ref.docKind}, ${ref.docId}::uuid, line_id
      FROM granted WHERE granted > 0 ORDER BY position
    )
    SELECT line_id AS "lineId", granted, available FROM granted ORDER BY position`);
}
