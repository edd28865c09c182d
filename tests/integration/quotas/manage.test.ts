// Giving, changing, moving and importing quotas; what it frees is judged again by its event.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildJob } from '@/jobs/define-job';
import { reevaluateHolds } from '@/jobs/definitions';
import { eventMap } from '@/jobs/event-map';
import reevaluate from '@/jobs/handlers/reevaluate-holds';
import { newId } from '@/kernel/ids';
import { approveOrder, placeOrder } from '@/server/modules/orders';
import { sql } from '@/server/platform/sql';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { importInto, reasons } from '../integrations/import-desk';
import { differences, orderFor } from '../orders/order-world';
import { addQuota, balanceOf, consumedOf, quotaWorld, type QuotaWorld } from './quota-world';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const place = (world: QuotaWorld, quantity: number, dealer = 0) =>
  world.org.work((work) => placeOrder(work, orderFor(world, [[0, quantity]], dealer)));

/** Runs the jobs of every event about quotas that waits in the outbox, and takes the events off. */
async function follow(world: QuotaWorld): Promise<void> {
  const { orgId } = world.org;
  const events = await world.org.work((work) =>
    work.tx.rows<{ payload: Record<string, unknown> }>(sql`
      DELETE FROM outbox_event WHERE org_id = ${orgId}::uuid AND name = 'quotas.changed'
      RETURNING payload`),
  );
  for (const { payload } of events) {
    for (const route of eventMap['quotas.changed'] ?? []) {
      expect(route.job).toBe(reevaluateHolds);
      const { data } = buildJob(reevaluateHolds, route.payload({ orgId, payload }) as never, {
        requestId: 'r',
      });
      await reevaluate(data.payload as never, {
        ...{ jobId: 'j', requestId: 'r', attempt: 1, report: () => undefined },
        signal: new AbortController().signal,
        now: () => world.org.clock.now(),
      });
    }
  }
}

const statusOf = async (world: QuotaWorld, orderId: string) =>
  (
    await world.org.work((work) =>
      work.tx.row<{ status: string }>(sql`
        SELECT status FROM sales_order WHERE id = ${orderId}::uuid`),
    )
  )?.status;

const reason = 'test';

describe('a held order', () => {
  it('goes on when its quota is raised, and not when another one is', async () => {
    const world = await quotaWorld();
    const { caller } = await world.org.as('SALES_MANAGER');
    const own = await addQuota(world, 5);
    const other = await addQuota(world, 5, {
      item: { kind: 'PRODUCT', id: world.products[1]?.id ?? '' },
    });
    const { orderId } = await place(world, 8);
    const period = { startsOn: '2026-01-01', endsOn: '2026-12-31', note: null, reason };
    await caller.quotas.change({ id: other, version: 1, ...period, quantity: 50 });
    await follow(world);
    expect(await statusOf(world, orderId)).toBe('ON_HOLD');
    await caller.quotas.change({ id: own, version: 1, ...period, quantity: 7 });
    await follow(world);
    expect(await statusOf(world, orderId)).toBe('ON_HOLD');
    await caller.quotas.change({ id: own, version: 2, ...period, quantity: 8 });
    await follow(world);
    expect(await statusOf(world, orderId)).toBe('SUBMITTED');
    expect(await differences(world)).toEqual([]);
  });

  it('goes on when quota is moved to its dealer, given back, or no longer in force', async () => {
    const world = await quotaWorld({ dealers: 2 });
    const { caller } = await world.org.as('SALES_MANAGER');
    const [own, other] = await Promise.all(
      world.dealers.map(({ id }) => addQuota(world, 5, { holder: { kind: 'DEALER', id } })),
    );
    const first = await place(world, 6);
    await caller.quotas.move({
      fromId: other ?? '',
      to: { quotaId: own ?? '' },
      quantity: 1,
      reason,
    });
    await follow(world);
    expect(await statusOf(world, first.orderId)).toBe('SUBMITTED');
    const { version } = await caller.orders.byId({ orderId: first.orderId });
    const approved = await world.org.work((work) =>
      approveOrder(work, { orderId: first.orderId, version }),
    );
    const second = await place(world, 2);
    expect(second.status).toBe('ON_HOLD');
    await caller.orders.cancel({ orderId: first.orderId, version: approved.version, reason });
    await follow(world);
    expect(await statusOf(world, second.orderId)).toBe('SUBMITTED');
    const third = await place(world, 9);
    const at = await caller.quotas.get({ id: own ?? '' });
    await caller.quotas.close({ id: own ?? '', version: at.version, reason });
    await follow(world);
    expect(await statusOf(world, third.orderId)).toBe('SUBMITTED');
    expect(await differences(world)).toEqual([]);
  });
});

