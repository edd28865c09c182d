// ClassicModels loaded as history: what each customer owes, and who is over its limit, equals a
// plain count over the CSV. Amounts in that set are exact to the cent, so nothing is rounded.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verify } from '@/server/modules/analytics';
import { profileNamed } from '@/server/modules/integrations';
import { sql } from '@/server/platform/sql';
import { systemWork } from '@/server/platform/work';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { cents, dataSet, plainRows, sums } from './plain-csv';
import { foldAll } from '../../fixtures/folded';

const { folder, missing } = dataSet('classicmodels');
/** Sold and sent: a disputed order was shipped, so it is owed until the dispute says otherwise. */
const OWED = new Set(['Shipped', 'Resolved', 'Disputed']);

interface AccountRow {
  code: string;
  receivable: bigint;
  exposure: bigint;
  limit: bigint | null;
  /** Orders that wait for a decision. */
  held: bigint;
}

describe.skipIf(missing)(`classicmodels${missing ? `: ${missing}` : ''}`, () => {
  let database: TestDatabase;
  let orgId: string;
  let accounts: AccountRow[];

  beforeAll(async () => {
    database = await createTestDatabase();
    const admin = { email: 'cm@test.example', name: 'CM', password: 'correct-Horse-battery-9' };
    const profile = profileNamed('classicmodels');
    if (!profile) throw new Error('the profile is gone');
    ({ orgId } = await profile.load(folder, { code: 'cm', admin }, () => undefined));
    await foldAll(orgId);
    accounts = await systemWork(orgId, (work) =>
      work.tx.rows<AccountRow>(sql`
        SELECT d.code, a.invoiced_minor - a.unapplied_minor AS receivable,
          a.open_order_minor + a.unbilled_minor + a.invoiced_minor - a.unapplied_minor AS exposure,
          a.credit_limit_minor AS limit,
          (SELECT coalesce(sum(o.total_minor), 0)::bigint FROM sales_order o
            WHERE o.org_id = a.org_id AND o.dealer_id = a.dealer_id AND o.status = 'ON_HOLD') AS held
        FROM dealer_account a JOIN dealer d ON d.org_id = a.org_id AND d.id = a.dealer_id
        WHERE a.org_id = ${orgId}::uuid`),
    );
  }, 120_000);
  afterAll(() => database.drop());

  /** Σ of orders in these states − Σ payments, by customer. */
  function plainly(states: ReadonlySet<string>): [string, string][] {
    const orders = new Map(plainRows(folder, 'orders').map((row) => [row['orderNumber'], row]));
    const sold = plainRows(folder, 'orderdetails').flatMap((row) => {
      const order = orders.get(row['orderNumber']);
      if (!order || !states.has(order['status'] ?? '')) return [];
      const amount = BigInt(row['quantityOrdered'] ?? '') * cents(row['priceEach'] ?? '');
      return [[order['customerNumber'] ?? '', amount] as const];
    });
    const paid = plainRows(folder, 'payments').map(
      (row) => [row['customerNumber'] ?? '', -cents(row['amount'] ?? '')] as const,
    );
    const all = plainRows(folder, 'customers').map(
      (row) => [row['customerNumber'] ?? '', 0n] as const,
    );
    return sums([...all, ...sold, ...paid]);
  }

  test('every customer owes what was sent to it less what it paid', () => {
    const owed = sums(accounts.map(({ code, receivable }) => [code, BigInt(receivable)] as const));
    expect(owed).toEqual(plainly(OWED));
  });

  /** Customers of the file whose orders in these states pass their limit. */
  function overLimit(states: ReadonlySet<string>): string[] {
    const customers = plainRows(folder, 'customers');
    const limits = new Map(
      customers.map((row) => [row['customerNumber'] ?? '', cents(row['creditLimit'] ?? '')]),
    );
    return plainly(states)
      .filter(([code, exposure]) => BigInt(exposure) > (limits.get(code) ?? 0n))
      .map(([code]) => code);
  }

  const found = (exposureOf: (account: AccountRow) => bigint) =>
    accounts
      .filter((account) => account.limit !== null && exposureOf(account) > account.limit)
      .map(({ code }) => code)
      .toSorted();

  test('nobody is over the limit with what is approved', () => {
    expect(overLimit(new Set([...OWED, 'In Process']))).toEqual([]);
    expect(found(({ exposure }) => exposure)).toEqual([]);
  });

  test('three would be with the orders on hold', () => {
    const expected = overLimit(new Set([...OWED, 'In Process', 'On Hold']));
    expect(expected).toEqual(['328', '362', '450']);
    expect(found(({ exposure, held }) => exposure + held)).toEqual(expected);
  });

  test('ledgers, balances and rollups have no difference', async () => {
    expect(await verify(orgId)).toEqual([]);
  });
});
