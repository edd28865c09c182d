// Ends a request, or takes it back: closing gives the unused rest back to the budget, cancelling all
// of it, and re-opening asks for approval again because something about it must change.
import { DomainError } from '@/kernel/domain-error';
import { withdrawCase } from '@/server/modules/approvals';
import type { Work } from '@/server/platform/actor';
import { hasOpenClaims, NO_PROGRESS, unusedMinor } from '../domain/line-amounts';
import { countClaims } from '../repo/claims';
import type { RequestWithLines } from '../repo/types';
import type { RequestOutcome, RequestWithReason } from '../schemas';
import { lockFresh, moveRequest } from './move-request';

const withoutProgress = ({ lines }: RequestWithLines) =>
  lines.map((line) => ({ ...line, ...NO_PROGRESS }));

async function refuseUnfinished(work: Work, request: RequestWithLines): Promise<void> {
  const { drafts } = await countClaims(work.tx, request.id);
  if (drafts > 0 || request.lines.some(hasOpenClaims))
    throw new DomainError('expenses.claimsOpen', { status: 'conflict' });
}

/**
 * Gives back, in this transaction, what was approved and never verified. Refuses with
 * `expenses.claimsOpen` where a claim is not decided yet.
 */
export async function closeRequest(work: Work, input: RequestWithReason): Promise<RequestOutcome> {
  const request = await lockFresh(work, input);
  await refuseUnfinished(work, request);
  const releasedMinor = request.lines.reduce((sum, line) => sum + unusedMinor(line), 0n);
  return moveRequest(work, request, {
    action: 'close',
    lines: request.lines.map((line) => ({
      ...line,
      releasedMinor: line.releasedMinor + unusedMinor(line),
    })),
    reason: input.reason,
    detail: { releasedMinor },
  });
}

export async function cancelRequest(work: Work, input: RequestWithReason): Promise<RequestOutcome> {
  const request = await lockFresh(work, input);
  const { reason } = input;
  if (request.status === 'SUBMITTED') {
    await withdrawCase(work, { docKind: 'EXPENSE_REQUEST', docId: request.id, reason });
  }
  const lines = withoutProgress(request);
  return moveRequest(work, request, { action: 'cancel', lines, reason, approvalCaseId: null });
}

/**
 * An approved request of which nothing was claimed becomes a draft again: whoever changes an amount,
 * a dealer or a budget cell asks again. Refuses with `expenses.claimsMade`.
 */
export async function reopenRequest(work: Work, input: RequestWithReason): Promise<RequestOutcome> {
  const request = await lockFresh(work, input);
  const { drafts, submitted } = await countClaims(work.tx, request.id);
  if (drafts + submitted > 0) {
    throw new DomainError('expenses.claimsMade', { status: 'conflict' });
  }
  const { reason } = input;
  const lines = withoutProgress(request);
  return moveRequest(work, request, { action: 'reopen', lines, reason, approvalCaseId: null });
}
