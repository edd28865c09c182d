// Madrid's budget files as postings. The tree of centres is legal entity over section; programmes
// are programmes; accounts are chapter over economic code, expenditure (G, gastos) and revenue (I,
// ingresos) under one result. A file is one snapshot of a year, so all of it stands on the snapshot's
// date. Lines with one (centre, section, programme, economic code) are one cell and are added up.
// Eliminations are lines of the main files too: they are kept as memorandum accounts (EG, EI) that
// roll up into nothing; consolidated = G - EG and I - EI.
import type { BusinessDate } from '@/kernel/business-date';
import { DomainError } from '@/kernel/domain-error';
import { appropriationPostings, stagesFall, type Appropriation } from '../domain/appropriation';
import {
  NodeList,
  withAmount,
  type CodedAccount,
  type CodedCentre,
  type CodedLedger,
  type CodedNode,
  type CodedPosting,
} from '../domain/coded-ledger';
import { nameOf, toMinor } from './company';
import { cell, type Row } from './read-csv';

export const MADRID_CURRENCY = 'EUR';

/** 2019 lost the leading zeros that every other year has. */
const CENTRE_DIGITS = 3;
const PROGRAMME_DIGITS = 5;

export interface MadridFiles {
  expenditure: readonly Row[];
  expenditureEliminations: readonly Row[];
  revenue: readonly Row[];
  revenueEliminations: readonly Row[];
}

const ROOT: CodedCentre = { code: 'MADRID', name: 'Madrid', parent: null, kind: 'PROFIT' };

const ACCOUNT_ROOTS: readonly CodedAccount[] = [
  { code: 'R', name: 'Resultado', parent: null, kind: 'RESULT', operator: '+' },
  { code: 'I', name: 'Ingresos', parent: 'R', kind: 'REVENUE', operator: '+' },
  { code: 'G', name: 'Gastos', parent: 'R', kind: 'EXPENSE', operator: '-' },
];
const ELIMINATION_ROOTS: readonly CodedAccount[] = [
  { code: 'E', name: 'Eliminaciones', parent: null, kind: 'STATISTIC', operator: '~' },
  { code: 'EI', name: 'Eliminaciones de ingresos', parent: 'E', kind: 'STATISTIC', operator: '~' },
  { code: 'EG', name: 'Eliminaciones de gastos', parent: 'E', kind: 'STATISTIC', operator: '~' },
];

class Trees {
  readonly centres = new NodeList<CodedCentre>();
  readonly accounts = new NodeList<CodedAccount>();
  readonly programmes = new NodeList<CodedNode>();

  constructor() {
    this.centres.add(ROOT);
    for (const root of ACCOUNT_ROOTS) this.accounts.add(root);
  }

  entity(row: Row): string {
    const code = cell(row, 'centre_code').padStart(CENTRE_DIGITS, '0');
    const name = nameOf(cell(row, 'centre_name'), code);
    return this.centres.add({ code, name, parent: ROOT.code, kind: 'PROFIT' });
  }

  section(row: Row): string {
    const entity = this.entity(row);
    const section = cell(row, 'section_code').padStart(CENTRE_DIGITS, '0');
    const name = nameOf(cell(row, 'section_name'), section);
    return this.centres.add({
      code: `${entity}-${section}`,
      name,
      parent: entity,
      kind: 'COST',
    });
  }

  programme(row: Row): string {
    const code = cell(row, 'programme_code').padStart(PROGRAMME_DIGITS, '0');
    const name = nameOf(cell(row, 'programme_name'), code);
    return this.programmes.add({ code, name, parent: null });
  }

