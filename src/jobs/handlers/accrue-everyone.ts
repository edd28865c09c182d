// Rebates of every organization: new cycles begin, and what an event missed is caught up.
import { accrueRebates } from '@/server/modules/expenses';
import { organizationIds } from '@/server/platform/organizations';
import { systemWork } from '@/server/platform/work';
import type { JobHandler } from '../define-job';
import type { accrueEveryone } from '../definitions';

const handler: JobHandler<typeof accrueEveryone.schema> = async (_payload, context) => {
  let changed = 0;
  const orgIds = await organizationIds();
  for (const orgId of orgIds) {
    context.signal.throwIfAborted();
    const options = { requestId: context.requestId, now: context.now() };
    changed += (await systemWork(orgId, (work) => accrueRebates(work, {}), options)).changed;
  }
  return { organizations: orgIds.length, changed };
};

export default handler;
