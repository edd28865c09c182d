// What keeps goods waiting: each cause of the board opens as many orders as it counts.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ordersOf } from '@/app/(desk)/dashboards/_parts/orders-of';
import { listInput, ORDER_FILTERS } from '@/app/(desk)/orders/_list/order-filters';
import { readOpenGaps } from '@/server/modules/analytics/repo/dashboard';
import { openGapCauses } from '@/server/modules/orders/schemas';
import { sql } from '@/server/platform/sql';
import { readQuery } from '@/ui/filters/url-fields';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { orderFor, orderWorld, type OrderWorld } from './order-world';

let database: TestDatabase;
let world: OrderWorld;

/** Heads as they may stand: state, why it is held, wanted in days from today, asked, reserved, short. */
const HEADS = [
  ['SUBMITTED', null, 3, 5, 0, 0],
  ['SUBMITTED', null, -3, 5, 0, 0],
  // Nothing is asked for any more.
  ['SUBMITTED', null, 3, 0, 0, 0],
  ['ON_HOLD', 'CREDIT_HOLD', 3, 5, 0, 0],
  ['ON_HOLD', 'QUOTA_HOLD', 3, 5, 0, 0],
  ['ON_HOLD', 'STOCK_HOLD', 3, 5, 0, 0],
  ['ON_HOLD', 'STOCK_HOLD', -3, 5, 0, 0],
  ['ON_HOLD', 'OTHER_HOLD', 3, 5, 0, 0],
  // Partly in stock: it stands at two causes.
  ['APPROVED', null, -1, 5, 2, 3],
  ['APPROVED', null, 0, 5, 5, 0],
  ['PARTIALLY_SHIPPED', null, null, 5, 1, 0],
  ['PARTIALLY_SHIPPED', null, -9, 5, 0, 4],
  ['CLOSED', null, -9, 5, 0, 0],
] as const;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await orderWorld();
  const { org } = world;
  const { caller } = await org.as('ORDER_CLERK');
  for (const [status, cause, days, asked, reserved, short] of HEADS) {
    // One after the other, as they are typed.
    // oxlint-disable-next-line no-await-in-loop
    const { orderId } = await caller.orders.place({ order: orderFor(world, [[0, 1]]) });
    // oxlint-disable-next-line no-await-in-loop
    await org.work(({ tx, today }) =>
      tx.run(sql`UPDATE sales_order SET status = ${status}, hold_cause = ${cause},
          requested_on = ${today}::date + ${days}::int, requested_quantity = ${asked},
          reserved_quantity = ${reserved}, short_quantity = ${short}
        WHERE org_id = ${org.orgId}::uuid AND id = ${orderId}::uuid`),
    );
  }
});
afterAll(() => database.drop());

const inputAt = (href: string) => {
  const { pathname, searchParams } = new URL(href, 'http://desk');
  expect(pathname).toBe('/orders');
  return listInput(readQuery(searchParams, ORDER_FILTERS));
};

it('opens the orders that each cause counts, whatever else is asked', async () => {
  const { org } = world;
  const gaps = await org.work(({ tx, today }) => readOpenGaps(tx, today));
  const counted = new Map(gaps.map(({ cause, orders }) => [cause, orders]));
  const { caller } = await org.as('SALES_MANAGER');
  const listed = new Map<string, number>();
  for (const cause of openGapCauses) {
    const input = inputAt(ordersOf(cause));
    // oxlint-disable-next-line no-await-in-loop
    const page = await caller.orders.list(input);
    // oxlint-disable-next-line no-await-in-loop
    const bare = await caller.orders.list({ gap: cause });
    // oxlint-disable-next-line no-await-in-loop
    const found = await caller.orders.list({ ...input, search: 'SO-' });
    expect([bare.items.length, found.items.length], cause).toEqual(
      Array.from({ length: 2 }, () => page.items.length),
    );
    listed.set(cause, page.items.length);
  }
  expect(Object.fromEntries(listed)).toEqual({
    ...{ AWAITING_APPROVAL: 2, CREDIT_HOLD: 1, QUOTA_HOLD: 1, STOCK_HOLD: 2, OTHER_HOLD: 1 },
    ...{ NO_STOCK: 2, LATE: 1, IN_TIME: 2 },
  });
  expect(counted).toEqual(listed);
});
