// How every change of a claim begins: its request is locked first, then the claim, so that two claims
// of one request take turns and each sees what the other left to claim.
import { next } from '@/kernel/state-machine';
import type { Work } from '@/server/platform/actor';
import { claimMachine, type ClaimAction } from '../domain/claim-machine';
import { lockClaim, requestOfClaim, updateClaimStatus } from '../repo/claims';
import { lockRequest } from '../repo/requests';
import type { ClaimHead, ClaimWithLines, RequestLine, RequestWithLines } from '../repo/types';
import type { ClaimOutcome } from '../schemas';
import { refuseStale } from './move-request';

export interface LockedClaim {
  request: RequestWithLines;
  claim: ClaimWithLines;
}

/** Refuses with `expenses.claimNotFound` or `expenses.stale`. */
export async function lockFreshClaim(
  work: Work,
  ref: { claimId: string; version?: number },
): Promise<LockedClaim> {
  const requestId = await requestOfClaim(work.tx, ref.claimId);
  const request = await lockRequest(work.tx, requestId);
  const claim = await lockClaim(work.tx, ref.claimId);
  refuseStale('expenseClaim', claim, ref.version);
  return { request, claim };
}

export interface ClaimMove {
  action: ClaimAction;
  reason?: string | null;
  detail?: Record<string, unknown>;
}

/** State and trail of a transition. Refuses with `expenseClaim.transitionNotAllowed`. */
export async function moveClaim(
  work: Work,
  claim: ClaimHead,
  { action, reason = null, detail }: ClaimMove,
): Promise<ClaimOutcome> {
  const status = next(claimMachine, claim.status, action);
  await updateClaimStatus(work.tx, claim.id, {
    status,
    submittedAt: action === 'submit' ? work.now : null,
    verifiedAt: action === 'verify' || action === 'reject' ? work.now : null,
  });
  work.journal.audit({
    docKind: 'expenseClaim',
    docId: claim.id,
    action,
    from: claim.status,
    to: status,
    reason,
    detail: detail ? { currency: work.organization.currency, ...detail } : null,
    version: claim.version + 1,
  });
  return claimOutcome({ ...claim, status, version: claim.version + 1 });
}

export function claimOutcome({ id, number, status, version }: ClaimHead): ClaimOutcome {
  return { claimId: id, number, status, version };
}

/** Changes lines of a request by what happens to lines of a claim, which name them. */
export function changeLines(
  request: RequestWithLines,
  parts: readonly { expenseLineId: string }[],
  change: (line: RequestLine, index: number) => RequestLine,
): RequestLine[] {
  const lines = new Map(request.lines.map((line) => [line.id, line]));
  parts.forEach(({ expenseLineId }, index) => {
    const line = lines.get(expenseLineId);
    if (!line) throw new Error('a claim names lines of its own request');
    lines.set(expenseLineId, change(line, index));
  });
  return [...lines.values()];
}
