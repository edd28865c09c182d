// Delegations: the only SQL that writes them.
import type { BusinessDate } from '@/kernel/business-date';
import { sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';

export interface DelegationRow {
  id: string;
  fromUserId: string;
  toUserId: string;
  fromName: string;
  toName: string;
  validFrom: BusinessDate;
  validTo: BusinessDate;
  reason: string | null;
  revokedAt: Date | null;
}

const MAX_ROWS = 200;

/** What a person delegated or was delegated, the latest first. */
export async function readDelegations(tx: Tx, userId: string): Promise<DelegationRow[]> {
  return tx.rows<DelegationRow>(sql`
    SELECT d.id, d.from_user_id AS "fromUserId", d.to_user_id AS "toUserId", f.name AS "fromName",
      t.name AS "toName", d.valid_from AS "validFrom", d.valid_to AS "validTo", d.reason,
      d.revoked_at AS "revokedAt"
    FROM approval_delegation d
    JOIN app_user f ON f.org_id = d.org_id AND f.id = d.from_user_id
    JOIN app_user t ON t.org_id = d.org_id AND t.id = d.to_user_id
    WHERE d.org_id = ${tx.orgId}::uuid AND ${userId}::uuid IN (d.from_user_id, d.to_user_id)
    ORDER BY d.valid_from DESC, d.id DESC LIMIT ${MAX_ROWS}`);
}

export type NewDelegation = Omit<DelegationRow, 'fromName' | 'toName' | 'revokedAt'>;

/** The database refuses days on which the person delegates already. */
export async function insertDelegation(tx: Tx, row: NewDelegation, now: Date): Promise<void> {
  await tx.run(sql`
    INSERT INTO approval_delegation (org_id, id, from_user_id, to_user_id, valid_from, valid_to,
      reason, created_at)
    VALUES (${tx.orgId}::uuid, ${row.id}::uuid, ${row.fromUserId}::uuid, ${row.toUserId}::uuid,
      ${row.validFrom}::date, ${row.validTo}::date, ${row.reason}, ${now})`);
}

/** Ends a delegation of this person at once; false where there is none to end. */
export async function revokeRow(
  tx: Tx,
  { id, fromUserId, now }: { id: string; fromUserId: string; now: Date },
): Promise<boolean> {
  const ended = await tx.run(sql`
    UPDATE approval_delegation SET revoked_at = ${now}
    WHERE org_id = ${tx.orgId}::uuid AND id = ${id}::uuid AND from_user_id = ${fromUserId}::uuid
      AND revoked_at IS NULL`);
  return ended === 1;
}
