// Expense claims loaded: what the product answers equals a plain count over the file, to the cent.
// Every line counts in the ledger; those of zero say nothing, refunds without a claim have none here.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runReport, verify } from '@/server/modules/analytics';
import { profileNamed, type ProfileOutcome } from '@/server/modules/integrations';
import { sql } from '@/server/platform/sql';
import { systemWork } from '@/server/platform/work';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { cents, dataSet, plainRows, sums } from './plain-csv';
import { rolledCells, type RolledCell } from './rolled-budget';
import { foldAll } from '../../fixtures/folded';

const { folder, missing } = dataSet('expense-claims');

describe.skipIf(missing)(`expense claims${missing ? `: ${missing}` : ''}`, () => {
  let database: TestDatabase;
  let outcome: ProfileOutcome;
  let facts: Record<string, string>[];
  let cells: RolledCell[];

  beforeAll(async () => {
    database = await createTestDatabase();
    const profile = profileNamed('expense-claims');
    if (!profile) throw new Error('the profile is gone');
    const admin = { email: 'ec@test.example', name: 'EC', password: 'correct-Horse-battery-9' };
    outcome = await profile.load(folder, { code: 'ec', admin }, () => undefined);
    facts = plainRows(folder, 'expense_claims_2017H1');
    await foldAll(outcome.orgId);
    cells = await rolledCells(outcome.orgId);
  }, 300_000);
  afterAll(() => database.drop());

  const counted = (keyOf: (row: Record<string, string>) => string) =>
    sums(facts.map((row) => [keyOf(row), cents(row['amount'] ?? '0')] as const)).filter(
      ([, sum]) => sum !== '0',
    );
  const answered = (keyOf: (cell: RolledCell) => string) =>
    sums(cells.map((cell) => [keyOf(cell), cell.actual] as const)).filter(([, sum]) => sum !== '0');

  test('30,875 lines are read; what is peculiar about them is counted', () => {
    expect(outcome).toMatchObject({ read: 30_875, loaded: 30_875, rejected: 0 });
    const repeated = new Set(facts.map((row) => JSON.stringify({ ...row, line_id: '' }))).size;
    const { claimLines = 0, refundsWithoutClaim = 0, ...details } = outcome.details;
    expect(details).toMatchObject({
      zeroLines: 831,
      refundLines: 551,
      repeatedLines: facts.length - repeated,
      lateLines: facts.filter((row) => row['period']?.startsWith('Before')).length,
      allowancesOtherThanRate: 5,
    });
    expect(claimLines + refundsWithoutClaim).toBe(30_875 - 831);
  });

  test('the total, by claimant and by month', () => {
    expect(answered(() => '')).toEqual([['', '2216450473']]);
    expect(answered((cell) => cell.centre)).toEqual(counted((row) => row['claimant'] ?? ''));
    expect(answered((cell) => cell.period)).toEqual(
      counted((row) => (row['date'] ?? '').slice(0, 7)),
    );
  });

  test('by unit and by what was claimed, whatever the codes are', async () => {
    const named = await systemWork(outcome.orgId, (work) =>
      work.tx.rows<{ key: string; sum: bigint }>(sql`
        SELECT concat_ws(' / ', u.code, above.name, a.name) AS key, sum(r.actual_minor)::bigint AS sum
        FROM rollup_budget_month r
        JOIN responsibility_centre c ON c.org_id = r.org_id AND c.id = r.centre_id
        JOIN responsibility_centre u ON u.org_id = c.org_id AND u.id = c.parent_id
        JOIN account a ON a.org_id = r.org_id AND a.id = r.account_id
        JOIN account above ON above.org_id = a.org_id AND above.id = a.parent_id
        WHERE r.org_id = ${outcome.orgId}::uuid GROUP BY 1`),
    );
    const nonZero = sums(named.map(({ key, sum }) => [key, sum] as const)).filter(
      ([, sum]) => sum !== '0',
    );
    expect(nonZero).toEqual(
      counted((row) => [row['org_unit'], row['category'], row['subcategory']].join(' / ')),
    );
  });

  test('the flow of expenses by type: no amount without one', async () => {
    const report = await systemWork(outcome.orgId, (work) =>
      runReport(work, { name: 'expense-flow', by: ['expenseType'] }, { locale: 'en', limit: 100 }),
    );
    const at = (key: string) => report.columns.findIndex((column) => column.key === key);
    const text = (value: unknown) => (typeof value === 'string' ? value : '');
    const told = sums(
      report.rows.map((row) => [
        text(row[at('expenseType_name')]),
        BigInt(row[at('actual_amount')] as bigint),
      ]),
    );
    const name = ({ category = '', subcategory = '' }: Record<string, string>) =>
      category === subcategory ? category : `${category}: ${subcategory}`;
    expect(told).toEqual(counted(name));
  });

  test('leaves ledgers, balances, documents and rollups without a difference', async () => {
    expect(await verify(outcome.orgId)).toEqual([]);
  }, 120_000);
});
