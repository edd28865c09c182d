// Computes a scheme over a period and keeps what it read. Nobody is told before it is published.
import { createHash } from 'node:crypto';
import { canonicalJson } from '@/kernel/canonical-json';
import { DomainError, isDomainError } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import { isWholeMonths, period } from '@/kernel/period';
import { readSubjectFigures } from '@/server/modules/analytics';
import type { Work } from '@/server/platform/actor';
import { documentNumber, takeSpread } from '@/server/platform/numbers';
import { assess } from '../domain/assess';
import { lastDuePeriod } from '../domain/due-period';
import { inputsText, type FrozenInputs } from '../domain/frozen-inputs';
import type { SchemeRules } from '../domain/scheme';
import { hasRun, insertRun, lockPeriod } from '../repo/runs';
import { readScheduledSchemes } from '../repo/schemes';
import type { RunInput, RunOutcome, SchemeView } from '../schemas';
import { publishRun } from './move-run';
import { getScheme } from './schemes';

function rulesOf({ subjectKind, noBasis, grades, indicators }: SchemeView): SchemeRules {
  return { subjectKind, noBasis, grades, indicators };
}

function refuseBadPeriod(work: Work, input: RunInput): void {
  const asked = period(input.from, input.to);
  if (!isWholeMonths(asked)) {
    throw new DomainError('assessments.periodNotWhole', { status: 'invalid', field: 'from' });
  }
  if (asked.to >= work.today) {
    throw new DomainError('assessments.periodNotOver', {
      status: 'invalid',
      field: 'to',
      params: { to: asked.to, today: work.today },
    });
  }
}

export const hashInputs = (inputs: FrozenInputs): string =>
  createHash('sha256').update(canonicalJson(inputs)).digest('hex');

/**
 * A new draft of the period; an older draft is superseded. Refuses with `assessments.schemeNotFound`,
 * `assessments.schemeInactive`, `period.endBeforeStart`, `assessments.periodNotWhole`,
 * `assessments.periodNotOver`, `assessments.noSubjects`.
 */
export async function runAssessment(work: Work, input: RunInput): Promise<RunOutcome> {
  refuseBadPeriod(work, input);
  const view = await getScheme(work, input.schemeId);
  if (!view.active) throw new DomainError('assessments.schemeInactive', { field: 'schemeId' });
  const number = await nextNumber(work);
  await lockPeriod(work.tx, input);
  const scheme = rulesOf(view);
  const { from, to } = input;
  const read = await readSubjectFigures(work, { kind: scheme.subjectKind, from, to });
  if (read.subjects.length === 0) {
    throw new DomainError('assessments.noSubjects', { params: { from, to } });
  }
  const inputs: FrozenInputs = { scheme, subjects: read.subjects };
  const id = newId();
  const older = await insertRun(work.tx, {
    ...{ id, number, from, to, schemeId: input.schemeId, asOf: read.asOf },
    schemeVersion: view.version,
    inputs: inputsText(inputs),
    inputsHash: hashInputs(inputs),
    subjects: assess(scheme, read.subjects),
    createdBy: work.actor.userId,
  });
  const docKind = 'assessmentRun';
  work.journal.audit(
    { docKind, docId: id, action: 'computed', to: 'DRAFT' },
    ...older.map(({ id: docId, version }) => ({
      ...{ docKind, docId, action: 'superseded', from: 'DRAFT', to: 'SUPERSEDED', version },
    })),
  );
  return { id, number, status: 'DRAFT', version: 1 };
}

async function nextNumber(work: Work): Promise<string> {
  const year = work.today.slice(0, 4);
  return documentNumber('AS', year, await takeSpread(work.tx.orgId, `assessment:${year}`));
}

/** A period in which nobody did anything is not a failure of the schedule. */
function unlessNobody(error: unknown): null {
  if (isDomainError(error) && error.code === 'assessments.noSubjects') return null;
  throw error;
}

/**
 * What the schedule owes: the last period that is over, of every active scheme that has no run of
 * it yet; published at once where the scheme says so. Doing it twice does it once.
 */
export async function runDueAssessments(work: Work): Promise<RunOutcome[]> {
  const done: RunOutcome[] = [];
  for (const { id, frequency, delayDays, publishesItself } of await readScheduledSchemes(work.tx)) {
    const due = lastDuePeriod(frequency, delayDays, work.today);
    if (due === null) continue;
    const run = { schemeId: id, ...due };
    await lockPeriod(work.tx, run);
    if (await hasRun(work.tx, run)) continue;
    const outcome = await runAssessment(work, run).catch(unlessNobody);
    if (outcome) done.push(publishesItself ? await publishRun(work, outcome) : outcome);
  }
  return done;
}
