/**
 * Expenses of another system as documents of ours: rows of one document become one request with one
 * line for each budget cell, and one claim with a line for each row.
 */
import { groupBy } from '@/kernel/group-by';
import type { DomainIssue } from '@/kernel/domain-error';

export interface HistoricCell {
  readonly typeId: string;
  readonly centreId: string;
  readonly accountId: string;
  readonly programmeId: string;
  readonly periodId: string;
  readonly dealerId: string | null;
}

export interface HistoricExpense extends HistoricCell {
  /** Of the rows that were handed in. */
  readonly index: number;
  readonly document: string;
  readonly occurredOn: string;
  readonly requestedMinor: bigint;
  readonly approvedMinor: bigint;
  /** Below zero: a refund. */
  readonly claimedMinor: bigint;
  readonly verifiedMinor: bigint;
  readonly isSettled: boolean;
}

export interface HistoricLine<T extends HistoricExpense = HistoricExpense> {
  readonly cell: HistoricCell;
  readonly rows: readonly T[];
  readonly requestedMinor: bigint;
  readonly approvedMinor: bigint;
  readonly claimedMinor: bigint;
  readonly verifiedMinor: bigint;
  readonly settledMinor: bigint;
}

export interface HistoricDocument<T extends HistoricExpense = HistoricExpense> {
  readonly document: string;
  readonly rows: readonly T[];
  readonly lines: readonly HistoricLine<T>[];
}

const cellText = (cell: HistoricCell) =>
  [
    cell.typeId,
    cell.centreId,
    cell.accountId,
    cell.programmeId,
    cell.periodId,
    cell.dealerId ?? '',
  ].join(' ');

const total = <T>(rows: readonly T[], pick: (row: T) => bigint) =>
  rows.reduce((sum, row) => sum + pick(row), 0n);

function lineOf<T extends HistoricExpense>(rows: readonly T[]): HistoricLine<T> {
  const [first] = rows;
  if (!first) throw new Error('a group has a row');
  const { typeId, centreId, accountId, programmeId, periodId, dealerId } = first;
  return {
    cell: { typeId, centreId, accountId, programmeId, periodId, dealerId },
    rows,
    requestedMinor: total(rows, (row) => row.requestedMinor),
    approvedMinor: total(rows, (row) => row.approvedMinor),
    claimedMinor: total(rows, (row) => row.claimedMinor),
    verifiedMinor: total(rows, (row) => row.verifiedMinor),
    settledMinor: total(rows, (row) => (row.isSettled ? row.verifiedMinor : 0n)),
  };
}

export function groupExpenses<T extends HistoricExpense>(
  rows: readonly T[],
): HistoricDocument<T>[] {
  return [...groupBy(rows, (row) => row.document)].map(([document, ofDocument]) => ({
    document,
    rows: ofDocument,
    lines: [...groupBy(ofDocument, cellText).values()].map(lineOf),
  }));
}

/**
 * What is wrong with a cell of a document. One that comes to nothing or less is no expense: its refunds
 * belong to another document. What the other system says of its stages is taken as it stands, so stages
 * that contradict each other are refused, not mended.
 */
export function lineIssue(line: HistoricLine): DomainIssue | null {
  const { requestedMinor, approvedMinor, claimedMinor, verifiedMinor, settledMinor } = line;
  const isBad =
    claimedMinor <= 0n ||
    verifiedMinor < 0n ||
    verifiedMinor > claimedMinor ||
    settledMinor < 0n ||
    settledMinor > verifiedMinor;
  if (isBad) return { code: 'expenses.cellNotPositive', field: 'amount' };
  if (verifiedMinor > approvedMinor) return { code: 'expenses.aboveApproved', field: 'approved' };
  if (approvedMinor > requestedMinor) {
    return { code: 'expenses.aboveRequested', field: 'requested' };
  }
  return null;
}

/** What is wrong with one row by itself. */
export function rowIssue(row: HistoricExpense): DomainIssue | null {
  const { claimedMinor, verifiedMinor } = row;
  if (claimedMinor === 0n) return { code: 'expenses.amountZero', field: 'amount' };
  const isWithin =
    claimedMinor > 0n
      ? verifiedMinor >= 0n && verifiedMinor <= claimedMinor
      : verifiedMinor <= 0n && verifiedMinor >= claimedMinor;
  if (isWithin) return null;
  const params = { line: row.index + 1, possibleMinor: String(claimedMinor) };
  return { code: 'expenses.verifiedAboveClaimed', field: 'verified', params };
}
