// Madrid and Ukraine loaded, every year that is there: what the product answers equals a plain count
// over the files, to the cent, and verify finds no difference. Rounding rule: each amount of the
// files by itself to the cent, halves away from zero; these files have no more than two decimals.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verify } from '@/server/modules/analytics';
import { profileNamed } from '@/server/modules/integrations';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { madridExpenditure, madridRevenue, Sums, ukraineFigures } from './plain-budgets';
import { dataSet } from './plain-csv';
import { executionReport, minorOf, rolledCells, rolledUp, type RolledCell } from './rolled-budget';
import { foldAll } from '../../fixtures/folded';

const LOAD_TIMEOUT = 300_000;
const madrid = dataSet('budget-madrid');
const ukraine = dataSet('budget-ukraine');

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function load(name: string, folder: string, year: number): Promise<string> {
  const profile = profileNamed(name);
  if (!profile) throw new Error(`the profile ${name} is gone`);
  const code = `${name}-${year}`;
  const admin = { email: `a@${code}.example`, name: 'A', password: 'correct-Horse-battery-9' };
  const outcome = await profile.load(folder, { code, admin }, () => undefined, { year });
  expect(outcome.loaded + outcome.rejected).toBe(outcome.read);
  expect(outcome.rejected).toBe(0);
  await foldAll(outcome.orgId);
  return outcome.orgId;
}

type Measures = Record<string, (cell: RolledCell) => bigint>;

function sumsOf(
  cells: readonly RolledCell[],
  keyOf: (cell: RolledCell) => string,
  measures: Measures,
): Sums {
  const sums = new Sums();
  for (const cell of cells) {
    const amounts = Object.entries(measures).map(([name, of]) => [name, of(cell)] as const);
    sums.add(keyOf(cell), Object.fromEntries(amounts));
  }
  return sums;
}

const definitive = (cell: RolledCell) => cell.original + cell.revision;
const committed = (cell: RolledCell) => cell.commitment + cell.actual;
const EXPENDITURE: Measures = {
  initial: (cell) => cell.original,
  definitive,
  authorised: (cell) => cell.preCommitment + committed(cell),
  committed,
  recognised: (cell) => cell.actual,
};
const REVENUE: Measures = {
  initial: (cell) => cell.original,
  definitive,
  recognised: (cell) => cell.actual,
  collected: (cell) => cell.settled,
};
const CUMULATIVE: Measures = {
  plan: definitive,
  appropriations: (cell) => definitive(cell) + cell.flex,
  executed: (cell) => cell.actual,
};

const overCredit = (sums: Sums): number =>
  [...sums.byKey.values()].filter((sum) => (sum['actual'] ?? 0n) > (sum['credit'] ?? 0n)).length;

describe.skipIf(madrid.missing)(`madrid${madrid.missing ? `: ${madrid.missing}` : ''}`, () => {
  test.each([2018, 2019, 2020, 2021, 2022, 2023, 2025])(
    '%i: total, sections, chapters, lines and pools over credit, eliminations',
    async (year) => {
      const orgId = await load('madrid', madrid.folder, year);
      const cells = await rolledCells(orgId);
      const plain = madridExpenditure(madrid.folder, `expenditure_${year}`);
      const spent = cells.filter((cell) => /^G\d/.test(cell.account));
      expect(sumsOf(spent, () => '', EXPENDITURE).byKey.get('')).toEqual(plain.total);
      expect(sumsOf(spent, (cell) => cell.centre, EXPENDITURE).list()).toEqual(
        plain.bySection.list(),
      );
      const chapter = (cell: RolledCell) => cell.account.slice(1, 2);
      expect(sumsOf(spent, chapter, EXPENDITURE).list()).toEqual(plain.byChapter.list());
      const credit: Measures = { credit: definitive, actual: (cell) => cell.actual };
      const line = (cell: RolledCell) => [cell.centre, cell.programme, cell.account].join(' ');
      expect(overCredit(sumsOf(spent, line, credit))).toBe(plain.linesOverCredit);
      const pool = (cell: RolledCell) =>
        [cell.centre.slice(-3), cell.programme, chapter(cell)].join(' ');
      const pools = sumsOf(spent, pool, credit);
      expect([pools.byKey.size, overCredit(pools)]).toEqual([plain.pools, plain.poolsOverCredit]);
      const earned = cells.filter((cell) => /^I\d/.test(cell.account));
      expect(sumsOf(earned, chapter, REVENUE).list()).toEqual(
        madridRevenue(madrid.folder, `revenue_${year}`).list(),
      );
      // The report that people read: sections by their expenditure, and expenditure by chapter.
      const told = (rows: Record<string, unknown>[], keyOf: (code: string) => string): Sums => {
        const sums = new Sums();
        for (const row of rows) {
          const actual = minorOf(row['actual_amount']);
          const bound = minorOf(row['committed_amount']) + actual;
          sums.add(keyOf(String(row['centre'] ?? row['account'])), {
            initial: minorOf(row['original_amount']),
            definitive: minorOf(row['revised_amount']),
            authorised: minorOf(row['pre_committed_amount']) + bound,
            committed: bound,
            recognised: actual,
          });
        }
        return sums;
      };
      const bySection = await executionReport(orgId, { by: ['centre'] });
      const spending = bySection.filter((row) => row['account_kind'] === 'EXPENSE');
      expect(told(spending, (code) => code).list()).toEqual(plain.bySection.list());
      const byChapter = await executionReport(orgId, { by: ['account'], depth: 3 });
      const chapters = byChapter.filter((row) => /^G\d$/.test(String(row['account'])));
      expect(told(chapters, (code) => code.slice(1)).list()).toEqual(plain.byChapter.list());
      // The chart of accounts brings the same together: the result is revenue less expenditure, and
      // what is eliminated rolls up into neither.
      const actual = await rolledUp(orgId, cells, (cell) => cell.actual);
      expect(actual.get('G')).toBe(plain.total['recognised']);
      expect(actual.get('R')).toBe((actual.get('I') ?? 0n) - (actual.get('G') ?? 0n));
      expect(await verify(orgId)).toEqual([]);
    },
    LOAD_TIMEOUT,
  );
});

describe.skipIf(ukraine.missing)(`ukraine${ukraine.missing ? `: ${ukraine.missing}` : ''}`, () => {
  test.each([2021, 2022, 2023, 2024])(
    '%i: December by budget, fund and account; months by themselves',
    async (year) => {
      const orgId = await load('ukraine', ukraine.folder, year);
      const cells = await rolledCells(orgId);
      const month = (cell: RolledCell) => `${cell.centreName} ${cell.period}`;
      for (const [file, code, digits] of [
        ['expenses_economic', 'COD_CONS_EK', 4],
        ['incomes_3cities', 'COD_INCO', 8],
      ] as const) {
        const plain = ukraineFigures(ukraine.folder, `${file}_${year}`, code);
        const own = cells.filter((cell) => cell.account.length === digits);
        const fund = (cell: RolledCell) => `${cell.centreName} ${cell.programme}`;
        expect(sumsOf(own, fund, CUMULATIVE).list()).toEqual(plain.december.list());
        expect(sumsOf(own, (cell) => cell.account, CUMULATIVE).list()).toEqual(
          plain.byAccount.list(),
        );
        const months = sumsOf(own, month, { executed: (cell) => cell.actual }).list();
        const plainMonths = plain.months
          .list()
          .map(([key, sum]): [string, Record<string, bigint>] => [key.slice(0, -3), sum]);
        expect(months).toEqual(plainMonths);
      }
      expect(await verify(orgId)).toEqual([]);
    },
    LOAD_TIMEOUT,
  );
});
