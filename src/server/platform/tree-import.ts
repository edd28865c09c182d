// Many nodes of a tree at once, by code, in any order: a child may stand before its parent in the
// file. Good rows are written in one statement; nothing of a refused row is.
import { z } from 'zod';
import { codeField, nameField } from '@/kernel/fields';
import { newId } from '@/kernel/ids';
import { localNamesSchema, type LocalNames } from '@/kernel/local-names';
import { RowRefusals, type UpsertResult } from '@/kernel/row-refusal';
import { checkRows, refuseRepeatedRows, type Checked } from './check-rows';
import type { AuditRecord } from './journal';
import { columns, empty, join, literal, sql, type Sql } from './sql';
import { lockTree, readTree, type OwnValues, type TreeNode, type TreeTable } from './tree';
import type { Tx } from './tx';

const TreeRow = z.object({
  code: codeField,
  name: nameField,
  /** Left out: as they are. */
  names: localNamesSchema.optional(),
  /** null or left out: a root. */
  parentCode: codeField.nullable().optional(),
});
export type TreeRow = z.input<typeof TreeRow>;
type GoodRow = Checked<z.output<typeof TreeRow>>;

/** What one tree asks of its rows beside code, name and parent. */
export interface TreeImport {
  /** Fields of the tree's own columns; optional ones that are left out keep what is stored. */
  fields?: Readonly<Record<string, z.ZodType>>;
  /** For a new node; a column without one must be given (`request.required`). */
  standards?: OwnValues;
  /** Ids of nodes that may not get children; a row that would is refused `<module>.hasPostings`. */
  leaves?: ReadonlySet<string>;
}

/** A node that was written, and what it was before. */
export interface WrittenNode {
  id: string;
  code: string;
  parentId: string | null;
  path: string[];
  before: TreeNode | undefined;
}

/** What the audit trail says of nodes that were written. */
export function writtenEvents(docKind: string, written: readonly WrittenNode[]): AuditRecord[] {
  return written.map(({ id: docId, before }) => ({
    ...{ docKind, docId, action: before ? 'updated' : 'created' },
    ...(before ? { version: before.version + 1 } : {}),
  }));
}

interface Planned {
  id: string;
  code: string;
  name: string;
  names: LocalNames;
  parentCode: string | null;
  own: OwnValues;
  /** Index of the row that says so; null for a node that stays as it is. */
  row: number | null;
}

/**
 * Refusals: `request.repeatedRow`, `request.required`, `<module>.parentNotFound`,
 * `<module>.cycle`, `<module>.hasPostings`, field codes.
 */
export async function upsertTree(
  tx: Tx,
  tree: TreeTable,
  rows: readonly TreeRow[],
  asks: TreeImport = {},
): Promise<UpsertResult & { ids: (string | null)[]; written: WrittenNode[] }> {
  await lockTree(tx, tree);
  const stored = await readTree(tx, tree);
  const refusals = new RowRefusals();
  // The tree's own fields are only ever reached by their keys.
  const schema = TreeRow.extend(asks.fields ?? {}) as unknown as typeof TreeRow;
  const checked: GoodRow[] = checkRows(schema, rows, refusals);
  const distinct = refuseRepeatedRows(checked, (row) => row.code, 'code', refusals);
  const before = new Map(stored.map((node) => [node.code, node]));
  for (const row of distinct) refuseMissing(tree, before.get(row.code), row, asks, refusals);
  const plan = settle(tree, stored, distinct, asks, refusals);
  const changed = withPaths(plan).filter((node) => isChanged(tree, before.get(node.code), node));
  await write(tx, tree, changed);
  const created = changed.filter((node) => !before.has(node.code)).length;
  const ids = new Map([...plan.values()].map((node) => [node.row, node.id]));
  return {
    created,
    updated: changed.length - created,
    refused: refusals.list(),
    ids: rows.map((_, index) => ids.get(index) ?? null),
    written: changed.map(({ id, code, parentId, path }) => {
      return { id, code, parentId, path, before: before.get(code) };
    }),
  };
}

const fieldsOf = (values: object): OwnValues => values as OwnValues;

/** The values of a tree's own columns: as given, else as stored, else the standard. */
function ownOf(tree: TreeTable, given: object, old: object, standards: OwnValues = {}): OwnValues {
  const keys = (tree.columns ?? []).map(({ key }) => key);
  const value = (key: string) => {
    const found = [given, old, standards].find((one) => fieldsOf(one)[key] !== undefined);
    return found === undefined ? null : fieldsOf(found)[key];
  };
  return Object.fromEntries(keys.map((key) => [key, value(key)]));
}

function refuseMissing(
  tree: TreeTable,
  before: TreeNode | undefined,
  row: GoodRow,
  { standards = {} }: TreeImport,
  refusals: RowRefusals,
): void {
  if (before) return;
  for (const { key } of tree.columns ?? []) {
    if (key in standards || fieldsOf(row)[key] !== undefined) continue;
    refusals.add(row.index, { code: 'request.required', field: key });
  }
}

