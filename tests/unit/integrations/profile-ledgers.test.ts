// What three data sets say, in their own codes. The rows are made up; the real files are compared
// with a plain count in the integration tests.
import { describe, expect, test } from 'vitest';
import { adventureworksAccounts } from '@/server/modules/integrations/profiles/adventureworks-ledger';
import { madridLedger } from '@/server/modules/integrations/profiles/madrid-ledger';
import { ukraineLedger } from '@/server/modules/integrations/profiles/ukraine-ledger';
import { expenseAncestors } from '@/server/modules/integrations/profiles/ukraine-accounts';

const spent = (parts: Record<string, string>) => ({
  year: '2019',
  centre_code: '1',
  centre_name: 'AYUNTAMIENTO',
  section_code: '2',
  section_name: 'PLENO',
  programme_code: '1111',
  programme_name: 'DEUDA',
  chapter_code: '2',
  chapter_name: 'GASTOS',
  economic_code: '22602',
  economic_name: 'PUBLICIDAD',
  initial_credit: '0',
  credit_modification: '0',
  definitive_credit: '0',
  authorised: '0',
  committed: '0',
  recognised_obligation: '0',
  ...parts,
});
const earned = (parts: Record<string, string>) => ({
  centre_code: '1',
  centre_name: 'AYUNTAMIENTO',
  chapter_code: '1',
  chapter_name: 'IMPUESTOS',
  economic_code: '22602',
  economic_name: 'IBI',
  initial_forecast: '10',
  forecast_modification: '',
  definitive_forecast: '10',
  recognised_right_net: '7.5',
  collected: '5',
  ...parts,
});
const NONE = {
  expenditure: [],
  expenditureEliminations: [],
  revenue: [],
  revenueEliminations: [],
};

describe('madrid', () => {
  test('adds up lines of one key and gives back lost zeros', () => {
    const expenditure = [
      spent({ initial_credit: '100', definitive_credit: '100', authorised: '30.5' }),
      spent({ initial_credit: '20', definitive_credit: '20', authorised: '1' }),
    ];
    const ledger = madridLedger({ ...NONE, expenditure }, '2019-12-31');
    expect(ledger.centres.map((one) => `${one.code} < ${one.parent ?? '-'}`)).toEqual([
      'MADRID < -',
      '001 < MADRID',
      '001-002 < 001',
    ]);
    expect(ledger.programmes.map((one) => one.code)).toEqual(['01111']);
    expect(ledger.postings.map((one) => [one.kind, one.centre, one.amountMinor])).toEqual([
      ['ORIGINAL', '001-002', 12_000n],
      ['PRE_COMMITMENT', '001-002', 3_150n],
    ]);
  });

  test('keeps revenue apart from expenditure of the same code, and cash as settled', () => {
    const ledger = madridLedger({ ...NONE, revenue: [earned({})] }, '2019-12-31');
    expect(ledger.accounts.slice(-2)).toMatchObject([
      { code: 'I1', parent: 'I', kind: 'REVENUE', operator: '+' },
      { code: 'I22602', parent: 'I1', kind: 'REVENUE', operator: '+' },
    ]);
    expect(ledger.postings.map((one) => [one.kind, one.centre, one.amountMinor])).toEqual([
      ['ORIGINAL', '001', 1_000n],
      ['ACTUAL', '001', 750n],
      ['SETTLED', '001', 500n],
    ]);
  });

  test('eliminations roll up into nothing', () => {
    const expenditureEliminations = [spent({ initial_credit: '4', definitive_credit: '4' })];
    const ledger = madridLedger({ ...NONE, expenditureEliminations }, '2023-12-31');
    const above = new Map(ledger.accounts.map((one) => [one.code, one]));
    const [posting] = ledger.postings;
    expect(posting?.account).toBe('EG22602');
    expect(above.get('EG22602')).toMatchObject({ parent: 'EG2', operator: '~', kind: 'STATISTIC' });
    expect(above.get('EG')).toMatchObject({ parent: 'E', operator: '~' });
  });

  test('refuses a line that recognises more than it committed', () => {
    const expenditure = [spent({ authorised: '1', committed: '1', recognised_obligation: '2' })];
    expect(() => madridLedger({ ...NONE, expenditure }, '2019-12-31')).toThrow(
      'imports.stagesContradict',
    );
  });
});

const stated = (parts: Record<string, string>) => ({
  REP_PERIOD: '2023-01-31',
  CITY: 'Lviv',
  COD_BUDGET: '0356300000',
  FUND_TYP: 'C',
  COD_CONS_EK: '2111',
  COD_CONS_EK_NAME: 'Заробітна плата',
  ZAT_AMT: '100.00',
  PLANS_AMT: '110.00',
  FAKT_AMT: '10.00',
  ...parts,
});

describe('ukraine', () => {
  test('makes months single and the changed plan a revision; the total fund only checks', () => {
    const february = {
      REP_PERIOD: '2023-02-28',
      COD_BUDGET: '03563000000',
      ZAT_AMT: '90.00',
      FAKT_AMT: '9.00',
    };
    const ledger = ukraineLedger({
      expenses: [
        stated({}),
        stated({ FUND_TYP: 'T' }),
        stated(february),
        stated({ ...february, FUND_TYP: 'T', FAKT_AMT: '9.01' }),
      ],
      incomes: [],
    });
    expect(ledger.postings.map((one) => [one.on, one.kind, one.amountMinor])).toEqual([
      ['2023-01-31', 'ORIGINAL', 10_000n],
      ['2023-01-31', 'FLEX', 1_000n],
      ['2023-01-31', 'ACTUAL', 1_000n],
      ['2023-02-28', 'REVISION', -1_000n],
      ['2023-02-28', 'FLEX', 1_000n],
      ['2023-02-28', 'ACTUAL', -100n],
    ]);
    expect(ledger.centres.map((one) => one.code)).toEqual(['UA', '03563000000']);
    expect([ledger.totals, ledger.contradicted]).toEqual([2, ['03563000000 2111 2023-02-28']]);
  });

  test.each([
    ['2111', ['RESULT', 'EXPENDITURE', '2000', '2100', '2110']],
    ['2120', ['RESULT', 'EXPENDITURE', '2000', '2100']],
    ['2800', ['RESULT', 'EXPENDITURE', '2000']],
    ['3160', ['RESULT', 'EXPENDITURE', '3000', '3100']],
    ['9000', ['RESULT', 'EXPENDITURE']],
  ])('%s stands below %o', (code, above) => {
    expect(expenseAncestors(code).map((one) => one.code)).toEqual(above);
  });
});

describe('adventureworks', () => {
  test('a sum of revenue and expenditure is a result, whatever its type says', () => {
    const row = (key: string, parent: string, type: string, operator = '+') => ({
      AccountKey: key,
      ParentAccountKey: parent,
      AccountCodeAlternateKey: `C${key}`,
      AccountDescription: `Account ${key}`,
      AccountType: type,
      Operator: operator,
    });
    const accounts = adventureworksAccounts([
      row('1', '', 'Revenue'),
      row('2', '1', 'Revenue'),
      row('3', '2', 'Revenue'),
      row('4', '1', 'Expenditures', '-'),
      row('5', '', 'Statistical', '~'),
    ]);
    expect(accounts.map((one) => [one.code, one.parent, one.kind, one.operator])).toEqual([
      ['C1', null, 'RESULT', '+'],
      ['C2', 'C1', 'REVENUE', '+'],
      ['C3', 'C2', 'REVENUE', '+'],
      ['C4', 'C1', 'EXPENSE', '-'],
      ['C5', null, 'STATISTIC', '~'],
    ]);
  });
});
