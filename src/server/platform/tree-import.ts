// Many nodes of a tree at once, by code, in any order: a child may stand before its parent in the
// file. Good rows are written in one statement; nothing of a refused row is.
import { z } from 'zod';
import { codeField, nameField } from '@/kernel/fields';
import { newId } from '@/kernel/ids';
import { localNamesSchema, type LocalNames } from '@/kernel/local-names';
import { RowRefusals, type UpsertResult } from '@/kernel/row-refusal';
import { checkRows, refuseRepeatedRows, type Checked } from './check-rows';
import { columns, literal, sql } from './sql';
import { lockTree, readTree, type TreeNode, type TreeTable } from './tree';
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

interface Planned {
  id: string;
  code: string;
  name: string;
  names: LocalNames;
  parentCode: string | null;
  /** Index of the row that says so; null for a node that stays as it is. */
  row: number | null;
}

/** Refusals: `request.repeatedRow`, `<module>.parentNotFound`, `<module>.cycle`, field codes. */
export async function upsertTree(
  tx: Tx,
  tree: TreeTable,
  rows: readonly TreeRow[],
): Promise<UpsertResult & { ids: (string | null)[] }> {
  await lockTree(tx, tree);
  const stored = await readTree(tx, tree);
  const refusals = new RowRefusals();
  const checked = checkRows(TreeRow, rows, refusals);
  const distinct = refuseRepeatedRows(checked, (row) => row.code, 'code', refusals);
  const plan = settle(tree, stored, distinct, refusals);
  const before = new Map(stored.map((node) => [node.code, node]));
  const changed = withPaths(plan).filter((node) => isChanged(before.get(node.code), node));
  await write(tx, tree, changed);
  const created = changed.filter((node) => !before.has(node.code)).length;
  const ids = new Map([...plan.values()].map((node) => [node.row, node.id]));
  return {
    created,
    updated: changed.length - created,
    refused: refusals.list(),
    ids: rows.map((_, index) => ids.get(index) ?? null),
  };
}

/** The tree with every good row applied. Refusing a row can make others bad, so it repeats. */
function settle(
  tree: TreeTable,
  stored: readonly TreeNode[],
  rows: readonly GoodRow[],
  refusals: RowRefusals,
): Map<string, Planned> {
  const codeOf = new Map(stored.map((node) => [node.id, node.code]));
  for (;;) {
    const plan = new Map<string, Planned>(
      stored.map(({ id, code, name, names, parentId }) => {
        const parentCode = parentId === null ? null : (codeOf.get(parentId) ?? null);
        return [code, { id, code, name, names, parentCode, row: null }];
      }),
    );
    for (const { index, code, name, names, parentCode = null } of rows) {
      if (!refusals.isGood(index)) continue;
      const old = plan.get(code);
      const id = old?.id ?? newId();
      plan.set(code, { id, code, name, names: names ?? old?.names ?? {}, parentCode, row: index });
    }
    const bad = [...plan.values()].filter((node) => refuseMisplaced(tree, plan, node, refusals));
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

function isChanged(before: TreeNode | undefined, { name, names, path }: Placed): boolean {
  if (!before) return true;
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
  await tx.run(sql`
    INSERT INTO ${literal(tree.table)} AS t (org_id, id, code, name, names, parent_id, path)
    SELECT ${tx.orgId}::uuid, r.id, r.code, r.name, r.names, r.parent_id, r.path::uuid[]
    FROM unnest(${c[0]}::uuid[], ${c[1]}::text[], ${c[2]}::text[], ${c[3]}::jsonb[],
      ${c[4]}::uuid[], ${c[5]}::text[]) AS r(id, code, name, names, parent_id, path)
    ON CONFLICT (org_id, code) DO UPDATE SET name = excluded.name, names = excluded.names,
      parent_id = excluded.parent_id, path = excluded.path, version = t.version + 1`);
}
