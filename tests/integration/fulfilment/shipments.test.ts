// Shipments from the shelf to the signature: never more than approved, stock leaves once, and what
// was shipped is invoiced.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  cancelShipment,
  createShipment,
  deliverShipment,
  invoiceOnShipment,
  invoiceShipment,
  pickShipment,
  releaseShipment,
  shipShipment,
} from '@/server/modules/fulfilment';
import { cancelOrder } from '@/server/modules/orders';
import { sql } from '@/server/platform/sql';
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
  stockUp,
  TODAY,
  viewOf,
} from './shop';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const draft = { release: false };

describe('a shipment', () => {
  it('goes from reserved stock to a signature and moves order, stock and account', async () => {
    const shop = await openShop();
    const order = await sell(shop, [10, 4]);
    expect(await levelOf(shop)).toEqual({ onHand: 100, reserved: 10 });
    const created = await shop.org.work((work) =>
      createShipment(work, { orderId: order.id, ...draft }),
    );
    expect(created).toMatchObject({ status: 'DRAFT', version: 1 });
    expect(created.number).toMatch(/^SH-2026-\d{6}$/);
    const released = await shop.org.work((work) => releaseShipment(work, created));
    const picked = await shop.org.work((work) => pickShipment(work, { ...released, lines: null }));
    const shipped = await shop.org.work((work) => shipShipment(work, picked));
    expect(await levelOf(shop)).toEqual({ onHand: 90, reserved: 0 });
    expect(await orderOf(shop, order.id)).toMatchObject({ status: 'SHIPPED' });
    expect(await accountOf(shop)).toMatchObject({ openOrder: 0n, unbilled: 13986n });

    await shop.org.work((work) => deliverShipment(work, { ...shipped, signedBy: 'A. Chen' }));
    const view = await viewOf(shop, created.shipmentId);
    expect(view).toMatchObject({ status: 'DELIVERED', signedBy: 'A. Chen', shippedOn: TODAY });
    expect(view.lines.map((line) => line.delivered)).toEqual([10, 4]);
    expect(view.timeline.map((event) => event.action)).toEqual([
      'create',
      'release',
      'pick',
      'ship',
      'deliver',
    ]);
    expect(await differences(shop)).toEqual(NONE);
  });

  it('is delivered as the warehouse saw it, though its invoice came in between', async () => {
    const shop = await openShop();
    const order = await sell(shop, [10]);
    const created = await shop.org.work((work) =>
      createShipment(work, { orderId: order.id, release: true }),
    );
    const picked = await shop.org.work((work) => pickShipment(work, { ...created, lines: null }));
    const shipped = await shop.org.work((work) => shipShipment(work, picked));
    const { shipmentId } = created;
    await shop.org.work((work) => invoiceShipment(work, { shipmentId }));
    expect(await viewOf(shop, shipmentId)).toMatchObject({ version: shipped.version });
    await shop.org.work((work) => deliverShipment(work, shipped));
    expect(await viewOf(shop, shipmentId)).toMatchObject({ status: 'DELIVERED' });
  });

  it('is one of several of an order, which together never exceed what was approved', async () => {
    const shop = await openShop();
    const order = await sell(shop, [10]);
    const [line] = order.lines;
    const create = (quantity: number) =>
      shop.org.work((work) =>
        createShipment(work, {
          orderId: order.id,
          lines: [{ orderLineId: line?.id ?? '', quantity }],
          ...draft,
        }),
      );
    const first = await create(6);
    const over = await refusalOf(create(5));
    expect(over.code).toBe('fulfilment.shipmentInvalid');
    expect(over.issues).toMatchObject([
      {
        code: 'fulfilment.moreThanApproved',
        field: 'lines.0.quantity',
        params: { line: 1, quantity: 5, possible: 4 },
      },
    ]);
    await create(4);
    expect((await refusalOf(create(1))).code).toBe('fulfilment.shipmentInvalid');
    await shop.org.work((work) => cancelShipment(work, { ...first, reason: 'Truck broke down' }));
    await create(6);
  });

  it('counts two rows of one line together', async () => {
    const shop = await openShop();
    const order = await sell(shop, [10]);
    const row = (quantity: number) => ({ orderLineId: order.lines[0]?.id ?? '', quantity });
    const refusal = await refusalOf(
      shop.org.work((work) =>
        createShipment(work, { orderId: order.id, lines: [row(6), row(5)], ...draft }),
      ),
    );
    expect(refusal.issues).toMatchObject([{ field: 'lines.1.quantity', params: { possible: 4 } }]);
    const created = await shop.org.work((work) =>
      createShipment(work, { orderId: order.id, lines: [row(6), row(4)], ...draft }),
    );
    expect((await viewOf(shop, created.shipmentId)).lines).toMatchObject([{ quantity: 10 }]);
  });

  it('leaves the last unit to one of two that want it', async () => {
    const shop = await openShop({ stock: 1, settings: { 'orders.stockPolicy': 'warn' } });
    const orders = [await sell(shop, [1]), await sell(shop, [1])];
    const picked = await Promise.all(orders.map((order) => pick(shop, order, [1])));
    const outcomes = await Promise.allSettled(
      picked.map((one) => shop.org.work((work) => shipShipment(work, one))),
    );
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(refused?.reason).toMatchObject({ code: 'inventory.notEnoughStock' });
    expect(await levelOf(shop)).toEqual({ onHand: 0, reserved: 0 });
    expect(await differences(shop)).toEqual(NONE);
  });

  it('refuses two parallel shipments of one order that pass its approval together', async () => {
    const shop = await openShop();
    const order = await sell(shop, [10]);
    const create = () =>
      shop.org.work((work) =>
        createShipment(work, {
          orderId: order.id,
          lines: [{ orderLineId: order.lines[0]?.id ?? '', quantity: 7 }],
          ...draft,
        }),
      );
    const outcomes = await Promise.allSettled([create(), create(), create()]);
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
  });

  it('can leave another warehouse, which frees what its own had reserved', async () => {
    const shop = await openShop();
    await stockUp(shop, 20, shop.otherWarehouseId);
    const order = await sell(shop, [10]);
    await shop.org.work(async (work) => {
      const created = await createShipment(work, {
        orderId: order.id,
        warehouseId: shop.otherWarehouseId,
        release: true,
      });
      await pickShipment(work, { shipmentId: created.shipmentId, lines: null });
      await shipShipment(work, { shipmentId: created.shipmentId });
    });
    expect(await levelOf(shop)).toEqual({ onHand: 100, reserved: 0 });
    expect(await differences(shop)).toEqual(NONE);
  });
});

