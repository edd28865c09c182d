// Price, mix and quantity in SQL: the parts of the rule of domain/price-mix-quantity that the database works
// out for each pair, said once for what is compared when asked and for what is kept.
import { NO_ONE } from '@/kernel/ids';
import { literal, sql, type Sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { PairStanding } from '../domain/price-mix-quantity';

export type EffectsBy = 'product' | 'dealer' | 'region';

/** Standings as the database has them: by their place. */
export const STANDINGS = ['COMPARED', 'NO_BASIS', 'NO_SALES', 'NO_QUANTITY'] as const;

const placeOf = (standing: PairStanding): string => String(STANDINGS.indexOf(standing));

export const COMPARED: Sql = literal(placeOf('COMPARED'));

/** The standing of a product of these quantities, of the basis and of what was sold. */
export const standingOf = (qb: string, qa: string): Sql =>
  literal(`(CASE
    WHEN ${qb} > 0 AND ${qa} > 0 THEN ${placeOf('COMPARED')}
    WHEN ${qb} <= 0 AND ${qa} <= 0 THEN ${placeOf('NO_QUANTITY')}
    WHEN ${qb} <= 0 THEN ${placeOf('NO_BASIS')}
    ELSE ${placeOf('NO_SALES')} END)`);

/** Products of two below this, twice, and one such number more are within 64 bits. */
const SMALL = String(2 ** 30);

/** `n / d`, halves away from zero: whole numbers of 64 bits, which divide several times as fast. */
const halfUp = (n: string, d: string): string =>
  `(2 * (${n}) + CASE WHEN ${n} < 0 THEN -${d} ELSE ${d} END) / (2 * ${d})`;

/** The same of numbers of any size, and as such a number. */
const exactHalfUp = (n: string, d: string): string =>
  `div(2 * (${n}) + CASE WHEN ${n} < 0 THEN -${d} ELSE ${d} END, 2 * ${d})`;

/**
 * What a pair `c` sold above its price before. What was not bought has no price; the rest is held against
 * `rb` for `rq` pieces: its own basis, or the product's.
 */
export const PRICE: Sql = literal(`CASE WHEN c.qa = 0 THEN c.a
  WHEN greatest(abs(c.a), abs(c.rb), abs(c.qa), c.rq) < ${SMALL}
    THEN ${halfUp('c.a * c.rq - c.rb * c.qa', 'c.rq')}
  ELSE ${exactHalfUp('c.a::numeric * c.rq - c.rb::numeric * c.qa', 'c.rq::numeric')} END`);

/** Quantities of all products `p` that are compared: one row `wqb`, `wqa`. */
export const wholeOf = (products: Sql): Sql => sql`
  SELECT coalesce(sum(j.qb), 0)::bigint AS wqb, coalesce(sum(j.qa), 0)::bigint AS wqa
  FROM ${products} j WHERE ${standingOf('j.qb', 'j.qa')} = ${COMPARED}`;

/** Whether a pair has anything on either side: nothing less nothing is no row. */
export const isAny = (columns: readonly string[]): Sql =>
  literal(`(${columns.map((column) => `${column} <> 0`).join(' OR ')})`);

/** What is added up over the pairs of a row `e`. */
export const EFFECT_SUMS: Sql = literal(
  ['qb', 'b', 'qa', 'a', 'compared', 'other']
    .map((column) => `app.total(e.${column}) AS ${column}`)
    // A price is of an amount times a quantity: a slip of the pen takes it past 64 bits.
    .concat('sum(e.price) AS price')
    .join(', '),
);

/** Dealers as their regions: rows `id`, `low`, `high` and the sums. */
export const inRegions = (tx: Tx, dealers: Sql): Sql => sql`
  SELECT coalesce(d.region_id, ${NO_ONE}::uuid) AS id, min(e.low) AS low, max(e.high) AS high,
    ${EFFECT_SUMS}
  FROM (${dealers}) e LEFT JOIN dealer d ON d.org_id = ${tx.orgId}::uuid AND d.id = e.id
  GROUP BY 1`;
