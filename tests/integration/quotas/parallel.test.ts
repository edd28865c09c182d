// Many requests at once: no quota is ever passed, whatever the interleaving, and nobody waits for
// each other in a circle.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { differences, orderFor } from '../orders/order-world';
import { addQuota, balanceOf, consumedOf, quotaWorld } from './quota-world';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const many = <T>(count: number, run: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => run(index)));

describe('parallel approvals', () => {
  it('40 of clean orders by 8 dealers never pass the quota of their region', async () => {
    const world = await quotaWorld({ dealers: 8, settings: { 'orders.autoApprove': true } });
    const holder = { kind: 'REGION', id: world.country } as const;
    const quota = await addQuota(world, 25, { holder });
    const { caller } = await world.org.as('ORDER_CLERK');
    const placed = await many(40, (index) =>
      caller.orders.place({ order: orderFor(world, [[0, 1]], index % 8) }),
    );
    expect(placed.filter((order) => order.status === 'APPROVED')).toHaveLength(25);
    expect(placed.filter((order) => order.status === 'ON_HOLD')).toHaveLength(15);
    expect(await balanceOf(world, quota)).toEqual({ allocated: 25, consumed: 25, allowance: 0 });
    expect(await differences(world)).toEqual([]);
  });

  it('24 decisions of a manager never pass it either', async () => {
    const world = await quotaWorld({ dealers: 6 });
    const holder = { kind: 'LEVEL', id: world.level } as const;
    const item = { kind: 'CATEGORY', id: world.range } as const;
    const quota = await addQuota(world, 50, { holder, item });
    const clerk = await world.org.as('ORDER_CLERK');
    const manager = await world.org.as('SALES_MANAGER');
    const placed = await many(24, (index) =>
      clerk.caller.orders.place({
        order: orderFor(
          world,
          [
            [index % 3, 2],
            [(index + 1) % 3, 3],
          ],
          index % 6,
        ),
      }),
    );
    const decided = await Promise.all(
      placed.map(({ orderId, version }) => manager.caller.orders.approve({ orderId, version })),
    );
    expect(decided.filter((order) => order.status === 'APPROVED')).toHaveLength(10);
    expect(await consumedOf(world, quota)).toBe(50);
    expect(await differences(world)).toEqual([]);
  });

  it('go together with cancellations, changes of orders and moves between dealers', async () => {
    const world = await quotaWorld({ dealers: 4, settings: { 'orders.autoApprove': true } });
    const quotas = await Promise.all(
      world.dealers.map(({ id }) => addQuota(world, 12, { holder: { kind: 'DEALER', id } })),
    );
    const holder = { kind: 'REGION', id: world.region } as const;
    const region = await addQuota(world, 30, { holder });
    const { caller } = await world.org.as(['ORDER_CLERK', 'SALES_MANAGER']);
    const first = await many(16, (index) =>
      caller.orders.place({
        order: orderFor(
          world,
          [
            [0, 2],
            [1, 1],
          ],
          index % 4,
        ),
      }),
    );
    const acts = await Promise.allSettled([
      ...first.map(({ orderId, version }, index) =>
        index % 2 === 0
          ? caller.orders.cancel({ orderId, version, reason: 'no' })
          : caller.orders.amend({
              ...{ orderId, version },
              order: orderFor(
                world,
                [
                  [1, 1],
                  [0, 3],
                ],
                (index + 1) % 4,
              ),
            }),
      ),
      ...quotas.map((fromId, index) =>
        caller.quotas.move({
          ...{ fromId, quantity: 1, reason: 'swap' },
          to: { quotaId: quotas[(index + 1) % 4] ?? '' },
        }),
      ),
      many(8, (index) => caller.orders.place({ order: orderFor(world, [[0, 1]], index % 4) })),
    ]);
    const failed = acts.flatMap((act) => (act.status === 'rejected' ? [act.reason as Error] : []));
    // A move may come when orders have taken everything.
    expect(failed.filter(({ message }) => message !== 'quotas.moveMoreThanLeft')).toEqual([]);
    const after = await Promise.all([...quotas, region].map((id) => balanceOf(world, id)));
    for (const one of after) {
      expect(one?.consumed).toBeLessThanOrEqual(one?.allocated ?? 0);
      expect(one?.allowance).toBe(0);
    }
    expect(after.slice(0, 4).reduce((sum, one) => sum + (one?.allocated ?? 0), 0)).toBe(48);
    expect(await differences(world)).toEqual([]);
  });
});
