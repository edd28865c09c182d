// Price, mix and quantity where the rows are: the database compares both sides of every product and dealer
// and sends what is shown. The rule is that of domain/price-mix-quantity, to the minor unit; a year of a
// large company has hundreds of thousands of pairs, and an answer a few hundred rows.
import { NO_ONE } from '@/kernel/ids';
import { literal, sql, type Sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import {
  effectsOf,
  type EffectsTogether,
  type PairStanding,
  type SalesPair,
} from '../domain/price-mix-quantity';
import { comparedSides, type ComparedQuestion } from './compared-sides';
import { nameOf } from './figures-sales';

export type EffectsBy = 'product' | 'dealer' | 'region';

export interface NamedEffects extends EffectsTogether {
  id: string;
  /** Empty where nothing has that id: what is of no product, dealer or region. */
  code: string;
  name: string;
}

/** Products of two below this, twice, and one such number more are within 64 bits. */
const SMALL = literal(String(2 ** 30));

/** `n / d`, halves away from zero: whole numbers of 64 bits, which divide several times as fast. */
const halfUp = (n: string, d: string): Sql =>
  literal(`(2 * (${n}) + CASE WHEN ${n} < 0 THEN -${d} ELSE ${d} END) / (2 * ${d})`);

/** The same of numbers of any size, and as such a number. */
const exactHalfUp = (n: string, d: string): Sql =>
  literal(`div(2 * (${n}) + CASE WHEN ${n} < 0 THEN -${d} ELSE ${d} END, 2 * ${d})`);

/** What was not bought has no price; the rest is held against its own basis, or the product's. */
const PRICE = sql`CASE WHEN c.qa = 0 THEN c.a
  WHEN greatest(abs(c.a), abs(c.rb), abs(c.qa), c.rq) < ${SMALL}
    THEN ${halfUp('c.a * c.rq - c.rb * c.qa', 'c.rq')}
  ELSE ${exactHalfUp('c.a::numeric * c.rq - c.rb::numeric * c.qa', 'c.rq::numeric')} END`;

/** (Qa qb/Qb - qb) b/qb = b (Qa - Qb) / Qb */
const QUANTITY = sql`CASE WHEN c.b = 0 THEN 0
  WHEN greatest(abs(c.b), abs(w.more), w.qb) < ${SMALL} THEN ${halfUp('c.b * w.more', 'w.qb')}
  ELSE ${exactHalfUp('c.b::numeric * w.more', 'w.qb::numeric')} END`;

const STANDINGS = ['COMPARED', 'NO_BASIS', 'NO_SALES', 'NO_QUANTITY'] as const;

const standingIs = (standing: PairStanding): Sql => literal(String(STANDINGS.indexOf(standing)));

const SUMS = literal(
  ['qb', 'b', 'qa', 'a', 'other']
    .map((column) => `app.total(e.${column}) AS ${column}`)
    // A price is of an amount times a quantity: a slip of the pen takes it past 64 bits.
    .concat(['price', 'quantity'].map((column) => `sum(e.${column}) AS ${column}`))
    .join(', '),
);

/** Rows `product_id`, `dealer_id`, and quantity and amount of the basis or of what was sold. */
const sidesOf = (basis: Sql, actual: Sql, scale: bigint): Sql => sql`
  SELECT b.product_id, b.dealer_id, b.quantity AS qb, b.amount AS b, 0::bigint AS qa, 0::bigint AS a
  FROM (${basis}) b
  UNION ALL
  SELECT c.product_id, c.dealer_id, 0, 0, c.quantity * ${literal(String(scale))}, c.amount
  FROM (${actual}) c`;

/** Parts of a statement of which `pair` has both sides of each product and dealer. */
function pairs(tx: Tx, question: ComparedQuestion): Sql {
  const { basis, actual, scale } = comparedSides(tx, question);
  return sql`basis AS (${basis}),
    pair AS (
      SELECT s.product_id, s.dealer_id, app.total(s.qb) AS qb, app.total(s.b) AS b,
        app.total(s.qa) AS qa, app.total(s.a) AS a
      FROM (${sidesOf(literal('SELECT * FROM basis'), actual, scale)}) s GROUP BY 1, 2)`;
}

/**
 * Each product of all dealers. Of days it is kept by itself: its few rows are read, so that the pairs of
 * large companies pass by once and are not held.
 */
function products(tx: Tx, question: ComparedQuestion): Sql {
  const { basis, grain } = question;
  const isKept = basis !== null && 'days' in basis && grain !== 'PRODUCT';
  if (!isKept) return literal('SELECT * FROM pair');
  const { basis: before, actual, scale } = comparedSides(tx, { ...question, grain: 'PRODUCT' });
  return sidesOf(before, actual, scale);
}

/** Both sides of each product and dealer; the key is `product dealer`. */
export async function readPairs(
  tx: Tx,
  question: Omit<ComparedQuestion, 'grain'>,
): Promise<SalesPair[]> {
  return tx.rows<SalesPair & Record<string, unknown>>(sql`
    WITH ${pairs(tx, { ...question, grain: 'PAIR' })}
    SELECT product_id || ' ' || dealer_id AS key, qb AS "basisQuantity", b AS "basisMinor",
      qa AS "actualQuantity", a AS "actualMinor"
    FROM pair`);
}

/** Rows `id`, `low` and `high` of the standings, and the sums, by product or dealer. */
function parts(tx: Tx, question: ComparedQuestion, key: 'product_id' | 'dealer_id'): Sql {
  return sql`
    WITH ${pairs(tx, question)},
    product_sum AS (
      SELECT p.product_id, app.total(p.qb) AS qb, app.total(p.b) AS b, app.total(p.qa) AS qa
      FROM (${products(tx, question)}) p GROUP BY 1),
    judged AS (
      SELECT s.*, CASE
        WHEN s.qb > 0 AND s.qa > 0 THEN ${standingIs('COMPARED')}
        WHEN s.qb <= 0 AND s.qa <= 0 THEN ${standingIs('NO_QUANTITY')}
        WHEN s.qb <= 0 THEN ${standingIs('NO_BASIS')}
        ELSE ${standingIs('NO_SALES')} END AS standing
      FROM product_sum s),
    whole AS (
      SELECT coalesce(sum(j.qb), 0)::bigint AS qb, coalesce(sum(j.qa - j.qb), 0)::bigint AS more
      FROM judged j WHERE j.standing = ${standingIs('COMPARED')}),
    compared AS (
      SELECT p.*, j.standing, j.standing = ${standingIs('COMPARED')} AS is_compared,
        CASE WHEN p.qb > 0 THEN p.b ELSE j.b END AS rb,
        CASE WHEN p.qb > 0 THEN p.qb ELSE j.qb END AS rq
      FROM pair p JOIN judged j USING (product_id)),
    effect AS (
      SELECT c.${literal(key)} AS id, c.standing, c.qb, c.b, c.qa, c.a,
        CASE WHEN c.is_compared THEN ${PRICE} ELSE 0 END AS price,
        CASE WHEN c.is_compared THEN ${QUANTITY} ELSE 0 END AS quantity,
        CASE WHEN c.is_compared THEN 0 ELSE c.a - c.b END AS other
      FROM compared c CROSS JOIN whole w)
    SELECT e.id, min(e.standing) AS low, max(e.standing) AS high, ${SUMS}
    FROM effect e GROUP BY 1`;
}

/** Dealers as their regions. */
const inRegions = (tx: Tx, dealers: Sql): Sql => sql`
  SELECT coalesce(d.region_id, ${NO_ONE}::uuid) AS id, min(e.low) AS low, max(e.high) AS high,
    ${SUMS}
  FROM (${dealers}) e LEFT JOIN dealer d ON d.org_id = ${tx.orgId}::uuid AND d.id = e.id
  GROUP BY 1`;

interface Found {
  id: string;
  code: string;
  name: string;
  low: number;
  high: number;
  qb: bigint;
  b: bigint;
  qa: bigint;
  a: bigint;
  other: bigint;
  /** Of any size, so as text. */
  price: string;
  quantity: string;
}

function effectsRow({ id, code, name, low, high, ...sums }: Found): NamedEffects {
  return {
    id,
    code,
    name,
    standing: low === high ? (STANDINGS[low] ?? 'MIXED') : 'MIXED',
    effects: effectsOf({
      basisQuantity: sums.qb,
      basisMinor: sums.b,
      actualQuantity: sums.qa,
      actualMinor: sums.a,
      priceMinor: BigInt(sums.price),
      quantityMinor: BigInt(sums.quantity),
      otherMinor: sums.other,
    }),
  };
}

/** For this transaction: at the default pairs of a year are written to disk and read again. */
const ROOM_FOR_PAIRS = sql`SELECT set_config('work_mem', '32MB', true)`;

/**
 * What products, dealers or regions did to sales, one statement. Quantities come as many times as the
 * plan's do. In no order.
 */
export async function readEffects(
  tx: Tx,
  question: Omit<ComparedQuestion, 'grain'>,
  { by, locale }: { by: EffectsBy; locale: string },
): Promise<NamedEffects[]> {
  const found =
    by === 'product'
      ? parts(tx, { ...question, grain: 'PRODUCT' }, 'product_id')
      : parts(tx, { ...question, grain: 'DEALER' }, 'dealer_id');
  // Materialized: the planner would sort every pair to have the rows in the order of their names' keys.
  const named = sql`
    WITH found AS MATERIALIZED (${by === 'region' ? inRegions(tx, found) : found})
    SELECT e.*, coalesce(t.code, '') AS code, coalesce(${nameOf(by, locale)}, '') AS name
    FROM found e LEFT JOIN ${literal(by)} t ON t.org_id = ${tx.orgId}::uuid AND t.id = e.id`;
  const [, rows] = await Promise.all([
    tx.run(ROOM_FOR_PAIRS),
    tx.rows<Found & Record<string, unknown>>(named),
  ]);
  return rows.map(effectsRow);
}
