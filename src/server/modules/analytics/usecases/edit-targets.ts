// Targets one by one: listed, entered, changed, ended, taken back; and what was done to each.
import { changesBetween, staleError } from '@/kernel/changes';
import { DomainError, refuse } from '@/kernel/domain-error';
import type { HistoryEvent, HistoryInput } from '@/kernel/history';
import { newId } from '@/kernel/ids';
import type { Page } from '@/kernel/page';
import { readUserNames } from '@/server/modules/identity';
import type { Work } from '@/server/platform/actor';
import { readHistory } from '@/server/platform/history';
import { toPage } from '@/server/platform/page';
import {
  deleteTarget,
  insertTarget,
  listTargetRows,
  lockTarget,
  readTargetView,
  updateTarget,
  type StoredTarget,
} from '../repo/target-list';
import { readTargetSubjectCode } from '../repo/target-subjects';
import { lockTargets } from '../repo/targets';
import type {
  ChangeTargetInput,
  ListTargetsInput,
  NewTargetInput,
  RemoveTargetInput,
  SavedTarget,
  TargetView,
} from '../target-schemas';
import { targetFacts } from './upsert-targets';

/** Newest first; with a period those in force on one of its days. */
export async function listTargets(work: Work, input: ListTargetsInput): Promise<Page<TargetView>> {
  const rows = await listTargetRows(work.tx, input);
  return toPage(rows, input.limit, (row) => [row.startsOn, row.id]);
}

/** A target that was removed tells by whom. */
const notFound = (docId: string) =>
  new DomainError('targets.notFound', {
    ...{ status: 'not_found', seen: { docKind: 'salesTarget', docId, version: null } },
  });

/** Refuses `targets.notFound`. */
export async function getTarget(work: Work, { id }: { id: string }): Promise<TargetView> {
  const target = await readTargetView(work.tx, id);
  if (!target) throw notFound(id);
  return target;
}

const alreadyThere = (startsOn: string) =>
  refuse('targets.alreadyThere', { status: 'conflict', field: 'startsOn', params: { startsOn } });

/**
 * From its day on it takes the place of the subject's target before. Refuses
 * `targets.unknownSubject` and `targets.alreadyThere` (the subject has one from that day).
 */
export async function createTarget(work: Work, input: NewTargetInput): Promise<SavedTarget> {
  const { subject, ...facts } = input;
  const code = await readTargetSubjectCode(work.tx, subject);
  if (code === undefined) {
    refuse('targets.unknownSubject', {
      ...{ status: 'not_found', field: 'subject', params: { code: '' } },
    });
  }
  await lockTargets(work.tx);
  const id = newId();
  const target = { ...facts, id, subjectKind: subject.kind, subjectId: subject.id };
  if (!(await insertTarget(work.tx, target))) alreadyThere(facts.startsOn);
  work.journal.audit({
    ...{ docKind: 'salesTarget', docId: id, action: 'created' },
    detail: { what: code, changes: changesBetween({}, targetFacts(work, facts)) },
  });
  return { id, version: 1 };
}

/** Refuses `targets.notFound` and, with what differs, `targets.stale`. */
async function claim(
  work: Work,
  { id, version }: { id: string; version: number },
  wanted: (stored: StoredTarget) => Readonly<Record<string, unknown>>,
): Promise<StoredTarget> {
  const stored = await lockTarget(work.tx, id);
  if (!stored) throw notFound(id);
  if (stored.version === version) return stored;
  const { startsOn, endsOn, amountMinor, quantity } = stored;
  const theirs = { startsOn, endsOn, amountMinor, quantity };
  throw staleError('targets', wanted(stored), theirs, {
    ...{ docKind: 'salesTarget', docId: id, version },
  });
}

/** Refuses `targets.notFound`, `targets.stale` and `targets.alreadyThere`. */
export async function changeTarget(work: Work, input: ChangeTargetInput): Promise<SavedTarget> {
  const { id, version, ...facts } = input;
  await lockTargets(work.tx);
  const stored = await claim(work, input, () => facts);
  if (!(await updateTarget(work.tx, { id, ...facts }))) alreadyThere(facts.startsOn);
  const changes = changesBetween(targetFacts(work, stored), targetFacts(work, facts));
  const trail = { docKind: 'salesTarget', docId: id, action: 'updated', version: version + 1 };
  work.journal.audit({ ...trail, detail: { changes } });
  return { id, version: version + 1 };
}

/**
 * Takes back what was entered by mistake: the target before it holds again. What it was stays in the
 * audit trail. Refuses `targets.notFound` and `targets.stale`.
 */
export async function removeTarget(work: Work, input: RemoveTargetInput): Promise<{ id: string }> {
  const { id, reason } = input;
  const stored = await claim(work, input, () => ({}));
  await deleteTarget(work.tx, id);
  const { subjectKind, subjectId } = stored;
  work.journal.audit({
    ...{ docKind: 'salesTarget', docId: id, action: 'removed', reason },
    detail: { subjectKind, subjectId, ...targetFacts(work, stored) },
  });
  return { id };
}

/** Who entered and changed a target, newest first. */
export async function readTargetHistory(
  work: Work,
  { id, cursor, limit }: HistoryInput,
): Promise<Page<HistoryEvent>> {
  await getTarget(work, { id });
  const page = await readHistory(work.tx, { docKind: 'salesTarget', docId: id, cursor, limit });
  const userIds = page.items.flatMap(({ userId }) => userId ?? []);
  const names = await readUserNames(work, [...new Set(userIds)]);
  const items = page.items.map((event) => ({
    ...event,
    userName: event.userId === null ? null : (names.get(event.userId) ?? null),
  }));
  return { ...page, items };
}
