// Finds the deviations of every organization; one that fails does not keep the others from theirs.
import { catchUp, findDeviationsOf } from '@/server/modules/analytics';
import { organizationIds } from '@/server/platform/organizations';
import type { JobHandler } from '../define-job';
import type { findDeviationsEverywhere } from '../definitions';

const handler: JobHandler<typeof findDeviationsEverywhere.schema> = async (_payload, context) => {
  const { signal, now, requestId } = context;
  let raised = 0;
  const failed: unknown[] = [];
  const orgIds = await organizationIds();
  for (const orgId of orgIds) {
    signal.throwIfAborted();
    try {
      await catchUp(orgId);
      raised += (await findDeviationsOf(orgId, { now: now(), requestId })).raised;
    } catch (error) {
      failed.push(error);
    }
  }
  if (failed.length > 0) throw new AggregateError(failed, 'deviations of some companies failed');
  return { organizations: orgIds.length, raised };
};

export default handler;
