// Regions and levels: two trees of one shape.
import { changesBetween, staleError } from '@/kernel/changes';
import { DomainError } from '@/kernel/domain-error';
import type { SeenDocument } from '@/kernel/meanwhile';
import type { Work } from '@/server/platform/actor';
import {
  deleteNode,
  insertNode,
  readNode,
  readTree,
  updateNode,
  type TreeTable,
} from '@/server/platform/tree';
import { upsertTree, writtenEvents, type TreeRow } from '@/server/platform/tree-import';
import { dealersByNode, nodeContents, type PlacementTable } from '../repo/placement';
import type { NodeInput, NodeView, Saved } from '../schemas';

export interface PlacementTree extends TreeTable {
  table: PlacementTable;
  docKind: 'region' | 'level';
}

export const REGIONS: PlacementTree = { table: 'region', module: 'dealers', docKind: 'region' };
export const LEVELS: PlacementTree = { table: 'dealer_level', module: 'dealers', docKind: 'level' };

/** Every node, parents before children, with the number of dealers directly in it. */
export async function listNodes(work: Work, tree: PlacementTree): Promise<NodeView[]> {
  const nodes = await readTree(work.tx, tree);
  const dealers = await dealersByNode(work.tx, tree.table);
  return nodes.map((node) => ({
    ...node,
    names: { ...node.names },
    dealers: dealers.get(node.id) ?? 0,
  }));
}

/** Refuses with `dealers.parentNotFound`, `dealers.codeTaken`. */
export async function createNode(
  work: Work,
  tree: PlacementTree,
  input: NodeInput,
): Promise<Saved> {
  const node = await insertNode(work.tx, tree, input);
  work.journal.audit({ docKind: tree.docKind, docId: node.id, action: 'created' });
  return { id: node.id, version: node.version };
}

const seen = (tree: PlacementTree, ref: { id: string; version: number }): SeenDocument => ({
  docKind: tree.docKind,
  docId: ref.id,
  version: ref.version,
});

/** Refuses with `dealers.stale`, `dealers.cycle`, `dealers.parentNotFound`, `dealers.codeTaken`. */
export async function changeNode(
  work: Work,
  tree: PlacementTree,
  { id, version, ...input }: NodeInput & { id: string; version: number },
): Promise<Saved> {
  const before = await readNode(work.tx, tree, id);
  const after = await updateNode(work.tx, tree, { id, version, ...input });
  if (!after) throw staleError('dealers', input, { ...before }, seen(tree, { id, version }));
  const changes = changesBetween({ ...before }, input);
  const trail = { docKind: tree.docKind, docId: id, action: 'updated', version: after.version };
  work.journal.audit({ ...trail, detail: { changes } });
  return { id, version: after.version };
}

/**
 * Refuses with `dealers.nodeInUse` while nodes or dealers hang on it, and with `request.stillUsed`
 * while a price list is assigned to it.
 */
export async function removeNode(
  work: Work,
  tree: PlacementTree,
  ref: { id: string; version: number },
): Promise<{ done: true }> {
  const before = await readNode(work.tx, tree, ref.id);
  const contents = await nodeContents(work.tx, tree.table, ref.id);
  if (contents.children + contents.dealers > 0) {
    throw new DomainError('dealers.nodeInUse', { status: 'conflict', params: { ...contents } });
  }
  const isDeleted = await deleteNode(work.tx, tree, ref);
  if (!isDeleted) throw staleError('dealers', {}, {}, seen(tree, ref));
  work.journal.audit({
    docKind: tree.docKind,
    docId: ref.id,
    action: 'removed',
    detail: { code: before.code, name: before.name },
  });
  return { done: true };
}

/** For callers that know which tree they mean. */
export const createRegion = (work: Work, input: NodeInput) => createNode(work, REGIONS, input);
export const createLevel = (work: Work, input: NodeInput) => createNode(work, LEVELS, input);

/** Many regions or levels by code, in any order. Refusals: see `upsertTree`. */
async function upsertNodes(work: Work, tree: PlacementTree, rows: readonly TreeRow[]) {
  const done = await upsertTree(work.tx, tree, rows);
  work.journal.audit(...writtenEvents(tree.docKind, done.written));
  return done;
}
export const upsertRegions = (work: Work, rows: readonly TreeRow[]) =>
  upsertNodes(work, REGIONS, rows);
export const upsertLevels = (work: Work, rows: readonly TreeRow[]) =>
  upsertNodes(work, LEVELS, rows);
