// Warehouses: one default, no closing over stock, and no overwriting of someone else's change.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { defaultWarehouse, listWarehouses, saveWarehouse } from '@/server/modules/inventory';
import { SaveWarehouseInput } from '@/server/modules/inventory/schemas';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { stockUp, stockWorld, type StockWorld } from './stock-world';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const save = (world: StockWorld, input: Record<string, unknown>) =>
  world.run((work) => saveWarehouse(work, SaveWarehouseInput.parse(input)));

const codeOf = async (call: Promise<unknown>) => (await refusalOf(call)).code;

it('keeps exactly one default', async () => {
  const world = await stockWorld({ products: 1, warehouses: 2 });
  const north = await save(world, { code: 'NORTH', name: 'North', isDefault: true });
  expect(await world.run(defaultWarehouse)).toMatchObject({ id: north.id, code: 'NORTH' });
  const all = await world.run(listWarehouses);
  expect(all.filter((warehouse) => warehouse.isDefault)).toHaveLength(1);
});

it('is one by the same letters, full-width or not', async () => {
  const world = await stockWorld({ products: 1, warehouses: 1 });
  expect(await save(world, { code: 'ＷＥＳＴ', name: 'West' })).toMatchObject({ code: 'WEST' });
  expect(await codeOf(save(world, { code: 'Ｗ１', name: 'Twin' }))).toBe('inventory.codeTaken');
  expect(SaveWarehouseInput.safeParse({ code: 'A B', name: 'x' }).error?.issues[0]?.message).toBe(
    'inventory.badCode',
  );
});

it('refuses a taken code, a stale version, and closing over stock or the default', async () => {
  const world = await stockWorld({ products: 1, warehouses: 2 });
  await stockUp(world, 1, 1);
  const [first, second] = await world.run(listWarehouses);
  const change = (warehouse: typeof first, values: Record<string, unknown>) =>
    save(world, { ...warehouse, warehouseId: warehouse?.id, ...values });
  expect(await codeOf(save(world, { code: 'W1', name: 'Twin' }))).toBe('inventory.codeTaken');
  expect(await codeOf(change(second, { version: 9, name: 'X' }))).toBe('inventory.stale');
  expect(await codeOf(change(second, { status: 'INACTIVE' }))).toBe(
    'inventory.warehouseHoldsStock',
  );
  expect(await codeOf(change(first, { status: 'INACTIVE' }))).toBe('inventory.defaultClosed');
  expect(await change(second, { name: 'South' })).toMatchObject({ name: 'South', version: 2 });
});
