// A dealer's user sees the documents of its own dealer, and of no other dealer of the company.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../fixtures/actors';
import { refusalOf } from '../fixtures/refusals';
import { sql } from '@/server/platform/sql';
import { inTransaction } from '@/server/platform/tx';
import { createTestDatabase, type TestDatabase } from '../setup/test-database';
import { addDealer } from '../fixtures/dealers';
import { openCompany, type Company } from './company';

let database: TestDatabase;
let company: Company;
let neighbour: Caller;
let neighbourId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  company = await openCompany(database.superuserUrl);
  const { org } = company.shop;
  const { id: dealerId } = await addDealer(org);
  neighbourId = dealerId;
  neighbour = (await org.signIn({ roles: ['DEALER'], dealerId })).caller;
});
afterAll(() => database.drop());

type Listing = (caller: Caller) => Promise<{ items: readonly unknown[] }>;
const lists: Record<string, Listing> = {
  orders: (caller) => caller.orders.list({}),
  shipments: (caller) => caller.fulfilment.shipments({}),
  returns: (caller) => caller.fulfilment.returns({}),
  invoices: (caller) => caller.receivables.invoices({}),
  receipts: (caller) => caller.receivables.receipts({}),
  'credit notes': (caller) => caller.receivables.creditNotes({}),
  accounts: (caller) => caller.receivables.accounts({}),
};

type Opening = (caller: Caller, ids: Record<string, string>) => Promise<unknown>;
const documents: Record<string, Opening> = {
  order: (caller, ids) => caller.orders.byId({ orderId: ids.sales_order ?? '' }),
  shipment: (caller, ids) => caller.fulfilment.shipment({ shipmentId: ids.shipment ?? '' }),
  return: (caller, ids) => caller.fulfilment.return({ returnId: ids.return_order ?? '' }),
  invoice: (caller, ids) => caller.receivables.invoice({ invoiceId: ids.invoice ?? '' }),
  receipt: (caller, ids) => caller.receivables.receipt({ receiptId: ids.receipt ?? '' }),
  'credit note': (caller, ids) =>
    caller.receivables.creditNote({ creditNoteId: ids.credit_note ?? '' }),
};

type Printing = (caller: Caller, ids: Record<string, string>) => Promise<readonly unknown[]>;
const papers: Record<string, Printing> = {
  orders: (caller, ids) => caller.orders.sheets({ orderIds: [ids.sales_order ?? ''] }),
  invoices: (caller, ids) => caller.receivables.invoiceSheets({ invoiceIds: [ids.invoice ?? ''] }),
  'credit notes': (caller, ids) =>
    caller.receivables.creditNoteSheets({ creditNoteIds: [ids.credit_note ?? ''] }),
  'delivery notes': async (caller, ids) => {
    const { shipments } = await caller.fulfilment.pickList({ shipmentIds: [ids.shipment ?? ''] });
    return shipments;
  },
};

describe('a user of a dealer', () => {
  it.each(Object.entries(lists))('lists its own %s only', async (_what, list) => {
    expect((await list(company.dealerUser.caller)).items.length).toBeGreaterThan(0);
    const seen = JSON.stringify((await list(neighbour)).items, (_key, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    const others = [company.shop.dealer.id, ...Object.values(company.ids)];
    expect(others.filter((id) => seen.includes(id))).toEqual([]);
  });

  it.each(Object.entries(documents))('opens its own %s only', async (_what, open) => {
    expect(await open(company.dealerUser.caller, company.ids)).toBeTruthy();
    expect(await refusalOf(open(neighbour, company.ids))).toMatchObject({ status: 'not_found' });
  });

  it.each(Object.entries(papers))('prints its own %s only', async (_what, print) => {
    expect(await print(company.dealerUser.caller, company.ids)).toHaveLength(1);
    expect(await print(neighbour, company.ids)).toEqual([]);
  });

  it("is bound by its own quotas and sees none of another dealer's", async () => {
    const { org, dealer } = company.shop;
    const rows = (dealerId: string) =>
      inTransaction({ orgId: org.orgId, dealerId }, (tx) =>
        tx.rows(
          sql`SELECT q.id, b.allocated FROM quota q JOIN quota_balance b ON b.quota_id = q.id`,
        ),
      );
    expect(await rows(dealer.id)).toHaveLength(1);
    expect(await rows(neighbourId)).toEqual([]);
  });

  it('cannot order for another dealer', async () => {
    const line = { productId: company.ids.product ?? '', unit: 'EA', quantity: 1 };
    const order = { dealerId: company.shop.dealer.id, lines: [line] };
    const refusal = await refusalOf(neighbour.orders.place({ order }));
    expect(['not_found', 'forbidden', 'invalid']).toContain(refusal.status);
  });
});
