// Invoices, receipts and credit notes as DOMAIN's rules want them, on a real database.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  allocateCredit,
  allocateDealerCredit,
  issueInvoice,
  postToAccount,
  recordReceipt,
  reverseReceipt,
  voidInvoice,
} from '@/server/modules/receivables';
import { readInvoice, readReceipt } from '@/server/modules/receivables/usecases/read-documents';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { differences, invoiceOf, openBooks, type Company } from './company';

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

describe('invoices', () => {
  test('move what was shipped from UNBILLED to INVOICED', async () => {
    const { dealerId, account } = await fresh();
    const orderId = await company.order(dealerId);
    const posting = { dealerId, currency: 'USD', docKind: 'shipment', docId: orderId };
    await company.act((work) =>
      postToAccount(work, { ...posting, occurredOn: '2026-06-01' }, [
        { bucket: 'UNBILLED', amountMinor: 5_000n },
      ]),
    );
    const invoice = invoiceOf(company, 3_000n, { orderId });
    const issued = await company.act((work) => issueInvoice(work, invoice));
    expect(issued).toMatchObject({ number: 'INV-2026-000001', totalMinor: 3_000n });
    expect(await account()).toMatchObject({ unbilledMinor: 2_000n, invoicedMinor: 3_000n });
    await agree();
  });

  test('of nothing owe nothing and are paid', async () => {
    const { issue, statusOf } = await fresh();
    const { invoiceId } = await issue(0n);
    expect(await statusOf(invoiceId)).toEqual(['PAID', 0n]);
    await expect(
      company.act((work) => issueInvoice(work, { ...invoiceOf(company, 1n), lines: [] })),
    ).rejects.toMatchObject({ code: 'receivables.nothingToInvoice' });
  });

  test('are voided by reversing entries while nobody paid, and keep their number', async () => {
    const { dealerId, issue, statusOf, account } = await fresh();
    const { invoiceId } = await issue(1_000n);
    const paid = await issue(500n, { dueOn: '2026-06-02' });
    await company.act((work) =>
      recordReceipt(work, { dealerId, receivedOn: '2026-06-10', method: 'BANK', amountMinor: 1n }),
    );
    const reason = 'wrong customer';
    const version = (id: string) =>
      company.act(async (work) => (await readInvoice(work, { invoiceId: id })).version);
    await expect(
      company.act(async (work) =>
        voidInvoice(work, {
          invoiceId: paid.invoiceId,
          version: await version(paid.invoiceId),
          reason,
          orderIsTold: false,
        }),
      ),
    ).rejects.toMatchObject({ code: 'receivables.notVoidable' });
    const input = { invoiceId, version: 9, reason, orderIsTold: false };
    await expect(company.act((work) => voidInvoice(work, input))).rejects.toMatchObject({
      code: 'receivables.stale',
      status: 'conflict',
    });
    await company.act((work) => voidInvoice(work, { ...input, version: 1 }));
    expect(await statusOf(invoiceId)).toEqual(['VOID', 0n]);
    expect(await account()).toMatchObject({ invoicedMinor: 499n });
    expect((await issue(10n)).number).toBe('INV-2026-000003');
    await agree();
  });

  test('of an order are voided only by who tells the order', async () => {
    const { dealerId, account } = await fresh();
    const orderId = await company.order(dealerId);
    const posting = { dealerId, currency: 'USD', docKind: 'shipment', docId: orderId };
    const { invoiceId } = await company.act(async (work) => {
      const unbilled = { bucket: 'UNBILLED' as const, amountMinor: 900n };
      await postToAccount(work, { ...posting, occurredOn: '2026-06-01' }, [unbilled]);
      return issueInvoice(work, invoiceOf(company, 900n, { orderId }));
    });
    const input = { invoiceId, version: 1, reason: 'again', orderIsTold: false };
    await expect(company.act((work) => voidInvoice(work, input))).rejects.toMatchObject({
      code: 'receivables.billsAnOrder',
    });
    const voided = await company.act((work) => voidInvoice(work, { ...input, orderIsTold: true }));
    expect(voided).toMatchObject({ orderId, lines: [{ quantity: 10, netMinor: 900n }] });
    expect(await account()).toMatchObject({ invoicedMinor: 0n, unbilledMinor: 900n });
    await agree();
  });
});

