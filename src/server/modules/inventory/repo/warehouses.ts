// Writes on warehouses, and reorder points, which are a property of a level.
import { columns, sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { WarehouseRow } from './read';

export async function lockWarehouse(tx: Tx, id: string): Promise<WarehouseRow | undefined> {
  return tx.row<WarehouseRow>(sql`
    SELECT id, code, name, city, is_default AS "isDefault", status, version
    FROM warehouse WHERE org_id = ${tx.orgId}::uuid AND id = ${id}::uuid FOR UPDATE`);
}

export type WarehouseValues = Pick<
  WarehouseRow,
  'id' | 'code' | 'name' | 'city' | 'isDefault' | 'status'
>;

export async function insertWarehouse(tx: Tx, warehouse: WarehouseValues): Promise<void> {
  await tx.run(sql`
    INSERT INTO warehouse (org_id, id, code, name, city, is_default, status)
    VALUES (${tx.orgId}::uuid, ${warehouse.id}::uuid, ${warehouse.code}, ${warehouse.name},
      ${warehouse.city}, ${warehouse.isDefault}, ${warehouse.status})`);
}

export async function updateWarehouse(tx: Tx, warehouse: WarehouseValues): Promise<void> {
  await tx.run(sql`
    UPDATE warehouse SET code = ${warehouse.code}, name = ${warehouse.name},
      city = ${warehouse.city}, is_default = ${warehouse.isDefault},
      status = ${warehouse.status}, version = version + 1
    WHERE org_id = ${tx.orgId}::uuid AND id = ${warehouse.id}::uuid`);
}

/** Only one warehouse is the default. */
export async function clearOtherDefaults(
  tx: Tx,
  keepId: string,
): Promise<{ id: string; version: number }[]> {
  return tx.rows(sql`
    UPDATE warehouse SET is_default = false, version = version + 1
    WHERE org_id = ${tx.orgId}::uuid AND is_default AND id <> ${keepId}::uuid
    RETURNING id, version`);
}

export async function holdsStock(tx: Tx, warehouseId: string): Promise<boolean> {
  const row = await tx.row(sql`
    SELECT 1 AS found FROM stock_level
    WHERE org_id = ${tx.orgId}::uuid AND warehouse_id = ${warehouseId}::uuid AND on_hand > 0
    LIMIT 1`);
  return row !== undefined;
}

export interface ReorderPoint {
  warehouseId: string;
  productId: string;
  reorderPoint: number | null;
}

/** Of levels that exist, under their locks, in the order of the keys. */
export async function lockReorderPoints(
  tx: Tx,
  keys: readonly Omit<ReorderPoint, 'reorderPoint'>[],
): Promise<(number | null)[]> {
  if (keys.length === 0) return [];
  const c = columns(
    keys,
    (k) => k.warehouseId,
    (k) => k.productId,
  );
  const found = await tx.rows<{ n: number; reorderPoint: number | null }>(sql`
    SELECT k.n::int AS n, s.reorder_point AS "reorderPoint"
    FROM unnest(${c[0]}::uuid[], ${c[1]}::uuid[]) WITH ORDINALITY AS k(warehouse_id, product_id, n)
    JOIN stock_level s ON s.org_id = ${tx.orgId}::uuid AND s.warehouse_id = k.warehouse_id
      AND s.product_id = k.product_id
    ORDER BY s.warehouse_id, s.product_id FOR UPDATE OF s`);
  if (found.length !== keys.length) throw new Error('a level to lock does not exist');
  const points = new Map(found.map(({ n, reorderPoint }) => [n, reorderPoint]));
  return keys.map((_, at) => points.get(at + 1) ?? null);
}

/** Sets reorder points; a product that never was in the warehouse gets an empty level. */
export async function putReorderPoints(tx: Tx, points: readonly ReorderPoint[]): Promise<void> {
  if (points.length === 0) return;
  const c = columns(
    points,
    (p) => p.warehouseId,
    (p) => p.productId,
    (p) => p.reorderPoint,
  );
  await tx.run(sql`
    INSERT INTO stock_level (org_id, warehouse_id, product_id, reorder_point)
    SELECT ${tx.orgId}::uuid, p.warehouse_id, p.product_id, p.reorder_point
    FROM unnest(${c[0]}::uuid[], ${c[1]}::uuid[], ${c[2]}::int[])
      AS p(warehouse_id, product_id, reorder_point)
    ORDER BY p.warehouse_id, p.product_id
    ON CONFLICT (org_id, warehouse_id, product_id)
      DO UPDATE SET reorder_point = excluded.reorder_point`);
}
