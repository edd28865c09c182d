// Decides on a request: the step of its approval first, then, with the last one, the request itself.
// An approver may approve less than was asked; the difference goes back to the budget at once.
import { DomainError, refuseIssues, type DomainIssue } from '@/kernel/domain-error';
import { decideStep, readCase } from '@/server/modules/approvals';
import type { Work } from '@/server/platform/actor';
import { NO_PROGRESS } from '../domain/line-amounts';
import { unseenMoves, type Booking, type PeriodMove } from '../domain/open-periods';
import { requestDecided } from '../events';
import { updateLineAmounts, updateRequestStatus } from '../repo/requests';
import type { RequestLine, RequestWithLines } from '../repo/types';
import type { DecideRequestInput, RequestOutcome } from '../schemas';
import { bookOpen } from './book-in-open';
import { refuseAmounts } from './in-currency';
import { lockFresh, moveRequest, outcomeOf, writeMoves } from './move-request';
import { postUse } from './post-use';

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

interface Passed {
  /** As they were let pass. */
  lines: readonly RequestLine[];
  moves?: readonly PeriodMove[];
  comment: string | null;
}

/** Commits the budget by what the lines say they are approved for. */
export async function approveLocked(
  work: Work,
  request: RequestWithLines,
  { lines, moves = [], comment }: Passed,
): Promise<RequestOutcome> {
  if (lines.every((line) => line.approvedMinor === 0n)) {
    throw new DomainError('expenses.nothingApproved', { field: 'cuts' });
  }
  const step = { action: 'approve', lines, moves, reason: comment } as const;
  const outcome = await moveRequest(work, request, step);
  work.journal.emit(requestDecided({ requestId: request.id }));
  return outcome;
}

/**
 * Lines in periods that are open. A closed one takes no commitment, so its lines are approved for the
 * first open period after it: if that is what this approver was shown, and if nobody approved the old
 * cell before, because another cell is another question.
 */
async function bookShown(
  work: Work,
  request: RequestWithLines,
  { lines, seen }: { lines: readonly RequestLine[]; seen: DecideRequestInput['periods'] },
): Promise<Booking<RequestLine>> {
  const wanted = lines.filter((line) => line.approvedMinor > 0n);
  const booked = await bookOpen(work, wanted);
  const moved = new Map(booked.lines.map((line) => [line.id, line]));
  if (booked.moves.length > 0) {
    const approval = await readCase(work, 'EXPENSE_REQUEST', request.id);
    const isBegun = approval?.steps.some(({ decision }) => decision !== null) ?? false;
    const since = booked.moves.map(({ lineNo: line, from: period, to }): DomainIssue => ({
      code: 'expenses.periodClosedSince',
      field: 'periods',
      params: { line, period, open: to.code },
    }));
    const issues = isBegun ? since : unseenMoves(booked.moves, seen);
    refuseIssues('expenses.notReady', issues);
  }
  refuseIssues('expenses.notReady', booked.stuck);
  return { ...booked, lines: lines.map((line) => moved.get(line.id) ?? line) };
}

/**
 * A further approver decides: what was let pass, and where it is booked, is written now. Whoever looked
 * before saw another request.
 */
async function keepSubmitted(
  work: Work,
  request: RequestWithLines,
  { lines, moves = [] }: Omit<Passed, 'comment'>,
): Promise<RequestOutcome> {
  const { id, status, approvalCaseId } = request;
  await updateLineAmounts(work.tx, lines);
  await updateRequestStatus(work.tx, id, {
    ...{ status, approvalCaseId, decidedAt: null, closedAt: null },
  });
  if (moves.length > 0) {
    await postUse(work, { before: request, after: { status, lines }, occurredOn: work.today });
    await writeMoves(work, { ...request, lines }, moves);
  }
  return outcomeOf({ ...request, version: request.version + 1 });
}

function withoutProgress(request: RequestWithLines): RequestLine[] {
  return request.lines.map((line) => ({ ...line, ...NO_PROGRESS }));
}

/** `version` of the request, `caseVersion` of its approval: what the decider saw. */
export type DecideRequest = Omit<DecideRequestInput, 'version' | 'periods'> & {
  version?: number;
  /** Left out: the decider was shown no move. */
  periods?: DecideRequestInput['periods'];
};

/**
 * Refuses with `expenses.notAwaited`, `expenses.approvedAboveRequested`, `expenses.nothingApproved`,
 * `expenses.stale`, `expenses.notReady` with `expenses.periodClosed`, `expenses.periodClosedSince` or
 * `expenses.noOpenPeriod`, and what the approval refuses (not your step, your own request, no comment).
 */
export async function decideRequest(work: Work, input: DecideRequest): Promise<RequestOutcome> {
  const request = await lockFresh(work, input);
  const { approvalCaseId: caseId } = request;
  if (request.status !== 'SUBMITTED' || caseId === null) {
    const params = { status: request.status };
    throw new DomainError('expenses.notAwaited', { status: 'conflict', params });
  }
  const { decision, comment } = input;
  const isApproving = decision === 'APPROVE';
  const cut = cutLines(work, request, isApproving ? input.cuts : []);
  const { lines, moves } = isApproving
    ? await bookShown(work, request, { lines: cut, seen: input.periods ?? [] })
    : { lines: cut, moves: [] };
  const decided = await decideStep(work, { caseId, version: input.caseVersion, decision, comment });
  if (decided.status === 'APPROVED') {
    return approveLocked(work, request, { lines, moves, comment: comment || null });
  }
  if (decided.status === 'PENDING') {
    const isChanged = input.cuts.length + moves.length > 0;
    return isChanged ? keepSubmitted(work, request, { lines, moves }) : outcomeOf(request);
  }
  const action = decided.status === 'REJECTED' ? 'reject' : 'return';
  const step = { action, lines: withoutProgress(request), reason: comment } as const;
  const outcome = await moveRequest(work, request, step);
  work.journal.emit(requestDecided({ requestId: request.id }));
  return outcome;
}
