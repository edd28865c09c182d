// Tells the budget what a step of a request, claim or settlement changes. What is posted is the
// difference between two states of the same lines, so budget and documents cannot come apart.
import type { BusinessDate } from '@/kernel/business-date';
import { postBudget, type BudgetPosting, type ControlOutcome } from '@/server/modules/budgets';
import { lockPeriods, periodOn } from '@/server/modules/centres';
import type { Work } from '@/server/platform/actor';
import { budgetUse, useChanges, type UseKind } from '../domain/line-amounts';
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

/** One posting for each line and kind that changes. */
export function postingsOf(change: UseChange): BudgetPosting[] {
  const { before, after, occurredOn, documents = {} } = change;
  const earlier = new Map(before.lines.map((line) => [line.id, line]));
  const request: DocumentRef = { docKind: 'expenseRequest', docId: before.id };
  return after.lines.flatMap((line) => {
    const old = earlier.get(line.id) ?? line;
    const changes = useChanges(budgetUse(before.status, old), budgetUse(after.status, line));
    return changes.map(([kind, amountMinor]): BudgetPosting => ({
      kind,
      occurredOn,
      periodId: line.periodId,
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