describe('receipts', () => {
  const receipt = (dealerId: string, amountMinor: bigint) => ({
    dealerId,
    receivedOn: '2026-06-10',
    method: 'BANK',
    amountMinor,
  });

  test('pay the oldest due first and leave the rest unapplied', async () => {
    const { dealerId, issue, statusOf, account } = await fresh();
    const late = await issue(400n, { dueOn: '2026-07-20' });
    const early = await issue(300n, { dueOn: '2026-06-05' });
    const undated = await issue(200n, { dueOn: null, issuedOn: '2026-06-06' });
    const recorded = await company.act((work) => recordReceipt(work, receipt(dealerId, 600n)));
    expect(recorded.allocations).toEqual([
      { invoiceId: early.invoiceId, amountMinor: 300n },
      { invoiceId: undated.invoiceId, amountMinor: 200n },
      { invoiceId: late.invoiceId, amountMinor: 100n },
    ]);
    expect(await statusOf(late.invoiceId)).toEqual(['PARTIALLY_PAID', 300n]);
    const rest = await company.act((work) => recordReceipt(work, receipt(dealerId, 1_000n)));
    expect(rest.unappliedMinor).toBe(700n);
    expect(await account()).toMatchObject({ invoicedMinor: 0n, unappliedMinor: 700n });
    await agree();
  });

  test('pay exactly what they are told, and refuse what cannot be', async () => {
    const { dealerId, otherId, issue, statusOf } = await fresh();
    const first = await issue(300n, { dueOn: '2026-06-05' });
    const second = await issue(400n);
    const foreign = await issue(100n, { dealerId: otherId });
    const told = (...allocations: [string, bigint][]) =>
      company.act((work) =>
        recordReceipt(work, {
          ...receipt(dealerId, 500n),
          allocations: allocations.map(([invoiceId, amountMinor]) => ({ invoiceId, amountMinor })),
        }),
      );
    const codes = async (run: Promise<unknown>) => {
      const error = (await run.catch((e: unknown) => e)) as {
        code: string;
        issues?: { code: string; field: string }[];
      };
      return [error.code, error.issues?.map(({ field, code }) => `${field} ${code}`)];
    };
    expect(await codes(told([foreign.invoiceId, 50n], [first.invoiceId, 301n]))).toEqual([
      'receivables.allocationInvalid',
      [
        'allocations.0.invoiceId receivables.invoiceNotOpen',
        'allocations.1.amountMinor receivables.allocatedMoreThanOpen',
      ],
    ]);
    expect((await codes(told([first.invoiceId, 300n], [second.invoiceId, 201n])))[0]).toBe(
      'receivables.allocatedMoreThanReceived',
    );
    const recorded = await told([second.invoiceId, 400n]);
    expect(recorded.unappliedMinor).toBe(100n);
    expect(await statusOf(first.invoiceId)).toEqual(['OPEN', 300n]);
    expect(await statusOf(second.invoiceId)).toEqual(['PAID', 0n]);
    await agree();
  });

  test.each([
    [{ amountMinor: 0n }, 'receivables.amountNotPositive'],
    [{ receivedOn: '2026-06-16' }, 'receivables.dateInFuture'],
    [{ receivedOn: '0026-06-15' }, 'date.noSuchDay'],
    [{ currency: 'EUR' }, 'receivables.currencyMismatch'],
    [{ dealerId: '00000000-0000-7000-8000-000000000000' }, 'dealers.notFound'],
  ])('refuse %o', async (change, code) => {
    const { dealerId } = await fresh();
    const input = { ...receipt(dealerId, 100n), ...change };
    await expect(company.act((work) => recordReceipt(work, input))).rejects.toMatchObject({ code });
  });

  test('apply unapplied credit later, without changing exposure', async () => {
    const { dealerId, issue, statusOf, account } = await fresh();
    const early = await company.act((work) => recordReceipt(work, receipt(dealerId, 250n)));
    await expect(company.act((work) => allocateDealerCredit(work, dealerId))).rejects.toMatchObject(
      { code: 'receivables.nothingToPay' },
    );
    const first = await issue(100n, { dueOn: '2026-06-05', issuedOn: '2026-06-12' });
    const second = await issue(100n);
    const input = { kind: 'RECEIPT' as const, creditId: early.receiptId };
    await company.act((work) =>
      allocateCredit(work, {
        ...input,
        allocations: [{ invoiceId: second.invoiceId, amountMinor: 60n }],
      }),
    );
    expect(await account()).toMatchObject({ invoicedMinor: 140n, unappliedMinor: 190n });
    await company.act((work) => allocateDealerCredit(work, dealerId));
    expect(await account()).toMatchObject({ invoicedMinor: 0n, unappliedMinor: 50n });
    expect(await statusOf(first.invoiceId)).toEqual(['PAID', 0n]);
    const view = await company.act((work) => readReceipt(work, { receiptId: early.receiptId }));
    expect(view.unappliedMinor).toBe(50n);
    expect(view.allocations.map(({ amountMinor }) => amountMinor)).toEqual([60n, 100n, 40n]);
    expect(view.timeline.map(({ action }) => action)).toEqual(['post', 'allocate', 'allocate']);
    await agree();
  });

  test('are reversed: what they paid is owed again, once', async () => {
    const { dealerId, issue, statusOf, account } = await fresh();
    const { invoiceId } = await issue(100n);
    const { receiptId } = await company.act((work) => recordReceipt(work, receipt(dealerId, 130n)));
    const input = { receiptId, version: 1, reason: 'bounced' };
    await expect(
      company.act((work) => reverseReceipt(work, { ...input, version: 0 })),
    ).rejects.toMatchObject({ code: 'receivables.stale' });
    await company.act((work) => reverseReceipt(work, input));
    expect(await statusOf(invoiceId)).toEqual(['OPEN', 100n]);
    expect(await account()).toMatchObject({ invoicedMinor: 100n, unappliedMinor: 0n });
    await expect(company.act((work) => reverseReceipt(work, input))).rejects.toMatchObject({
      code: 'receivables.alreadyReversed',
    });
    await agree();
  });
});
