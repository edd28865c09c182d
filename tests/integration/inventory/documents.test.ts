// Receipts, adjustments, arrivals and promises: what they post, what they refuse, what lists show.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '@/kernel/business-date';
import { newId } from '@/kernel/ids';
import {
  adjustStock,
  cancelArrival,
  expectArrivals,
  promiseStock,
  readArrivals,
  readStock,
  receiveStock,
  reserveStock,
  reviseArrival,
  setOpeningStock,
} from '@/server/modules/inventory';
import { getStockDocument, listArrivals } from '@/server/modules/inventory/usecases/list-stock';
import { sql } from '@/server/platform/sql';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import {
  levelOf,
  stockDifferences,
  stockUp,
  stockWorld,
  TODAY,
  type StockWorld,
} from './stock-world';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const at = (world: StockWorld, product = 0, warehouse = 0) => ({
  warehouseId: world.warehouses[warehouse] ?? '',
  productId: world.products[product] ?? '',
});

describe('receiveStock', () => {
  it('adds parallel receipts of the same products without losing one', async () => {
    const world = await stockWorld({ products: 3 });
    await Promise.all(Array.from({ length: 30 }, () => stockUp(world, 7)));
    expect(await levelOf(world, 2)).toEqual({ onHand: 210, reserved: 0 });
    expect(await stockDifferences(world)).toEqual([]);
  });

  it('posts a document with numbered lines and tells who waits for stock', async () => {
    const world = await stockWorld({ products: 2 });
    const { documentId, number } = await world.run((work) =>
      receiveStock(work, {
        warehouseId: world.warehouses[0] ?? '',
        occurredOn: TODAY,
        reference: 'DN-77',
        lines: world.products.map((productId, index) => ({ productId, quantity: index + 1 })),
      }),
    );
    expect(number).toMatch(/^SR-2026-\d{6}$/);
    const document = await world.run((work) => getStockDocument(work, { documentId }));
    expect(document).toMatchObject({ kind: 'RECEIPT', reference: 'DN-77', warehouseCode: 'W1' });
    expect(document.lines.map((line) => [line.lineNo, line.productCode, line.quantity])).toEqual([
      [1, 'P-0001', 1],
      [2, 'P-0002', 2],
    ]);
    const events = await world.run((work) =>
      work.tx.rows(sql`SELECT name, payload FROM outbox_event`),
    );
    expect(events).toEqual([
      {
        name: 'inventory.stockArrived',
        payload: { warehouseId: world.warehouses[0], productIds: world.products },
      },
    ]);
  });

  it('names every field that does not fit and writes nothing', async () => {
    const world = await stockWorld({ products: 1 });
    const error = await refusalOf(
      world.run((work) =>
        receiveStock(work, {
          warehouseId: newId(),
          occurredOn: addDays(TODAY, 1),
          lines: [
            { productId: world.products[0] ?? '', quantity: 1 },
            { productId: newId(), quantity: 1 },
          ],
        }),
      ),
    );
    expect(error.code).toBe('inventory.documentInvalid');
    expect(error.issues?.map((issue) => [issue.code, issue.field])).toEqual([
      ['inventory.unknownWarehouse', 'warehouseId'],
      ['inventory.dateInFuture', 'occurredOn'],
      ['inventory.unknownProduct', 'lines.1.productId'],
    ]);
    expect(await levelOf(world)).toEqual({ onHand: 0, reserved: 0 });
  });
});

describe('adjustStock', () => {
  it('takes differences and counts, and keeps reserved goods', async () => {
    const world = await stockWorld({ products: 3 });
    await stockUp(world, 10);
    const held = { lineId: newId(), ...at(world), quantity: 6 };
    const ref = { docKind: 'order', docId: newId(), occurredOn: TODAY };
    await world.run((work) => reserveStock(work, ref, [held], 'all'));
    const adjust = (lines: { productId: string; quantity?: number; counted?: number }[]) =>
      world.run((work) =>
        adjustStock(work, {
          warehouseId: world.warehouses[0] ?? '',
          occurredOn: TODAY,
          reason: 'COUNT',
          lines,
        }),
      );
    const [first = '', second = '', third = ''] = world.products;
    const { number } = await adjust([
      { productId: first, quantity: -4 },
      { productId: second, counted: 12 },
      { productId: third, counted: 10 },
    ]);
    expect(number).toMatch(/^SA-2026-\d{6}$/);
    expect(await levelOf(world, 0)).toEqual({ onHand: 6, reserved: 6 });
    expect(await levelOf(world, 1)).toEqual({ onHand: 12, reserved: 0 });

    const short = await refusalOf(adjust([{ productId: first, counted: 5 }]));
    expect(short.issues).toMatchObject([
      {
        code: 'inventory.belowReserved',
        field: 'lines.0.counted',
        params: { reserved: 6, onHand: 6, after: 5 },
      },
    ]);
    const twice = await refusalOf(
      adjust([
        { productId: second, counted: 3 },
        { productId: second, counted: 4 },
      ]),
    );
    expect(twice.issues).toMatchObject([{ code: 'inventory.lineTwice', field: 'lines.1.counted' }]);
    const nothing = await refusalOf(adjust([{ productId: third, counted: 10 }]));
    expect(nothing.code).toBe('inventory.nothingChanges');
    expect(await stockDifferences(world)).toEqual([]);
  });

  it('counts what is there at posting, not what was there when the form opened', async () => {
    const world = await stockWorld({ products: 1 });
    await stockUp(world, 5);
    const count = () =>
      world.run((work) =>
        adjustStock(work, {
          warehouseId: world.warehouses[0] ?? '',
          occurredOn: TODAY,
          reason: 'COUNT',
          lines: [{ productId: world.products[0] ?? '', counted: 9 }],
        }),
      );
    const outcomes = await Promise.allSettled([count(), count(), count()]);
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    expect(await levelOf(world)).toEqual({ onHand: 9, reserved: 0 });
  });
});

