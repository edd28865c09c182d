// Hands a claim in, or calls it off. What is claimed never passes what was approved: the lines of the
// request are counted under its lock, so two claims at once cannot take the same rest.
import { DomainError, type DomainIssue } from '@/kernel/domain-error';
import type { Work } from '@/server/platform/actor';
import { claimableMinor } from '../domain/line-amounts';
import { goesToDealer } from '../domain/payable-lines';
import { claimSubmitted } from '../events';
import { clearClaimParts } from '../repo/claims';
import { readTypes } from '../repo/references';
import { updateLineAmounts } from '../repo/requests';
import type { ClaimOutcome, ClaimRef, ClaimWithReason } from '../schemas';
import { refuseAmounts } from './in-currency';
import { changeLines, lockFreshClaim, moveClaim, type LockedClaim } from './lock-claim';

/** One issue for each claim line with which its line of the request is over-claimed. */
function overClaimed({ request, claim }: LockedClaim): DomainIssue[] {
  const left = new Map(request.lines.map((line) => [line.id, claimableMinor(line)]));
  return claim.lines.flatMap((line, index): DomainIssue[] => {
    const possible = left.get(line.expenseLineId) ?? 0n;
    left.set(line.expenseLineId, possible - line.claimedMinor);
    if (line.claimedMinor <= possible) return [];
    const params = { line: line.lineNo, possibleMinor: String(possible > 0n ? possible : 0n) };
    return [{ code: 'expenses.claimAboveRequest', field: `lines.${index}.claimedMinor`, params }];
  });
}

/** Lines of a type that goes to a dealer and name none: they could be verified and never settled. */
async function withoutDealer(work: Work, { request, claim }: LockedClaim): Promise<DomainIssue[]> {
  const typeOf = new Map(request.lines.map((line) => [line.id, line.typeId]));
  const types = await readTypes(work.tx, [...new Set(typeOf.values())]);
  return claim.lines.flatMap((line, index): DomainIssue[] => {
    const type = types.get(typeOf.get(line.expenseLineId) ?? '');
    if (!type || line.dealerId !== null || !goesToDealer(type)) return [];
    const params = { line: line.lineNo, type: type.code };
    return [{ code: 'expenses.dealerMissing', field: `lines.${index}.dealerId`, params }];
  });
}

/**
 * Refuses with `expenses.noLines`, `expenses.requestNotApproved` and `expenses.notReady` with
 * `expenses.claimAboveRequest` and `expenses.dealerMissing`.
 */
export async function submitClaim(work: Work, ref: ClaimRef): Promise<ClaimOutcome> {
  const locked = await lockFreshClaim(work, ref);
  const { request, claim } = locked;
  if (request.status !== 'APPROVED') {
    const params = { status: request.status };
    throw new DomainError('expenses.requestNotApproved', { status: 'conflict', params });
  }
  if (claim.lines.length === 0) {
    throw new DomainError('expenses.noLines', { status: 'invalid', field: 'lines' });
  }
  const issues = [...overClaimed(locked), ...(await withoutDealer(work, locked))];
  refuseAmounts(work, 'expenses.notReady', issues);
  const outcome = await moveClaim(work, claim, { action: 'submit' });
  const lines = changeLines(request, claim.lines, (line, index) => ({
    ...line,
    claimedMinor: line.claimedMinor + (claim.lines[index]?.claimedMinor ?? 0n),
  }));
  await updateLineAmounts(work.tx, lines);
  work.journal.emit(claimSubmitted({ claimId: claim.id, requestId: request.id }));
  return outcome;
}

/** Calls a draft off; its lines and the links to its files go. */
export async function cancelClaim(work: Work, input: ClaimWithReason): Promise<ClaimOutcome> {
  const { claim } = await lockFreshClaim(work, input);
  const outcome = await moveClaim(work, claim, { action: 'cancel', reason: input.reason });
  await clearClaimParts(work.tx, claim.id);
  return outcome;
}
