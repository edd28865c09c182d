// Stock, movements and arrivals as lists: narrowed, sorted and by pages.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/kernel/ids';
import { readStock, reserveStock } from '@/server/modules/inventory';
import {
  listStock,
  readLedger,
  summarizeStock,
} from '@/server/modules/inventory/usecases/list-stock';
import { setReorderPoint } from '@/server/modules/inventory/usecases/set-reorder-point';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { stockUp, stockWorld, TODAY, type StockWorld } from './stock-world';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const at = (world: StockWorld, product = 0, warehouse = 0) => ({
  warehouseId: world.warehouses[warehouse] ?? '',
  productId: world.products[product] ?? '',
});

describe('lists', () => {
  it('page by key, filter by state and find by code or word', async () => {
    const world = await stockWorld({ products: 25, warehouses: 2 });
    await stockUp(world, 5);
    await world.run((work) => setReorderPoint(work, { ...at(world, 3), reorderPoint: 6 }));
    await world.run((work) => setReorderPoint(work, { ...at(world, 4, 1), reorderPoint: 1 }));
    const codes: string[] = [];
    let cursor: string | null | undefined;
    do {
      const after: string | null | undefined = cursor;
      const page = await world.run((work) =>
        listStock(work, { limit: 10, show: 'all', cursor: after }),
      );
      codes.push(...page.items.map((row) => `${row.productCode} ${row.warehouseCode}`));
      cursor = page.nextCursor;
    } while (cursor);
    expect(codes).toHaveLength(26);
    expect(new Set(codes).size).toBe(26);
    expect(codes).toEqual(codes.toSorted());

    const show = async (filter: Parameters<typeof listStock>[1]) =>
      (await world.run((work) => listStock(work, filter))).items.map((row) => row.productCode);
    expect(await show({ limit: 50, show: 'belowReorder' })).toEqual(['P-0004', 'P-0005']);
    expect(await show({ limit: 50, show: 'outOfStock' })).toEqual(['P-0005']);
    expect(await show({ limit: 50, show: 'all', search: 'p-0012' })).toEqual(['P-0012']);
    expect(await show({ limit: 50, show: 'all', search: 'PRODUCT 7' })).toContain('P-0007');
    const summary = await world.run((work) => summarizeStock(work, {}));
    expect(summary).toMatchObject({ levels: 26, outOfStock: 1, belowReorder: 2 });
  });

  it('shows the ledger with the balance after each entry, over pages', async () => {
    const world = await stockWorld({ products: 1, warehouses: 2 });
    const { productId } = at(world);
    await stockUp(world, 5);
    await stockUp(world, 3, 1);
    const held = { lineId: newId(), ...at(world), quantity: 4 };
    const ref = { docKind: 'order', docId: newId(), occurredOn: TODAY };
    await world.run((work) => reserveStock(work, ref, [held], 'all'));
    await stockUp(world, 2);
    const read = async (warehouseId?: string) => {
      const rows: string[] = [];
      let cursor: string | null | undefined;
      do {
        const after: string | null | undefined = cursor;
        const page = await world.run((work) =>
          readLedger(work, { productId, limit: 2, cursor: after, warehouseId }),
        );
        rows.push(
          ...page.items.map((row) => `${row.kind} ${row.onHandAfter}/${row.reservedAfter}`),
        );
        cursor = page.nextCursor;
      } while (cursor);
      return rows;
    };
    expect(await read()).toEqual(['RECEIPT 10/4', 'RESERVE 8/4', 'RECEIPT 8/0', 'RECEIPT 5/0']);
    expect(await read(world.warehouses[0])).toEqual(['RECEIPT 7/4', 'RESERVE 5/4', 'RECEIPT 5/0']);
  });

  it('show nothing of another organization', async () => {
    const world = await stockWorld({ products: 1 });
    await stockUp(world, 5);
    const stranger = await stockWorld({ products: 1 });
    const rows = await stranger.run((work) => readStock(work, { productIds: world.products }));
    expect(rows).toEqual([]);
    const page = await stranger.run((work) => listStock(work, { limit: 50, show: 'all' }));
    expect(page.items).toEqual([]);
  });
});
