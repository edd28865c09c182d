// Many requests at once: stock and credit are never spent twice, whatever the interleaving.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAccount } from '@/server/modules/receivables';
import { sql } from '@/server/platform/sql';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { differences, orderFor, orderWorld, stockOf } from './order-world';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe('parallel orders', () => {
  it('200 of them on 50 units reserve exactly 50', async () => {
    const world = await orderWorld({
      stock: 50,
      dealers: 20,
      settings: { 'orders.autoApprove': true, 'orders.stockPolicy': 'warn' },
    });
    const { caller } = await world.org.as('ORDER_CLERK');
    const placed = await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        caller.orders.place({ order: orderFor(world, [[0, 1]], index % 20) }),
      ),
    );
    expect(placed).toHaveLength(200);
    expect(await stockOf(world)).toEqual({ onHand: 50, reserved: 50 });
    const [sum] = await world.org.work((work) =>
      work.tx.rows<{ reserved: number }>(sql`
        SELECT sum(reserved)::int AS reserved FROM order_line
        WHERE org_id = ${world.org.orgId}::uuid`),
    );
    expect(sum?.reserved).toBe(50);
    expect(new Set(placed.map((order) => order.number)).size).toBe(200);
    expect(await differences(world)).toEqual([]);
  });

  it('20 of them never pass a credit limit', async () => {
    const world = await orderWorld({
      creditLimitMinor: 10_500n,
      settings: { 'orders.autoApprove': true },
    });
    const { caller } = await world.org.as('ORDER_CLERK');
    const placed = await Promise.all(
      Array.from({ length: 20 }, () => caller.orders.place({ order: orderFor(world, [[0, 1]]) })),
    );
    const approved = placed.filter((order) => order.status === 'APPROVED');
    expect(approved).toHaveLength(10);
    const account = await world.org.work((work) => readAccount(work, world.dealers[0]?.id ?? ''));
    expect(account.openOrderMinor).toBe(10_000n);
    expect(await differences(world)).toEqual([]);
  });

  it('approvals of submitted orders never pass it either', async () => {
    const world = await orderWorld({ creditLimitMinor: 5_500n });
    const clerk = await world.org.as('ORDER_CLERK');
    const manager = await world.org.as('SALES_MANAGER');
    const placed = await Promise.all(
      Array.from({ length: 12 }, () =>
        clerk.caller.orders.place({ order: orderFor(world, [[0, 1]]) }),
      ),
    );
    const decided = await Promise.all(
      placed.map(({ orderId, version }) => manager.caller.orders.approve({ orderId, version })),
    );
    expect(decided.filter((order) => order.status === 'APPROVED')).toHaveLength(5);
    expect(decided.filter((order) => order.status === 'ON_HOLD')).toHaveLength(7);
    expect(await differences(world)).toEqual([]);
  });

  it('the same key and body give one order and one answer, at once or later', async () => {
    const world = await orderWorld();
    const person = await world.org.as('ORDER_CLERK');
    const caller = person.withKey('one-intent-only');
    const order = orderFor(world, [[0, 3]]);
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => caller.orders.place({ order })),
    );
    const again = await caller.orders.place({ order });
    expect(new Set([...answers, again].map((answer) => answer.orderId)).size).toBe(1);
    const { items } = await person.caller.orders.list({});
    expect(items).toHaveLength(1);
  });
});
