// The order list page by page, from either end.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { orderFor, orderWorld } from './order-world';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe('the order list', () => {
  it('gives the oldest first where asked to, over pages, and the newest first otherwise', async () => {
    const world = await orderWorld();
    const { caller } = await world.org.as('ORDER_CLERK');
    const placed: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      // One after the other: their order is what is asked for.
      // oxlint-disable-next-line no-await-in-loop
      const { orderId } = await caller.orders.place({ order: orderFor(world, [[0, 1]]) });
      placed.push(orderId);
    }
    const read = async (question: { oldestFirst?: boolean; status?: ['SUBMITTED'] }) => {
      const first = await caller.orders.list({ ...question, limit: 3 });
      const second = await caller.orders.list({ ...question, limit: 3, cursor: first.nextCursor });
      expect(second.nextCursor).toBeNull();
      return [...first.items, ...second.items].map((item) => item.id);
    };
    expect(await read({ oldestFirst: true, status: ['SUBMITTED'] })).toEqual(placed);
    expect(await read({ oldestFirst: true })).toEqual(placed);
    expect(await read({})).toEqual(placed.toReversed());
    const found = await caller.orders.list({ search: 'SO-', oldestFirst: true });
    expect(found.items.map((item) => item.id)).toEqual(placed);
  });
});
