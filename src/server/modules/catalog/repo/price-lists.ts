// Price lists: heads, whom they serve, and pages of them.
import { z } from 'zod';
import { DomainError } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import type { Page } from '@/kernel/page';
import { decodeCursor, toPage } from '@/server/platform/page';
import { columns, empty, sql } from '@/server/platform/sql';
import { searchForm } from '@/server/platform/text-search';
import type { Tx } from '@/server/platform/tx';
import type {
  PriceListInput,
  PriceListListInput,
  PriceListRow,
  PriceListView,
} from '../price-schemas';
import type { PriceAssignment } from '../domain/resolve-price';

const HEAD = sql`l.id, l.code, l.name, l.currency, l.valid_from AS "validFrom",
  l.valid_to AS "validTo", l.priority, l.status, l.version`;

/** One statement. Throws `catalog.notFound`. */
export async function readPriceList(tx: Tx, id: string): Promise<PriceListView> {
  const row = await tx.row<PriceListView>(sql`
    SELECT ${HEAD}, l.created_at AS "createdAt",
      (SELECT count(*)::int FROM price_list_item i
        WHERE i.org_id = l.org_id AND i.price_list_id = l.id) AS items,
      coalesce((SELECT jsonb_agg(jsonb_build_object('dealerId', a.dealer_id, 'levelId', a.level_id,
          'regionId', a.region_id) ORDER BY a.id)
        FROM price_list_assignment a
        WHERE a.org_id = l.org_id AND a.price_list_id = l.id), '[]') AS assignments
    FROM price_list l WHERE l.org_id = ${tx.orgId}::uuid AND l.id = ${id}::uuid`);
  if (!row) throw new DomainError('catalog.notFound', { status: 'not_found' });
  return row;
}

export async function insertPriceList(
  tx: Tx,
  { id, ...list }: PriceListInput & { id: string },
  now: Date,
): Promise<void> {
  await tx.run(sql`
    INSERT INTO price_list (org_id, id, code, name, currency, valid_from, valid_to, priority,
      status, created_at)
    VALUES (${tx.orgId}::uuid, ${id}::uuid, ${list.code}, ${list.name}, ${list.currency},
      ${list.validFrom}::date, ${list.validTo}::date, ${list.priority}, ${list.status}, ${now})`);
}

/** False where the version is not the stored one: then nothing was written. */
export async function updatePriceListRow(
  tx: Tx,
  list: PriceListInput & { id: string; version: number },
): Promise<boolean> {
  const updated = await tx.run(sql`
    UPDATE price_list SET code = ${list.code}, name = ${list.name}, currency = ${list.currency},
      valid_from = ${list.validFrom}::date, valid_to = ${list.validTo}::date,
      priority = ${list.priority}, status = ${list.status}, version = version + 1
    WHERE org_id = ${tx.orgId}::uuid AND id = ${list.id}::uuid AND version = ${list.version}`);
  return updated === 1;
}

/** Every change of a list's prices or assignments counts as a change of the list. */
export async function bumpPriceList(
  tx: Tx,
  { id, version }: { id: string; version: number },
): Promise<boolean> {
  const updated = await tx.run(sql`
    UPDATE price_list SET version = version + 1
    WHERE org_id = ${tx.orgId}::uuid AND id = ${id}::uuid AND version = ${version}`);
  return updated === 1;
}

export async function replaceAssignments(
  tx: Tx,
  priceListId: string,
  assignments: readonly PriceAssignment[],
): Promise<void> {
  await tx.run(sql`
    DELETE FROM price_list_assignment
    WHERE org_id = ${tx.orgId}::uuid AND price_list_id = ${priceListId}::uuid`);
  if (assignments.length === 0) return;
  const c = columns(
    assignments,
    () => newId(),
    (a) => a.dealerId,
    (a) => a.levelId,
    (a) => a.regionId,
  );
  await tx.run(sql`
    INSERT INTO price_list_assignment (org_id, price_list_id, id, dealer_id, level_id, region_id)
    SELECT ${tx.orgId}::uuid, ${priceListId}::uuid, r.*
    FROM unnest(${c[0]}::uuid[], ${c[1]}::uuid[], ${c[2]}::uuid[], ${c[3]}::uuid[]) AS r`);
}

const Key = z.tuple([z.string()]);

/** By code. The table is short; counts are per row of the page. */
export async function readPriceListPage(
  tx: Tx,
  input: PriceListListInput,
): Promise<Page<PriceListRow>> {
  const key = decodeCursor(input.cursor, Key);
  const text = searchForm(input.text);
  const byText =
    text === ''
      ? empty
      : sql`AND (strpos(lower(l.code), ${text}) > 0 OR strpos(lower(l.name), ${text}) > 0)`;
  const byStatus = input.status === null ? empty : sql`AND l.status = ${input.status}`;
  const byCurrency = input.currency === null ? empty : sql`AND l.currency = ${input.currency}`;
  const byDealer =
    input.dealerId === null
      ? empty
      : sql`AND l.id IN (SELECT price_list_id FROM price_list_assignment
          WHERE org_id = ${tx.orgId}::uuid AND dealer_id = ${input.dealerId}::uuid)`;
  const rows = await tx.rows<PriceListRow>(sql`
    SELECT ${HEAD}, a.everyone, a.dealers, a.levels, a.regions,
      (SELECT count(*)::int FROM price_list_item i
        WHERE i.org_id = l.org_id AND i.price_list_id = l.id) AS items
    FROM (
      SELECT * FROM price_list l
      WHERE l.org_id = ${tx.orgId}::uuid ${byText} ${byStatus} ${byCurrency} ${byDealer}
        ${key ? sql`AND l.code > ${key[0]}` : empty}
      ORDER BY l.code LIMIT ${input.limit + 1}
    ) l
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE num_nonnulls(dealer_id, level_id, region_id) = 0)::int
          AS everyone,
        count(dealer_id)::int AS dealers, count(level_id)::int AS levels,
        count(region_id)::int AS regions
      FROM price_list_assignment a WHERE a.org_id = l.org_id AND a.price_list_id = l.id) a
    ORDER BY l.code`);
  return toPage(rows, input.limit, (row) => [row.code]);
}
