// Two people act on one order, shipment or return: who is late is told who was quicker, when, and what
// changed; and only of their own company.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approveOrder } from '@/server/modules/orders';
import type { Work } from '@/server/platform/actor';
import { refusalOf } from '../../fixtures/refusals';
import { toldBy } from '../../fixtures/meanwhile';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { orderFor, orderWorld, type OrderWorld } from '../orders/order-world';
import { openShop, sell, ship, viewOf } from '../fulfilment/shop';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const person = async ({ org }: Pick<OrderWorld, 'org'>, name: string, role: string) =>
  (await org.signIn({ roles: [role], name })).caller;

describe('an order', () => {
  const open = async () => {
    const world = await orderWorld();
    const ann = await person(world, 'Ann', 'ORDER_CLERK');
    const ben = await person(world, 'Ben', 'SALES_MANAGER');
    const cyd = await person(world, 'Cyd', 'SALES_MANAGER');
    const order = orderFor(world, [[0, 10]]);
    const { orderId, version } = await ann.orders.place({ order });
    return { world, ann, ben, cyd, order, ref: { orderId, version } };
  };

  it('that was approved cannot be rejected, held or cancelled by who did not see it', async () => {
    const { ben, cyd, ref } = await open();
    await ben.orders.approve(ref);
    const late = { ...ref, reason: 'Too much' };
    for (const act of ['reject', 'hold', 'cancel'] as const) {
      expect(await toldBy(cyd.orders[act](late), 'orders.stale')).toMatchObject({
        ...{ by: 'Ben', action: 'approve', from: 'SUBMITTED', to: 'APPROVED' },
      });
    }
    expect((await refusalOf(cyd.orders.reject(late))).meanwhile).toHaveLength(1);
  });

  it('approved for less names the lines', async () => {
    const { ben, cyd, ref } = await open();
    const view = await ben.orders.byId({ orderId: ref.orderId });
    const lineId = view.lines[0]?.id ?? '';
    await ben.orders.approve({ ...ref, cuts: [{ lineId, approved: 6, reason: 'Short' }] });
    const told = await toldBy(cyd.orders.approve(ref), 'orders.stale');
    expect(told.changes).toContainEqual({ field: 'lines.0.approved', from: 10, to: 6 });
  });

  it('that was changed names what was typed anew', async () => {
    const { world, ann, ben, ref } = await open();
    const order = { ...orderFor(world, [[0, 4]]), note: 'Smaller' };
    await ann.orders.amend({ ...ref, order });
    const refusal = await refusalOf(ben.orders.approve(ref));
    const amended = refusal.meanwhile?.find(({ action }) => action === 'amend');
    expect(amended).toMatchObject({ by: 'Ann' });
    expect(amended?.changes).toContainEqual({ field: 'note', from: null, to: 'Smaller' });
    expect(amended?.changes.filter(({ field }) => field.startsWith('lines.0'))).not.toEqual([]);
  });

  it('kept as a draft names who kept it, and writes nothing of the second', async () => {
    const { world, ann, order } = await open();
    const dan = await person(world, 'Dan', 'ORDER_CLERK');
    const draft = await ann.orders.saveDraft({ order });
    const { orderId, version } = draft;
    await ann.orders.saveDraft({ orderId, version, order: { ...order, note: 'Mine' } });
    const late = dan.orders.saveDraft({ orderId, version, order: { ...order, note: 'Other' } });
    const told = await toldBy(late, 'orders.stale');
    expect(told).toMatchObject({ by: 'Ann', action: 'update' });
    expect((await ann.orders.byId({ orderId })).note).toBe('Mine');
  });

  it('tells a dealer as its timeline does, and another company nothing', async () => {
    const { world, ben, ref } = await open();
    const dealerId = world.dealers[0]?.id ?? '';
    const shopkeeper = await world.org.signIn({ roles: ['DEALER'], dealerId, name: 'Eve' });
    await ben.orders.approve(ref);
    const told = await toldBy(
      shopkeeper.caller.orders.cancel({ ...ref, reason: 'No need' }),
      'orders.stale',
    );
    const { timeline } = await shopkeeper.caller.orders.byId({ orderId: ref.orderId });
    expect(told.by).toBe(timeline.find(({ action }) => action === 'approve')?.userName);
    const stranger = await person(await orderWorld(), 'Fay', 'SALES_MANAGER');
    const refusal = await refusalOf(stranger.orders.approve(ref));
    expect(refusal.meanwhile).toBeUndefined();
    expect(refusal.status).toBe('not_found');
  });

  it('says nothing of others where the version is the newest', async () => {
    const { ben, ref } = await open();
    const approved = await ben.orders.approve(ref);
    const again = ben.orders.approve({ ...ref, version: approved.version });
    expect((await refusalOf(again)).meanwhile).toBeUndefined();
  });

  it('reads the trail in one statement, and only where it refuses', async () => {
    const { world, ben, ref } = await open();
    await ben.orders.approve(ref);
    let kept: Work['tx'] | undefined;
    let before = 0;
    const late = world.org.work(async (work) => {
      kept = work.tx;
      return approveOrder(work, ref).finally(() => {
        before = work.tx.statements;
      });
    });
    expect((await refusalOf(late)).code).toBe('orders.stale');
    expect((kept?.statements ?? 0) - before).toBe(1);
    const { world: other, ref: fresh } = await open();
    await other.org.work(async (work) => {
      kept = work.tx;
      await approveOrder(work, fresh);
      before = work.tx.statements;
    });
    // What travels with COMMIT (trail and events) is one statement, as before.
    expect((kept?.statements ?? 0) - before).toBe(1);
  });
});

