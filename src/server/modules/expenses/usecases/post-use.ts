// Tells the budget what a step of a request, claim or settlement changes. What is posted is the
// difference between two states of the same lines, so budget and documents cannot come apart.
import type { BusinessDate } from '@/kernel/business-date';
import { postBudget, type BudgetPosting, type ControlOutcome } from '@/server/modules/budgets';
import { lockPeriods, periodOn } from '@/server/modules/centres';
import type { Work } from '@/server/platform/actor';
import { budgetUse, UNUSED, useChanges, type UseKind } from '../domain/line-amounts';
import type { RequestStatus } from '../domain/request-machine';
import type { RequestLine, RequestWithLines } from '../repo/types';

export interface DocumentRef {
  docKind: 'expenseRequest' | 'expenseClaim' | 'expenseSettlement';
  docId: string;
}

export interface UseChange {
  before: RequestWithLines;
  after: { status: RequestStatus; lines: readonly RequestLine[] };
  occurredOn: BusinessDate;
  /** The document that is the reason; the request itself for all other kinds. */
  documents?: Partial<Record<UseKind, DocumentRef>>;
}

/** What a line gives back where it stood, and what it uses where it stands now. */
function usesOf(change: UseChange, old: RequestLine, line: RequestLine) {
  const before = budgetUse(change.before.status, old);
  const after = budgetUse(change.after.status, line);
  if (old.periodId === line.periodId) {
    return [{ periodId: line.periodId, changes: useChanges(before, after) }];
  }
  return [
    { periodId: old.periodId, changes: useChanges(before, UNUSED) },
    { periodId: line.periodId, changes: useChanges(UNUSED, after) },
  ];
}

/** One posting for each line, period and kind that changes. */
export function postingsOf(change: UseChange): BudgetPosting[] {
  const { before, occurredOn, documents = {} } = change;
  const earlier = new Map(before.lines.map((line) => [line.id, line]));
  const request: DocumentRef = { docKind: 'expenseRequest', docId: before.id };
  return change.after.lines.flatMap((line) => {
    const uses = usesOf(change, earlier.get(line.id) ?? line, line);
    const changes = uses.flatMap(({ periodId, changes: each }) =>
      each.map(([kind, amountMinor]) => ({ kind, amountMinor, periodId })),
    );
    return changes.map(({ kind, amountMinor, periodId }): BudgetPosting => ({
      kind,
      occurredOn,
      periodId,
      centreId: line.centreId,
      accountId: line.accountId,
      programmeId: line.programmeId,
      amountMinor,
      ...(line.dealerId === null ? {} : { dealerId: line.dealerId }),
      expenseTypeId: line.typeId,
      ...(documents[kind] ?? request),
      docLineId: line.id,
    }));
  });
}

const NOTHING: ControlOutcome = { warnings: [], overridden: [] };

/**
 * What was spent and paid is booked in the period of its line, or, where that is closed by now, in
 * the one of today; a promise is given back where it was made, closed or not.
 */
async function inOpenPeriods(work: Work, postings: BudgetPosting[]): Promise<BudgetPosting[]> {
  const isMovable = ({ kind }: BudgetPosting) => kind === 'ACTUAL' || kind === 'SETTLED';
  const movable = postings.filter(isMovable);
  if (movable.length === 0) return postings;
  const periods = await lockPeriods(
    work,
    movable.map((posting) => posting.periodId),
  );
  const isClosed = (id: string) => periods.get(id)?.status === 'CLOSED';
  if (!movable.some((posting) => isClosed(posting.periodId))) return postings;
  const { id: openId } = await periodOn(work, work.today);
  return postings.map((posting) =>
    isMovable(posting) && isClosed(posting.periodId) ? { ...posting, periodId: openId } : posting,
  );
}

/** Refuses what the budget refuses: `budgets.overBudget`, `budgets.notPostable` and others. */
export async function postUse(
  work: Work,
  change: UseChange,
  options?: { override?: { reason: string } },
): Promise<ControlOutcome> {
  const postings = await inOpenPeriods(work, postingsOf(change));
  return postings.length === 0 ? NOTHING : postBudget(work, postings, options);
}
