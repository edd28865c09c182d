// Shipments loaded as history: documents and stock on their own dates, stock back where it began.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '@/kernel/ids';
import { loadShipmentHistory } from '@/server/modules/fulfilment';
import { sql } from '@/server/platform/sql';
import { countStatements } from '../../fixtures/organization';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { differences, levelOf, NONE, openShop, sell, viewOf, type Shop } from './shop';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function historyOf(shop: Shop, shipments: number) {
  const order = await sell(
    shop,
    Array.from({ length: shipments }, () => 1),
  );
  return order.lines.map((line, index) => ({
    id: newId(),
    orderId: order.id,
    dealerId: order.dealerId,
    warehouseId: order.warehouseId,
    shippedOn: index % 2 === 0 ? '2024-12-30' : '2025-01-04',
    deliveredOn: index === 0 ? null : '2025-01-05',
    invoiceId: null,
    lines: [{ orderLineId: line.id, productId: line.productId, quantity: 200 }],
  }));
}

it('numbers by year, covers what was never received, and leaves stock as it was', async () => {
  const shop = await openShop({ products: 1, stock: 50 });
  const history = await historyOf(shop, 4);
  const before = await levelOf(shop);
  await shop.org.work((work) => loadShipmentHistory(work, history));
  expect((await levelOf(shop)).onHand).toBe(before.reserved);
  expect(await viewOf(shop, history[0]?.id ?? '')).toMatchObject({
    number: 'SH-2024-000001',
    status: 'SHIPPED',
    lines: [{ quantity: 200, released: 200, delivered: 0 }],
  });
  expect(await viewOf(shop, history[3]?.id ?? '')).toMatchObject({
    number: 'SH-2025-000002',
    status: 'DELIVERED',
    lines: [{ delivered: 200 }],
  });
  const opening = await shop.org.work((work) =>
    work.tx.rows(sql`
      SELECT d.reason, d.occurred_on AS "on", sum(l.quantity)::int AS quantity
      FROM stock_document d JOIN stock_document_line l ON l.document_id = d.id
      WHERE d.reason = 'OPENING' GROUP BY d.id, d.reason, d.occurred_on`),
  );
  expect(opening).toEqual([{ reason: 'OPENING', on: '2024-12-30', quantity: 754 }]);
  expect(await differences(shop)).toEqual(NONE);
});

it('costs the same number of statements for any number of shipments', async () => {
  const count = async (shipments: number) => {
    const shop = await openShop({ products: 2 });
    const history = await historyOf(shop, shipments);
    return (await countStatements(shop.org, (work) => loadShipmentHistory(work, history)))
      .statements;
  };
  expect(await count(40)).toBe(await count(4));
});
