// Keeps comparisons of sales: both sides of every pair of product and dealer, of every product, and what
// the pairs of a dealer come to. Adding to it costs what is added, and what that turns over: where a product
// has another basis, every dealer who bought it without one of his own is compared with another price.
import type { Period } from '@/kernel/period';
import { literal, sql, type Sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { Comparison, Growth } from '../domain/kept-comparison';
import { monthsWithin } from '../domain/months-and-days';
import { COMPARED, isAny, PRICE, standingOf } from './effect-rule';
import type { Watermark } from './fold';
import { ofComparison, SIDES } from './kept-effects';
import { pairsOfDays } from './sales-effects';

const KEPT_ROLLUPS = [
  'rollup_compared_pair',
  'rollup_compared_product',
  'rollup_compared_dealer',
] as const;

interface KeptRow extends Record<string, unknown> {
  currency: string;
  from: string;
  to: string;
  basisFrom: string;
  basisTo: string;
}

export async function readComparisons(tx: Tx): Promise<Comparison[]> {
  const rows = await tx.rows<KeptRow>(sql`
    SELECT currency, from_day::text AS from, to_day::text AS to, basis_from::text AS "basisFrom",
      basis_to::text AS "basisTo"
    FROM sales_comparison WHERE org_id = ${tx.orgId}::uuid`);
  return rows.map(({ currency, from, to, basisFrom, basisTo }) => ({
    currency,
    actual: { from, to },
    basis: { from: basisFrom, to: basisTo },
  }));
}

/** Keeps it no longer. */
export async function dropComparison(tx: Tx, one: Comparison): Promise<void> {
  for (const table of [...KEPT_ROLLUPS, 'sales_comparison']) {
    await tx.run(sql`DELETE FROM ${literal(table)} r WHERE ${ofComparison(tx, one)}`);
  }
}

export async function dropComparisons(tx: Tx): Promise<void> {
  for (const table of [...KEPT_ROLLUPS, 'sales_comparison']) {
    await tx.run(sql`DELETE FROM ${literal(table)} WHERE org_id = ${tx.orgId}::uuid`);
  }
}

async function saveComparison(tx: Tx, { currency, actual, basis }: Comparison): Promise<void> {
  await tx.run(sql`
    INSERT INTO sales_comparison (org_id, from_day, basis_from, to_day, basis_to, currency)
    VALUES (${tx.orgId}::uuid, ${actual.from}::date, ${basis.from}::date, ${actual.to}::date,
      ${basis.to}::date, ${currency})
    ON CONFLICT (org_id, from_day, basis_from) DO UPDATE
      SET to_day = excluded.to_day, basis_to = excluded.basis_to, currency = excluded.currency`);
}

const KEY = 'from_day, basis_from';
const adds = (columns: readonly string[]): Sql =>
  literal(columns.map((one) => `${one} = r.${one} + excluded.${one}`).join(', '));
const SIDE_LIST = literal(SIDES.join(', '));

/** Adds the rows of `change` by these columns, and says what they are now. */
const addSides = (tx: Tx, table: string, of: readonly string[]): Sql => {
  const keys = literal([KEY, ...of].join(', '));
  return sql`INSERT INTO ${literal(table)} AS r (org_id, ${keys}, ${SIDE_LIST})
    SELECT ${tx.orgId}::uuid, ${keys}, ${literal(SIDES.map((one) => `app.total(${one})`).join(', '))}
    FROM change GROUP BY ${keys}
    ON CONFLICT (org_id, ${keys}) DO UPDATE SET ${adds(SIDES)}
    RETURNING r.*`;
};

/** The columns of both sides with a prefix, each as something of itself. */
const sides = (of: (column: string) => string): Sql =>
  literal(SIDES.map((column) => `${of(column)} AS ${column}`).join(', '));

const IS_SAME_PRODUCT = literal(
  '(r.from_day, r.basis_from, r.product_id) = (t.from_day, t.basis_from, t.product_id)',
);

/**
 * Products of the change as they were and are. TURNED: all its pairs count anew, as it stands differently
 * or has another basis.
 */
const JUDGED = sql`
  SELECT j.*, (j.standing <> j.standing_before OR j.basis_quantity <> j.quantity_before
    OR j.basis_minor <> j.minor_before) AS is_turned
  FROM (
    SELECT n.from_day, n.basis_from, n.product_id, n.basis_quantity, n.basis_minor,
      n.basis_quantity - d.basis_quantity AS quantity_before,
      n.basis_minor - d.basis_minor AS minor_before,
      ${standingOf('n.basis_quantity', 'n.actual_quantity')} AS standing,
      ${standingOf('(n.basis_quantity - d.basis_quantity)', '(n.actual_quantity - d.actual_quantity)')}
        AS standing_before
    FROM product_now n JOIN product_change d USING (from_day, basis_from, product_id)) j`;

/**
 * Pairs that count anew, as they were (-1) and are (1). Every part of the statement sees rows as they were
 * when it began: the pairs of turned products are read as they were and have the change added, the others
 * are written and have it taken off. Added up by key, so that no join has to guess how many there are.
 */
const bothTimes = (tx: Tx): Sql => {
  const isTurned = (alias: string) =>
    literal(`(${alias}.from_day, ${alias}.basis_from,
    ${alias}.product_id) IN (SELECT from_day, basis_from, product_id FROM judged WHERE is_turned)`);
  const part = (sign: 1 | -1, from: Sql, rest: string) =>
    sql`SELECT ${literal(String(sign))} AS sign, from_day, basis_from, product_id, dealer_id,
      ${sides((column) => `${rest}${column}`)} FROM ${from}`;
  const turned = sql`(SELECT r.* FROM (SELECT DISTINCT from_day, basis_from, product_id FROM judged
      WHERE is_turned) t
    CROSS JOIN LATERAL (SELECT * FROM rollup_compared_pair r
      WHERE r.org_id = ${tx.orgId}::uuid AND ${IS_SAME_PRODUCT} OFFSET 0) r)`;
  return sql`
    SELECT sign, from_day, basis_from, product_id, dealer_id, ${sides((one) => `app.total(${one})`)}
    FROM (
      ${part(-1, sql`${turned} r`, '')}
      UNION ALL ${part(1, sql`${turned} r`, '')}
      UNION ALL ${part(1, sql`change c WHERE ${isTurned('c')}`, '')}
      UNION ALL ${part(1, sql`pair_now c WHERE NOT ${isTurned('c')}`, '')}
      UNION ALL ${part(-1, sql`pair_now c WHERE NOT ${isTurned('c')}`, '')}
      UNION ALL ${part(-1, sql`change c WHERE NOT ${isTurned('c')}`, '-')}) one
    GROUP BY 1, 2, 3, 4, 5`;
};

/** Each of them by the product as it was or is. */
const COUNTED = sql`
  SELECT p.sign, p.from_day, p.basis_from, p.dealer_id,
    p.basis_quantity AS qb, p.basis_minor AS b, p.actual_quantity AS qa, p.actual_minor AS a,
    j.standing,
    CASE WHEN p.basis_quantity > 0 THEN p.basis_minor ELSE j.minor END AS rb,
    CASE WHEN p.basis_quantity > 0 THEN p.basis_quantity ELSE j.quantity END AS rq
  FROM both_times p
  JOIN (
    SELECT 1 AS sign, from_day, basis_from, product_id, standing, basis_quantity AS quantity,
      basis_minor AS minor
    FROM judged
    UNION ALL
    SELECT -1, from_day, basis_from, product_id, standing_before, quantity_before, minor_before
    FROM judged) j USING (sign, from_day, basis_from, product_id)`;

const DEALER_SUMS = ['pairs', ...SIDES, 'price_minor'] as const;

const addDealers = (tx: Tx): Sql => sql`
  INSERT INTO rollup_compared_dealer AS r (org_id, from_day, basis_from, dealer_id, standing,
    ${literal(DEALER_SUMS.join(', '))})
  SELECT ${tx.orgId}::uuid, d.* FROM (
    SELECT c.from_day, c.basis_from, c.dealer_id, c.standing,
      sum(c.sign * ${isAny(['c.qb', 'c.b', 'c.qa', 'c.a'])}::int) AS pairs,
      app.total(c.sign * c.qb) AS qb, app.total(c.sign * c.b) AS b,
      app.total(c.sign * c.qa) AS qa, app.total(c.sign * c.a) AS a,
      sum(CASE WHEN c.standing = ${COMPARED} THEN c.sign * (${PRICE}) ELSE 0 END) AS price
    FROM counted c GROUP BY 1, 2, 3, 4) d
  WHERE ${isAny(['d.pairs', 'd.qb', 'd.b', 'd.qa', 'd.a', 'd.price'])}
  ON CONFLICT (org_id, from_day, basis_from, dealer_id, standing) DO UPDATE SET ${adds(DEALER_SUMS)}`;

/** Nested loops of parts whose size nobody knows beforehand would read them once for every row. */
const NO_GUESSES = sql`SELECT set_config('enable_nestloop', 'off', true),
  set_config('work_mem', '32MB', true)`;

/** Rows `from_day`, `basis_from`, `product_id`, `dealer_id` and what to add to both sides of each. */
async function addChange(tx: Tx, change: Sql): Promise<void> {
  await tx.run(NO_GUESSES);
  await tx.run(sql`
    WITH change AS MATERIALIZED (${change}),
    product_change AS (
      SELECT from_day, basis_from, product_id, ${sides((column) => `app.total(${column})`)}
      FROM change GROUP BY 1, 2, 3),
    product_now AS (${addSides(tx, 'rollup_compared_product', ['product_id'])}),
    pair_now AS (${addSides(tx, 'rollup_compared_pair', ['product_id', 'dealer_id'])}),
    judged AS MATERIALIZED (${JUDGED}),
    both_times AS (${bothTimes(tx)}),
    counted AS (${COUNTED})
    ${addDealers(tx)}`);
}

/** A batch of the ledger, after one entry and up to another, counts in the comparisons it is of. */
export async function compareBatch(
  tx: Tx,
  after: Pick<Watermark, 'xid' | 'seq'>,
  upTo: Pick<Watermark, 'xid' | 'seq'>,
): Promise<void> {
  const within = (from: string, to: string) => `e.occurred_on BETWEEN c.${from} AND c.${to}`;
  const [actual, basis] = [within('from_day', 'to_day'), within('basis_from', 'basis_to')];
  const sum = (when: string, column: string) =>
    `app.total(CASE WHEN ${when} THEN e.${column} ELSE 0 END)`;
  const sums = [
    sum(basis, 'quantity'),
    sum(basis, 'net_minor'),
    sum(actual, 'quantity'),
    sum(actual, 'net_minor'),
  ];
  await addChange(
    tx,
    sql`SELECT c.from_day, c.basis_from, e.product_id, e.dealer_id,
        ${literal(SIDES.map((column, i) => `${sums[i]} AS ${column}`).join(', '))}
      FROM order_flow_entry e
      JOIN sales_comparison c ON c.org_id = e.org_id AND c.currency = e.currency
        AND (${literal(`${actual} OR ${basis}`)})
      WHERE e.org_id = ${tx.orgId}::uuid AND e.kind = 'REQUESTED'
        AND (e.xid, e.seq) > (${after.xid}::bigint, ${after.seq}::bigint)
        AND (e.xid, e.seq) <= (${upTo.xid}::bigint, ${upTo.seq}::bigint)
      GROUP BY 1, 2, 3, 4`,
  );
}

/** Whole months are read from their sums, the days beside them from the ledger as far as it is folded. */
function inMonths(days: readonly Period[]): Period[] {
  return days.flatMap((span) => {
    const { whole, plus } = monthsWithin(span);
    return whole ? [whole, ...plus] : plus;
  });
}

/** Counts the days that a comparison has gained; of a new one all days. */
export async function growComparison(tx: Tx, one: Comparison, growth: Growth): Promise<void> {
  const days = { basis: inMonths(growth.basis), actual: inMonths(growth.actual) };
  await addChange(
    tx,
    sql`SELECT ${one.actual.from}::date AS from_day, ${one.basis.from}::date AS basis_from,
      p.product_id, p.dealer_id, p.qb AS basis_quantity, p.b AS basis_minor,
      p.qa AS actual_quantity, p.a AS actual_minor
    FROM (${pairsOfDays(tx, days, one.currency)}) p`,
  );
  await saveComparison(tx, one);
}
