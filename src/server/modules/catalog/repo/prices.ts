// Candidates of prices for one dealer. The choice among them is a rule (domain/resolve-price); SQL
// only narrows the set, so that its size follows the question and not the number of price lists.
import { decimalText } from '@/kernel/decimal';
import { empty, sql, type Sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { ListedPrice } from '../domain/explain-price';
import type { PriceAssignment, PriceCandidate, PriceQuestion } from '../domain/resolve-price';

interface CandidateRow {
  productId: string;
  listId: string;
  code: string;
  name: string;
  currency: string;
  priority: number;
  listFrom: string | null;
  listTo: string | null;
  itemId: string;
  itemFrom: string | null;
  itemTo: string | null;
  minQuantity: number;
  unitPrice: string;
  assignments: PriceAssignment[];
}

export type PriceReader = Omit<PriceQuestion, 'quantity'>;

/** Lists that serve the dealer. Two branches, so that dealer-specific ones come from their index. */
function servedLists(orgId: string, { dealerId, levelPath, regionPath }: PriceReader): Sql {
  return sql`
    SELECT s.price_list_id, jsonb_agg(jsonb_build_object('dealerId', s.dealer_id,
      'levelId', s.level_id, 'regionId', s.region_id)) AS assignments
    FROM (
      SELECT price_list_id, dealer_id, level_id, region_id FROM price_list_assignment
      WHERE org_id = ${orgId}::uuid AND dealer_id = ${dealerId}::uuid
      UNION ALL
      SELECT price_list_id, dealer_id, level_id, region_id FROM price_list_assignment
      WHERE org_id = ${orgId}::uuid AND dealer_id IS NULL
        AND (level_id IS NULL OR level_id = ANY(${levelPath}::uuid[]))
        AND (region_id IS NULL OR region_id = ANY(${regionPath}::uuid[]))
    ) s GROUP BY s.price_list_id`;
}

const CANDIDATE = sql`i.product_id AS "productId", l.id AS "listId", l.code, l.name, l.currency,
  l.priority, l.valid_from AS "listFrom", l.valid_to AS "listTo", i.id AS "itemId",
  i.valid_from AS "itemFrom", i.valid_to AS "itemTo", i.min_quantity AS "minQuantity",
  i.unit_price AS "unitPrice"`;

async function readCandidates(
  tx: Tx,
  reader: PriceReader,
  wanted: ReadonlyMap<string, number>,
  narrow: Sql,
): Promise<Map<string, PriceCandidate[]>> {
  const rows = await tx.rows<CandidateRow>(sql`
    WITH served AS (${servedLists(tx.orgId, reader)})
    SELECT ${CANDIDATE}, s.assignments
    FROM served s
    JOIN price_list l ON l.org_id = ${tx.orgId}::uuid AND l.id = s.price_list_id
    JOIN price_list_item i ON i.org_id = l.org_id AND i.price_list_id = l.id
    JOIN unnest(${[...wanted.keys()]}::uuid[], ${[...wanted.values()]}::int[])
      AS w(product_id, quantity) ON w.product_id = i.product_id
    WHERE l.status = 'ACTIVE' ${narrow}`);
  const byProduct = new Map<string, PriceCandidate[]>();
  for (const row of rows) {
    const list = byProduct.get(row.productId) ?? [];
    list.push(asCandidate(row));
    byProduct.set(row.productId, list);
  }
  return byProduct;
}

/** Every price of a product, also of lists that do not serve the dealer: for the explanation. */
export async function readListed(
  tx: Tx,
  reader: PriceReader,
  productId: string,
): Promise<ListedPrice[]> {
  const rows = await tx.rows<CandidateRow & { isActive: boolean }>(sql`
    WITH served AS (${servedLists(tx.orgId, reader)})
    SELECT ${CANDIDATE}, l.status = 'ACTIVE' AS "isActive",
      coalesce(s.assignments, '[]') AS assignments
    FROM price_list_item i
    JOIN price_list l ON l.org_id = i.org_id AND l.id = i.price_list_id
    LEFT JOIN served s ON s.price_list_id = l.id
    WHERE i.org_id = ${tx.orgId}::uuid AND i.product_id = ${productId}::uuid
    ORDER BY l.code, i.min_quantity, i.valid_from`);
  return rows.map((row) => ({ ...asCandidate(row), isActive: row.isActive }));
}

/** Candidates that can win: in the currency, valid on the day, their quantity break reached. */
export function readWinnable(
  tx: Tx,
  reader: PriceReader,
  wanted: ReadonlyMap<string, number>,
): Promise<Map<string, PriceCandidate[]>> {
  const { currency, on } = reader;
  return readCandidates(
    tx,
    reader,
    wanted,
    sql`AND l.currency = ${currency} AND i.min_quantity <= w.quantity
      AND (l.valid_from IS NULL OR l.valid_from <= ${on}::date)
      AND (l.valid_to IS NULL OR l.valid_to >= ${on}::date)
      AND (i.valid_from IS NULL OR i.valid_from <= ${on}::date)
      AND (i.valid_to IS NULL OR i.valid_to >= ${on}::date)`,
  );
}

/** Every candidate that serves the dealer, also those that cannot win: to say why. */
export function readServed(
  tx: Tx,
  reader: PriceReader,
  wanted: ReadonlyMap<string, number>,
): Promise<Map<string, PriceCandidate[]>> {
  return readCandidates(tx, reader, wanted, empty);
}

function asCandidate(row: CandidateRow): PriceCandidate {
  return {
    listId: row.listId,
    code: row.code,
    name: row.name,
    currency: row.currency,
    priority: row.priority,
    listValidity: { from: row.listFrom, to: row.listTo },
    assignments: row.assignments,
    itemId: row.itemId,
    itemValidity: { from: row.itemFrom, to: row.itemTo },
    minQuantity: row.minQuantity,
    unitPrice: decimalText(row.unitPrice),
  };
}
