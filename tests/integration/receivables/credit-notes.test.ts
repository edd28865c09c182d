// Credit notes: what they take off an invoice, what they leave unapplied, and that the books agree.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { issueCreditNote, readOpenInvoices, recordReceipt } from '@/server/modules/receivables';
import { readInvoice } from '@/server/modules/receivables/usecases/read-documents';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { differences, openBooks, type Company } from './company';

let database: TestDatabase;
let company: Company;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function fresh() {
  const books = await openBooks();
  company = books.company;
  return books;
}

async function agree() {
  expect(await differences(database.superuserUrl, company.orgId)).toEqual([]);
}

describe('credit notes', () => {
  const note = (dealerId: string, invoiceId: string | null, amount: bigint, line?: string) => ({
    dealerId,
    invoiceId,
    issuedOn: '2026-06-12',
    reason: 'damaged',
    lines: [
      {
        invoiceLineId: line ?? null,
        productId: company.productId,
        quantity: 4,
        netMinor: amount,
        taxMinor: 0n,
      },
    ],
  });

  test('pay their invoice first and leave the rest unapplied', async () => {
    const { dealerId, issue, statusOf, account } = await fresh();
    const { invoiceId } = await issue(1_000n);
    await company.act((work) =>
      recordReceipt(work, {
        dealerId,
        receivedOn: '2026-06-10',
        method: 'BANK',
        amountMinor: 800n,
      }),
    );
    const first = await company.act((work) =>
      issueCreditNote(work, note(dealerId, invoiceId, 700n)),
    );
    expect(first).toMatchObject({
      number: 'CN-2026-000001',
      toInvoiceMinor: 200n,
      unappliedMinor: 500n,
    });
    expect(await statusOf(invoiceId)).toEqual(['PAID', 0n]);
    expect(await account()).toMatchObject({ invoicedMinor: 0n, unappliedMinor: 500n });
    await expect(
      company.act((work) => issueCreditNote(work, note(dealerId, invoiceId, 301n))),
    ).rejects.toMatchObject({
      code: 'receivables.creditExceedsInvoice',
      params: { possibleMinor: '300' },
    });
    await company.act((work) => issueCreditNote(work, note(dealerId, invoiceId, 300n)));
    expect(await account()).toMatchObject({ unappliedMinor: 800n });
    await agree();
  });

  test('close an invoice as CREDITED, and never credit a line beyond what it billed', async () => {
    const { dealerId, otherId, issue, statusOf } = await fresh();
    const { invoiceId } = await issue(1_000n);
    const line = await company.act(
      async (work) => (await readInvoice(work, { invoiceId })).lines[0]?.id,
    );
    await company.act((work) => issueCreditNote(work, note(dealerId, invoiceId, 400n, line)));
    await company.act((work) => issueCreditNote(work, note(dealerId, invoiceId, 400n, line)));
    await expect(
      company.act((work) => issueCreditNote(work, note(dealerId, invoiceId, 1n, line))),
    ).rejects.toMatchObject({ code: 'receivables.creditedMoreThanInvoiced' });
    await expect(
      company.act((work) => issueCreditNote(work, note(otherId, invoiceId, 1n))),
    ).rejects.toMatchObject({ code: 'receivables.invoiceNotFound' });
    await company.act((work) => issueCreditNote(work, note(dealerId, invoiceId, 200n)));
    expect(await statusOf(invoiceId)).toEqual(['CREDITED', 0n]);
    expect(await company.act((work) => readOpenInvoices(work, dealerId))).toEqual([]);
    await agree();
  });
});
