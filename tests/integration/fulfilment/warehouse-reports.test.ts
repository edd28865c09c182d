// What a warehouse reports of a shipment: less, more, or what was never asked for.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createShipment,
  deliverShipment,
  pickShipment,
  shipShipment,
} from '@/server/modules/fulfilment';
import { sql } from '@/server/platform/sql';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { differences, NONE, openShop, orderOf, pick, sell, ship, viewOf } from './shop';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe('reports from the warehouse', () => {
  it('may be short, and never above what was released', async () => {
    const shop = await openShop();
    const order = await sell(shop, [10, 4]);
    const created = await shop.org.work((work) =>
      createShipment(work, { orderId: order.id, release: true }),
    );
    const { lines } = await viewOf(shop, created.shipmentId);
    const report = (first: number, second: number) =>
      shop.org.work((work) =>
        pickShipment(work, {
          ...created,
          lines: [
            { lineId: lines[0]?.id ?? '', quantity: first },
            { lineId: lines[1]?.id ?? '', quantity: second },
          ],
        }),
      );
    const over = await refusalOf(report(11, 4));
    expect(over.code).toBe('fulfilment.moreThanReleased');
    expect(over.issues).toMatchObject([{ params: { quantity: 11, possible: 10 } }]);
    expect(await viewOf(shop, created.shipmentId)).toMatchObject({ status: 'RELEASED' });
    expect((await refusalOf(report(0, 0))).code).toBe('fulfilment.nothingPicked');

    const picked = await report(7, 0);
    await shop.org.work((work) => shipShipment(work, picked));
    const after = await orderOf(shop, order.id);
    expect(after.status).toBe('PARTIALLY_SHIPPED');
    expect(after.lines.map((line) => [line.shipped, line.reserved])).toEqual([
      [7, 3],
      [0, 4],
    ]);
    await ship(shop, after);
    expect(await orderOf(shop, order.id)).toMatchObject({ status: 'SHIPPED' });
    expect(await differences(shop)).toEqual(NONE);
  });

  it('is refused by the database too', async () => {
    const shop = await openShop();
    const created = await pick(shop, await sell(shop, [5]));
    await expect(
      shop.org.work((work) =>
        work.tx.run(sql`UPDATE shipment_line SET quantity = 6
          WHERE shipment_id = ${created.shipmentId}::uuid`),
      ),
    ).rejects.toMatchObject({ constraint: 'shipment_line_within_released' });
  });

  it('note what the dealer found missing', async () => {
    const shop = await openShop();
    const order = await sell(shop, [10]);
    const shipped = await ship(shop, order);
    const { lines } = await viewOf(shop, shipped.shipmentId);
    const sign = (quantity: number, deliveryNote?: string) =>
      shop.org.work((work) =>
        deliverShipment(work, {
          ...shipped,
          lines: [{ lineId: lines[0]?.id ?? '', quantity }],
          ...(deliveryNote ? { deliveryNote } : {}),
        }),
      );
    expect((await refusalOf(sign(11))).code).toBe('fulfilment.signedMoreThanShipped');
    expect(await refusalOf(sign(8))).toMatchObject({
      code: 'fulfilment.shortNoteMissing',
      field: 'deliveryNote',
    });
    await sign(8, 'Two boxes crushed');
    expect(await viewOf(shop, shipped.shipmentId)).toMatchObject({
      status: 'DELIVERED',
      deliveryNote: 'Two boxes crushed',
      lines: [{ quantity: 10, delivered: 8 }],
    });
    expect((await orderOf(shop, order.id)).lines[0]).toMatchObject({ shipped: 10, delivered: 8 });
  });
});
