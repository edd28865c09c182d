// The category tree.
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
import { categoryContents, productsByCategory } from '../repo/categories';
import { upsertTree, writtenEvents, type TreeRow } from '@/server/platform/tree-import';
import type { CategoryView, NodeInput, Saved } from '../schemas';

export const CATEGORY_TREE: TreeTable = {
  table: 'category',
  module: 'catalog',
  docKind: 'category',
};

/** Every category, parents before children, with the number of products directly in it. */
export async function listCategories(work: Work): Promise<CategoryView[]> {
  const nodes = await readTree(work.tx, CATEGORY_TREE);
  const products = await productsByCategory(work.tx);
  return nodes.map((node) => ({
    ...node,
    names: { ...node.names },
    products: products.get(node.id) ?? 0,
  }));
}

/** Refuses with `catalog.parentNotFound`, `catalog.codeTaken`. */
export async function createCategory(work: Work, input: NodeInput): Promise<Saved> {
  const node = await insertNode(work.tx, CATEGORY_TREE, input);
  work.journal.audit({ docKind: 'category', docId: node.id, action: 'created' });
  return { id: node.id, version: node.version };
}

const seen = ({ id, version }: { id: string; version: number }): SeenDocument => ({
  docKind: 'category',
  docId: id,
  version,
});

/** Refuses with `catalog.stale`, `catalog.cycle`, `catalog.parentNotFound`, `catalog.codeTaken`. */
export async function updateCategory(
  work: Work,
  { id, version, ...input }: NodeInput & { id: string; version: number },
): Promise<Saved> {
  const before = await readNode(work.tx, CATEGORY_TREE, id);
  const after = await updateNode(work.tx, CATEGORY_TREE, { id, version, ...input });
  if (!after) throw staleError('catalog', input, { ...before }, seen({ id, version }));
  const changes = changesBetween({ ...before }, input);
  const trail = { docKind: 'category', docId: id, action: 'updated', version: after.version };
  work.journal.audit({ ...trail, detail: { changes } });
  return { id, version: after.version };
}

/** Refuses with `catalog.categoryInUse` while products or categories are in it. */
export async function removeCategory(
  work: Work,
  ref: { id: string; version: number },
): Promise<{ done: true }> {
  const before = await readNode(work.tx, CATEGORY_TREE, ref.id);
  const { children, products } = await categoryContents(work.tx, ref.id);
  if (children + products > 0) {
    const params = { children, products };
    throw new DomainError('catalog.categoryInUse', { status: 'conflict', params });
  }
  const isDeleted = await deleteNode(work.tx, CATEGORY_TREE, ref);
  if (!isDeleted) throw staleError('catalog', {}, {}, seen(ref));
  work.journal.audit({
    docKind: 'category',
    docId: ref.id,
    action: 'removed',
    detail: { code: before.code, name: before.name },
  });
  return { done: true };
}

/** Many categories by code, in any order. Refusals: see `upsertTree`. */
export async function upsertCategories(work: Work, rows: readonly TreeRow[]) {
  const done = await upsertTree(work.tx, CATEGORY_TREE, rows);
  work.journal.audit(...writtenEvents('category', done.written));
  return done;
}
