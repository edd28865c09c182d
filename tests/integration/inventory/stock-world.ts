// An organization of its own with products and warehouses, for tests of stock.
import { newId } from '@/kernel/ids';
import { receiveStock } from '@/server/modules/inventory';
import type { Work } from '@/server/platform/actor';
import { sql } from '@/server/platform/sql';
import { createTestOrganization, type TestOrganization } from '../../fixtures/organization';

export interface StockWorld {
  org: TestOrganization;
  orgId: string;
  products: string[];
  /** The first one is the default. */
  warehouses: string[];
  /** One committed transaction of the system, on the day TODAY. */
  run<T>(use: (work: Work) => Promise<T>): Promise<T>;
}

export const TODAY = '2026-03-10';

/** Arranges products by plain SQL, hundreds at a time: what is tested here is stock. */
export async function stockWorld(count: {
  products: number;
  warehouses?: number;
}): Promise<StockWorld> {
  const org = await createTestOrganization({ now: new Date('2026-03-10T02:00:00Z') });
  const { orgId } = org;
  const products = Array.from({ length: count.products }, () => newId());
  const warehouses = Array.from({ length: count.warehouses ?? 1 }, () => newId());
  await org.work(async ({ tx }) => {
    await tx.run(sql`
      INSERT INTO product (org_id, id, code, name, base_unit, search_text)
      SELECT ${orgId}::uuid, id, 'P-' || lpad(n::text, 4, '0'), 'Product ' || n, 'pc',
        'p-' || lpad(n::text, 4, '0') || E'\nproduct ' || n
      FROM unnest(${products}::uuid[]) WITH ORDINALITY AS p(id, n)`);
    await tx.run(sql`
      INSERT INTO warehouse (org_id, id, code, name, is_default)
      SELECT ${orgId}::uuid, id, 'W' || n, 'Warehouse ' || n, n = 1
      FROM unnest(${warehouses}::uuid[]) WITH ORDINALITY AS w(id, n)`);
  });
  return { org, orgId, products, warehouses, run: (use) => org.work(use) };
}

/** Levels that differ from the sum of their ledger entries; a healthy stock has none. */
export async function stockDifferences(world: StockWorld): Promise<unknown[]> {
  return world.run((work) =>
    work.tx.rows(sql`
      SELECT warehouse_id, product_id, on_hand, reserved, e.on_hand_sum, e.reserved_sum
      FROM stock_level s
      FULL JOIN (
        SELECT warehouse_id, product_id, sum(on_hand_delta) AS on_hand_sum,
          sum(reserved_delta) AS reserved_sum
        FROM stock_entry GROUP BY warehouse_id, product_id
      ) e USING (warehouse_id, product_id)
      WHERE coalesce(s.on_hand, 0) <> coalesce(e.on_hand_sum, 0)
        OR coalesce(s.reserved, 0) <> coalesce(e.reserved_sum, 0)`),
  );
}

export async function levelOf(
  world: StockWorld,
  product = 0,
  warehouse = 0,
): Promise<{ onHand: number; reserved: number }> {
  const row = await world.run((work) =>
    work.tx.row<{ onHand: number; reserved: number }>(sql`
      SELECT on_hand AS "onHand", reserved FROM stock_level
      WHERE product_id = ${world.products[product]}::uuid
        AND warehouse_id = ${world.warehouses[warehouse]}::uuid`),
  );
  return row ?? { onHand: 0, reserved: 0 };
}

/** Puts stock on the shelf by a receipt. */
export async function stockUp(world: StockWorld, quantity: number, warehouse = 0): Promise<void> {
  await world.run((work) =>
    receiveStock(work, {
      warehouseId: world.warehouses[warehouse] ?? '',
      occurredOn: TODAY,
      lines: world.products.map((productId) => ({ productId, quantity })),
    }),
  );
}
