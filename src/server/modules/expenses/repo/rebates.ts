// The only writer of rebate agreements, their tiers and dealers, and their accruals.
import type { BusinessDate } from '@/kernel/business-date';
import { DomainError } from '@/kernel/domain-error';
import { columns, empty, sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { RebateCycle } from '../domain/rebate-cycles';
import type { RebateMethod, RebateTier } from '../domain/rebate-tiers';

export type AgreementStatus = 'DRAFT' | 'ACTIVE';

export interface AgreementRow {
  id: string;
  code: string;
  name: string;
  typeId: string;
  centreId: string;
  /** That of its type, as it was when the agreement came into force. */
  accountId: string;
  programmeId: string;
  categoryId: string | null;
  startsOn: BusinessDate;
  endsOn: BusinessDate;
  method: RebateMethod;
  cycle: RebateCycle;
  basis: 'PERIOD' | 'TO_DATE';
  status: AgreementStatus;
  version: number;
  tiers: RebateTier[];
  dealerIds: string[];
}

const ROW = sql`a.id, a.code, a.name, a.type_id AS "typeId", a.centre_id AS "centreId",
  coalesce(a.account_id, t.account_id) AS "accountId", a.programme_id AS "programmeId",
  a.category_id AS "categoryId",
  a.starts_on AS "startsOn", a.ends_on AS "endsOn", a.method, a.cycle, a.basis, a.status, a.version,
  ARRAY(SELECT r.up_to_minor FROM rebate_tier r WHERE r.org_id = a.org_id
    AND r.agreement_id = a.id ORDER BY r.tier_no) AS "upTo",
  ARRAY(SELECT trim_scale(r.rate)::text FROM rebate_tier r WHERE r.org_id = a.org_id
    AND r.agreement_id = a.id ORDER BY r.tier_no) AS rates,
  ARRAY(SELECT d.dealer_id FROM rebate_dealer d WHERE d.org_id = a.org_id
    AND d.agreement_id = a.id ORDER BY d.dealer_id) AS "dealerIds"`;

type Stored = Omit<AgreementRow, 'tiers'> & { upTo: (string | bigint | null)[]; rates: string[] };

function withTiers({ upTo, rates, ...row }: Stored): AgreementRow {
  const tiers = rates.map((rate, index) => {
    const end = upTo[index] ?? null;
    return { rate, upToMinor: end === null ? null : BigInt(end) };
  });
  return { ...row, tiers };
}

/** Refuses with `rebates.notFound`. */
export async function readAgreement(tx: Tx, id: string): Promise<AgreementRow> {
  const row = await tx.row<Stored>(sql`
    SELECT ${ROW} FROM rebate_agreement a
    JOIN expense_type t ON t.org_id = a.org_id AND t.id = a.type_id
    WHERE a.org_id = ${tx.orgId}::uuid AND a.id = ${id}::uuid`);
  if (!row) throw new DomainError('rebates.notFound', { status: 'not_found' });
  return withTiers(row);
}

/** Agreements in force, of one dealer where one is named, in the order of their ids. */
export async function readLiveAgreements(tx: Tx, dealerId: string | null): Promise<AgreementRow[]> {
  const rows = await tx.rows<Stored>(sql`
    SELECT ${ROW} FROM rebate_agreement a
    JOIN expense_type t ON t.org_id = a.org_id AND t.id = a.type_id
    WHERE a.org_id = ${tx.orgId}::uuid AND a.status = 'ACTIVE'
      ${
        dealerId
          ? sql`AND EXISTS (SELECT 1 FROM rebate_dealer d WHERE d.org_id = a.org_id
              AND d.agreement_id = a.id AND d.dealer_id = ${dealerId}::uuid)`
          : empty
      }
    ORDER BY a.id`);
  return rows.map(withTiers);
}

export type AgreementWrite = Omit<AgreementRow, 'accountId' | 'status' | 'version'>;

export async function insertAgreement(tx: Tx, row: AgreementWrite): Promise<void> {
  await tx.run(sql`
    INSERT INTO rebate_agreement (org_id, id, code, name, type_id, centre_id, programme_id,
      category_id, starts_on, ends_on, method, cycle, basis, status)
    VALUES (${tx.orgId}::uuid, ${row.id}::uuid, ${row.code}, ${row.name}, ${row.typeId}::uuid,
      ${row.centreId}::uuid, ${row.programmeId}::uuid, ${row.categoryId}::uuid,
      ${row.startsOn}::date, ${row.endsOn}::date, ${row.method}, ${row.cycle}, ${row.basis},
      'DRAFT')`);
  await replaceParts(tx, row);
}

/** False where the version is not the stored one, or the agreement is no draft. */
export async function updateAgreement(
  tx: Tx,
  row: AgreementWrite,
  version: number,
): Promise<boolean> {
  const written = await tx.run(sql`
    UPDATE rebate_agreement SET code = ${row.code}, name = ${row.name},
      type_id = ${row.typeId}::uuid, centre_id = ${row.centreId}::uuid,
      programme_id = ${row.programmeId}::uuid, category_id = ${row.categoryId}::uuid,
      starts_on = ${row.startsOn}::date, ends_on = ${row.endsOn}::date, method = ${row.method},
      cycle = ${row.cycle}, basis = ${row.basis}, version = version + 1
    WHERE org_id = ${tx.orgId}::uuid AND id = ${row.id}::uuid AND version = ${version}
      AND status = 'DRAFT'`);
  if (written === 1) await replaceParts(tx, row);
  return written === 1;
}

async function replaceParts(tx: Tx, row: AgreementWrite): Promise<void> {
  const t = columns(
    row.tiers.map((tier, index) => ({ ...tier, no: index + 1 })),
    (x) => x.no,
    (x) => x.upToMinor,
    (x) => x.rate,
  );
  await tx.run(sql`
    WITH a AS (DELETE FROM rebate_dealer
      WHERE org_id = ${tx.orgId}::uuid AND agreement_id = ${row.id}::uuid)
    DELETE FROM rebate_tier WHERE org_id = ${tx.orgId}::uuid AND agreement_id = ${row.id}::uuid`);
  await tx.run(sql`
    WITH a AS (
      INSERT INTO rebate_dealer (org_id, agreement_id, dealer_id)
      SELECT ${tx.orgId}::uuid, ${row.id}::uuid, d FROM unnest(${row.dealerIds}::uuid[]) AS d)
    INSERT INTO rebate_tier (org_id, agreement_id, tier_no, up_to_minor, rate)
    SELECT ${tx.orgId}::uuid, ${row.id}::uuid, t.*
    FROM unnest(${t[0]}::int[], ${t[1]}::bigint[], ${t[2]}::numeric[]) AS t`);
}

/** False where the version is not the stored one. */
export async function updateAgreementStatus(
  tx: Tx,
  ref: { id: string; version: number },
  to: Pick<AgreementRow, 'status' | 'endsOn' | 'accountId'>,
): Promise<boolean> {
  const written = await tx.run(sql`
    UPDATE rebate_agreement SET status = ${to.status}, ends_on = ${to.endsOn}::date,
      account_id = ${to.accountId}::uuid, version = version + 1
    WHERE org_id = ${tx.orgId}::uuid AND id = ${ref.id}::uuid AND version = ${ref.version}`);
  return written === 1;
}

export interface DealerFacts {
  id: string;
  code: string;
  currency: string;
}

export async function readDealerFacts(tx: Tx, ids: readonly string[]): Promise<DealerFacts[]> {
  return tx.rows<DealerFacts>(sql`
    SELECT id, code, currency FROM dealer
    WHERE org_id = ${tx.orgId}::uuid AND id = ANY(${ids}::uuid[])`);
}

export async function isCategory(tx: Tx, id: string): Promise<boolean> {
  const row = await tx.row(sql`
    SELECT 1 AS found FROM category WHERE org_id = ${tx.orgId}::uuid AND id = ${id}::uuid`);
  return row !== undefined;
}
