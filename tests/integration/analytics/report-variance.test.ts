// The report of variances compares with the budget, last year or last period, and says what the
// dashboard says.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runReport } from '@/server/modules/analytics';
import { readVariance } from '@/server/modules/analytics/usecases/read-variance';
import type { ReportInput } from '@/server/modules/analytics/schemas';
import { postBudgetHistory } from '@/server/modules/budgets';
import type { Work } from '@/server/platform/actor';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { addYear, type BudgetWorld } from '../budgets/budget-world';
import { openFigures } from './figures-world';
import { foldAll } from '../../fixtures/folded';

let database: TestDatabase;
let world: BudgetWorld;

const on = <T>(day: string, run: (work: Work) => Promise<T>) =>
  world.org.work(run, { now: new Date(`${day}T04:00:00Z`) });

async function report(day: string, asked: Omit<ReportInput, 'name'>) {
  const found = await on(day, (work) =>
    runReport(work, { name: 'variance', ...asked }, { locale: 'en', limit: 100 }),
  );
  const rows = found.rows.map((row) =>
    Object.fromEntries(found.columns.map(({ key }, i) => [key, row[i] ?? null])),
  );
  return { ...found, rows };
}

/** Reports before there is a year to compare with, asked before the books of 2025 are opened. */
let alone: Awaited<ReturnType<typeof report>>;

const AFTER = '2026-04-02';
const toMarch = { by: ['account'], to: '2026-03-31' };

beforeAll(async () => {
  database = await createTestDatabase();
  world = await openFigures();
  const { org, calendarId, posting, sales } = world;
  alone = await report(AFTER, { ...toMarch, basis: 'LAST_YEAR' });
  const [, ...before] = await org.work(({ tx }) => addYear(tx, calendarId, 2025));
  const lastYear = (period: number, amount: bigint, cell: Parameters<typeof posting>[2] = {}) => ({
    ...posting('ACTUAL', amount, cell),
    ...{ periodId: before[period - 1] ?? '', occurredOn: `2025-0${period}-02` },
  });
  await org.work((work) =>
    postBudgetHistory(work, [
      { ...lastYear(3, 310_000n), accountId: sales },
      lastYear(1, 30_000n),
      lastYear(3, 62_000n, { account: 'DISPLAY', centre: 'SOUTH' }),
      // Beyond the periods that are compared.
      lastYear(4, 999_999n),
    ]),
  );
  await foldAll(org.orgId);
});
afterAll(() => database.drop());

