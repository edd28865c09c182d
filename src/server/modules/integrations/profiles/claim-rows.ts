// Expense claims of a data set as rows of ours: a document is what one claimant claimed in a month.
// Every claimant is a centre below its unit; categories are accounts, what is claimed a type of
// expense with an account of its own.
import type { ExpenseRow } from '@/server/modules/expenses';
import {
  NodeList,
  type CodedAccount,
  type CodedCentre,
  type CodedPosting,
} from '../domain/coded-ledger';
import { nameOf, toMinor } from './company';
import { cell, type Row } from './read-csv';

export const CLAIM_CURRENCY = 'AUD';
const ROOT = 'CLAIMS';
const TOTAL = 'EXPENSES';

const TRAVELS: ReadonlySet<string> = new Set([
  'Car Costs',
  'Charter',
  'Domestic Scheduled Fares',
  'Family Travel Costs',
  'Overseas Travel',
  'Travelling Allowance',
]);

export interface ClaimType {
  code: string;
  name: string;
  activity: 'TRAVEL' | 'OTHER';
}

export interface ClaimSet {
  centres: CodedCentre[];
  accounts: CodedAccount[];
  types: ClaimType[];
  rows: ExpenseRow[];
  /** Refunds of what was claimed before the data set begins: entries without a claim. */
  refunds: CodedPosting[];
  /** Lines of zero: they claim nothing. */
  zeroLines: number;
  refundLines: number;
  /** Claimed after the period it was spent in. */
  lateLines: number;
  /** Lines that repeat another line in everything but its number. */
  repeatedLines: number;
  /** Allowances that are not nights x rate. */
  otherThanRate: number;
}

/** Codes by the order of names, the same for every load: K1, K1.01. */
function codesOf(rows: readonly Row[]): Map<string, string> {
  const pairs = new Map<string, Set<string>>();
  for (const row of rows) {
    const below = pairs.get(cell(row, 'category')) ?? new Set();
    pairs.set(cell(row, 'category'), below.add(cell(row, 'subcategory')));
  }
  const codes = new Map<string, string>();
  [...pairs.keys()].toSorted().forEach((category, at) => {
    codes.set(category, `K${at + 1}`);
    [...(pairs.get(category) ?? [])].toSorted().forEach((subcategory, no) => {
      const suffix = String(no + 1).padStart(2, '0');
      codes.set(`${category}\n${subcategory}`, `K${at + 1}.${suffix}`);
    });
  });
  return codes;
}

const amountOf = (row: Row) => toMinor(cell(row, 'amount'), CLAIM_CURRENCY);

function isOtherThanRate(row: Row): boolean {
  if (cell(row, 'category') !== 'Travelling Allowance') return false;
  const nights = BigInt(cell(row, 'nights') || '0');
  return nights * toMinor(cell(row, 'daily_rate'), CLAIM_CURRENCY) !== amountOf(row);
}

function countRepeated(rows: readonly Row[]): number {
  const likeness = (row: Row) => JSON.stringify({ ...row, line_id: '' });
  return rows.length - new Set(rows.map(likeness)).size;
}

function describe(row: Row): string {
  const parts = ['type', 'details', 'location', 'notes'].map((column) => cell(row, column));
  return parts
    .filter((text) => text !== '')
    .join(' · ')
    .slice(0, 200);
}

/** Refunds of a document's cell that are more than all that was claimed in it. */
function partRefunds(rows: readonly ExpenseRow[]): { kept: ExpenseRow[]; apart: ExpenseRow[] } {
  const sums = new Map<string, bigint>();
  const keyOf = (row: ExpenseRow) => `${row.document}\n${row.type}`;
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0n) + row.amountMinor);
  const isApart = (row: ExpenseRow) => row.amountMinor < 0n && (sums.get(keyOf(row)) ?? 0n) <= 0n;
  return { kept: rows.filter((row) => !isApart(row)), apart: rows.filter(isApart) };
}

class Trees {
  readonly centres = new NodeList<CodedCentre>();
  readonly accounts = new NodeList<CodedAccount>();

  constructor() {
    this.centres.add({ code: ROOT, name: 'Expense claims', parent: null, kind: 'COST' });
    const total = { code: TOTAL, name: 'Expenses', parent: null } as const;
    this.accounts.add({ ...total, kind: 'EXPENSE', operator: '+' });
  }

  claimant(row: Row): string {
    const [unit, code] = [cell(row, 'org_unit'), cell(row, 'claimant')];
    this.centres.add({ code: unit, name: `Unit ${unit}`, parent: ROOT, kind: 'COST' });
    const name = nameOf(`${cell(row, 'claimant_type')} ${code}`, code);
    return this.centres.add({ code, name, parent: unit, kind: 'COST' });
  }

  account(code: string, name: string, parent: string): void {
    this.accounts.add({ code, name, parent, kind: 'EXPENSE', operator: '+' });
  }
}

/** Refuses `imports.badAmount`, `imports.columnMissing`. */
export function claimRows(rows: readonly Row[]): ClaimSet {
  const codes = codesOf(rows);
  const trees = new Trees();
  const types = new Map<string, ClaimType>();
  const claimed = rows.flatMap((row): ExpenseRow[] => {
    const [category, subcategory] = [cell(row, 'category'), cell(row, 'subcategory')];
    const above = codes.get(category) ?? category;
    const code = codes.get(`${category}\n${subcategory}`) ?? subcategory;
    trees.account(above, category, TOTAL);
    trees.account(code, subcategory, above);
    const activity = TRAVELS.has(category) ? 'TRAVEL' : 'OTHER';
    const name = category === subcategory ? category : `${category}: ${subcategory}`;
    types.set(code, { code, name, activity });
    const centre = trees.claimant(row);
    const occurredOn = cell(row, 'date');
    const amountMinor = amountOf(row);
    if (amountMinor === 0n) return [];
    const document = `${centre} ${occurredOn.slice(0, 7)}`;
    const description = describe(row);
    return [
      { document, title: document, centre, type: code, occurredOn, amountMinor, description },
    ];
  });
  const { kept, apart } = partRefunds(claimed);
  return {
    centres: trees.centres.list(),
    accounts: trees.accounts.list(),
    types: [...types.values()],
    rows: kept,
    refunds: apart.map(({ centre, type, occurredOn: on, amountMinor }) => {
      const where = { on, centre, account: type, programme: null };
      return { ...where, kind: 'ACTUAL', amountMinor, document: 'refunds without their claim' };
    }),
    zeroLines: rows.length - claimed.length,
    refundLines: claimed.filter(({ amountMinor }) => amountMinor < 0n).length,
    lateLines: rows.filter((row) => cell(row, 'period').startsWith('Before ')).length,
    repeatedLines: countRepeated(rows),
    otherThanRate: rows.filter(isOtherThanRate).length,
  };
}
