// Goods that come back: for good, and the quota is free again; to be sent again, and it is not.
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  authorizeReturn,
  inspectReturn,
  receiveReturn,
  requestReturn,
} from '@/server/modules/fulfilment';
import { verify } from '@/server/modules/analytics';
import { createQuota } from '@/server/modules/quotas';
import { sql } from '@/server/platform/sql';
import { openShop, sell, ship } from '../fulfilment/shop';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it.each([
  [false, 7],
  [true, 10],
])('with demand re-opened %s the line stands for %i of 10', async (reopenDemand, expected) => {
  const shop = await openShop();
  const { org, dealer, products } = shop;
  const { id } = await org.work((work) =>
    createQuota(work, {
      holder: { kind: 'DEALER', id: dealer.id },
      item: { kind: 'PRODUCT', id: products[0]?.id ?? '' },
      ...{ startsOn: '2026-01-01', endsOn: '2026-12-31', quantity: 10, note: null },
    }),
  );
  const order = await sell(shop, [10]);
  await ship(shop, order, [10]);
  await org.work(async (work) => {
    const { returnId } = await requestReturn(work, {
      orderId: order.id,
      reasonCode: 'DAMAGED',
      flags: { reopenDemand, restock: true, credit: false },
      lines: [{ orderLineId: order.lines[0]?.id ?? '', quantity: 3 }],
    });
    await authorizeReturn(work, { returnId });
    await receiveReturn(work, { returnId });
    await inspectReturn(work, { returnId });
  });
  const [row] = await org.work((work) =>
    work.tx.rows(sql`SELECT consumed FROM quota_balance WHERE quota_id = ${id}::uuid`),
  );
  expect(row).toEqual({ consumed: expected });
  expect(await verify(org.orgId)).toEqual([]);
});
