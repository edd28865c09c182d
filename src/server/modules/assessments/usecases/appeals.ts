// Appeals: whoever answers for a subject disputes one indicator; somebody else decides, and what is
// upheld moves the score by a stated number of points, never by rewriting what was computed.
import { DomainError } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import type { Work } from '@/server/platform/actor';
import { noticeRaised } from '@/server/platform/notices';
import { resultOf } from '../domain/assess';
import { readInputs } from '../domain/frozen-inputs';
import { ranksOf } from '../domain/score';
import { appealDecided, appealRaised } from '../events';
import {
  countOpenAppeals,
  decideAppealRow,
  insertAppeal,
  readAppeal,
  readOwners,
} from '../repo/appeals';
import { readRunHead, readScores, updateResults } from '../repo/runs';
import type { AppealInput, AppealOutcome, DecideAppealInput } from '../schemas';
import { moveRun, openRun } from './move-run';

/** Whose roles may decide appeals. */
const DECIDERS = ['CONTROLLER', 'EXECUTIVE'];

/** Points an appeal may move a score by, in hundredths. */
const MOST_POINTS = 20_000n;

function person(work: Work): string {
  if (work.actor.userId === null) throw new Error('an appeal is a matter of people');
  return work.actor.userId;
}

/** An owned centre is appealed for by its owner or one above; anything else by the permission. */
async function refuseStranger(work: Work, kind: string, subjectId: string): Promise<void> {
  if (kind !== 'CENTRE') return;
  const owners = await readOwners(work.tx, subjectId);
  if (owners.length === 0 || owners.includes(person(work))) return;
  throw new DomainError('assessments.notYourCentre', { status: 'forbidden' });
}

/**
 * Refuses with `assessments.runNotFound`, `assessmentRun.transitionNotAllowed`,
 * `assessments.lineNotFound`, `assessments.notYourCentre`, `assessments.appealOpen`.
 */
export async function raiseAppeal(work: Work, input: AppealInput): Promise<AppealOutcome> {
  const run = await openRun(work, input.runId);
  const head = await readRunHead(work.tx, run.id);
  const scores = await readScores(work.tx, run.id);
  const subject = scores.find(({ subjectId }) => subjectId === input.subjectId);
  if (!head || !subject?.lines.some(({ lineNo }) => lineNo === input.lineNo)) {
    throw new DomainError('assessments.lineNotFound', { status: 'not_found', field: 'lineNo' });
  }
  await refuseStranger(work, readInputs(head.inputs).scheme.subjectKind, input.subjectId);
  const outcome = await moveRun(work, run, 'appeal', input.reason);
  const id = newId();
  await insertAppeal(work.tx, { ...input, id, createdBy: person(work) });
  work.journal.emit(
    appealRaised({ runId: run.id, appealId: id }),
    noticeRaised({
      ...{ kind: 'assessmentAppealed', roles: DECIDERS, key: id },
      ...{ docKind: 'ASSESSMENT', docId: run.id },
      params: { by: work.actor.name, number: run.number, title: subject.subjectName },
    }),
  );
  return { appealId: id, run: outcome };
}

function adjustmentOf(input: DecideAppealInput): bigint | null {
  if (input.decision === 'DISMISS') return null;
  const { adjustment } = input;
  const field = 'adjustment';
  if (adjustment === null || adjustment === undefined || adjustment === 0n) {
    throw new DomainError('assessments.adjustmentMissing', { status: 'invalid', field });
  }
  if (adjustment > MOST_POINTS || adjustment < -MOST_POINTS) {
    throw new DomainError('assessments.adjustmentTooLarge', {
      status: 'invalid',
      field,
      params: { most: Number(MOST_POINTS) / 100 },
    });
  }
  return adjustment;
}

/** Totals, grades and places of the whole run, from its lines as they stand. */
async function scoreAgain(work: Work, runId: string): Promise<void> {
  const head = await readRunHead(work.tx, runId);
  if (!head) throw new Error('a locked run is gone');
  const { scheme } = readInputs(head.inputs);
  const scores = await readScores(work.tx, runId);
  const results = scores.map((s) => ({ subjectId: s.subjectId, ...resultOf(scheme, s.lines) }));
  const ranks = ranksOf(results.map(({ total }) => total));
  const placed = results.map((result, i) => ({ ...result, rank: ranks[i] ?? null }));
  await updateResults(work.tx, runId, placed);
}

/**
 * Decides an appeal; the last one puts the run back to published. Nobody decides their own. Refuses
 * with `assessments.appealNotFound`, `assessments.appealDecided`, `assessments.ownAppeal`,
 * `assessments.adjustmentMissing`, `assessments.adjustmentTooLarge`.
 */
export async function decideAppeal(work: Work, input: DecideAppealInput): Promise<AppealOutcome> {
  const adjustment = adjustmentOf(input);
  const appeal = await readAppeal(work.tx, input.appealId);
  if (!appeal) throw new DomainError('assessments.appealNotFound', { status: 'not_found' });
  if (appeal.createdBy === work.actor.userId) {
    throw new DomainError('assessments.ownAppeal', { status: 'forbidden' });
  }
  const run = await openRun(work, appeal.runId);
  const decided = await decideAppealRow(
    work.tx,
    {
      ...{ id: appeal.id, adjustment, answer: input.answer, decidedBy: work.actor.userId },
      status: adjustment === null ? 'DISMISSED' : 'UPHELD',
    },
    work.now,
  );
  if (!decided) {
    const seen = { docKind: 'assessmentRun', docId: run.id, version: null };
    throw new DomainError('assessments.appealDecided', {
      ...{ status: 'conflict', seen: { ...seen, touching: [appeal.id] } },
    });
  }
  if (adjustment !== null) await scoreAgain(work, run.id);
  work.journal.audit({
    docKind: 'assessmentRun',
    docId: run.id,
    action: adjustment === null ? 'appealDismissed' : 'appealUpheld',
    reason: input.answer,
    detail: { key: appeal.id, subjectId: appeal.subjectId, lineNo: appeal.lineNo, adjustment },
  });
  work.journal.emit(
    appealDecided({ runId: run.id, appealId: appeal.id }),
    noticeRaised({
      ...{ kind: 'assessmentAppealDecided', userIds: [appeal.createdBy], key: appeal.id },
      ...{ docKind: 'ASSESSMENT', docId: run.id },
      params: { by: work.actor.name, number: run.number, comment: input.answer },
    }),
  );
  const open = await countOpenAppeals(work.tx, run.id);
  const { id, number, status, version } = run;
  const outcome = open === 0 ? await moveRun(work, run, 'settle') : { id, number, status, version };
  return { appealId: appeal.id, run: outcome };
}
