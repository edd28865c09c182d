// The statement of the sales and order-flow reports, put together from a source, the joins that
// name its keys, and the measures of the report.
import { join, literal, sql, type Sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import { dimensionJoins, type NameOptions } from './report-dimensions';
import { flowSource, SUMS, type SourceQuestion } from './report-source';

export interface Measure {
  key: string;
  /** SQL over the summed columns of the rollups and `orders`. */
  of: string;
}

export interface FlowReportQuestion {
  source: SourceQuestion;
  dims: readonly string[];
  names: NameOptions;
  measures: readonly Measure[];
  limit: number;
}

export type ReportRow = Record<string, string | bigint | null>;

/**
 * One row per combination of the dimensions and currency, in their order; combinations without any
 * figure are left out. Reads one row more than `limit`, so that a cut shows.
 */
export async function readFlowReport(tx: Tx, question: FlowReportQuestion): Promise<ReportRow[]> {
  const { source, dims, names, measures, limit } = question;
  const { texts, joins } = dimensionJoins(dims, names);
  const labels = dims.flatMap((dim): Array<{ key: string; text: Sql }> => {
    const text = texts.get(dim);
    if (!text) throw new Error(`no such dimension ${dim}`);
    const own = [{ key: dim, text: text.code }];
    return text.name ? [...own, { key: `${dim}_name`, text: text.name }] : own;
  });
  const byOrder = source.choice.grain === 'ledger';
  const groups = Array.from({ length: labels.length + 1 + (byOrder ? 1 : 0) }, (_, i) => i + 1);
  const outerGroups = groups.slice(0, labels.length + 1).join(', ');
  const sums = SUMS.map(({ column }) => `sum(s.${column}) AS ${column}`).join(', ');
  const again = SUMS.map(({ column }) => `sum(n.${column})::bigint AS ${column}`).join(', ');
  const firsts = byOrder ? 'CASE WHEN sum(s.firsts) > 0 THEN 1 ELSE 0 END' : 'sum(s.firsts)';
  const selected = labels.map(({ key, text }) => sql`${text} AS ${literal(key)}, `);
  const keys = labels.map(({ key }) => key).join(', ');
  const list = keys === '' ? '' : `${keys}, `;
  return tx.rows<ReportRow>(sql`
    WITH s AS (${flowSource(source)}),
    n AS (
      SELECT ${join(selected, ' ')} s.currency ${literal(byOrder ? ', s.order_id' : '')},
        ${literal(sums)}, ${literal(firsts)} AS orders
      FROM s ${joins} GROUP BY ${literal(groups.join(', '))}),
    t AS (
      SELECT ${literal(list)} n.currency, ${literal(again)}, sum(n.orders)::bigint AS orders
      FROM n GROUP BY ${literal(outerGroups)})
    SELECT ${literal(list)} currency,
      ${literal(measures.map(({ key, of }) => `(${of})::bigint AS ${key}`).join(', '))}
    FROM t
    WHERE ${literal(measures.map(({ of }) => `(${of}) <> 0`).join(' OR '))}
    ORDER BY ${literal(outerGroups)} LIMIT ${limit + 1}`);
}
