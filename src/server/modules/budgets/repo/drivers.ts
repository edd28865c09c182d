// Budgets that grow with sales: the rules, and what they have given so far.
import { sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { DriverInput, DriverView } from '../control-schemas';
import { NO_ONE } from '@/kernel/ids';

export interface StoredDriver extends DriverInput {
  id: string;
  version: number;
}

export async function lockDriver(tx: Tx, id: string): Promise<StoredDriver | undefined> {
  return tx.row<StoredDriver>(sql`
    SELECT id, code, year_id AS "yearId", centre_id AS "centreId", account_id AS "accountId",
      programme_id AS "programmeId", trim_scale(rate)::text AS rate, region_id AS "regionId",
      category_id AS "categoryId", active, version
    FROM budget_driver WHERE org_id = ${tx.orgId}::uuid AND id = ${id}::uuid FOR UPDATE`);
}

export async function insertDriver(tx: Tx, id: string, d: DriverInput): Promise<void> {
  await tx.run(sql`
    INSERT INTO budget_driver (org_id, id, code, year_id, centre_id, account_id, programme_id,
      rate, region_id, category_id, active)
    VALUES (${tx.orgId}::uuid, ${id}::uuid, ${d.code}, ${d.yearId}::uuid, ${d.centreId}::uuid,
      ${d.accountId}::uuid, ${d.programmeId}::uuid, ${d.rate}::numeric, ${d.regionId}::uuid,
      ${d.categoryId}::uuid, ${d.active})`);
}

/** False where the version is not the stored one. */
export async function updateDriver(tx: Tx, d: StoredDriver): Promise<boolean> {
  const written = await tx.run(sql`
    UPDATE budget_driver SET code = ${d.code}, year_id = ${d.yearId}::uuid,
      centre_id = ${d.centreId}::uuid, account_id = ${d.accountId}::uuid,
      programme_id = ${d.programmeId}::uuid, rate = ${d.rate}::numeric,
      region_id = ${d.regionId}::uuid, category_id = ${d.categoryId}::uuid, active = ${d.active},
      version = version + 1
    WHERE org_id = ${tx.orgId}::uuid AND id = ${d.id}::uuid AND version = ${d.version}`);
  return written === 1;
}

/** Which of a region and a category exist. */
export async function readFilters(
  tx: Tx,
  { regionId, categoryId }: Pick<DriverInput, 'regionId' | 'categoryId'>,
): Promise<Set<string>> {
  const rows = await tx.rows<{ id: string }>(sql`
    SELECT id FROM region WHERE org_id = ${tx.orgId}::uuid AND id = ${regionId}::uuid
    UNION ALL
    SELECT id FROM category WHERE org_id = ${tx.orgId}::uuid AND id = ${categoryId}::uuid`);
  return new Set(rows.map(({ id }) => id));
}

export async function listDriverRows(tx: Tx): Promise<DriverView[]> {
  return tx.rows<DriverView>(sql`
    SELECT d.id, d.version, d.code, d.year_id AS "yearId", y.code AS "yearCode",
      d.centre_id AS "centreId", c.code || ' ' || c.name AS centre, d.account_id AS "accountId",
      a.code || ' ' || a.name AS account, d.programme_id AS "programmeId", g.code AS programme,
      trim_scale(d.rate)::text AS rate, d.region_id AS "regionId", r.name AS region, d.category_id AS "categoryId",
      k.name AS category, d.active,
      coalesce((SELECT sum(e.amount_minor) FROM budget_entry e WHERE e.org_id = d.org_id
        AND e.doc_id = d.id AND e.kind = 'FLEX'), 0)::bigint AS "flexMinor"
    FROM budget_driver d
    JOIN fiscal_year y ON y.org_id = d.org_id AND y.id = d.year_id
    JOIN responsibility_centre c ON c.org_id = d.org_id AND c.id = d.centre_id
    JOIN account a ON a.org_id = d.org_id AND a.id = d.account_id
    LEFT JOIN programme g ON g.org_id = d.org_id AND g.id = nullif(d.programme_id, ${NO_ONE}::uuid)
    LEFT JOIN region r ON r.org_id = d.org_id AND r.id = d.region_id
    LEFT JOIN category k ON k.org_id = d.org_id AND k.id = d.category_id
    WHERE d.org_id = ${tx.orgId}::uuid ORDER BY y.starts_on DESC, d.code`);
}

export interface DriverSpan {
  driverId: string;
  periodId: string;
  startsOn: string;
  endsOn: string;
  regionId: string | null;
  categoryId: string | null;
}

/** What the drivers in force must be told the sales of: their open periods that have begun. */
export async function readSpans(tx: Tx, today: string): Promise<DriverSpan[]> {
  return tx.rows<DriverSpan>(sql`
    SELECT d.id AS "driverId", p.id AS "periodId", p.starts_on AS "startsOn",
      p.ends_on AS "endsOn", d.region_id AS "regionId", d.category_id AS "categoryId"
    FROM budget_driver d
    JOIN fiscal_period p ON p.org_id = d.org_id AND p.year_id = d.year_id
    WHERE d.org_id = ${tx.orgId}::uuid AND d.active AND p.status = 'OPEN'
      AND p.starts_on <= ${today}::date ORDER BY d.id, p.no`);
}

export interface FlexCell {
  driverId: string;
  periodId: string;
  centreId: string;
  accountId: string;
  programmeId: string;
  isOpen: boolean;
  amountMinor: bigint;
}

/** The drivers under their lock, in one order: two jobs at once give the second nothing to do. */
export async function lockDrivers(tx: Tx, ids: readonly string[]): Promise<StoredDriver[]> {
  return tx.rows<StoredDriver>(sql`
    SELECT id, code, year_id AS "yearId", centre_id AS "centreId", account_id AS "accountId",
      programme_id AS "programmeId", trim_scale(rate)::text AS rate, region_id AS "regionId",
      category_id AS "categoryId", active, version
    FROM budget_driver WHERE org_id = ${tx.orgId}::uuid AND id = ANY(${[...ids]}::uuid[])
    ORDER BY id FOR UPDATE`);
}

/** What the ledger holds of these drivers, by cell. */
export async function readFlex(tx: Tx, ids: readonly string[]): Promise<FlexCell[]> {
  return tx.rows<FlexCell>(sql`
    SELECT e.doc_id AS "driverId", e.period_id AS "periodId", e.centre_id AS "centreId",
      e.account_id AS "accountId", e.programme_id AS "programmeId", p.status = 'OPEN' AS "isOpen",
      sum(e.amount_minor)::bigint AS "amountMinor"
    FROM budget_entry e JOIN fiscal_period p ON p.org_id = e.org_id AND p.id = e.period_id
    WHERE e.org_id = ${tx.orgId}::uuid AND e.doc_id = ANY(${[...ids]}::uuid[]) AND e.kind = 'FLEX'
    GROUP BY 1, 2, 3, 4, 5, 6`);
}