describe('the report of variances', () => {
  it.each(['BUDGET', 'LAST_YEAR', 'LAST_PERIOD'] as const)(
    'against %s speaks of the last year, where the books ended before today',
    async (basis) => {
      const asked = { by: ['account'], basis };
      const whole = await report('2028-05-01', { ...asked, to: '2026-12-31' });
      // December of the last year has nothing to compare with November.
      expect(whole.rows.length > 0).toBe(basis !== 'LAST_PERIOD');
      expect(await report('2028-05-01', asked)).toEqual(whole);
      const early = report('2024-05-01', asked);
      expect(await refusalOf(early)).toMatchObject({ code: 'periods.noPeriod' });
    },
  );

  it.each([
    { basis: 'LAST_YEAR', over: 'YEAR_TO_DATE', column: 'last_year_amount' },
    { basis: 'LAST_YEAR', over: 'PERIOD', column: 'last_year_amount' },
    { basis: 'LAST_PERIOD', over: 'PERIOD', column: 'last_period_amount' },
  ] as const)('says what the dashboard says: $basis, $over', async ({ basis, over, column }) => {
    for (const day of ['2026-03-10', AFTER]) {
      const from = over === 'PERIOD' ? { from: '2026-03-01' } : {};
      const found = await report(day, { ...toMarch, ...from, basis });
      expect(found.basis).toBe(basis);
      const shown = await on(day, (work) =>
        readVariance(work, { yearId: world.yearId, throughNo: 3, basis, over }),
      );
      const leaves = shown.rows.filter(({ hasChildren }) => !hasChildren);
      expect(leaves.length).toBeGreaterThan(1);
      expect(
        found.rows.map((row) => [row['account'], row[column], row['variance_amount'], row['mark']]),
      ).toEqual(
        leaves
          .map((row) => [row.code, row.basisMinor, row.varianceMinor, row.mark])
          .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
      );
    }
  });

  it.each([
    ['BUDGET', '2026-01-01', 'budget_amount'],
    ['LAST_YEAR', '2026-01-01', 'last_year_amount'],
    ['LAST_PERIOD', '2026-03-01', 'last_period_amount'],
  ] as const)('without dates against %s counts from %s to today', async (basis, from, column) => {
    const day = '2026-03-10';
    const found = await report(day, { by: ['account'], basis });
    expect([found.from, found.to]).toEqual([from, day]);
    const shown = await on(day, (work) => readVariance(work, { yearId: world.yearId, basis }));
    const leaves = shown.rows.filter(({ hasChildren }) => !hasChildren);
    const amounts = new Map(leaves.map((row) => [row.code, [row.basisMinor, row.actualMinor]]));
    expect(found.rows.length).toBeGreaterThan(1);
    for (const row of found.rows) {
      expect([row[column], row['actual_amount']]).toEqual(amounts.get(String(row['account'])));
    }
  });

  it.each([
    [{ to: '2026-03-31', basis: 'LAST_YEAR' }, ['2026-01-01', '2026-03-31']],
    [{ to: '2026-03-31', basis: 'BUDGET' }, ['2026-01-01', '2026-03-31']],
    [{ from: '2026-03-01', basis: 'BUDGET' }, ['2026-03-01', AFTER]],
    [{ from: '2026-02-01', to: '2026-02-10', basis: 'BUDGET' }, ['2026-02-01', '2026-02-10']],
    [{ to: '2026-04-30', basis: 'LAST_YEAR' }, ['2026-01-01', AFTER]],
  ] as const)('names the days it counts: %j', async (asked, expected) => {
    const { from, to } = await report(AFTER, { by: ['account'], ...asked });
    expect([from, to]).toEqual(expected);
  });

  it('shows last year under the periods of this one, by days where one runs', async () => {
    const asked = { by: ['period'], to: '2026-03-31', basis: 'LAST_YEAR' as const };
    const { rows } = await report('2026-03-10', asked);
    expect(
      rows.map((row) => [row['period'], row['account_kind'], row['last_year_amount']]),
    ).toEqual([
      ['2026-01', 'EXPENSE', 30_000n],
      ['2026-03', 'EXPENSE', 20_000n],
      ['2026-03', 'REVENUE', 100_000n],
    ]);
  });

  it('narrows and rolls up both sides alike', async () => {
    const asked = { by: ['centre'], to: '2026-03-31', basis: 'LAST_YEAR' as const };
    const { rows } = await report(AFTER, { ...asked, depth: 2, only: { account: 'DISPLAY' } });
    expect(rows).toMatchObject([
      {
        ...{ centre: 'SOUTH', last_year_amount: 62_000n, actual_amount: 80_000n },
        ...{ variance_amount: -18_000n, variance_rate: '-0.290323', mark: 'U' },
      },
    ]);
  });

  it('has nothing to compare with where there is no such year, which is not zero', () => {
    expect(alone.rows.length).toBeGreaterThan(1);
    for (const row of alone.rows) {
      expect(row).toMatchObject({ last_year_amount: null, variance_amount: null, mark: null });
    }
    expect(alone.rows.find((row) => row['account'] === 'SALES')).toMatchObject({
      actual_amount: 400_855n,
    });
  });

  it.each([
    [{ from: '2026-03-05', basis: 'LAST_YEAR' }, 'reports.fromCutsPeriods', 'from'],
    [{ from: '2026-01-01', basis: 'LAST_PERIOD' }, 'reports.fromCutsPeriods', 'from'],
    [{ to: '2026-02-10', basis: 'LAST_PERIOD' }, 'reports.toCutsPeriod', 'to'],
  ] as const)('refuses days that cut what it compares: %j', async (days, code, field) => {
    const refusal = await refusalOf(report(AFTER, { ...toMarch, ...days }));
    expect(refusal).toMatchObject({ code, field });
  });

  it('takes any days against the budget, as it did', async () => {
    const { rows } = await report(AFTER, { ...toMarch, from: '2026-03-05' });
    expect(rows.find((row) => row['account'] === 'SALES')).toMatchObject({
      ...{ budget_amount: 373_080n, actual_amount: 400_855n, variance_amount: 27_775n },
    });
  });
});
