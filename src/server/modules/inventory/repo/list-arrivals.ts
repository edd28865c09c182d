// Expected arrivals as a list: earliest first while open, latest first once settled.
import { z } from 'zod';
import { dayField } from '@/kernel/fields';
import { decodeCursor } from '@/server/platform/page';
import { empty, sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { ArrivalView, ListArrivalsInput } from '../schemas';

const ArrivalCursor = z.tuple([dayField, z.uuid()]);

/** One row more than the page. */
export async function listArrivals(tx: Tx, input: ListArrivalsInput): Promise<ArrivalView[]> {
  const after = decodeCursor(input.cursor ?? undefined, ArrivalCursor);
  const { status = null, warehouseId = null, productId = null } = input;
  const openFirst = status === 'OPEN';
  const key = after ? sql`(${after[0]}::date, ${after[1]}::uuid)` : empty;
  const beyond = openFirst
    ? sql`AND (a.expected_on, a.id) > ${key}`
    : sql`AND (a.expected_on, a.id) < ${key}`;
  return tx.rows<ArrivalView>(sql`
    SELECT a.id, a.version, a.warehouse_id AS "warehouseId", w.code AS "warehouseCode",
      a.product_id AS "productId", p.code AS "productCode", p.name AS "productName",
      p.names AS "productNames", p.base_unit AS "baseUnit", a.expected_on AS "expectedOn",
      a.quantity, a.received, a.quantity - a.received AS open, a.reference, a.status
    FROM expected_arrival a
    JOIN product p ON p.org_id = a.org_id AND p.id = a.product_id
    JOIN warehouse w ON w.org_id = a.org_id AND w.id = a.warehouse_id
    WHERE a.org_id = ${tx.orgId}::uuid
      AND (${status}::text IS NULL OR a.status = ${status})
      AND (${warehouseId}::uuid IS NULL OR a.warehouse_id = ${warehouseId}::uuid)
      AND (${productId}::uuid IS NULL OR a.product_id = ${productId}::uuid)
      ${after ? beyond : empty}
    ORDER BY ${openFirst ? sql`a.expected_on, a.id` : sql`a.expected_on DESC, a.id DESC`}
    LIMIT ${input.limit + 1}`);
}
