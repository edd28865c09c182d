// Where dealers stand in the two trees; the trees themselves are platform/tree.
import { literal, sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';

/** The column of a dealer that points into each tree. */
const COLUMN = { region: 'region_id', dealer_level: 'level_id' } as const;
export type PlacementTable = keyof typeof COLUMN;

/** Dealers directly in each node. */
export async function dealersByNode(tx: Tx, table: PlacementTable): Promise<Map<string, number>> {
  const column = literal(COLUMN[table]);
  const rows = await tx.rows<{ id: string; dealers: number }>(sql`
    SELECT ${column} AS id, count(*)::int AS dealers FROM dealer
    WHERE org_id = ${tx.orgId}::uuid AND ${column} IS NOT NULL GROUP BY ${column}`);
  return new Map(rows.map((row) => [row.id, row.dealers]));
}

export interface NodeContents {
  children: number;
  dealers: number;
}

/** What would lose its place if the node went. */
export async function nodeContents(
  tx: Tx,
  table: PlacementTable,
  id: string,
): Promise<NodeContents> {
  const column = literal(COLUMN[table]);
  const row = await tx.row<NodeContents>(sql`
    SELECT (SELECT count(*)::int FROM ${literal(table)}
        WHERE org_id = ${tx.orgId}::uuid AND parent_id = ${id}::uuid) AS children,
      (SELECT count(*)::int FROM dealer
        WHERE org_id = ${tx.orgId}::uuid AND ${column} = ${id}::uuid) AS dealers`);
  return row ?? { children: 0, dealers: 0 };
}
