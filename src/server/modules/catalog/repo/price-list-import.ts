// Heads of price lists by the dozen, for imports.
import { columns, sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';

export interface ListHead {
  id: string;
  code: string;
  name: string;
  currency: string;
}

export async function readListsByCode(
  tx: Tx,
  codes: readonly string[],
): Promise<Map<string, ListHead>> {
  const rows = await tx.rows<ListHead>(sql`
    SELECT id, code, name, currency FROM price_list
    WHERE org_id = ${tx.orgId}::uuid AND code = ANY(${codes}::text[])`);
  return new Map(rows.map((row) => [row.code, row]));
}

export async function insertLists(tx: Tx, lists: readonly ListHead[], now: Date): Promise<void> {
  if (lists.length === 0) return;
  const c = columns(
    lists,
    (list) => list.id,
    (list) => list.code,
    (list) => list.name,
    (list) => list.currency,
  );
  await tx.run(sql`
    INSERT INTO price_list (org_id, id, code, name, currency, created_at)
    SELECT ${tx.orgId}::uuid, r.*, ${now}
    FROM unnest(${c[0]}::uuid[], ${c[1]}::text[], ${c[2]}::text[], ${c[3]}::text[]) AS r`);
}

/** Changed prices are a change of their list: whoever has it open must see it. Answers the new versions. */
export async function bumpLists(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.rows<{ id: string; version: number }>(sql`
    UPDATE price_list SET version = version + 1
    WHERE org_id = ${tx.orgId}::uuid AND id = ANY(${ids}::uuid[])
    RETURNING id, version`);
  return new Map(rows.map((row) => [row.id, row.version]));
}