describe('a quota', () => {
  it('is not lowered below what orders took, nor moved away from under them', async () => {
    const world = await quotaWorld({ dealers: 2, settings: { 'orders.autoApprove': true } });
    const { caller } = await world.org.as('SALES_MANAGER');
    const quota = await addQuota(world, 10);
    await place(world, 7);
    const change = {
      id: quota,
      version: 1,
      startsOn: '2026-01-01',
      endsOn: '2026-12-31',
      note: null,
    };
    const lower = await refusalOf(caller.quotas.change({ ...change, quantity: 6, reason }));
    expect(lower).toMatchObject({ code: 'quotas.belowUsed', params: { used: 7 } });
    const silent = await refusalOf(caller.quotas.change({ ...change, quantity: 8, reason: null }));
    expect(silent.code).toBe('quotas.reasonMissing');
    const to = { holder: { kind: 'DEALER' as const, id: world.dealers[1]?.id ?? '' } };
    const away = await refusalOf(caller.quotas.move({ fromId: quota, to, quantity: 4, reason }));
    expect(away).toMatchObject({ code: 'quotas.moveMoreThanLeft', params: { left: 3 } });
    const { toId } = await caller.quotas.move({ fromId: quota, to, quantity: 3, reason });
    expect(await balanceOf(world, toId)).toEqual({ allocated: 3, consumed: 0, allowance: 0 });
    expect(await balanceOf(world, quota)).toEqual({ allocated: 7, consumed: 7, allowance: 0 });
    const [entry] = (await caller.quotas.entries({ id: toId })).items;
    expect(entry).toMatchObject({ kind: 'MOVE', quantity: 3, reason });
    expect(entry?.counterpart).toBe(world.dealers[0]?.code);
    expect(await differences(world)).toEqual([]);
  });

  it('is given once for one holder, thing and period', async () => {
    const world = await quotaWorld();
    const { caller } = await world.org.as('SALES_MANAGER');
    const input = {
      holder: { kind: 'DEALER' as const, id: world.dealers[0]?.id ?? '' },
      item: { kind: 'PRODUCT' as const, id: world.products[0]?.id ?? '' },
      ...{ startsOn: '2026-01-01', endsOn: '2026-12-31', quantity: 5 },
    };
    const { id } = await caller.quotas.create(input);
    expect((await refusalOf(caller.quotas.create(input))).code).toBe('quotas.alreadyThere');
    const stale = caller.quotas.change({
      ...{ id, version: 7, startsOn: input.startsOn, endsOn: input.endsOn, quantity: 9, reason },
    });
    expect((await refusalOf(stale)).code).toBe('quotas.stale');
    await caller.quotas.close({ id, version: 1, reason });
    expect((await caller.quotas.create(input)).version).toBe(1);
    const clerk = await world.org.as('ORDER_CLERK');
    expect((await refusalOf(clerk.caller.quotas.create(input))).code).toBe('auth.notPermitted');
  });

  it('does not move to another thing, to itself, or where nobody is', async () => {
    const world = await quotaWorld();
    const { caller } = await world.org.as('SALES_MANAGER');
    const quota = await addQuota(world, 10);
    const other = await addQuota(world, 1, { item: { kind: 'CATEGORY', id: world.range } });
    const move = (to: Parameters<typeof caller.quotas.move>[0]['to']) =>
      refusalOf(caller.quotas.move({ fromId: quota, to, quantity: 1, reason }));
    expect((await move({ quotaId: other })).code).toBe('quotas.moveOtherItem');
    expect((await move({ quotaId: quota })).code).toBe('quotas.moveToItself');
    expect((await move({ quotaId: newId() })).code).toBe('quotas.notFound');
    const nobody = { holder: { kind: 'REGION' as const, id: newId() } };
    expect((await move(nobody)).code).toBe('quotas.unknownHolder');
    expect((await balanceOf(world, quota))?.allocated).toBe(10);
  });
});