describe('refusals', () => {
  it('name a wrong state, a stale version, a wrong day and a cut order', async () => {
    const shop = await openShop();
    const order = await sell(shop, [10]);
    const created = await shop.org.work((work) =>
      createShipment(work, { orderId: order.id, ...draft }),
    );
    const ofShip = (command: Partial<Parameters<typeof shipShipment>[1]>) =>
      refusalOf(shop.org.work((work) => shipShipment(work, { ...created, ...command })));
    expect((await ofShip({})).code).toBe('shipment.transitionNotAllowed');
    expect(await ofShip({ version: 7 })).toMatchObject({
      code: 'fulfilment.stale',
      params: { status: 'DRAFT' },
    });
    const now = await orderOf(shop, order.id);
    await shop.org.work((work) =>
      cancelOrder(work, { orderId: order.id, version: now.version, reason: 'Dealer closed' }),
    );
    const release = await refusalOf(shop.org.work((work) => releaseShipment(work, created)));
    expect(release.code).toBe('fulfilment.orderNotShippable');
    const picked = await pick(shop, await sell(shop, [3]));
    const early = await refusalOf(
      shop.org.work((work) => shipShipment(work, { ...picked, shippedOn: '2026-03-03' })),
    );
    expect(early).toMatchObject({ code: 'fulfilment.dateInFuture', field: 'shippedOn' });
  });

  it('keep goods of a dealer past the limit in the house, unless a person overrides', async () => {
    const shop = await openShop();
    const picked = await pick(shop, await sell(shop, [10]));
    await shop.org.work((work) =>
      work.tx.run(sql`UPDATE dealer_account SET credit_limit_minor = 5000`),
    );
    const clerk = await shop.org.as('WAREHOUSE');
    const input = { shipmentId: picked.shipmentId, version: picked.version };
    const blocked = await refusalOf(clerk.caller.fulfilment.shipShipment(input));
    expect(blocked).toMatchObject({
      code: 'fulfilment.creditBlocked',
      issues: [
        {
          code: 'fulfilment.creditLimit',
          params: { currency: 'USD', limitMinor: '5000', exposureMinor: '9990' },
        },
      ],
    });
    const still = await refusalOf(
      clerk.caller.fulfilment.shipShipment({ ...input, overrideReason: 'They will pay' }),
    );
    expect(still.code).toBe('fulfilment.creditBlocked');
    const both = await shop.org.as(['WAREHOUSE', 'SALES_MANAGER']);
    const shipped = await both.caller.fulfilment.shipShipment({
      ...input,
      overrideReason: 'Paid in cash today',
    });
    expect(shipped.status).toBe('SHIPPED');
  });
});