describe('a shipment', () => {
  it('that was cancelled cannot be picked, alone or in a batch', async () => {
    const shop = await openShop();
    const order = await sell(shop, [10]);
    const ann = await person(shop, 'Ann', 'WAREHOUSE');
    const ben = await person(shop, 'Ben', 'WAREHOUSE');
    const made = await ann.fulfilment.createShipment({ orderId: order.id, release: true });
    const ref = { shipmentId: made.shipmentId, version: made.version };
    await ann.fulfilment.cancelShipment({ ...ref, reason: 'Wrong truck' });
    const expected = {
      ...{ by: 'Ann', action: 'cancel', from: 'RELEASED', to: 'CANCELLED', reason: 'Wrong truck' },
    };
    const late = ben.fulfilment.pickShipment({ ...ref, lines: null });
    expect(await toldBy(late, 'fulfilment.stale')).toMatchObject(expected);
    const { done, refused } = await ben.fulfilment.batch({ action: 'pick', shipments: [ref] });
    expect(done).toEqual([]);
    expect(refused).toMatchObject([
      { refusal: { code: 'fulfilment.stale', meanwhile: [expected] } },
    ]);
  });

  it('that was picked short names the lines', async () => {
    const shop = await openShop();
    const order = await sell(shop, [10]);
    const ann = await person(shop, 'Ann', 'WAREHOUSE');
    const ben = await person(shop, 'Ben', 'WAREHOUSE');
    const made = await ann.fulfilment.createShipment({ orderId: order.id, release: true });
    const ref = { shipmentId: made.shipmentId, version: made.version };
    const lineId = (await viewOf(shop, ref.shipmentId)).lines[0]?.id ?? '';
    await ann.fulfilment.pickShipment({ ...ref, lines: [{ lineId, quantity: 7 }] });
    const told = await toldBy(
      ben.fulfilment.cancelShipment({ ...ref, reason: 'No truck' }),
      'fulfilment.stale',
    );
    expect(told).toMatchObject({ by: 'Ann', action: 'pick', to: 'PICKED' });
    expect(told.changes).toContainEqual({ field: 'lines.0.quantity', from: 10, to: 7 });
  });

  it('moves its order: who has the order open is told of the goods', async () => {
    const shop = await openShop();
    const order = await sell(shop, [10]);
    const ben = await person(shop, 'Ben', 'SALES_MANAGER');
    await ship(shop, order, [4]);
    await ship(shop, order, [2]);
    const late = ben.orders.cancel({
      ...{ orderId: order.id, version: order.version, reason: 'Rest' },
    });
    const refusal = await refusalOf(late);
    expect(refusal.meanwhile?.map(({ action, by }) => [action, by])).toEqual([
      ['shipment', null],
      ['shipment', null],
    ]);
    expect(refusal.meanwhile?.[0]?.changes).toContainEqual({
      ...{ field: 'lines.0.shipped', from: 4, to: 6 },
    });
  });
});

describe('a return', () => {
  it('that was rejected cannot be authorized', async () => {
    const shop = await openShop();
    const order = await sell(shop, [10]);
    await ship(shop, order);
    const ann = await person(shop, 'Ann', 'SALES_MANAGER');
    const ben = await person(shop, 'Ben', 'SALES_MANAGER');
    const asked = await ann.fulfilment.requestReturn({
      ...{ orderId: order.id, reasonCode: 'DAMAGED' },
      lines: [{ orderLineId: order.lines[0]?.id ?? '', quantity: 1 }],
    });
    const ref = { returnId: asked.returnId, version: asked.version };
    await ann.fulfilment.rejectReturn({ ...ref, reason: 'Not ours' });
    expect(await toldBy(ben.fulfilment.authorizeReturn(ref), 'fulfilment.stale')).toMatchObject({
      ...{ by: 'Ann', action: 'reject', from: 'REQUESTED', to: 'REJECTED', reason: 'Not ours' },
    });
  });
});
