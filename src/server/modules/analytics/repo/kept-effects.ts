// What is kept of a comparison of sales, read: a row of each product, and of each dealer one for the
// products of each standing. Thousands of rows, however many pairs there are.
import { literal, sql, type Sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import { oneSpan, type Comparison } from '../domain/kept-comparison';
import type { ComparedQuestion } from './compared-sides';
import {
  COMPARED,
  EFFECT_SUMS,
  inRegions,
  isAny,
  PRICE,
  standingOf,
  wholeOf,
  type EffectsBy,
} from './effect-rule';

/** The comparison that a question is of; null where it is of one that is never kept. */
export function keptComparison(question: Omit<ComparedQuestion, 'grain'>): Comparison | null {
  const { basis: held, period: actual, currency, dealerId, dealerIds } = question;
  if (!held || !('days' in held) || dealerId !== null || dealerIds) return null;
  const basis = oneSpan(held.days);
  return basis && { currency, actual, basis };
}

/** The rows of one comparison. */
export const ofComparison = (tx: Tx, { actual, basis }: Comparison): Sql =>
  sql`r.org_id = ${tx.orgId}::uuid AND r.from_day = ${actual.from}::date
    AND r.basis_from = ${basis.from}::date`;

export const SIDES = ['basis_quantity', 'basis_minor', 'actual_quantity', 'actual_minor'] as const;

const AS_QUESTION = literal(
  'r.basis_quantity AS qb, r.basis_minor AS b, r.actual_quantity AS qa, r.actual_minor AS a',
);

/** Rows `e` of products: each is its own pair. */
const PRODUCT_ROWS: Sql = sql`
  SELECT c.product_id AS id, c.standing AS low, c.standing AS high, c.qb, c.b, c.qa, c.a,
    CASE WHEN c.standing = ${COMPARED} THEN c.b ELSE 0 END AS compared,
    CASE WHEN c.standing = ${COMPARED} THEN 0 ELSE c.a - c.b END AS other,
    CASE WHEN c.standing = ${COMPARED} THEN ${PRICE} ELSE 0 END AS price
  FROM (SELECT p.*, p.b AS rb, p.qb AS rq, ${standingOf('p.qb', 'p.qa')} AS standing
    FROM product_sum p) c
  WHERE ${isAny(['c.qb', 'c.b', 'c.qa', 'c.a'])}`;

const dealerRows = (tx: Tx, one: Comparison): Sql => sql`
  SELECT e.id, min(e.standing) AS low, max(e.standing) AS high, ${EFFECT_SUMS}
  FROM (SELECT r.dealer_id AS id, r.standing, ${AS_QUESTION}, r.price_minor AS price,
      CASE WHEN r.standing = ${COMPARED} THEN r.basis_minor ELSE 0 END AS compared,
      CASE WHEN r.standing = ${COMPARED} THEN 0 ELSE r.actual_minor - r.basis_minor END AS other
    FROM rollup_compared_dealer r WHERE ${ofComparison(tx, one)} AND r.pairs > 0) e
  GROUP BY 1`;

function foundRows(tx: Tx, one: Comparison, by: EffectsBy): Sql {
  if (by === 'product') return PRODUCT_ROWS;
  return by === 'dealer' ? dealerRows(tx, one) : inRegions(tx, dealerRows(tx, one));
}

/** Parts of a statement: `found`, and `whole` of no row where these very days are not kept. */
export const keptParts = (tx: Tx, one: Comparison, by: EffectsBy): Sql => sql`
  product_sum AS (
    SELECT r.product_id, ${AS_QUESTION} FROM rollup_compared_product r
    WHERE ${ofComparison(tx, one)}),
  whole AS (${wholeOf(literal('product_sum'))}
    HAVING EXISTS (SELECT FROM sales_comparison r
      WHERE ${ofComparison(tx, one)} AND r.currency = ${one.currency}
        AND r.to_day = ${one.actual.to}::date AND r.basis_to = ${one.basis.to}::date)),
  found AS MATERIALIZED (${foundRows(tx, one, by)})`;
