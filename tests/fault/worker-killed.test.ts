// kill -9 of the worker at random points while money arrives that frees held orders: in the end
// every order is released exactly once, every figure is the sum of its ledger, nothing waits.
import { expect, it } from 'vitest';
import { rebuild, verify } from '@/server/modules/analytics';
import { createCalendar, createYear } from '@/server/modules/centres';
import { placeOrder } from '@/server/modules/orders';
import { recordReceipt } from '@/server/modules/receivables';
import { newId } from '@/kernel/ids';
import { sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import { addProduct } from '../fixtures/catalog';
import { addDealer } from '../fixtures/dealers';
import { foldAll } from '../fixtures/folded';
import { createTestOrganization, type TestOrganization } from '../fixtures/organization';
import { rollupRows } from '../integration/analytics/ledger-rows';
import { onBothBackends, until } from '../integration/jobs/on-both-backends';
import { startWorker } from './worker-process';

const ORDERS = 24;
const KILLS = 3;

interface Held {
  dealerId: string;
  orderId: string;
}

/** A warehouse, and a price for everyone. */
async function arrange(tx: Tx, productId: string): Promise<void> {
  const listId = newId();
  await tx.run(sql`INSERT INTO warehouse (org_id, id, code, name, is_default)
    VALUES (${tx.orgId}, ${newId()}, 'W1', 'Warehouse', true)`);
  await tx.run(sql`INSERT INTO price_list (org_id, id, code, name, currency)
    VALUES (${tx.orgId}, ${listId}, 'LIST', 'List', 'USD')`);
  await tx.run(sql`INSERT INTO price_list_assignment (org_id, id, price_list_id)
    VALUES (${tx.orgId}, ${newId()}, ${listId})`);
  await tx.run(sql`INSERT INTO price_list_item (org_id, id, price_list_id, product_id, unit_price)
    VALUES (${tx.orgId}, ${newId()}, ${listId}, ${productId}, 10)`);
}

/** This year and the one before, so that sales are compared and the comparisons kept. */
async function twoYears(org: TestOrganization): Promise<void> {
  await org.work(async (work) => {
    const calendar = { code: 'CAL', name: 'Calendar', kind: 'MONTH', isDefault: true } as const;
    const { id: calendarId } = await createCalendar(work, calendar);
    const year = Number(work.today.slice(0, 4));
    for (const startsOn of [`${year - 1}-01-01`, `${year}-01-01`]) {
      await createYear(work, { calendarId, startsOn });
    }
  });
}

async function heldOrders(org: TestOrganization): Promise<Held[]> {
  const product = await addProduct(org);
  await org.work((work) => arrange(work.tx, product.id));
  const held: Held[] = [];
  for (let i = 0; i < ORDERS; i += 1) {
    const dealer = await addDealer(org, {});
    const lines = [{ productId: product.id, unit: 'EA', quantity: 3 + i, discountRate: '0' }];
    const outcome = await org.work((work) => placeOrder(work, { dealerId: dealer.id, lines }));
    expect(outcome.status).toBe('ON_HOLD');
    held.push({ dealerId: dealer.id, orderId: outcome.orderId });
  }
  return held;
}

/** Money the bank shows: what it does not, a reminder would speak of at any time. */
async function pay(org: TestOrganization, { dealerId }: Held): Promise<void> {
  await org.work((work) =>
    recordReceipt(work, {
      dealerId,
      receivedOn: work.today,
      confirmedOn: work.today,
      method: 'TRANSFER',
      amountMinor: 1_000_000n,
    }),
  );
}

async function counts(org: TestOrganization) {
  return org.work(async (work) => {
    const row = await work.tx.row<{ released: number; clears: number; waiting: number }>(sql`
      SELECT (SELECT count(*)::int FROM sales_order WHERE status = 'SUBMITTED') AS released,
        (SELECT count(*)::int FROM audit_event WHERE action = 'holdCleared') AS clears,
        (SELECT count(*)::int FROM outbox_event) AS waiting`);
    if (!row) throw new Error('no counts');
    return row;
  });
}

onBothBackends('a killed worker', (backend) => {
  it('loses nothing and repeats nothing', async () => {
    const org = await createTestOrganization({ settings: { 'orders.stockPolicy': 'warn' } });
    await twoYears(org);
    const held = await heldOrders(org);
    const perRound = Math.ceil(held.length / KILLS);
    for (let round = 0; round < KILLS; round += 1) {
      const worker = await startWorker(backend());
      const paying = held.slice(round * perRound, (round + 1) * perRound);
      const paid = Promise.all(paying.map((order) => pay(org, order)));
      await new Promise((resolve) => setTimeout(resolve, 30 + Math.random() * 400));
      worker.child.kill('SIGKILL');
      expect(await worker.ended).toBe('SIGKILL');
      await paid;
    }
    const last = await startWorker(backend());
    await until(
      async () => (await counts(org)).released === held.length,
      'every order released; jobs of the dead are taken over when their locks run out',
      90_000,
    );
    await until(async () => (await counts(org)).waiting === 0, 'an empty outbox');
    last.child.kill('SIGTERM');
    expect(await last.ended).toBe(0);
    expect(await counts(org)).toEqual({ released: ORDERS, clears: ORDERS, waiting: 0 });
    await foldAll(org.orgId);
    expect(await verify(org.orgId)).toEqual([]);
    const folded = await rollupRows(org.orgId);
    expect(folded.rollup_compared_pair?.length).toBeGreaterThanOrEqual(ORDERS);
    await rebuild(org.orgId);
    await foldAll(org.orgId);
    expect(await rollupRows(org.orgId)).toEqual(folded);
  }, 240_000);

  it('stops in order on SIGTERM', async () => {
    const worker = await startWorker(backend());
    worker.child.kill('SIGTERM');
    expect(await worker.ended).toBe(0);
    expect(worker.isReady()).toBe(false);
    const messages = worker.output();
    expect(messages).toContain('worker ready');
    expect(messages.trimEnd().endsWith('"msg":"worker stopped"}')).toBe(true);
  });
});
