// Opens a unit of work: a transaction, its caller, its journal; flushes the journal and commits.
import { dateInZone } from '@/kernel/business-date';
import { newId } from '@/kernel/ids';
import { resolveSettings, type Settings } from '@/kernel/settings';
import type { Actor, OrganizationFacts, Work } from './actor';
import { Journal } from './journal';
import { tellingMeanwhile } from './meanwhile';
import { sql } from './sql';
import { inTransaction, type Tx } from './tx';

async function readOrganization(
  tx: Tx,
): Promise<{ organization: OrganizationFacts; settings: Settings }> {
  const row = await tx.row<OrganizationFacts & { stored: Record<string, unknown> | null }>(sql`
    SELECT code, name, currency, time_zone AS "timeZone",
      (SELECT jsonb_object_agg(key, value) FROM organization_setting
        WHERE org_id = ${tx.orgId}::uuid) AS stored
    FROM organization WHERE id = ${tx.orgId}::uuid`);
  if (!row) throw new Error('the organization of this work does not exist');
  const { stored, ...organization } = row;
  return { organization, settings: resolveSettings(stored ?? {}) };
}

/** The system acting for an organization: jobs, imports from the command line, the demo. */
export function systemActor(orgId: string, name = 'system'): Actor {
  return { orgId, userId: null, name, dealerId: null, roles: [], can: () => true };
}

export interface SystemWorkOptions {
  requestId?: string;
  now?: Date;
  actor?: Actor;
}

/** One transaction of the system for one organization. */
export async function systemWork<T>(
  orgId: string,
  run: (work: Work) => Promise<T>,
  options: SystemWorkOptions = {},
): Promise<T> {
  return inTransaction({ orgId }, async (tx) => {
    const actor = options.actor ?? systemActor(orgId);
    const { organization, settings } = await readOrganization(tx);
    const now = options.now ?? new Date();
    const requestId = options.requestId ?? newId();
    const today = dateInZone(now, organization.timeZone);
    const journal = new Journal();
    const work: Work = { tx, actor, organization, settings, journal, now, today, requestId };
    const result = await tellingMeanwhile(tx, () => run(work));
    journal.flush(tx, { userId: actor.userId, requestId });
    return result;
  });
}
