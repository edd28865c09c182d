// What the files of three data sets say about budgets, counted with plain loops that share nothing
// with the product: neither its reader, nor its trees, nor its rounding.
import { cents, plainRows } from './plain-csv';

type Row = Record<string, string>;

/** Sums of several measures by key. */
export class Sums {
  readonly byKey = new Map<string, Record<string, bigint>>();

  add(key: string, measures: Record<string, bigint>): void {
    const sum = this.byKey.get(key) ?? {};
    for (const [name, amount] of Object.entries(measures)) sum[name] = (sum[name] ?? 0n) + amount;
    this.byKey.set(key, sum);
  }

  /** Without keys of which every measure is zero; in the order of the keys. */
  list(): [string, Record<string, bigint>][] {
    return [...this.byKey]
      .filter(([, sum]) => Object.values(sum).some((amount) => amount !== 0n))
      .toSorted(([a], [b]) => (a < b ? -1 : 1));
  }
}

const text = (row: Row, column: string): string => row[column] ?? '';
const amount = (row: Row, column: string): bigint => cents(text(row, column) || '0');

export interface MadridFigures {
  rows: number;
  total: Record<string, bigint>;
  bySection: Sums;
  byChapter: Sums;
  /** Cells (centre, section, programme, economic code) with more recognised than credit. */
  linesOverCredit: number;
  /** Section, programme and chapter together with more recognised than credit. */
  poolsOverCredit: number;
  /** Those with any amount at all. */
  pools: number;
}

/** Expenditure of a year; `eliminated` counts the lines between the entities instead. */
export function madridExpenditure(folder: string, file: string): MadridFigures {
  const total = new Sums();
  const bySection = new Sums();
  const byChapter = new Sums();
  const lines = new Sums();
  const pools = new Sums();
  const rows = plainRows(folder, file);
  for (const row of rows) {
    const measures = {
      initial: amount(row, 'initial_credit'),
      definitive: amount(row, 'definitive_credit'),
      authorised: amount(row, 'authorised'),
      committed: amount(row, 'committed'),
      recognised: amount(row, 'recognised_obligation'),
    };
    const centre = text(row, 'centre_code').padStart(3, '0');
    const section = text(row, 'section_code').padStart(3, '0');
    const [programme, chapter] = [text(row, 'programme_code'), text(row, 'chapter_code')];
    total.add('', measures);
    bySection.add(`${centre}-${section}`, measures);
    byChapter.add(chapter, measures);
    lines.add([centre, section, programme, text(row, 'economic_code')].join(' '), measures);
    pools.add([section, programme, chapter].join(' '), measures);
  }
  const over = (sums: Sums) =>
    [...sums.byKey.values()].filter((sum) => (sum.recognised ?? 0n) > (sum.definitive ?? 0n))
      .length;
  return {
    rows: rows.length,
    total: total.byKey.get('') ?? {},
    bySection,
    byChapter,
    linesOverCredit: over(lines),
    poolsOverCredit: over(pools),
    pools: pools.list().length,
  };
}

/** Revenue of a year by chapter. */
export function madridRevenue(folder: string, file: string): Sums {
  const byChapter = new Sums();
  for (const row of plainRows(folder, file)) {
    byChapter.add(text(row, 'chapter_code'), {
      initial: amount(row, 'initial_forecast'),
      definitive: amount(row, 'definitive_forecast'),
      recognised: amount(row, 'recognised_right_net'),
      collected: amount(row, 'collected'),
    });
  }
  return byChapter;
}

export interface UkraineFigures {
  rows: number;
  /** December by city and fund. */
  december: Sums;
  /** December by account. */
  byAccount: Sums;
  /** What each month executed by itself, by city. */
  months: Sums;
}

