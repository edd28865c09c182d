// An approved order that the warehouse already works on: what may still be changed of it, and what of
// it is cancelled where only a line was meant.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { amendOrder, cancelOrder, placeOrder, type OrderWithLines } from '@/server/modules/orders';
import { cancelShipment, invoiceShipment } from '@/server/modules/fulfilment';
import { inputOf } from '@/server/modules/orders/usecases/typed-order';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import {
  accountOf,
  differences,
  NONE,
  openShop,
  orderOf,
  pick,
  sell,
  ship,
  type Shop,
} from '../fulfilment/shop';

let database: TestDatabase;
let shop: Shop;
beforeAll(async () => {
  database = await createTestDatabase();
  shop = await openShop();
});
afterAll(() => database.drop());

/** The order typed anew with each line as `change` makes it; null takes the line out. */
function amend(order: OrderWithLines, change: (quantity: number, at: number) => number | null) {
  const typed = inputOf(order);
  const lines = typed.lines.flatMap((line, at) => {
    const quantity = change(line.quantity, at);
    return quantity === null ? [] : [{ ...line, quantity }];
  });
  return shop.org.work((work) =>
    amendOrder(work, {
      orderId: order.id,
      version: order.version,
      order: { ...typed, lines: lines.toReversed() },
    }),
  );
}

describe('an approved order', () => {
  it('is not changed while a shipment of it is under way', async () => {
    const order = await sell(shop, [5, 5]);
    const { caller } = await shop.org.as('ORDER_CLERK');
    const actions = async () => (await caller.orders.byId({ orderId: order.id })).actions;
    expect(await actions()).toContain('amend');
    const picked = await pick(shop, order);
    expect(await actions()).not.toContain('amend');
    const refusal = await refusalOf(amend(order, (quantity) => quantity - 1));
    expect(refusal).toMatchObject({
      code: 'orders.shipmentUnderWay',
      status: 'conflict',
      params: { shipment: picked.number },
    });
    expect(await orderOf(shop, order.id)).toEqual(order);
  });

  it('is changed once the shipment is called off, but keeps the lines that stood on it', async () => {
    const order = await sell(shop, [5, 5]);
    const picked = await pick(shop, order, [5, 0]);
    await shop.org.work((work) => cancelShipment(work, { ...picked, reason: 'changed' }));
    const removed = await refusalOf(amend(order, (quantity, at) => (at === 0 ? null : quantity)));
    expect(removed).toMatchObject({
      code: 'orders.lineOnShipment',
      params: { line: 1, shipment: picked.number },
    });
    const amended = await amend(order, (_, at) => (at === 0 ? 2 : null));
    expect(amended.status).toBe('APPROVED');
    const after = await orderOf(shop, order.id);
    expect(after.lines.map(({ id, requested }) => [id, requested])).toEqual([
      [order.lines[0]?.id, 2],
    ]);
    await ship(shop, after);
    expect(await differences(shop)).toEqual(NONE);
  });

  it('cancels the lines that were meant, and refuses those of another order', async () => {
    const order = await sell(shop, [3, 3]);
    const other = await sell(shop, [1]);
    const ids = [order.lines[0]?.id ?? '', other.lines[0]?.id ?? ''];
    const cancel = (lineIds: string[]) =>
      shop.org.work((work) =>
        cancelOrder(work, { orderId: order.id, version: order.version, reason: 'x', lineIds }),
      );
    expect(await refusalOf(cancel(ids))).toMatchObject({
      code: 'orders.lineUnknown',
      field: 'lineIds.1',
    });
    expect((await cancel(ids.slice(0, 1))).status).toBe('APPROVED');
    expect((await orderOf(shop, order.id)).lines.map((line) => line.cancelled)).toEqual([3, 0]);
  });
});

it('an order that waits for approval is not cancelled whole where one line was meant', async () => {
  const waiting = await openShop({ settings: { 'orders.autoApprove': false } });
  const { org, dealer, products } = waiting;
  const lines = products.map(({ id: productId }) => {
    return { productId, unit: 'EA', quantity: 2, discountRate: '0' };
  });
  const placed = await org.work((work) => placeOrder(work, { dealerId: dealer.id, lines }));
  const order = await orderOf(waiting, placed.orderId);
  const lineIds = [order.lines[0]?.id ?? ''];
  const refusal = await refusalOf(
    org.work((work) => cancelOrder(work, { ...placed, reason: 'x', lineIds })),
  );
  expect(refusal.code).toBe('orders.linesBeforeApproval');
  expect((await orderOf(waiting, placed.orderId)).status).toBe('SUBMITTED');
});

it('an invoice is not older than the goods it bills', async () => {
  const order = await sell(shop, [4]);
  const shipped = await ship(shop, order);
  const before = await accountOf(shop);
  const refusal = await refusalOf(
    shop.org.work((work) => invoiceShipment(work, { ...shipped, issuedOn: '2025-03-02' })),
  );
  expect(refusal).toMatchObject({
    code: 'fulfilment.invoicedBeforeShipped',
    field: 'issuedOn',
    params: { shippedOn: '2026-03-02' },
  });
  expect(await accountOf(shop)).toEqual(before);
});
