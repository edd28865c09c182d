// The quotas that can bind an order. SQL narrows by holder, day and product; what binds which line
// is a rule (domain/quota). With the lock their balances stand still until the transaction ends,
// always taken in the order of their ids.
import { literal, sql, type Sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { Buyer, HolderKind, ItemKind, QuotaState } from '../domain/quota';

interface BindingRow {
  quotaId: string;
  holderKind: HolderKind;
  holderId: string;
  holderCode: string;
  itemKind: ItemKind;
  itemId: string;
  itemCode: string;
  startsOn: string;
  endsOn: string;
  allocated: number;
  consumed: number;
}

export const HOLDER = sql`CASE WHEN q.dealer_id IS NOT NULL THEN 'DEALER'
    WHEN q.region_id IS NOT NULL THEN 'REGION' ELSE 'LEVEL' END AS "holderKind",
  coalesce(q.dealer_id, q.region_id, q.level_id) AS "holderId",
  coalesce(d.code, r.code, l.code) AS "holderCode"`;
export const ITEM = sql`CASE WHEN q.product_id IS NOT NULL THEN 'PRODUCT' ELSE 'CATEGORY' END
    AS "itemKind", coalesce(q.product_id, q.category_id) AS "itemId",
  coalesce(p.code, c.code) AS "itemCode"`;
export const NAMES = sql`
    LEFT JOIN dealer d ON d.org_id = q.org_id AND d.id = q.dealer_id
    LEFT JOIN region r ON r.org_id = q.org_id AND r.id = q.region_id
    LEFT JOIN dealer_level l ON l.org_id = q.org_id AND l.id = q.level_id
    LEFT JOIN product p ON p.org_id = q.org_id AND p.id = q.product_id
    LEFT JOIN category c ON c.org_id = q.org_id AND c.id = q.category_id`;

export interface BindingQuestion extends Buyer {
  productIds: readonly string[];
}

export type BindingWish =
  /** The balances are locked until the transaction ends. */
  | { readonly lock: true }
  /** An order that is being changed: what it consumed is not counted against it. */
  | { readonly lock: false; readonly exceptOrderId?: string | null };

/** Of an order that can be changed nothing has shipped, so that all its entries are its own. */
function consumedBut(tx: Tx, exceptOrderId: string | null): Sql {
  if (exceptOrderId === null) return literal('b.consumed');
  return sql`b.consumed - coalesce((SELECT sum(e.quantity) FROM quota_entry e
    WHERE e.org_id = ${tx.orgId}::uuid AND e.doc_id = ${exceptOrderId}::uuid
      AND e.quota_id = b.quota_id), 0)::int AS consumed`;
}

/** One statement, whatever the number of products. */
export async function readBinding(
  tx: Tx,
  question: BindingQuestion,
  wish: BindingWish,
): Promise<QuotaState[]> {
  const { dealerId, regionPath, levelPath, on, productIds } = question;
  const consumed = consumedBut(tx, wish.lock ? null : (wish.exceptOrderId ?? null));
  const rows = await tx.rows<BindingRow>(sql`
    SELECT q.id AS "quotaId", ${HOLDER}, ${ITEM}, q.starts_on AS "startsOn",
      q.ends_on AS "endsOn", b.allocated, ${consumed}
    FROM quota q
    JOIN quota_balance b ON b.org_id = q.org_id AND b.quota_id = q.id ${NAMES}
    WHERE q.org_id = ${tx.orgId}::uuid AND q.status = 'ACTIVE'
      AND (q.dealer_id = ${dealerId}::uuid OR q.region_id = ANY(${regionPath}::uuid[])
        OR q.level_id = ANY(${levelPath}::uuid[]))
      AND q.starts_on <= ${on}::date AND q.ends_on >= ${on}::date
      AND (q.product_id = ANY(${productIds}::uuid[]) OR q.category_id IN (
        SELECT unnest(pc.path) FROM product pp
        JOIN category pc ON pc.org_id = pp.org_id AND pc.id = pp.category_id
        WHERE pp.org_id = ${tx.orgId}::uuid AND pp.id = ANY(${productIds}::uuid[])))
    ORDER BY q.id ${literal(wish.lock ? 'FOR UPDATE OF b' : '')}`);
  return rows.map(({ holderKind, holderId, itemKind, itemId, ...row }) => ({
    ...row,
    holder: { kind: holderKind, id: holderId },
    item: { kind: itemKind, id: itemId },
  }));
}

/** The way from the root of the categories to each product's own. */
export async function readCategoryPaths(
  tx: Tx,
  productIds: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await tx.rows<{ id: string; path: string[] }>(sql`
    SELECT p.id, c.path FROM product p
    JOIN category c ON c.org_id = p.org_id AND c.id = p.category_id
    WHERE p.org_id = ${tx.orgId}::uuid AND p.id = ANY(${productIds}::uuid[])`);
  return new Map(rows.map(({ id, path }) => [id, path]));
}

/**
 * Locks what an order consumed and what it may consume next, in one statement and one order: who
 * changes an order holds all of it before it holds any stock.
 */
export async function lockForChange(
  tx: Tx,
  lineIds: readonly string[],
  question: BindingQuestion,
): Promise<void> {
  const { dealerId, regionPath, levelPath, on } = question;
  await tx.run(sql`
    SELECT 1 FROM quota_balance b
    WHERE b.org_id = ${tx.orgId}::uuid AND b.quota_id IN (
      SELECT e.quota_id FROM quota_entry e
      WHERE e.org_id = ${tx.orgId}::uuid AND e.line_id = ANY(${lineIds}::uuid[])
      UNION SELECT q.id FROM quota q
      WHERE q.org_id = ${tx.orgId}::uuid AND q.status = 'ACTIVE'
        AND (q.dealer_id = ${dealerId}::uuid OR q.region_id = ANY(${regionPath}::uuid[])
          OR q.level_id = ANY(${levelPath}::uuid[]))
        AND q.starts_on <= ${on}::date AND q.ends_on >= ${on}::date
        AND (q.category_id IS NOT NULL OR q.product_id = ANY(${question.productIds}::uuid[])))
    ORDER BY b.quota_id FOR UPDATE OF b`);
}
