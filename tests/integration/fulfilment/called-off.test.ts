// An order is called off while the warehouse works on it: what has not left stays, and nothing goes out
// that nobody waits for.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import callOffJob from '@/jobs/handlers/call-off-shipments';
import { newId } from '@/kernel/ids';
import { verify } from '@/server/modules/analytics';
import {
  createShipment,
  getShipment,
  pickShipment,
  releaseShipment,
  shipShipment,
} from '@/server/modules/fulfilment';
import { cancelOrder } from '@/server/modules/orders';
import { isDomainError } from '@/kernel/domain-error';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import {
  accountOf,
  differences,
  levelOf,
  NONE,
  openShop,
  orderOf,
  pick,
  sell,
  ship,
  viewOf,
  type Shop,
} from './shop';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function cancel(shop: Shop, orderId: string, lineIds: readonly string[] = []) {
  const { version } = await orderOf(shop, orderId);
  const input = { orderId, version, reason: 'Dealer closed', lineIds };
  return shop.org.work((work) => cancelOrder(work, input));
}

const follow = ({ org }: Shop, orderId: string) =>
  callOffJob(
    { orgId: org.orgId, orderId },
    {
      ...{ jobId: newId(), requestId: newId(), attempt: 1, report: () => undefined },
      ...{ signal: AbortSignal.timeout(60_000), now: org.clock.now },
    },
  );

const shipIt = (shop: Shop, shipmentId: string) =>
  shop.org.work((work) => shipShipment(work, { shipmentId }));

describe('an order called off', () => {
  it('ends its shipments that have not left, once, and frees stock and credit', async () => {
    const shop = await openShop();
    const order = await sell(shop, [10]);
    const [line] = order.lines;
    const part = (release: boolean) =>
      shop.org.work((work) =>
        createShipment(work, {
          ...{ orderId: order.id, release },
          lines: [{ orderLineId: line?.id ?? '', quantity: 2 }],
        }),
      );
    const under = [await part(false), await part(true), await pick(shop, order, [2])];
    await cancel(shop, order.id);
    expect(await levelOf(shop)).toEqual({ onHand: 100, reserved: 0 });
    expect(await follow(shop, order.id)).toEqual({ cancelled: 3, cut: 0 });
    for (const { shipmentId } of under) {
      const { status, timeline } = await viewOf(shop, shipmentId);
      expect(status).toBe('CANCELLED');
      expect(timeline.at(-1)).toMatchObject({ action: 'cancel', reason: 'ORDER_CANCELLED' });
    }
    expect(await follow(shop, order.id)).toEqual({ cancelled: 0, cut: 0 });
    expect(await accountOf(shop)).toMatchObject({ openOrder: 0n, unbilled: 0n });
    expect(await differences(shop)).toEqual(NONE);
    expect(await verify(shop.org.orgId)).toEqual([]);
  });

  it('lets nothing out before its shipments follow', async () => {
    const shop = await openShop();
    const order = await sell(shop, [10]);
    const released = await shop.org.work((work) =>
      createShipment(work, {
        ...{ orderId: order.id, release: true },
        lines: [{ orderLineId: order.lines[0]?.id ?? '', quantity: 4 }],
      }),
    );
    const picked = await pick(shop, order, [3]);
    await cancel(shop, order.id);
    const codes = [
      await refusalOf(shop.org.work((work) => pickShipment(work, { ...released, lines: null }))),
      await refusalOf(shipIt(shop, picked.shipmentId)),
    ].map(({ code }) => code);
    expect(codes).toEqual(['fulfilment.orderNotShippable', 'fulfilment.orderNotShippable']);
    expect(await levelOf(shop)).toEqual({ onHand: 100, reserved: 0 });
  });

  it.each([
    ['whole', 0, 'fulfilment.orderNotShippable'],
    ['after a part of it left', 5, 'orders.shippedMoreThanApproved'],
  ])('%s has no tolerance left to ship within', async (_what, left, code) => {
    const shop = await openShop({ settings: { 'orders.overShipTolerance': '0.1' } });
    const order = await sell(shop, [10]);
    if (left > 0) await ship(shop, order, [left]);
    const picked = await pick(shop, order, [1]);
    await cancel(shop, order.id);
    expect((await refusalOf(shipIt(shop, picked.shipmentId))).code).toBe(code);
    expect(await levelOf(shop)).toEqual({ onHand: 100 - left, reserved: 0 });
    expect(await differences(shop)).toEqual(NONE);
  });
});

