// Reservations under load: no unit is promised twice, and every balance is the sum of its ledger.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/kernel/ids';
import { receiveStock, reserveStock, shipStock, unreserveStock } from '@/server/modules/inventory';
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

const ref = () => ({ docKind: 'order', docId: newId(), occurredOn: TODAY });

function line(world: StockWorld, quantity: number, product = 0) {
  return {
    lineId: newId(),
    warehouseId: world.warehouses[0] ?? '',
    productId: world.products[product] ?? '',
    quantity,
  };
}

describe('reserveStock', () => {
  it('reserves exactly 50 of 50 for 200 parallel orders that want one each', async () => {
    const world = await stockWorld({ products: 1 });
    await stockUp(world, 50);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 200 }, () =>
        world.run((work) => reserveStock(work, ref(), [line(world, 1)], 'all')),
      ),
    );
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(50);
    const refused = outcomes.flatMap((o) => (o.status === 'rejected' ? [o.reason.code] : []));
    expect(new Set(refused)).toEqual(new Set(['inventory.notEnoughStock']));
    expect(await levelOf(world)).toEqual({ onHand: 50, reserved: 50 });
    expect(await stockDifferences(world)).toEqual([]);
  });

  it('gives parallel takers of several units together exactly what there is', async () => {
    const world = await stockWorld({ products: 1 });
    await stockUp(world, 50);
    const got = await Promise.all(
      Array.from({ length: 40 }, () =>
        world.run(async (work) => {
          const wanted = line(world, 3);
          const reserved = await reserveStock(work, ref(), [wanted], 'available');
          return reserved.get(wanted.lineId) ?? 0;
        }),
      ),
    );
    expect(got.reduce((sum, quantity) => sum + quantity, 0)).toBe(50);
    expect(await levelOf(world)).toEqual({ onHand: 50, reserved: 50 });
  });

  it('does not deadlock when orders name the same products in opposite order', async () => {
    const world = await stockWorld({ products: 5 });
    await stockUp(world, 100);
    await Promise.all(
      Array.from({ length: 40 }, (_, i) => {
        const lines = world.products.map((_product, index) => line(world, 1, index));
        const order = i % 2 === 0 ? lines : lines.toReversed();
        return world.run((work) => reserveStock(work, ref(), order, 'all'));
      }),
    );
    expect(await levelOf(world, 4)).toEqual({ onHand: 100, reserved: 40 });
    expect(await stockDifferences(world)).toEqual([]);
  });

  it('judges lines of one product on their sum and names the one that is short', async () => {
    const world = await stockWorld({ products: 2 });
    await stockUp(world, 10);
    const lines = [line(world, 4), line(world, 1, 1), line(world, 4), line(world, 4)];
    const error = await refusalOf(world.run((work) => reserveStock(work, ref(), lines, 'all')));
    expect(error.code).toBe('inventory.notEnoughStock');
    expect(error.issues).toMatchObject([
      {
        code: 'inventory.lineShort',
        field: 'lines.3.quantity',
        params: { available: 2, wanted: 4 },
      },
    ]);
    expect(await levelOf(world)).toEqual({ onHand: 10, reserved: 0 });

    const reserved = await world.run((work) => reserveStock(work, ref(), lines, 'available'));
    expect(lines.map((wanted) => reserved.get(wanted.lineId))).toEqual([4, 1, 4, 2]);
    expect(await levelOf(world)).toEqual({ onHand: 10, reserved: 10 });
    expect(await stockDifferences(world)).toEqual([]);
  });

  it('takes a product that never was in the warehouse as none', async () => {
    const world = await stockWorld({ products: 1 });
    const wanted = line(world, 2);
    const reserved = await world.run((work) => reserveStock(work, ref(), [wanted], 'available'));
    expect(reserved.get(wanted.lineId)).toBe(0);
    const error = await refusalOf(world.run((work) => reserveStock(work, ref(), [wanted], 'all')));
    expect(error.issues).toMatchObject([{ params: { available: 0, wanted: 2 } }]);
  });

  it('writes nothing at all when it refuses, even if the caller goes on', async () => {
    const world = await stockWorld({ products: 2 });
    await stockUp(world, 5);
    await world.run(async (work) => {
      const lines = [line(world, 5), line(world, 6, 1)];
      await expect(reserveStock(work, ref(), lines, 'all')).rejects.toThrow('notEnoughStock');
    });
    expect(await levelOf(world)).toEqual({ onHand: 5, reserved: 0 });
  });
});

