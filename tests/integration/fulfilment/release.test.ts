// A shipment released in the act of creating it is held to what a release is held to, and the day
// goods left is a day the order already stood.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '@/server/platform/sql';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { openShop, pick, sell, type Shop } from './shop';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const limitTo = (shop: Shop, minor: bigint) =>
  shop.org.work((work) =>
    work.tx.run(sql`
      UPDATE dealer_account SET credit_limit_minor = ${minor}
      WHERE org_id = ${shop.org.orgId}::uuid`),
  );

describe('a shipment that is created and released at once', () => {
  it('asks for credit, and leaves nothing where there is none', async () => {
    const shop = await openShop();
    const { id: orderId } = await sell(shop, [10]);
    await limitTo(shop, 5_000n);
    const { caller } = await shop.org.as('WAREHOUSE');
    const refusal = await refusalOf(caller.fulfilment.createShipment({ orderId, release: true }));
    expect(refusal).toMatchObject({
      code: 'fulfilment.creditBlocked',
      issues: [{ code: 'fulfilment.creditLimit' }],
    });
    expect((await caller.fulfilment.shipments({})).items).toEqual([]);
    // Prepared for the day the money comes.
    const draft = await caller.fulfilment.createShipment({ orderId, release: false });
    expect(draft.status).toBe('DRAFT');
  });

  it('goes out past the limit where somebody who may says why', async () => {
    const shop = await openShop();
    const { id: orderId } = await sell(shop, [10]);
    await limitTo(shop, 5_000n);
    const { caller } = await shop.org.as(['WAREHOUSE', 'SALES_MANAGER']);
    const overrideReason = 'Paid in cash today';
    const made = await caller.fulfilment.createShipment({ orderId, release: true, overrideReason });
    expect(made.status).toBe('RELEASED');
  });

  it('is refused by itself among many', async () => {
    const shop = await openShop();
    const { id: orderId } = await sell(shop, [10]);
    await limitTo(shop, 5_000n);
    const { caller } = await shop.org.as('WAREHOUSE');
    const outcome = await caller.fulfilment.createShipments({ orderIds: [orderId], release: true });
    expect(outcome.done).toEqual([]);
    expect(outcome.refused).toMatchObject([{ refusal: { code: 'fulfilment.creditBlocked' } }]);
  });
});

it('goods cannot have left before they were ordered', async () => {
  const shop = await openShop();
  const { shipmentId, version } = await pick(shop, await sell(shop, [3]));
  const { caller } = await shop.org.as('WAREHOUSE');
  const input = { shipmentId, version, shippedOn: '2025-03-02' };
  expect(await refusalOf(caller.fulfilment.shipShipment(input))).toMatchObject({
    code: 'fulfilment.shippedBeforeOrdered',
    field: 'shippedOn',
    params: { shippedOn: '2025-03-02', orderedOn: '2026-03-02' },
  });
});