  /** `side`: G, I, or EG, EI for what is eliminated. */
  account(row: Row, side: 'G' | 'I' | 'EG' | 'EI'): string {
    const kinds = { G: 'EXPENSE', I: 'REVENUE', EG: 'STATISTIC', EI: 'STATISTIC' } as const;
    const kind = kinds[side];
    const operator = kind === 'STATISTIC' ? '~' : '+';
    if (kind === 'STATISTIC') for (const root of ELIMINATION_ROOTS) this.accounts.add(root);
    const [chapterCode, economicCode] = [cell(row, 'chapter_code'), cell(row, 'economic_code')];
    const chapter = this.accounts.add({
      code: `${side}${chapterCode}`,
      name: nameOf(cell(row, 'chapter_name'), chapterCode),
      parent: side,
      kind,
      operator,
    });
    const name = nameOf(cell(row, 'economic_name'), economicCode);
    return this.accounts.add({
      code: `${side}${economicCode}`,
      name,
      parent: chapter,
      kind,
      operator,
    });
  }
}

const amount = (row: Row, column: string) => toMinor(cell(row, column), MADRID_CURRENCY);

function expenditureOf(row: Row): Appropriation {
  return {
    initial: amount(row, 'initial_credit'),
    modification: amount(row, 'credit_modification'),
    definitive: amount(row, 'definitive_credit'),
    authorised: amount(row, 'authorised'),
    committed: amount(row, 'committed'),
    recognised: amount(row, 'recognised_obligation'),
  };
}

/** Revenue is not reserved and committed before: it is recognised at once. */
function revenueOf(row: Row): Appropriation {
  const recognised = amount(row, 'recognised_right_net');
  return {
    initial: amount(row, 'initial_forecast'),
    modification: amount(row, 'forecast_modification'),
    definitive: amount(row, 'definitive_forecast'),
    authorised: recognised,
    committed: recognised,
    recognised,
  };
}

/** A data set whose stages contradict each other is not the one it claims to be. */
function checkStages(row: Row, line: Appropriation): void {
  if (stagesFall(line)) return;
  const value = [
    cell(row, 'section_code'),
    cell(row, 'programme_code'),
    cell(row, 'economic_code'),
  ];
  const params = { value: value.join(' ') };
  throw new DomainError('imports.stagesContradict', { status: 'invalid', field: 'file', params });
}

/** Postings of one cell and document become one: lines of one key are added up. */
function addUp(postings: readonly CodedPosting[]): CodedPosting[] {
  const sums = new Map<string, CodedPosting>();
  for (const posting of postings) {
    const { kind, document, centre, account, programme } = posting;
    const key = [kind, document, centre, account, programme ?? ''].join('\n');
    const sum = sums.get(key);
    if (sum) sum.amountMinor += posting.amountMinor;
    else sums.set(key, { ...posting });
  }
  return withAmount([...sums.values()]);
}

/** `on`: the date of the snapshot. Refuses `imports.stagesContradict`, `imports.badAmount`. */
export function madridLedger(files: MadridFiles, on: BusinessDate): CodedLedger {
  const trees = new Trees();
  const postings: CodedPosting[] = [];
  const spend = (row: Row, side: 'G' | 'EG') => {
    const line = expenditureOf(row);
    checkStages(row, line);
    const account = trees.account(row, side);
    const where = { on, centre: trees.section(row), account, programme: trees.programme(row) };
    postings.push(...appropriationPostings(where, line));
  };
  const earn = (row: Row, side: 'I' | 'EI') => {
    const account = trees.account(row, side);
    const where = { on, centre: trees.entity(row), account, programme: null };
    const collected = amount(row, 'collected');
    postings.push(...appropriationPostings(where, revenueOf(row)), {
      ...where,
      kind: 'SETTLED',
      amountMinor: collected,
      document: 'collected',
    });
  };
  for (const row of files.expenditure) spend(row, 'G');
  for (const row of files.expenditureEliminations) spend(row, 'EG');
  for (const row of files.revenue) earn(row, 'I');
  for (const row of files.revenueEliminations) earn(row, 'EI');
  return {
    centres: trees.centres.list(),
    accounts: trees.accounts.list(),
    programmes: trees.programmes.list(),
    postings: addUp(postings),
  };
}
