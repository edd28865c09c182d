// Finds the deviations of every organization.
import { catchUp, findDeviationsOf } from '@/server/modules/analytics';
import type { JobHandler } from '../define-job';
import type { findDeviationsEverywhere } from '../definitions';
import { eachOrganization } from '../each-organization';

const handler: JobHandler<typeof findDeviationsEverywhere.schema> = async (_payload, context) => {
  const { now, requestId } = context;
  const { organizations, total } = await eachOrganization(context, async (orgId) => {
    await catchUp(orgId);
    return (await findDeviationsOf(orgId, { now: now(), requestId })).raised;
  });
  return { organizations, raised: total };
};

export default handler;