describe('unreserveStock', () => {
  it('gives back what was reserved and refuses more than that', async () => {
    const world = await stockWorld({ products: 1 });
    await stockUp(world, 5);
    const wanted = line(world, 3);
    await world.run((work) => reserveStock(work, ref(), [wanted], 'all'));
    await world.run((work) => unreserveStock(work, ref(), [{ ...wanted, quantity: 2 }]));
    expect(await levelOf(world)).toEqual({ onHand: 5, reserved: 1 });
    await expect(
      world.run((work) => unreserveStock(work, ref(), [{ ...wanted, quantity: 2 }])),
    ).rejects.toMatchObject({ constraint: 'stock_level_reserved_within' });
  });
});

describe('shipStock', () => {
  it('lets one of two parallel shipments have the last unit', async () => {
    const world = await stockWorld({ products: 1 });
    await stockUp(world, 1);
    const ship = () =>
      world.run((work) =>
        shipStock(work, { ...ref(), docKind: 'shipment' }, [
          { ...line(world, 1), fromReserved: 0 },
        ]),
      );
    const outcomes = await Promise.allSettled([ship(), ship()]);
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await levelOf(world)).toEqual({ onHand: 0, reserved: 0 });
    expect(await stockDifferences(world)).toEqual([]);
  });

  it('leaves what is reserved for others alone', async () => {
    const world = await stockWorld({ products: 1 });
    await stockUp(world, 10);
    const theirs = line(world, 8);
    await world.run((work) => reserveStock(work, ref(), [theirs], 'all'));
    const mine = { ...line(world, 3), fromReserved: 0 };
    const error = await refusalOf(world.run((work) => shipStock(work, ref(), [mine])));
    expect(error.issues).toMatchObject([{ params: { available: 2, wanted: 3 } }]);
    await world.run((work) => shipStock(work, ref(), [{ ...theirs, fromReserved: 8 }]));
    expect(await levelOf(world)).toEqual({ onHand: 2, reserved: 0 });
  });
});

describe('statements', () => {
  async function statementsFor(lines: number): Promise<number[]> {
    const world = await stockWorld({ products: lines });
    const counts: number[] = [];
    const counted = async (use: Parameters<StockWorld['run']>[0]) =>
      world.run(async (work) => {
        const before = work.tx.statements;
        await use(work);
        counts.push(work.tx.statements - before);
      });
    const wanted = world.products.map((_product, index) => line(world, 2, index));
    await counted((work) =>
      receiveStock(work, {
        warehouseId: world.warehouses[0] ?? '',
        occurredOn: TODAY,
        lines: world.products.map((productId) => ({ productId, quantity: 9 })),
      }),
    );
    await counted((work) => reserveStock(work, ref(), wanted, 'all'));
    await counted((work) =>
      shipStock(
        work,
        ref(),
        wanted.map((one) => ({ ...one, quantity: 1, fromReserved: 1 })),
      ),
    );
    await counted((work) =>
      unreserveStock(
        work,
        ref(),
        wanted.map((one) => ({ ...one, quantity: 1 })),
      ),
    );
    return counts;
  }

  it('does not grow with the lines', async () => {
    const few = await statementsFor(2);
    expect(await statementsFor(200)).toEqual(few);
    expect(few).toEqual([5, 1, 2, 1]);
  });
});
