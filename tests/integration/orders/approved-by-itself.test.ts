// Where orders without holds are approved by themselves, one whose last hold clears is too: by the event
// that clears it, or by who releases it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeOrder, readOrder, reevaluateOrder } from '@/server/modules/orders';
import { setCreditLimit } from '@/server/modules/receivables';
import { sql } from '@/server/platform/sql';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { differences, orderFor, orderWorld, stockOf, type OrderWorld } from './order-world';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const settings = { 'orders.autoApprove': true };
const noCredit = { creditLimitMinor: 0n, settings };

const place = (world: OrderWorld, quantity: number) =>
  world.org.work((work) => placeOrder(work, orderFor(world, [[0, quantity]])));

const allow = ({ org, dealers }: OrderWorld, creditLimitMinor: bigint | null) =>
  org.work((work) =>
    setCreditLimit(work, { dealerId: dealers[0]?.id ?? '', creditLimitMinor, reason: 'test' }),
  );

const judge = ({ org }: OrderWorld, orderId: string) =>
  org.work((work) => reevaluateOrder(work, orderId));

async function read({ org }: OrderWorld, orderId: string) {
  return (await org.as('SALES_MANAGER')).caller.orders.byId({ orderId });
}

const approverOf = ({ org }: OrderWorld, orderId: string) =>
  org.work(async (work) => (await readOrder(work.tx, orderId)).approvedBy);

const openOrders = async ({ org }: OrderWorld) =>
  (
    await org.work((work) =>
      work.tx.row<{ open: bigint }>(sql`
        SELECT open_order_minor AS open FROM dealer_account WHERE org_id = ${org.orgId}::uuid`),
    )
  )?.open;

describe('an event that clears the last hold', () => {
  it('approves the order in nobody’s name, with its stock and credit', async () => {
    const world = await orderWorld(noCredit);
    const { orderId, status } = await place(world, 10);
    expect(status).toBe('ON_HOLD');
    await allow(world, 10_000n);
    expect(await judge(world, orderId)).toBe(true);
    const order = await read(world, orderId);
    expect(order.status).toBe('APPROVED');
    expect(await approverOf(world, orderId)).toBeNull();
    expect(order.lines[0]).toMatchObject({ approved: 10, reserved: 10 });
    const steps = order.timeline.map(({ action, to, detail }) => [
      action,
      to,
      detail?.['automatic'],
    ]);
    expect(steps.slice(-2)).toEqual([
      ['holdCleared', 'SUBMITTED', undefined],
      ['approve', 'APPROVED', true],
    ]);
    expect(await openOrders(world)).toBe(10_000n);
    expect(await stockOf(world)).toMatchObject({ reserved: 10 });
    expect(await judge(world, orderId)).toBe(false);
    expect(await differences(world)).toEqual([]);
  });

  it('leaves it to a person where the company approves by hand', async () => {
    const world = await orderWorld({ creditLimitMinor: 0n });
    const { orderId } = await place(world, 10);
    await allow(world, null);
    await judge(world, orderId);
    expect((await read(world, orderId)).status).toBe('SUBMITTED');
  });

  it('approves of many orders at once no more than the limit lets pass', async () => {
    const world = await orderWorld(noCredit);
    const held = [];
    for (let i = 0; i < 6; i += 1) held.push(await place(world, 10));
    await allow(world, 20_000n);
    await Promise.all(held.map(({ orderId }) => judge(world, orderId)));
    const states = await Promise.all(
      held.map(async ({ orderId }) => (await read(world, orderId)).status),
    );
    expect(states.toSorted()).toEqual([
      ...['APPROVED', 'APPROVED'],
      ...['ON_HOLD', 'ON_HOLD', 'ON_HOLD', 'ON_HOLD'],
    ]);
    expect(await openOrders(world)).toBe(20_000n);
    expect(await differences(world)).toEqual([]);
  });
});

describe('a person who releases the last hold', () => {
  const reason = 'Paid by telephone';

  it('lets the order pass: the trail has the release, and an approval by itself', async () => {
    const world = await orderWorld(noCredit);
    const held = await place(world, 10);
    const { caller, userId } = await world.org.as('SALES_MANAGER');
    const ref = { orderId: held.orderId, version: held.version };
    const outcome = await caller.orders.releaseHold({ ...ref, hold: 'CREDIT_LIMIT', reason });
    expect(outcome).toMatchObject({ status: 'APPROVED', holds: [] });
    expect((await read(world, held.orderId)).version).toBe(outcome.version);
    expect(await approverOf(world, held.orderId)).toBeNull();
    const trail = await world.org.work((work) =>
      work.tx.rows(sql`
        SELECT action, user_id AS "userId", version FROM audit_event
        WHERE doc_id = ${held.orderId}::uuid ORDER BY id DESC LIMIT 2`),
    );
    expect(trail).toEqual([
      { action: 'approve', userId, version: outcome.version },
      { action: 'releaseHold', userId, version: outcome.version - 1 },
    ]);
    expect(await differences(world)).toEqual([]);
  });

  it('leaves it held by the others', async () => {
    const world = await orderWorld({
      ...noCredit,
      stock: 0,
      settings: { ...settings, 'orders.stockPolicy': 'hold' },
    });
    const held = await place(world, 10);
    expect(held.holds).toHaveLength(2);
    const { caller } = await world.org.as('SALES_MANAGER');
    const ref = { orderId: held.orderId, version: held.version };
    const first = await caller.orders.releaseHold({ ...ref, hold: 'CREDIT_LIMIT', reason });
    expect(first.status).toBe('ON_HOLD');
    const next = { ...ref, version: first.version };
    const second = await caller.orders.releaseHold({ ...next, hold: 'STOCK', reason });
    expect(second.status).toBe('APPROVED');
    expect(await differences(world)).toEqual([]);
  });

  it('does not let their own order pass', async () => {
    const world = await orderWorld(noCredit);
    const { caller } = await world.org.as(['ORDER_CLERK', 'SALES_MANAGER']);
    const held = await caller.orders.place({ order: orderFor(world, [[0, 10]]) });
    const ref = { orderId: held.orderId, version: held.version };
    const left = await caller.orders.releaseHold({ ...ref, hold: 'CREDIT_LIMIT', reason });
    expect(left.status).toBe('SUBMITTED');
  });
});
