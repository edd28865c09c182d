// Reads of stock levels, arrivals and warehouses for other modules: few columns, many keys at once.
import { DomainError } from '@/kernel/domain-error';
import { sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';

export interface StockRow {
  warehouseId: string;
  warehouseCode: string;
  productId: string;
  onHand: number;
  reserved: number;
  /** On hand less reserved. */
  available: number;
  reorderPoint: number | null;
}

export async function readStockRows(
  tx: Tx,
  productIds: readonly string[],
  warehouseId: string | null,
): Promise<StockRow[]> {
  return tx.rows<StockRow>(sql`
    SELECT s.warehouse_id AS "warehouseId", w.code AS "warehouseCode", s.product_id AS "productId",
      s.on_hand AS "onHand", s.reserved, s.on_hand - s.reserved AS available,
      s.reorder_point AS "reorderPoint"
    FROM stock_level s
    JOIN warehouse w ON w.org_id = s.org_id AND w.id = s.warehouse_id
    WHERE s.org_id = ${tx.orgId}::uuid AND s.product_id = ANY(${productIds}::uuid[])
      AND w.status = 'ACTIVE'
      AND (${warehouseId}::uuid IS NULL OR s.warehouse_id = ${warehouseId}::uuid)
    ORDER BY w.is_default DESC, w.code, s.product_id`);
}

export interface ArrivalRow {
  arrivalId: string;
  warehouseId: string;
  productId: string;
  expectedOn: string;
  /** Expected and not received yet. */
  open: number;
}

export async function readArrivalRows(
  tx: Tx,
  productIds: readonly string[],
  until: string,
): Promise<ArrivalRow[]> {
  return tx.rows<ArrivalRow>(sql`
    SELECT id AS "arrivalId", warehouse_id AS "warehouseId", product_id AS "productId",
      expected_on AS "expectedOn", quantity - received AS open
    FROM expected_arrival
    WHERE org_id = ${tx.orgId}::uuid AND product_id = ANY(${productIds}::uuid[])
      AND status = 'OPEN' AND expected_on <= ${until}::date
    ORDER BY expected_on, id`);
}

export interface WarehouseRow {
  id: string;
  code: string;
  name: string;
  city: string | null;
  isDefault: boolean;
  status: 'ACTIVE' | 'INACTIVE';
  version: number;
}

export async function readWarehouses(tx: Tx): Promise<WarehouseRow[]> {
  return tx.rows<WarehouseRow>(sql`
    SELECT id, code, name, city, is_default AS "isDefault", status, version
    FROM warehouse WHERE org_id = ${tx.orgId}::uuid
    ORDER BY is_default DESC, (status = 'ACTIVE') DESC, code`);
}

/** The default one, else the first active by code; refuses with `inventory.noWarehouse`. */
export async function readDefaultWarehouse(tx: Tx): Promise<WarehouseRow> {
  const row = await tx.row<WarehouseRow>(sql`
    SELECT id, code, name, city, is_default AS "isDefault", status, version
    FROM warehouse WHERE org_id = ${tx.orgId}::uuid AND status = 'ACTIVE'
    ORDER BY is_default DESC, code LIMIT 1`);
  if (!row) throw new DomainError('inventory.noWarehouse');
  return row;
}
