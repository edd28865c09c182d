// Deviations from being found to being closed: explained by the owner, answered with an action, judged
// by controller or executive. Each step stands in the history with its words.
import { changesBetween } from '@/kernel/changes';
import { refuse } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import { next } from '@/kernel/state-machine';
import { readUserNames } from '@/server/modules/identity';
import { readHistory } from '@/server/platform/history';
import { z } from 'zod';
import type { Work } from '@/server/platform/actor';
import { noticeRaised } from '@/server/platform/notices';
import {
  DriverView,
  type ActInput,
  type DeviationRuleView,
  type DeviationSteps,
  type DeviationView,
  type ExplainInput,
  type JudgeInput,
  type ListDeviationsInput,
  type Saved,
  type SaveDeviationRuleInput,
} from '../deviation-schemas';
import { deviationMachine, isLate, type DeviationAction } from '../domain/deviation';
import {
  lockDeviation,
  readDeviationRows,
  readRules,
  writeDeviation,
  writeRule,
  type DeviationRow,
  type LockedDeviation,
} from '../repo/deviations';

const Kept = z.array(
  DriverView.extend({ varianceMinor: z.coerce.bigint() }).or(z.unknown().transform(() => null)),
);

/** What was kept in another form has no parts that add up: it is left out until it is found again. */
export function keptDrivers(drivers: unknown): DriverView[] {
  return Kept.parse(drivers).filter((one) => one !== null);
}

function view(work: Work, row: DeviationRow): DeviationView {
  const { drivers, ruleId: _rule, ...rest } = row;
  return {
    ...rest,
    isLate: isLate(row, work.today),
    drivers: keptDrivers(drivers),
    currency: work.organization.currency,
  };
}

export async function listDeviations(
  work: Work,
  { status, mine, limit }: z.output<typeof ListDeviationsInput>,
): Promise<DeviationView[]> {
  const ownerId = mine && work.actor.userId !== null ? work.actor.userId : undefined;
  const rows = await readDeviationRows(work.tx, { status, ownerId, limit });
  return rows.map((row) => view(work, row));
}

/** Refuses with `deviations.notFound`. */
export async function getDeviation(work: Work, id: string): Promise<DeviationView> {
  const [row] = await readDeviationRows(work.tx, { id, limit: 1 });
  return row ? view(work, row) : refuse('deviations.notFound', { status: 'not_found' });
}

interface Change {
  id: string;
  version: number;
  action: DeviationAction;
  words: string;
  values?: { explanation?: string; action?: string; actionDueOn?: string };
  /** Kept with the step, beside its words. */
  detail?: { dueOn: string };
}

/** The owner explains their own; who manages deviations may do it for anybody. */
function demandOwner(work: Work, ownerId: string | null): void {
  if (work.actor.can('deviations.manage') || ownerId === work.actor.userId) return;
  refuse('deviations.notOwner', { status: 'forbidden' });
}

/** Who is to answer hears that words are wanted; a cell of nobody is the controller's. */
function tellOwner(work: Work, asked: Change, before: LockedDeviation): void {
  const { number, ownerId, dueOn } = before;
  work.journal.emit(
    noticeRaised({
      kind: 'deviationAsked',
      userIds: ownerId === null ? [] : [ownerId],
      roles: ownerId === null ? ['CONTROLLER'] : [],
      ...{ docKind: 'DEVIATION', docId: asked.id, key: `${asked.id} ${asked.version}` },
      params: { number, by: work.actor.name, comment: asked.words, dueOn },
    }),
  );
}

