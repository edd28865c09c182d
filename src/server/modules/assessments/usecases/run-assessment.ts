// Computes a scheme over a period and keeps what it read. Nobody is told before it is published.
import { createHash } from 'node:crypto';
import { canonicalJson } from '@/kernel/canonical-json';
import { DomainError } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import { period } from '@/kernel/period';
import { readSubjectFigures, type CutPeriod } from '@/server/modules/analytics';
import type { Work } from '@/server/platform/actor';
import { documentNumber, takeSpread } from '@/server/platform/numbers';
import { assess } from '../domain/assess';
import { inputsText, type FrozenInputs } from '../domain/frozen-inputs';
import { readsBudgets } from '../domain/indicators';
import type { SchemeRules } from '../domain/scheme';
import { insertRun, lockPeriod } from '../repo/runs';
import type { RunInput, RunOutcome, SchemeView } from '../schemas';
import { getScheme } from './schemes';

function rulesOf({ subjectKind, noBasis, grades, indicators }: SchemeView): SchemeRules {
  return { subjectKind, noBasis, grades, indicators };
}

function refuseNotOver(work: Work, input: RunInput): void {
  const asked = period(input.from, input.to);
  if (asked.to >= work.today) {
    throw new DomainError('assessments.periodNotOver', {
      status: 'invalid',
      field: 'to',
      params: { to: asked.to, today: work.today },
    });
  }
}

/** Half a budget is the budget of nothing: whoever reads budgets is judged by whole fiscal periods. */
function refuseCutBudget(
  { indicators }: SchemeRules,
  { from }: RunInput,
  [cut]: readonly CutPeriod[],
): void {
  if (!cut || !readsBudgets(indicators.map(({ indicator }) => indicator))) return;
  throw new DomainError('assessments.periodCutsBudget', {
    status: 'invalid',
    field: cut.from < from ? 'from' : 'to',
    params: { code: cut.code, from: cut.from, to: cut.to },
  });
}

export const hashInputs = (inputs: FrozenInputs): string =>
  createHash('sha256').update(canonicalJson(inputs)).digest('hex');

/**
 * A new draft of the period; an older draft is superseded. Refuses with `assessments.schemeNotFound`,
 * `assessments.schemeInactive`, `period.endBeforeStart`, `assessments.periodNotOver`,
 * `assessments.periodCutsBudget`, `assessments.noSubjects`.
 */
export async function runAssessment(work: Work, input: RunInput): Promise<RunOutcome> {
  refuseNotOver(work, input);
  const view = await getScheme(work, input.schemeId);
  if (!view.active) throw new DomainError('assessments.schemeInactive', { field: 'schemeId' });
  const number = await nextNumber(work);
  await lockPeriod(work.tx, input);
  const scheme = rulesOf(view);
  const { from, to } = input;
  const read = await readSubjectFigures(work, { kind: scheme.subjectKind, from, to });
  refuseCutBudget(scheme, input, read.cutPeriods);
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
