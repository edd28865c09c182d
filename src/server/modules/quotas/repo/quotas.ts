// Quotas themselves: written one by one or many at once, read with names and balance.
import { columns, literal, sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { HolderKind, ItemKind, QuotaScope } from '../domain/quota';
import { HOLDER, ITEM, NAMES } from './binding';

export interface NewQuota extends QuotaScope {
  id: string;
  note: string | null;
  createdBy: string | null;
}

const COLUMN: Record<HolderKind | ItemKind, string> = {
  DEALER: 'dealer_id',
  REGION: 'region_id',
  LEVEL: 'level_id',
  PRODUCT: 'product_id',
  CATEGORY: 'category_id',
};
const idOf = (quota: QuotaScope, kind: HolderKind | ItemKind): string | null => {
  if (quota.holder.kind === kind) return quota.holder.id;
  return quota.item.kind === kind ? quota.item.id : null;
};

/** Quotas with empty balances, two statements for any number of them. */
export async function insertQuotas(tx: Tx, quotas: readonly NewQuota[]): Promise<void> {
  if (quotas.length === 0) return;
  const c = columns(
    quotas,
    (q) => q.id,
    ...(Object.keys(COLUMN) as (keyof typeof COLUMN)[]).map(
      (kind) => (q: NewQuota) => idOf(q, kind),
    ),
    (q) => q.startsOn,
    (q) => q.endsOn,
    (q) => q.note,
    (q) => q.createdBy,
  );
  await tx.run(sql`
    INSERT INTO quota (org_id, id, ${literal(Object.values(COLUMN).join(', '))}, starts_on, ends_on,
      note, created_by)
    SELECT ${tx.orgId}::uuid, r.* FROM unnest(${c[0]}::uuid[], ${c[1]}::uuid[], ${c[2]}::uuid[],
      ${c[3]}::uuid[], ${c[4]}::uuid[], ${c[5]}::uuid[], ${c[6]}::date[], ${c[7]}::date[],
      ${c[8]}::text[], ${c[9]}::uuid[]) AS r`);
  await tx.run(sql`
    INSERT INTO quota_balance (org_id, quota_id)
    SELECT ${tx.orgId}::uuid, r.id FROM unnest(${c[0]}::uuid[]) AS r(id)`);
}

export interface StoredQuota {
  id: string;
  version: number;
  status: 'ACTIVE' | 'CLOSED';
  holderKind: HolderKind;
  holderId: string;
  holderCode: string;
  itemKind: ItemKind;
  itemId: string;
  itemCode: string;
  startsOn: string;
  endsOn: string;
  note: string | null;
  allocated: number;
  consumed: number;
}

/** Under the locks of their balances, taken in the order of their ids. */
export const lockQuotas = (tx: Tx, ids: readonly string[]) =>
  selectQuotas(tx, ids, 'FOR UPDATE OF b');

export const readQuotas = (tx: Tx, ids: readonly string[]) => selectQuotas(tx, ids, '');

async function selectQuotas(tx: Tx, ids: readonly string[], lock: string): Promise<StoredQuota[]> {
  return tx.rows<StoredQuota>(sql`
    SELECT q.id, q.version, q.status, ${HOLDER}, ${ITEM}, q.starts_on AS "startsOn",
      q.ends_on AS "endsOn", q.note, b.allocated, b.consumed
    FROM quota q
    JOIN quota_balance b ON b.org_id = q.org_id AND b.quota_id = q.id ${NAMES}
    WHERE q.org_id = ${tx.orgId}::uuid AND q.id = ANY(${ids}::uuid[])
    ORDER BY q.id ${literal(lock)}`);
}

/** Ids of the quotas in force that are exactly these, in the order asked; null: there is none. */
export async function findSame(tx: Tx, scopes: readonly QuotaScope[]): Promise<(string | null)[]> {
  const c = columns(
    scopes,
    (q) => q.holder.id,
    (q) => q.item.id,
    (q) => q.startsOn,
    (q) => q.endsOn,
  );
  const rows = await tx.rows<{ id: string | null }>(sql`
    SELECT q.id FROM unnest(${c[0]}::uuid[], ${c[1]}::uuid[], ${c[2]}::date[], ${c[3]}::date[])
      WITH ORDINALITY AS w(holder, item, starts_on, ends_on, at)
    LEFT JOIN quota q ON q.org_id = ${tx.orgId}::uuid AND q.status = 'ACTIVE'
      AND coalesce(q.dealer_id, q.region_id, q.level_id) = w.holder
      AND coalesce(q.product_id, q.category_id) = w.item
      AND q.starts_on = w.starts_on AND q.ends_on = w.ends_on
    ORDER BY w.at`);
  return rows.map((row) => row.id);
}

export interface QuotaChange {
  id: string;
  version: number;
  startsOn: string;
  endsOn: string;
  note: string | null;
  status: 'ACTIVE' | 'CLOSED';
}

/** False where somebody else changed it meanwhile. */
export async function updateQuota(tx: Tx, change: QuotaChange): Promise<boolean> {
  const { id, version, startsOn, endsOn, note, status } = change;
  const written = await tx.run(sql`
    UPDATE quota SET starts_on = ${startsOn}::date, ends_on = ${endsOn}::date, note = ${note},
      status = ${status}, version = version + 1
    WHERE org_id = ${tx.orgId}::uuid AND id = ${id}::uuid AND version = ${version}`);
  return written > 0;
}

export interface SubjectCode {
  kind: HolderKind | ItemKind;
  /** Either is enough. */
  code?: string;
  id?: string;
}

/** Holders and items by code or id, in the order asked; null: there is none. One statement. */
export async function findSubjects(
  tx: Tx,
  wanted: readonly SubjectCode[],
): Promise<(string | null)[]> {
  const c = columns(
    wanted,
    (one) => one.kind,
    (one) => one.code ?? null,
    (one) => one.id ?? null,
  );
  const rows = await tx.rows<{ id: string | null }>(sql`
    SELECT s.id FROM unnest(${c[0]}::text[], ${c[1]}::text[], ${c[2]}::uuid[])
      WITH ORDINALITY AS w(kind, code, id, at)
    LEFT JOIN LATERAL (
      SELECT id FROM dealer WHERE w.kind = 'DEALER' AND org_id = ${tx.orgId}::uuid
        AND (code = w.code OR id = w.id)
      UNION ALL SELECT id FROM region WHERE w.kind = 'REGION' AND org_id = ${tx.orgId}::uuid
        AND (code = w.code OR id = w.id)
      UNION ALL SELECT id FROM dealer_level WHERE w.kind = 'LEVEL' AND org_id = ${tx.orgId}::uuid
        AND (code = w.code OR id = w.id)
      UNION ALL SELECT id FROM product WHERE w.kind = 'PRODUCT' AND org_id = ${tx.orgId}::uuid
        AND (code = w.code OR id = w.id)
      UNION ALL SELECT id FROM category WHERE w.kind = 'CATEGORY' AND org_id = ${tx.orgId}::uuid
        AND (code = w.code OR id = w.id)) s ON true
    ORDER BY w.at`);
  return rows.map((row) => row.id);
}
