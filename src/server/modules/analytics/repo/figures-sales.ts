// Sales figures in the organization's currency. Whole months come from the small monthly rollups, any
// other days from the daily ones; only product with dealer needs the wide monthly rollup or the ledger.
import { NO_ONE } from '@/kernel/ids';
import type { LocalNames } from '@/kernel/local-names';
import { isWholeMonths, monthsIn, type Period } from '@/kernel/period';
import { empty, literal, sql, Sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { PeriodShare } from '../domain/to-date';
import { cutByDays, joinShares } from './period-shares';

/** What a row stands for: a product, a dealer, or a product of a dealer. */
export type SalesGrain = 'PRODUCT' | 'DEALER' | 'PAIR';

export interface SalesQuestion {
  period: Period;
  currency: string;
  grain: SalesGrain;
  dealerId: string | null;
  /** Only of these dealers; left out: of all. */
  dealerIds?: readonly string[] | Sql | undefined;
  /** Only of these products; left out: of all. */
  productIds?: readonly string[] | Sql | undefined;
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

/** `= ANY` of ids that are given, or of those a part of the statement finds. */
const among = (ids: readonly string[] | Sql): Sql =>
  ids instanceof Sql ? sql`ANY(ARRAY(${ids}))` : sql`ANY(${[...ids]}::uuid[])`;

function narrow(alias: 'f' | 'b', { dealerId, dealerIds, productIds }: Narrowing): Sql {
  const some = dealerId === null ? dealerIds : [dealerId];
  const dealers = some && sql`AND ${literal(alias)}.dealer_id = ${among(some)}`;
  const products = productIds && sql`AND ${literal(alias)}.product_id = ${among(productIds)}`;
  return sql`${dealers ?? empty} ${products ?? empty}`;
}

/** The ledger is read as far as it is folded: what the rollups beside it would count. */
const FOLDED = sql`JOIN fold_watermark w ON w.org_id = f.org_id AND w.fold = 'order-flow'
      AND (f.xid, f.seq) <= (w.xid, w.seq)`;

/**
 * What was ordered, net of discount: rows `product_id`, `dealer_id`, `quantity`, `amount`, as many of each
 * product and dealer as are kept.
 */
export function soldRows(tx: Tx, question: SalesQuestion): Sql {
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
    SELECT ${product} AS product_id, ${dealer} AS dealer_id, ${quantity} AS quantity,
      ${amount} AS amount
    FROM ${literal(table)} f ${isLedger ? FOLDED : empty}
    WHERE f.org_id = ${tx.orgId}::uuid AND f.currency = ${currency}
      ${isLedger ? literal(`AND f.kind = 'REQUESTED'`) : empty} AND ${span} ${narrow('f', question)}`;
}

/** Fiscal periods of a plan. Of one with a share its days count; quantities come `scale` times. */
export interface PlannedPeriods {
  ids: readonly string[];
  shares: readonly PeriodShare[];
  scale: bigint;
}

/**
 * Planned sales: rows `product_id`, `dealer_id`, `quantity`, `amount`, as many of each product and dealer
 * as are planned; without dealers, all plans of a product together. Of a period with a share its days
 * count. A few pieces by days are no whole number, so quantities come `scale` times, which takes up the
 * days of the one period that runs; others in part have not begun.
 */
export function planRows(
  tx: Tx,
  { ids, shares, scale }: PlannedPeriods,
  question: Pick<SalesQuestion, 'grain' | 'dealerId' | 'dealerIds'>,
): Sql {
  const inPart = new Set(shares.map(({ periodId }) => periodId));
  const whole = ids.filter((id) => !inPart.has(id));
  const { product, dealer } = idsOf('b', question.grain);
  const some = sql`b.org_id = ${tx.orgId}::uuid ${narrow('b', question)}`;
  // Most periods are whole: their rows are not joined to the days of those that are not.
  const cut = sql`UNION ALL
    SELECT ${product}, ${dealer}, b.quantity * w.days, ${literal(cutByDays('b.amount_minor'))}
    FROM sales_budget b ${joinShares(shares, 'b')}
    WHERE ${some} AND b.period_id = ANY(${[...inPart]}::uuid[])`;
  return sql`
    SELECT ${product} AS product_id, ${dealer} AS dealer_id,
      b.quantity * ${literal(String(scale))} AS quantity, b.amount_minor AS amount
    FROM sales_budget b
    WHERE ${some} AND b.period_id = ANY(${whole}::uuid[])
    ${shares.length > 0 ? cut : empty}`;
}

/** The planned amount of a fiscal period. */
export interface PeriodPlan {
  periodId: string;
  startsOn: string;
  endsOn: string;
  amountMinor: bigint;
  /** As far as its days have come; null: they count whole. */
  toDateMinor: bigint | null;
}

/** Planned amounts of the periods of a calendar that share a day with a span; only those that are planned. */
export async function readPlans(
  tx: Tx,
  asked: { calendarId: string; span: Period; shares: readonly PeriodShare[] },
): Promise<PeriodPlan[]> {
  const { calendarId, span, shares } = asked;
  const own = sql`b.org_id = ${tx.orgId}::uuid AND b.period_id = p.period_id`;
  // Each row of the period that runs is cut by itself, as it is where products are told apart.
  const cut = sql`LEFT JOIN LATERAL (
    SELECT sum(${literal(cutByDays('b.amount_minor'))})::bigint AS amount
    FROM sales_budget b WHERE ${own} AND w.period_id IS NOT NULL) c ON true`;
  const isCut = shares.length > 0;
  return tx.rows<PeriodPlan & Record<string, unknown>>(sql`
    SELECT p.period_id AS "periodId", p.starts_on::text AS "startsOn", p.ends_on::text AS "endsOn",
      s.amount AS "amountMinor", ${literal(isCut ? 'c.amount' : 'NULL::bigint')} AS "toDateMinor"
    FROM (SELECT f.id AS period_id, f.starts_on, f.ends_on FROM fiscal_period f
      WHERE f.org_id = ${tx.orgId}::uuid AND f.calendar_id = ${calendarId}::uuid
        AND f.ends_on >= ${span.from}::date AND f.starts_on <= ${span.to}::date) p
    CROSS JOIN LATERAL (
      SELECT sum(b.amount_minor)::bigint AS amount FROM sales_budget b WHERE ${own}) s
    ${joinShares(shares, 'p')} ${isCut ? cut : empty}
    WHERE s.amount IS NOT NULL ORDER BY p.starts_on, p.period_id`);
}

export interface Named {
  id: string;
  code: string;
  name: string;
}

const LOCAL = new Set(['product', 'category', 'region']);
export type NamedTable = 'product' | 'dealer' | 'region' | 'salesperson' | 'category';

/** The name of a row of `t` in a language. */
export const nameOf = (table: NamedTable, locale: string): Sql =>
  LOCAL.has(table) ? sql`coalesce(t.names ->> ${locale}, t.name)` : literal('t.name');

/** Codes and names by id. */
export async function readNames(
  tx: Tx,
  table: NamedTable,
  ids: readonly string[],
  locale: string,
): Promise<Map<string, Named>> {
  const rows = await tx.rows<Named & Record<string, unknown>>(sql`
    SELECT t.id, t.code, ${nameOf(table, locale)} AS name FROM ${literal(table)} t
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
