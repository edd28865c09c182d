// The account of a dealer: the guarded sum of its ledger, and its credit limit.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  exposureOf,
  issueInvoice,
  lockAccount,
  postEntries,
  postToAccount,
  readAccount,
  setCreditLimit,
  type Entry,
} from '@/server/modules/receivables';
import { listAccounts } from '@/server/modules/receivables/usecases/read-accounts';
import { sql } from '@/server/platform/sql';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { differences, invoiceOf, makeCompany, TODAY, type Company } from './company';

let database: TestDatabase;
let company: Company;
let dealerId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  company = await makeCompany(4);
  dealerId = company.dealers[0] ?? '';
});
afterAll(() => database.drop());

const posting = (dealer = dealerId, currency = 'USD') => ({
  dealerId: dealer,
  currency,
  docKind: 'order',
  docId: company.productId,
  occurredOn: '2026-06-10',
});

describe('an account', () => {
  test('reads as empty with the default limit before anything happened, and is not opened', async () => {
    const account = await company.act((work) => readAccount(work, dealerId));
    expect(account).toMatchObject({ creditLimitMinor: 0n, openOrderMinor: 0n, overdueMinor: 0n });
    const rows = await company.act((work) =>
      work.tx.rows(sql`SELECT 1 FROM dealer_account WHERE org_id = ${company.orgId}::uuid`),
    );
    expect(rows).toEqual([]);
  });

  test('is opened by its first lock or entry', async () => {
    const locked = await company.act((work) => lockAccount(work, dealerId));
    expect(locked).toMatchObject({ dealerId, currency: 'USD', creditLimitMinor: 0n });
    const other = company.dealers[1] ?? '';
    await company.act((work) =>
      postToAccount(work, posting(other), [{ bucket: 'OPEN_ORDER', amountMinor: 5n }]),
    );
    expect(await company.act((work) => readAccount(work, other))).toMatchObject({
      openOrderMinor: 5n,
    });
  });

  test('refuses another currency, an unknown dealer and a bucket below zero', async () => {
    const post = (to: ReturnType<typeof posting>, amountMinor: bigint) =>
      company.act((work) => postToAccount(work, to, [{ bucket: 'UNBILLED', amountMinor }]));
    await expect(post(posting(dealerId, 'EUR'), 1n)).rejects.toMatchObject({
      code: 'receivables.currencyMismatch',
      params: { currency: 'EUR', account: 'USD' },
    });
    const stranger = '00000000-0000-7000-8000-000000000000';
    await expect(post(posting(stranger), 1n)).rejects.toMatchObject({ code: 'dealers.notFound' });
    await expect(post(posting(), -1n)).rejects.toMatchObject({
      constraint: 'dealer_account_parts_not_negative',
    });
    expect(await differences(database.superuserUrl, company.orgId)).toEqual([]);
  });

  test('knows what is overdue: by due date, undated never', async () => {
    const dealer = company.dealers[2] ?? '';
    const issue = (dueOn: string | null, amount: bigint) =>
      company.act((w) => issueInvoice(w, invoiceOf(company, amount, { dealerId: dealer, dueOn })));
    await issue(null, 7n);
    await issue(TODAY, 70n);
    expect(await company.act((work) => lockAccount(work, dealer))).toMatchObject({
      oldestOverdueDays: 0,
      overdueMinor: 0n,
    });
    await issue('2026-06-14', 700n);
    await issue('2026-05-16', 7_000n);
    expect(await company.act((work) => lockAccount(work, dealer))).toMatchObject({
      oldestOverdueDays: 30,
      overdueMinor: 7_700n,
      invoicedMinor: 7_777n,
    });
  });

  test('takes many entries of many dealers in a fixed number of statements', async () => {
    const entries = (count: number): Entry[] =>
      Array.from({ length: count }, (_, i) => ({
        ...posting(company.dealers[i % company.dealers.length]),
        bucket: i % 2 === 0 ? 'OPEN_ORDER' : 'UNBILLED',
        amountMinor: BigInt(i + 1),
      }));
    const count = (n: number) =>
      company.act(async (work) => {
        await postEntries(work, entries(n));
        return work.tx.statements;
      });
    await count(4);
    expect(await count(400)).toBe(await count(8));
    expect(await differences(database.superuserUrl, company.orgId)).toEqual([]);
  });
});

