// What an event sets free: everybody who waits for goods that arrived, however many others wait for
// something else, and orders held for credit when a file brings the money or another order shrinks.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { JobContext } from '@/jobs/define-job';
import { reevaluateHolds } from '@/jobs/definitions';
import { eventMap } from '@/jobs/event-map';
import reevaluate from '@/jobs/handlers/reevaluate-holds';
import reserve from '@/jobs/handlers/reserve-backlog';
import { receiveStock } from '@/server/modules/inventory';
import {
  amendOrder,
  BACKLOG_PAGE,
  backloggedOrderIds,
  placeOrder,
  readOrder,
} from '@/server/modules/orders';
import { sql } from '@/server/platform/sql';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { importInto } from '../integrations/import-desk';
import { orderFor, orderWorld, type OrderWorld } from './order-world';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const contextOf = ({ org }: OrderWorld): JobContext => ({
  ...{ jobId: 'j', requestId: 'r', attempt: 1, report: () => undefined },
  signal: new AbortController().signal,
  now: () => org.clock.now(),
});

/** Judges held orders anew as the events that wait say, and takes the events off. */
async function followEvents(world: OrderWorld): Promise<void> {
  const { orgId } = world.org;
  const events = await world.org.work((work) =>
    work.tx.rows<{ name: string; payload: Record<string, unknown> }>(sql`
      DELETE FROM outbox_event WHERE org_id = ${orgId}::uuid RETURNING name, payload`),
  );
  for (const { name, payload } of events) {
    for (const route of eventMap[name] ?? []) {
      if (route.job !== reevaluateHolds) continue;
      const ids = reevaluateHolds.schema.parse(route.payload({ orgId, payload }));
      await reevaluate(ids, contextOf(world));
    }
  }
}

const place = (world: OrderWorld, product: number, quantity: number) =>
  world.org.work((work) => placeOrder(work, orderFor(world, [[product, quantity]])));

const orderOf = (world: OrderWorld, orderId: string) =>
  world.org.work((work) => readOrder(work.tx, orderId));

it('goods that arrived reach who waits for them behind a page of others', async () => {
  const settings = { 'orders.autoApprove': true, 'orders.stockPolicy': 'warn' } as const;
  const world = await orderWorld({ products: 2, stock: 0, settings });
  for (let i = 0; i < BACKLOG_PAGE; i += 1) await place(world, 0, 10);
  const last = await place(world, 1, 10);
  const productIds = world.products.map(({ id }) => id);
  const arrive = (quantities: readonly number[]) =>
    world.org.work((work) =>
      receiveStock(work, {
        warehouseId: world.warehouseId,
        occurredOn: work.today,
        lines: quantities.map((quantity, at) => ({ productId: productIds[at] ?? '', quantity })),
      }),
    );
  await arrive([5, 4]);
  await reserve({ orgId: world.org.orgId, productIds }, contextOf(world));
  expect((await orderOf(world, last.orderId)).lines[0]?.reserved).toBe(4);
  const waiting = await world.org.work((work) => backloggedOrderIds(work, productIds));
  expect(waiting, 'nobody is looked at for whom there is nothing').toEqual([]);
  await arrive([1, 6]);
  await reserve({ orgId: world.org.orgId, productIds }, contextOf(world));
  const { lines } = await orderOf(world, last.orderId);
  expect(lines[0]?.reserved).toBe(10);
  const trail = await world.org.work((work) =>
    work.tx.rows<{ reserved: number }>(sql`
      SELECT (detail ->> 'reserved')::int AS reserved FROM audit_event
      WHERE org_id = ${world.org.orgId}::uuid AND doc_id = ${last.orderId}::uuid
        AND action = 'release' ORDER BY id`),
  );
  expect(trail.map(({ reserved }) => reserved)).toEqual([4, 6]);
});

it('a receipt from a file frees an order held for credit', async () => {
  const world = await orderWorld({ creditLimitMinor: 0n });
  const held = await place(world, 0, 1);
  expect(held.status).toBe('ON_HOLD');
  await followEvents(world);
  const dealer = world.dealers[0]?.code ?? '';
  const file = `dealer,date,amount\n${dealer},2026-03-01,10\n`;
  expect((await importInto(world.org, 'receipts', file)).rowsLoaded).toBe(1);
  await followEvents(world);
  expect((await orderOf(world, held.orderId)).status).toBe('SUBMITTED');
});

it('so does another order of the dealer that is made smaller', async () => {
  const settings = { 'orders.autoApprove': true };
  const world = await orderWorld({ creditLimitMinor: 10_000n, settings });
  const first = await place(world, 0, 10);
  const held = await place(world, 0, 2);
  expect([first.status, held.status]).toEqual(['APPROVED', 'ON_HOLD']);
  await followEvents(world);
  const order = orderFor(world, [[0, 8]]);
  await world.org.work((work) => amendOrder(work, { ...first, order }));
  await followEvents(world);
  expect((await orderOf(world, held.orderId)).status).toBe('APPROVED');
});
