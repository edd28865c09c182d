// Parts of a month's sales that did not last open the documents that make them.
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  creditNoteListInput,
  CREDIT_NOTE_FILTERS,
} from '@/app/(desk)/receipts/_list/receipt-filters';
import { INVOICE_FILTERS, invoiceListInput } from '@/app/(desk)/invoices/_list/invoice-filters';
import { reversedHrefs } from '@/app/(desk)/dashboards/receivables/_receivables/reversed-hrefs';
import { readReceivablesDashboard } from '@/server/modules/analytics';
import { issueCreditNote, issueInvoice } from '@/server/modules/receivables';
import {
  listCreditNotes,
  listInvoices,
} from '@/server/modules/receivables/usecases/list-documents';
import { readQuery } from '@/ui/filters/url-fields';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { invoiceOf, makeCompany, type Company } from './company';

let database: TestDatabase;
let company: Company;

beforeAll(async () => {
  database = await createTestDatabase();
  company = await makeCompany(1);
  const [dealerId = ''] = company.dealers;
  const issue = (amount: bigint, issuedOn: string, dueOn: string) =>
    company.act((work) =>
      issueInvoice(work, invoiceOf(company, amount, { dealerId, issuedOn, dueOn })),
    );
  const credit = (invoiceId: string, issuedOn: string, amount: bigint) => {
    const line = { invoiceLineId: null, productId: company.productId, quantity: 1, taxMinor: 0n };
    const lines = [{ ...line, netMinor: amount }];
    const note = { dealerId, invoiceId, issuedOn, reason: 'damaged', lines };
    return company.act((work) => issueCreditNote(work, note));
  };
  const early = await issue(1_000n, '2026-01-10', '2026-02-10');
  // Within its own month: it was never shown as a sale of that month.
  await credit(early.invoiceId, '2026-01-20', 100n);
  await credit(early.invoiceId, '2026-02-03', 30n);
  await credit(early.invoiceId, '2026-06-03', 7n);
  const late = await issue(500n, '2026-02-10', '2026-06-01');
  await credit(late.invoiceId, '2026-03-01', 50n);
});
afterAll(() => database.drop());

const queryOf = (href = '') => new URL(href, 'http://desk');
const sum = (amounts: readonly bigint[]) => amounts.reduce((total, one) => total + one, 0n);

async function creditedAt(href: string | undefined) {
  const { pathname, searchParams } = queryOf(href);
  expect(pathname).toBe('/credit-notes');
  const input = creditNoteListInput(readQuery(searchParams, CREDIT_NOTE_FILTERS));
  const { items } = await company.act((work) => listCreditNotes(work, { limit: 50, ...input }));
  return sum(items.map(({ totalMinor }) => totalMinor));
}

async function unpaidAt(href: string | undefined) {
  const { pathname, searchParams } = queryOf(href);
  expect(pathname).toBe('/invoices');
  const input = invoiceListInput(readQuery(searchParams, INVOICE_FILTERS));
  const { items } = await company.act((work) => listInvoices(work, { limit: 50, ...input }));
  return sum(items.map(({ openMinor }) => openMinor));
}

it('opens what was credited later and what is long unpaid, month by month', async () => {
  const board = await company.act((work) => readReceivablesDashboard(work));
  const hrefs = reversedHrefs(board);
  const found = board.reversed.filter((row) => row.creditedMinor + row.unpaidMinor > 0n);
  expect(
    found.map(({ month, creditedMinor, unpaidMinor }) => [month, creditedMinor, unpaidMinor]),
  ).toEqual([
    ['2026-01', 37n, 863n],
    ['2026-02', 50n, 0n],
  ]);
  for (const { month, creditedMinor, unpaidMinor } of board.reversed) {
    expect(await creditedAt(hrefs.of(month).get('credited'))).toBe(creditedMinor);
    expect(await unpaidAt(hrefs.of(month).get('unpaid'))).toBe(unpaidMinor);
  }
  // What was credited within the month of its invoice is not in it.
  expect(await creditedAt(hrefs.all.credited)).toBe(87n);
  expect(await unpaidAt(hrefs.all.unpaid)).toBe(863n);
});
