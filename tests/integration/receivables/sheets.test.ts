// Invoices and credit notes to print: what stands on the paper, at the price of one.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/kernel/ids';
import { issueCreditNote } from '@/server/modules/receivables';
import { CreditNoteSheet, InvoiceSheet } from '@/server/modules/receivables/sheet-schemas';
import {
  readCreditNoteSheets,
  readInvoiceSheets,
} from '@/server/modules/receivables/usecases/read-sheets';
import type { Work } from '@/server/platform/actor';
import { sql } from '@/server/platform/sql';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { openBooks } from './company';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function counted<T>(work: Work, run: () => Promise<T>) {
  const before = work.tx.statements;
  return { result: await run(), statements: work.tx.statements - before };
}

describe('sheets', () => {
  it('of invoices come in the order chosen, with the address that bills go to', async () => {
    const { company, dealerId, issue } = await openBooks();
    await company.act((work) =>
      work.tx.run(sql`
        INSERT INTO dealer_address (org_id, id, dealer_id, kind, line1, city, country, is_default)
        VALUES
          (${company.orgId}::uuid, ${newId()}::uuid, ${dealerId}::uuid, 'SHIPPING', 'Dock 4',
            'Taichung', 'TW', true),
          (${company.orgId}::uuid, ${newId()}::uuid, ${dealerId}::uuid, 'BILLING', '1 Bank Street',
            'Taipei', 'TW', false)`),
    );
    const { invoiceId: first } = await issue(1_000n);
    const { invoiceId: second } = await issue(2_000n);
    await company.act(async (work) => {
      const both = await counted(work, () =>
        readInvoiceSheets(work, { invoiceIds: [second, newId(), first] }),
      );
      const one = await counted(work, () => readInvoiceSheets(work, { invoiceIds: [first] }));
      expect(both.statements).toBe(one.statements);
      expect(both.result.map(({ id, totalMinor }) => [id, totalMinor])).toEqual([
        [second, 2_000n],
        [first, 1_000n],
      ]);
      expect(one.result[0]).toMatchObject({
        billTo: ['1 Bank Street', 'Taipei', 'TW'],
        lines: [{ productCode: 'P1', quantity: 10, netMinor: 1_000n }],
      });
      for (const sheet of both.result) expect(() => InvoiceSheet.parse(sheet)).not.toThrow();
    });
  });

  it('of credit notes name what they credit', async () => {
    const { company, dealerId, issue } = await openBooks();
    const { invoiceId } = await issue(1_000n);
    const line = { productId: company.productId, quantity: 4, netMinor: 700n, taxMinor: 0n };
    const { creditNoteId } = await company.act((work) =>
      issueCreditNote(work, {
        ...{ dealerId, invoiceId, issuedOn: '2026-06-12', reason: 'damaged' },
        lines: [{ ...line, invoiceLineId: null }],
      }),
    );
    const [sheet, ...others] = await company.act((work) =>
      readCreditNoteSheets(work, { creditNoteIds: [creditNoteId, newId()] }),
    );
    expect(others).toEqual([]);
    expect(sheet).toMatchObject({
      ...{ invoiceNumber: 'INV-2026-000001', reasonName: 'damaged', totalMinor: 700n, billTo: [] },
      lines: [{ productCode: 'P1', quantity: 4, netMinor: 700n }],
    });
    expect(() => CreditNoteSheet.parse(sheet)).not.toThrow();
  });
});
