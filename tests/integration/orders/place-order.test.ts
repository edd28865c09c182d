// Entering orders: what is priced, held, refused; and that the cost in statements does not grow.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/kernel/ids';
import { placeOrder } from '@/server/modules/orders';
import { previewOrder } from '@/server/modules/orders/usecases/preview-order';
import { sql } from '@/server/platform/sql';
import { countStatements } from '../../fixtures/organization';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { differences, orderFor, orderWorld, stockOf } from './order-world';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe('placing an order', () => {
  it('prices its lines by the list and waits for approval', async () => {
    const world = await orderWorld();
    const { caller } = await world.org.as('ORDER_CLERK');
    const order = orderFor(world, [
      [0, 3],
      [1, 2],
    ]);
    const placed = await caller.orders.place({ order });
    expect(placed).toMatchObject({ status: 'SUBMITTED', holds: [] });
    const view = await caller.orders.byId({ orderId: placed.orderId });
    expect(view.totalMinor).toBe(5_000n);
    expect(view.lines.map((line) => line.priceRule.by)).toEqual(['everyone', 'everyone']);
    expect(view.timeline.map((entry) => entry.action)).toEqual(['submit']);
    expect(await differences(world)).toEqual([]);
  });

  it('approves clean orders by itself where the organization says so, and reserves', async () => {
    const world = await orderWorld({ settings: { 'orders.autoApprove': true } });
    const { caller } = await world.org.as('ORDER_CLERK');
    const placed = await caller.orders.place({ order: orderFor(world, [[0, 7]]) });
    expect(placed.status).toBe('APPROVED');
    expect(await stockOf(world)).toEqual({ onHand: 1000, reserved: 7 });
    expect(await differences(world)).toEqual([]);
  });

  it('names every problem of every line at once and writes nothing', async () => {
    const world = await orderWorld();
    const { caller } = await world.org.as('ORDER_CLERK');
    const order = orderFor(world, [
      [0, 1],
      [1, 1],
    ]);
    const [first, second] = order.lines;
    if (!first || !second) throw new Error('two lines');
    first.productId = newId();
    second.unit = 'pallet';
    const refusal = await refusalOf(caller.orders.place({ order }));
    expect(refusal.code).toBe('orders.notReady');
    expect(refusal.issues?.map((issue) => [issue.code, issue.field])).toEqual([
      ['orders.unknownProduct', 'lines.0.productId'],
      ['orders.unknownUnit', 'lines.1.unit'],
    ]);
    const { items } = await caller.orders.list({});
    expect(items).toEqual([]);
  });

  it.each([
    [{ quantity: 0 }, 'lines.0.quantity'],
    [{ quantity: -4 }, 'lines.0.quantity'],
    [{ quantity: 1.5 }, 'lines.0.quantity'],
    [{ discountRate: '2' }, 'lines.0.discountRate'],
    [{ productId: 'no-id' }, 'lines.0.productId'],
  ])('refuses %j on its field', async (bad, field) => {
    const world = await orderWorld();
    const { caller } = await world.org.as('ORDER_CLERK');
    const order = orderFor(world, [[0, 1]]);
    Object.assign(order.lines[0] ?? {}, bad);
    const refusal = await refusalOf(caller.orders.place({ order }));
    expect(refusal.code).toBe('request.invalid');
    expect(refusal.issues?.[0]?.field).toBe(`order.${field}`);
  });

  it('checks an item that stands on three lines on its sum', async () => {
    const world = await orderWorld({ stock: 10 });
    const { caller } = await world.org.as('ORDER_CLERK');
    const order = orderFor(world, [
      [0, 4],
      [0, 4],
      [0, 4],
    ]);
    const preview = await caller.orders.preview({ order });
    expect(preview.lines.map((line) => line.stock.shortage)).toEqual([0, 0, 2]);
    const placed = await caller.orders.place({ order });
    expect(placed.status).toBe('ON_HOLD');
    expect(placed.holds).toEqual([
      { reason: 'STOCK', remedy: { steps: [[{ kind: 'cutLines', cuts: [{ line: 3, by: 2 }] }]] } },
    ]);
  });

  it('shows the numbers it enforces, and names the line when they changed meanwhile', async () => {
    const world = await orderWorld({ stock: 10, settings: { 'orders.stockPolicy': 'block' } });
    const { caller } = await world.org.as('ORDER_CLERK');
    const order = orderFor(world, [[0, 8]]);
    const preview = await caller.orders.preview({ order });
    expect(preview.lines[0]?.stock).toMatchObject({
      available: 10,
      afterThisOrder: 2,
      shortage: 0,
    });
    const manager = await world.org.as('SALES_MANAGER');
    const rival = await caller.orders.place({ order: orderFor(world, [[0, 5]]) });
    await manager.caller.orders.approve({ orderId: rival.orderId, version: rival.version });
    const refusal = await refusalOf(caller.orders.place({ order }));
    expect(refusal).toMatchObject({ code: 'orders.blocked' });
    expect(refusal.issues).toEqual([
      { code: 'orders.blockedStock', field: 'lines.0.quantity', params: { line: 1, by: 3 } },
    ]);
  });
});

