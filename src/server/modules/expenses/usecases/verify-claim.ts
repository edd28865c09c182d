// Verification of a claim, line by line: what is accepted becomes actual in the budget and relieves
// its commitment; what is cut may be claimed again with a better proof.
import { lineChanges } from '@/kernel/changes';
import { DomainError } from '@/kernel/domain-error';
import type { Work } from '@/server/platform/actor';
import { noticeRaised } from '@/server/platform/notices';
import { afterVerdict, checkVerdicts, type Verdict } from '../domain/verify-lines';
import { claimDecided } from '../events';
import { countEvidence, touchClaim, updateClaimLines } from '../repo/claims';
import { readTypes } from '../repo/references';
import { updateLineAmounts } from '../repo/requests';
import type { ClaimLine } from '../repo/types';
import type { ClaimOutcome, ClaimWithReason, VerifyClaimInput } from '../schemas';
import {
  changeLines,
  claimOutcome,
  lockFreshClaim,
  moveClaim,
  type LockedClaim,
} from './lock-claim';
import { refuseAmounts } from './in-currency';
import { postUse } from './post-use';

/** Whoever spent the money does not say that it was well spent. */
function refuseOwn(work: Work, { claim }: LockedClaim): void {
  if (claim.createdBy === null || claim.createdBy !== work.actor.userId) return;
  throw new DomainError('expenses.ownClaim', { status: 'forbidden' });
}

function refuseUnsubmitted({ claim }: LockedClaim): void {
  if (claim.status === 'SUBMITTED') return;
  const params = { status: claim.status };
  throw new DomainError('expenses.claimNotAwaited', { status: 'conflict', params });
}

async function judge(
  work: Work,
  { request, claim }: LockedClaim,
  verdicts: readonly Verdict[],
): Promise<void> {
  const typeOf = new Map(request.lines.map((line) => [line.id, line.typeId]));
  const [types, files] = await Promise.all([
    readTypes(work.tx, [...new Set(typeOf.values())]),
    countEvidence(work.tx, claim.id),
  ]);
  const lines = claim.lines.map((line) => {
    const type = types.get(typeOf.get(line.expenseLineId) ?? '');
    return {
      ...line,
      files: (files.get(line.id) ?? 0) + (files.get('') ?? 0),
      isDecided: line.decidedAt !== null,
      needsReference: type?.needsReference ?? false,
      evidenceMin: type?.evidenceMin ?? 0,
    };
  });
  refuseAmounts(work, 'expenses.notVerified', checkVerdicts(lines, verdicts));
}

function decidedLines(work: Work, claim: LockedClaim['claim'], verdicts: readonly Verdict[]) {
  const byLine = new Map(verdicts.map((verdict) => [verdict.lineId, verdict]));
  return claim.lines.flatMap((line): ClaimLine[] => {
    const verdict = byLine.get(line.id);
    if (!verdict) return [];
    const { verifiedMinor } = verdict;
    return [
      {
        ...line,
        verifiedMinor,
        cutReason: verifiedMinor === line.claimedMinor ? null : (verdict.cutReason ?? null),
        decidedAt: work.now,
        decidedBy: work.actor.userId,
      },
    ];
  });
}

/** Writes lines and budget of what was decided now. */
async function applyVerdicts(
  work: Work,
  { request, claim }: LockedClaim,
  decided: readonly ClaimLine[],
): Promise<void> {
  const none = { claimedMinor: 0n, verifiedMinor: 0n };
  const lines = changeLines(request, decided, (line, index) =>
    afterVerdict(line, decided[index] ?? none),
  );
  await updateLineAmounts(work.tx, lines);
  await updateClaimLines(work.tx, decided);
  await postUse(work, {
    before: request,
    after: { status: request.status, lines },
    occurredOn: work.today,
    documents: { ACTUAL: { docKind: 'expenseClaim', docId: claim.id } },
  });
}

function tellOfDecision(work: Work, { id, number, requestId, createdBy }: LockedClaim['claim']) {
  work.journal.emit(
    claimDecided({ claimId: id, requestId }),
    noticeRaised({
      ...{ kind: 'claimDecided', userIds: createdBy === null ? [] : [createdBy] },
      ...{ docKind: 'CLAIM', docId: id, key: id },
      params: { number, by: work.actor.name },
    }),
  );
}

/**
 * Decides some or all lines. Refuses with `expenses.notVerified` (an issue for each line:
 * `expenses.verifiedAboveClaimed`, `expenses.cutReasonMissing`, `expenses.evidenceMissing`, …),
 * `expenses.ownClaim`, `expenses.claimNotAwaited`, and what the budget refuses.
 */
export async function verifyClaim(work: Work, input: VerifyClaimInput): Promise<ClaimOutcome> {
  const locked = await lockFreshClaim(work, input);
  refuseOwn(work, locked);
  refuseUnsubmitted(locked);
  const { claim } = locked;
  await judge(work, locked, input.lines);
  const decided = decidedLines(work, claim, input.lines);
  await applyVerdicts(work, locked, decided);
  const byId = new Map([...claim.lines, ...decided].map((line) => [line.id, line]));
  const lines = [...byId.values()];
  if (lines.some((line) => line.decidedAt === null)) {
    await touchClaim(work.tx, claim.id);
    const detail = {
      lines: decided.map((line) => line.lineNo),
      changes: lineChanges(claim.lines, lines, ['verifiedMinor']),
      currency: work.organization.currency,
    };
    const trail = { docKind: 'expenseClaim', docId: claim.id, action: 'verifyLines' };
    work.journal.audit({ ...trail, detail, version: claim.version + 1 });
    return claimOutcome({ ...claim, version: claim.version + 1 });
  }
  tellOfDecision(work, claim);
  const isEmpty = lines.every((line) => line.verifiedMinor === 0n);
  const detail = { verifiedMinor: lines.reduce((sum, line) => sum + line.verifiedMinor, 0n) };
  return moveClaim(work, claim, { action: isEmpty ? 'reject' : 'verify', detail });
}

/**
 * Rejects a claim of which nothing was decided yet: it counts as never made. Refuses with
 * `expenses.alreadyVerified`.
 */
export async function rejectClaim(work: Work, input: ClaimWithReason): Promise<ClaimOutcome> {
  const locked = await lockFreshClaim(work, input);
  refuseOwn(work, locked);
  const { claim, request } = locked;
  if (claim.lines.some((line) => line.decidedAt !== null)) {
    throw new DomainError('expenses.alreadyVerified', { status: 'conflict', params: { line: '' } });
  }
  const outcome = await moveClaim(work, claim, { action: 'reject', reason: input.reason });
  const lines = changeLines(request, claim.lines, (line, index) => ({
    ...line,
    claimedMinor: line.claimedMinor - (claim.lines[index]?.claimedMinor ?? 0n),
  }));
  await updateLineAmounts(work.tx, lines);
  tellOfDecision(work, claim);
  return outcome;
}
