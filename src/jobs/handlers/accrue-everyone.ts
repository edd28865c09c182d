// Rebates of every organization: new cycles begin, and what an event missed is caught up.
import { accrueRebates } from '@/server/modules/expenses';
import { systemWork } from '@/server/platform/work';
import type { JobHandler } from '../define-job';
import type { accrueEveryone } from '../definitions';
import { eachOrganization } from '../each-organization';

const handler: JobHandler<typeof accrueEveryone.schema> = async (_payload, context) => {
  const { requestId, now } = context;
  const { organizations, total } = await eachOrganization(context, async (orgId) => {
    const options = { requestId, now: now() };
    return (await systemWork(orgId, (work) => accrueRebates(work, {}), options)).changed;
  });
  return { organizations, changed: total };
};

export default handler;
