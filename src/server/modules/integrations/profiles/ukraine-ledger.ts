// Budgets of Ukrainian cities and regions as postings. A budget is a centre; the general fund (C)
// and the special fund (S) are programmes below their total (T). Lines of T are the sum of the other
// two and are only checked. Every figure is cumulative within the year and made single; a line that
// a month does not state any more states nothing. Plan of the year as first stated: ORIGINAL; what a
// later month states differently: REVISION of that month; appropriations beyond the plan, which
// grow with what the units earn themselves: FLEX. Plan = ORIGINAL + REVISION, appropriations = all.
import { compareDates, type BusinessDate } from '@/kernel/business-date';
import {
  NodeList,
  withAmount,
  type CodedAccount,
  type CodedCentre,
  type CodedLedger,
  type CodedNode,
  type CodedPosting,
} from '../domain/coded-ledger';
import { singleMonths } from '../domain/single-months';
import { nameOf, toMinor } from './company';
import { cell, type Row } from './read-csv';
import { expenseAncestors, incomeAncestors } from './ukraine-accounts';

export const UKRAINE_CURRENCY = 'UAH';
const TOTAL = 'T';
const FUNDS: Readonly<Record<string, string>> = { C: 'Загальний фонд', S: 'Спеціальний фонд' };

export interface UkraineFiles {
  expenses: readonly Row[];
  incomes: readonly Row[];
}

interface Month {
  plan: bigint;
  appropriations: bigint;
  executed: bigint;
}

interface Series {
  centre: string;
  fund: string;
  account: string;
  months: Map<BusinessDate, Month>;
}

interface Side {
  rows: readonly Row[];
  code: string;
  name: string;
  ancestors: (code: string) => CodedAccount[];
  kind: 'EXPENSE' | 'REVENUE';
}

const SIDES = (files: UkraineFiles): Side[] => [
  {
    rows: files.expenses,
    code: 'COD_CONS_EK',
    name: 'COD_CONS_EK_NAME',
    ancestors: expenseAncestors,
    kind: 'EXPENSE',
  },
  {
    rows: files.incomes,
    code: 'COD_INCO',
    name: 'NAME_INC',
    ancestors: incomeAncestors,
    kind: 'REVENUE',
  },
];

function monthOf(row: Row): Month {
  const amount = (column: string) => toMinor(cell(row, column), UKRAINE_CURRENCY);
  const plan = amount('ZAT_AMT');
  // Incomes of the general fund have no appropriations of their own: the plan is all there is.
  const appropriations = cell(row, 'PLANS_AMT') === '' ? plan : amount('PLANS_AMT');
  return { plan, appropriations, executed: amount('FAKT_AMT') };
}

/** The code of each city's budget as last written: the portal went from 11 digits to 10 and back. */
function budgetCodes(files: UkraineFiles): Map<string, string> {
  const rows = [...files.incomes, ...files.expenses];
  const dated = rows.toSorted((a, b) => compareDates(cell(a, 'REP_PERIOD'), cell(b, 'REP_PERIOD')));
  return new Map(dated.map((row) => [cell(row, 'CITY'), cell(row, 'COD_BUDGET')]));
}

/** Single months of one line as postings; `dates` are the month ends of the year, ascending. */
function seriesPostings(series: Series, dates: readonly BusinessDate[]): CodedPosting[] {
  const { centre, account, fund, months } = series;
  const single = (measure: (month: Month) => bigint) =>
    singleMonths(
      dates.map((date) => {
        const month = months.get(date);
        return month && measure(month);
      }),
    );
  const plan = single((month) => month.plan);
  const flex = single((month) => month.appropriations - month.plan);
  const executed = single((month) => month.executed);
  return dates.flatMap((on, at): CodedPosting[] => {
    const where = { on, centre, account, programme: fund };
    const month = on.slice(0, 7);
    const kind = at === 0 ? 'ORIGINAL' : 'REVISION';
    const document = at === 0 ? 'plan' : `plan ${month}`;
    return [
      { ...where, kind, amountMinor: plan[at] ?? 0n, document },
      { ...where, kind: 'FLEX', amountMinor: flex[at] ?? 0n, document: `own revenue ${month}` },
      { ...where, kind: 'ACTUAL', amountMinor: executed[at] ?? 0n, document: `executed ${month}` },
    ];
  });
}

export interface UkraineLedger extends CodedLedger {
  /** Lines of the total fund that were compared with the sum of the two funds. */
  totals: number;
  /** Of these, the ones that differ. */
  contradicted: string[];
}

/** Refuses `imports.badAmount`, `imports.columnMissing`. */
export function ukraineLedger(files: UkraineFiles): UkraineLedger {
  const codes = budgetCodes(files);
  const centres = new NodeList<CodedCentre>();
  const accounts = new NodeList<CodedAccount>();
  const programmes = new NodeList<CodedNode>();
  centres.add({ code: 'UA', name: 'Україна', parent: null, kind: 'PROFIT' });
  programmes.add({ code: TOTAL, name: 'Разом', parent: null });
  const series = new Map<string, Series>();
  const sums = new Map<string, bigint>();
  const totals = new Map<string, bigint>();
  for (const { rows, code, name, ancestors, kind } of SIDES(files)) {
    for (const row of rows) {
      const [city, fund, on] = [cell(row, 'CITY'), cell(row, 'FUND_TYP'), cell(row, 'REP_PERIOD')];
      const month = monthOf(row);
      const centre = codes.get(city) ?? cell(row, 'COD_BUDGET');
      const key = `${centre} ${cell(row, code)} ${on}`;
      if (fund === TOTAL) {
        totals.set(key, month.executed);
        continue;
      }
      sums.set(key, (sums.get(key) ?? 0n) + month.executed);
      centres.add({ code: centre, name: nameOf(city, centre), parent: 'UA', kind: 'PROFIT' });
      programmes.add({ code: fund, name: FUNDS[fund] ?? fund, parent: TOTAL });
      const above = ancestors(cell(row, code));
      for (const node of above) accounts.add(node);
      const account = accounts.add({
        code: cell(row, code),
        name: nameOf(cell(row, name), cell(row, code)),
        parent: above.at(-1)?.code ?? null,
        kind,
        operator: '+',
      });
      const line = `${centre} ${fund} ${account}`;
      const known = series.get(line) ?? { centre, fund, account, months: new Map() };
      known.months.set(on, month);
      series.set(line, known);
    }
  }
  const dates = [...new Set([...series.values()].flatMap((one) => [...one.months.keys()]))];
  const ordered = dates.toSorted();
  const postings = [...series.values()].flatMap((one) => seriesPostings(one, ordered));
  return {
    centres: centres.list(),
    accounts: accounts.list(),
    programmes: programmes.list(),
    postings: withAmount(postings),
    totals: totals.size,
    contradicted: [...totals].flatMap(([key, sum]) => (sums.get(key) === sum ? [] : [key])),
  };
}
