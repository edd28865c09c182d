// Who may act for whom.
import type { BusinessDate } from '@/kernel/business-date';
import { sql, type Sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { Standing } from '../domain/next-step';

/** Delegations in force on a day, as a condition on `d`. */
export const inForce = (today: BusinessDate): Sql =>
  sql`d.revoked_at IS NULL AND ${today}::date BETWEEN d.valid_from AND d.valid_to`;

/** The active people who delegated their decisions to this person today, with their roles. */
export async function readStandsFor(
  tx: Tx,
  userId: string,
  today: BusinessDate,
): Promise<Standing[]> {
  return tx.rows<Standing>(sql`
    SELECT u.id AS "userId", u.roles FROM approval_delegation d
    JOIN app_user u ON u.org_id = d.org_id AND u.id = d.from_user_id AND u.status = 'ACTIVE'
    WHERE d.org_id = ${tx.orgId}::uuid AND d.to_user_id = ${userId}::uuid AND ${inForce(today)}
    ORDER BY u.id`);
}

/** Who stands in for these people today. */
export async function readStandIns(
  tx: Tx,
  userIds: readonly string[],
  today: BusinessDate,
): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(sql`
    SELECT d.to_user_id AS id FROM approval_delegation d
    WHERE d.org_id = ${tx.orgId}::uuid AND d.from_user_id = ANY(${userIds}::uuid[])
      AND ${inForce(today)}`);
  return rows.map((row) => row.id);
}

/** Who stands in for whom today, by whom they stand in for. */
export async function readDelegations(
  tx: Tx,
  today: BusinessDate,
): Promise<Map<string, readonly string[]>> {
  const rows = await tx.rows<{ from: string; to: string[] }>(sql`
    SELECT d.from_user_id AS "from", array_agg(d.to_user_id) AS "to" FROM approval_delegation d
    WHERE d.org_id = ${tx.orgId}::uuid AND ${inForce(today)} GROUP BY d.from_user_id`);
  return new Map(rows.map(({ from, to }) => [from, to]));
}
