// How a case stands and whom it concerns, for telling them.
import { readUserNames } from '@/server/modules/identity';
import type { Work } from '@/server/platform/actor';
import { findCase, stepsOfCases, type CaseRow } from '../repo/cases';
import { readStandIns } from '../repo/people';
import { decidersOf } from '../domain/next-step';
import { caseStepOf, pastOf } from './decide-step';
import { listStandings } from './deciders';

export interface CaseFacts extends Pick<
  CaseRow,
  'docKind' | 'docId' | 'docNumber' | 'title' | 'amountMinor' | 'status' | 'stepNo' | 'requesterId'
> {
  requesterName: string | null;
  /** Whom the step that waits asks, with those who stand in for them today. */
  deciderIds: string[];
  /** Of the last decision. */
  decidedByName: string | null;
  comment: string | null;
}

/** Undefined where there is no such case. */
export async function readCaseFacts(work: Work, caseId: string): Promise<CaseFacts | undefined> {
  const row = await findCase(work.tx, caseId);
  if (!row) return undefined;
  const steps = await stepsOfCases(work.tx, [caseId]);
  const step = steps.find(({ stepNo }) => stepNo === row.stepNo);
  const last = steps.findLast(({ decidedBy }) => decidedBy !== null);
  const people = [row.requesterId, last?.decidedBy ?? null].filter((id) => id !== null);
  const names = await readUserNames(work, people);
  const asked =
    row.status === 'PENDING' && step
      ? decidersOf(caseStepOf(step), { ...row, past: pastOf(steps) }, await listStandings(work))
      : [];
  const others = asked.map(({ userId }) => userId);
  const standIns = await readStandIns(work.tx, others, work.today);
  const { docKind, docId, docNumber, title, amountMinor, status, stepNo, requesterId } = row;
  return {
    ...{ docKind, docId, docNumber, title, amountMinor, status, stepNo, requesterId },
    requesterName: requesterId === null ? null : (names.get(requesterId) ?? null),
    deciderIds: [...new Set([...others, ...standIns])].filter((id) => id !== requesterId),
    decidedByName: last?.decidedBy ? (names.get(last.decidedBy) ?? null) : null,
    comment: last?.comment ?? null,
  };
}
