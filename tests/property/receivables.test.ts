// Random sequences of everything that can happen to a dealer's account: whatever the order, the
// balance is the sum of the ledger and the sum of the documents, and ageing equals the ledger.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays } from '@/kernel/business-date';
import { isDomainError } from '@/kernel/domain-error';
import {
  allocateCredit,
  allocateDealerCredit,
  issueCreditNote,
  issueInvoice,
  recordReceipt,
  recordReceiptsBulk,
  reverseReceipt,
  voidInvoice,
} from '@/server/modules/receivables';
import {
  listCreditNotes,
  listInvoices,
  listReceipts,
} from '@/server/modules/receivables/usecases/list-documents';
import { readAgeingSummary } from '@/server/modules/receivables/usecases/read-ageing';
import { readInvoice, readReceipt } from '@/server/modules/receivables/usecases/read-documents';
import type { Work } from '@/server/platform/actor';
import {
  differences,
  invoiceOf,
  makeCompany,
  type Company,
} from '../integration/receivables/company';
import { createTestDatabase, type TestDatabase } from '../setup/test-database';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

interface Step {
  kind:
    'invoice' | 'receipt' | 'receipts' | 'allocate' | 'allocateOne' | 'credit' | 'void' | 'reverse';
  dealer: number;
  amount: bigint;
  day: number;
  /** Which of the documents there are. */
  pick: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom<Step['kind'][]>(
    'invoice',
    'invoice',
    'receipt',
    'receipts',
    'allocate',
    'allocateOne',
    'credit',
    'void',
    'reverse',
  ),
  dealer: fc.nat({ max: 1 }),
  amount: fc.bigInt({ min: 1n, max: 400n }),
  day: fc.nat({ max: 40 }),
  pick: fc.nat({ max: 20 }),
});

const START = '2026-05-01';

function picked<T>(items: readonly T[], pick: number): T | undefined {
  return items[pick % Math.max(1, items.length)];
}

async function invoiceAt(work: Work, pick: number) {
  const { items } = await listInvoices(work, { limit: 20 });
  const item = picked(items, pick);
  return item && readInvoice(work, { invoiceId: item.id });
}

async function receiptAt(work: Work, pick: number) {
  const { items } = await listReceipts(work, { limit: 20 });
  const item = picked(items, pick);
  return item && readReceipt(work, { receiptId: item.id });
}

async function credit(work: Work, company: Company, { pick, amount, day }: Step): Promise<void> {
  const invoice = await invoiceAt(work, pick);
  if (!invoice) return;
  const quantity = 1 + (pick % 3);
  const line = { productId: company.productId, quantity, netMinor: amount, taxMinor: 0n };
  await issueCreditNote(work, {
    dealerId: invoice.dealerId,
    // Some stand for themselves and lie on the account.
    invoiceId: pick % 4 === 0 ? null : invoice.id,
    issuedOn: addDays(START, day),
    reason: 'damaged',
    lines: [{ ...line, invoiceLineId: pick % 4 === 0 ? null : invoice.lines[0]?.id }],
  });
}

async function allocateOne(work: Work, { pick, amount }: Step): Promise<void> {
  const receipt = await receiptAt(work, pick);
  const note = picked((await listCreditNotes(work, { limit: 20 })).items, pick);
  const invoice = await invoiceAt(work, pick + 1);
  const kind = note && pick % 2 === 0 ? 'CREDIT_NOTE' : 'RECEIPT';
  const creditId = kind === 'CREDIT_NOTE' ? note?.id : receipt?.id;
  if (!invoice || creditId === undefined) return;
  const allocations = [{ invoiceId: invoice.id, amountMinor: amount }];
  await allocateCredit(work, { kind, creditId, allocations });
}

async function take(work: Work, company: Company, input: Step): Promise<void> {
  const { kind, amount, day, pick } = input;
  const dealerId = company.dealers[input.dealer] ?? '';
  const receipt = {
    dealerId,
    receivedOn: addDays(START, day),
    method: 'BANK',
    amountMinor: amount,
  };
  switch (kind) {
    case 'invoice': {
      const issuedOn = addDays(START, day);
      const dueOn = pick % 5 === 0 ? null : addDays(issuedOn, pick);
      await issueInvoice(work, invoiceOf(company, amount, { dealerId, issuedOn, dueOn }));
      return;
    }
    case 'receipt':
      await recordReceipt(work, { ...receipt, allocations: pick % 2 === 0 ? 'oldest' : [] });
      return;
    case 'receipts':
      await recordReceiptsBulk(work, [receipt, { ...receipt, receivedOn: START }]);
      return;
    case 'allocate':
      await allocateDealerCredit(work, dealerId);
      return;
    case 'allocateOne':
      return allocateOne(work, input);
    case 'credit':
      return credit(work, company, input);
    case 'void': {
      const found = await invoiceAt(work, pick);
      if (!found) return;
      const target = { invoiceId: found.id, version: found.version };
      await voidInvoice(work, { ...target, reason: 'wrong', orderIsTold: false });
      return;
    }
    case 'reverse': {
      const found = await receiptAt(work, pick);
      if (!found) return;
      const target = { receiptId: found.id, version: found.version };
      await reverseReceipt(work, { ...target, reason: 'bounced' });
    }
  }
}

async function agesLikeLedger(company: Company): Promise<void> {
  for (const day of [0, 10, 20, 30, 45, 60]) {
    const asOf = addDays(START, day);
    const { totals } = await company.act((work) => readAgeingSummary(work, { asOf }));
    for (const total of totals) expect(total.totalMinor).toBe(total.ledgerMinor);
  }
}

test('any sequence keeps account = Σ entries = Σ documents', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const company = await makeCompany(2);
      for (const input of steps) {
        await company
          .act((work) => take(work, company, input))
          .catch((error: unknown) => {
            // A refusal is an answer; anything else is a fault.
            if (!isDomainError(error)) throw error;
          });
      }
      expect(await differences(database.superuserUrl, company.orgId)).toEqual([]);
      await agesLikeLedger(company);
    }),
    { numRuns: 30, endOnFailure: true },
  );
}, 180_000);
