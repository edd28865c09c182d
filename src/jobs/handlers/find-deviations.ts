// Finds the deviations of one organization, after its rollups hold what was posted.
import { findDeviationsOf } from '@/server/modules/analytics';
import type { JobHandler } from '../define-job';
import type { findDeviations } from '../definitions';
import { foldedOrThrow } from '../folded';

const handler: JobHandler<typeof findDeviations.schema> = async (payload, { now, requestId }) => {
  const { orgId, periodId } = payload;
  // Money of the period may still be on its way.
  await foldedOrThrow(orgId);
  return findDeviationsOf(orgId, { periodId, now: now(), requestId });
};

export default handler;
