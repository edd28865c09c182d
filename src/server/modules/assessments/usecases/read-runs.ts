// Runs to look at: the list, one run with every calculation, what it read, and totals over periods.
import { DomainError } from '@/kernel/domain-error';
import type { Page } from '@/kernel/page';
import { actionsFrom } from '@/kernel/state-machine';
import type { Work } from '@/server/platform/actor';
import { toPage } from '@/server/platform/page';
import { readTimeline } from '@/server/platform/timeline';
import { assess, resultOf, type ScoredLine } from '../domain/assess';
import { readInputs, type FrozenInputs } from '../domain/frozen-inputs';
import { runMachine } from '../domain/run-machine';
import { readAppeals, readHistory } from '../repo/appeals';
import { listRunRows, readRunHead, readScores, type RunHead } from '../repo/runs';
import type {
  FiguresView,
  ListRunsInput,
  RunItem,
  RunView,
  ScoreLine,
  SubjectHistory,
  SubjectScore,
} from '../schemas';
import { hashInputs } from './run-assessment';

/** Drafts, and those that were replaced, are for those who compute and publish them. */
const seesUnpublished = ({ actor }: Work): boolean =>
  actor.can('assessments.run') || actor.can('assessments.publish');

export async function listRuns(work: Work, input: ListRunsInput): Promise<Page<RunItem>> {
  const rows = await listRunRows(work.tx, input, { unpublished: seesUnpublished(work) });
  return toPage(rows, input.limit, ({ periodTo, id }) => [periodTo, id]);
}

/** Refuses with `assessments.runNotFound`. */
export async function findRun(work: Work, id: string): Promise<RunHead> {
  const head = await readRunHead(work.tx, id);
  if (head && (head.publishedAt !== null || seesUnpublished(work))) return head;
  throw new DomainError('assessments.runNotFound', { status: 'not_found' });
}

const isSameLine = (a: ScoredLine, b: ScoreLine): boolean =>
  a.numerator === b.numerator &&
  a.denominator === b.denominator &&
  a.valuePpm === b.valuePpm &&
  a.attainmentPpm === b.attainmentPpm &&
  a.score === b.score;

/**
 * Whether the frozen inputs are those that were hashed and give the scores that are stored, up to the
 * totals and grades, which hold what appeals moved too.
 */
export function isReproduced(
  head: RunHead,
  inputs: FrozenInputs,
  stored: readonly SubjectScore[],
): boolean {
  if (hashInputs(inputs) !== head.inputsHash) return false;
  const again = new Map(assess(inputs.scheme, inputs.subjects).map((one) => [one.id, one]));
  return (
    again.size === stored.length &&
    stored.every(({ subjectId, lines, total, controllable, grade }) => {
      const scored = again.get(subjectId)?.lines ?? [];
      if (scored.length === 0 || scored.length !== lines.length) return false;
      const pairs = lines.map((line) => [scored[line.lineNo - 1], line] as const);
      if (!pairs.every(([one, line]) => one !== undefined && isSameLine(one, line))) return false;
      const result = resultOf(inputs.scheme, lines);
      return (
        result.total === total && result.controllable === controllable && result.grade === grade
      );
    })
  );
}

export async function getRun(work: Work, id: string): Promise<RunView> {
  const head = await findRun(work, id);
  const inputs = readInputs(head.inputs);
  const [scores, appeals, timeline] = await Promise.all([
    readScores(work.tx, id),
    readAppeals(work.tx, id),
    readTimeline(work.tx, 'assessmentRun', id),
  ]);
  const { inputs: _inputs, ...shown } = head;
  return {
    ...shown,
    isReproduced: isReproduced(head, inputs, scores),
    currency: work.organization.currency,
    indicators: inputs.scheme.indicators.map((line) => ({ ...line, bands: [...line.bands] })),
    noBasis: inputs.scheme.noBasis,
    grades: [...inputs.scheme.grades],
    scores,
    appeals,
    timeline,
    actions: actionsFrom(runMachine, head.status),
  };
}

/** Every figure a run read of one subject. Refuses with `assessments.subjectNotFound`. */
export async function getFigures(
  work: Work,
  { id, subjectId }: { id: string; subjectId: string },
): Promise<FiguresView> {
  const { subjects } = readInputs((await findRun(work, id)).inputs);
  const subject = subjects.find((one) => one.id === subjectId);
  if (!subject) throw new DomainError('assessments.subjectNotFound', { status: 'not_found' });
  return { subjectId, figures: { ...subject.figures } };
}

/** Totals of published runs of a scheme, period by period. */
export async function readSubjectHistory(
  work: Work,
  input: { schemeId: string; subjectId?: string | undefined },
): Promise<SubjectHistory> {
  const rows = await readHistory(work.tx, input.schemeId, input.subjectId ?? null);
  const periods = [
    ...new Map(
      rows.map(({ runId, periodFrom, periodTo }) => [runId, { runId, periodFrom, periodTo }]),
    ).values(),
  ];
  const subjects = new Map<string, SubjectHistory['subjects'][number]>();
  for (const { subjectId, subjectCode, subjectName, subjectNames, runId, total } of rows) {
    const found = subjects.get(subjectId) ?? {
      ...{ subjectId, subjectCode, subjectName, subjectNames },
      totals: periods.map(() => null),
    };
    found.totals[periods.findIndex((one) => one.runId === runId)] = total;
    subjects.set(subjectId, found);
  }
  return { periods, subjects: [...subjects.values()] };
}
