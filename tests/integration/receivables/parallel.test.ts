// What several people do to one account at once: no limit is passed, nothing is paid twice, no
// number is lost.
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  allocateDealerCredit,
  exposureOf,
  issueInvoice,
  lockAccount,
  postToAccount,
  readAccount,
  recordReceipt,
  reverseReceipt,
  setCreditLimit,
} from '@/server/modules/receivables';
import { readInvoice } from '@/server/modules/receivables/usecases/read-documents';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { differences, invoiceOf, makeCompany } from './company';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const times = <T>(count: number, run: (index: number) => Promise<T>) =>
  Promise.allSettled(Array.from({ length: count }, (_, index) => run(index)));

test('20 parallel receipts on one invoice never pay more than it is open for', async () => {
  const company = await makeCompany(1);
  const [dealerId = ''] = company.dealers;
  const { invoiceId } = await company.act((w) => issueInvoice(w, invoiceOf(company, 1_000n)));
  const results = await times(20, (index) =>
    company.act((work) =>
      recordReceipt(work, {
        dealerId,
        receivedOn: '2026-06-10',
        method: 'BANK',
        amountMinor: 90n,
        // Half of them insist on the invoice: the late ones of these are refused, not bent.
        allocations: index % 2 === 0 ? 'oldest' : [{ invoiceId, amountMinor: 90n }],
      }),
    ),
  );
  const posted = results.filter((result) => result.status === 'fulfilled').length;
  for (const result of results) {
    if (result.status === 'fulfilled') continue;
    expect(result.reason).toMatchObject({ code: 'receivables.allocationInvalid' });
  }
  const invoice = await company.act((work) => readInvoice(work, { invoiceId }));
  expect(invoice.openMinor).toBe(0n);
  const account = await company.act((work) => readAccount(work, dealerId));
  expect(account.unappliedMinor).toBe(BigInt(posted) * 90n - 1_000n);
  expect(await differences(database.superuserUrl, company.orgId)).toEqual([]);
});

test('20 parallel issues, some rolled back, leave no gap in the numbers', async () => {
  const company = await makeCompany(5);
  const results = await times(20, (index) =>
    company.act(async (work) => {
      const dealerId = company.dealers[index % 5] ?? '';
      const issued = await issueInvoice(work, invoiceOf(company, 100n, { dealerId }));
      if (index % 3 === 0) throw new Error('the rest of the work failed');
      return issued.number;
    }),
  );
  const numbers = results.flatMap((r) => (r.status === 'fulfilled' ? [r.value] : [])).toSorted();
  expect(numbers).toEqual(
    Array.from({ length: 13 }, (_, i) => `INV-2026-${String(i + 1).padStart(6, '0')}`),
  );
  expect(await differences(database.superuserUrl, company.orgId)).toEqual([]);
});

test('20 parallel reservations of credit never pass the limit together', async () => {
  const company = await makeCompany(1);
  const [dealerId = ''] = company.dealers;
  await company.act((work) =>
    setCreditLimit(work, { dealerId, creditLimitMinor: 1_000n, reason: 'start' }),
  );
  const results = await times(20, (index) =>
    company.act(async (work) => {
      const account = await lockAccount(work, dealerId);
      const limit = account.creditLimitMinor ?? 0n;
      if (exposureOf(account) + 150n > limit) throw new Error('over the limit');
      const docId = company.productId;
      const posting = { dealerId, currency: 'USD', docKind: 'order', docId };
      await postToAccount(work, { ...posting, occurredOn: '2026-06-10' }, [
        { bucket: 'OPEN_ORDER', amountMinor: 150n },
      ]);
      return index;
    }),
  );
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(6);
  const account = await company.act((work) => readAccount(work, dealerId));
  expect(account.openOrderMinor).toBe(900n);
});

test('allocating and reversing at once end in one order or the other', async () => {
  const company = await makeCompany(1);
  const [dealerId = ''] = company.dealers;
  for (let round = 0; round < 5; round += 1) {
    const { receiptId } = await company.act((work) =>
      recordReceipt(work, {
        dealerId,
        receivedOn: '2026-06-10',
        method: 'BANK',
        amountMinor: 500n,
        allocations: [],
      }),
    );
    await company.act((work) => issueInvoice(work, invoiceOf(company, 300n)));
    await Promise.allSettled([
      company.act((work) => allocateDealerCredit(work, dealerId)),
      company.act((work) => reverseReceipt(work, { receiptId, version: 1, reason: 'bounced' })),
    ]);
    expect(await differences(database.superuserUrl, company.orgId)).toEqual([]);
  }
});
