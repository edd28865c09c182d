// What the profiles make of the files of three data sets, before anything is written, beside a plain
// count over the same files: each figure to the cent.
import { describe, expect, test } from 'vitest';
import type { CodedLedger } from '@/server/modules/integrations/domain/coded-ledger';
import { adventureworksLedger } from '@/server/modules/integrations/profiles/adventureworks-ledger';
import { readMadrid } from '@/server/modules/integrations/profiles/madrid-files';
import { madridLedger } from '@/server/modules/integrations/profiles/madrid-ledger';
import { readUkraine } from '@/server/modules/integrations/profiles/ukraine-files';
import { ukraineLedger } from '@/server/modules/integrations/profiles/ukraine-ledger';
import {
  adventureworksFinance,
  madridExpenditure,
  madridRevenue,
  Sums,
  ukraineFalls,
  ukraineFigures,
  WINDOW,
} from './plain-budgets';
import { dataSet } from './plain-csv';

type Posting = CodedLedger['postings'][number];

/** Figures of the product's kinds of entries by key. */
function ledgerSums(
  postings: readonly Posting[],
  keyOf: (posting: Posting) => string,
  measures: Readonly<Record<string, readonly Posting['kind'][]>>,
): Sums {
  const sums = new Sums();
  for (const posting of postings) {
    for (const [name, kinds] of Object.entries(measures)) {
      const amount = kinds.includes(posting.kind) ? posting.amountMinor : 0n;
      sums.add(keyOf(posting), { [name]: amount });
    }
  }
  return sums;
}

const EXPENDITURE = {
  initial: ['ORIGINAL'],
  definitive: ['ORIGINAL', 'REVISION'],
  authorised: ['PRE_COMMITMENT', 'COMMITMENT', 'ACTUAL'],
  committed: ['COMMITMENT', 'ACTUAL'],
  recognised: ['ACTUAL'],
} as const;
const REVENUE = {
  initial: ['ORIGINAL'],
  definitive: ['ORIGINAL', 'REVISION'],
  recognised: ['ACTUAL'],
  collected: ['SETTLED'],
} as const;
const CUMULATIVE = {
  plan: ['ORIGINAL', 'REVISION'],
  appropriations: ['ORIGINAL', 'REVISION', 'FLEX'],
  executed: ['ACTUAL'],
} as const;

/** Whole years of files are read twice. */
const SLOW = 60_000;

const madrid = dataSet('budget-madrid');
const YEARS = [2018, 2019, 2020, 2021, 2022, 2023, 2025];

describe.skipIf(madrid.missing)(`madrid${madrid.missing ? `: ${madrid.missing}` : ''}`, () => {
  test.each(YEARS)('%i says what its files say', { timeout: SLOW }, (year) => {
    const { files, asOf } = readMadrid(madrid.folder, year);
    const { postings } = madridLedger(files, asOf);
    const plain = madridExpenditure(madrid.folder, `expenditure_${year}`);
    const spent = postings.filter((one) => /^G\d/.test(one.account));
    const by = (keyOf: (posting: Posting) => string) => ledgerSums(spent, keyOf, EXPENDITURE);
    expect(by(() => '').byKey.get('')).toEqual(plain.total);
    expect(by((one) => one.centre).list()).toEqual(plain.bySection.list());
    expect(by((one) => one.account.slice(1, 2)).list()).toEqual(plain.byChapter.list());
    const earned = postings.filter((one) => /^I\d/.test(one.account));
    expect(ledgerSums(earned, (one) => one.account.slice(1, 2), REVENUE).list()).toEqual(
      madridRevenue(madrid.folder, `revenue_${year}`).list(),
    );
  });

  test.each([2022, 2023, 2025])('%i keeps its eliminations beside', { timeout: SLOW }, (year) => {
    const { files, asOf } = readMadrid(madrid.folder, year);
    const { postings } = madridLedger(files, asOf);
    const between = postings.filter((one) => /^EG\d/.test(one.account));
    expect(ledgerSums(between, (one) => one.account.slice(2, 3), EXPENDITURE).list()).toEqual(
      madridExpenditure(madrid.folder, `expenditure_eliminations_${year}`).byChapter.list(),
    );
    const earned = postings.filter((one) => /^EI\d/.test(one.account));
    expect(ledgerSums(earned, (one) => one.account.slice(2, 3), REVENUE).list()).toEqual(
      madridRevenue(madrid.folder, `revenue_eliminations_${year}`).list(),
    );
  });

  test('a year that is not there is refused, the newest taken where none is named', () => {
    expect(readMadrid(madrid.folder, undefined)).toMatchObject({ year: 2025, asOf: '2025-07-31' });
    expect(() => readMadrid(madrid.folder, 2024)).toThrow('imports.yearMissing');
  });
});

const ukraine = dataSet('budget-ukraine');

describe.skipIf(ukraine.missing)(`ukraine${ukraine.missing ? `: ${ukraine.missing}` : ''}`, () => {
  const SIDES = [
    ['expenses_economic', 'COD_CONS_EK', 4],
    ['incomes_3cities', 'COD_INCO', 8],
  ] as const;

  test.each([2021, 2022, 2023, 2024])('%i says what its files say', { timeout: SLOW }, (year) => {
    const { postings, centres, contradicted } = ukraineLedger(
      readUkraine(ukraine.folder, year).files,
    );
    expect(contradicted).toEqual([]);
    const cities = new Map(centres.map((one) => [one.code, one.name]));
    for (const [file, code, digits] of SIDES) {
      const plain = ukraineFigures(ukraine.folder, `${file}_${year}`, code);
      const own = postings.filter((one) => one.account.length === digits);
      const city = (one: Posting) => cities.get(one.centre) ?? one.centre;
      expect(ledgerSums(own, (one) => `${city(one)} ${one.programme}`, CUMULATIVE).list()).toEqual(
        plain.december.list(),
      );
      expect(ledgerSums(own, (one) => one.account, CUMULATIVE).list()).toEqual(
        plain.byAccount.list(),
      );
      expect(
        ledgerSums(own, (one) => `${city(one)} ${one.on}`, { executed: ['ACTUAL'] }).list(),
      ).toEqual(plain.months.list());
      const falls = own.filter(
        (one) => one.kind === 'ACTUAL' && one.amountMinor < 0n && !one.on.endsWith('01-31'),
      );
      expect(falls).toHaveLength(ukraineFalls(ukraine.folder, `${file}_${year}`, code));
    }
  });
});

const aw = dataSet('adventureworks-dw');

describe.skipIf(aw.missing)(`adventureworks${aw.missing ? `: ${aw.missing}` : ''}`, () => {
  test('the budgeted months say what the facts say', () => {
    const ledger = adventureworksLedger(aw.folder);
    expect([ledger.read, ledger.otherScenarios]).toEqual([39_409, 0]);
    const window = ledger.postings.filter((one) => one.on >= WINDOW.from && one.on <= WINDOW.to);
    expect(
      ledgerSums(window, (one) => `${one.programme?.slice(1)} ${one.account}`, {
        actual: ['ACTUAL'],
        budget: ['ORIGINAL'],
      }).list(),
    ).toEqual(withBoth(adventureworksFinance(aw.folder).execution));
  });
});

/** A key without a budget has a budget of zero here. */
function withBoth(sums: Sums): [string, Record<string, bigint>][] {
  return sums.list().map(([key, { actual = 0n, budget = 0n }]) => [key, { actual, budget }]);
}
