// Goods in settlement whose order is cut, called off in part, or comes back: the settlement is worth what
// was given.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { releaseGoodsSettlement } from '@/server/modules/expenses';
import {
  authorizeReturn,
  inspectReturn,
  invoiceShipment,
  receiveReturn,
  requestReturn,
} from '@/server/modules/fulfilment';
import { cancelOrder, readOrder } from '@/server/modules/orders';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { ship } from '../fulfilment/shop';
import {
  approved,
  differences,
  openExpenseWorld,
  useOf,
  verifiedClaim,
  type ExpenseWorld,
} from './expense-world';

let database: TestDatabase;
let world: ExpenseWorld;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
afterEach(async () => {
  expect(await differences(database.superuserUrl, world.org.orgId)).toEqual([]);
});

/** A claim of 40.00 paid by pieces of 9.99 of the first products. */
async function given(quantities: readonly number[], settings = {}) {
  world = await openExpenseWorld(settings);
  const { requestId } = await approved(world, [{ amount: 10_000n }]);
  const claim = await verifiedClaim(world, requestId, [{ amount: 3_000n }, { amount: 1_000n }]);
  const goods = quantities.map((quantity, at) => {
    return { productId: world.shop.products[at]?.id ?? '', quantity };
  });
  const settled = await world.finance.expenses.settleClaim({ ...claim, method: 'GOODS', goods });
  const orderId = settled.orderId ?? '';
  return {
    orderId,
    order: () => world.org.work((work) => readOrder(work.tx, orderId)),
    release: () => world.org.work((work) => releaseGoodsSettlement(work, orderId)),
    callOff: async (lineIds: readonly string[]) => {
      const { version } = await world.org.work((work) => readOrder(work.tx, orderId));
      const input = { orderId, version, reason: 'None left', lineIds };
      await world.org.work((work) => cancelOrder(work, input));
    },
    settlements: async () => {
      const { settlements } = await world.finance.expenses.claim(claim);
      return settlements.map((row) => `${row.status} ${row.amountMinor}`).toSorted();
    },
    claim: () => world.finance.expenses.claim(claim),
  };
}

describe('goods in settlement', () => {
  it('are approved whole or not at all', async () => {
    const goods = await given([1, 1], { 'orders.autoApprove': false });
    const { version, lines } = await goods.order();
    const { caller } = await world.org.as('SALES_MANAGER');
    const cuts = [{ lineId: lines[0]?.id ?? '', approved: 0, reason: 'None left' }];
    const ref = { orderId: goods.orderId, version };
    expect(await refusalOf(caller.orders.approve({ ...ref, cuts }))).toMatchObject({
      code: 'orders.goodsNotAmended',
    });
    await caller.orders.approve(ref);
    expect(await goods.release()).toEqual({ reversed: false });
  });

  it('are worth what was shipped when the rest is called off; the job may run twice', async () => {
    const goods = await given([4]);
    await ship(world.shop, await goods.order(), [3]);
    expect(await goods.release()).toEqual({ reversed: false });
    await goods.callOff([]);
    expect(await goods.release()).toEqual({ reversed: true });
    expect(await goods.release()).toEqual({ reversed: false });
    // 4 at 9.99 of 40.00 verified; 3 were given, so that 10.03 are open again.
    expect(await goods.settlements()).toEqual(['POSTED 2997', 'REVERSED 3996']);
    expect(await useOf(world)).toBe('0 6000 4000 2997');
    expect((await goods.claim()).status).toBe('VERIFIED');
  });

  it('are worth the lines that are left, and in the end nothing', async () => {
    const goods = await given([3, 1]);
    const [first, second] = (await goods.order()).lines;
    await goods.callOff([second?.id ?? '']);
    await goods.release();
    expect(await goods.settlements()).toEqual(['POSTED 2997', 'REVERSED 3996']);
    await goods.callOff([first?.id ?? '']);
    await goods.release();
    expect(await goods.settlements()).toEqual(['REVERSED 2997', 'REVERSED 3996']);
    expect(await useOf(world)).toBe('0 6000 4000 0');
  });

  it.each([
    // Unsold: nobody wants them any more. Wrong item: they are sent again.
    ['UNSOLD', true, ['POSTED 1998', 'REVERSED 3996']],
    ['WRONG_ITEM', false, ['POSTED 3996']],
  ])(
    'are worth what the dealer keeps when goods come back: %s',
    async (reasonCode, reversed, left) => {
      const goods = await given([4]);
      const shipped = await ship(world.shop, await goods.order());
      await world.org.work((work) => invoiceShipment(work, shipped));
      const [line] = (await goods.order()).lines;
      const lines = [{ orderLineId: line?.id ?? '', quantity: 2 }];
      const status = await world.org.work(async (work) => {
        const asked = await requestReturn(work, { orderId: goods.orderId, reasonCode, lines });
        const received = await receiveReturn(work, await authorizeReturn(work, asked));
        return (await inspectReturn(work, received)).status;
      });
      expect(status).toBe('CREDITED');
      expect(await goods.release()).toEqual({ reversed });
      expect(await goods.release()).toEqual({ reversed: false });
      expect(await goods.settlements()).toEqual(left);
    },
  );

  it('are taken back once where two jobs run at the same time', async () => {
    const goods = await given([4]);
    await ship(world.shop, await goods.order(), [1]);
    await goods.callOff([]);
    const both = await Promise.all([goods.release(), goods.release()]);
    expect(both.filter(({ reversed }) => reversed)).toHaveLength(1);
    expect(await goods.settlements()).toEqual(['POSTED 999', 'REVERSED 3996']);
  });
});
