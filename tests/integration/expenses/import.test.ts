// Expenses of another system, loaded as history.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { importExpenses, type ExpenseRow } from '@/server/modules/expenses';
import { sql } from '@/server/platform/sql';
import { countStatements } from '../../fixtures/organization';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { differences, openExpenseWorld, useOf, type ExpenseWorld } from './expense-world';

let database: TestDatabase;
let world: ExpenseWorld;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
afterEach(async () => {
  expect(await differences(database.superuserUrl, world.org.orgId)).toEqual([]);
});

const row = (values: Partial<ExpenseRow>): ExpenseRow => ({
  document: 'D1',
  centre: 'SHOP',
  type: 'PROMO',
  occurredOn: '2026-02-10',
  amountMinor: 1_000n,
  ...values,
});

const load = (rows: readonly ExpenseRow[]) => world.org.work((work) => importExpenses(work, rows));

describe('expenses of another system', () => {
  it('become requests, claims and payments, with refunds within their document', async () => {
    world = await openExpenseWorld();
    await world.org.work(({ tx }) =>
      tx.run(sql`UPDATE fiscal_period SET status = 'CLOSED'
        WHERE id = ${world.budget.periods[1]}::uuid`),
    );
    const loaded = await load([
      row({ amountMinor: 5_000n, approvedMinor: 7_000n, requestedMinor: 9_000n, title: 'Fair' }),
      row({ amountMinor: -1_500n }),
      row({ amountMinor: 800n, verifiedMinor: 500n, isSettled: false }),
      row({
        document: 'D2',
        occurredOn: '2026-03-01',
        amountMinor: 200n,
        dealer: world.shop.dealer.code,
      }),
    ]);
    expect(loaded).toEqual({ requests: 2, claimLines: 4, refused: [] });
    expect(await useOf(world)).toBe('0 0 4200 3700');
    const { items } = await world.clerk.expenses.requests({ search: 'fair' });
    expect(items).toMatchObject([
      {
        ...{ status: 'CLOSED', requestedMinor: 8_300n, approvedMinor: 6_300n },
        ...{ claimedMinor: 4_300n, cutMinor: 300n, verifiedMinor: 4_000n, settledMinor: 3_500n },
        releasedMinor: 2_300n,
      },
    ]);
  });

  it('are refused by row and document, and nothing of a bad document is loaded', async () => {
    world = await openExpenseWorld();
    await load([row({ document: 'OLD' })]);
    const { requests, refused } = await load([
      row({ document: 'A', centre: 'NOWHERE' }),
      row({ document: 'A' }),
      row({ document: 'B', amountMinor: -5n }),
      row({ document: 'C', occurredOn: '2031-01-01', type: 'NONE' }),
      row({ document: 'OLD' }),
      row({ document: 'E', verifiedMinor: 1_001n }),
      row({ document: 'F', dealer: 'NOBODY', programme: 'NONE' }),
      row({ document: 'GOOD' }),
    ]);
    expect(requests).toBe(1);
    expect(refused.map(({ index, code }) => [index, code])).toEqual([
      [0, 'expenses.unknownCentre'],
      [1, 'expenses.documentRefused'],
      [2, 'expenses.cellNotPositive'],
      [3, 'expenses.unknownType'],
      [3, 'periods.noPeriod'],
      [4, 'expenses.alreadyLoaded'],
      [5, 'expenses.verifiedAboveClaimed'],
      [6, 'expenses.unknownProgramme'],
      [6, 'expenses.unknownDealer'],
    ]);
  });

  it('cost the same number of statements for one row and for three hundred', async () => {
    world = await openExpenseWorld();
    const count = async (prefix: string, rows: number) => {
      const given = Array.from({ length: rows }, (_, i) =>
        row({ document: `${prefix}${i % 90}`, amountMinor: BigInt(i + 1) }),
      );
      return (await countStatements(world.org, (work) => importExpenses(work, given))).statements;
    };
    await count('first', 1);
    expect(await count('many', 300)).toBe(await count('one', 1));
  });
});
