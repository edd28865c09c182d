// Ageing, its drill-down and the statement of account.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  allocateDealerCredit,
  issueCreditNote,
  issueInvoice,
  recordReceipt,
  reverseReceipt,
  voidInvoice,
} from '@/server/modules/receivables';
import { listInvoices } from '@/server/modules/receivables/usecases/list-documents';
import {
  listAgedInvoices,
  listAgeing,
  readAgeingSummary,
} from '@/server/modules/receivables/usecases/read-ageing';
import {
  listStatementMovements,
  readStatement,
} from '@/server/modules/receivables/usecases/read-statement';
import { sql } from '@/server/platform/sql';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { invoiceOf, makeCompany, TODAY, type Company, type InvoiceOf } from './company';

let database: TestDatabase;
let company: Company;
let first: string;
let second: string;

const issue = (amount: bigint, of: InvoiceOf = {}) =>
  company.act((work) => issueInvoice(work, invoiceOf(company, amount, of)));

const receive = (dealerId: string, amountMinor: bigint, receivedOn: string) =>
  company.act((work) => recordReceipt(work, { dealerId, receivedOn, method: 'BANK', amountMinor }));

beforeAll(async () => {
  database = await createTestDatabase();
  company = await makeCompany(3);
  [first = '', second = ''] = company.dealers;
});
afterAll(() => database.drop());

describe('ageing', () => {
  test('puts every open amount in the bucket of its days overdue', async () => {
    const issuedOn = '2026-01-01';
    const dues = [
      null,
      TODAY,
      '2026-06-14',
      '2026-05-16',
      '2026-05-15',
      '2026-02-15',
      '2026-01-02',
    ];
    for (const [i, dueOn] of dues.entries()) {
      await issue(10n ** BigInt(i), { dealerId: first, issuedOn, dueOn });
    }
    const summary = await company.act((work) => readAgeingSummary(work, { asOf: TODAY }));
    expect(summary.buckets.map(({ key }) => key)).toEqual([
      'undated',
      'current',
      '1-30',
      '31-60',
      '61-90',
      '91-120',
      '>120',
    ]);
    // Due 120 days ago is 91-120; 164 days ago is over 120.
    expect(summary.totals).toEqual([
      {
        currency: 'USD',
        dealers: 1,
        amounts: [1n, 10n, 1_100n, 10_000n, 0n, 100_000n, 1_000_000n],
        totalMinor: 1_111_111n,
        unappliedMinor: 0n,
        ledgerMinor: 1_111_111n,
      },
    ]);
  });

  test('follows the organization’s boundaries', async () => {
    await company.act((work) =>
      work.tx.run(sql`INSERT INTO organization_setting (org_id, key, value)
        VALUES (${company.orgId}::uuid, 'receivables.ageingDays', '[15, 45]')`),
    );
    const summary = await company.act((work) => readAgeingSummary(work, { asOf: TODAY }));
    expect(summary.buckets.map(({ key }) => key)).toEqual([
      'undated',
      'current',
      '1-15',
      '16-45',
      '>45',
    ]);
    expect(summary.totals[0]?.amounts).toEqual([1n, 10n, 100n, 11_000n, 1_100_000n]);
    await company.act((work) =>
      work.tx.run(sql`DELETE FROM organization_setting WHERE org_id = ${company.orgId}::uuid`),
    );
  });

  test('opens to dealers and to the invoices behind each figure', async () => {
    await issue(500n, { dealerId: second, dueOn: '2026-06-10' });
    await receive(second, 200n, '2026-06-12');
    const input = { asOf: TODAY, limit: 1 };
    const top = await company.act((work) => listAgeing(work, { ...input, sort: 'overdue' }));
    expect(top.items).toMatchObject([{ dealerId: first, overdueMinor: 1_111_100n }]);
    const next = await company.act((work) =>
      listAgeing(work, { ...input, sort: 'overdue', cursor: top.nextCursor }),
    );
    expect(next.items).toMatchObject([
      { dealerId: second, totalMinor: 300n, amounts: [0n, 0n, 300n, 0n, 0n, 0n, 0n] },
    ]);
    expect(next.nextCursor).toBeNull();
    const byCode = await company.act((work) =>
      listAgeing(work, { asOf: TODAY, limit: 10, sort: 'dealer' }),
    );
    expect(byCode.items.map((row) => row.dealerCode)).toEqual(['D0000', 'D0001']);
    const inBucket = (bucket: string) =>
      company.act((work) => listAgeing(work, { ...input, limit: 10, sort: 'total', bucket }));
    expect((await inBucket('1-30')).items.map((row) => row.dealerId)).toEqual([first, second]);
    expect((await inBucket('31-60')).items.map((row) => row.dealerId)).toEqual([first]);
    expect((await inBucket('61-90')).items).toEqual([]);
    // A bucket that the organization does not have any more narrows nothing.
    expect((await inBucket('16-45')).items).toHaveLength(2);
    const invoices = await company.act((work) =>
      listAgedInvoices(work, { asOf: TODAY, dealerId: first, bucket: 2, limit: 10 }),
    );
    expect(invoices.items.map((row) => row.openMinor)).toEqual([1_000n, 100n]);
    const all = await company.act((work) =>
      listAgedInvoices(work, { asOf: TODAY, dealerId: first, limit: 10 }),
    );
    expect(all.items).toHaveLength(7);
  });

  test('shows a past day as it was before the receipt', async () => {
    const past = { asOf: '2026-06-11', dealerId: second, limit: 10 };
    const before = await company.act((work) => listAgedInvoices(work, past));
    expect(before.items).toMatchObject([{ openMinor: 500n, overdueDays: 1 }]);
    const early = await company.act((work) =>
      listAgedInvoices(work, { ...past, asOf: '2026-05-31' }),
    );
    expect(early.items).toEqual([]);
  });
});

