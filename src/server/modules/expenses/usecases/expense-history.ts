// The rows of documents that were loaded as history: every request closed, its claim verified and
// settled as far as it was.
import { maxDate, minDate, type BusinessDate } from '@/kernel/business-date';
import type { ResolvedExpense } from '../domain/expense-row';
import type { HistoricDocument } from '../domain/group-expenses';
import type { NewSettlement } from '../repo/settlements';
import type { ClaimHead, ClaimLine, RequestHead, RequestLine } from '../repo/types';
import type { UseChange } from './post-use';

export interface HistoryRows {
  requests: RequestHead[];
  lines: RequestLine[];
  claims: ClaimHead[];
  claimLines: ClaimLine[];
  settlements: NewSettlement[];
  changes: UseChange[];
}

export interface HistoryTools {
  newId: () => string;
  /** `isLast`: the next number is another document's. */
  numberOf: (prefix: string, day: BusinessDate, isLast: boolean) => string;
  referenceKey: (reference: string | null) => string | null;
  now: Date;
}

type Document = HistoricDocument<ResolvedExpense>;

const SOURCE = 'HISTORY';

/** Why less was verified, where the other system gives no reason. */
const CUT_BEFORE = 'HISTORY';

function daysOf({ rows }: Document): { startsOn: BusinessDate; endsOn: BusinessDate } {
  const days = rows.map((row) => row.occurredOn);
  const [first = ''] = days;
  return { startsOn: days.reduce(minDate, first), endsOn: days.reduce(maxDate, first) };
}

function linesOf(document: Document, requestId: string, newId: () => string): RequestLine[] {
  return document.lines.map((line, index) => ({
    ...line.cell,
    id: newId(),
    requestId,
    lineNo: index + 1,
    description: null,
    requestedMinor: line.requestedMinor,
    approvedMinor: line.approvedMinor,
    claimedMinor: line.claimedMinor,
    cutMinor: line.claimedMinor - line.verifiedMinor,
    verifiedMinor: line.verifiedMinor,
    settledMinor: line.settledMinor,
    releasedMinor: line.approvedMinor - line.verifiedMinor,
  }));
}

function claimLinesOf(
  document: Document,
  claimId: string,
  lines: readonly RequestLine[],
  tools: HistoryTools,
): ClaimLine[] {
  const lineOf = new Map(
    document.lines.flatMap(({ rows }, at) => rows.map((row) => [row.index, lines[at]?.id ?? ''])),
  );
  return document.rows.map(({ row, index, ...amounts }, at) => ({
    id: tools.newId(),
    claimId,
    lineNo: at + 1,
    expenseLineId: lineOf.get(index) ?? '',
    dealerId: amounts.dealerId,
    occurredOn: amounts.occurredOn,
    reference: row.reference || null,
    referenceKey: tools.referenceKey(row.reference ?? null),
    description: row.description || null,
    claimedMinor: amounts.claimedMinor,
    verifiedMinor: amounts.verifiedMinor,
    settledMinor: amounts.isSettled ? amounts.verifiedMinor : 0n,
    cutReason: amounts.verifiedMinor === amounts.claimedMinor ? null : row.cutReason || CUT_BEFORE,
    decidedAt: tools.now,
    decidedBy: null,
  }));
}

function settlementOf(
  claim: ClaimHead,
  claimLines: readonly ClaimLine[],
  facts: { id: string; number: string; settledOn: BusinessDate },
): NewSettlement[] {
  const parts = claimLines
    .filter((line) => line.settledMinor !== 0n)
    .map((line) => ({ claimLineId: line.id, amountMinor: line.settledMinor }));
  const amountMinor = parts.reduce((sum, part) => sum + part.amountMinor, 0n);
  if (amountMinor === 0n) return [];
  const cash = { method: 'CASH', reference: null, creditNoteId: null, orderId: null } as const;
  return [{ ...facts, ...cash, claimId: claim.id, dealerId: null, amountMinor, parts }];
}

function requestOf(document: Document, tools: HistoryTools): RequestHead {
  const { startsOn, endsOn } = daysOf(document);
  const title = document.rows.find(({ row }) => row.title)?.row.title;
  return {
    id: tools.newId(),
    number: tools.numberOf('EXH', startsOn, false),
    title: title ?? document.document,
    status: 'CLOSED',
    requesterId: null,
    requestedOn: startsOn,
    startsOn,
    endsOn,
    expectedSalesMinor: null,
    expectedResult: null,
    note: null,
    source: SOURCE,
    externalNumber: document.document,
    approvalCaseId: null,
    version: 1,
  };
}

function one(document: Document, tools: HistoryTools): HistoryRows {
  const request = requestOf(document, tools);
  const { startsOn, endsOn } = request;
  const lines = linesOf(document, request.id, tools.newId);
  const claimId = tools.newId();
  const claimLines = claimLinesOf(document, claimId, lines, tools);
  const isSettled = claimLines.every((line) => line.settledMinor === line.verifiedMinor);
  const isEmpty = claimLines.every((line) => line.verifiedMinor === 0n);
  const claim: ClaimHead = {
    id: claimId,
    number: tools.numberOf('CLH', startsOn, false),
    requestId: request.id,
    status: isEmpty ? 'REJECTED' : isSettled ? 'SETTLED' : 'VERIFIED',
    claimedOn: endsOn,
    note: null,
    source: SOURCE,
    createdBy: null,
    version: 1,
  };
  const settlementId = tools.newId();
  const number = tools.numberOf('STH', startsOn, true);
  const facts = { id: settlementId, number, settledOn: endsOn };
  const settlements = settlementOf(claim, claimLines, facts);
  // A draft uses nothing: the difference to it is all that was spent and paid.
  const before = { ...request, status: 'DRAFT' as const, lines };
  const documents = {
    ACTUAL: { docKind: 'expenseClaim', docId: claimId },
    SETTLED: { docKind: 'expenseSettlement', docId: settlementId },
  } as const;
  const after = { status: request.status, lines };
  const changes: UseChange[] = [{ before, after, occurredOn: endsOn, documents }];
  return { requests: [request], lines, claims: [claim], claimLines, settlements, changes };
}

export function historyOf(documents: readonly Document[], tools: HistoryTools): HistoryRows {
  const all = documents.map((document) => one(document, tools));
  return {
    requests: all.flatMap((rows) => rows.requests),
    lines: all.flatMap((rows) => rows.lines),
    claims: all.flatMap((rows) => rows.claims),
    claimLines: all.flatMap((rows) => rows.claimLines),
    settlements: all.flatMap((rows) => rows.settlements),
    changes: all.flatMap((rows) => rows.changes),
  };
}
