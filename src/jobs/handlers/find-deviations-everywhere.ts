// Finds the deviations of every organization. Owners are asked by them: not before all is counted.
import { findDeviationsOf } from '@/server/modules/analytics';
import type { JobHandler } from '../define-job';
import type { findDeviationsEverywhere } from '../definitions';
import { eachOrganization } from '../each-organization';
import { foldedOrThrow } from '../folded';

const handler: JobHandler<typeof findDeviationsEverywhere.schema> = async (_payload, context) => {
  const { now, requestId } = context;
  const { organizations, total } = await eachOrganization(context, async (orgId) => {
    await foldedOrThrow(orgId);
    return (await findDeviationsOf(orgId, { now: now(), requestId })).raised;
  });
  return { organizations, raised: total };
};

export default handler;
