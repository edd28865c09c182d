/** What a document says happened to a budget, and the rules that do not depend on any control. */
import type { BusinessDate } from '@/kernel/business-date';
import type { DomainIssue } from '@/kernel/domain-error';
import type { Place } from './control';
import { isBudgetKind, isPromise, isUseKind, type EntryKind } from './entry-kinds';

export interface BudgetPosting {
  kind: EntryKind;
  occurredOn: BusinessDate;
  periodId: string;
  centreId: string;
  accountId: string;
  /** The nil UUID: no programme. */
  programmeId: string;
  /** Minor units of the organization's currency; zero leaves no entry, but gives a budget of zero. */
  amountMinor: bigint;
  dealerId?: string | null;
  expenseTypeId?: string | null;
  docKind: string;
  docId: string;
  docLineId?: string | null;
}

/** What the trees and the calendar say of a cell. */
export interface CellFacts extends Place {
  readonly periodCode: string;
  readonly periodStartsOn: BusinessDate;
  readonly periodEndsOn: BusinessDate;
  readonly isClosed: boolean;
  readonly centreCode: string;
  readonly centreFrom: BusinessDate | null;
  readonly centreTo: BusinessDate | null;
  readonly accountCode: string;
  readonly accountActive: boolean;
  readonly accountIsLeaf: boolean;
  readonly programmeCode: string;
  readonly programmeActive: boolean;
}

/** The four ids of a cell as one text. */
export const cellText = (
  cell: Pick<BudgetPosting, 'periodId' | 'centreId' | 'accountId' | 'programmeId'>,
): string => [cell.periodId, cell.centreId, cell.accountId, cell.programmeId].join(' ');

const isWithin = (on: BusinessDate, from: BusinessDate | null, to: BusinessDate | null): boolean =>
  (from === null || on >= from) && (to === null || on <= to);

/** A use counts on its day; a budget is for a period, so one common day is enough. */
function isValidCentre(posting: BudgetPosting, cell: CellFacts): boolean {
  const { centreFrom, centreTo } = cell;
  if (!isBudgetKind(posting.kind)) return isWithin(posting.occurredOn, centreFrom, centreTo);
  return (
    (centreFrom === null || cell.periodEndsOn >= centreFrom) &&
    (centreTo === null || cell.periodStartsOn <= centreTo)
  );
}

/**
 * Centre, account and programme, in whatever period: what is spent may be booked in another than its
 * promise.
 */
const lineText = ({ centreId, accountId, programmeId }: BudgetPosting): string =>
  [centreId, accountId, programmeId].join(' ');

/**
 * What postings add to where they stand, each kept promise counted once: a commitment that becomes
 * actual is no new use of its centre, and a payment is none at all.
 */
function usesOf(postings: readonly BudgetPosting[]): (posting: BudgetPosting) => bigint {
  const spent = new Map<string, bigint>();
  for (const posting of postings) {
    if (posting.kind !== 'COMMITMENT' && posting.kind !== 'ACTUAL') continue;
    const key = lineText(posting);
    spent.set(key, (spent.get(key) ?? 0n) + posting.amountMinor);
  }
  return (posting) => {
    const { kind, amountMinor } = posting;
    if (kind === 'SETTLED' || amountMinor <= 0n) return 0n;
    const isSpent = kind === 'COMMITMENT' || kind === 'ACTUAL';
    return isSpent ? (spent.get(lineText(posting)) ?? 0n) : amountMinor;
  };
}

function issueOf(posting: BudgetPosting, cell: CellFacts): DomainIssue | null {
  if (!cell.accountActive) {
    return { code: 'accounts.inactive', field: 'accountId', params: { code: cell.accountCode } };
  }
  if (!cell.programmeActive) {
    const params = { code: cell.programmeCode };
    return { code: 'programmes.inactive', field: 'programmeId', params };
  }
  if (!isValidCentre(posting, cell)) {
    const params = { code: cell.centreCode, date: posting.occurredOn };
    return { code: 'centres.notValidOn', field: 'centreId', params };
  }
  return null;
}

/**
 * What a closed period still takes: promises that are given back, in sum per cell. Its budget, its
 * actuals and what was paid are fixed.
 */
function closedCells(
  postings: readonly BudgetPosting[],
  facts: ReadonlyMap<string, CellFacts>,
): CellFacts[] {
  const sums = new Map<string, { cell: CellFacts; kind: EntryKind; minor: bigint }>();
  for (const posting of postings) {
    const cell = facts.get(cellText(posting));
    if (!cell?.isClosed) continue;
    const key = `${cellText(posting)} ${posting.kind}`;
    const minor = (sums.get(key)?.minor ?? 0n) + posting.amountMinor;
    sums.set(key, { cell, kind: posting.kind, minor });
  }
  return [...sums.values()]
    .filter(({ kind, minor }) => minor !== 0n && !(isPromise(kind) && minor < 0n))
    .map(({ cell }) => cell);
}

/** OWED: a debt that is there whatever became of its centre. HISTORY: what was posted elsewhere. */
export type Leniency = 'NONE' | 'OWED' | 'HISTORY';

/**
 * Findings about the cells themselves: `accounts.notALeaf`, `accounts.inactive`,
 * `programmes.inactive`, `centres.notValidOn`, `budgets.periodClosed`. What is owed needs an open
 * period, and a load of history only has to name leaves.
 */
export function cellIssues(
  postings: readonly BudgetPosting[],
  facts: ReadonlyMap<string, CellFacts>,
  leniency: Leniency,
): DomainIssue[] {
  const found = new Map<string, DomainIssue>();
  const add = (issue: DomainIssue) => found.set(JSON.stringify(issue), issue);
  const useOf = usesOf(postings);
  for (const posting of postings) {
    const cell = facts.get(cellText(posting));
    if (!cell) continue;
    if (!cell.accountIsLeaf) {
      const params = { code: cell.accountCode };
      add({ code: 'accounts.notALeaf', field: 'accountId', params });
    }
    // Giving back always works: whatever became of the account or the centre, the money returns.
    const isNew = leniency === 'NONE' && useOf(posting) > 0n;
    const issue = isNew ? issueOf(posting, cell) : null;
    if (issue) add(issue);
  }
  if (leniency !== 'HISTORY') {
    for (const { periodCode: period } of closedCells(postings, facts)) {
      add({ code: 'budgets.periodClosed', field: 'periodId', params: { period } });
    }
  }
  return [...found.values()];
}

/** What a posting adds to the two sides of a limit. */
export function sidesOf({ kind, amountMinor }: BudgetPosting): {
  budgetMinor: bigint;
  usedMinor: bigint;
} {
  return {
    budgetMinor: isBudgetKind(kind) ? amountMinor : 0n,
    usedMinor: isUseKind(kind) ? amountMinor : 0n,
  };
}