describe('setOpeningStock', () => {
  it('makes stock what a file says, and loading it again changes nothing', async () => {
    const world = await stockWorld({ products: 2, warehouses: 2 });
    const lines = [
      { ...at(world, 0, 0), onHand: 40, reorderPoint: 10 },
      { ...at(world, 1, 0), onHand: 0 },
      { ...at(world, 0, 1), onHand: 7, reorderPoint: null },
    ];
    const load = () => world.run((work) => setOpeningStock(work, { occurredOn: TODAY, lines }));
    expect(await load()).toHaveLength(2);
    expect(await load()).toHaveLength(0);
    expect(await levelOf(world, 0, 1)).toEqual({ onHand: 7, reserved: 0 });
    const rows = await world.run((work) =>
      readStock(work, { productIds: world.products, warehouseId: world.warehouses[0] ?? null }),
    );
    expect(rows.map((row) => [row.onHand, row.available, row.reorderPoint])).toEqual([
      [40, 40, 10],
      [0, 0, null],
    ]);
    expect(await stockDifferences(world)).toEqual([]);
  });
});

describe('expected arrivals', () => {
  it('are received against, moved and called off', async () => {
    const world = await stockWorld({ products: 1 });
    const { warehouseId, productId } = at(world);
    const expectOn = (days: number, quantity: number) =>
      world.run((work) =>
        expectArrivals(work, {
          warehouseId,
          expectedOn: addDays(TODAY, days),
          lines: [{ productId, quantity }],
        }),
      );
    const early = (await expectOn(2, 10)).arrivalIds[0] ?? '';
    const late = (await expectOn(9, 10)).arrivalIds[0] ?? '';
    const receive = (quantity: number, arrivalIds: string[]) =>
      world.run((work) =>
        receiveStock(work, {
          warehouseId,
          occurredOn: TODAY,
          lines: [{ productId, quantity }],
          arrivalIds,
        }),
      );
    await receive(13, [late, early]);
    const open = await world.run((work) =>
      readArrivals(work, { productIds: [productId], until: addDays(TODAY, 30) }),
    );
    expect(open.map((row) => [row.arrivalId, row.open])).toEqual([[late, 7]]);
    expect(await levelOf(world)).toEqual({ onHand: 13, reserved: 0 });

    const closed = await refusalOf(receive(1, [early]));
    expect(closed.issues).toMatchObject([
      { code: 'inventory.arrivalNotOpen', field: 'arrivalIds.0' },
    ]);
    const change = { arrivalId: late, expectedOn: addDays(TODAY, 12) };
    const stale = await refusalOf(
      world.run((work) => reviseArrival(work, { ...change, version: 1, quantity: 20 })),
    );
    expect(stale.code).toBe('inventory.stale');
    expect(stale.issues?.map((issue) => issue.field)).toEqual(['expectedOn', 'quantity']);
    const tooFew = await refusalOf(
      world.run((work) => reviseArrival(work, { ...change, version: 2, quantity: 3 })),
    );
    expect(tooFew.code).toBe('inventory.receivedAlready');
    await world.run((work) => reviseArrival(work, { ...change, version: 2, quantity: 20 }));
    await world.run((work) => cancelArrival(work, { arrivalId: late, version: 3 }));
    const page = await world.run((work) => listArrivals(work, { limit: 10 }));
    expect(page.items.map((row) => [row.status, row.quantity, row.received])).toEqual([
      ['CANCELLED', 20, 3],
      ['RECEIVED', 10, 10],
    ]);
  });
});

describe('promiseStock', () => {
  it('promises by date as the worked example says', async () => {
    const world = await stockWorld({ products: 1 });
    const { warehouseId, productId } = at(world);
    await stockUp(world, 20);
    await world.run(async (work) => {
      for (const [day, quantity] of [
        [3, 10],
        [5, 1],
        [6, 3],
      ] as const) {
        await expectArrivals(work, {
          warehouseId,
          expectedOn: addDays(TODAY, day),
          lines: [{ productId, quantity }],
        });
      }
    });
    const steps = await world.run((work) =>
      promiseStock(work, {
        productId,
        warehouseId,
        horizonDays: 7,
        demand: [
          { on: addDays(TODAY, 1), quantity: -3 },
          { on: addDays(TODAY, 4), quantity: -15 },
        ],
      }),
    );
    expect(steps).toEqual(
      [
        [0, 12],
        [1, 12],
        [3, 12],
        [4, 12],
        [5, 13],
        [6, 16],
        [7, 16],
      ].map(([day = 0, available]) => ({ from: addDays(TODAY, day), available })),
    );
  });
});
