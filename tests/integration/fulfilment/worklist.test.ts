// The worklist of a warehouse: what can be shipped, batches that survive one bad shipment, lists by
// state, and the cost of lines.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ListReadyInput, ListShipmentsInput } from '@/server/modules/fulfilment/schemas';
import {
  createShipment,
  createShipments,
  invoiceShipment,
  listShipments,
  pickShipment,
  releaseShipment,
  shipShipment,
} from '@/server/modules/fulfilment';
import { listReadyOrders } from '@/server/modules/fulfilment/usecases/read-shipments';
import { cancelOrder } from '@/server/modules/orders';
import { sql } from '@/server/platform/sql';
import { signedIn } from '../../fixtures/actors';
import { addDealer } from '../../fixtures/dealers';
import { countStatements, createTestOrganization } from '../../fixtures/organization';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { differences, NONE, openShop, orderOf, pick, sell, ship, type Shop } from './shop';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const ready = (shop: Shop) =>
  shop.org.work((work) => listReadyOrders(work, ListReadyInput.parse({})));

describe('a batch', () => {
  it('does what it can and says of each of the rest why not', async () => {
    const shop = await openShop({ products: 1, stock: 20 });
    const orders = [await sell(shop, [5]), await sell(shop, [5]), await sell(shop, [5])];
    expect((await ready(shop)).items.map((row) => [row.orderId, row.quantity])).toEqual(
      orders.map((order) => [order.id, 5]),
    );
    const orderIds = orders.map((order) => order.id);
    const created = await shop.org.work((work) =>
      createShipments(work, { orderIds, release: true }),
    );
    expect(created.done).toHaveLength(3);
    expect((await ready(shop)).items).toEqual([]);
    const again = await shop.org.work((work) =>
      createShipments(work, { orderIds: orderIds.slice(0, 1), release: true }),
    );
    expect(again.refused).toMatchObject([
      { id: orderIds[0], refusal: { code: 'fulfilment.shipmentEmpty' } },
    ]);

    const { caller } = await shop.org.as('WAREHOUSE');
    const picked = await caller.fulfilment.batch({ action: 'pick', shipments: created.done });
    expect(picked.done.map((one) => one.status)).toEqual(['PICKED', 'PICKED', 'PICKED']);
    const second = await orderOf(shop, orderIds[1] ?? '');
    await shop.org.work((work) =>
      cancelOrder(work, { orderId: second.id, version: second.version, reason: 'Changed mind' }),
    );
    const shipped = await caller.fulfilment.batch({ action: 'ship', shipments: picked.done });
    expect(shipped.done).toHaveLength(2);
    expect(shipped.refused).toMatchObject([
      { id: picked.done[1]?.shipmentId, refusal: { code: 'fulfilment.orderNotShippable' } },
    ]);
    expect(await differences(shop)).toEqual(NONE);
    const events = await shop.org.work((work) =>
      work.tx.rows(sql`SELECT payload FROM outbox_event WHERE name = 'fulfilment.shipped'`),
    );
    expect(events).toHaveLength(2);
  });

  it('needs the permission of its step', async () => {
    const shop = await openShop();
    const picked = await pick(shop, await sell(shop, [1]));
    const { caller } = await shop.org.as('FINANCE');
    const refusal = await refusalOf(
      caller.fulfilment.batch({ action: 'ship', shipments: [picked] }),
    );
    expect(refusal).toMatchObject({
      code: 'auth.notPermitted',
      params: { permission: 'shipments.ship' },
    });
  });

  it('run twice at once ships each shipment once', async () => {
    const shop = await openShop({ products: 1, stock: 50 });
    const picked = [];
    for (let i = 0; i < 5; i += 1) picked.push(await pick(shop, await sell(shop, [2])));
    const { caller } = await shop.org.as('WAREHOUSE');
    const outcomes = await Promise.all([
      caller.fulfilment.batch({ action: 'ship', shipments: picked }),
      caller.fulfilment.batch({ action: 'ship', shipments: picked.toReversed() }),
    ]);
    expect(outcomes.map((outcome) => outcome.done.length).sort()).toEqual([0, 5]);
    expect(await differences(shop)).toEqual(NONE);
  });
});

