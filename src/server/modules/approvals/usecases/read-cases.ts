// Cases as their readers see them: of one document with every step, and by lists.
import { z } from 'zod';
import { DomainError } from '@/kernel/domain-error';
import type { Page } from '@/kernel/page';
import { readUserNames, type Permission } from '@/server/modules/identity';
import type { Work } from '@/server/platform/actor';
import { decodeCursor, toPage } from '@/server/platform/page';
import type { DocKind } from '../domain/case';
import { decidersOf, mayDecide, type PastDecision } from '../domain/next-step';
import { casesOf, stepsOfCases, type CaseRow, type StepRow } from '../repo/cases';
import { countWaiting, listOwn, listWaiting } from '../repo/lists';
import { readStandsFor } from '../repo/people';
import type { CaseItem, CaseView, ListCasesInput, StepView } from '../schemas';
import { caseStepOf, pastOf } from './decide-step';
import { listStandings } from './deciders';

interface Background {
  names: ReadonlyMap<string, string>;
  people: Awaited<ReturnType<typeof listStandings>>;
  standsFor: Awaited<ReturnType<typeof readStandsFor>>;
}

/** Every case a document went through, the newest first; empty where it never asked. */
export async function readCases(work: Work, docKind: DocKind, docId: string): Promise<CaseView[]> {
  const { tx, actor, today } = work;
  const rows = await casesOf(tx, docKind, docId);
  if (rows.length === 0) return [];
  const steps = await stepsOfCases(
    tx,
    rows.map((row) => row.id),
  );
  const people = [
    ...rows.map((row) => row.requesterId),
    ...steps.flatMap((step) => [step.userId, step.decidedBy, step.onBehalfOf]),
  ];
  const standsFor = actor.userId === null ? [] : await readStandsFor(tx, actor.userId, today);
  const known = people.filter((id) => id !== null);
  const names = await readUserNames(work, [...known, ...standsFor.map((one) => one.userId)]);
  const background = { names, standsFor, people: await listStandings(work) };
  return rows.map((row) => {
    const own = steps.filter((step) => step.caseId === row.id);
    return toView(work, row, own, background);
  });
}

/** Whoever may read a document may see how its approval stands. */
const READS: Record<DocKind, Permission> = {
  BUDGET: 'budgets.read',
  BUDGET_CHANGE: 'budgets.read',
  EXPENSE_REQUEST: 'expenses.read',
  ORDER: 'orders.read',
};

/** The cases of a document, for a caller who may read it. Refuses with `auth.notPermitted`. */
export async function readVisibleCases(
  work: Work,
  { docKind, docId }: { docKind: DocKind; docId: string },
): Promise<CaseView[]> {
  const permission = READS[docKind];
  if (work.actor.can(permission)) return readCases(work, docKind, docId);
  throw new DomainError('auth.notPermitted', { status: 'forbidden', params: { permission } });
}

/** The newest case of a document, or null. */
export async function readCase(
  work: Work,
  docKind: DocKind,
  docId: string,
): Promise<CaseView | null> {
  return (await readCases(work, docKind, docId))[0] ?? null;
}

const nameIn = (names: ReadonlyMap<string, string>, id: string | null): string | null =>
  id === null ? null : (names.get(id) ?? null);

function waitsFor(
  row: CaseRow,
  step: StepRow,
  { people, past }: { people: Background['people']; past: readonly PastDecision[] },
): string[] {
  if (row.status !== 'PENDING' || step.stepNo !== row.stepNo) return [];
  return decidersOf(caseStepOf(step), { ...row, past }, people).map(({ name }) => name);
}

function stepView(
  row: CaseRow,
  step: StepRow,
  background: Background & { past: readonly PastDecision[] },
): StepView {
  const { names } = background;
  const { stepNo, kind, role, startedAt, decision, decidedAt, comment } = step;
  return {
    ...{ stepNo, kind, role, startedAt, decision, decidedAt, comment },
    userName: nameIn(names, step.userId),
    decidedByName: nameIn(names, step.decidedBy),
    onBehalfOfName: nameIn(names, step.onBehalfOf),
    waitsFor: waitsFor(row, step, background),
  };
}

/** In whose name the reader may decide now; undefined: not at all. */
function standing(
  { actor }: Work,
  row: CaseRow,
  steps: readonly StepRow[],
  { standsFor }: Background,
): string | undefined {
  const step = steps.find(({ stepNo }) => stepNo === row.stepNo);
  if (row.status !== 'PENDING' || actor.userId === null || !step) return undefined;
  const answer = mayDecide({
    step: caseStepOf(step),
    requesterId: row.requesterId,
    allowRepeat: row.allowRepeat,
    past: pastOf(steps),
    me: { userId: actor.userId, roles: actor.roles },
    standsFor,
  });
  return 'as' in answer ? answer.as : undefined;
}

function toView(
  work: Work,
  row: CaseRow,
  steps: readonly StepRow[],
  background: Background,
): CaseView {
  const as = standing(work, row, steps, background);
  const { id, version, docKind, docId, docNumber, title, requesterId, amountMinor } = row;
  const { status, stepNo, openedAt, closedAt } = row;
  return {
    ...{ id, version, docKind, docId, docNumber, title, requesterId, amountMinor },
    ...{ status, stepNo, openedAt, closedAt },
    requesterName: nameIn(background.names, requesterId),
    steps: steps.map((step) => stepView(row, step, { ...background, past: pastOf(steps) })),
    canDecide: as !== undefined && work.actor.can('approvals.decide'),
    actsFor: as === undefined || as === work.actor.userId ? null : nameIn(background.names, as),
  };
}

const Cursor = z.tuple([z.uuid()]);

/** What waits for the caller (the oldest first), what they asked for or decided (newest first). */
export async function listInbox(work: Work, input: ListCasesInput): Promise<Page<CaseItem>> {
  const { tx, actor, today } = work;
  const { userId } = actor;
  if (userId === null) return { items: [], nextCursor: null };
  const { box, docKind, limit } = input;
  const after = decodeCursor(input.cursor, Cursor)?.[0] ?? null;
  const question = { docKind, after, limit: limit + 1 };
  const rows =
    box === 'waiting'
      ? await listWaiting(tx, { userId, today }, question)
      : await listOwn(tx, { userId, box }, question);
  return toPage(rows, limit, (row) => [row.id]);
}

/** How many cases wait for the caller. */
export async function countInbox({ tx, actor, today }: Work): Promise<{ waiting: number }> {
  if (actor.userId === null) return { waiting: 0 };
  return { waiting: await countWaiting(tx, { userId: actor.userId, today }) };
}
