// One decision on the step of a case that waits.
import { DomainError } from '@/kernel/domain-error';
import type { Work } from '@/server/platform/actor';
import type { CaseStatus, CaseStep, Decision, DocKind } from '../domain/case';
import { afterDecision, mayDecide, type PastDecision } from '../domain/next-step';
import { caseClosed, stepWaiting } from '../events';
import { lockCase, stepsOfCases, writeDecision, type CaseRow, type StepRow } from '../repo/cases';
import { readStandsFor } from '../repo/people';
import { stepsToAsk } from './deciders';

export interface DecideStep {
  caseId: string;
  /** The version the decider saw: without it a click could decide a step nobody looked at. */
  version?: number | undefined;
  decision: Decision;
  comment: string | null;
}

export interface Decided {
  status: Exclude<CaseStatus, 'WITHDRAWN'>;
  docKind: DocKind;
  docId: string;
}

export function caseStepOf(step: StepRow): CaseStep {
  if (step.kind === 'ROLE') return { kind: 'ROLE', role: step.role ?? '' };
  return { kind: 'USER', userId: step.userId ?? '' };
}

/**
 * Writes the decision and moves the case; the caller acts on the answered status in the same
 * transaction. Refuses with `approvals.caseNotFound`, `approvals.caseNotPending`,
 * `approvals.stale`, `approvals.commentMissing`, `approvals.ownRequest`, `approvals.notYours`,
 * `approvals.decidedBefore`.
 */
export async function decideStep(work: Work, input: DecideStep): Promise<Decided> {
  const { tx, journal, now } = work;
  const { caseId, decision } = input;
  const comment = input.comment?.trim() || null;
  if (decision !== 'APPROVE' && comment === null) {
    throw new DomainError('approvals.commentMissing', { status: 'invalid', field: 'comment' });
  }
  const row = await lockCase(tx, caseId);
  if (!row) throw new DomainError('approvals.caseNotFound', { status: 'not_found' });
  demandPending(row, input.version);
  const steps = await stepsOfCases(tx, [caseId]);
  const step = steps.find(({ stepNo }) => stepNo === row.stepNo);
  if (!step) throw new Error(`case ${caseId} has no step ${row.stepNo}`);
  const { decidedBy, onBehalfOf } = await findStanding(work, row, step, steps);
  const after = afterDecision(decision, { stepNo: row.stepNo, steps: steps.length });
  const decided = { caseId, stepNo: row.stepNo, decision, decidedAt: now, decidedBy, onBehalfOf };
  const asks = after.status === 'PENDING' ? await nextAsked(work, row, steps, decided) : null;
  await writeDecision(tx, { ...decided, comment }, { ...after, asks });
  journal.audit({
    ...{ docKind: 'approvalCase', docId: caseId, action: decision.toLowerCase() },
    ...{ from: row.status, to: after.status, reason: comment },
    version: row.version + 1,
    detail: {
      ...{ docKind: row.docKind, docId: row.docId, docNumber: row.docNumber },
      ...{ stepNo: row.stepNo, onBehalfOf },
      waitedSeconds: Math.round((now.getTime() - (step.startedAt ?? now).getTime()) / 1000),
    },
  });
  if (after.status === 'PENDING') journal.emit(stepWaiting({ caseId, stepNo: after.stepNo }));
  else journal.emit(caseClosed({ caseId }));
  return { status: after.status as Decided['status'], docKind: row.docKind, docId: row.docId };
}

/** Whom the step after this one asks, now that it is known who decided the ones before it. */
async function nextAsked(
  work: Work,
  { requesterId, allowRepeat }: CaseRow,
  steps: readonly StepRow[],
  decided: PastDecision & { stepNo: number },
): Promise<CaseStep> {
  const following = steps.find(({ stepNo }) => stepNo === decided.stepNo + 1);
  if (!following) throw new Error(`no step follows step ${decided.stepNo}`);
  const past = [...pastOf(steps), decided];
  const [asked] = await stepsToAsk(work, [caseStepOf(following)], {
    ...{ requesterId, allowRepeat, past },
  });
  return asked ?? caseStepOf(following);
}

/** The decisions of a case so far. */
export function pastOf(steps: readonly StepRow[]): PastDecision[] {
  return steps.flatMap(({ decidedBy, onBehalfOf }) =>
    decidedBy === null ? [] : [{ decidedBy, onBehalfOf }],
  );
}

function demandPending(row: CaseRow, version: number | undefined): void {
  const seen = { docKind: 'approvalCase', docId: row.id, version: version ?? null };
  if (row.status !== 'PENDING') {
    const params = { status: row.status, number: row.docNumber };
    throw new DomainError('approvals.caseNotPending', { status: 'conflict', params, seen });
  }
  if (version === undefined || version === row.version) return;
  const params = { number: row.docNumber };
  throw new DomainError('approvals.stale', { status: 'conflict', params, seen });
}

async function findStanding(
  { tx, actor, today }: Work,
  row: CaseRow,
  step: StepRow,
  steps: readonly StepRow[],
): Promise<{ decidedBy: string; onBehalfOf: string | null }> {
  const { userId } = actor;
  if (userId === null) throw new DomainError('approvals.notYours', { status: 'forbidden' });
  const answer = mayDecide({
    step: caseStepOf(step),
    requesterId: row.requesterId,
    allowRepeat: row.allowRepeat,
    past: pastOf(steps),
    me: { userId, roles: actor.roles },
    standsFor: await readStandsFor(tx, userId, today),
  });
  if ('refusal' in answer) {
    const params = { number: row.docNumber };
    throw new DomainError(answer.refusal, { status: 'forbidden', params });
  }
  return { decidedBy: userId, onBehalfOf: answer.as === userId ? null : answer.as };
}
