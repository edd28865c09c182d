// The lines that service is judged by, as its rollup has them: those wanted on a day, latest day first.
import { z } from 'zod';
import { dayField } from '@/kernel/fields';
import { decodeCursor } from '@/server/platform/page';
import { empty, literal, sql, type Sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { TrailLine, TrailLinePage } from '../trail-schemas';
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
    FROM (SELECT r.* ${wanted(tx, asked)} ${before}
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

/** As the figures of service count them. */
export async function sumWantedLines(
  tx: Tx,
  asked: WantedQuestion,
): Promise<NonNullable<TrailLinePage['service']>> {
  const sums = SERVICE_COUNTS.map(
    ({ column, of }) => `coalesce(sum(${of}), 0)::bigint AS ${column}`,
  ).join(', ');
  const row = await tx.row<Record<string, bigint>>(
    sql`SELECT ${literal(sums)} ${wanted(tx, asked)}`,
  );
  return {
    lines: row?.['lines'] ?? 0n,
    shippedOtif: row?.['shipped_otif'] ?? 0n,
    deliveredOtif: row?.['delivered_otif'] ?? 0n,
  };
}
