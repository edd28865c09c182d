// Returns: the three flags of a reason, what the inspection accepts, and the credit of what was
// invoiced.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  authorizeReturn,
  cancelReturn,
  getReturn,
  inspectReturn,
  invoiceShipment,
  receiveReturn,
  rejectReturn,
  requestReturn,
} from '@/server/modules/fulfilment';
import { listReturns } from '@/server/modules/fulfilment/usecases/read-returns';
import type { RequestReturnInput, ReturnOutcome } from '@/server/modules/fulfilment/schemas';
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
  sell,
  ship,
  viewOf,
  type Shop,
} from './shop';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** An order of ten, shipped and invoiced unless told otherwise. */
async function soldTen(options: { invoiced?: boolean } = {}) {
  const shop = await openShop();
  const order = await sell(shop, [10]);
  const shipped = await ship(shop, order);
  if (options.invoiced !== false) {
    await shop.org.work((work) => invoiceShipment(work, shipped));
  }
  return { shop, order, shipped, lineId: order.lines[0]?.id ?? '' };
}

function request(
  shop: Shop,
  input: Omit<RequestReturnInput, 'lines'>,
  lineId: string,
  quantity: number,
) {
  return shop.org.work((work) =>
    requestReturn(work, { ...input, lines: [{ orderLineId: lineId, quantity }] }),
  );
}

async function received(shop: Shop, requested: ReturnOutcome): Promise<ReturnOutcome> {
  const authorized = await shop.org.work((work) => authorizeReturn(work, requested));
  return shop.org.work((work) => receiveReturn(work, authorized));
}

const inspect = (shop: Shop, row: ReturnOutcome, accepted?: number) =>
  shop.org.work(async (work) => {
    const { lines } = await getReturn(work, row);
    const reported = lines.map((line) => ({
      lineId: line.id,
      accepted: accepted ?? line.quantity,
    }));
    return inspectReturn(work, { ...row, lines: reported });
  });

describe('a return', () => {
  it('is found by the beginning of its number or of its order, and by digits alone', async () => {
    const { shop, order, lineId } = await soldTen();
    const input = { orderId: order.id, reasonCode: 'UNSOLD' };
    const { number } = await request(shop, input, lineId, 1);
    const find = async (search: string) => {
      const page = await shop.org.work((work) => listReturns(work, { search, limit: 5 }));
      return page.items.map((item) => item.number);
    };
    expect(await find(number.slice(0, -2).toLowerCase())).toEqual([number]);
    expect(await find(order.number)).toEqual([number]);
    expect(await find(String(Number(number.slice(-6))))).toEqual([number]);
    expect(await find('RT-1999')).toEqual([]);
  });

  it('of unsold goods is restocked and credited, and the dealer owes less', async () => {
    const { shop, order, shipped, lineId } = await soldTen();
    const input = { orderId: order.id, reasonCode: 'UNSOLD' };
    const requested = await request(shop, input, lineId, 4);
    expect(requested.number).toMatch(/^RT-2026-\d{6}$/);
    const done = await inspect(shop, await received(shop, requested), 3);
    expect(done.status).toBe('CREDITED');
    expect(await levelOf(shop)).toEqual({ onHand: 93, reserved: 0 });
    expect((await orderOf(shop, order.id)).lines[0]).toMatchObject({ returned: 3, reopened: 0 });
    expect(await accountOf(shop)).toMatchObject({ invoiced: 6993n, unapplied: 0n });
    const view = await shop.org.work((work) => getReturn(work, requested));
    expect(view).toMatchObject({ restock: true, credit: true, reopenDemand: false });
    expect(view.creditNotes).toMatchObject([
      { number: 'CN-2026-000001', invoiceNumber: 'INV-2026-000001', totalMinor: 2997n },
    ]);
    expect(view.lines).toMatchObject([{ quantity: 4, accepted: 3 }]);
    expect((await viewOf(shop, shipped.shipmentId)).lines[0]?.returned).toBe(3);
    expect(await differences(shop)).toEqual(NONE);
  });

  it('of the wrong item re-opens the demand, which reserves the goods again', async () => {
    const { shop, order, lineId } = await soldTen();
    const requested = await request(
      shop,
      { orderId: order.id, reasonCode: 'WRONG_ITEM' },
      lineId,
      2,
    );
    await inspect(shop, await received(shop, requested));
    const after = await orderOf(shop, order.id);
    expect(after.status).toBe('PARTIALLY_SHIPPED');
    expect(after.lines[0]).toMatchObject({ returned: 2, reopened: 2, reserved: 2, shipped: 10 });
    expect(await levelOf(shop)).toEqual({ onHand: 92, reserved: 2 });
    const again = await ship(shop, after);
    await shop.org.work((work) => invoiceShipment(work, again));
    expect((await orderOf(shop, order.id)).lines[0]).toMatchObject({ shipped: 12, invoiced: 12 });
    expect(await accountOf(shop)).toMatchObject({ openOrder: 0n, unbilled: 0n, invoiced: 9990n });
    expect(await differences(shop)).toEqual(NONE);
  });

  it('may differ from its reason in every flag, at request and at inspection', async () => {
    const { shop, order, lineId } = await soldTen();
    const flags = { reopenDemand: false, restock: false, credit: false };
    const requested = await request(
      shop,
      { orderId: order.id, reasonCode: 'UNSOLD', flags },
      lineId,
      2,
    );
    const row = await received(shop, requested);
    const done = await shop.org.work((work) =>
      inspectReturn(work, { ...row, flags: { ...flags, restock: true } }),
    );
    expect(done.status).toBe('INSPECTED');
    expect(await levelOf(shop)).toEqual({ onHand: 92, reserved: 0 });
    expect(await accountOf(shop)).toMatchObject({ invoiced: 9990n });
  });

  it('waits for its invoice and is credited with it', async () => {
    const { shop, order, shipped, lineId } = await soldTen({ invoiced: false });
    const requested = await request(shop, { orderId: order.id, reasonCode: 'UNSOLD' }, lineId, 4);
    const waiting = await inspect(shop, await received(shop, requested));
    expect(waiting.status).toBe('INSPECTED');
    expect(await accountOf(shop)).toMatchObject({ unbilled: 9990n, invoiced: 0n });
    await shop.org.work((work) => invoiceShipment(work, shipped));
    const view = await shop.org.work((work) => getReturn(work, requested));
    expect(view.status).toBe('CREDITED');
    expect(await accountOf(shop)).toMatchObject({ unbilled: 0n, invoiced: 5994n });
    expect(await differences(shop)).toEqual(NONE);
  });

  it('over two invoices gives a credit note for each, to the cent', async () => {
    const shop = await openShop();
    const order = await sell(shop, [10]);
    for (const quantity of [3, 7]) {
      const shipped = await ship(shop, await orderOf(shop, order.id), [quantity]);
      await shop.org.work((work) => invoiceShipment(work, shipped));
    }
    const lineId = order.lines[0]?.id ?? '';
    const requested = await request(shop, { orderId: order.id, reasonCode: 'UNSOLD' }, lineId, 10);
    await inspect(shop, await received(shop, requested));
    const view = await shop.org.work((work) => getReturn(work, requested));
    expect(view.creditNotes.map((note) => note.totalMinor)).toEqual([2997n, 6993n]);
    expect(await accountOf(shop)).toMatchObject({ invoiced: 0n, unapplied: 0n });
    const statuses = await shop.org.work((work) =>
      work.tx.rows<{ status: string }>(sql`SELECT status FROM invoice`),
    );
    expect(statuses).toEqual([{ status: 'CREDITED' }, { status: 'CREDITED' }]);
  });

  it('of which nothing is accepted is rejected and changes nothing', async () => {
    const { shop, order, lineId } = await soldTen();
    const requested = await request(shop, { orderId: order.id, reasonCode: 'QUALITY' }, lineId, 4);
    const done = await inspect(shop, await received(shop, requested), 0);
    expect(done.status).toBe('REJECTED');
    expect((await orderOf(shop, order.id)).lines[0]).toMatchObject({ returned: 0 });
  });
});