describe('the invoice of a shipment', () => {
  it('is raised once from what was shipped, and parts add up to the order', async () => {
    const shop = await openShop({ settings: { 'invoicing.onShipment': true } });
    const order = await sell(shop, [3]);
    const first = await ship(shop, order, [1]);
    const second = await ship(shop, await orderOf(shop, order.id), [2]);
    const raise = (shipmentId: string) =>
      shop.org.work((work) => invoiceOnShipment(work, shipmentId));
    const [one, again] = [await raise(first.shipmentId), await raise(first.shipmentId)];
    expect([one.issued, again.issued, again.invoiceId]).toEqual([true, false, one.invoiceId]);
    await Promise.all([raise(second.shipmentId), raise(second.shipmentId)]);
    const invoices = await shop.org.work((work) =>
      work.tx.rows<{ total: bigint; number: string }>(
        sql`SELECT total_minor AS total, number FROM invoice ORDER BY number`,
      ),
    );
    expect(invoices.map((invoice) => invoice.total)).toEqual([999n, 1998n]);
    expect(invoices.map((invoice) => invoice.number)).toEqual([
      'INV-2026-000001',
      'INV-2026-000002',
    ]);
    expect(await accountOf(shop)).toMatchObject({ unbilled: 0n, invoiced: 2997n });
    expect((await orderOf(shop, order.id)).lines[0]).toMatchObject({ shipped: 3, invoiced: 3 });
    expect(await viewOf(shop, first.shipmentId)).toMatchObject({
      invoiceNumber: 'INV-2026-000001',
    });
    expect(await differences(shop)).toEqual(NONE);
  });

  it('waits for the goods, and for the setting where a job asks', async () => {
    const shop = await openShop();
    const picked = await pick(shop, await sell(shop, [3]));
    const early = await refusalOf(shop.org.work((work) => invoiceShipment(work, picked)));
    expect(early.code).toBe('fulfilment.notShipped');
    const shipped = await shop.org.work((work) => shipShipment(work, picked));
    const byJob = await shop.org.work((work) => invoiceOnShipment(work, shipped.shipmentId));
    expect(byJob).toEqual({ invoiceId: null, issued: false });
    const byHand = await shop.org.work((work) => invoiceShipment(work, shipped));
    expect(byHand.issued).toBe(true);
  });
});
