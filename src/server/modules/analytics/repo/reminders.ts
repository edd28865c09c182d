// Deviations on whose day somebody must act, and the stage they were last reminded of.
import type { BusinessDate } from '@/kernel/business-date';
import type { Named } from '@/kernel/local-names';
import { columns, sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { Awaited, ReminderStage } from '../domain/reminder-stage';

export interface AwaitedRow extends Awaited {
  id: string;
  number: string;
  version: number;
  ownerId: string | null;
  reminded: ReminderStage | null;
  centre: Named;
  account: Named;
}

/**
 * Those wanted by a day at the latest that were not reminded of their last stage, locked; whoever
 * comes at the same time waits and finds them reminded.
 */
export async function lockAwaited(tx: Tx, by: BusinessDate, limit: number): Promise<AwaitedRow[]> {
  return tx.rows<AwaitedRow & Record<string, unknown>>(sql`
    SELECT d.id, d.number, d.version, d.status, d.due_on::text AS "dueOn",
      d.action_due_on::text AS "actionDueOn", d.owner_id AS "ownerId", d.reminded,
      jsonb_build_object('name', c.name, 'names', c.names) AS centre,
      jsonb_build_object('name', a.name, 'names', a.names) AS account
    FROM deviation d
    JOIN responsibility_centre c ON c.org_id = d.org_id AND c.id = d.centre_id
    JOIN account a ON a.org_id = d.org_id AND a.id = d.account_id
    WHERE d.org_id = ${tx.orgId}::uuid AND NOT d.cleared
      AND ((d.status = 'OPEN' AND d.due_on <= ${by}::date
          AND d.reminded IS DISTINCT FROM 'OPEN_LATE')
        OR (d.status = 'ACTION' AND d.action_due_on <= ${by}::date
          AND d.reminded IS DISTINCT FROM 'ACTION_LATE'))
    ORDER BY d.id LIMIT ${limit} FOR UPDATE OF d`);
}

export async function writeReminded(
  tx: Tx,
  reminded: readonly { id: string; stage: ReminderStage }[],
): Promise<void> {
  const c = columns(
    reminded,
    (one) => one.id,
    (one) => one.stage,
  );
  await tx.run(sql`
    UPDATE deviation d SET reminded = r.stage
    FROM unnest(${c[0]}::uuid[], ${c[1]}::text[]) AS r(id, stage)
    WHERE d.org_id = ${tx.orgId}::uuid AND d.id = r.id`);
}