describe('the list', () => {
  it('goes on by its cursor and narrows to what binds a dealer, is used up, or is looked for', async () => {
    const world = await quotaWorld({ dealers: 3, settings: { 'orders.autoApprove': true } });
    const { caller } = await world.org.as('SALES_MANAGER');
    for (const { id } of world.dealers)
      await addQuota(world, 4, { holder: { kind: 'DEALER', id } });
    await addQuota(world, 40, { holder: { kind: 'REGION', id: world.country } });
    await addQuota(world, 9, { startsOn: '2025-01-01', endsOn: '2025-12-31' });
    const first = await caller.quotas.list({ limit: 3, show: 'all' });
    const rest = await caller.quotas.list({ limit: 3, show: 'all', cursor: first.nextCursor });
    const ids = [...first.items, ...rest.items].map(({ id }) => id);
    expect([first.items.length, rest.items.length, new Set(ids).size]).toEqual([3, 2, 5]);
    const dealerId = world.dealers[0]?.id ?? '';
    expect(await caller.quotas.ofDealer({ dealerId })).toHaveLength(2);
    await place(world, 4);
    const used = await caller.quotas.list({ show: 'used' });
    expect(used.items.map(({ holder }) => holder.code)).toEqual([world.dealers[0]?.code]);
    const found = await caller.quotas.list({ search: world.dealers[1]?.code });
    expect(found.items.map(({ holder }) => holder.id)).toEqual([world.dealers[1]?.id]);
    const regions = await caller.quotas.list({ holderKind: 'REGION' });
    expect(regions.items.map(({ consumed }) => consumed)).toEqual([4]);
  });
});

describe('a file of quotas', () => {
  it('gives what is not there, changes what is, and refuses row by row', async () => {
    const world = await quotaWorld({ settings: { 'orders.autoApprove': true } });
    const quota = await addQuota(world, 10);
    await place(world, 6);
    const [dealer, product] = [world.dealers[0]?.code, world.products[0]?.code];
    const other = world.products[1]?.code;
    const year = '2026-01-01,2026-12-31';
    const run = await importInto(
      world.org,
      'quotas',
      [
        'holder_kind,holder,item_kind,item,starts_on,ends_on,quantity',
        `DEALER,${dealer},PRODUCT,${product},${year},5`,
        `,${dealer},,${other},${year},0`,
        `REGION,NOWHERE,PRODUCT,${product},${year},5`,
        `DEALER,${dealer},PRODUCT,NOTHING,${year},5`,
        `DEALER,${dealer},PRODUCT,${product},2026-12-31,2026-01-01,5`,
        `,${dealer},,${other},${year},1`,
      ].join('\n'),
    );
    expect(reasons(run)).toEqual([
      '2 quantity quotas.belowUsed',
      '4 holder quotas.unknownHolder',
      '5 item quotas.unknownItem',
      '6 ends_on quotas.endsBeforeStart',
      '7 - request.repeatedRow',
    ]);
    expect((await place(world, 1)).status).toBe('APPROVED');
    const again = `holder,item,starts_on,ends_on,quantity\n${dealer},${product},${year},7\n`;
    expect((await importInto(world.org, 'quotas', again)).rowsLoaded).toBe(1);
    expect(await balanceOf(world, quota)).toEqual({ allocated: 7, consumed: 7, allowance: 0 });
    expect(await consumedOf(world, quota)).toBe(7);
    const { caller } = await world.org.as('SALES_MANAGER');
    const zero = await caller.quotas.list({ search: other });
    expect(zero.items.map(({ allocated }) => allocated)).toEqual([0]);
    expect(await differences(world)).toEqual([]);
  });
});
