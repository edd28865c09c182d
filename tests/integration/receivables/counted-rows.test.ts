// Months of the dashboard of receivables open lists whose rows add up to them: also where an invoice is
// voided or a receipt reversed in a later month, and where there is another currency.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { countedHref } from '@/app/(desk)/dashboards/receivables/_receivables/counted-href';
import { INVOICE_FILTERS, invoiceListInput } from '@/app/(desk)/invoices/_list/invoice-filters';
import {
  CREDIT_NOTE_FILTERS,
  creditNoteListInput,
  RECEIPT_FILTERS,
  receiptListInput,
} from '@/app/(desk)/receipts/_list/receipt-filters';
import { catchUp, readReceivablesDashboard } from '@/server/modules/analytics';
import { readExecutive } from '@/server/modules/analytics/usecases/read-executive';
import {
  issueCreditNote,
  issueInvoice,
  recordReceipt,
  reverseReceipt,
  voidInvoice,
} from '@/server/modules/receivables';
import {
  listCreditNotes,
  listInvoices,
  listReceipts,
} from '@/server/modules/receivables/usecases/list-documents';
import type { Work } from '@/server/platform/actor';
import { sql } from '@/server/platform/sql';
import { readQuery } from '@/ui/filters/url-fields';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { invoiceOf, makeCompany, type Company } from './company';

let database: TestDatabase;
let company: Company;

/** The first day of a month: what it shows so far is one day, and that day took back more than came. */
const FIRST = '2026-06-01';

beforeAll(async () => {
  database = await createTestDatabase();
  company = await makeCompany(2);
  const [dealerId = '', foreign = ''] = company.dealers;
  const issue = (amount: bigint, issuedOn: string, more = {}) =>
    company.act((work) =>
      issueInvoice(work, { ...invoiceOf(company, amount, { dealerId, issuedOn }), ...more }),
    );
  const receive = (amountMinor: bigint, receivedOn: string) =>
    company.act(
      (work) => recordReceipt(work, { dealerId, receivedOn, method: 'BANK', amountMinor }),
      receivedOn,
    );
  const reverse = (receiptId: string, day: string) =>
    company.act(async (work) => {
      const { version } = await receiptRow(receiptId);
      await reverseReceipt(work, { receiptId, version, reason: 'bounced' });
    }, day);
  await issue(10_000n, '2026-03-05');
  const wrong = await issue(700n, '2026-04-20');
  await issue(300n, FIRST);
  await receive(2_000n, '2026-03-20');
  const bounced = await receive(4_000n, '2026-04-02');
  const early = await receive(900n, '2026-05-04');
  await reverse(early.receiptId, '2026-05-20');
  await receive(150n, FIRST);
  await company.act((work) => {
    const voided = { invoiceId: wrong.invoiceId, version: 1, reason: 'wrong', orderIsTold: false };
    return voidInvoice(work, voided);
  }, FIRST);
  await reverse(bounced.receiptId, FIRST);
  const line = { invoiceLineId: null, productId: company.productId, quantity: 1, taxMinor: 0n };
  await company.act((work) =>
    issueCreditNote(work, {
      ...{ dealerId, invoiceId: null, issuedOn: '2026-05-06', reason: 'thanks' },
      lines: [{ ...line, netMinor: 60n }],
    }),
  );
  await company.act((work) =>
    work.tx.run(sql`UPDATE dealer SET currency = 'TWD'
      WHERE org_id = ${company.orgId}::uuid AND id = ${foreign}::uuid`),
  );
  await issue(99_999n, '2026-03-06', { dealerId: foreign, currency: 'TWD' });
  await catchUp(company.orgId, 20_000);
});
afterAll(() => database.drop());

const receiptRow = async (id: string) => {
  const row = await company.act((work) =>
    work.tx.row<{ version: number }>(sql`SELECT version FROM receipt
      WHERE org_id = ${company.orgId}::uuid AND id = ${id}::uuid`),
  );
  if (!row) throw new Error('the receipt is not there');
  return row;
};

interface Counts {
  amounts: (bigint | undefined)[];
  nextCursor: string | null;
}

async function pageAt(work: Work, href: string, cursor: string | null): Promise<Counts> {
  const { pathname, searchParams } = new URL(href, 'http://desk');
  const page = { limit: 2, cursor };
  if (pathname === '/credit-notes') {
    const input = creditNoteListInput(readQuery(searchParams, CREDIT_NOTE_FILTERS));
    const { items, nextCursor } = await listCreditNotes(work, { ...page, ...input });
    return { nextCursor, amounts: items.map(({ totalMinor }) => totalMinor) };
  }
  if (pathname === '/receipts') {
    const input = receiptListInput(readQuery(searchParams, RECEIPT_FILTERS));
    const { items, nextCursor } = await listReceipts(work, { ...page, ...input });
    return { nextCursor, amounts: items.map(({ countedMinor }) => countedMinor) };
  }
  const input = invoiceListInput(readQuery(searchParams, INVOICE_FILTERS));
  const { items, nextCursor } = await listInvoices(work, { ...page, ...input });
  return { nextCursor, amounts: items.map(({ countedMinor }) => countedMinor) };
}

/** What the rows of a list add up to, page by page. */
async function countedAt(href: string): Promise<bigint> {
  let total = 0n;
  let cursor: string | null = null;
  do {
    const after: string | null = cursor;
    const page: Counts = await company.act((work) => pageAt(work, href, after), FIRST);
    total += page.amounts.reduce<bigint>((sum, one) => sum + (one ?? 0n), 0n);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return total;
}

it('adds up to every bar, reversals on their own day', async () => {
  const board = await company.act((work) => readReceivablesDashboard(work), FIRST);
  const months = board.months.filter(({ month }) => month >= '2026-03');
  expect(months.map((row) => [row.invoicedMinor, row.receivedMinor, row.creditedMinor])).toEqual([
    [10_000n, 2_000n, 0n],
    [700n, 4_000n, 0n],
    [0n, 0n, 60n],
    [-400n, -3_850n, 0n],
  ]);
  for (const row of board.months) {
    const at = (series: string) => countedAt(countedHref(series, row.month, board.currency));
    expect(await at('invoiced')).toBe(row.invoicedMinor);
    expect(await at('received')).toBe(row.receivedMinor);
    expect(await at('credited')).toBe(row.creditedMinor);
  }
});

it('has a rate of every month but the one that took back more than came in', async () => {
  const board = await company.act((work) => readReceivablesDashboard(work), FIRST);
  const rates = board.months.filter(({ month }) => month >= '2026-03');
  expect(rates.map(({ collectionRate }) => collectionRate)).toEqual([
    ...['0.200000', '0.459770', '0.000000', null],
  ]);
});

it('adds up to what the executive sees of the year, and of the last month that is over', async () => {
  const { collections } = await company.act((work) => readExecutive(work), FIRST);
  expect(collections.receivedMinor).toBe(2_150n);
  expect(collections.lastMonth).toEqual({ month: '2026-05', receivedMinor: 0n });
  const href = `/receipts?from=2026-01-01&to=${FIRST}&currency=USD&counted=1`;
  expect(await countedAt(href)).toBe(2_150n);
});
