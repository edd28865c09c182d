// Dimensions in SQL: how a key of a source becomes a code and a name, and how a code narrows rows.
import { empty, join, literal, sql, type Sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { SourceKey } from './report-source';

export interface DimensionText {
  /** Texts to select and group by: the code, and the name where there is one. */
  code: Sql;
  name: Sql | null;
}

export interface NameOptions {
  orgId: string;
  locale: string;
  depth: number | null;
}

/** Joins that give codes and names to the keys of a relation named `s`. */
export interface DimensionJoins {
  texts: ReadonlyMap<string, DimensionText>;
  joins: Sql;
}

const localName = (alias: string, locale: string) =>
  sql`coalesce(${literal(alias)}.names ->> ${locale}, ${literal(alias)}.name)`;

/** The ancestor at a depth, or the row itself where it stands higher. `path` starts at the root. */
function ancestor(table: string, alias: string, leafId: Sql, depth: number | null): Sql {
  const t = literal(table);
  const a = literal(alias);
  if (depth === null)
    return sql`LEFT JOIN ${t} ${a} ON ${a}.org_id = s_org.id AND ${a}.id = ${leafId}`;
  return sql`
    LEFT JOIN ${t} ${a}_leaf ON ${a}_leaf.org_id = s_org.id AND ${a}_leaf.id = ${leafId}
    LEFT JOIN ${t} ${a} ON ${a}.org_id = s_org.id
      AND ${a}.id = coalesce(${a}_leaf.path[${depth}], ${a}_leaf.id)`;
}

const plainJoin = (table: string, alias: string, id: string) =>
  sql`LEFT JOIN ${literal(table)} ${literal(alias)}
    ON ${literal(alias)}.org_id = s_org.id AND ${literal(alias)}.id = ${literal(id)}`;

const code = (alias: string) => literal(`coalesce(${alias}.code, '')`);
const name = (alias: string) => literal(`coalesce(${alias}.name, '')`);

/** Texts of the dimensions over the columns of a relation named `s`. */
export function dimensionJoins(dims: readonly string[], options: NameOptions): DimensionJoins {
  const { orgId, locale, depth } = options;
  const has = (...wanted: string[]) => wanted.some((dim) => dims.includes(dim));
  const local = (alias: string) => sql`coalesce(${localName(alias, locale)}, '')`;
  const texts = new Map<string, DimensionText>([
    ['day', { code: literal('s.time'), name: null }],
    ['month', { code: literal('left(s.time, 7)'), name: null }],
    ['year', { code: literal('left(s.time, 4)'), name: null }],
    ['dealer', { code: code('d'), name: name('d') }],
    ['region', { code: code('rg'), name: local('rg') }],
    ['level', { code: code('lv'), name: local('lv') }],
    ['salesperson', { code: code('sp'), name: name('sp') }],
    ['product', { code: code('p'), name: local('p') }],
    ['category', { code: code('c'), name: local('c') }],
    ['warehouse', { code: code('w'), name: name('w') }],
    ['cause', { code: CAUSE, name: literal('s.cause') }],
  ]);
  const joins = [
    sql`CROSS JOIN (SELECT ${orgId}::uuid AS id) s_org`,
    has('dealer', 'region', 'level') ? plainJoin('dealer', 'd', 's.dealer_id') : empty,
    has('region') ? ancestor('region', 'rg', sql`d.region_id`, depth) : empty,
    has('level') ? ancestor('dealer_level', 'lv', sql`d.level_id`, depth) : empty,
    has('salesperson') ? plainJoin('salesperson', 'sp', 's.salesperson_id') : empty,
    has('product', 'category') ? plainJoin('product', 'p', 's.product_id') : empty,
    has('category') ? ancestor('category', 'c', sql`p.category_id`, depth) : empty,
    has('warehouse') ? plainJoin('warehouse', 'w', 's.warehouse_id') : empty,
  ];
  return { texts, joins: join(joins, ' ') };
}

/** Why goods did not move on; the words of a person stand beside it as the name. */
const CAUSE = literal(`CASE WHEN s.kind = 'REJECTED' AND s.cause = 'REJECTED' THEN 'REJECTED'
  WHEN s.kind = 'REJECTED' THEN 'NOT_APPROVED' ELSE s.kind END`);

/** Which keys of a source a dimension needs. */
export const KEYS_OF: Readonly<Record<string, readonly SourceKey[]>> = {
  dealer: ['dealer_id'],
  region: ['dealer_id'],
  level: ['dealer_id'],
  salesperson: ['salesperson_id'],
  product: ['product_id'],
  category: ['product_id'],
  cause: ['kind', 'cause'],
};

const TREE_TABLE = { region: 'region', level: 'dealer_level', category: 'category' } as const;
const TREE_OWNER = {
  region: ['dealer', 'region_id'],
  level: ['dealer', 'level_id'],
  category: ['product', 'category_id'],
} as const;
const PLAIN_TABLE = {
  dealer: 'dealer',
  salesperson: 'salesperson',
  product: 'product',
  warehouse: 'warehouse',
} as const;

/** The statement that finds the id of a code, and whether it has branches. */
export function findByCode(orgId: string, dimension: string, wanted: string): Sql | null {
  if (dimension in TREE_TABLE) {
    const table = literal(TREE_TABLE[dimension as keyof typeof TREE_TABLE]);
    return sql`SELECT t.id, EXISTS (SELECT 1 FROM ${table} b
        WHERE b.org_id = t.org_id AND b.parent_id = t.id) AS branches
      FROM ${table} t WHERE t.org_id = ${orgId}::uuid AND t.code = ${wanted}`;
  }
  if (dimension in PLAIN_TABLE) {
    const table = literal(PLAIN_TABLE[dimension as keyof typeof PLAIN_TABLE]);
    return sql`SELECT id, false AS branches FROM ${table}
      WHERE org_id = ${orgId}::uuid AND code = ${wanted}`;
  }
  return null;
}

/** Rows of a source (alias `f`) that belong to an entity; an id of null is "to none". */
export function narrowTo(
  orgId: string,
  { dimension, id, isOwn }: { dimension: string; id: string | null; isOwn: boolean },
): Sql {
  if (dimension in TREE_TABLE) {
    const [owner, column] = TREE_OWNER[dimension as keyof typeof TREE_OWNER];
    const tree = literal(TREE_TABLE[dimension as keyof typeof TREE_TABLE]);
    const member =
      id === null
        ? sql`o.${literal(column)} IS NULL`
        : isOwn
          ? sql`o.${literal(column)} = ${id}::uuid`
          : sql`EXISTS (SELECT 1 FROM ${tree} t WHERE t.org_id = o.org_id
          AND t.id = o.${literal(column)} AND ${id}::uuid = ANY(t.path))`;
    return sql`f.${literal(owner)}_id IN (SELECT o.id FROM ${literal(owner)} o
      WHERE o.org_id = ${orgId}::uuid AND ${member})`;
  }
  const value = id ?? '00000000-0000-0000-0000-000000000000';
  if (dimension === 'salesperson') {
    return sql`coalesce(f.salesperson_id, '00000000-0000-0000-0000-000000000000'::uuid)
      = ${value}::uuid`;
  }
  return sql`f.${literal(dimension)}_id = ${value}::uuid`;
}

/** Ids by code. */
export async function readIds(
  tx: Tx,
  table: 'dealer' | 'product' | 'region',
  codes: readonly string[],
): Promise<Record<string, string>> {
  const rows = await tx.rows<{ id: string; code: string }>(sql`
    SELECT id, code FROM ${literal(table)}
    WHERE org_id = ${tx.orgId}::uuid AND code = ANY(${codes}::text[])`);
  return Object.fromEntries(rows.map((row) => [row.code, row.id]));
}
