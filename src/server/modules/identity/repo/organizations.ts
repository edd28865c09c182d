// Organizations and their settings: the only SQL that writes them.
import { columns, sql, type Sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';

export interface OrganizationRow {
  code: string;
  name: string;
  locale: string;
  currency: string;
  timeZone: string;
  isDemo: boolean;
}

const COLUMNS = sql`code, name, locale, currency, time_zone AS "timeZone", is_demo AS "isDemo"`;

async function readOne(tx: Tx, statement: Sql): Promise<OrganizationRow> {
  const row = await tx.row<OrganizationRow>(statement);
  if (!row) throw new Error('the organization of this work does not exist');
  return row;
}

export async function readOrganization(tx: Tx): Promise<OrganizationRow> {
  return readOne(tx, sql`SELECT ${COLUMNS} FROM organization WHERE id = ${tx.orgId}::uuid`);
}

/** The same, locked: writers of its settings take turns. */
export async function lockOrganization(tx: Tx): Promise<OrganizationRow> {
  return readOne(
    tx,
    sql`SELECT ${COLUMNS} FROM organization WHERE id = ${tx.orgId}::uuid FOR NO KEY UPDATE`,
  );
}

export interface NewOrganization extends OrganizationRow {
  createdAt: Date;
}

export async function insertOrganization(tx: Tx, organization: NewOrganization): Promise<void> {
  const { code, name, locale, currency, timeZone, isDemo, createdAt } = organization;
  await tx.run(sql`
    INSERT INTO organization (id, code, name, currency, time_zone, locale, is_demo, created_at)
    VALUES (${tx.orgId}::uuid, ${code}, ${name}, ${currency}, ${timeZone}, ${locale}, ${isDemo},
      ${createdAt}::timestamptz)`);
}

export async function updateOrganization(
  tx: Tx,
  { name, locale }: { name: string; locale: string },
): Promise<void> {
  await tx.run(sql`
    UPDATE organization SET name = ${name}, locale = ${locale} WHERE id = ${tx.orgId}::uuid`);
}

export async function readStoredSettings(tx: Tx): Promise<Record<string, unknown>> {
  const rows = await tx.rows<{ key: string; value: unknown }>(sql`
    SELECT key, value FROM organization_setting WHERE org_id = ${tx.orgId}::uuid`);
  return Object.fromEntries(rows.map(({ key, value }) => [key, value]));
}

export async function writeSettings(
  tx: Tx,
  settings: ReadonlyArray<{ key: string; value: unknown }>,
  now: Date,
): Promise<void> {
  if (settings.length === 0) return;
  const [keys, values] = columns(
    settings,
    ({ key }) => key,
    ({ value }) => JSON.stringify(value),
  );
  await tx.run(sql`
    INSERT INTO organization_setting (org_id, key, value, updated_at)
    SELECT ${tx.orgId}::uuid, s.key, s.value, ${now}::timestamptz
    FROM unnest(${keys}::text[], ${values}::jsonb[]) AS s(key, value)
    ON CONFLICT (org_id, key) DO UPDATE
      SET value = excluded.value, updated_at = excluded.updated_at`);
}

export async function deleteSettings(tx: Tx, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await tx.run(sql`
    DELETE FROM organization_setting
    WHERE org_id = ${tx.orgId}::uuid AND key = ANY(${keys}::text[])`);
}
