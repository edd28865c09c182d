// Both sides of a comparison of sales as parts of one statement: rows `product_id`, `dealer_id`,
// `quantity`, `amount`, as many of each pair as there are.
import { NO_ONE } from '@/kernel/ids';
import type { Period } from '@/kernel/period';
import { join, literal, sql, type Sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import {
  planRows,
  soldRows,
  type PlannedPeriods,
  type SalesGrain,
  type SalesQuestion,
} from './figures-sales';

/** What sales are held against: what was ordered on other days, a plan, or nothing. */
export type SalesBasis = { days: readonly Period[] } | { plan: PlannedPeriods } | null;

/**
 * PRODUCT and PAIR tell every product apart, PAIR by dealer. DEALER is for sums by dealer: as PAIR, but
 * what a dealer bought beyond the plan is one row of it, as there is nothing to compare its prices with.
 */
export interface ComparedQuestion extends Omit<SalesQuestion, 'productIds'> {
  basis: SalesBasis;
}

export interface ComparedSides {
  basis: Sql;
  /** May speak of the rows of the basis as `basis`. */
  actual: Sql;
  /** Quantities of the basis are this many times what they were: part of a piece is exact. */
  scale: bigint;
}

const NOTHING = sql`SELECT NULL::uuid AS product_id, NULL::uuid AS dealer_id, 0::bigint AS quantity,
  0::bigint AS amount WHERE false`;

/** What was sold on days that need not be one span. */
export function soldOnDays(
  tx: Tx,
  question: Omit<SalesQuestion, 'period'>,
  days: readonly Period[],
): Sql {
  const parts = days.map((period) => soldRows(tx, { ...question, period }));
  return parts.length === 0 ? NOTHING : join(parts, ' UNION ALL ');
}

/** The dealers or products that something is planned for by pair. */
const planned = (column: 'product_id' | 'dealer_id'): Sql =>
  sql`SELECT DISTINCT b.${literal(column)} FROM basis b WHERE b.dealer_id <> ${NO_ONE}::uuid`;

/** Each pair once: what speaks of the basis reads it several times. */
const eachPair = (rows: Sql): Sql => sql`
  SELECT r.product_id, r.dealer_id, app.total(r.quantity) AS quantity, app.total(r.amount) AS amount
  FROM (${rows}) r GROUP BY 1, 2`;

/** By pair where something is planned for the dealer and for the product, the rest by dealer. */
function soldBesidePlan(tx: Tx, question: SalesQuestion): Sql {
  const pairs = {
    ...question,
    ...({ grain: 'PAIR', dealerId: null } as const),
    ...{ dealerIds: planned('dealer_id'), productIds: planned('product_id') },
  };
  return sql`
    WITH told AS (${soldRows(tx, pairs)}),
      told_of AS (
        SELECT t.dealer_id, app.total(t.quantity) AS quantity, app.total(t.amount) AS amount
        FROM told t GROUP BY 1),
      bought AS (${eachPair(soldRows(tx, { ...question, grain: 'DEALER' }))})
    SELECT * FROM told
    UNION ALL
    SELECT d.product_id, d.dealer_id, d.quantity - coalesce(t.quantity, 0),
      d.amount - coalesce(t.amount, 0)
    FROM bought d LEFT JOIN told_of t ON t.dealer_id = d.dealer_id
    WHERE t.dealer_id IS NULL OR d.quantity <> t.quantity OR d.amount <> t.amount`;
}

/** A side of products is few rows of many: it is added up before it meets the other one. */
const sideOf = (rows: Sql, grain: SalesGrain): Sql => (grain === 'PRODUCT' ? eachPair(rows) : rows);

export function comparedSides(tx: Tx, { basis, ...question }: ComparedQuestion): ComparedSides {
  if (basis === null) return { basis: NOTHING, actual: soldRows(tx, question), scale: 1n };
  const grain: SalesGrain = question.grain === 'PRODUCT' ? 'PRODUCT' : 'PAIR';
  const told = { ...question, grain };
  const actual = sideOf(soldRows(tx, told), grain);
  if ('days' in basis) {
    return { basis: sideOf(soldOnDays(tx, told, basis.days), grain), actual, scale: 1n };
  }
  const plan = planRows(tx, basis.plan, told);
  const { scale } = basis.plan;
  if (question.grain !== 'DEALER') return { basis: sideOf(plan, grain), actual, scale };
  return { basis: eachPair(plan), actual: soldBesidePlan(tx, question), scale };
}
