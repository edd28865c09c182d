// A settlement and what follows from it: its parts on the lines of the claim and the request, the budget,
// and the state of the claim.
import { yearKey, type BusinessDate } from '@/kernel/business-date';
import { newId } from '@/kernel/ids';
import type { Work } from '@/server/platform/actor';
import { documentNumber, takeSpread } from '@/server/platform/numbers';
import { spreadAmount, type OpenLine, type SpreadPart } from '../domain/spread-amount';
import { claimSettled } from '../events';
import { touchClaim, updateClaimLines } from '../repo/claims';
import { updateLineAmounts } from '../repo/requests';
import { insertSettlements, type NewSettlement } from '../repo/settlements';
import type { ClaimLine } from '../repo/types';
import type { ClaimOutcome } from '../schemas';
import { changeLines, claimOutcome, moveClaim, type LockedClaim } from './lock-claim';
import { postUse } from './post-use';

/** The next number of a settlement of that day: `ST-2026-000001`. */
export async function settlementNumber(work: Work, settledOn: BusinessDate): Promise<string> {
  const year = yearKey(settledOn);
  const sequence = await takeSpread(work.tx.orgId, `expenseSettlement:${year}`);
  return documentNumber('ST', year, sequence);
}

/** Lines, request and budget after parts of a claim were paid out (or taken back: below zero). */
export async function applySettlement(
  work: Work,
  locked: LockedClaim,
  settlement: { id: string; occurredOn: string },
  parts: readonly SpreadPart[],
): Promise<ClaimLine[]> {
  const { request, claim } = locked;
  const amounts = new Map(parts.map((part) => [part.id, part.amountMinor]));
  const paid = claim.lines.filter((line) => amounts.has(line.id));
  const amountOf = (line: ClaimLine | undefined) => amounts.get(line?.id ?? '') ?? 0n;
  const lines = changeLines(request, paid, (line, index) => ({
    ...line,
    settledMinor: line.settledMinor + amountOf(paid[index]),
  }));
  const claimLines = claim.lines.map((line) => ({
    ...line,
    settledMinor: line.settledMinor + amountOf(line),
  }));
  await updateLineAmounts(work.tx, lines);
  await updateClaimLines(work.tx, claimLines);
  await postUse(work, {
    before: request,
    after: { status: request.status, lines },
    occurredOn: settlement.occurredOn,
    documents: { SETTLED: { docKind: 'expenseSettlement', docId: settlement.id } },
  });
  return claimLines;
}

async function finish(
  work: Work,
  claim: LockedClaim['claim'],
  isDone: boolean,
  detail: Record<string, unknown>,
): Promise<ClaimOutcome> {
  if (isDone) return moveClaim(work, claim, { action: 'settle', detail });
  await touchClaim(work.tx, claim.id);
  const trail = { docKind: 'expenseClaim', docId: claim.id, action: 'settlePart' };
  work.journal.audit({ ...trail, detail, version: claim.version + 1 });
  return claimOutcome({ ...claim, version: claim.version + 1 });
}

/**
 * Posts an amount to what these lines have open, in their order. Refuses with
 * `expenses.settledAboveVerified`.
 */
export async function postSettlement(
  work: Work,
  locked: LockedClaim,
  paid: Omit<NewSettlement, 'id' | 'parts'>,
  open: readonly OpenLine[],
): Promise<{ id: string; outcome: ClaimOutcome }> {
  const { claim, request } = locked;
  const { currency } = work.organization;
  const { number, method, amountMinor, settledOn } = paid;
  const parts = spreadAmount(open, amountMinor, currency);
  const id = newId();
  const row = { ...paid, id, parts: parts.map((part) => ({ ...part, claimLineId: part.id })) };
  await insertSettlements(work.tx, [row], { by: work.actor.userId, at: work.now });
  const lines = await applySettlement(work, locked, { id, occurredOn: settledOn }, parts);
  const detail = { number, method, amountMinor, currency };
  const isDone = lines.every((line) => line.settledMinor === line.verifiedMinor);
  const outcome = await finish(work, claim, isDone, detail);
  const trail = { docKind: 'expenseSettlement', docId: id, action: 'settle', to: 'POSTED', detail };
  work.journal.audit(trail);
  work.journal.emit(claimSettled({ claimId: claim.id, requestId: request.id }));
  return { id, outcome };
}