describe('lines called off', () => {
  it('leave a shipment that was picked; the others go out', async () => {
    const shop = await openShop();
    const order = await sell(shop, [4, 6]);
    const { shipmentId } = await pick(shop, order);
    await cancel(shop, order.id, [order.lines[0]?.id ?? '']);
    expect(await follow(shop, order.id)).toEqual({ cancelled: 0, cut: 1 });
    expect(await follow(shop, order.id)).toEqual({ cancelled: 0, cut: 0 });
    const view = await viewOf(shop, shipmentId);
    expect(view.lines.map(({ quantity }) => quantity)).toEqual([0, 6]);
    expect(view.timeline.at(-1)).toMatchObject({
      ...{ action: 'callOffLines', from: 'PICKED', to: 'PICKED' },
      detail: { changes: { 'lines.0.quantity': { from: 4, to: 0 } } },
    });
    await shipIt(shop, shipmentId);
    expect(await orderOf(shop, order.id)).toMatchObject({ status: 'SHIPPED' });
    expect(await levelOf(shop, 0)).toEqual({ onHand: 100, reserved: 0 });
    expect(await levelOf(shop, 1)).toEqual({ onHand: 94, reserved: 0 });
    expect(await differences(shop)).toEqual(NONE);
  });

  it('are not picked any more', async () => {
    const shop = await openShop();
    const order = await sell(shop, [4, 6]);
    const { shipmentId } = await shop.org.work((work) =>
      createShipment(work, { orderId: order.id, release: false }),
    );
    await cancel(shop, order.id, [order.lines[0]?.id ?? '']);
    await follow(shop, order.id);
    await shop.org.work((work) => releaseShipment(work, { shipmentId }));
    const lineId = (await viewOf(shop, shipmentId)).lines[0]?.id ?? '';
    const report = { shipmentId, lines: [{ lineId, quantity: 1 }] };
    expect((await refusalOf(shop.org.work((work) => pickShipment(work, report)))).code).toBe(
      'fulfilment.moreThanReleased',
    );
    await shop.org.work((work) => pickShipment(work, { shipmentId, lines: null }));
    const { lines } = await shop.org.work((work) => getShipment(work, { shipmentId }));
    expect(lines.map(({ quantity }) => quantity)).toEqual([0, 6]);
  });

  it('take nothing from what another shipment may take within the tolerance', async () => {
    const shop = await openShop({ settings: { 'orders.overShipTolerance': '0.1' } });
    const order = await sell(shop, [10, 6]);
    const { shipmentId } = await pick(shop, order, [11, 0]);
    await cancel(shop, order.id, [order.lines[1]?.id ?? '']);
    expect(await follow(shop, order.id)).toEqual({ cancelled: 0, cut: 0 });
    await shipIt(shop, shipmentId);
    expect(await levelOf(shop)).toEqual({ onHand: 89, reserved: 0 });
  });
});

it('shipped and called off at the same time is one of the two', async () => {
  const shop = await openShop({ products: 1, stock: 200 });
  const outcomes: string[] = [];
  for (let i = 0; i < 12; i += 1) {
    const order = await sell(shop, [5]);
    const { shipmentId } = await pick(shop, order);
    const input = { orderId: order.id, version: order.version, reason: 'Dealer closed' };
    const acts = [
      () => shipIt(shop, shipmentId),
      () => shop.org.work((work) => cancelOrder(work, input)),
    ];
    // Neither is always sent first.
    const [first, second] = i % 2 === 0 ? acts : acts.toReversed();
    const done = await Promise.allSettled([first?.(), second?.()]);
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const lost = done.find((one) => one.status === 'rejected');
    const code = isDomainError(lost?.reason) ? lost.reason.code : String(lost?.reason);
    await follow(shop, order.id);
    const { status } = await orderOf(shop, order.id);
    const shipment = (await viewOf(shop, shipmentId)).status;
    outcomes.push(`${status} ${shipment} ${code}`);
  }
  const possible = [
    'SHIPPED SHIPPED orders.stale',
    'CANCELLED CANCELLED fulfilment.orderNotShippable',
  ];
  expect(outcomes.filter((outcome) => !possible.includes(outcome))).toEqual([]);
  const shipped = outcomes.filter((outcome) => outcome.startsWith('SHIPPED')).length;
  expect(await levelOf(shop)).toEqual({ onHand: 200 - 5 * shipped, reserved: 0 });
  expect(await differences(shop)).toEqual(NONE);
  expect(await verify(shop.org.orgId)).toEqual([]);
});
