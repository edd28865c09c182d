// Order flow by stage, causes of gaps, service and returns: small sums of the monthly rollups. The
// month that is not over is judged without the lines whose day is still to come.
import { endOfMonth, startOfMonth } from '@/kernel/business-date';
import { monthsIn, type Period } from '@/kernel/period';
import { join, literal, sql, type Sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { MonthsAndDays } from '../domain/months-and-days';
import { SERVICE_COUNTS } from './flow-columns';

export interface StageSums {
  requested: bigint;
  requestedMinor: bigint;
  approved: bigint;
  approvedMinor: bigint;
  shipped: bigint;
  shippedMinor: bigint;
  delivered: bigint;
  deliveredMinor: bigint;
  returned: bigint;
  returnedMinor: bigint;
}

const STAGES = ['requested', 'approved', 'shipped', 'delivered', 'returned'] as const;

/** Quantities and amounts that moved, each on its own date. */
export async function readStages(tx: Tx, period: Period, currency: string): Promise<StageSums> {
  const sums = STAGES.map(
    (name) => `coalesce(sum(${name}_quantity), 0)::bigint AS ${name},
      coalesce(sum(${name}_minor), 0)::bigint AS "${name}Minor"`,
  );
  const row = await tx.row<StageSums & Record<string, unknown>>(sql`
    SELECT ${literal(sums.join(', '))} FROM rollup_flow_day
    WHERE org_id = ${tx.orgId}::uuid AND currency = ${currency}
      AND day BETWEEN ${period.from}::date AND ${period.to}::date`);
  if (!row) throw new Error('a sum answered nothing');
  return row;
}

export interface CauseRow {
  kind: string;
  cause: string;
  quantity: bigint;
  amountMinor: bigint;
}

/** What did not move on or came back, by cause, in the months a period touches. */
export async function readCauses(tx: Tx, period: Period, currency: string): Promise<CauseRow[]> {
  return tx.rows<CauseRow & Record<string, unknown>>(sql`
    SELECT kind, cause, sum(quantity)::bigint AS quantity, sum(net_minor)::bigint AS "amountMinor"
    FROM rollup_gap_month
    WHERE org_id = ${tx.orgId}::uuid AND currency = ${currency}
      AND month BETWEEN ${startOfMonth(period.from)}::date AND ${period.to}::date
    GROUP BY 1, 2 HAVING sum(quantity) <> 0 ORDER BY 3 DESC, 1, 2`);
}

export interface ServiceRow {
  /** null: of all months. */
  month: string | null;
  /** null: of all dealers or products. */
  id: string | null;
  lines: bigint;
  approvedQuantity: bigint;
  filledQuantity: bigint;
  shippedInFull: bigint;
  shippedOtif: bigint;
  deliveredOtif: bigint;
}

/** The lines wanted on `days`, as the rollup counts them; `sign` -1 takes them away. */
function judged(tx: Tx, key: string, days: Period, sign: '' | '-'): Sql {
  const sums = SERVICE_COUNTS.map(({ column, of }) => `${sign}sum(${of}) AS ${column}`).join(', ');
  return sql`SELECT date_trunc('month', r.due_on)::date AS month, r.${literal(key)} AS id,
      ${literal(sums)}
    FROM rollup_service_line r
    WHERE r.org_id = ${tx.orgId}::uuid AND r.due_on BETWEEN ${days.from}::date AND ${days.to}::date
    GROUP BY 1, 2`;
}

/** No day lies in it: a statement of fixed shape asks for these where there is nothing to ask. */
const NO_DAYS: Period = { from: '9999-12-31', to: '9999-12-30' };

/**
 * Each month, and each dealer or product: whole months from the rollup, single days line by line. What
 * stands in no month or counts no line is left out.
 */
export async function readService(
  tx: Tx,
  by: 'dealer' | 'product',
  { whole, plus, less }: MonthsAndDays,
): Promise<ServiceRow[]> {
  const key = `${by}_id`;
  const names = SERVICE_COUNTS.map(({ column }) => column).join(', ');
  const months = whole ?? NO_DAYS;
  const lines = [
    ...[0, 1].map((i) => judged(tx, key, plus[i] ?? NO_DAYS, '')),
    ...[0, 1].map((i) => judged(tx, key, less[i] ?? NO_DAYS, '-')),
  ];
  return tx.rows<ServiceRow & Record<string, unknown>>(sql`
    WITH s AS (
      SELECT month, ${literal(key)} AS id, ${literal(names)} FROM ${literal(`rollup_service_${by}`)}
      WHERE org_id = ${tx.orgId}::uuid AND month BETWEEN ${months.from}::date AND ${months.to}::date
      UNION ALL ${join(lines, ' UNION ALL ')})
    SELECT to_char(month, 'YYYY-MM') AS month, id, sum(lines)::bigint AS lines,
      sum(approved_quantity)::bigint AS "approvedQuantity",
      sum(filled_quantity)::bigint AS "filledQuantity",
      sum(shipped_in_full)::bigint AS "shippedInFull", sum(shipped_otif)::bigint AS "shippedOtif",
      sum(delivered_otif)::bigint AS "deliveredOtif"
    FROM s GROUP BY GROUPING SETS ((month), (id)) HAVING sum(lines) > 0 ORDER BY 1, 2`);
}

/** Quantities and amounts that came back, beside those that went out. */
export interface ReturnedSums {
  returned: bigint;
  returnedMinor: bigint;
  shipped: bigint;
  shippedMinor: bigint;
}

export type ReturnedProduct = ReturnedSums & { productId: string };

const RETURNED_SUMS = literal(
  ['returned', 'shipped']
    .map(
      (name) => `coalesce(sum(r.${name}_quantity), 0)::bigint AS ${name},
        coalesce(sum(r.${name}_minor), 0)::bigint AS "${name}Minor"`,
    )
    .join(', '),
);

/** Shipped and returned of all products, in the months a period touches. */
export async function readReturnedTotal(
  tx: Tx,
  period: Period,
  currency: string,
): Promise<ReturnedSums> {
  const row = await tx.row<ReturnedSums & Record<string, unknown>>(sql`
    SELECT ${RETURNED_SUMS} FROM rollup_flow_day r
    WHERE r.org_id = ${tx.orgId}::uuid AND r.currency = ${currency}
      AND r.day BETWEEN ${startOfMonth(period.from)}::date AND ${endOfMonth(period.to)}::date`);
  if (!row) throw new Error('a sum answered nothing');
  return row;
}

/**
 * The products that came back most by value, in the months a period touches, with what was shipped of
 * them. An index knows the few that came back; shipments are looked up for those of the answer alone.
 */
export async function readReturnedProducts(
  tx: Tx,
  period: Period,
  { currency, limit }: { currency: string; limit: number },
): Promise<ReturnedProduct[]> {
  const months = monthsIn(period).map((month) => `${month}-01`);
  return tx.rows<ReturnedProduct & Record<string, unknown>>(sql`
    WITH back AS (
      SELECT b.product_id FROM rollup_flow_month_product b
      WHERE b.org_id = ${tx.orgId}::uuid AND b.currency = ${currency}
        AND b.month = ANY(${months}::date[]) AND (b.returned_quantity <> 0 OR b.returned_minor <> 0)
      GROUP BY 1 HAVING sum(b.returned_quantity) <> 0
      ORDER BY sum(b.returned_minor) DESC, 1 LIMIT ${limit})
    SELECT back.product_id AS "productId", s.* FROM back
    CROSS JOIN LATERAL (
      SELECT ${RETURNED_SUMS} FROM rollup_flow_month_product r
      WHERE r.org_id = ${tx.orgId}::uuid AND r.currency = ${currency}
        AND r.month = ANY(${months}::date[]) AND r.product_id = back.product_id) s
    ORDER BY s."returnedMinor" DESC, 1`);
}

/** Names of return reasons by code. */
export async function readReasonNames(tx: Tx, locale: string): Promise<Map<string, string>> {
  const rows = await tx.rows<{ code: string; name: string }>(sql`
    SELECT code, coalesce(names ->> ${locale}, name) AS name FROM return_reason
    WHERE org_id = ${tx.orgId}::uuid`);
  return new Map(rows.map(({ code, name }) => [code, name]));
}
