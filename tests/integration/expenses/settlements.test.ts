// Paying out what was verified: in money, as credit on the account, in goods, and taking it back.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { releaseGoodsSettlement } from '@/server/modules/expenses';
import { cancelOrder, readOrder } from '@/server/modules/orders';
import { invoiceShipment } from '@/server/modules/fulfilment';
import { newId } from '@/kernel/ids';
import { addDealer } from '../../fixtures/dealers';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { accountOf, levelOf, ship } from '../fulfilment/shop';
import {
  addFile,
  addType,
  approved,
  differences,
  draft,
  draftClaim,
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

describe('a settlement', () => {
  it('in parts never passes what was verified', async () => {
    world = await openExpenseWorld();
    const { requestId } = await approved(world, [{ amount: 10_000n }]);
    const claim = await verifiedClaim(world, requestId, [{ amount: 6_000n }, { amount: 2_000n }]);
    const settle = (ref: { claimId: string; version: number }, amountMinor?: bigint) =>
      world.finance.expenses.settleClaim({ ...ref, method: 'CASH', amountMinor });
    expect(await refusalOf(settle(claim, 8_001n))).toMatchObject({
      code: 'expenses.settledAboveVerified',
      params: { possibleMinor: '8000' },
    });
    const part = await settle(claim, 7_000n);
    expect(part).toMatchObject({ status: 'VERIFIED', amountMinor: 7_000n });
    const rest = await settle(part);
    expect(rest).toMatchObject({ status: 'SETTLED', amountMinor: 1_000n });
    expect(await refusalOf(settle(rest))).toMatchObject({ code: 'expenses.claimNotVerified' });
    const { items } = await world.finance.expenses.settlements({ method: ['CASH'] });
    const [last] = items;
    const back = { settlementId: last?.id ?? '', version: 1, reason: 'Bounced' };
    expect((await world.finance.expenses.reverseSettlement(back)).status).toBe('VERIFIED');
    expect(await useOf(world)).toBe('0 2000 8000 7000');
    expect(
      await refusalOf(world.finance.expenses.reverseSettlement({ ...back, version: 2 })),
    ).toMatchObject({ code: 'expenses.alreadyReversed' });
  });

  it('by credit note stands on the dealer’s account', async () => {
    world = await openExpenseWorld();
    const { requestId } = await approved(world, [{ amount: 10_000n }]);
    const claim = await verifiedClaim(world, requestId, [{ amount: 4_000n }]);
    const settled = await world.finance.expenses.settleClaim({ ...claim, method: 'CREDIT_NOTE' });
    expect(settled.status).toBe('SETTLED');
    const note = await world.finance.receivables.creditNote({
      creditNoteId: settled.creditNoteId ?? '',
    });
    expect(note).toMatchObject({ totalMinor: 4_000n, unappliedMinor: 4_000n, lines: [] });
    expect(note.reason).toContain(claim.number);
    expect(await accountOf(world.shop)).toMatchObject({ unapplied: 4_000n });
    const back = { settlementId: settled.settlementId, version: 1, reason: 'No' };
    expect(await refusalOf(world.finance.expenses.reverseSettlement(back))).toMatchObject({
      code: 'expenses.creditNoteStays',
    });
  });

  it('in goods is an order that costs nothing and counts by its list price', async () => {
    world = await openExpenseWorld();
    const { requestId } = await approved(world, [{ amount: 10_000n }]);
    const claim = await verifiedClaim(world, requestId, [{ amount: 4_000n }]);
    const productId = world.shop.products[0]?.id ?? '';
    const give = (quantity: number) =>
      world.finance.expenses.settleClaim({
        ...claim,
        method: 'GOODS',
        goods: [{ productId, quantity }],
      });
    const worth = await world.finance.expenses.goodsValue({
      dealerId: world.shop.dealer.id,
      lines: [4, 1].map((quantity, at) => ({
        productId: at === 0 ? productId : newId(),
        quantity,
      })),
    });
    expect(worth).toMatchObject({ lines: [3_996n, null], valueMinor: 3_996n });
    // 9.99 a piece: five are worth more than what was verified, and no order is left behind.
    expect(await refusalOf(give(5))).toMatchObject({ code: 'expenses.settledAboveVerified' });
    const settled = await give(4);
    expect(settled).toMatchObject({ status: 'VERIFIED', amountMinor: 3_996n });
    const orderId = settled.orderId ?? '';
    const order = await world.org.work((work) => readOrder(work.tx, orderId));
    expect(order).toMatchObject({ status: 'APPROVED', totalMinor: 0n, source: 'GOODS' });
    expect(order.lines).toMatchObject([{ priceRule: { by: 'goods', listPrice: '9.99' } }]);
    const shipped = await ship(world.shop, order);
    await world.org.work((work) => invoiceShipment(work, shipped));
    expect(await levelOf(world.shop)).toEqual({ onHand: 96, reserved: 0 });
    expect(await accountOf(world.shop)).toMatchObject({
      openOrder: 0n,
      unbilled: 0n,
      invoiced: 0n,
    });
  });

  it('in goods goes when its order is called off; the job may run twice', async () => {
    world = await openExpenseWorld();
    const { requestId } = await approved(world, [{ amount: 10_000n }]);
    const claim = await verifiedClaim(world, requestId, [{ amount: 999n }]);
    const settled = await world.finance.expenses.settleClaim({
      ...{ ...claim, method: 'GOODS' },
      goods: [{ productId: world.shop.products[0]?.id ?? '', quantity: 1 }],
    });
    expect(settled.status).toBe('SETTLED');
    const orderId = settled.orderId ?? '';
    const release = () => world.org.work((work) => releaseGoodsSettlement(work, orderId));
    expect(await release()).toEqual({ reversed: false });
    const back = { settlementId: settled.settlementId, version: 1, reason: 'No' };
    expect(await refusalOf(world.finance.expenses.reverseSettlement(back))).toMatchObject({
      code: 'expenses.goodsOrderAlive',
    });
    const { version } = await world.org.work((work) => readOrder(work.tx, orderId));
    await world.org.work((work) =>
      cancelOrder(work, { orderId, version, reason: 'Sold out', lineIds: [] }),
    );
    expect(await release()).toEqual({ reversed: true });
    expect(await release()).toEqual({ reversed: false });
    expect((await world.finance.expenses.claim(claim)).status).toBe('VERIFIED');
    expect(await useOf(world)).toBe('0 9001 999 0');
  });

  it('is paid in ways its type allows, to one dealer', async () => {
    world = await openExpenseWorld();
    const { requestId } = await approved(world, [
      { amount: 10_000n, typeId: world.display },
      { amount: 10_000n, dealerId: null },
    ]);
    const shown = await verifiedClaim(world, requestId, [
      { amount: 1n, reference: 'A', fileIds: [await addFile(world)] },
    ]);
    expect(
      await refusalOf(world.finance.expenses.settleClaim({ ...shown, method: 'CASH' })),
    ).toMatchObject({
      code: 'expenses.methodNotAllowed',
      params: { allowed: ['CREDIT_NOTE', 'GOODS'] },
    });
    const nobody = await verifiedClaim(world, requestId, [{ amount: 1n, line: 1 }]);
    expect(
      await refusalOf(world.finance.expenses.settleClaim({ ...nobody, method: 'CREDIT_NOTE' })),
    ).toMatchObject({ code: 'expenses.noDealer', field: 'dealerId' });
  });

  it('without cash has a dealer from the first step on, and what had none is still ended', async () => {
    world = await openExpenseWorld();
    const values = { settlements: ['CREDIT_NOTE' as const], needsDealer: false };
    const strict = await addType(world, 'STRICT', values);
    const asked = await draft(world, [{ amount: 1_000n, typeId: strict, dealerId: null }]);
    expect((await refusalOf(world.clerk.expenses.submitRequest(asked))).issues).toMatchObject([
      { code: 'expenses.dealerMissing', field: 'lines.0.dealerId' },
    ]);
    const once = await addType(world, 'ONCE', { settlements: ['CASH'] });
    const { requestId } = await approved(world, [{ amount: 3_000n, typeId: once, dealerId: null }]);
    const early = await verifiedClaim(world, requestId, [{ amount: 1_000n }]);
    const types = await world.controller.expenses.types();
    const type = types.find(({ id }) => id === once);
    const accountId = type?.account.id ?? '';
    const saved = await world.controller.expenses.saveType({
      ...{ id: once, version: type?.version, code: 'ONCE', name: 'ONCE', accountId },
      ...{ activity: 'PROMOTION', ...values },
    });
    expect(saved.needsDealer).toBe(true);
    const late = await draftClaim(world, requestId, [{ amount: 1_000n }]);
    expect((await refusalOf(world.clerk.expenses.submitClaim(late))).issues).toMatchObject([
      { code: 'expenses.dealerMissing', field: 'lines.0.dealerId', params: { line: 1 } },
    ]);
    const method = 'CREDIT_NOTE' as const;
    expect(await refusalOf(world.finance.expenses.settleClaim({ ...early, method }))).toMatchObject(
      { code: 'expenses.noDealer', field: 'dealerId' },
    );
    const dealerId = world.shop.dealer.id;
    const ended = await world.finance.expenses.settleClaim({ ...early, method, dealerId });
    expect(ended.status).toBe('SETTLED');
    expect(await accountOf(world.shop)).toMatchObject({ unapplied: 1_000n });
  });

  it('of several types and dealers goes part by part, and none of it is stuck', async () => {
    world = await openExpenseWorld();
    const travel = await addType(world, 'TRAVEL', { settlements: ['CASH'] });
    const { id: other } = await addDealer(world.org, { code: 'SECOND' });
    const { requestId } = await approved(world, [
      { amount: 10_000n },
      { amount: 10_000n, dealerId: other },
      { amount: 10_000n, typeId: travel, dealerId: null },
    ]);
    const claim = await verifiedClaim(world, requestId, [
      { amount: 300n },
      { amount: 500n, line: 1 },
      { amount: 700n, line: 2 },
    ]);
    const { settleClaim } = world.finance.expenses;
    const credit = ({ claimId, version }: { claimId: string; version: number }, to?: string) =>
      settleClaim({ claimId, version, method: 'CREDIT_NOTE', dealerId: to });
    expect(await refusalOf(credit(claim))).toMatchObject({ code: 'expenses.severalDealers' });
    expect(await refusalOf(credit(claim, newId()))).toMatchObject({
      code: 'expenses.unknownDealer',
    });
    const first = await credit(claim, other);
    expect(first).toMatchObject({ status: 'VERIFIED', amountMinor: 500n });
    const second = await credit(first);
    expect(second).toMatchObject({ status: 'VERIFIED', amountMinor: 300n });
    expect(await refusalOf(credit(second))).toMatchObject({
      ...{ code: 'expenses.methodNotAllowed' },
      params: { type: 'TRAVEL', allowed: ['CASH'] },
    });
    const { claimId, version } = second;
    const last = await settleClaim({ claimId, version, method: 'CASH' });
    expect(last).toMatchObject({ status: 'SETTLED', amountMinor: 700n });
    const { items } = await world.finance.expenses.settlements({});
    expect(items.map(({ dealer, method }) => [dealer?.code ?? null, method])).toEqual(
      expect.arrayContaining([
        ['SECOND', 'CREDIT_NOTE'],
        [null, 'CASH'],
      ]),
    );
  });
});