test('the list of overdue invoices shows the longest overdue first, page by page', async () => {
  const numbers: (string | null)[] = [];
  let cursor: string | null = null;
  do {
    const input = { overdue: true, limit: 2, cursor };
    const page: Awaited<ReturnType<typeof listInvoices>> = await company.act((work) =>
      listInvoices(work, input),
    );
    numbers.push(...page.items.map((row) => row.dueOn));
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(numbers).toEqual([
    '2026-01-02',
    '2026-02-15',
    '2026-05-15',
    '2026-05-16',
    '2026-06-10',
    '2026-06-14',
  ]);
});

describe('the list of invoices', () => {
  test('filters by status, dealer, date and number, and pages without gaps', async () => {
    const list = (input: object) =>
      company.act(async (work) => {
        const found = await listInvoices(work, { limit: 50, ...input });
        return found.items.map((row) => row.totalMinor);
      });
    expect(await list({ status: ['PARTIALLY_PAID'] })).toEqual([500n]);
    expect(await list({ status: ['PARTIALLY_PAID', 'OPEN'], dealerId: second })).toEqual([500n]);
    expect(await list({ from: '2026-02-01' })).toEqual([500n]);
    expect(await list({ to: '2026-02-01' })).toHaveLength(7);
    expect(await list({ search: 'inv-2026-000003' })).toEqual([100n]);
    const one = await company.act((work) => listInvoices(work, { limit: 3, status: ['OPEN'] }));
    const two = await company.act((work) =>
      listInvoices(work, { limit: 30, status: ['OPEN'], cursor: one.nextCursor }),
    );
    const ids = [...one.items, ...two.items].map((row) => row.id);
    expect(new Set(ids).size).toBe(7);
  });
});

test('the statement of account adds up: opening, movements, closing', async () => {
  const dealerId = company.dealers[2] ?? '';
  await issue(1_000n, { dealerId, issuedOn: '2026-03-31' });
  const april = await issue(600n, { dealerId, issuedOn: '2026-04-02' });
  const bounced = await receive(dealerId, 1_200n, '2026-04-10');
  const voided = await issue(50n, { dealerId, issuedOn: '2026-04-30', dueOn: '2026-12-31' });
  const line = { productId: company.productId, quantity: 1, netMinor: 150n, taxMinor: 0n };
  const input = { dealerId, invoiceId: april.invoiceId, reason: 'damaged', lines: [line] };
  await company.act((work) => issueCreditNote(work, { ...input, issuedOn: '2026-05-01' }));
  const reversal = { receiptId: bounced.receiptId, version: 1, reason: 'bounced' };
  await company.act((work) => reverseReceipt(work, reversal), '2026-05-03');
  const taken = { invoiceId: voided.invoiceId, version: 1, reason: 'twice', orderIsTold: false };
  await company.act((work) => voidInvoice(work, taken), '2026-05-04');
  await receive(dealerId, 2_000n, '2026-05-20');
  await issue(70n, { dealerId, issuedOn: '2026-05-25' });
  await company.act((work) => allocateDealerCredit(work, dealerId), '2026-05-28');

  const period = { dealerId, from: '2026-04-01', to: '2026-05-31' };
  const summary = await company.act((work) => readStatement(work, period));
  expect(summary).toMatchObject({
    dealerCode: 'D0002',
    openingMinor: 1_000n,
    invoicedMinor: 670n,
    creditedMinor: 150n,
    receivedMinor: 2_000n,
    closingMinor: -480n,
  });
  const rows: [string, string, boolean, bigint, bigint][] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listStatementMovements>> = await company.act((work) =>
      listStatementMovements(work, { ...period, limit: 3, cursor }),
    );
    for (const row of page.items) {
      rows.push([row.occurredOn, row.kind, row.reversal, row.amountMinor, row.balanceMinor]);
    }
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(rows).toEqual([
    ['2026-04-02', 'invoice', false, 600n, 1_600n],
    ['2026-04-10', 'receipt', false, -1_200n, 400n],
    ['2026-04-30', 'invoice', false, 50n, 450n],
    ['2026-05-01', 'creditNote', false, -150n, 300n],
    ['2026-05-03', 'receipt', true, 1_200n, 1_500n],
    ['2026-05-04', 'invoice', true, -50n, 1_450n],
    ['2026-05-20', 'receipt', false, -2_000n, -550n],
    ['2026-05-25', 'invoice', false, 70n, -480n],
  ]);
  await expect(
    company.act((work) => readStatement(work, { ...period, from: '2026-06-01' })),
  ).rejects.toMatchObject({ code: 'period.endBeforeStart' });
});
