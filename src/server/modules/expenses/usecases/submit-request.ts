// Hands a request in: it is complete, its money is pre-committed in the budget, and its approval
// begins. What stands in a period that was closed meanwhile is booked in the first open one after it.
// Where a rule approves at once, it is approved in the same transaction.
import { refuseIssues } from '@/kernel/domain-error';
import { openCase } from '@/server/modules/approvals';
import type { Work } from '@/server/platform/actor';
import { checkRequest, commonPath } from '../domain/check-request';
import { requestSubmitted } from '../events';
import type { References } from '../repo/references';
import type { RequestWithLines } from '../repo/types';
import type { RequestOutcome, RequestRef, RequestWithReason } from '../schemas';
import { approveLocked } from './decide-request';
import { bookOpen } from './book-in-open';
import { lockFresh, moveRequest } from './move-request';
import { readFacts } from './request-facts';

const sum = (request: RequestWithLines) =>
  request.lines.reduce((total, line) => total + line.requestedMinor, 0n);

/** What approval rules ask: how much, below which centre all of it lies, of which types and accounts. */
function approvalFacts(request: RequestWithLines, facts: References) {
  const paths = request.lines.map((line) => facts.centres.get(line.centreId)?.path ?? []);
  const centrePath = commonPath(paths);
  const owners = request.lines.map((line) => facts.centres.get(line.centreId)?.ownerId ?? null);
  const [ownerId = null] = owners;
  return {
    amountMinor: sum(request),
    centrePath,
    tags: [...new Set(request.lines.flatMap((line) => [line.typeId, line.accountId]))],
    ownerId: owners.every((owner) => owner === ownerId) ? ownerId : null,
  };
}

async function submitLocked(
  work: Work,
  request: RequestWithLines,
  override?: { reason: string },
): Promise<RequestOutcome> {
  const facts = await readFacts(work, request);
  const asked = { ...request, dealerIds: [], productIds: [] };
  refuseIssues('expenses.notReady', checkRequest(asked, facts, 'SUBMIT'));
  const booked = await bookOpen(work, request.lines);
  refuseIssues('expenses.notReady', booked.stuck);
  const { id: docId, number: docNumber, title } = request;
  const opened = await openCase(work, {
    docKind: 'EXPENSE_REQUEST',
    docId,
    docNumber,
    title,
    requesterId: request.requesterId,
    facts: approvalFacts(request, facts),
  });
  // Until the last step approved_minor says what the approvers so far let pass.
  const lines = booked.lines.map((line) => ({ ...line, approvedMinor: line.requestedMinor }));
  const outcome = await moveRequest(work, request, {
    action: 'submit',
    lines,
    moves: booked.moves,
    reason: override?.reason ?? null,
    approvalCaseId: opened.caseId,
    ...(override ? { override } : {}),
  });
  work.journal.emit(requestSubmitted({ requestId: docId }));
  if (opened.status !== 'APPROVED') return outcome;
  const { status, version } = outcome;
  const submitted = { ...request, lines, status, version, approvalCaseId: opened.caseId };
  const approved = await approveLocked(work, submitted, { lines, comment: null });
  return { ...approved, warnings: outcome.warnings };
}

/**
 * Refuses with `expenses.notReady`, `expenses.stale`, `expenseRequest.transitionNotAllowed`,
 * `budgets.overBudget` (control, available, missing) and what else the budget refuses.
 */
export async function submitRequest(work: Work, ref: RequestRef): Promise<RequestOutcome> {
  return submitLocked(work, await lockFresh(work, ref));
}

/** The same past a STOP, by somebody who may; the reason stays with the budget. */
export async function submitRequestOverBudget(
  work: Work,
  { reason, ...ref }: RequestWithReason,
): Promise<RequestOutcome> {
  return submitLocked(work, await lockFresh(work, ref), { reason });
}
