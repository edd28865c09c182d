// AdventureWorks' finance facts as postings. Organizations are the centres, department groups the
// programmes: the facts are a matrix of both, every group works in several organizations, and asked
// for is each group over all of them; as programmes the groups roll up by themselves, as nodes below
// each organization they could only be added up by name. Scenario 1 is actual, 2 the budget.
import type {
  CodedAccount,
  CodedCentre,
  CodedLedger,
  CodedNode,
  Operator,
} from '../domain/coded-ledger';
import { withAmount } from '../domain/coded-ledger';
import { nameOf, toMinor } from './company';
import { cell, readCsv, type Row } from './read-csv';

const CURRENCY = 'USD';
const KINDS = { '1': 'ACTUAL', '2': 'ORIGINAL' } as const;

const isScenario = (key: string): key is keyof typeof KINDS => key in KINDS;

/** Keys of a row's parent and own to the codes that accounts are known by. */
const accountCode = (rows: readonly Row[]) =>
  new Map(rows.map((row) => [cell(row, 'AccountKey'), cell(row, 'AccountCodeAlternateKey')]));

const LEAF_KINDS: Readonly<Record<string, CodedAccount['kind']>> = {
  Assets: 'ASSET',
  Liabilities: 'LIABILITY',
  Revenue: 'REVENUE',
  Expenditures: 'EXPENSE',
  Statistical: 'STATISTIC',
  Balances: 'STATISTIC',
  Flow: 'STATISTIC',
  // The balance sheet itself has no type: what the assets exceed the liabilities by.
  '': 'ASSET',
};

function operatorOf(row: Row): Operator {
  const text = cell(row, 'Operator');
  return text === '-' || text === '~' ? text : '+';
}

/**
 * The chart of accounts. A sum of revenue and expenditure (net sales, margin, profit, net income) is
 * a RESULT, though the data set types it as revenue.
 */
export function adventureworksAccounts(rows: readonly Row[]): CodedAccount[] {
  const codes = accountCode(rows);
  const parents = new Map(
    rows.map((row) => [cell(row, 'AccountKey'), cell(row, 'ParentAccountKey')]),
  );
  const mixed = new Set<string>();
  for (const row of rows) {
    if (cell(row, 'AccountType') !== 'Expenditures') continue;
    for (let above = cell(row, 'ParentAccountKey'); above; above = parents.get(above) ?? '') {
      mixed.add(above);
    }
  }
  return rows.map((row): CodedAccount => {
    const key = cell(row, 'AccountKey');
    const type = cell(row, 'AccountType');
    const code = cell(row, 'AccountCodeAlternateKey');
    return {
      code,
      name: nameOf(cell(row, 'AccountDescription'), code),
      parent: codes.get(cell(row, 'ParentAccountKey')) ?? null,
      kind: type === 'Revenue' && mixed.has(key) ? 'RESULT' : (LEAF_KINDS[type] ?? 'STATISTIC'),
      operator: operatorOf(row),
    };
  });
}

function organizations(rows: readonly Row[]): CodedCentre[] {
  return rows.map((row) => {
    const [key, parent] = [cell(row, 'OrganizationKey'), cell(row, 'ParentOrganizationKey')];
    return {
      code: `O${key}`,
      name: nameOf(cell(row, 'OrganizationName'), key),
      parent: parent === '' ? null : `O${parent}`,
      kind: 'PROFIT',
    };
  });
}

function departmentGroups(rows: readonly Row[]): CodedNode[] {
  return rows.map((row) => {
    const [key, parent] = [cell(row, 'DepartmentGroupKey'), cell(row, 'ParentDepartmentGroupKey')];
    return {
      code: `D${key}`,
      name: nameOf(cell(row, 'DepartmentGroupName'), key),
      parent: parent === '' ? null : `D${parent}`,
    };
  });
}

export interface FinanceLedger extends CodedLedger {
  read: number;
  /** Rows of a scenario that is neither actual nor budget. */
  otherScenarios: number;
}

/** Refuses `imports.fileMissing`, `imports.columnMissing`, `imports.badAmount`. */
export function adventureworksLedger(folder: string): FinanceLedger {
  const accountRows = readCsv(folder, 'DimAccount');
  const codes = accountCode(accountRows);
  const facts = readCsv(folder, 'FactFinance');
  const known = facts.flatMap((row) => {
    const scenario = cell(row, 'ScenarioKey');
    return isScenario(scenario) ? [{ row, kind: KINDS[scenario] }] : [];
  });
  const postings = known.map(({ row, kind }) => {
    const on = cell(row, 'Date');
    return {
      kind,
      on,
      centre: `O${cell(row, 'OrganizationKey')}`,
      account: codes.get(cell(row, 'AccountKey')) ?? cell(row, 'AccountKey'),
      programme: `D${cell(row, 'DepartmentGroupKey')}`,
      amountMinor: toMinor(cell(row, 'Amount'), CURRENCY),
      document: `${kind === 'ACTUAL' ? 'actual' : 'budget'} ${on}`,
    };
  });
  return {
    centres: organizations(readCsv(folder, 'DimOrganization')),
    accounts: adventureworksAccounts(accountRows),
    programmes: departmentGroups(readCsv(folder, 'DimDepartmentGroup')),
    postings: withAmount(postings),
    read: facts.length,
    otherScenarios: facts.length - known.length,
  };
}
