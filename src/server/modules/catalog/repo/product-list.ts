// Pages of products. Filters are parts of the statement only when they are set.
import { z } from 'zod';
import type { Page } from '@/kernel/page';
import { decodeCursor, toPage } from '@/server/platform/page';
import { empty, literal, sql, type Sql } from '@/server/platform/sql';
import { containsPatterns } from '@/server/platform/text-search';
import type { Tx } from '@/server/platform/tx';
import type { ProductListInput, ProductRow } from '../schemas';

const Key = z.tuple([z.string(), z.uuid()]);

/** The columns a page can be sorted by, with the type their text in a cursor is read as. */
const SORT = {
  code: { column: 'p.code', type: 'text' },
  name: { column: 'p.name', type: 'text' },
  updatedAt: { column: 'p.updated_at', type: 'timestamptz' },
} as const;

function filters(tx: Tx, input: ProductListInput): Sql {
  const patterns = containsPatterns(input.text);
  const byText =
    patterns.length === 0 ? empty : sql`AND p.search_text LIKE ALL(${patterns}::text[])`;
  const byStatus = input.status === null ? empty : sql`AND p.status = ${input.status}`;
  const byCategory =
    input.categoryId === null
      ? empty
      : sql`AND p.category_id IN (SELECT id FROM category
          WHERE org_id = ${tx.orgId}::uuid AND path @> ARRAY[${input.categoryId}::uuid])`;
  return sql`${byText} ${byStatus} ${byCategory}`;
}

export async function readProductPage(tx: Tx, input: ProductListInput): Promise<Page<ProductRow>> {
  const key = decodeCursor(input.cursor, Key);
  const { column, type } = SORT[input.sort];
  const [after, order] = input.order === 'asc' ? ['>', 'ASC'] : ['<', 'DESC'];
  const past = key
    ? sql`AND (${literal(column)}, p.id) ${literal(after)}
        (${key[0]}::${literal(type)}, ${key[1]}::uuid)`
    : empty;
  const rows = await tx.rows<ProductRow & { sortKey: string }>(sql`
    SELECT p.id, p.code, p.barcode, p.name, p.names, p.category_id AS "categoryId",
      c.name AS "categoryName", coalesce(c.names, '{}') AS "categoryNames",
      p.base_unit AS "baseUnit", p.tax_code AS "taxCode", p.status, p.version,
      p.updated_at AS "updatedAt", ${literal(column)}::text AS "sortKey",
      coalesce((SELECT jsonb_agg(jsonb_build_object('unit', k.unit, 'factor', k.factor)
        ORDER BY k.factor, k.unit)
        FROM product_pack k WHERE k.org_id = p.org_id AND k.product_id = p.id), '[]') AS packs
    FROM product p
    LEFT JOIN category c ON c.org_id = p.org_id AND c.id = p.category_id
    WHERE p.org_id = ${tx.orgId}::uuid ${filters(tx, input)} ${past}
    ORDER BY ${literal(`${column} ${order}, p.id ${order}`)}
    LIMIT ${input.limit + 1}`);
  return toPage(rows, input.limit, (row) => [row.sortKey, row.id]);
}
