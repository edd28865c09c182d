// Writes a draft of a claim: what was spent of an approved request, with the files that prove it.
import { yearKey } from '@/kernel/business-date';
import { changesBetween, lineChanges } from '@/kernel/changes';
import { DomainError, refuseIssues, type DomainIssue } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import type { Work } from '@/server/platform/actor';
import { documentNumber, takeSpread } from '@/server/platform/numbers';
import { unknownFiles } from '@/server/platform/files';
import { referenceKey } from '../domain/find-duplicates';
import { insertClaims, lockClaim, replaceClaimParts } from '../repo/claims';
import { readReferences } from '../repo/references';
import type { ClaimHead, ClaimLine, ClaimWithLines, RequestWithLines } from '../repo/types';
import type { ClaimLineInput, ClaimOutcome, SaveClaimInput } from '../schemas';
import { claimOutcome } from './lock-claim';
import { lockFresh, refuseStale } from './move-request';

function refuseUnapproved({ status }: RequestWithLines): void {
  if (status === 'APPROVED') return;
  throw new DomainError('expenses.requestNotApproved', { status: 'conflict', params: { status } });
}

function lineIssues(
  input: ClaimLineInput,
  request: RequestWithLines,
  known: { dealers: { has(id: string): boolean }; today: string },
): DomainIssue[] {
  const issues: DomainIssue[] = [];
  if (!request.lines.some((line) => line.id === input.expenseLineId)) {
    issues.push({ code: 'expenses.lineUnknown', field: 'expenseLineId' });
  }
  if (input.dealerId && !known.dealers.has(input.dealerId)) {
    issues.push({ code: 'expenses.unknownDealer', field: 'dealerId' });
  }
  if (input.occurredOn > known.today) {
    const params = { date: input.occurredOn, today: known.today };
    issues.push({ code: 'expenses.dateInFuture', field: 'occurredOn', params });
  }
  return issues;
}

/** Files that do not exist, that are named twice, or that prove two lines at once. */
function fileIssues(input: SaveClaimInput, unknown: ReadonlySet<string>): DomainIssue[] {
  const seen = new Set<string>();
  return input.lines.flatMap(({ fileIds }, index) =>
    fileIds.flatMap((fileId): DomainIssue[] => {
      const field = `lines.${index}.fileIds`;
      if (unknown.has(fileId)) return [{ code: 'expenses.unknownFile', field }];
      if (seen.has(fileId)) return [{ code: 'expenses.fileTwice', field }];
      seen.add(fileId);
      return [];
    }),
  );
}

async function checkClaim(
  work: Work,
  input: SaveClaimInput,
  request: RequestWithLines,
): Promise<void> {
  const dealerIds = input.lines.flatMap(({ dealerId }) => (dealerId ? [dealerId] : []));
  const none = { typeIds: [], centreIds: [], programmeIds: [], periodIds: [], productIds: [] };
  const [{ dealers }, unknown] = await Promise.all([
    readReferences(work.tx, { ...none, dealerIds }),
    unknownFiles(
      work.tx,
      input.lines.flatMap((line) => line.fileIds),
    ),
  ]);
  const ofLines = input.lines.flatMap((line, index) =>
    lineIssues(line, request, { dealers, today: work.today }).map((issue) => ({
      ...issue,
      field: `lines.${index}.${issue.field}`,
      params: { line: index + 1, ...issue.params },
    })),
  );
  refuseIssues('expenses.notReady', [...ofLines, ...fileIssues(input, unknown)]);
}

async function newClaim(work: Work, input: SaveClaimInput): Promise<ClaimHead> {
  const year = yearKey(work.today);
  const sequence = await takeSpread(work.tx.orgId, `expenseClaim:${year}`);
  const head: ClaimHead = {
    id: newId(),
    number: documentNumber('CL', year, sequence),
    requestId: input.requestId,
    status: 'DRAFT',
    claimedOn: work.today,
    note: input.note || null,
    source: 'ENTRY',
    createdBy: work.actor.userId,
    version: 1,
  };
  await insertClaims(work.tx, [head], { created: work.now, submitted: null, verified: null });
  work.journal.audit({
    docKind: 'expenseClaim',
    docId: head.id,
    action: 'create',
    to: 'DRAFT',
    detail: { number: head.number },
  });
  return head;
}

async function draftOf(work: Work, input: SaveClaimInput): Promise<ClaimWithLines> {
  if (!input.claimId) return { ...(await newClaim(work, input)), lines: [] };
  const claim = await lockClaim(work.tx, input.claimId);
  refuseStale('expenseClaim', claim, input.version ?? undefined);
  if (claim.status !== 'DRAFT' || claim.requestId !== input.requestId) {
    const params = { status: claim.status };
    throw new DomainError('expenses.notADraft', { status: 'conflict', params });
  }
  return claim;
}

function rowsOf(claimId: string, input: SaveClaimInput, request: RequestWithLines): ClaimLine[] {
  const dealers = new Map(request.lines.map((line) => [line.id, line.dealerId]));
  return input.lines.map((line, index) => ({
    id: newId(),
    claimId,
    lineNo: index + 1,
    expenseLineId: line.expenseLineId,
    // The dealer a request was approved for is the one its money goes to.
    dealerId: dealers.get(line.expenseLineId) ?? line.dealerId ?? null,
    occurredOn: line.occurredOn,
    reference: line.reference || null,
    referenceKey: referenceKey(line.reference ?? null),
    description: line.description || null,
    claimedMinor: line.claimedMinor,
    verifiedMinor: 0n,
    settledMinor: 0n,
    cutReason: null,
    decidedAt: null,
    decidedBy: null,
  }));
}

const EDITED = ['claimedMinor', 'occurredOn', 'reference', 'description', 'dealerId'] as const;

function auditEdit(
  work: Work,
  claim: ClaimWithLines,
  after: { note: string | null; lines: readonly ClaimLine[] },
): void {
  const changes = {
    ...changesBetween({ note: claim.note }, { note: after.note }),
    ...lineChanges(claim.lines, after.lines, EDITED),
  };
  work.journal.audit({
    ...{ docKind: 'expenseClaim', docId: claim.id, action: 'update' },
    ...{ version: claim.version + 1, detail: { changes, currency: work.organization.currency } },
  });
}

/**
 * Refuses with `expenses.requestNotApproved`, `expenses.notReady` (an issue for each problem),
 * `expenses.notADraft`, `expenses.stale`, `expenses.notFound`, `expenses.claimNotFound`.
 */
export async function saveClaim(work: Work, input: SaveClaimInput): Promise<ClaimOutcome> {
  const request = await lockFresh(work, { requestId: input.requestId });
  refuseUnapproved(request);
  await checkClaim(work, input, request);
  const claim = await draftOf(work, input);
  const note = input.note || null;
  const lines = rowsOf(claim.id, input, request);
  const evidence = lines.flatMap(({ id }, index) =>
    (input.lines[index]?.fileIds ?? []).map((fileId) => ({ fileId, claimLineId: id })),
  );
  // Whoever wrote the lines claims them: nobody fills in another's draft and verifies it alone.
  const createdBy = work.actor.userId ?? claim.createdBy;
  await replaceClaimParts(work.tx, { id: claim.id, note, createdBy }, { lines, evidence });
  if (input.claimId) auditEdit(work, claim, { note, lines });
  return claimOutcome({ ...claim, version: claim.version + 1 });
}
