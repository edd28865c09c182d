// Two people act on one expected arrival or one invoice: who is late is told who was quicker, and stock
// and receivables stay as the first one left them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { issueInvoice, readAccount, recordReceipt } from '@/server/modules/receivables';
import { addDealer } from '../../fixtures/dealers';
import { toldBy } from '../../fixtures/meanwhile';
import type { TestOrganization } from '../../fixtures/organization';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { stockWorld } from '../inventory/stock-world';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const ROLES = ['WAREHOUSE', 'FINANCE'];
const two = async (org: TestOrganization) => ({
  ann: (await org.signIn({ roles: ROLES, name: 'Ann' })).caller,
  ben: (await org.signIn({ roles: ROLES, name: 'Ben' })).caller,
});

describe('an expected arrival', () => {
  const expected = async () => {
    const world = await stockWorld({ products: 2 });
    const callers = await two(world.org);
    const [warehouseId = ''] = world.warehouses;
    const [productId = '', otherId = ''] = world.products;
    const announce = (id: string) =>
      callers.ann.inventory.expectArrivals({
        ...{ warehouseId, expectedOn: '2026-04-01', reference: 'PO-1' },
        lines: [{ productId: id, quantity: 10 }],
      });
    const [arrivalId = ''] = (await announce(productId)).arrivalIds;
    const [other = ''] = (await announce(otherId)).arrivalIds;
    const arrival = async () =>
      (await callers.ben.inventory.arrivals({})).items.find((one) => one.id === arrivalId);
    const facts = { expectedOn: '2026-04-01', quantity: 10, reference: 'PO-1' };
    const ref = { arrivalId, version: 1 };
    return { ...callers, warehouseId, productId, other, arrival, facts, ref };
  };

  it('names who moved it, with the day and quantity, and nothing of other arrivals', async () => {
    const { ann, ben, other, arrival, facts, ref } = await expected();
    await ann.inventory.reviseArrival({ ...ref, ...facts, expectedOn: '2026-04-09', quantity: 8 });
    await ann.inventory.reviseArrival({ ...facts, arrivalId: other, version: 1, quantity: 3 });
    const told = await toldBy(
      ben.inventory.reviseArrival({ ...ref, ...facts, quantity: 12 }),
      'inventory.stale',
    );
    expect(told).toMatchObject({ by: 'Ann', action: 'reviseArrival' });
    expect(told.changes).toEqual([
      { field: 'quantity', from: 10, to: 8 },
      { field: 'expectedOn', from: '2026-04-01', to: '2026-04-09' },
    ]);
    const call = ben.inventory.cancelArrival(ref);
    expect(await toldBy(call, 'inventory.stale')).toMatchObject({ by: 'Ann' });
    expect(await arrival()).toMatchObject({ expectedOn: '2026-04-09', quantity: 8 });
  });

  it('that was called off or received whole names who did, to whoever receives against it', async () => {
    const { ann, ben, warehouseId, productId, other, ref } = await expected();
    const receipt = (arrivalId: string) => ({
      ...{ warehouseId, occurredOn: '2026-03-10', arrivalIds: [arrivalId] },
      lines: [{ productId, quantity: 4 }],
    });
    await ann.inventory.cancelArrival({ arrivalId: other, version: 1 });
    const called = await toldBy(ben.inventory.receive(receipt(other)), 'inventory.documentInvalid');
    expect(called).toMatchObject({ by: 'Ann', from: 'OPEN', to: 'CANCELLED' });
    const whole = { ...receipt(ref.arrivalId), lines: [{ productId, quantity: 10 }] };
    await ann.inventory.receive(whole);
    const late = ben.inventory.receive(receipt(ref.arrivalId));
    const told = await toldBy(late, 'inventory.documentInvalid');
    expect(told).toMatchObject({ by: 'Ann', action: 'receive' });
    expect(told.changes).toEqual([{ field: 'received', from: 0, to: 10 }]);
  });

  it('names who received of it and who called it off', async () => {
    const { ann, ben, warehouseId, productId, facts, ref } = await expected();
    await ann.inventory.receive({
      ...{ warehouseId, occurredOn: '2026-03-10', arrivalIds: [ref.arrivalId] },
      lines: [{ productId, quantity: 4 }],
    });
    const late = ben.inventory.reviseArrival({ ...ref, ...facts, quantity: 3 });
    const told = await toldBy(late, 'inventory.stale');
    expect(told).toMatchObject({ by: 'Ann', action: 'receive' });
    expect(told.changes).toEqual([{ field: 'received', from: 0, to: 4 }]);
    await ann.inventory.cancelArrival({ ...ref, version: 2 });
    const again = ben.inventory.reviseArrival({ ...ref, ...facts, version: 2 });
    expect(await toldBy(again, 'inventory.stale')).toMatchObject({
      ...{ by: 'Ann', action: 'cancelArrival', from: 'OPEN', to: 'CANCELLED' },
    });
  });
});

