// Writes a draft of a request: a new one, an old one, or one that came back from an approver.
import { yearKey } from '@/kernel/business-date';
import { changesBetween, lineChanges } from '@/kernel/changes';
import { DomainError, refuseIssues } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import type { Work } from '@/server/platform/actor';
import { documentNumber, takeSpread } from '@/server/platform/numbers';
import { checkRequest } from '../domain/check-request';
import { insertRequests, replaceRequestParts, updateRequestHead } from '../repo/requests';
import type { RequestHead, RequestWithLines } from '../repo/types';
import type { RequestInput, RequestOutcome, SaveRequestInput } from '../schemas';
import { lockFresh, moveRequest, outcomeOf } from './move-request';
import { buildLines, readFacts } from './request-facts';

type Written = Pick<
  RequestHead,
  'title' | 'startsOn' | 'endsOn' | 'expectedSalesMinor' | 'expectedResult' | 'note'
>;

const written = (input: RequestInput | RequestHead): Written => ({
  title: input.title,
  startsOn: input.startsOn,
  endsOn: input.endsOn,
  expectedSalesMinor: input.expectedSalesMinor ?? null,
  expectedResult: input.expectedResult || null,
  note: input.note || null,
});

async function newDraft(work: Work, input: RequestInput): Promise<RequestHead> {
  const year = yearKey(work.today);
  const sequence = await takeSpread(work.tx.orgId, `expenseRequest:${year}`);
  const head: RequestHead = {
    id: newId(),
    number: documentNumber('EX', year, sequence),
    status: 'DRAFT',
    requesterId: work.actor.userId,
    requestedOn: work.today,
    ...written(input),
    source: 'ENTRY',
    externalNumber: null,
    approvalCaseId: null,
    version: 1,
  };
  await insertRequests(work.tx, [head], { by: work.actor.userId, at: work.now });
  work.journal.audit({
    docKind: 'expenseRequest',
    docId: head.id,
    action: 'create',
    to: 'DRAFT',
    detail: { number: head.number },
  });
  return head;
}

/** What was returned becomes a draft again by being written to. */
async function asDraft(work: Work, request: RequestWithLines): Promise<RequestWithLines> {
  if (request.status === 'DRAFT') return request;
  if (request.status !== 'RETURNED') {
    throw new DomainError('expenses.notADraft', {
      status: 'conflict',
      params: { status: request.status },
    });
  }
  const { status, version } = await moveRequest(work, request, { action: 'revise' });
  return { ...request, status, version };
}

const EDITED = ['requestedMinor', 'typeId', 'centreId', 'periodId', 'dealerId'] as const;

function auditEdit(work: Work, before: RequestWithLines, after: RequestWithLines): void {
  const changes = {
    ...changesBetween(written(before), written(after)),
    ...lineChanges(before.lines, after.lines, EDITED),
  };
  work.journal.audit({
    ...{ docKind: 'expenseRequest', docId: after.id, action: 'update', version: after.version },
    detail: { changes, currency: work.organization.currency },
  });
}

async function changedDraft(
  work: Work,
  ref: { requestId: string; version?: number },
  input: RequestInput,
): Promise<{ before: RequestWithLines; head: RequestHead }> {
  const before = await asDraft(work, await lockFresh(work, ref));
  // Whoever wrote what is asked for asks for it: nobody fills in another's draft and approves it alone.
  const requesterId = work.actor.userId ?? before.requesterId;
  const head = { ...before, ...written(input), requesterId };
  await updateRequestHead(work.tx, head);
  return { before, head: { ...head, version: head.version + 1 } };
}

/**
 * Refuses with `expenses.notReady` (an issue for each problem), `expenses.notADraft`,
 * `expenses.stale`, `expenses.notFound`, `periods.noPeriod`.
 */
export async function saveRequest(work: Work, input: SaveRequestInput): Promise<RequestOutcome> {
  const { request, requestId, version } = input;
  const facts = await readFacts(work, request);
  refuseIssues('expenses.notReady', checkRequest(request, facts, 'DRAFT'));
  const changed = requestId
    ? await changedDraft(work, { requestId, ...(version ? { version } : {}) }, request)
    : null;
  const head = changed?.head ?? (await newDraft(work, request));
  const lines = await buildLines(work, head.id, request, facts);
  await replaceRequestParts(work.tx, head.id, {
    lines,
    dealerIds: [...new Set(request.dealerIds)],
    productIds: [...new Set(request.productIds)],
  });
  if (changed) auditEdit(work, changed.before, { ...head, lines });
  return outcomeOf(head);
}
