// Decides on a request: the step of its approval first, then, with the last one, the request itself.
// An approver may approve less than was asked; the difference goes back to the budget at once.
import { DomainError, type DomainIssue } from '@/kernel/domain-error';
import { decideStep } from '@/server/modules/approvals';
import type { Work } from '@/server/platform/actor';
import { NO_PROGRESS } from '../domain/line-amounts';
import { requestDecided } from '../events';
import { updateLineAmounts } from '../repo/requests';
import type { RequestLine, RequestWithLines } from '../repo/types';
import type { DecideRequestInput, RequestOutcome } from '../schemas';
import { refuseAmounts } from './in-currency';
import { lockFresh, moveRequest, outcomeOf } from './move-request';

/** Lines as this approver lets them pass: never more than the one before. */
function cutLines(
  work: Work,
  request: RequestWithLines,
  cuts: DecideRequestInput['cuts'],
): RequestLine[] {
  const byLine = new Map(cuts.map((cut) => [cut.lineId, cut.approvedMinor]));
  const known = new Map(request.lines.map((line) => [line.id, line]));
  const issues = cuts.flatMap(({ lineId, approvedMinor }, index): DomainIssue[] => {
    const line = known.get(lineId);
    const field = `cuts.${index}.approvedMinor`;
    if (!line) return [{ code: 'expenses.lineUnknown', field }];
    if (approvedMinor <= line.approvedMinor) return [];
    const params = { line: line.lineNo, possibleMinor: String(line.approvedMinor) };
    return [{ code: 'expenses.approvedAboveRequested', field, params }];
  });
  refuseAmounts(work, 'expenses.notReady', issues);
  return request.lines.map((line) => ({
    ...line,
    approvedMinor: byLine.get(line.id) ?? line.approvedMinor,
  }));
}

/** Commits the budget by what the lines say they are approved for. */
export async function approveLocked(
  work: Work,
  request: RequestWithLines,
  comment: string | null,
): Promise<RequestOutcome> {
  if (request.lines.every((line) => line.approvedMinor === 0n)) {
    throw new DomainError('expenses.nothingApproved', { field: 'cuts' });
  }
  const { lines } = request;
  const outcome = await moveRequest(work, request, { action: 'approve', lines, reason: comment });
  work.journal.emit(requestDecided({ requestId: request.id }));
  return outcome;
}

function withoutProgress(request: RequestWithLines): RequestLine[] {
  return request.lines.map((line) => ({ ...line, ...NO_PROGRESS }));
}

/** `version` of the request or `caseVersion` of its approval: what the decider saw. */
export type DecideRequest = Omit<DecideRequestInput, 'version'> & {
  version?: number;
  caseVersion?: number;
};

/**
 * Refuses with `expenses.notAwaited`, `expenses.approvedAboveRequested`, `expenses.nothingApproved`,
 * `expenses.stale` and what the approval refuses (not your step, your own request, no comment).
 */
export async function decideRequest(work: Work, input: DecideRequest): Promise<RequestOutcome> {
  const request = await lockFresh(work, input);
  const { approvalCaseId: caseId } = request;
  if (request.status !== 'SUBMITTED' || caseId === null) {
    const params = { status: request.status };
    throw new DomainError('expenses.notAwaited', { status: 'conflict', params });
  }
  const { decision, comment } = input;
  const lines = cutLines(work, request, decision === 'APPROVE' ? input.cuts : []);
  const decided = await decideStep(work, { caseId, version: input.caseVersion, decision, comment });
  if (decided.status === 'APPROVED') {
    return approveLocked(work, { ...request, lines }, comment || null);
  }
  if (decided.status === 'PENDING') {
    if (input.cuts.length > 0) await updateLineAmounts(work.tx, lines);
    return outcomeOf(request);
  }
  const action = decided.status === 'REJECTED' ? 'reject' : 'return';
  const step = { action, lines: withoutProgress(request), reason: comment } as const;
  const outcome = await moveRequest(work, request, step);
  work.journal.emit(requestDecided({ requestId: request.id }));
  return outcome;
}
