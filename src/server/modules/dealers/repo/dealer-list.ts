// Pages of dealers. Filters are parts of the statement only when they are set.
import { z } from 'zod';
import type { Page } from '@/kernel/page';
import { decodeCursor, toPage } from '@/server/platform/page';
import { empty, literal, sql, type Sql } from '@/server/platform/sql';
import { containsPatterns } from '@/server/platform/text-search';
import type { Tx } from '@/server/platform/tx';
import type { DealerListInput, DealerRow } from '../schemas';

const Key = z.tuple([z.string(), z.uuid()]);

/** The columns a page can be sorted by, with the type their text in a cursor is read as. */
const SORT = {
  code: { column: 'd.code', type: 'text' },
  name: { column: 'd.name', type: 'text' },
  updatedAt: { column: 'd.updated_at', type: 'timestamptz' },
} as const;

function filters(tx: Tx, input: DealerListInput): Sql {
  const patterns = containsPatterns(input.text);
  const byText =
    patterns.length === 0 ? empty : sql`AND d.search_text LIKE ALL(${patterns}::text[])`;
  const byStatus = input.status === null ? empty : sql`AND d.status = ${input.status}`;
  const bySalesperson =
    input.salespersonId === null ? empty : sql`AND d.salesperson_id = ${input.salespersonId}::uuid`;
  const below = (column: 'region_id' | 'level_id', table: 'region' | 'dealer_level', id: string) =>
    sql`AND d.${literal(column)} IN (SELECT id FROM ${literal(table)}
      WHERE org_id = ${tx.orgId}::uuid AND path @> ARRAY[${id}::uuid])`;
  const byRegion = input.regionId === null ? empty : below('region_id', 'region', input.regionId);
  const byLevel = input.levelId === null ? empty : below('level_id', 'dealer_level', input.levelId);
  return sql`${byText} ${byStatus} ${bySalesperson} ${byRegion} ${byLevel}`;
}

export async function readDealerPage(tx: Tx, input: DealerListInput): Promise<Page<DealerRow>> {
  const key = decodeCursor(input.cursor, Key);
  const { column, type } = SORT[input.sort];
  const [after, order] = input.order === 'asc' ? ['>', 'ASC'] : ['<', 'DESC'];
  const past = key
    ? sql`AND (${literal(column)}, d.id) ${literal(after)}
        (${key[0]}::${literal(type)}, ${key[1]}::uuid)`
    : empty;
  const rows = await tx.rows<DealerRow & { sortKey: string }>(sql`
    SELECT d.id, d.code, d.name, d.status, d.currency, d.region_id AS "regionId",
      r.name AS "regionName", coalesce(r.names, '{}') AS "regionNames", d.level_id AS "levelId",
      l.name AS "levelName", coalesce(l.names, '{}') AS "levelNames",
      s.name AS "salespersonName", d.terms_kind AS "termsKind", d.terms_days AS "termsDays",
      d.version, d.updated_at AS "updatedAt", ${literal(column)}::text AS "sortKey"
    FROM dealer d
    LEFT JOIN region r ON r.org_id = d.org_id AND r.id = d.region_id
    LEFT JOIN dealer_level l ON l.org_id = d.org_id AND l.id = d.level_id
    LEFT JOIN salesperson s ON s.org_id = d.org_id AND s.id = d.salesperson_id
    WHERE d.org_id = ${tx.orgId}::uuid ${filters(tx, input)} ${past}
    ORDER BY ${literal(`${column} ${order}, d.id ${order}`)}
    LIMIT ${input.limit + 1}`);
  return toPage(rows, input.limit, (row) => [row.sortKey, row.id]);
}

export async function readDealersById(tx: Tx, ids: readonly string[]) {
  return tx.rows<Pick<DealerRow, 'id' | 'code' | 'name' | 'status' | 'currency'>>(sql`
    SELECT id, code, name, status, currency FROM dealer
    WHERE org_id = ${tx.orgId}::uuid AND id = ANY(${ids}::uuid[]) ORDER BY code`);
}