describe('lists', () => {
  it('page by state, find by number, count up to a bound', async () => {
    const shop = await openShop({ products: 1, stock: 500 });
    const orders = [];
    for (let i = 0; i < 7; i += 1) orders.push(await sell(shop, [3]));
    for (const order of orders.slice(0, 5)) {
      await shop.org.work((work) => createShipment(work, { orderId: order.id, release: true }));
    }
    const [sixth] = orders.slice(5);
    if (sixth) await ship(shop, sixth);
    const list = (input: Record<string, unknown>) =>
      shop.org.work((work) => listShipments(work, ListShipmentsInput.parse(input)));
    const first = await list({ status: 'RELEASED', limit: 3 });
    const second = await list({ status: 'RELEASED', limit: 3, cursor: first.nextCursor });
    expect([...first.items, ...second.items].map((row) => row.orderId)).toEqual(
      orders.slice(0, 5).map((order) => order.id),
    );
    expect(second.nextCursor).toBeNull();
    const all = await list({});
    expect(all.items[0]).toMatchObject({ status: 'SHIPPED', quantity: 3, lineCount: 1 });
    const number = all.items[0]?.number ?? '';
    expect((await list({ search: number.toLowerCase() })).items).toHaveLength(1);
    expect((await list({ search: String(Number(number.slice(-6))) })).items[0]).toMatchObject({
      number,
    });
    expect((await list({ search: orders[2]?.number })).items).toMatchObject([
      { orderId: orders[2]?.id },
    ]);
    const { caller } = await shop.org.as('WAREHOUSE');
    expect(await caller.fulfilment.summary({})).toMatchObject({
      ready: 1,
      RELEASED: 5,
      SHIPPED: 1,
      DRAFT: 0,
    });
  });

  it('show a dealer their own shipments, and another company none', async () => {
    const shop = await openShop();
    const mine = await ship(shop, await sell(shop, [1]));
    const list = ListShipmentsInput.parse({});
    const dealerUser = await shop.org.signIn({ roles: ['DEALER'], dealerId: shop.dealer.id });
    const seen = await dealerUser.caller.fulfilment.shipments(list);
    expect(seen.items).toMatchObject([{ id: mine.shipmentId }]);
    const other = await addDealer(shop.org);
    const rival = await shop.org.signIn({ roles: ['DEALER'], dealerId: other.id });
    expect((await rival.caller.fulfilment.shipments(list)).items).toEqual([]);
    const stranger = await createTestOrganization();
    const { caller } = await signedIn(stranger.orgId, stranger.clock, { roles: ['WAREHOUSE'] });
    expect((await caller.fulfilment.shipments(list)).items).toEqual([]);
    const refused = await refusalOf(caller.fulfilment.shipment({ shipmentId: mine.shipmentId }));
    expect(refused.code).toBe('fulfilment.missing');
  });
});

describe('statements', () => {
  /** How many each step takes for an order with this many lines. */
  async function statementsFor(lines: number): Promise<Record<string, number>> {
    const shop = await openShop({ products: 3 });
    const order = await sell(
      shop,
      Array.from({ length: lines }, () => 1),
    );
    const counts: Record<string, number> = {};
    const step = async <T>(name: string, run: Parameters<typeof countStatements<T>>[1]) => {
      const { result, statements } = await countStatements(shop.org, run);
      counts[name] = statements;
      return result;
    };
    const created = await step('create', (work) =>
      createShipment(work, { orderId: order.id, release: false }),
    );
    const released = await step('release', (work) => releaseShipment(work, created));
    const picked = await step('pick', (work) => pickShipment(work, { ...released, lines: null }));
    const shipped = await step('ship', (work) => shipShipment(work, picked));
    await step('invoice', (work) => invoiceShipment(work, shipped));
    return counts;
  }

  it('do not grow with the lines', async () => {
    expect(await statementsFor(60)).toEqual(await statementsFor(2));
  });
});