describe('claims', () => {
  it('never pass what was shipped, over rows and over returns under way', async () => {
    const { shop, order, lineId } = await soldTen();
    const claim = (...quantities: number[]) =>
      shop.org.work((work) =>
        requestReturn(work, {
          orderId: order.id,
          reasonCode: 'UNSOLD',
          lines: quantities.map((quantity) => ({ orderLineId: lineId, quantity })),
        }),
      );
    const rows = await refusalOf(claim(6, 5));
    expect(rows.code).toBe('fulfilment.returnInvalid');
    expect(rows.issues).toMatchObject([
      { code: 'fulfilment.returnedMoreThanShipped', params: { possible: 4 } },
    ]);
    const outcomes = await Promise.allSettled([claim(6), claim(6), claim(6)]);
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    const first = outcomes.find((outcome) => outcome.status === 'fulfilled')?.value;
    if (!first) throw new Error('no claim was accepted');
    await shop.org.work((work) => cancelReturn(work, { ...first, reason: 'Sold after all' }));
    await claim(10);
  });

  it('are refused with the reason why', async () => {
    const { shop, order, lineId } = await soldTen();
    const unknown = await refusalOf(
      request(shop, { orderId: order.id, reasonCode: 'NOPE' }, lineId, 1),
    );
    expect(unknown).toMatchObject({ code: 'fulfilment.unknownReason', field: 'reasonCode' });
    const requested = await request(shop, { orderId: order.id, reasonCode: 'OTHER' }, lineId, 5);
    const early = await refusalOf(shop.org.work((work) => receiveReturn(work, requested)));
    expect(early.code).toBe('return.transitionNotAllowed');
    const row = await received(shop, requested);
    const over = await refusalOf(inspect(shop, row, 6));
    expect(over.code).toBe('fulfilment.acceptedNotWithinReturned');
    await shop.org.work((work) => rejectReturn(work, { ...row, reason: 'Not ours' }));
  });
});

it('gives an organization the usual reasons, which it may change', async () => {
  const shop = await openShop();
  const { caller } = await shop.org.as(['ADMINISTRATOR', 'WAREHOUSE']);
  const reasons = await caller.fulfilment.returnReasons();
  expect(reasons.map((reason) => reason.code)).toEqual([
    'DAMAGED',
    'OTHER',
    'QUALITY',
    'UNSOLD',
    'WRONG_ITEM',
  ]);
  const unsold = reasons.find((reason) => reason.code === 'UNSOLD');
  if (!unsold) throw new Error('a reason is missing');
  await caller.fulfilment.saveReturnReason({ ...unsold, credit: false, seen: unsold });
  const after = await caller.fulfilment.returnReasons();
  expect(after.find((reason) => reason.code === 'UNSOLD')?.credit).toBe(false);
  expect(after).toHaveLength(5);
});
