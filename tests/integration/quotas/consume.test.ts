// What orders take from quotas, and give back: at submit they are judged, at approval they consume.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  amendOrder,
  approveOrder,
  cancelOrder,
  placeOrder,
  rejectOrder,
  releaseHold,
} from '@/server/modules/orders';
import { sql } from '@/server/platform/sql';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { differences, orderFor } from '../orders/order-world';
import { addQuota, balanceOf, consumedOf, quotaWorld, type QuotaWorld } from './quota-world';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

type Lines = Parameters<typeof orderFor>[1];

const place = (world: QuotaWorld, lines: Lines, dealer = 0) =>
  world.org.work((work) => placeOrder(work, orderFor(world, lines, dealer)));

async function approved(world: QuotaWorld, lines: Lines, dealer = 0) {
  const order = await place(world, lines, dealer);
  return world.org.work((work) => approveOrder(work, order));
}

const lineIds = async (world: QuotaWorld, orderId: string) => {
  const rows = await world.org.work((work) =>
    work.tx.rows<{ id: string }>(sql`
      SELECT id FROM order_line WHERE order_id = ${orderId}::uuid ORDER BY line_no`),
  );
  return rows.map((row) => row.id);
};

describe('an order within its quota', () => {
  it('takes nothing until it is approved, and then what is approved', async () => {
    const world = await quotaWorld();
    const quota = await addQuota(world, 10);
    const order = await place(world, [[0, 8]]);
    expect(order.status).toBe('SUBMITTED');
    expect(await consumedOf(world, quota)).toBe(0);
    const [lineId = ''] = await lineIds(world, order.orderId);
    const cuts = [{ lineId, approved: 5, reason: 'enough' }];
    await world.org.work((work) => approveOrder(work, { ...order, cuts }));
    expect(await balanceOf(world, quota)).toEqual({ allocated: 10, consumed: 5, allowance: 0 });
    expect(await differences(world)).toEqual([]);
  });

  it('takes from every quota that binds: dealer, region above, level, category above', async () => {
    const world = await quotaWorld();
    const product = { kind: 'PRODUCT', id: world.products[0]?.id ?? '' } as const;
    const quotas = [
      await addQuota(world, 100),
      await addQuota(world, 100, { holder: { kind: 'REGION', id: world.country }, item: product }),
      await addQuota(world, 100, { holder: { kind: 'LEVEL', id: world.level } }),
      await addQuota(world, 100, { item: { kind: 'CATEGORY', id: world.range } }),
      // A month within the year is a quota of its own.
      await addQuota(world, 100, { startsOn: '2026-03-01', endsOn: '2026-03-31' }),
    ];
    const others = [
      await addQuota(world, 0, { startsOn: '2026-04-01', endsOn: '2026-04-30' }),
      await addQuota(world, 0, { item: { kind: 'PRODUCT', id: world.products[1]?.id ?? '' } }),
    ];
    const order = await approved(world, [[0, 7]]);
    expect(order.status).toBe('APPROVED');
    for (const quota of quotas) expect(await consumedOf(world, quota)).toBe(7);
    for (const quota of others) expect(await consumedOf(world, quota)).toBe(0);
    expect(await differences(world)).toEqual([]);
  });
});

describe('an order beyond a quota', () => {
  it('is held, and told which line to cut or which quota to raise', async () => {
    const world = await quotaWorld();
    const item = { kind: 'CATEGORY', id: world.category } as const;
    const quota = await addQuota(world, 10, { item });
    const order = await place(world, [
      [0, 8],
      [1, 32],
    ]);
    expect(order.status).toBe('ON_HOLD');
    expect(order.holds).toEqual([
      {
        reason: 'QUOTA',
        remedy: {
          steps: [
            [
              { kind: 'cutLines', cuts: [{ line: 2, by: 30 }] },
              {
                kind: 'moreQuota',
                lacks: [expect.objectContaining({ quotaId: quota, line: 2, by: 30 })],
              },
            ],
          ],
        },
      },
    ]);
  });

  it('zero means zero', async () => {
    const world = await quotaWorld();
    await addQuota(world, 0);
    expect((await place(world, [[0, 1]])).status).toBe('ON_HOLD');
    expect((await place(world, [[1, 1]])).status).toBe('SUBMITTED');
  });

  it('is not approved where another one took the rest meanwhile', async () => {
    const world = await quotaWorld();
    const quota = await addQuota(world, 10);
    const [first, second] = [await place(world, [[0, 6]]), await place(world, [[0, 6]])];
    await world.org.work((work) => approveOrder(work, first));
    const held = await world.org.work((work) => approveOrder(work, second));
    expect(held.status).toBe('ON_HOLD');
    expect(held.holds.map((hold) => hold.reason)).toEqual(['QUOTA']);
    expect(await consumedOf(world, quota)).toBe(6);
  });

  it('passes by a person with a reason, on record', async () => {
    const world = await quotaWorld();
    const quota = await addQuota(world, 10);
    const held = await place(world, [[0, 14]]);
    const reason = 'The fair is next week';
    const released = await world.org.work((work) =>
      releaseHold(work, { ...held, hold: 'QUOTA', reason }),
    );
    const order = await world.org.work((work) => approveOrder(work, released));
    expect(order.status).toBe('APPROVED');
    expect(await balanceOf(world, quota)).toEqual({ allocated: 10, consumed: 14, allowance: 4 });
    const entries = await world.org.work((work) =>
      work.tx.rows(sql`SELECT over_by AS "overBy", reason FROM quota_entry
        WHERE quota_id = ${quota}::uuid AND kind = 'CONSUME'`),
    );
    expect(entries).toEqual([{ overBy: 4, reason }]);
    // What was let through is no room for the next.
    expect((await place(world, [[0, 1]])).status).toBe('ON_HOLD');
    await world.org.work((work) => cancelOrder(work, { ...order, reason: 'no' }));
    expect(await balanceOf(world, quota)).toEqual({ allocated: 10, consumed: 0, allowance: 0 });
    expect(await differences(world)).toEqual([]);
  });
});