/** Totals of the general and the special fund; the total fund is left out, it is their sum. */
export function ukraineFigures(folder: string, file: string, code: string): UkraineFigures {
  const rows = plainRows(folder, file).filter((row) => text(row, 'FUND_TYP') !== 'T');
  const dates = [...new Set(rows.map((row) => text(row, 'REP_PERIOD')))].toSorted();
  const last = dates.at(-1);
  const december = new Sums();
  const byAccount = new Sums();
  const cumulative = new Map<string, bigint>();
  for (const row of rows) {
    const [city, date] = [text(row, 'CITY'), text(row, 'REP_PERIOD')];
    const executed = amount(row, 'FAKT_AMT');
    const key = `${city} ${date}`;
    cumulative.set(key, (cumulative.get(key) ?? 0n) + executed);
    if (date !== last) continue;
    const plan = amount(row, 'ZAT_AMT');
    const own = text(row, 'PLANS_AMT');
    const measures = { plan, appropriations: own === '' ? plan : cents(own), executed };
    december.add(`${city} ${text(row, 'FUND_TYP')}`, measures);
    byAccount.add(text(row, code), measures);
  }
  const months = new Sums();
  for (const city of new Set(rows.map((row) => text(row, 'CITY')))) {
    let before = 0n;
    for (const date of dates) {
      const sum = cumulative.get(`${city} ${date}`) ?? 0n;
      months.add(`${city} ${date}`, { executed: sum - before });
      before = sum;
    }
  }
  return { rows: rows.length, december, byAccount, months };
}

/** Months in which a line's cumulative figure is lower than the month before. */
export function ukraineFalls(folder: string, file: string, code: string): number {
  const lines = new Map<string, Map<string, bigint>>();
  const rows = plainRows(folder, file).filter((row) => text(row, 'FUND_TYP') !== 'T');
  const dates = [...new Set(rows.map((row) => text(row, 'REP_PERIOD')))].toSorted();
  for (const row of rows) {
    const key = [text(row, 'CITY'), text(row, 'FUND_TYP'), text(row, code)].join(' ');
    const line = lines.get(key) ?? new Map<string, bigint>();
    line.set(text(row, 'REP_PERIOD'), amount(row, 'FAKT_AMT'));
    lines.set(key, line);
  }
  let falls = 0;
  for (const line of lines.values()) {
    for (let at = 1; at < dates.length; at += 1) {
      const [now, before] = [line.get(dates[at] ?? '') ?? 0n, line.get(dates[at - 1] ?? '') ?? 0n];
      if (now < before) falls += 1;
    }
  }
  return falls;
}

export const WINDOW = { from: '2010-12-29', to: '2011-11-29' } as const;

export interface FinanceFigures {
  /** By department group and account, leaves only: what the files state. */
  execution: Sums;
  /** By account, every node of the chart, along the operators. */
  rollUp: Sums;
}

/** Actual and budget of the months that have a budget. */
export function adventureworksFinance(folder: string): FinanceFigures {
  const accounts = new Map(
    plainRows(folder, 'DimAccount').map((row) => [text(row, 'AccountKey'), row]),
  );
  const execution = new Sums();
  const rollUp = new Sums();
  for (const row of plainRows(folder, 'FactFinance')) {
    const [date, scenario] = [text(row, 'Date'), text(row, 'ScenarioKey')];
    if (date < WINDOW.from || date > WINDOW.to) continue;
    const measure = scenario === '1' ? 'actual' : 'budget';
    let account = accounts.get(text(row, 'AccountKey'));
    if (!account) throw new Error(`no account ${text(row, 'AccountKey')}`);
    let value = amount(row, 'Amount');
    const code = text(account, 'AccountCodeAlternateKey');
    execution.add(`${text(row, 'DepartmentGroupKey')} ${code}`, { [measure]: value });
    while (account) {
      rollUp.add(text(account, 'AccountCodeAlternateKey'), { [measure]: value });
      const operator = text(account, 'Operator');
      // What does not roll up stops here; what is subtracted turns its sign.
      if (operator === '~') break;
      if (operator === '-') value = -value;
      account = accounts.get(text(account, 'ParentAccountKey'));
    }
  }
  return { execution, rollUp };
}
