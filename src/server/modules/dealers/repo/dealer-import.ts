// Dealers by the thousand: what is stored under their codes, and the statements that write them.
import { newId } from '@/kernel/ids';
import { columns, sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { AddressInput, ContactInput, DealerStatus, TermsKind } from '../schemas';

export interface ImportedDealer {
  id: string;
  code: string;
  name: string;
  regionId: string | null;
  levelId: string | null;
  salespersonId: string | null;
  currency: string;
  taxNumber: string | null;
  taxExempt: boolean;
  termsKind: TermsKind;
  termsDays: number;
  overdueDays: number | null;
  status: DealerStatus;
  note: string | null;
}

/** As it is before an import. */
export type StoredDealer = ImportedDealer & { version: number };

export async function readByCodes(
  tx: Tx,
  codes: readonly string[],
): Promise<Map<string, StoredDealer>> {
  const rows = await tx.rows<StoredDealer>(sql`
    SELECT id, code, name, region_id AS "regionId", level_id AS "levelId",
      salesperson_id AS "salespersonId", currency, tax_number AS "taxNumber",
      tax_exempt AS "taxExempt", terms_kind AS "termsKind", terms_days AS "termsDays",
      overdue_days AS "overdueDays", status, note, version
    FROM dealer WHERE org_id = ${tx.orgId}::uuid AND code = ANY(${codes}::text[])`);
  return new Map(rows.map((row) => [row.code, row]));
}

export type ReferenceKind = 'region' | 'level' | 'salesperson';

/** Ids by code of everything a dealer can name. */
export async function readReferences(
  tx: Tx,
): Promise<Record<ReferenceKind, ReadonlyMap<string, string>>> {
  const rows = await tx.rows<{ kind: ReferenceKind; code: string; id: string }>(sql`
    SELECT 'region' AS kind, code, id FROM region WHERE org_id = ${tx.orgId}::uuid
    UNION ALL SELECT 'level', code, id FROM dealer_level WHERE org_id = ${tx.orgId}::uuid
    UNION ALL SELECT 'salesperson', code, id FROM salesperson WHERE org_id = ${tx.orgId}::uuid`);
  const of = (kind: ReferenceKind) =>
    new Map(rows.filter((row) => row.kind === kind).map((row) => [row.code, row.id]));
  return { region: of('region'), level: of('level'), salesperson: of('salesperson') };
}

/** Inserts new codes and overwrites known ones (not their currency); codes must be distinct. */
export async function writeDealers(
  tx: Tx,
  dealers: readonly (ImportedDealer & { searchText: string })[],
  now: Date,
): Promise<void> {
  if (dealers.length === 0) return;
  const c = columns(
    dealers,
    (d) => d.id,
    (d) => d.code,
    (d) => d.name,
    (d) => d.regionId,
    (d) => d.levelId,
    (d) => d.salespersonId,
    (d) => d.currency,
    (d) => d.taxNumber,
    (d) => d.taxExempt,
    (d) => d.termsKind,
    (d) => d.termsDays,
    (d) => d.overdueDays,
    (d) => d.status,
    (d) => d.note,
    (d) => d.searchText,
  );
  await tx.run(sql`
    INSERT INTO dealer AS d (org_id, id, code, name, region_id, level_id, salesperson_id, currency,
      tax_number, tax_exempt, terms_kind, terms_days, overdue_days, status, note, search_text,
      created_at, updated_at)
    SELECT ${tx.orgId}::uuid, r.*, ${now}, ${now}
    FROM unnest(${c[0]}::uuid[], ${c[1]}::text[], ${c[2]}::text[], ${c[3]}::uuid[],
      ${c[4]}::uuid[], ${c[5]}::uuid[], ${c[6]}::text[], ${c[7]}::text[], ${c[8]}::boolean[],
      ${c[9]}::text[], ${c[10]}::int[], ${c[11]}::int[], ${c[12]}::text[], ${c[13]}::text[],
      ${c[14]}::text[]) AS r
    ON CONFLICT (org_id, code) DO UPDATE SET name = excluded.name, region_id = excluded.region_id,
      level_id = excluded.level_id, salesperson_id = excluded.salesperson_id,
      tax_number = excluded.tax_number, tax_exempt = excluded.tax_exempt,
      terms_kind = excluded.terms_kind, terms_days = excluded.terms_days,
      overdue_days = excluded.overdue_days, status = excluded.status, note = excluded.note,
      search_text = excluded.search_text, version = d.version + 1,
      updated_at = excluded.updated_at`);
}

type NewContact = Omit<ContactInput, 'id'>;
type NewAddress = Omit<AddressInput, 'id'>;

/** Adds contacts whose name the dealer does not have yet; only a first one may be primary. */
export async function addContacts(tx: Tx, contacts: readonly NewContact[]): Promise<void> {
  if (contacts.length === 0) return;
  const c = columns(
    contacts,
    () => newId(),
    (contact) => contact.dealerId,
    (contact) => contact.name,
    (contact) => contact.title,
    (contact) => contact.email,
    (contact) => contact.phone,
    (contact) => contact.isPrimary,
  );
  await tx.run(sql`
    INSERT INTO dealer_contact (org_id, id, dealer_id, name, title, email, phone, is_primary)
    SELECT ${tx.orgId}::uuid, r.id, r.dealer_id, r.name, r.title, r.email, r.phone, r.is_primary
      AND r.nth = 1 AND NOT EXISTS (SELECT 1 FROM dealer_contact o WHERE o.is_primary
        AND o.org_id = ${tx.orgId}::uuid AND o.dealer_id = r.dealer_id)
    FROM (SELECT DISTINCT ON (u.dealer_id, u.name) u.*,
        row_number() OVER (PARTITION BY u.dealer_id ORDER BY u.is_primary DESC, u.id) AS nth
      FROM unnest(${c[0]}::uuid[], ${c[1]}::uuid[], ${c[2]}::text[], ${c[3]}::text[],
        ${c[4]}::text[], ${c[5]}::text[], ${c[6]}::boolean[])
        AS u(id, dealer_id, name, title, email, phone, is_primary)
      ORDER BY u.dealer_id, u.name, u.is_primary DESC, u.id) r
    WHERE NOT EXISTS (SELECT 1 FROM dealer_contact o WHERE o.org_id = ${tx.orgId}::uuid
      AND o.dealer_id = r.dealer_id AND o.name = r.name)`);
}

/** Adds addresses the dealer does not have yet; only a first one of a kind may be the default. */
export async function addAddresses(tx: Tx, addresses: readonly NewAddress[]): Promise<void> {
  if (addresses.length === 0) return;
  const c = columns(
    addresses,
    () => newId(),
    (a) => a.dealerId,
    (a) => a.kind,
    (a) => a.line1,
    (a) => a.line2,
    (a) => a.city,
    (a) => a.state,
    (a) => a.postalCode,
    (a) => a.country,
    (a) => a.isDefault,
  );
  await tx.run(sql`
    INSERT INTO dealer_address (org_id, id, dealer_id, kind, line1, line2, city, state,
      postal_code, country, is_default)
    SELECT ${tx.orgId}::uuid, r.id, r.dealer_id, r.kind, r.line1, r.line2, r.city, r.state,
      r.postal_code, r.country, r.is_default AND r.nth = 1 AND NOT EXISTS (
        SELECT 1 FROM dealer_address o WHERE o.org_id = ${tx.orgId}::uuid
          AND o.dealer_id = r.dealer_id AND o.kind = r.kind AND o.is_default)
    FROM (SELECT DISTINCT ON (u.dealer_id, u.kind, u.line1) u.*,
        row_number() OVER (PARTITION BY u.dealer_id, u.kind ORDER BY u.is_default DESC, u.id) AS nth
      FROM unnest(${c[0]}::uuid[], ${c[1]}::uuid[], ${c[2]}::text[], ${c[3]}::text[],
        ${c[4]}::text[], ${c[5]}::text[], ${c[6]}::text[], ${c[7]}::text[], ${c[8]}::text[],
        ${c[9]}::boolean[]) AS u(id, dealer_id, kind, line1, line2, city, state, postal_code,
        country, is_default)
      ORDER BY u.dealer_id, u.kind, u.line1, u.is_default DESC, u.id) r
    WHERE NOT EXISTS (SELECT 1 FROM dealer_address o WHERE o.org_id = ${tx.orgId}::uuid
      AND o.dealer_id = r.dealer_id AND o.kind = r.kind AND o.line1 = r.line1)`);
}

/** Salespersons by code; says which are new. */
export async function upsertSalespersonRows(
  tx: Tx,
  rows: readonly { code: string; name: string }[],
): Promise<{ id: string; code: string; version: number; isNew: boolean }[]> {
  return tx.rows(sql`
    INSERT INTO salesperson AS s (org_id, id, code, name)
    SELECT ${tx.orgId}::uuid, r.* FROM unnest(${rows.map(() => newId())}::uuid[],
      ${rows.map((row) => row.code)}::text[], ${rows.map((row) => row.name)}::text[]) AS r
    ON CONFLICT (org_id, code) DO UPDATE SET name = excluded.name, version = s.version + 1
    RETURNING id, code, version, (xmax = 0) AS "isNew"`);
}
