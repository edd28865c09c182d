// Loads of history: thousands of documents on their own dates, few statements, numbers without
// gaps, and what was owed on every past day still true.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '@/kernel/business-date';
import {
  issueCreditNote,
  issueInvoicesBulk,
  readAccount,
  recordReceiptsBulk,
  reverseReceipt,
  type IssueInvoice,
  type RecordReceipt,
} from '@/server/modules/receivables';
import { listInvoices, listReceipts } from '@/server/modules/receivables/usecases/list-documents';
import { readAgeingSummary } from '@/server/modules/receivables/usecases/read-ageing';
import { sql } from '@/server/platform/sql';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { differences, invoiceOf, makeCompany, type Company } from './company';

let database: TestDatabase;
let company: Company;

beforeAll(async () => {
  database = await createTestDatabase();
  company = await makeCompany(7);
});
afterAll(() => database.drop());

function invoices(count: number, lines = 1): IssueInvoice[] {
  return Array.from({ length: count }, (_, i) => {
    const issuedOn = addDays('2024-11-01', i % 500);
    const dealerId = company.dealers[i % company.dealers.length];
    const dueOn = i % 11 === 0 ? null : addDays(issuedOn, 30);
    return invoiceOf(company, BigInt(100 + (i % 37)), { dealerId, issuedOn, dueOn, lines });
  });
}

function receipts(count: number): RecordReceipt[] {
  return Array.from({ length: count }, (_, i) => ({
    dealerId: company.dealers[(i * 3) % company.dealers.length] ?? '',
    receivedOn: addDays('2024-12-01', (i * 7) % 480),
    method: 'BANK',
    reference: `T${i}`,
    amountMinor: BigInt(50 + (i % 101)),
  }));
}

describe('history', () => {
  test('takes as many statements for a thousand documents as for ten', async () => {
    const statements = (inputs: IssueInvoice[]) =>
      company.act(async (work) => {
        await issueInvoicesBulk(work, inputs);
        return work.tx.statements;
      });
    await statements(invoices(10)); // Opens the accounts, once.
    const few = await statements(invoices(10));
    expect(await statements(invoices(10, 40))).toBe(few);
    // Another year is one more series to take numbers from.
    expect(await statements(invoices(1_000))).toBe(few + 2);
    const receiptStatements = (inputs: RecordReceipt[]) =>
      company.act(async (work) => {
        await recordReceiptsBulk(work, inputs);
        return work.tx.statements;
      });
    const inOneYear = (count: number) =>
      receipts(count).map((receipt) => ({ ...receipt, receivedOn: '2025-03-01' }));
    expect(await receiptStatements(inOneYear(900))).toBe(await receiptStatements(inOneYear(3)));
    expect(await differences(database.superuserUrl, company.orgId)).toEqual([]);
  });

  test('numbers in the order of the dates and answers in the order asked', async () => {
    const own = await makeCompany(1);
    const dates = ['2025-02-01', '2024-12-31', '2025-01-01', '2024-06-01'];
    const issued = await own.act((work) =>
      issueInvoicesBulk(
        work,
        dates.map((issuedOn) => invoiceOf(own, 10n, { issuedOn })),
      ),
    );
    expect(issued.map(({ number }) => number)).toEqual([
      'INV-2025-000002',
      'INV-2024-000002',
      'INV-2025-000001',
      'INV-2024-000001',
    ]);
    const dealerId = own.dealers[0] ?? '';
    const recorded = await own.act((work) =>
      recordReceiptsBulk(
        work,
        dates.map((receivedOn) => ({ dealerId, receivedOn, method: 'BANK', amountMinor: 7n })),
      ),
    );
    expect(recorded.map(({ number }) => number)).toEqual([
      'RC-2025-000002',
      'RC-2024-000002',
      'RC-2025-000001',
      'RC-2024-000001',
    ]);
    expect(recorded.map(({ allocations }) => allocations.length)).toEqual([1, 2, 2, 1]);
    expect(await own.act((work) => readAccount(work, dealerId))).toMatchObject({
      invoicedMinor: 12n,
      unappliedMinor: 0n,
    });
    expect(await differences(database.superuserUrl, own.orgId)).toEqual([]);
  });

  test('ages like the ledger on every day, whatever happened since', async () => {
    await company.act((work) => recordReceiptsBulk(work, receipts(700)));
    const [invoice] = (await company.act((work) => listInvoices(work, { limit: 1 }))).items;
    const [receipt] = (await company.act((work) => listReceipts(work, { limit: 1 }))).items;
    const line = { productId: company.productId, quantity: 1, netMinor: 40n, taxMinor: 0n };
    await company.act((work) =>
      issueCreditNote(work, {
        dealerId: invoice?.dealerId ?? '',
        invoiceId: invoice?.id,
        issuedOn: '2026-06-01',
        reason: 'returned',
        lines: [line],
      }),
    );
    await company.act((work) =>
      reverseReceipt(work, { receiptId: receipt?.id ?? '', version: 1, reason: 'bounced' }),
    );
    for (let day = '2024-10-31'; day <= '2026-07-01'; day = addDays(day, 61)) {
      await expectLedgerOn(day);
    }
    expect(await differences(database.superuserUrl, company.orgId)).toEqual([]);
  });
});

/** The sum of the raw entries is the witness: it shares nothing with how ageing is computed. */
async function expectLedgerOn(asOf: string): Promise<void> {
  const summary = await company.act((work) => readAgeingSummary(work, { asOf }));
  const raw = await company.act((work) =>
    work.tx.row<{ invoiced: bigint; unapplied: bigint }>(sql`
      SELECT coalesce(sum(amount_minor) FILTER (WHERE bucket = 'INVOICED'), 0)::bigint AS invoiced,
        coalesce(sum(amount_minor) FILTER (WHERE bucket = 'UNAPPLIED'), 0)::bigint AS unapplied
      FROM receivable_entry
      WHERE org_id = ${company.orgId}::uuid AND occurred_on <= ${asOf}::date`),
  );
  const [total] = summary.totals;
  expect({ asOf, ...total }).toMatchObject({
    asOf,
    totalMinor: raw?.invoiced,
    ledgerMinor: raw?.invoiced,
    unappliedMinor: raw?.unapplied,
  });
  expect(total?.amounts.reduce((sum, amount) => sum + amount, 0n)).toBe(raw?.invoiced);
}