/** The tree with every good row applied. Refusing a row can make others bad, so it repeats. */
function settle(
  tree: TreeTable,
  stored: readonly TreeNode[],
  rows: readonly GoodRow[],
  asks: TreeImport,
  refusals: RowRefusals,
): Map<string, Planned> {
  const codeOf = new Map(stored.map((node) => [node.id, node.code]));
  for (;;) {
    const plan = new Map<string, Planned>(
      stored.map((node) => {
        const { id, code, name, names, parentId } = node;
        const parentCode = parentId === null ? null : (codeOf.get(parentId) ?? null);
        const own = ownOf(tree, node, {});
        return [code, { id, code, name, names, parentCode, own, row: null }];
      }),
    );
    for (const row of rows) {
      const { index, code, name, names, parentCode = null } = row;
      if (!refusals.isGood(index)) continue;
      const old = plan.get(code);
      plan.set(code, {
        id: old?.id ?? newId(),
        code,
        name,
        names: names ?? old?.names ?? {},
        parentCode,
        own: ownOf(tree, row, old?.own ?? {}, asks.standards),
        row: index,
      });
    }
    const wasBelow = new Map(stored.map((node) => [node.code, node.parentId]));
    const bad = [...plan.values()].filter(
      (node) =>
        refuseMisplaced(tree, plan, node, refusals) ||
        refuseBelowLeaf(tree, plan, node, asks.leaves, wasBelow, refusals),
    );
    if (bad.length === 0) return plan;
  }
}

function refuseMisplaced(
  tree: TreeTable,
  plan: ReadonlyMap<string, Planned>,
  node: Planned,
  refusals: RowRefusals,
): boolean {
  if (node.row === null) return false;
  const { parentCode } = node;
  if (parentCode !== null && !plan.has(parentCode)) {
    refusals.add(node.row, {
      code: `${tree.module}.parentNotFound`,
      field: 'parentCode',
      params: { code: parentCode },
    });
    return true;
  }
  if (!closesCircle(plan, node)) return false;
  refusals.add(node.row, { code: `${tree.module}.cycle`, field: 'parentCode' });
  return true;
}

function refuseBelowLeaf(
  tree: TreeTable,
  plan: ReadonlyMap<string, Planned>,
  node: Planned,
  leaves: ReadonlySet<string> | undefined,
  wasBelow: ReadonlyMap<string, string | null>,
  refusals: RowRefusals,
): boolean {
  const parent = node.parentCode === null ? undefined : plan.get(node.parentCode);
  if (node.row === null || !parent || !leaves?.has(parent.id)) return false;
  if (wasBelow.get(node.code) === parent.id) return false;
  refusals.add(node.row, {
    code: `${tree.module}.hasPostings`,
    field: 'parentCode',
    params: { code: parent.code },
  });
  return true;
}

function closesCircle(plan: ReadonlyMap<string, Planned>, node: Planned): boolean {
  const above = ({ parentCode }: Planned) =>
    parentCode === null ? undefined : plan.get(parentCode);
  const passed = new Set<string>();
  let at = above(node);
  while (at && !passed.has(at.code)) {
    if (at.code === node.code) return true;
    passed.add(at.code);
    at = above(at);
  }
  return false;
}

type Placed = Omit<Planned, 'row'> & { parentId: string | null; path: string[] };

/** Parents before children, so that a path is its parent's path and its own id. */
function withPaths(plan: ReadonlyMap<string, Planned>): Placed[] {
  const paths = new Map<string, string[]>();
  const pathOf = (node: Planned): string[] => {
    const known = paths.get(node.code);
    if (known) return known;
    const parent = node.parentCode === null ? undefined : plan.get(node.parentCode);
    const path = [...(parent ? pathOf(parent) : []), node.id];
    paths.set(node.code, path);
    return path;
  };
  return [...plan.values()]
    .map((node) => {
      const path = pathOf(node);
      return { ...node, path, parentId: path.at(-2) ?? null };
    })
    .toSorted((a, b) => a.path.length - b.path.length);
}

function isChanged(
  tree: TreeTable,
  before: TreeNode | undefined,
  { name, names, path, own }: Placed,
): boolean {
  if (!before) return true;
  const old = fieldsOf(before);
  if ((tree.columns ?? []).some(({ key }) => (old[key] ?? null) !== own[key])) return true;
  const same = (a: LocalNames, b: LocalNames) =>
    a.en === b.en && a['zh-Hans'] === b['zh-Hans'] && a['zh-Hant'] === b['zh-Hant'];
  return before.name !== name || !same(before.names, names) || before.path.join() !== path.join();
}

async function write(tx: Tx, tree: TreeTable, nodes: readonly Placed[]): Promise<void> {
  if (nodes.length === 0) return;
  const c = columns(
    nodes,
    (node) => node.id,
    (node) => node.code,
    (node) => node.name,
    (node) => JSON.stringify(node.names),
    (node) => node.parentId,
    (node) => `{${node.path.join(',')}}`,
  );
  const own = tree.columns ?? [];
  const each = (part: (column: (typeof own)[number]) => Sql) =>
    own.length === 0 ? empty : sql`, ${join(own.map(part))}`;
  await tx.run(sql`
    INSERT INTO ${literal(tree.table)} AS t
      (org_id, id, code, name, names, parent_id, path${each(({ column }) => literal(column))})
    SELECT ${tx.orgId}::uuid, r.id, r.code, r.name, r.names, r.parent_id,
      r.path::uuid[]${each(({ column }) => literal(`r.${column}`))}
    FROM unnest(${c[0]}::uuid[], ${c[1]}::text[], ${c[2]}::text[], ${c[3]}::jsonb[],
      ${c[4]}::uuid[], ${c[5]}::text[]${each(
        ({ key, type }) => sql`${nodes.map((node) => node.own[key])}::${literal(type)}[]`,
      )}) AS r(id, code, name, names, parent_id, path${each(({ column }) => literal(column))})
    ON CONFLICT (org_id, code) DO UPDATE SET name = excluded.name, names = excluded.names,
      parent_id = excluded.parent_id, path = excluded.path, version = t.version + 1
      ${each(({ column }) => literal(`${column} = excluded.${column}`))}`);
}
