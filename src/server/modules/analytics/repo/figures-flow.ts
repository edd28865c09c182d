// Order flow by stage, causes of gaps, service and returns: whole months are small sums of the monthly
// rollups, single days are added or taken away. The month that is not over is judged without the lines
// whose day is still to come.
import { monthsIn, type Period } from '@/kernel/period';
import { join, literal, sql, type Sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { MonthsAndDays } from '../domain/months-and-days';
import { edges, NO_DAYS, serviceRows, type Sign } from './edge-days';
import { GAP, perEntryOf } from './flow-columns';
import { entriesOf } from './fold';

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

/** Entries of single days as the rollup of gaps counts them, as far as they are folded. */
function gapsOn(tx: Tx, currency: string, days: Period, sign: Sign): Sql {
  return sql`SELECT e.kind, ${literal(perEntryOf(GAP, 'cause'))} AS cause,
      ${literal(`${sign}e.quantity`)} AS quantity, ${literal(`${sign}e.net_minor`)} AS net_minor
    FROM order_flow_entry e
    JOIN fold_watermark w ON w.org_id = e.org_id AND w.fold = 'service'
    WHERE e.org_id = ${tx.orgId}::uuid AND (e.xid, e.seq) <= (w.xid, w.seq)
      AND e.occurred_on BETWEEN ${days.from}::date AND ${days.to}::date
      AND ${literal(entriesOf('service', GAP))} AND e.currency = ${currency}`;
}

/** What did not move on or came back, by cause. */
export async function readCauses(
  tx: Tx,
  span: MonthsAndDays,
  currency: string,
): Promise<CauseRow[]> {
  const months = span.whole ?? NO_DAYS;
  const single = edges(span, (days, sign) => gapsOn(tx, currency, days, sign));
  return tx.rows<CauseRow & Record<string, unknown>>(sql`
    WITH s AS (
      SELECT kind, cause, quantity, net_minor FROM rollup_gap_month
      WHERE org_id = ${tx.orgId}::uuid AND currency = ${currency}
        AND month BETWEEN ${months.from}::date AND ${months.to}::date
      UNION ALL ${join(single, ' UNION ALL ')})
    SELECT kind, cause, sum(quantity)::bigint AS quantity, sum(net_minor)::bigint AS "amountMinor"
    FROM s GROUP BY 1, 2 HAVING sum(quantity) <> 0 ORDER BY 3 DESC, 1, 2`);
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

/**
 * Each month, and each dealer or product: whole months from the rollup, single days line by line. What
 * stands in no month or counts no line is left out.
 */
export async function readService(
  tx: Tx,
  by: 'dealer' | 'product',
  span: MonthsAndDays,
): Promise<ServiceRow[]> {
  return tx.rows<ServiceRow & Record<string, unknown>>(sql`
    WITH s AS (${serviceRows(tx, by, span)})
    SELECT to_char(month, 'YYYY-MM') AS month, id, sum(lines)::bigint AS lines,
      sum(approved_quantity)::bigint AS "approvedQuantity",
      sum(filled_quantity)::bigint AS "filledQuantity",
      sum(shipped_in_full)::bigint AS "shippedInFull", sum(shipped_otif)::bigint AS "shippedOtif",
      sum(delivered_otif)::bigint AS "deliveredOtif"
    FROM s GROUP BY GROUPING SETS ((month), (id)) HAVING sum(lines) > 0 ORDER BY 1, 2`);
}

/** What came back beside what went out; amounts in minor units. */
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

/** Shipped and returned of all products. */
export async function readReturnedTotal(
  tx: Tx,
  { from, to }: Period,
  currency: string,
): Promise<ReturnedSums> {
  const row = await tx.row<ReturnedSums & Record<string, unknown>>(sql`
    SELECT ${RETURNED_SUMS} FROM rollup_flow_day r
    WHERE r.org_id = ${tx.orgId}::uuid AND r.currency = ${currency}
      AND r.day BETWEEN ${from}::date AND ${to}::date`);
  if (!row) throw new Error('a sum answered nothing');
  return row;
}

const MOVED = ['returned_quantity', 'returned_minor', 'shipped_quantity', 'shipped_minor'] as const;

/**
 * The products that came back most by value, with what was shipped of them. An index knows the few
 * that came back; shipments are looked up for those of the answer alone.
 */
export async function readReturnedProducts(
  tx: Tx,
  span: MonthsAndDays,
  { currency, limit }: { currency: string; limit: number },
): Promise<ReturnedProduct[]> {
  const months = span.whole ? monthsIn(span.whole).map((month) => `${month}-01`) : [];
  const moved = (table: string, when: Sql, which: string, sign: Sign) => {
    const columns = MOVED.map((column) => `${sign}b.${column} AS ${column}`).join(', ');
    return sql`SELECT b.product_id, ${literal(columns)} FROM ${literal(table)} b
      WHERE b.org_id = ${tx.orgId}::uuid AND b.currency = ${currency} AND ${when}
        AND ${literal(which)}`;
  };
  const rows = (which: string) =>
    join(
      [
        moved('rollup_flow_month_product', sql`b.month = ANY(${months}::date[])`, which, ''),
        ...edges(span, ({ from, to }, sign) => {
          const when = sql`b.day BETWEEN ${from}::date AND ${to}::date`;
          return moved('rollup_flow_day_product', when, which, sign);
        }),
      ],
      ' UNION ALL ',
    );
  return tx.rows<ReturnedProduct & Record<string, unknown>>(sql`
    WITH back AS (
      SELECT b.product_id FROM (${rows('(b.returned_quantity <> 0 OR b.returned_minor <> 0)')}) b
      GROUP BY 1 HAVING sum(b.returned_quantity) <> 0
      ORDER BY sum(b.returned_minor) DESC, 1 LIMIT ${limit})
    SELECT back.product_id AS "productId", s.* FROM back
    CROSS JOIN LATERAL (
      SELECT ${RETURNED_SUMS} FROM (${rows('b.product_id = back.product_id')}) r) s
    ORDER BY s."returnedMinor" DESC, 1`);
}

/** Names of return reasons by code. */
export async function readReasonNames(tx: Tx, locale: string): Promise<Map<string, string>> {
  const rows = await tx.rows<{ code: string; name: string }>(sql`
    SELECT code, coalesce(names ->> ${locale}, name) AS name FROM return_reason
    WHERE org_id = ${tx.orgId}::uuid`);
  return new Map(rows.map(({ code, name }) => [code, name]));
}
