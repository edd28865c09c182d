// Price, mix and quantity where the rows are: the database compares both sides of every product and dealer
// and sends what is shown. The rule is that of domain/price-mix-quantity, to the minor unit; a year of a
// large company has hundreds of thousands of pairs, and an answer a few hundred rows. What is asked for
// every day is kept as orders are folded (kept-effects); the rest is compared when it is asked for.
import type { Period } from '@/kernel/period';
import { literal, sql, type Sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import {
  effectsOfRows,
  NO_EFFECTS,
  type EffectsTogether,
  type SalesPair,
} from '../domain/price-mix-quantity';
import { comparedSides, soldOnDays, type ComparedQuestion } from './compared-sides';
import {
  COMPARED,
  EFFECT_SUMS,
  inRegions,
  isAny,
  PRICE,
  STANDINGS,
  standingOf,
  wholeOf,
  type EffectsBy,
} from './effect-rule';
import { nameOf } from './figures-sales';
import { keptComparison, keptParts } from './kept-effects';

export interface NamedEffects extends EffectsTogether {
  id: string;
  /** Empty where nothing has that id: what is of no product, dealer or region. */
  code: string;
  name: string;
}

/** Rows `product_id`, `dealer_id`, and quantity and amount of the basis or of what was sold. */
const sidesOf = (basis: Sql, actual: Sql, scale: bigint): Sql => sql`
  SELECT b.product_id, b.dealer_id, b.quantity AS qb, b.amount AS b, 0::bigint AS qa, 0::bigint AS a
  FROM (${basis}) b
  UNION ALL
  SELECT c.product_id, c.dealer_id, 0, 0, c.quantity * ${literal(String(scale))}, c.amount
  FROM (${actual}) c`;

/** Each pair once, with both sides: rows `product_id`, `dealer_id`, `qb`, `b`, `qa`, `a`. */
const eachPair = (sides: Sql): Sql => sql`
  SELECT s.product_id, s.dealer_id, app.total(s.qb) AS qb, app.total(s.b) AS b,
    app.total(s.qa) AS qa, app.total(s.a) AS a
  FROM (${sides}) s GROUP BY 1, 2
  HAVING ${isAny(['qb', 'b', 'qa', 'a'].map((column) => `app.total(s.${column})`))}`;

/** Parts of a statement of which `pair` has both sides of each product and dealer. */
function pairs(tx: Tx, question: ComparedQuestion): Sql {
  const { basis, actual, scale } = comparedSides(tx, question);
  return sql`basis AS (${basis}),
    pair AS (${eachPair(sidesOf(literal('SELECT * FROM basis'), actual, scale))})`;
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

export type PairsQuestion = Omit<ComparedQuestion, 'grain'>;

/** Each product and dealer with what was sold on these days and on those of the basis. */
export const pairsOfDays = (
  tx: Tx,
  { basis, actual }: { basis: readonly Period[]; actual: readonly Period[] },
  currency: string,
): Sql => {
  const asked = { currency, grain: 'PAIR', dealerId: null } as const;
  return eachPair(sidesOf(soldOnDays(tx, asked, basis), soldOnDays(tx, asked, actual), 1n));
};

/** Both sides of each product and dealer; the key is `product dealer`. */
export async function readPairs(tx: Tx, question: PairsQuestion): Promise<SalesPair[]> {
  return tx.rows<SalesPair & Record<string, unknown>>(sql`
    WITH ${pairs(tx, { ...question, grain: 'PAIR' })}
    SELECT product_id || ' ' || dealer_id AS key, qb AS "basisQuantity", b AS "basisMinor",
      qa AS "actualQuantity", a AS "actualMinor"
    FROM pair`);
}

/** Parts of a statement that compare every pair: `found` by product or dealer, and `whole`. */
function parts(tx: Tx, question: ComparedQuestion, by: EffectsBy): Sql {
  const key = literal(by === 'product' ? 'product_id' : 'dealer_id');
  const sums = sql`
    SELECT e.id, min(e.standing) AS low, max(e.standing) AS high, ${EFFECT_SUMS}
    FROM effect e GROUP BY 1`;
  // Materialized: the planner would sort every pair to have the rows in the order of their names' keys.
  return sql`${pairs(tx, question)},
    product_sum AS (
      SELECT p.product_id, app.total(p.qb) AS qb, app.total(p.b) AS b, app.total(p.qa) AS qa
      FROM (${products(tx, question)}) p GROUP BY 1),
    judged AS (SELECT s.*, ${standingOf('s.qb', 's.qa')} AS standing FROM product_sum s),
    whole AS (${wholeOf(literal('product_sum'))}),
    compared AS (
      SELECT p.*, j.standing, j.standing = ${COMPARED} AS is_compared,
        CASE WHEN p.qb > 0 THEN p.b ELSE j.b END AS rb,
        CASE WHEN p.qb > 0 THEN p.qb ELSE j.qb END AS rq
      FROM pair p JOIN judged j USING (product_id)),
    effect AS (
      SELECT c.${key} AS id, c.standing, c.qb, c.b, c.qa, c.a,
        CASE WHEN c.is_compared THEN c.b ELSE 0 END AS compared,
        CASE WHEN c.is_compared THEN ${PRICE} ELSE 0 END AS price,
        CASE WHEN c.is_compared THEN 0 ELSE c.a - c.b END AS other
      FROM compared c),
    found AS MATERIALIZED (${by === 'region' ? inRegions(tx, sums) : sums})`;
}

interface Found {
  /** Null where nothing was found. */
  id: string | null;
  code: string;
  name: string;
  low: number;
  high: number;
  qb: bigint;
  b: bigint;
  qa: bigint;
  a: bigint;
  compared: bigint;
  other: bigint;
  /** Of any size, so as text. */
  price: string;
  /** Quantities of the whole. */
  wqb: bigint;
  wqa: bigint;
}

/** Each row of `found` with its name, beside the one row of `whole`; one row without an id of none. */
const named = (tx: Tx, ctes: Sql, by: EffectsBy, locale: string): Sql => sql`
  WITH ${ctes}
  SELECT e.*, w.*, coalesce(t.code, '') AS code, coalesce(${nameOf(by, locale)}, '') AS name
  FROM whole w LEFT JOIN found e ON true
  LEFT JOIN ${literal(by)} t ON t.org_id = ${tx.orgId}::uuid AND t.id = e.id`;

/** Names the effects of rows that are the whole together. */
function effectsRows(found: readonly Found[]): NamedEffects[] {
  const rows = found.flatMap((row) => (row.id === null ? [] : [{ ...row, id: row.id }]));
  const [first] = rows;
  if (!first) return [];
  const effects = effectsOfRows(
    rows.map((row) => ({
      key: row.id,
      sums: {
        basisQuantity: row.qb,
        basisMinor: row.b,
        actualQuantity: row.qa,
        actualMinor: row.a,
        comparedMinor: row.compared,
        priceMinor: BigInt(row.price),
        otherMinor: row.other,
      },
    })),
    { basisQuantity: first.wqb, actualQuantity: first.wqa },
  );
  return rows.map(({ id, code, name, low, high }, index) => {
    const standing = low === high ? (STANDINGS[low] ?? 'MIXED') : 'MIXED';
    return { id, code, name, standing, effects: effects[index] ?? NO_EFFECTS };
  });
}

/** For this transaction: at the default pairs of a year are written to disk and read again. */
const ROOM_FOR_PAIRS = sql`SELECT set_config('work_mem', '32MB', true)`;

/**
 * What products, dealers or regions did to sales, in one statement where it is kept and two where not.
 * Quantities come as many times as the plan's do. In no order.
 */
export async function readEffects(
  tx: Tx,
  question: PairsQuestion,
  { by, locale }: { by: EffectsBy; locale: string },
): Promise<NamedEffects[]> {
  const read = (ctes: Sql) => tx.rows<Found & Record<string, unknown>>(named(tx, ctes, by, locale));
  const comparison = keptComparison(question);
  const kept = comparison ? await read(keptParts(tx, comparison, by)) : [];
  if (kept.length > 0) return effectsRows(kept);
  const grain = by === 'product' ? 'PRODUCT' : 'DEALER';
  const [, rows] = await Promise.all([
    tx.run(ROOM_FOR_PAIRS),
    read(parts(tx, { ...question, grain }, by)),
  ]);
  return effectsRows(rows);
}