describe('a credit limit', () => {
  const limit = (creditLimitMinor: bigint | null, seenMinor?: bigint | null) =>
    company.act((work) =>
      setCreditLimit(work, { dealerId, creditLimitMinor, seenMinor, reason: 'review' }),
    );

  test('is changed with a trail and an event, and not behind someone’s back', async () => {
    await limit(50_000n, 0n);
    await expect(limit(60_000n, 0n)).rejects.toMatchObject({
      code: 'receivables.stale',
      issues: [{ field: 'creditLimitMinor', params: { yours: '60000', theirs: '50000' } }],
    });
    await limit(null, 50_000n);
    const trail = await company.act((work) =>
      work.tx.rows(sql`SELECT from_state, to_state, reason FROM audit_event
        WHERE org_id = ${company.orgId}::uuid AND action = 'creditLimit' ORDER BY id`),
    );
    expect(trail).toEqual([
      { from_state: '0', to_state: '50000', reason: 'review' },
      { from_state: '50000', to_state: null, reason: 'review' },
    ]);
    const events = await company.act((work) =>
      work.tx.rows(sql`SELECT payload FROM outbox_event
        WHERE org_id = ${company.orgId}::uuid AND name = 'receivables.creditLimitChanged'`),
    );
    expect(events).toEqual([{ payload: { dealerId } }, { payload: { dealerId } }]);
  });

  test('is left alone by a change to the same value', async () => {
    await limit(null);
    const events = await company.act((work) =>
      work.tx.rows(sql`SELECT 1 FROM outbox_event
        WHERE org_id = ${company.orgId}::uuid AND name = 'receivables.creditLimitChanged'`),
    );
    expect(events).toHaveLength(2);
  });
});

describe('the list of accounts', () => {
  test('says who is over the limit, the furthest first, page by page', async () => {
    const own = await makeCompany(12);
    const limits = new Map(own.dealers.map((id, i) => [id, i % 3 === 0 ? null : 1_000n]));
    await own.act(async (work) => {
      for (const [dealer, creditLimitMinor] of limits) {
        await setCreditLimit(work, { dealerId: dealer, creditLimitMinor, reason: 'start' });
      }
      const amounts = own.dealers.map((dealer, i) => ({
        ...posting(dealer),
        docId: own.productId,
        bucket: 'OPEN_ORDER' as const,
        amountMinor: BigInt(i * 250),
      }));
      await postEntries(work, amounts);
    });
    const rows: { code: string; over: bigint }[] = [];
    let cursor: string | undefined;
    for (;;) {
      const input = { limit: 3, show: 'overLimit' as const, cursor };
      const page = await own.act((work) => listAccounts(work, input));
      rows.push(...page.items.map((row) => ({ code: row.dealerCode, over: row.overMinor })));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    const expected = own.dealers.flatMap((dealer, i) => {
      const over = BigInt(i * 250) - 1_000n;
      return limits.get(dealer) === null || over <= 0n
        ? []
        : [{ code: `D${String(i).padStart(4, '0')}`, over }];
    });
    expect(rows).toEqual(expected.toReversed());
    const all = await own.act((work) => listAccounts(work, { limit: 100, show: 'all' }));
    expect(all.items.map((row) => row.exposureMinor)).toEqual(
      own.dealers.map((_, i) => BigInt(i * 250)),
    );
    expect(all.items.every((row) => row.exposureMinor === exposureOf(row))).toBe(true);
    const found = await own.act((work) =>
      listAccounts(work, { limit: 10, show: 'all', search: 'd0007' }),
    );
    expect(found.items.map((row) => row.dealerCode)).toEqual(['D0007']);
  });
});
