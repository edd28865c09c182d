// Single dealers: the row with its contacts and addresses, and the writes of one dealer.
import { DomainError } from '@/kernel/domain-error';
import { sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { DealerInput, DealerStatus, DealerView } from '../schemas';

/** One statement. Throws `dealers.notFound`. */
export async function readDealer(tx: Tx, id: string): Promise<DealerView> {
  const row = await tx.row<DealerView>(sql`
    SELECT d.id, d.code, d.name, d.status, d.currency, d.region_id AS "regionId",
      d.level_id AS "levelId", d.salesperson_id AS "salespersonId", s.name AS "salespersonName",
      d.tax_number AS "taxNumber", d.tax_exempt AS "taxExempt", d.terms_kind AS "termsKind",
      d.terms_days AS "termsDays", d.overdue_days AS "overdueDays", d.note, d.version,
      d.created_at AS "createdAt", d.updated_at AS "updatedAt",
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', a.id, 'code', a.code, 'name', a.name,
          'names', a.names) ORDER BY cardinality(a.path))
        FROM region r JOIN region a ON a.org_id = r.org_id AND a.id = ANY(r.path)
        WHERE r.org_id = d.org_id AND r.id = d.region_id), '[]') AS "regionPath",
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', a.id, 'code', a.code, 'name', a.name,
          'names', a.names) ORDER BY cardinality(a.path))
        FROM dealer_level l JOIN dealer_level a ON a.org_id = l.org_id AND a.id = ANY(l.path)
        WHERE l.org_id = d.org_id AND l.id = d.level_id), '[]') AS "levelPath",
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'title', c.title,
          'email', c.email, 'phone', c.phone, 'isPrimary', c.is_primary)
          ORDER BY c.is_primary DESC, c.name, c.id)
        FROM dealer_contact c WHERE c.org_id = d.org_id AND c.dealer_id = d.id), '[]') AS contacts,
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'line1', a.line1,
          'line2', a.line2, 'city', a.city, 'state', a.state, 'postalCode', a.postal_code,
          'country', a.country, 'isDefault', a.is_default)
          ORDER BY a.kind DESC, a.is_default DESC, a.id)
        FROM dealer_address a WHERE a.org_id = d.org_id AND a.dealer_id = d.id), '[]') AS addresses
    FROM dealer d LEFT JOIN salesperson s ON s.org_id = d.org_id AND s.id = d.salesperson_id
    WHERE d.org_id = ${tx.orgId}::uuid AND d.id = ${id}::uuid`);
  if (!row) throw new DomainError('dealers.notFound', { status: 'not_found' });
  return row;
}

type Values = Omit<DealerInput, 'currency'> & { searchText: string };

export async function insertDealer(
  tx: Tx,
  id: string,
  { currency, ...values }: Values & { currency: string },
  now: Date,
): Promise<void> {
  await tx.run(sql`
    INSERT INTO dealer (org_id, id, code, name, region_id, level_id, salesperson_id, currency,
      tax_number, tax_exempt, terms_kind, terms_days, overdue_days, note, search_text, created_at,
      updated_at)
    VALUES (${tx.orgId}::uuid, ${id}::uuid, ${values.code}, ${values.name},
      ${values.regionId}::uuid, ${values.levelId}::uuid, ${values.salespersonId}::uuid,
      ${currency}, ${values.taxNumber}, ${values.taxExempt}, ${values.termsKind},
      ${values.termsDays}, ${values.overdueDays}, ${values.note}, ${values.searchText}, ${now},
      ${now})`);
}

/** False where the version is not the stored one: then nothing was written. */
export async function updateDealerRow(
  tx: Tx,
  ref: { id: string; version: number },
  values: Values,
  now: Date,
): Promise<boolean> {
  const updated = await tx.run(sql`
    UPDATE dealer SET code = ${values.code}, name = ${values.name},
      region_id = ${values.regionId}::uuid, level_id = ${values.levelId}::uuid,
      salesperson_id = ${values.salespersonId}::uuid, tax_number = ${values.taxNumber},
      tax_exempt = ${values.taxExempt}, terms_kind = ${values.termsKind},
      terms_days = ${values.termsDays}, overdue_days = ${values.overdueDays},
      note = ${values.note}, search_text = ${values.searchText}, version = version + 1,
      updated_at = ${now}
    WHERE org_id = ${tx.orgId}::uuid AND id = ${ref.id}::uuid AND version = ${ref.version}`);
  return updated === 1;
}

/** False where the version is not the stored one. */
export async function updateDealerStatus(
  tx: Tx,
  ref: { id: string; version: number },
  status: DealerStatus,
  now: Date,
): Promise<boolean> {
  const updated = await tx.run(sql`
    UPDATE dealer SET status = ${status}, version = version + 1, updated_at = ${now}
    WHERE org_id = ${tx.orgId}::uuid AND id = ${ref.id}::uuid AND version = ${ref.version}`);
  return updated === 1;
}

/** Which of the named rows do not exist, by the field that names them. One statement. */
export async function missingOf(
  tx: Tx,
  { regionId, levelId, salespersonId }: Pick<Values, 'regionId' | 'levelId' | 'salespersonId'>,
): Promise<('regionId' | 'levelId' | 'salespersonId')[]> {
  const found = await tx.row<{ region: boolean; level: boolean; salesperson: boolean }>(sql`
    SELECT ${regionId}::uuid IS NULL OR EXISTS (SELECT 1 FROM region
        WHERE org_id = ${tx.orgId}::uuid AND id = ${regionId}::uuid) AS region,
      ${levelId}::uuid IS NULL OR EXISTS (SELECT 1 FROM dealer_level
        WHERE org_id = ${tx.orgId}::uuid AND id = ${levelId}::uuid) AS level,
      ${salespersonId}::uuid IS NULL OR EXISTS (SELECT 1 FROM salesperson
        WHERE org_id = ${tx.orgId}::uuid AND id = ${salespersonId}::uuid) AS salesperson`);
  const missing: ('regionId' | 'levelId' | 'salespersonId')[] = [];
  if (!found?.region) missing.push('regionId');
  if (!found?.level) missing.push('levelId');
  if (!found?.salesperson) missing.push('salespersonId');
  return missing;
}
