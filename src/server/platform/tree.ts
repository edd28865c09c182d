// Trees of codes (categories, regions, levels): every row carries the ids from the root down to
// itself, so that "everything below" is one comparison. A move rewrites the paths of the whole
// branch in the statement that moves it.
import { DomainError } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import type { LocalNames } from '@/kernel/local-names';
import { empty, join, literal, sql, type Sql } from './sql';
import type { Tx } from './tx';

/** A column that one tree has beside those that all have; `key` is its name in a node. */
export interface TreeColumn {
  key: string;
  column: string;
  type: 'text' | 'uuid' | 'date' | 'boolean';
}

/** A table of the shape (org_id, id, code, name, names, parent_id, path, version). */
export interface TreeTable {
  table: 'category' | 'region' | 'dealer_level' | 'responsibility_centre' | 'account' | 'programme';
  /** The module whose error codes are used. */
  module: string;
  /** The name of its nodes in the audit trail. */
  docKind: 'category' | 'region' | 'level' | 'centre' | 'account' | 'programme';
  columns?: readonly TreeColumn[];
}

/** Values of a tree's own columns, by their keys. */
export type OwnValues = Readonly<Record<string, unknown>>;

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

const ownColumns = ({ columns = [] }: TreeTable): readonly TreeColumn[] => columns;

/** `, part, part` for each of a tree's own columns; nothing where it has none. */
function forOwn(tree: TreeTable, part: (column: TreeColumn) => Sql): Sql {
  const parts = ownColumns(tree).map(part);
  return parts.length === 0 ? empty : sql`, ${join(parts)}`;
}

/** What a statement returns of a node. */
const nodeOf = (tree: TreeTable): Sql => sql`t.id, t.code, t.name, t.names,
  t.parent_id AS "parentId", t.path, t.version${forOwn(tree, ({ key, column }) =>
    literal(`t.${column} AS "${key}"`),
  )}`;

const from = ({ table }: TreeTable): Sql => literal(table);

/** One writer of a tree at a time: two moves that cross each other could close a circle. */
export async function lockTree(tx: Tx, tree: TreeTable): Promise<void> {
  await tx.run(sql`
    SELECT pg_advisory_xact_lock(hashtextextended(${`${tree.table}:${tx.orgId}`}, 0))`);
}

/** Every node, parents before children, siblings by code. */
export async function readTree<N extends TreeNode = TreeNode>(
  tx: Tx,
  tree: TreeTable,
): Promise<N[]> {
  const nodes = await tx.rows<N>(sql`
    SELECT ${nodeOf(tree)} FROM ${from(tree)} t WHERE t.org_id = ${tx.orgId}::uuid ORDER BY t.code`);
  return inTreeOrder(nodes);
}

function inTreeOrder<N extends TreeNode>(nodes: readonly N[]): N[] {
  const children = new Map<string | null, N[]>();
  for (const node of nodes) {
    const siblings = children.get(node.parentId);
    if (siblings) siblings.push(node);
    else children.set(node.parentId, [node]);
  }
  const below = (parentId: string | null): N[] =>
    (children.get(parentId) ?? []).flatMap((node) => [node, ...below(node.id)]);
  return below(null);
}

/** A node that is not there; one that was removed tells when and by whom. */
export const nodeMissing = ({ module, docKind }: TreeTable, id: string): DomainError =>
  new DomainError(`${module}.notFound`, {
    status: 'not_found',
    seen: { docKind, docId: id, version: null, actions: ['removed'] },
  });

/** Refuses with `<module>.notFound`. */
export async function readNode<N extends TreeNode = TreeNode>(
  tx: Tx,
  tree: TreeTable,
  id: string,
): Promise<N> {
  const node = await tx.row<N>(sql`
    SELECT ${nodeOf(tree)} FROM ${from(tree)} t
    WHERE t.org_id = ${tx.orgId}::uuid AND t.id = ${id}::uuid`);
  if (!node) throw nodeMissing(tree, id);
  return node;
}

function parentMissing(tree: TreeTable): never {
  throw new DomainError(`${tree.module}.parentNotFound`, { status: 'invalid', field: 'parentId' });
}

const ownValue = ({ key, type }: TreeColumn, own: OwnValues): Sql =>
  sql`${own[key] ?? null}::${literal(type)}`;

/** Refuses with `<module>.parentNotFound`; a taken code is refused by its unique key. */
export async function insertNode(
  tx: Tx,
  tree: TreeTable,
  values: NodeValues,
  own: OwnValues = {},
): Promise<TreeNode> {
  const { code, name, names, parentId } = values;
  await lockTree(tx, tree);
  const id = newId();
  const node = await tx.row<TreeNode>(sql`
    WITH parent AS (
      SELECT path FROM ${from(tree)} WHERE org_id = ${tx.orgId}::uuid AND id = ${parentId}::uuid
      UNION ALL SELECT '{}'::uuid[] WHERE ${parentId}::uuid IS NULL
    )
    INSERT INTO ${from(tree)} AS t
      (org_id, id, code, name, names, parent_id, path${forOwn(tree, (c) => literal(c.column))})
    SELECT ${tx.orgId}::uuid, ${id}::uuid, ${code}, ${name}, ${JSON.stringify(names)}::jsonb,
      ${parentId}::uuid, parent.path || ${id}::uuid${forOwn(tree, (c) => ownValue(c, own))}
    FROM parent
    RETURNING ${nodeOf(tree)}`);
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
  own: OwnValues = {},
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
      ${forOwn(tree, (c) => {
        const column = literal(c.column);
        return sql`${column} = CASE WHEN t.id = old.id THEN ${ownValue(c, own)} ELSE t.${column} END`;
      })}
    FROM old, parent
    WHERE t.org_id = ${tx.orgId}::uuid AND (t.id = old.id
      OR (t.path @> ARRAY[old.id] AND old.path <> parent.path || old.id))
    RETURNING ${nodeOf(tree)}`);
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
