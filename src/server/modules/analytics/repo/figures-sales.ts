// Sales figures in the organization's currency. Whole months come from the small monthly rollups, any
// other days from the daily ones; only product with dealer needs the wide monthly rollup or the ledger.
import { NO_ONE } from '@/kernel/ids';
import type { LocalNames } from '@/kernel/local-names';
import { isWholeMonths, monthsIn, type Period } from '@/kernel/period';
import { empty, literal, sql, type Sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { PeriodShare } from '../domain/to-date';
import { cutByDays, joinShares } from './period-shares';

export interface SoldRow {
  productId: string;
  dealerId: string;
  quantity: bigint;
  amountMinor: bigint;
}

export interface SalesQuestion {
  period: Period;
  currency: string;
  /** By product alone, or by product and dealer. */
  withDealers: boolean;
  dealerId: string | null;
  /** Only of these dealers; left out: of all. */
  dealerIds?: readonly string[] | undefined;
}

const MONTHLY = (table: string) => ({ table, date: 'month', where: literal('true') });

function sourceOf({ period, withDealers, dealerId, dealerIds }: SalesQuestion) {
  const isMonthly = isWholeMonths(period);
  if (!withDealers && dealerId === null && !dealerIds) {
    return isMonthly
      ? MONTHLY('rollup_flow_month_product')
      : { table: 'rollup_flow_day_product', date: 'day', where: literal('true') };
  }
  if (isMonthly) return MONTHLY('rollup_flow_month');
  return { table: 'order_flow_entry', date: 'occurred_on', where: literal(`f.kind = 'REQUESTED'`) };
}

function ofDealers(
  alias: 'f' | 'b',
  { dealerId, dealerIds }: Pick<SalesQuestion, 'dealerId' | 'dealerIds'>,
): Sql {
  if (dealerId !== null) return sql`AND ${literal(alias)}.dealer_id = ${dealerId}::uuid`;
  if (!dealerIds) return empty;
  return sql`AND ${literal(alias)}.dealer_id = ANY(${[...dealerIds]}::uuid[])`;
}

/** What was ordered, net of discount, by product (and dealer). */
export async function readSold(tx: Tx, question: SalesQuestion): Promise<SoldRow[]> {
  const { period, currency, withDealers, dealerId } = question;
  const { table, date, where } = sourceOf(question);
  const isLedger = table === 'order_flow_entry';
  const dealer = withDealers ? 'f.dealer_id' : `'${NO_ONE}'::uuid`;
  const quantity = isLedger ? 'f.quantity' : 'f.requested_quantity';
  const amount = isLedger ? 'f.net_minor' : 'f.requested_minor';
  const narrow = ofDealers('f', { dealerId, dealerIds: question.dealerIds });
  // Every month by itself: with the dealers they name the rows of the index, no more.
  const span =
    date === 'month'
      ? sql`f.month = ANY(${monthsIn(period).map((month) => `${month}-01`)}::date[])`
      : sql`f.${literal(date)} BETWEEN ${period.from}::date AND ${period.to}::date`;
  return tx.rows<SoldRow & Record<string, unknown>>(sql`
    SELECT f.product_id AS "productId", ${literal(dealer)} AS "dealerId",
      sum(${literal(quantity)})::bigint AS quantity, sum(${literal(amount)})::bigint AS "amountMinor"
    FROM ${literal(table)} f
    WHERE f.org_id = ${tx.orgId}::uuid AND f.currency = ${currency} AND ${where}
      AND ${span} ${narrow}
    GROUP BY 1, 2`);
}

/**
 * Planned sales of fiscal periods; without dealers, all plans of a product together. Of a period with a
 * share its days count. A few pieces by days are no whole number, so quantities come `scale` times,
 * which takes up the days of the one period that runs; others in part have not begun.
 */
export async function readSalesBudget(
  tx: Tx,
  periods: { ids: readonly string[]; shares: readonly PeriodShare[]; scale: bigint },
  asked: Pick<SalesQuestion, 'withDealers' | 'dealerId' | 'dealerIds'>,
): Promise<SoldRow[]> {
  const { ids, shares, scale } = periods;
  const isCut = shares.length > 0;
  const amount = isCut ? cutByDays('b.amount_minor') : 'b.amount_minor';
  const times = isCut ? `coalesce(w.days, ${scale})` : String(scale);
  const dealer = asked.withDealers ? 'b.dealer_id' : `'${NO_ONE}'::uuid`;
  const narrow = ofDealers('b', asked);
  return tx.rows<SoldRow & Record<string, unknown>>(sql`
    SELECT b.product_id AS "productId", ${literal(dealer)} AS "dealerId",
      sum(b.quantity * ${literal(times)})::bigint AS quantity,
      sum(${literal(amount)})::bigint AS "amountMinor"
    FROM sales_budget b ${joinShares(shares, 'b')}
    WHERE b.org_id = ${tx.orgId}::uuid AND b.period_id = ANY(${[...ids]}::uuid[]) ${narrow}
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