async function change(work: Work, asked: Change): Promise<Saved> {
  const { id, version, action, words } = asked;
  const before = await lockDeviation(work.tx, id);
  if (!before) return refuse('deviations.notFound', { status: 'not_found' });
  if (action === 'explain' || action === 'act') demandOwner(work, before.ownerId);
  if (before.version !== version) {
    const seen = { docKind: 'deviation', docId: id, version };
    return refuse('deviations.stale', {
      status: 'conflict',
      params: { status: before.status },
      seen,
    });
  }
  const to = next(deviationMachine, before.status, action);
  await writeDeviation(work.tx, id, { status: to, ...asked.values });
  work.journal.audit({
    ...{ docKind: 'deviation', docId: id, action, from: before.status, to, reason: words },
    version: version + 1,
    detail: asked.detail ?? null,
  });
  if (action === 'ask' || action === 'return') tellOwner(work, asked, before);
  return { id, version: version + 1 };
}

/** Refuses with `deviations.notFound`, `.notOwner`, `.stale`, `.transitionNotAllowed`. */
export function explainDeviation(work: Work, input: z.output<typeof ExplainInput>): Promise<Saved> {
  const { explanation, ...ref } = input;
  return change(work, { ...ref, action: 'explain', words: explanation, values: { explanation } });
}

/**
 * What will be done and until when; refuses like `explainDeviation`, and with `deviations.actionInPast`
 * a day that is over: nothing can be done by then any more.
 */
export async function actOnDeviation(work: Work, input: z.output<typeof ActInput>): Promise<Saved> {
  const { action, actionDueOn, ...ref } = input;
  if (actionDueOn < work.today) {
    const params = { date: actionDueOn, today: work.today };
    refuse('deviations.actionInPast', { status: 'invalid', field: 'actionDueOn', params });
  }
  const values = { action, actionDueOn };
  return change(work, {
    ...{ ...ref, action: 'act', words: action, values },
    detail: { dueOn: actionDueOn },
  });
}

/** Asks the owner, accepts and closes, asks again, or opens what was closed. */
export function judgeDeviation(work: Work, input: z.output<typeof JudgeInput>): Promise<Saved> {
  const { decision, comment, ...ref } = input;
  return change(work, { ...ref, action: decision, words: comment });
}

export function listDeviationRules(work: Work): Promise<DeviationRuleView[]> {
  return readRules(work.tx);
}

/** Refuses with `deviations.ruleCodeTaken` where it is new, `deviations.stale` where it was changed. */
export async function saveDeviationRule(work: Work, rule: SaveDeviationRuleInput): Promise<Saved> {
  const id = rule.id ?? newId();
  const { id: _id, version: _version, ...values } = rule;
  const before = rule.id && (await readRules(work.tx)).find((one) => one.id === id);
  if (rule.id && !before) return refuse('deviations.notFound', { status: 'not_found' });
  const saved = await writeRule(work.tx, id, rule);
  if (!saved) {
    return rule.id === undefined
      ? refuse('deviations.ruleCodeTaken', {
          ...{ status: 'conflict', field: 'code', params: { code: rule.code } },
        })
      : refuse('deviations.stale', {
          ...{ status: 'conflict' },
          seen: { docKind: 'deviationRule', docId: id, version: rule.version ?? 0 },
        });
  }
  work.journal.audit({
    ...{ docKind: 'deviationRule', docId: id, action: rule.id ? 'changed' : 'created' },
    ...(before && { version: saved.version }),
    detail: { code: rule.code, ...(before && { changes: changesBetween({ ...before }, values) }) },
  });
  return { id, version: saved.version };
}

const STEPS = 100;
const Due = z.object({ dueOn: z.string() });

/** The words of every step, newest first. */
export async function readDeviationSteps(work: Work, id: string): Promise<DeviationSteps> {
  const { items } = await readHistory(work.tx, {
    ...{ docKind: 'deviation', docId: id, limit: STEPS },
  });
  const users = items.map(({ userId }) => userId).filter((userId) => userId !== null);
  const names = await readUserNames(work, users);
  return items.map(({ id: eventId, at, action, to, reason, userId, detail }) => ({
    ...{ id: eventId, at, action, to, words: reason },
    dueOn: Due.safeParse(detail).data?.dueOn ?? null,
    userName: userId === null ? null : (names.get(userId) ?? null),
  }));
}
