// Responsibility centres: the tree, who answers for what, and where a centre stood when.
import type { BusinessDate } from '@/kernel/business-date';
import { addDays } from '@/kernel/business-date';
import { changesBetween, staleError } from '@/kernel/changes';
import { DomainError } from '@/kernel/domain-error';
import { readStaff, readUserNames } from '@/server/modules/identity';
import type { SeenDocument } from '@/kernel/meanwhile';
import type { Work } from '@/server/platform/actor';
import {
  deleteNode,
  insertNode,
  lockTree,
  readNode,
  readTree,
  updateNode,
} from '@/server/platform/tree';
import { ALWAYS, planMove } from '../domain/placement';
import { centreMoved } from '../events';
import { closedThrough } from '../repo/periods';
import {
  addPlacements,
  movePlacements,
  openSince,
  readCentresOn as readTreeOn,
  readPlacements,
} from '../repo/placements';
import { CENTRES, countChildren, type CentreNode } from '../repo/trees';
import type {
  CentreInput,
  CentreView,
  MoveCentreInput,
  PlacementView,
  Saved,
  UpdateCentreInput,
} from '../schemas';
import { refuseHeld } from './refuse-held';

/** Every centre, parents before children, siblings by code. */
export function readCentres(work: Work): Promise<CentreNode[]> {
  return readTree<CentreNode>(work.tx, CENTRES);
}

/** The centres as they stood on a day, by code. */
export function readCentresOn(work: Work, date: BusinessDate): Promise<CentreNode[]> {
  return readTreeOn(work.tx, date);
}

/** The tree of today, or of a day, with the names of the owners. */
export async function listCentres(work: Work, on: BusinessDate | null): Promise<CentreView[]> {
  const nodes = on === null ? await readCentres(work) : await readCentresOn(work, on);
  const owners = nodes.map((node) => node.ownerId).filter((id) => id !== null);
  const names = await readUserNames(work, owners);
  return nodes.map((node) => ({
    ...node,
    names: { ...node.names },
    ownerName: node.ownerId === null ? null : (names.get(node.ownerId) ?? null),
  }));
}

/** Who can answer for a centre, by name. */
export async function listOwners(work: Work): Promise<{ id: string; name: string }[]> {
  return (await readStaff(work)).map(({ id, name }) => ({ id, name }));
}

/** No key says that the owner is of the company's own staff, so a dealer's user is refused here. */
async function demandOwner(work: Work, ownerId: string | null): Promise<void> {
  if (ownerId === null || (await readStaff(work)).some(({ id }) => id === ownerId)) return;
  throw new DomainError('centres.unknownOwner', { status: 'invalid', field: 'ownerId' });
}

/** Refuses with `centres.parentNotFound`, `centres.codeTaken`, `centres.unknownOwner`. */
export async function createCentre(work: Work, input: CentreInput): Promise<Saved> {
  await demandOwner(work, input.ownerId);
  const node = await insertNode(work.tx, CENTRES, input, input);
  const { id, parentId, path, version } = node;
  await addPlacements(work.tx, [
    { centreId: id, validFrom: input.validFrom ?? ALWAYS, parentId, path },
  ]);
  work.journal.audit({ docKind: 'centre', docId: id, action: 'created' });
  return { id, version };
}

const seen = ({ id, version }: { id: string; version: number }): SeenDocument => ({
  docKind: 'centre',
  docId: id,
  version,
});

/**
 * Everything but where it stands. Refuses with `centres.notFound`, `centres.stale`,
 * `centres.codeTaken`, `centres.unknownOwner`.
 */
export async function updateCentre(work: Work, input: UpdateCentreInput): Promise<Saved> {
  await lockTree(work.tx, CENTRES);
  const before = await readNode<CentreNode>(work.tx, CENTRES, input.id);
  if (before.ownerId !== input.ownerId) await demandOwner(work, input.ownerId);
  const { id, version, ...values } = input;
  const after = await updateNode(
    work.tx,
    CENTRES,
    { ...values, id, version, parentId: before.parentId },
    values,
  );
  if (!after) throw staleError('centres', values, { ...before }, seen(input));
  const changes = changesBetween({ ...before }, values);
  const trail = { docKind: 'centre', docId: id, action: 'updated', version: after.version };
  work.journal.audit({ ...trail, detail: { changes } });
  return { id, version: after.version };
}

