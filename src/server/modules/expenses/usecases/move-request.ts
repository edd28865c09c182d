// Every transition of a request: the machine says where it leads, the difference goes to the budget,
// amounts and state are written, and the trail says who and why. All in the caller's transaction,
// under the lock of the request.
import { DomainError } from '@/kernel/domain-error';
import type { SeenDocument } from '@/kernel/meanwhile';
import { next } from '@/kernel/state-machine';
import type { Work } from '@/server/platform/actor';
import { requestMachine, type RequestAction } from '../domain/request-machine';
import type { PeriodMove } from '../domain/open-periods';
import {
  lockRequest,
  updateLineAmounts,
  updateLinePeriods,
  updateRequestStatus,
} from '../repo/requests';
import type { RequestLine, RequestWithLines } from '../repo/types';
import type { Finding, RequestOutcome } from '../schemas';
import { journalMoves } from './book-in-open';
import { findingViews } from './finding-views';
import { postUse } from './post-use';

export type StaleKind = 'expenseRequest' | 'expenseClaim' | 'expenseSettlement' | 'rebateAgreement';

/** Someone else changed the document since the caller read it; nothing of theirs is overwritten. */
export function refuseStale(
  docKind: StaleKind,
  document: { id: string; version: number; status: string },
  version: number | undefined,
): void {
  if (version === undefined || document.version === version) return;
  const { id: docId, status } = document;
  throw staleExpense({ docKind, docId, version }, status);
}

/** The refusal itself, for who finds out in writing. */
export function staleExpense(seen: SeenDocument, status: string): DomainError {
  return new DomainError('expenses.stale', {
    status: 'conflict',
    params: { status },
    seen,
  });
}

/** Refuses with `expenses.notFound` or `expenses.stale`. */
export async function lockFresh(
  work: Work,
  ref: { requestId: string; version?: number },
): Promise<RequestWithLines> {
  const request = await lockRequest(work.tx, ref.requestId);
  refuseStale('expenseRequest', request, ref.version);
  return request;
}

export interface RequestStep {
  action: RequestAction;
  /** With the amounts they have afterwards; left out: as they are. */
  lines?: readonly RequestLine[];
  reason?: string | null;
  detail?: Record<string, unknown>;
  /** Lines among `lines` that leave a closed period. */
  moves?: readonly PeriodMove[];
  approvalCaseId?: string | null;
  /** Lets the budget pass a STOP; needs the permission, which the budget checks. */
  override?: { reason: string };
}

/** Periods of lines that move, and the trail of it. */
export async function writeMoves(
  work: Work,
  { id, lines }: Pick<RequestWithLines, 'id'> & { readonly lines: readonly RequestLine[] },
  moves: readonly PeriodMove[] = [],
): Promise<void> {
  if (moves.length === 0) return;
  const moved = new Set(moves.map(({ lineId }) => lineId));
  await updateLinePeriods(
    work.tx,
    lines.filter((line) => moved.has(line.id)),
  );
  journalMoves(work, id, moves);
}

/** Refuses with `expenseRequest.transitionNotAllowed` and what the budget refuses. */
export async function moveRequest(
  work: Work,
  request: RequestWithLines,
  step: RequestStep,
): Promise<RequestOutcome> {
  const { action, lines = request.lines, override } = step;
  const status = next(requestMachine, request.status, action);
  const after = { status, lines };
  const change = { before: request, after, occurredOn: work.today };
  const outcome = await postUse(work, change, override ? { override } : undefined);
  if (step.lines) await updateLineAmounts(work.tx, lines);
  await writeMoves(work, { ...request, lines }, step.moves);
  const isDecision = ['approve', 'return', 'reject'].includes(action);
  await updateRequestStatus(work.tx, request.id, {
    status,
    approvalCaseId:
      step.approvalCaseId === undefined ? request.approvalCaseId : step.approvalCaseId,
    decidedAt: isDecision ? work.now : null,
    closedAt: status === 'CLOSED' ? work.now : null,
  });
  work.journal.audit({
    docKind: 'expenseRequest',
    docId: request.id,
    action,
    from: request.status,
    to: status,
    reason: step.reason ?? null,
    detail: step.detail ? { currency: work.organization.currency, ...step.detail } : null,
    version: request.version + 1,
  });
  const warnings = [...outcome.warnings, ...outcome.overridden];
  const moved = { ...request, status, version: request.version + 1 };
  return outcomeOf(moved, await findingViews(work, warnings));
}

export function outcomeOf(
  { id, number, status, version }: Pick<RequestWithLines, 'id' | 'number' | 'status' | 'version'>,
  warnings: Finding[] = [],
): RequestOutcome {
  return { requestId: id, number, status, version, warnings };
}
