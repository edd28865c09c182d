// Rows of the stock report, and the dimension texts of dealers for reports that come from elsewhere.
import { join, literal, sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import { dimensionJoins, type NameOptions } from './report-dimensions';
import type { ReportRow } from './report-flow';

interface StockQuestion {
  dims: readonly string[];
  names: NameOptions;
  currency: string;
  minorDigits: number;
  where: ReturnType<typeof sql>[];
  limit: number;
}

function labelsOf(dims: readonly string[], names: NameOptions) {
  const { texts, joins } = dimensionJoins(dims, names);
  const labels = dims.flatMap((dim) => {
    const text = texts.get(dim);
    if (!text) throw new Error(`no such dimension ${dim}`);
    const own = [{ key: dim, text: text.code }];
    return text.name ? [...own, { key: `${dim}_name`, text: text.name }] : own;
  });
  return { labels, joins };
}

/**
 * Stock by product, category and warehouse; the value is on hand × standard cost, per level. What has no
 * known cost is counted in pieces beside it; where nothing has one there is no value.
 */
export async function readStockReport(tx: Tx, question: StockQuestion): Promise<ReportRow[]> {
  const { labels, joins } = labelsOf(question.dims, question.names);
  const selected = labels.map(({ key, text }) => sql`${text} AS ${literal(key)},`);
  const groups = labels.map((_, i) => i + 1).join(', ');
  const grouping = literal(labels.length > 0 ? `GROUP BY ${groups} ORDER BY ${groups}` : '');
  return tx.rows<ReportRow>(sql`
    WITH s AS (
      SELECT f.product_id, f.warehouse_id, f.on_hand, f.reserved, f.reorder_point,
        coalesce(a.inbound, 0) AS inbound,
        CASE WHEN c.standard_cost IS NULL THEN f.on_hand ELSE 0 END AS uncosted,
        round(f.on_hand * c.standard_cost * 10 ^ ${question.minorDigits}::int) AS cost
      FROM stock_level f
      JOIN product c ON c.org_id = f.org_id AND c.id = f.product_id
      LEFT JOIN (
        SELECT warehouse_id, product_id, sum(quantity - received) AS inbound FROM expected_arrival
        WHERE org_id = ${tx.orgId}::uuid AND status = 'OPEN' GROUP BY 1, 2) a
        ON a.warehouse_id = f.warehouse_id AND a.product_id = f.product_id
      WHERE f.org_id = ${tx.orgId}::uuid
        ${question.where.length > 0 ? sql`AND ${join(question.where, ' AND ')}` : literal('')})
    SELECT ${join(selected, ' ')} ${question.currency}::text AS currency,
      coalesce(sum(s.on_hand), 0)::bigint AS on_hand_quantity,
      coalesce(sum(s.reserved), 0)::bigint AS reserved_quantity,
      coalesce(sum(s.on_hand - s.reserved), 0)::bigint AS available_quantity,
      coalesce(sum(s.inbound), 0)::bigint AS inbound_quantity,
      sum(s.reorder_point)::bigint AS reorder_quantity,
      count(*) FILTER (WHERE s.on_hand - s.reserved < s.reorder_point)::bigint AS below_reorder,
      coalesce(sum(s.uncosted), 0)::bigint AS uncosted_quantity,
      CASE WHEN sum(s.uncosted) > 0 THEN sum(s.cost) ELSE coalesce(sum(s.cost), 0) END::bigint
        AS cost_amount
    FROM s ${joins} ${grouping} LIMIT ${question.limit + 1}`);
}

/** Texts of the dimensions of dealers, by dealer id. */
export async function readDealerTexts(
  tx: Tx,
  dealerIds: readonly string[],
  dims: readonly string[],
  names: NameOptions,
): Promise<Map<string, ReportRow>> {
  const { labels, joins } = labelsOf(dims, names);
  const selected = labels.map(({ key, text }) => sql`, ${text} AS ${literal(key)}`);
  const rows = await tx.rows<ReportRow & { dealer_id: string }>(sql`
    SELECT s.dealer_id ${join(selected, ' ')}
    FROM (SELECT id AS dealer_id, salesperson_id FROM dealer
      WHERE org_id = ${tx.orgId}::uuid AND id = ANY(${dealerIds}::uuid[])) s ${joins}`);
  return new Map(rows.map(({ dealer_id: id, ...texts }) => [id, texts]));
}

/** Of these dealers, those that fit every condition (over `f.dealer_id` and the like). */
export async function keepDealers(
  tx: Tx,
  dealerIds: readonly string[],
  where: readonly ReturnType<typeof sql>[],
): Promise<Set<string>> {
  if (where.length === 0) return new Set(dealerIds);
  const rows = await tx.rows<{ id: string }>(sql`
    SELECT f.dealer_id AS id FROM (SELECT id AS dealer_id, salesperson_id FROM dealer
      WHERE org_id = ${tx.orgId}::uuid AND id = ANY(${dealerIds}::uuid[])) f
    WHERE ${join([...where], ' AND ')}`);
  return new Set(rows.map((row) => row.id));
}
