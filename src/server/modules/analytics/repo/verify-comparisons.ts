// Proofs of kept comparisons: pairs are the sums of the ledger on their days, products those of their pairs,
// and what a dealer's pairs come to is what the rule says of each of them. A row of nothing is no row.
import { literal, sql, type Sql } from '@/server/platform/sql';
import { COMPARED, isAny, PRICE, standingOf } from './effect-rule';
import { SIDES } from './kept-effects';
import type { Check } from './check';

const KEY = ['from_day', 'basis_from'];

/** Rows that differ, of two statements with the same columns. */
function differing(
  table: string,
  { keys, sums, expected }: { keys: string[]; sums: readonly string[]; expected: Sql },
): Check {
  const textOf = (columns: readonly string[]) =>
    literal(`concat_ws(' ', ${columns.map((column) => `r.${column}`).join(', ')})`);
  const rows = (from: Sql) => sql`
    SELECT ${textOf(keys)} AS key, ${textOf(sums)} AS value FROM (${from}) r
    WHERE ${isAny(sums.map((column) => `r.${column}`))}`;
  return {
    kind: `${table} (${sums.join(' ')})`,
    statement: (orgId) => sql`
      WITH org AS (SELECT ${orgId}::uuid AS org_id),
      expected AS (${rows(expected)}),
      found AS (${rows(sql`SELECT * FROM ${literal(table)} WHERE org_id = ${orgId}::uuid`)})
      SELECT coalesce(e.key, f.key) AS key, coalesce(e.value, 'no row') AS expected,
        coalesce(f.value, 'no row') AS found
      FROM expected e FULL JOIN found f ON f.key = e.key
      WHERE e.value IS DISTINCT FROM f.value ORDER BY 1 LIMIT 1000`,
  };
}

/** What entries `e` within the days of a comparison `c` come to. */
const within = (from: string, to: string, column: string) =>
  `sum(CASE WHEN e.occurred_on BETWEEN c.${from} AND c.${to} THEN e.${column} ELSE 0 END)`;

const pairs = differing('rollup_compared_pair', {
  keys: [...KEY, 'product_id', 'dealer_id'],
  sums: SIDES,
  expected: sql`
    SELECT c.from_day, c.basis_from, e.product_id, e.dealer_id,
      ${literal(within('basis_from', 'basis_to', 'quantity'))} AS basis_quantity,
      ${literal(within('basis_from', 'basis_to', 'net_minor'))} AS basis_minor,
      ${literal(within('from_day', 'to_day', 'quantity'))} AS actual_quantity,
      ${literal(within('from_day', 'to_day', 'net_minor'))} AS actual_minor
    FROM org JOIN sales_comparison c USING (org_id)
    JOIN fold_watermark w ON w.org_id = c.org_id AND w.fold = 'order-flow'
    JOIN order_flow_entry e ON e.org_id = c.org_id AND e.currency = c.currency
      AND e.kind = 'REQUESTED' AND (e.xid, e.seq) <= (w.xid, w.seq)
      AND (e.occurred_on BETWEEN c.from_day AND c.to_day
        OR e.occurred_on BETWEEN c.basis_from AND c.basis_to)
    GROUP BY 1, 2, 3, 4`,
});

const summed = literal(SIDES.map((column) => `sum(p.${column}) AS ${column}`).join(', '));

const products = differing('rollup_compared_product', {
  keys: [...KEY, 'product_id'],
  sums: SIDES,
  expected: sql`
    SELECT p.from_day, p.basis_from, p.product_id, ${summed}
    FROM org JOIN rollup_compared_pair p USING (org_id) GROUP BY 1, 2, 3`,
});

/** Each pair by the standing and the price of its product. */
const JUDGED = sql`
  SELECT p.*, p.basis_quantity AS qb, p.basis_minor AS b, p.actual_quantity AS qa,
    p.actual_minor AS a, ${standingOf('j.basis_quantity', 'j.actual_quantity')} AS standing,
    CASE WHEN p.basis_quantity > 0 THEN p.basis_minor ELSE j.basis_minor END AS rb,
    CASE WHEN p.basis_quantity > 0 THEN p.basis_quantity ELSE j.basis_quantity END AS rq
  FROM org JOIN rollup_compared_pair p USING (org_id)
  JOIN rollup_compared_product j USING (org_id, from_day, basis_from, product_id)`;

const dealers = differing('rollup_compared_dealer', {
  keys: [...KEY, 'dealer_id', 'standing'],
  sums: ['pairs', ...SIDES, 'price_minor'],
  expected: sql`
    SELECT c.from_day, c.basis_from, c.dealer_id, c.standing,
      sum(${isAny(['c.qb', 'c.b', 'c.qa', 'c.a'])}::int) AS pairs,
      sum(c.qb) AS basis_quantity, sum(c.b) AS basis_minor, sum(c.qa) AS actual_quantity,
      sum(c.a) AS actual_minor,
      sum(CASE WHEN c.standing = ${COMPARED} THEN ${PRICE} ELSE 0 END) AS price_minor
    FROM (${JUDGED}) c GROUP BY 1, 2, 3, 4`,
});

export const comparisonChecks: readonly Check[] = [pairs, products, dealers];
