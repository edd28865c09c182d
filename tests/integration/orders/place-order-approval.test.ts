// Approving, rejecting and releasing what was placed: who may, and what becomes of stock and holds.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { differences, orderFor, orderWorld, stockOf } from './order-world';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe('approval', () => {
  it('approves a quantity per line, never more than requested, and says why less', async () => {
    const world = await orderWorld();
    const clerk = await world.org.as('ORDER_CLERK');
    const manager = await world.org.as('SALES_MANAGER');
    const placed = await clerk.caller.orders.place({
      order: orderFor(world, [
        [0, 10],
        [1, 5],
      ]),
    });
    const { lines } = await manager.caller.orders.byId({ orderId: placed.orderId });
    const lineId = lines[0]?.id ?? '';
    const ref = { orderId: placed.orderId, version: placed.version };
    const tooMany = await refusalOf(
      manager.caller.orders.approve({ ...ref, cuts: [{ lineId, approved: 11, reason: 'x' }] }),
    );
    expect(tooMany.issues?.[0]?.code).toBe('orders.approvedNotWithinRequested');
    const outcome = await manager.caller.orders.approve({
      ...ref,
      cuts: [{ lineId, approved: 6, reason: 'Allocated' }],
    });
    expect(outcome.status).toBe('APPROVED');
    const after = await manager.caller.orders.byId({ orderId: placed.orderId });
    expect(after.lines.map((line) => [line.approved, line.reserved, line.cutReason])).toEqual([
      [6, 6, 'Allocated'],
      [5, 5, null],
    ]);
    expect(await differences(world)).toEqual([]);
  });

  it('is not given to one’s own order, nor without the permission', async () => {
    const world = await orderWorld();
    const both = await world.org.as(['ORDER_CLERK', 'SALES_MANAGER']);
    const placed = await both.caller.orders.place({ order: orderFor(world, [[0, 1]]) });
    const ref = { orderId: placed.orderId, version: placed.version };
    expect((await refusalOf(both.caller.orders.approve(ref))).code).toBe('orders.ownApproval');
    const clerk = await world.org.as('ORDER_CLERK');
    expect((await refusalOf(clerk.caller.orders.approve(ref))).code).toBe('auth.notPermitted');
  });

  it('refuses a stale version', async () => {
    const world = await orderWorld();
    const clerk = await world.org.as('ORDER_CLERK');
    const manager = await world.org.as('SALES_MANAGER');
    const placed = await clerk.caller.orders.place({ order: orderFor(world, [[0, 1]]) });
    const refusal = await refusalOf(
      manager.caller.orders.approve({ orderId: placed.orderId, version: placed.version + 1 }),
    );
    expect(refusal).toMatchObject({
      code: 'orders.stale',
      status: 'conflict',
      params: { status: 'SUBMITTED' },
    });
  });

  it('takes an approved order that is changed back to approval', async () => {
    const world = await orderWorld();
    const clerk = await world.org.as('ORDER_CLERK');
    const manager = await world.org.as('SALES_MANAGER');
    const placed = await clerk.caller.orders.place({ order: orderFor(world, [[0, 10]]) });
    const ref = { orderId: placed.orderId, version: placed.version };
    const approved = await manager.caller.orders.approve(ref);
    expect(await stockOf(world)).toMatchObject({ reserved: 10 });
    const amended = await clerk.caller.orders.amend({
      orderId: placed.orderId,
      version: approved.version,
      order: orderFor(world, [[1, 4]]),
    });
    expect(amended.status).toBe('SUBMITTED');
    expect(await stockOf(world)).toMatchObject({ reserved: 0 });
    expect(await differences(world)).toEqual([]);
  });

  it('gives stock and credit back on cancellation', async () => {
    const world = await orderWorld({ creditLimitMinor: 10_000n });
    const clerk = await world.org.as('ORDER_CLERK');
    const manager = await world.org.as('SALES_MANAGER');
    const placed = await clerk.caller.orders.place({ order: orderFor(world, [[0, 10]]) });
    const approved = await manager.caller.orders.approve({
      orderId: placed.orderId,
      version: placed.version,
    });
    const cancelled = await manager.caller.orders.cancel({
      orderId: placed.orderId,
      version: approved.version,
      reason: 'Not wanted',
    });
    expect(cancelled.status).toBe('CANCELLED');
    expect(await stockOf(world)).toEqual({ onHand: 1000, reserved: 0 });
    const again = await clerk.caller.orders.place({ order: orderFor(world, [[0, 10]]) });
    expect(again.status).toBe('SUBMITTED');
    expect(await differences(world)).toEqual([]);
  });
});