describe('an invoice', () => {
  const issued = async () => {
    const { org, products } = await stockWorld({ products: 1 });
    const callers = await two(org);
    const { id: dealerId } = await addDealer(org);
    const { invoiceId } = await org.work((work) =>
      issueInvoice(work, {
        ...{ dealerId, orderId: null, currency: 'USD' },
        ...{ issuedOn: '2026-03-01', dueOn: '2026-03-31' },
        lines: [
          {
            ...{ orderLineId: null, productId: products[0] ?? '', quantity: 1 },
            ...{ unitPrice: '9', taxRate: '0', netMinor: 900n, taxMinor: 0n },
          },
        ],
      }),
    );
    const { version } = await callers.ben.receivables.invoice({ invoiceId });
    const owed = async () => (await org.work((work) => readAccount(work, dealerId))).invoicedMinor;
    return { ...callers, org, dealerId, owed, ref: { invoiceId, version } };
  };

  it('that was voided names who did it and why, and is not taken out twice', async () => {
    const { ann, ben, owed, ref } = await issued();
    expect(await owed()).toBe(900n);
    await ann.receivables.voidInvoice({ ...ref, reason: 'Wrong dealer' });
    const late = ben.receivables.voidInvoice({ ...ref, reason: 'Too' });
    expect(await toldBy(late, 'receivables.notVoidable')).toMatchObject({
      ...{ by: 'Ann', action: 'void', from: 'OPEN', to: 'VOID', reason: 'Wrong dealer' },
    });
    expect(await owed()).toBe(0n);
  });

  it('that was paid in part names who put the money to it', async () => {
    const { ann, ben, org, dealerId, owed, ref } = await issued();
    const { receiptId } = await org.work((work) =>
      recordReceipt(work, {
        ...{ dealerId, receivedOn: '2026-03-05', method: 'CHEQUE', amountMinor: 300n },
        allocations: [],
      }),
    );
    await ann.receivables.allocate({
      ...{ kind: 'RECEIPT', creditId: receiptId },
      allocations: [{ invoiceId: ref.invoiceId, amountMinor: 300n }],
    });
    const late = ben.receivables.voidInvoice({ ...ref, reason: 'Too' });
    expect(await toldBy(late, 'receivables.notVoidable')).toMatchObject({
      ...{ by: 'Ann', from: 'OPEN', to: 'PARTIALLY_PAID', currency: org.currency },
    });
    expect(await owed()).toBe(600n);
  });

  it('that was paid and is open again is voided only by who knows', async () => {
    const { ann, ben, org, dealerId, ref } = await issued();
    const { receiptId } = await org.work((work) =>
      recordReceipt(work, {
        ...{ dealerId, receivedOn: '2026-03-05', method: 'CHEQUE', amountMinor: 300n },
      }),
    );
    await ann.receivables.reverseReceipt({ receiptId, version: 1, reason: 'Bounced' });
    const late = ben.receivables.voidInvoice({ ...ref, reason: 'Too' });
    expect(await toldBy(late, 'receivables.stale')).toMatchObject({
      ...{ by: 'Ann', from: 'PARTIALLY_PAID', to: 'OPEN' },
    });
    const { status } = await ben.receivables.invoice({ invoiceId: ref.invoiceId });
    expect(status).toBe('OPEN');
  });
});