describe('a line without any quota', () => {
  it.each([
    ['allow', 'SUBMITTED'],
    ['warn', 'SUBMITTED'],
    ['block', null],
  ] as const)('under %s is %s', async (unallocated, status) => {
    const world = await quotaWorld({ settings: { 'quotas.unallocated': unallocated } });
    const { caller } = await world.org.as('ORDER_CLERK');
    const order = orderFor(world, [[1, 3]]);
    const [line] = (await caller.orders.preview({ order })).lines;
    expect(line?.quota?.isUnallocated ?? false).toBe(unallocated !== 'allow');
    if (status === null) {
      const refusal = await refusalOf(caller.orders.place({ order }));
      expect(refusal).toMatchObject({
        code: 'orders.notReady',
        issues: [{ code: 'orders.noQuota', field: 'lines.0.quantity' }],
      });
    } else expect((await caller.orders.place({ order })).status).toBe(status);
  });
});

describe('a changed order', () => {
  it('gives back when it is cancelled, and nothing when it was only asked for', async () => {
    const world = await quotaWorld();
    const quota = await addQuota(world, 10);
    const order = await approved(world, [
      [0, 4],
      [0, 3],
    ]);
    const [first = ''] = await lineIds(world, order.orderId);
    const rest = await world.org.work((work) =>
      cancelOrder(work, { ...order, reason: 'no', lineIds: [first] }),
    );
    expect(await consumedOf(world, quota)).toBe(3);
    await world.org.work((work) => cancelOrder(work, { ...rest, reason: 'no' }));
    expect(await consumedOf(world, quota)).toBe(0);
    const asked = await place(world, [[0, 4]]);
    await world.org.work((work) => rejectOrder(work, { ...asked, reason: 'no' }));
    expect(await consumedOf(world, quota)).toBe(0);
    expect(await differences(world)).toEqual([]);
  });

  it('gives back everything when it is amended and takes what it is approved for', async () => {
    const world = await quotaWorld({ dealers: 2 });
    const own = await addQuota(world, 10);
    const other = await addQuota(world, 5, {
      item: { kind: 'PRODUCT', id: world.products[1]?.id ?? '' },
    });
    const order = await approved(world, [[0, 9]]);
    const changed = await world.org.work((work) =>
      amendOrder(work, { ...order, order: orderFor(world, [[1, 5]]) }),
    );
    expect(await consumedOf(world, own)).toBe(0);
    await world.org.work((work) => approveOrder(work, changed));
    expect(await consumedOf(world, other)).toBe(5);
    expect(await differences(world)).toEqual([]);
  });

  it('is not counted against itself while it is typed again', async () => {
    const world = await quotaWorld();
    await addQuota(world, 10);
    const { orderId } = await approved(world, [[0, 9]]);
    const { caller } = await world.org.as('SALES_MANAGER');
    const order = orderFor(world, [[0, 10]]);
    const [line] = (await caller.orders.preview({ order, orderId })).lines;
    expect(line?.quota).toEqual({ left: 10, over: 0, isUnallocated: false });
    const [fresh] = (await caller.orders.preview({ order })).lines;
    expect(fresh?.quota).toEqual({ left: 1, over: 9, isUnallocated: false });
  });
});

describe("a dealer's user", () => {
  it('consumes what binds the dealer and is not told what others left', async () => {
    const world = await quotaWorld({ dealers: 2, settings: { 'orders.autoApprove': true } });
    const [dealer] = world.dealers;
    const holder = { kind: 'REGION', id: world.region } as const;
    const shared = await addQuota(world, 10, { holder });
    await approved(world, [[0, 4]], 1).catch(() => undefined);
    const user = await world.org.signIn({ roles: ['DEALER'], dealerId: dealer?.id ?? '' });
    const order = orderFor(world, [[0, 7]]);
    const [line] = (await user.caller.orders.preview({ order })).lines;
    expect(line?.quota).toEqual({ left: null, over: 1, isUnallocated: false });
    expect((await user.caller.orders.place({ order })).status).toBe('ON_HOLD');
    const small = await user.caller.orders.place({ order: orderFor(world, [[0, 6]]) });
    expect(small.status).toBe('APPROVED');
    expect(await consumedOf(world, shared)).toBe(10);
    expect(await differences(world)).toEqual([]);
  });
});
