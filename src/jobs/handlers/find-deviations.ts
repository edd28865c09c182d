// Finds the deviations of one organization, after its rollups hold what was posted.
import { catchUp, findDeviationsOf } from '@/server/modules/analytics';
import type { JobHandler } from '../define-job';
import type { findDeviations } from '../definitions';

const handler: JobHandler<typeof findDeviations.schema> = async (payload, { now, requestId }) => {
  const { orgId, periodId } = payload;
  const { pending } = await catchUp(orgId);
  // Money of the period may still be on its way: the job comes again.
  if (pending) throw new Error('the ledgers are not folded yet');
  return findDeviationsOf(orgId, { periodId, now: now(), requestId });
};

export default handler;
