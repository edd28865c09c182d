// The budget of a year by centre, account and programme, period by period: what is left, promised,
// and carried out of it already. One statement, whatever the number of lines.
import { sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { YearLine } from '../domain/carry-forward';

export interface NamedYearLine extends YearLine {
  readonly centre: string;
  readonly account: string;
  readonly programme: string | null;
}

/** Two who carry the same year forward wait for each other. False: there is no such year. */
export async function lockYear(tx: Tx, yearId: string): Promise<boolean> {
  const row = await tx.row(sql`
    SELECT 1 FROM fiscal_year WHERE org_id = ${tx.orgId}::uuid AND id = ${yearId}::uuid
    FOR NO KEY UPDATE`);
  return row !== undefined;
}

/** The year of a period; undefined: there is no such period. */
export async function yearOfPeriod(tx: Tx, periodId: string): Promise<string | undefined> {
  const row = await tx.row<{ yearId: string }>(sql`
    SELECT year_id AS "yearId" FROM fiscal_period
    WHERE org_id = ${tx.orgId}::uuid AND id = ${periodId}::uuid`);
  return row?.yearId;
}

/** Lines of expense accounts that were ever budgeted, by code. Amounts in minor units. */
export async function readYearLines(tx: Tx, yearId: string): Promise<NamedYearLine[]> {
  const rows = await tx.rows<
    Omit<NamedYearLine, 'periods'> & {
      periods: { id: string; isOpen: boolean; availableMinor: string }[];
    }
  >(sql`
    WITH year AS (
      SELECT id, no, status = 'OPEN' AS is_open FROM fiscal_period
      WHERE org_id = ${tx.orgId}::uuid AND year_id = ${yearId}::uuid
    ), asked AS (
      SELECT l.centre_id, l.account_id, l.programme_id,
        -sum(l.amount_minor) AS carried,
        -coalesce(sum(l.amount_minor) FILTER (WHERE c.status = 'SUBMITTED'), 0) AS pending
      FROM budget_change_line l
      JOIN year y ON y.id = l.period_id
      JOIN budget_change c ON c.org_id = l.org_id AND c.id = l.change_id
        AND c.kind = 'CARRY_FORWARD' AND c.status IN ('SUBMITTED', 'APPROVED')
      WHERE l.org_id = ${tx.orgId}::uuid AND l.amount_minor < 0
      GROUP BY 1, 2, 3
    ), line AS (
      SELECT b.centre_id, b.account_id, b.programme_id,
        sum(b.pre_commitment_minor + b.commitment_minor) AS promised,
        jsonb_agg(jsonb_build_object('id', y.id, 'isOpen', y.is_open, 'availableMinor',
          (b.original_minor + b.revision_minor + b.transfer_minor + b.carry_forward_minor
            + b.flex_minor - b.pre_commitment_minor - b.commitment_minor - b.actual_minor)::text)
          ORDER BY y.no) AS periods
      FROM year y
      JOIN budget_balance b ON b.org_id = ${tx.orgId}::uuid AND b.period_id = y.id
      GROUP BY 1, 2, 3 HAVING bool_or(b.budgeted)
    )
    SELECT c.id AS "centreId", c.path AS "centrePath", c.code || ' ' || c.name AS centre,
      a.id AS "accountId", a.path AS "accountPath", a.code || ' ' || a.name AS account,
      l.programme_id AS "programmeId", g.code AS programme, l.promised::bigint AS "promisedMinor",
      coalesce(k.carried, 0)::bigint AS "carriedMinor",
      coalesce(k.pending, 0)::bigint AS "pendingMinor", l.periods
    FROM line l
    JOIN responsibility_centre c ON c.org_id = ${tx.orgId}::uuid AND c.id = l.centre_id
    JOIN account a ON a.org_id = ${tx.orgId}::uuid AND a.id = l.account_id AND a.kind = 'EXPENSE'
    LEFT JOIN programme g ON g.org_id = ${tx.orgId}::uuid AND g.id = l.programme_id
    LEFT JOIN asked k ON k.centre_id = l.centre_id AND k.account_id = l.account_id
      AND k.programme_id = l.programme_id
    ORDER BY c.code, a.code, g.code NULLS FIRST`);
  return rows.map((row) => ({
    ...row,
    periods: row.periods.map((one) => ({ ...one, availableMinor: BigInt(one.availableMinor) })),
  }));
}
