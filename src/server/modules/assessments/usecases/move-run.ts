// A run on its way: published, appealed against, final.
import { DomainError } from '@/kernel/domain-error';
import { next } from '@/kernel/state-machine';
import type { Work } from '@/server/platform/actor';
import { noticeRaised, titleParams } from '@/server/platform/notices';
import { runMachine, type RunAction } from '../domain/run-machine';
import { runFinal, runPublished } from '../events';
import { lockRun, readAudience, updateRunStatus, type LockedRun } from '../repo/runs';
import type { RunOutcome, RunRef } from '../schemas';

/** The run under its lock. Refuses with `assessments.runNotFound`, `assessments.stale`. */
export async function openRun(work: Work, id: string, version?: number): Promise<LockedRun> {
  const run = await lockRun(work.tx, id);
  if (!run) throw new DomainError('assessments.runNotFound', { status: 'not_found' });
  if (version === undefined || version === run.version) return run;
  throw new DomainError('assessments.stale', {
    ...{ status: 'conflict', params: { status: run.status } },
    seen: { docKind: 'assessmentRun', docId: id, version },
  });
}

/** Writes a transition of a locked run. Refuses with `assessmentRun.transitionNotAllowed`. */
export async function moveRun(
  work: Work,
  run: LockedRun,
  action: RunAction,
  reason: string | null = null,
): Promise<RunOutcome> {
  const status = next(runMachine, run.status, action);
  await updateRunStatus(work.tx, { id: run.id, status }, work.now);
  work.journal.audit({
    docKind: 'assessmentRun',
    docId: run.id,
    action,
    from: run.status,
    to: status,
    reason,
    version: run.version + 1,
  });
  return { id: run.id, number: run.number, status, version: run.version + 1 };
}

/**
 * Shows a run and tells its recipients and the owners of its centres; they get the report by mail where
 * the scheme says so. Of one period one run is published: refuses with
 * `assessments.alreadyPublished`.
 */
export async function publishRun(work: Work, { id, version }: RunRef): Promise<RunOutcome> {
  const run = await openRun(work, id, version);
  const outcome = await moveRun(work, run, 'publish');
  const { userIds, roles, mailsReport, ...scheme } = await readAudience(work.tx, id);
  work.journal.emit(
    runPublished({ runId: id }),
    noticeRaised({
      ...{ kind: 'assessmentPublished', userIds, roles, mails: mailsReport, key: id },
      ...{ docKind: 'ASSESSMENT', docId: id },
      params: { number: run.number, ...titleParams(scheme) },
    }),
  );
  return outcome;
}

/** Closes a run for good; open appeals are decided first. */
export async function finishRun(work: Work, { id, version }: RunRef): Promise<RunOutcome> {
  const run = await openRun(work, id, version);
  const outcome = await moveRun(work, run, 'finish');
  work.journal.emit(runFinal({ runId: id }));
  return outcome;
}
