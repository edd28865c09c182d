// Trees of codes (categories, regions, levels): every row carries the ids from the root down to
// itself, so that "everything below" is one comparison. A move rewrites the paths of the whole
// branch in the statement that moves it.
import { DomainError } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import type { LocalNames } from '@/kernel/local-names';
import { literal, sql, type Sql } from './sql';
import type { Tx } from './tx';

/** A table of the shape (org_id, id, code, name, names, parent_id, path, version). */
export interface TreeTable {
  table: 'category' | 'region' | 'dealer_level';
  /** The module whose error codes are used. */
  module: string;
}

export interface TreeNode {
  id: string;
  code: string;
  name: string;
  names: LocalNames;
  parentId: string | null;
  /** Ids from the root down to this node. */
  path: string[];
  version: number;
}

export type NodeValues = Pick<TreeNode, 'code' | 'name' | 'names' | 'parentId'>;

const NODE = sql`t.id, t.code, t.name, t.names, t.parent_id AS "parentId", t.path, t.version`;

const from = ({ table }: TreeTable): Sql => literal(table);

/** One writer of a tree at a time: two moves that cross each other could close a circle. */
export async function lockTree(tx: Tx, tree: TreeTable): Promise<void> {
  await tx.run(sql`
    SELECT pg_advisory_xact_lock(hashtextextended(${`${tree.table}:${tx.orgId}`}, 0))`);
}

/** Every node, parents before children, siblings by code. */
export async function readTree(tx: Tx, tree: TreeTable): Promise<TreeNode[]> {
  const nodes = await tx.rows<TreeNode>(sql`
    SELECT ${NODE} FROM ${from(tree)} t WHERE t.org_id = ${tx.orgId}::uuid ORDER BY t.code`);
  return inTreeOrder(nodes);
}

function inTreeOrder(nodes: readonly TreeNode[]): TreeNode[] {
  const children = new Map<string | null, TreeNode[]>();
  for (const node of nodes) {
    const siblings = children.get(node.parentId);
    if (siblings) siblings.push(node);
    else children.set(node.parentId, [node]);
  }
  const below = (parentId: string | null): TreeNode[] =>
    (children.get(parentId) ?? []).flatMap((node) => [node, ...below(node.id)]);
  return below(null);
}

export async function readNode(tx: Tx, tree: TreeTable, id: string): Promise<TreeNode> {
  const node = await tx.row<TreeNode>(sql`
    SELECT ${NODE} FROM ${from(tree)} t
    WHERE t.org_id = ${tx.orgId}::uuid AND t.id = ${id}::uuid`);
  if (!node) throw new DomainError(`${tree.module}.notFound`, { status: 'not_found' });
  return node;
}

function parentMissing(tree: TreeTable): never {
  throw new DomainError(`${tree.module}.parentNotFound`, { status: 'invalid', field: 'parentId' });
}

/** Refuses with `<module>.parentNotFound`; a taken code is refused by its unique key. */
export async function insertNode(tx: Tx, tree: TreeTable, values: NodeValues): Promise<TreeNode> {
  const { code, name, names, parentId } = values;
  await lockTree(tx, tree);
  const id = newId();
  const node = await tx.row<TreeNode>(sql`
    WITH parent AS (
      SELECT path FROM ${from(tree)} WHERE org_id = ${tx.orgId}::uuid AND id = ${parentId}::uuid
      UNION ALL SELECT '{}'::uuid[] WHERE ${parentId}::uuid IS NULL
    )
    INSERT INTO ${from(tree)} AS t (org_id, id, code, name, names, parent_id, path)
    SELECT ${tx.orgId}::uuid, ${id}::uuid, ${code}, ${name}, ${JSON.stringify(names)}::jsonb,
      ${parentId}::uuid, parent.path || ${id}::uuid FROM parent
    RETURNING ${NODE}`);
  return node ?? parentMissing(tree);
}

/**
 * Writes a node and, where its parent changed, the paths of everything below it, in one statement.
 * Refuses with `<module>.parentNotFound`, `<module>.cycle`; undefined where the version is not the
 * stored one.
 */
export async function updateNode(
  tx: Tx,
  tree: TreeTable,
  { id, version, ...values }: NodeValues & { id: string; version: number },
): Promise<TreeNode | undefined> {
  const { code, name, names, parentId } = values;
  await lockTree(tx, tree);
  if (parentId !== null) await checkParent(tx, tree, id, parentId);
  const rows = await tx.rows<TreeNode>(sql`
    WITH old AS (
      SELECT id, path FROM ${from(tree)}
      WHERE org_id = ${tx.orgId}::uuid AND id = ${id}::uuid AND version = ${version}
    ), parent AS (
      SELECT coalesce((SELECT path FROM ${from(tree)}
        WHERE org_id = ${tx.orgId}::uuid AND id = ${parentId}::uuid), '{}') AS path
    )
    UPDATE ${from(tree)} t SET
      path = parent.path || t.path[cardinality(old.path):],
      code = CASE WHEN t.id = old.id THEN ${code} ELSE t.code END,
      name = CASE WHEN t.id = old.id THEN ${name} ELSE t.name END,
      names = CASE WHEN t.id = old.id THEN ${JSON.stringify(names)}::jsonb ELSE t.names END,
      parent_id = CASE WHEN t.id = old.id THEN ${parentId}::uuid ELSE t.parent_id END,
      version = t.version + CASE WHEN t.id = old.id THEN 1 ELSE 0 END
    FROM old, parent
    WHERE t.org_id = ${tx.orgId}::uuid AND (t.id = old.id
      OR (t.path @> ARRAY[old.id] AND old.path <> parent.path || old.id))
    RETURNING ${NODE}`);
  return rows.find((row) => row.id === id);
}

async function checkParent(tx: Tx, tree: TreeTable, id: string, parentId: string): Promise<void> {
  const parent = await tx.row<{ path: string[] }>(sql`
    SELECT path FROM ${from(tree)} WHERE org_id = ${tx.orgId}::uuid AND id = ${parentId}::uuid`);
  if (!parent) parentMissing(tree);
  if (!parent.path.includes(id)) return;
  throw new DomainError(`${tree.module}.cycle`, { status: 'invalid', field: 'parentId' });
}

/** Deletes a leaf; false where the version is not the stored one. */
export async function deleteNode(
  tx: Tx,
  tree: TreeTable,
  { id, version }: { id: string; version: number },
): Promise<boolean> {
  await lockTree(tx, tree);
  const deleted = await tx.run(sql`
    DELETE FROM ${from(tree)}
    WHERE org_id = ${tx.orgId}::uuid AND id = ${id}::uuid AND version = ${version}`);
  return deleted === 1;
}
