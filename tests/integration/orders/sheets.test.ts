// Orders to print: what stands on the paper, in the order asked for, at the price of one.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/kernel/ids';
import { createShipment } from '@/server/modules/fulfilment';
import { readPickList } from '@/server/modules/fulfilment/usecases/read-shipments';
import { cancelOrder, placeOrder } from '@/server/modules/orders';
import { readOrderSheets } from '@/server/modules/orders/usecases/read-sheets';
import { OrderSheet } from '@/server/modules/orders/sheet-schemas';
import { sql } from '@/server/platform/sql';
import { countStatements } from '../../fixtures/organization';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { orderFor, orderWorld, type OrderWorld } from './order-world';

let database: TestDatabase;
let world: OrderWorld;
beforeAll(async () => {
  database = await createTestDatabase();
  world = await orderWorld({ products: 3, dealers: 2, settings: { 'orders.autoApprove': true } });
});
afterAll(() => database.drop());

const place = (lines: Parameters<typeof orderFor>[1], dealer = 0, more: object = {}) =>
  world.org.work((work) => placeOrder(work, { ...orderFor(world, lines, dealer), ...more }));

const sheets = (orderIds: string[]) =>
  countStatements(world.org, (work) => readOrderSheets(work, { orderIds }));

describe('the sheets of orders', () => {
  it('say what was ordered and approved, in the order they were chosen', async () => {
    const first = await place([[0, 5]], 0, { dealerPoNumber: 'PO-7', note: 'ring twice' });
    const second = await place([
      [2, 1],
      [1, 4],
    ]);
    const { result } = await sheets([second.orderId, first.orderId]);
    expect(result.map(({ number }) => number)).toEqual([second.number, first.number]);
    expect(result[1]).toMatchObject({
      ...{ dealerCode: world.dealers[0]?.code, dealerPoNumber: 'PO-7', note: 'ring twice' },
      ...{ status: 'APPROVED', currency: 'USD', netMinor: 5_000n, shipTo: [] },
      lines: [{ productCode: world.products[0]?.code, requested: 5, approved: 5 }],
    });
    expect(result[0]?.lines.map((line) => [line.productCode, line.requested])).toEqual([
      [world.products[2]?.code, 1],
      [world.products[1]?.code, 4],
    ]);
    for (const sheet of result) expect(sheet).toMatchObject(OrderSheet.parse(sheet));
  });

  it('go where the order says, or else to the usual address of the dealer', async () => {
    const dealerId = world.dealers[1]?.id ?? '';
    const [usual, other] = [newId(), newId()];
    await world.org.work((work) =>
      work.tx.run(sql`
        INSERT INTO dealer_address (org_id, id, dealer_id, kind, line1, city, postal_code, country,
          is_default)
        SELECT ${work.tx.orgId}::uuid, a.id, ${dealerId}::uuid, a.kind, a.line1, 'Taichung', '407',
          'TW', a.is_default
        FROM (VALUES (${other}::uuid, 'SHIPPING', 'Dock 4', false),
          (${usual}::uuid, 'SHIPPING', 'Gate 1', true),
          (${newId()}::uuid, 'BILLING', 'Bank Street', true)) AS a(id, kind, line1, is_default)`),
    );
    const plain = await place([[0, 1]], 1);
    const named = await place([[0, 1]], 1, { shipToId: other });
    const { result } = await sheets([plain.orderId, named.orderId]);
    expect(result.map(({ shipTo }) => shipTo)).toEqual([
      ['Gate 1', '407 Taichung', 'TW'],
      ['Dock 4', '407 Taichung', 'TW'],
    ]);
    const { shipments } = await world.org.work(async (work) => {
      const created = await createShipment(work, { orderId: plain.orderId, release: false });
      return readPickList(work, { shipmentIds: [created.shipmentId] });
    });
    expect(shipments[0]?.shipTo).toBe('Gate 1, 407 Taichung, TW');
  });

  it('leave out what nobody knows and keep what was cancelled', async () => {
    const order = await place([[0, 1]]);
    await world.org.work((work) =>
      cancelOrder(work, { orderId: order.orderId, version: order.version, reason: 'not wanted' }),
    );
    const { result } = await sheets([newId(), order.orderId]);
    expect(result.map(({ id, status }) => [id, status])).toEqual([[order.orderId, 'CANCELLED']]);
  });

  it('take as many statements for five as for one', async () => {
    const placed = [];
    for (let at = 0; at < 5; at += 1) placed.push((await place([[0, 1]], at % 2)).orderId);
    const one = await sheets(placed.slice(0, 1));
    const five = await sheets(placed);
    expect(five.result).toHaveLength(5);
    expect(five.statements).toBe(one.statements);
  });
});
