// Sales figures in the organization's currency. Whole months come from the small monthly rollups, any
// other days from the daily ones; only product with dealer needs the wide monthly rollup or the ledger.
import { NO_ONE } from '@/kernel/ids';
import type { LocalNames } from '@/kernel/local-names';
import { isWholeMonths, monthsIn, type Period } from '@/kernel/period';
import { empty, join, literal, sql, type Sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { PeriodShare } from '../domain/to-date';
import { cutByDays, joinShares } from './period-shares';

export interface SoldRow {
  productId: string;
  dealerId: string;
  quantity: bigint;
  amountMinor: bigint;
}

/** What a row stands for: a product, a dealer, or a product of a dealer. */
export type SalesGrain = 'PRODUCT' | 'DEALER' | 'PAIR';

export interface SalesQuestion {
  period: Period;
  currency: string;
  grain: SalesGrain;
  dealerId: string | null;
  /** Only of these dealers; left out: of all. */
  dealerIds?: readonly string[] | undefined;
  /** Only of these products; left out: of all. */
  productIds?: readonly string[] | undefined;
}

type Narrowing = Pick<SalesQuestion, 'dealerId' | 'dealerIds' | 'productIds'>;

const SOURCES = {
  PRODUCT: ['rollup_flow_month_product', 'rollup_flow_day_product'],
  DEALER: ['rollup_flow_month_dealer', 'rollup_flow_day_dealer'],
  PAIR: ['rollup_flow_month', 'order_flow_entry'],
} as const;

function sourceOf({ period, grain, dealerId, dealerIds }: SalesQuestion) {
  const ofSome = grain === 'PRODUCT' && (dealerId !== null || dealerIds);
  const [month, day] = SOURCES[ofSome ? 'PAIR' : grain];
  if (isWholeMonths(period)) return { table: month, date: 'month' };
  return { table: day, date: day === 'order_flow_entry' ? 'occurred_on' : 'day' };
}

/** A row without a product or dealer stands for all of them. */
const idsOf = (alias: 'f' | 'b', grain: SalesGrain) => ({
  product: literal(grain === 'DEALER' ? `'${NO_ONE}'::uuid` : `${alias}.product_id`),
  dealer: literal(grain === 'PRODUCT' ? `'${NO_ONE}'::uuid` : `${alias}.dealer_id`),
});

function narrow(alias: 'f' | 'b', { dealerId, dealerIds, productIds }: Narrowing): Sql {
  const some = dealerId === null ? dealerIds : [dealerId];
  const dealers = some && sql`AND ${literal(alias)}.dealer_id = ANY(${[...some]}::uuid[])`;
  const products =
    productIds && sql`AND ${literal(alias)}.product_id = ANY(${[...productIds]}::uuid[])`;
  return sql`${dealers ?? empty} ${products ?? empty}`;
}

/** The ledger is read as far as it is folded: what the rollups beside it would count. */
const FOLDED = sql`JOIN fold_watermark w ON w.org_id = f.org_id AND w.fold = 'order-flow'
      AND (f.xid, f.seq) <= (w.xid, w.seq)`;

function soldRows(tx: Tx, question: SalesQuestion): Sql {
  const { period, currency, grain } = question;
  const { table, date } = sourceOf(question);
  const isLedger = table === 'order_flow_entry';
  const { product, dealer } = idsOf('f', grain);
  const quantity = literal(isLedger ? 'f.quantity' : 'f.requested_quantity');
  const amount = literal(isLedger ? 'f.net_minor' : 'f.requested_minor');
  // Every month by itself: with the dealers they name the rows of the index, no more.
  const span =
    date === 'month'
      ? sql`f.month = ANY(${monthsIn(period).map((month) => `${month}-01`)}::date[])`
      : sql`f.${literal(date)} BETWEEN ${period.from}::date AND ${period.to}::date`;
  return sql`
    SELECT ${product} AS "productId", ${dealer} AS "dealerId",
      sum(${quantity})::bigint AS quantity, sum(${amount})::bigint AS "amountMinor"
    FROM ${literal(table)} f ${isLedger ? FOLDED : empty}
    WHERE f.org_id = ${tx.orgId}::uuid AND f.currency = ${currency}
      ${isLedger ? literal(`AND f.kind = 'REQUESTED'`) : empty} AND ${span} ${narrow('f', question)}
    GROUP BY 1, 2`;
}

/**
 * What was ordered, net of discount, by product, dealer or both. The rows of several questions are of
 * one instant.
 */
export async function readSold(tx: Tx, ...questions: SalesQuestion[]): Promise<SoldRow[]> {
  const parts = questions.map((question) => soldRows(tx, question));
  return tx.rows<SoldRow & Record<string, unknown>>(join(parts, ' UNION ALL '));
}

/**
 * Planned sales of fiscal periods; without dealers, all plans of a product together. Of a period with a
 * share its days count. A few pieces by days are no whole number, so quantities come `scale` times,
 * which takes up the days of the one period that runs; others in part have not begun.
 */
export async function readSalesBudget(
  tx: Tx,
  periods: { ids: readonly string[]; shares: readonly PeriodShare[]; scale: bigint },
  asked: Pick<SalesQuestion, 'grain' | 'dealerId' | 'dealerIds'>,
): Promise<SoldRow[]> {
  const { ids, shares, scale } = periods;
  const inPart = new Set(shares.map(({ periodId }) => periodId));
  const whole = ids.filter((id) => !inPart.has(id));
  const { product, dealer } = idsOf('b', asked.grain);
  const some = sql`b.org_id = ${tx.orgId}::uuid ${narrow('b', asked)}`;
  // Most periods are whole: their rows are not joined to the days of those that are not.
  const cut = sql`UNION ALL
      SELECT b.product_id, b.dealer_id, b.quantity * w.days, ${literal(cutByDays('b.amount_minor'))}
      FROM sales_budget b ${joinShares(shares, 'b')}
      WHERE ${some} AND b.period_id = ANY(${[...inPart]}::uuid[])`;
  return tx.rows<SoldRow & Record<string, unknown>>(sql`
    SELECT ${product} AS "productId", ${dealer} AS "dealerId",
      sum(b.quantity)::bigint AS quantity, sum(b.amount_minor)::bigint AS "amountMinor"
    FROM (
      SELECT b.product_id, b.dealer_id, b.quantity * ${literal(String(scale))} AS quantity,
        b.amount_minor
      FROM sales_budget b
      WHERE ${some} AND b.period_id = ANY(${whole}::uuid[])
      ${shares.length > 0 ? cut : empty}) b
    GROUP BY 1, 2`);
}

export interface Named {
  id: string;
  code: string;
  name: string;
}

const LOCAL = new Set(['product', 'category', 'region']);
export type NamedTable = 'product' | 'dealer' | 'region' | 'salesperson' | 'category';

/** Codes and names by id. */
export async function readNames(
  tx: Tx,
  table: NamedTable,
  ids: readonly string[],
  locale: string,
): Promise<Map<string, Named>> {
  const hasNames = LOCAL.has(table);
  const name: Sql = hasNames ? sql`coalesce(t.names ->> ${locale}, t.name)` : literal('t.name');
  const rows = await tx.rows<Named & Record<string, unknown>>(sql`
    SELECT t.id, t.code, ${name} AS name FROM ${literal(table)} t
    WHERE t.org_id = ${tx.orgId}::uuid AND t.id = ANY(${[...ids]}::uuid[])`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Products by id, with their names in every language. */
export async function readProductNames(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, Named & { names: LocalNames }>> {
  const rows = await tx.rows<Named & { names: LocalNames }>(sql`
    SELECT t.id, t.code, t.name, t.names FROM product t
    WHERE t.org_id = ${tx.orgId}::uuid AND t.id = ANY(${[...ids]}::uuid[])`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** The region of each dealer. */
export async function readRegions(
  tx: Tx,
  dealerIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.rows<{ id: string; regionId: string | null }>(sql`
    SELECT id, region_id AS "regionId" FROM dealer
    WHERE org_id = ${tx.orgId}::uuid AND id = ANY(${[...dealerIds]}::uuid[])`);
  return new Map(rows.map((row) => [row.id, row.regionId ?? NO_ONE]));
}

export interface SalesMonth {
  month: string;
  amountMinor: bigint;
  costMinor: bigint;
  shippedMinor: bigint;
}

/** Ordered amounts and their cost by month, of whole months. */
export async function readSalesMonths(
  tx: Tx,
  period: Period,
  currency: string,
): Promise<SalesMonth[]> {
  return tx.rows<SalesMonth & Record<string, unknown>>(sql`
    SELECT to_char(day, 'YYYY-MM') AS month, sum(requested_minor)::bigint AS "amountMinor",
      sum(cost_minor)::bigint AS "costMinor", sum(shipped_minor)::bigint AS "shippedMinor"
    FROM rollup_flow_day
    WHERE org_id = ${tx.orgId}::uuid AND currency = ${currency}
      AND day BETWEEN ${period.from}::date AND ${period.to}::date
    GROUP BY 1 ORDER BY 1`);
}
