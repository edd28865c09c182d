// The lines that service is judged by, as its rollup has them: those wanted on a day, latest day first.
import { z } from 'zod';
import { minDate, type BusinessDate } from '@/kernel/business-date';
import { dayField } from '@/kernel/fields';
import { decodeCursor } from '@/server/platform/page';
import { empty, literal, sql, type Sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { TrailLine, TrailLinePage } from '../trail-schemas';
import { monthsAndDays } from '../domain/months-and-days';
import { serviceRows } from './edge-days';
import { SERVICE_COUNTS } from './flow-columns';

export interface WantedQuestion {
  from: string;
  to: string;
  productId?: string | null | undefined;
  /** null: of everybody. */
  dealerIds: readonly string[] | null;
}

/** With what the rows of the rollup are told apart by. */
export type WantedLine = TrailLine & { dealerId: string; productId: string; lineId: string };

function wanted(tx: Tx, { from, to, productId, dealerIds }: WantedQuestion): Sql {
  return sql`FROM rollup_service_line r
    WHERE r.org_id = ${tx.orgId}::uuid AND r.due_on BETWEEN ${from}::date AND ${to}::date
      AND r.approved_quantity > 0
      ${productId ? sql`AND r.product_id = ${productId}::uuid` : empty}
      ${dealerIds ? sql`AND r.dealer_id = ANY(${[...dealerIds]}::uuid[])` : empty}`;
}

const WantedKey = z.tuple([dayField, z.uuid(), z.uuid(), z.uuid()]);

export const wantedKey = (line: WantedLine) =>
  [line.occurredOn, line.dealerId, line.productId, line.lineId] as const;

/** One row more than the page, along the key of the rollup; the ledger is read for the page only. */
export async function readWantedLines(
  tx: Tx,
  asked: WantedQuestion & { locale: string },
  page: { cursor?: string | null | undefined; limit: number },
): Promise<WantedLine[]> {
  const after = decodeCursor(page.cursor, WantedKey);
  // Said of the day alone, too, so that an index of a dealer's or a product's days begins there.
  const upTo = { ...asked, to: after ? minDate(asked.to, after[0]) : asked.to };
  const before = after
    ? sql`AND (r.due_on, r.dealer_id, r.product_id, r.line_id)
        < (${after[0]}::date, ${after[1]}::uuid, ${after[2]}::uuid, ${after[3]}::uuid)`
    : empty;
  return tx.rows<WantedLine & Record<string, unknown>>(sql`
    SELECT e.seq, r.due_on::text AS "occurredOn", e.order_id AS "orderId", o.number AS "orderNumber",
      l.line_no AS "lineNo", coalesce(d.code, '') AS "dealerCode", coalesce(d.name, '') AS "dealerName",
      coalesce(p.code, '') AS "productCode",
      coalesce(p.names ->> ${asked.locale}, p.name, '') AS "productName",
      r.approved_quantity::int AS quantity, r.shipped_in_time_quantity::int AS "inTimeQuantity",
      e.net_minor AS "netMinor", NULL AS cause, 'order' AS "docKind", e.order_id AS "docId",
      o.number AS "docNumber", r.dealer_id AS "dealerId", r.product_id AS "productId",
      r.line_id AS "lineId"
    FROM (SELECT r.* ${wanted(tx, upTo)} ${before}
      ORDER BY r.due_on DESC, r.dealer_id DESC, r.product_id DESC, r.line_id DESC
      LIMIT ${page.limit + 1}) r
    CROSS JOIN LATERAL (
      SELECT min(e.seq) AS seq, (array_agg(e.order_id))[1] AS order_id,
        sum(e.net_minor)::bigint AS net_minor
      FROM order_flow_entry e
      WHERE e.org_id = r.org_id AND e.line_id = r.line_id AND e.kind = 'APPROVED') e
    LEFT JOIN dealer d ON d.org_id = r.org_id AND d.id = r.dealer_id
    LEFT JOIN product p ON p.org_id = r.org_id AND p.id = r.product_id
    LEFT JOIN sales_order o ON o.org_id = r.org_id AND o.id = e.order_id
    LEFT JOIN order_line l ON l.org_id = r.org_id AND l.id = r.line_id
    ORDER BY r.due_on DESC, r.dealer_id DESC, r.product_id DESC, r.line_id DESC`);
}

/**
 * As the figures of service count them: whole months of a dealer or product from the rollup, so that a
 * long span costs its months and not its lines; what is of both is counted line by line.
 */
export async function sumWantedLines(
  tx: Tx,
  asked: WantedQuestion,
  today: BusinessDate,
): Promise<NonNullable<TrailLinePage['service']>> {
  const row = await tx.row<Record<string, bigint>>(sql`
    SELECT ${literal(SUMS)} FROM (${countsOf(tx, asked, today)}) s`);
  return {
    lines: row?.['lines'] ?? 0n,
    shippedOtif: row?.['shipped_otif'] ?? 0n,
    deliveredOtif: row?.['delivered_otif'] ?? 0n,
  };
}

const SUMS = SERVICE_COUNTS.map(
  ({ column }) => `coalesce(sum(s.${column}), 0)::bigint AS ${column}`,
).join(', ');
const COUNTS = SERVICE_COUNTS.map(({ column, of }) => `${of} AS ${column}`).join(', ');

/** Rows of the counts of service that add up to what is asked for. */
function countsOf(tx: Tx, asked: WantedQuestion, today: BusinessDate): Sql {
  const { productId, dealerIds } = asked;
  if (productId && dealerIds) return sql`SELECT ${literal(COUNTS)} ${wanted(tx, asked)}`;
  const span = monthsAndDays(asked, today);
  const rows = serviceRows(tx, productId ? 'product' : 'dealer', span);
  if (productId) return sql`SELECT * FROM (${rows}) r WHERE r.id = ${productId}::uuid`;
  if (!dealerIds) return rows;
  return sql`SELECT * FROM (${rows}) r WHERE r.id = ANY(${[...dealerIds]}::uuid[])`;
}
