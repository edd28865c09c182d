// The rules of control and the lock that keeps them still while money is posted.
import { literal, sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { Control } from '../domain/control';

export const CONTROL = literal(`c.id, c.code, c.name, c.centre_id AS "centreId",
  c.account_id AS "accountId", c.programme_id AS "programmeId", c.grain, c.mode, c.scope,
  trim_scale(c.warn_rate)::text AS "warnRate", trim_scale(c.stop_rate)::text AS "stopRate", c.unbudgeted`);

const lockName = (tx: Tx) => `budget_control:${tx.orgId}`;

/** Held by whoever posts: the controls and the trees they read do not change meanwhile. */
export async function holdControls(tx: Tx): Promise<void> {
  await tx.run(sql`SELECT pg_advisory_xact_lock_shared(hashtextextended(${lockName(tx)}, 0))`);
}

/** Held by whoever changes controls: waits until every posting under way has ended. */
export async function lockControls(tx: Tx): Promise<void> {
  await tx.run(sql`SELECT pg_advisory_xact_lock(hashtextextended(${lockName(tx)}, 0))`);
}

/** Every control in force. */
export async function readActiveControls(tx: Tx): Promise<Control[]> {
  return tx.rows<Control>(sql`
    SELECT ${CONTROL} FROM budget_control c
    WHERE c.org_id = ${tx.orgId}::uuid AND c.active ORDER BY c.code`);
}
