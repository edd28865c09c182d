// Reorder points as a file brings them: each change leaves a trail, as one made by hand does.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { setOpeningStock } from '@/server/modules/inventory';
import { sql } from '@/server/platform/sql';
import { countStatements } from '../../fixtures/organization';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { stockWorld, TODAY, type StockWorld } from './stock-world';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** Null: never; undefined: as it is. */
const linesOf = ({ products, warehouses }: StockWorld, points: (number | null | undefined)[]) =>
  points.map((reorderPoint, i) => ({
    ...{ warehouseId: warehouses[0] ?? '', productId: products[i] ?? '', onHand: 5, reorderPoint },
  }));

it('leave a trail of each that is changed, and of no other', async () => {
  const world = await stockWorld({ products: 2 });
  const load = (...points: (number | null | undefined)[]) =>
    world.run((work) =>
      setOpeningStock(work, { occurredOn: TODAY, lines: linesOf(world, points) }),
    );
  await load(10, undefined);
  await load(10, 3);
  await load(null, 4);
  const trail = await world.run(({ tx }) =>
    tx.rows(sql`
      SELECT array_position(${world.products}::uuid[], doc_id)::int - 1 AS product,
        detail #> '{changes,reorderPoint,from}' AS from, detail #> '{changes,reorderPoint,to}' AS to
      FROM audit_event
      WHERE org_id = ${tx.orgId}::uuid AND action = 'setReorderPoint' ORDER BY id`),
  );
  expect(trail).toEqual([
    { product: 0, from: null, to: 10 },
    { product: 1, from: null, to: 3 },
    { product: 0, from: 10, to: null },
    { product: 1, from: 3, to: 4 },
  ]);
});

it('cost the same statements however many they are', async () => {
  const cost = async (count: number) => {
    const world = await stockWorld({ products: count });
    const lines = linesOf(
      world,
      Array.from({ length: count }, (_, i) => i + 1),
    );
    const run = countStatements(world.org, (work) =>
      setOpeningStock(work, { occurredOn: TODAY, lines }),
    );
    return (await run).statements;
  };
  expect(await cost(20)).toBe(await cost(1));
});