describe('credit', () => {
  it('holds an order past the limit and says what would clear it', async () => {
    const world = await orderWorld({ creditLimitMinor: 5_000n });
    const { caller } = await world.org.as('ORDER_CLERK');
    const placed = await caller.orders.place({ order: orderFor(world, [[0, 8]]) });
    expect(placed.status).toBe('ON_HOLD');
    expect(placed.holds[0]).toMatchObject({ reason: 'CREDIT_LIMIT' });
    expect(placed.holds[0]?.remedy).toEqual({
      steps: [
        [
          { kind: 'pay', amountMinor: '3000', currency: 'USD', invoices: [] },
          { kind: 'cutLines', cuts: [{ line: 1, by: 3 }] },
        ],
      ],
    });
  });

  it('means prepayment only at a limit of zero', async () => {
    const world = await orderWorld({ creditLimitMinor: 0n });
    const { caller } = await world.org.as('ORDER_CLERK');
    const placed = await caller.orders.place({ order: orderFor(world, [[0, 1]]) });
    expect(placed.status).toBe('ON_HOLD');
  });

  it('is not limited by null', async () => {
    const world = await orderWorld({ creditLimitMinor: null });
    const { caller } = await world.org.as('ORDER_CLERK');
    const placed = await caller.orders.place({ order: orderFor(world, [[0, 900]]) });
    expect(placed.status).toBe('SUBMITTED');
  });
});

describe('statements', () => {
  it('do not grow with the lines', async () => {
    const settings = { 'orders.autoApprove': true } as const;
    const world = await orderWorld({ products: 20, stock: 10_000, settings });
    const lines = (count: number) =>
      Array.from({ length: count }, (_, index) => [index % 20, 1] as const);
    await world.org.work((work) => placeOrder(work, orderFor(world, lines(1))));
    const small = await countStatements(world.org, (work) =>
      placeOrder(work, orderFor(world, lines(2))),
    );
    const large = await countStatements(world.org, (work) =>
      placeOrder(work, orderFor(world, lines(500))),
    );
    expect(large.result.status).toBe('APPROVED');
    expect(large.statements).toBe(small.statements);
    const few = await countStatements(world.org, (work) =>
      previewOrder(work, { order: orderFor(world, lines(2)) }),
    );
    const many = await countStatements(world.org, (work) =>
      previewOrder(work, { order: orderFor(world, lines(500)) }),
    );
    expect(many.statements).toBe(few.statements);
  });
});

describe('a dealer’s user', () => {
  it('orders for its own dealer only and sees nothing of the others', async () => {
    const world = await orderWorld({ dealers: 2 });
    const clerk = await world.org.as('ORDER_CLERK');
    const theirs = await clerk.caller.orders.place({ order: orderFor(world, [[0, 1]], 1) });
    const dealerId = world.dealers[0]?.id ?? '';
    const dealer = await world.org.signIn({ roles: ['DEALER'], dealerId });
    const own = await dealer.caller.orders.place({ order: orderFor(world, [[0, 2]]) });
    const listed = await dealer.caller.orders.list({});
    expect(listed.items.map((item) => item.id)).toEqual([own.orderId]);
    const hidden = await refusalOf(dealer.caller.orders.byId({ orderId: theirs.orderId }));
    expect(hidden.code).toBe('orders.notFound');
    const foreign = await refusalOf(
      dealer.caller.orders.place({ order: orderFor(world, [[0, 1]], 1) }),
    );
    expect(foreign.code).toBe('dealers.notFound');
    const order = orderFor(world, [[0, 1]]);
    const cheap = { ...order, lines: order.lines.map((l) => ({ ...l, manualPrice: '0.01' })) };
    expect((await refusalOf(dealer.caller.orders.place({ order: cheap }))).code).toBe(
      'orders.priceNotYours',
    );
  });

  it('cannot read the lines of others even past the procedures', async () => {
    const world = await orderWorld({ dealers: 2 });
    const clerk = await world.org.as('ORDER_CLERK');
    await clerk.caller.orders.place({ order: orderFor(world, [[0, 1]], 1) });
    const { inTransaction } = await import('@/server/platform/tx');
    const scope = { orgId: world.org.orgId, dealerId: world.dealers[0]?.id ?? '' };
    const seen = await inTransaction(scope, async (tx) => [
      await tx.rows(sql`SELECT id FROM order_line`),
      await tx.rows(sql`SELECT id FROM sales_order`),
      await tx.rows(sql`SELECT seq FROM order_flow_entry`),
    ]);
    expect(seen).toEqual([[], [], []]);
  });
});