/** The days of closed periods stay as they were reported. */
async function demandOpenDay(work: Work, from: BusinessDate): Promise<void> {
  const closed = await closedThrough(work.tx);
  if (closed === null || from > closed) return;
  throw new DomainError('centres.moveIntoClosed', {
    ...{ status: 'invalid', field: 'from', params: { first: addDays(closed, 1) } },
  });
}

/**
 * The centre and everything below it stand elsewhere from a day on; what was before stays on
 * record. Refuses with `centres.notFound`, `centres.parentNotFound`, `centres.cycle`,
 * `centres.stale`, `centres.moveInFuture`, `centres.movedLater`, `centres.moveIntoClosed`.
 */
export async function moveCentre(work: Work, input: MoveCentreInput): Promise<Saved> {
  const { tx, today, journal } = work;
  const { id, version, parentId, from } = input;
  await lockTree(tx, CENTRES);
  const before = await readNode<CentreNode>(tx, CENTRES, id);
  if (before.parentId === parentId) return { id, version: before.version };
  const since = await openSince(tx, parentId === null ? [id] : [id, parentId]);
  // A place below another can begin no earlier than the other's own.
  const validFrom = [...since.values()].toSorted().at(-1) ?? ALWAYS;
  const plan = planMove({ validFrom }, { from, today });
  if (plan.kind === 'refuse') {
    throw new DomainError(plan.code, { status: 'invalid', field: 'from', params: plan.params });
  }
  await demandOpenDay(work, from);
  const after = await updateNode(tx, CENTRES, { ...before, id, version, parentId }, { ...before });
  if (!after) throw staleError('centres', { parentId }, { ...before }, seen(input));
  const above = after.path.slice(0, -1);
  await movePlacements(tx, { centreId: id, parentId, above, from });
  journal.audit({
    ...{ docKind: 'centre', docId: id, action: 'moved', reason: input.reason || null },
    detail: { from: before.parentId, to: parentId, on: from },
    version: after.version,
  });
  journal.emit(centreMoved({ centreId: id, from }));
  return { id, version: after.version };
}

/**
 * Refuses with `centres.notFound`, `centres.inUse` while centres hang on it, `centres.held` while a
 * budget, rule or document names it or others stood below it once, `centres.stale`.
 */
export async function removeCentre(
  work: Work,
  ref: { id: string; version: number },
): Promise<{ done: true }> {
  const before = await readNode(work.tx, CENTRES, ref.id);
  const children = await countChildren(work.tx, CENTRES, ref.id);
  if (children > 0) {
    throw new DomainError('centres.inUse', { status: 'conflict', params: { children } });
  }
  await refuseHeld(work, 'centre', before, 'centres.held');
  if (!(await deleteNode(work.tx, CENTRES, ref))) {
    throw staleError('centres', {}, {}, seen(ref));
  }
  const { code, name } = before;
  work.journal.audit({
    ...{ docKind: 'centre', docId: ref.id, action: 'removed', detail: { code, name } },
  });
  return { done: true };
}

/** Where a centre stood and when, the newest first. Refuses with `centres.notFound`. */
export async function listPlacements(work: Work, centreId: string): Promise<PlacementView[]> {
  await readNode(work.tx, CENTRES, centreId);
  const placements = await readPlacements(work.tx, centreId);
  const nodes = new Map((await readCentres(work)).map((node) => [node.id, node]));
  return placements.map(({ validFrom, validTo, path }) => ({
    validFrom: validFrom === ALWAYS ? null : validFrom,
    validTo,
    above: path.slice(0, -1).flatMap((id) => {
      const node = nodes.get(id);
      return node ? [{ id, code: node.code, name: node.name, names: { ...node.names } }] : [];
    }),
  }));
}
