// Writes a draft of a request: a new one, an old one, or one that came back from an approver.
import { yearKey } from '@/kernel/business-date';
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

const written = (input: RequestInput): Written => ({
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
async function asDraft(work: Work, request: RequestWithLines): Promise<RequestHead> {
  if (request.status === 'DRAFT') return request;
  if (request.status !== 'RETURNED') {
    throw new DomainError('expenses.notADraft', {
      status: 'conflict',
      params: { status: request.status },
    });
  }
  const moved = await moveRequest(work, request, { action: 'revise' });
  return { ...request, status: moved.status, version: moved.version };
}

async function changedDraft(
  work: Work,
  ref: { requestId: string; version?: number },
  input: RequestInput,
): Promise<RequestHead> {
  const draft = await asDraft(work, await lockFresh(work, ref));
  const head = { ...draft, ...written(input) };
  await updateRequestHead(work.tx, head);
  return { ...head, version: head.version + 1 };
}

/**
 * Refuses with `expenses.notReady` (an issue for each problem), `expenses.notADraft`,
 * `expenses.stale`, `expenses.notFound`, `periods.noPeriod`.
 */
export async function saveRequest(work: Work, input: SaveRequestInput): Promise<RequestOutcome> {
  const { request, requestId, version } = input;
  const facts = await readFacts(work, request);
  refuseIssues('expenses.notReady', checkRequest(request, facts, 'DRAFT'));
  const head = requestId
    ? await changedDraft(work, { requestId, ...(version ? { version } : {}) }, request)
    : await newDraft(work, request);
  await replaceRequestParts(work.tx, head.id, {
    lines: await buildLines(work, head.id, request, facts),
    dealerIds: [...new Set(request.dealerIds)],
    productIds: [...new Set(request.productIds)],
  });
  return outcomeOf(head);
}
