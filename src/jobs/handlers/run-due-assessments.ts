// Computes what the schedules of assessments owe, organization by organization. A draft that exists
// is left alone, so running twice does nothing the second time.
import { runDueAssessments as runDue } from '@/server/modules/assessments';
import { organizationIds } from '@/server/platform/organizations';
import { systemWork } from '@/server/platform/work';
import type { JobHandler } from '../define-job';
import type { runDueAssessments } from '../definitions';

const handler: JobHandler<typeof runDueAssessments.schema> = async (
  _payload,
  { signal, now, requestId },
) => {
  let computed = 0;
  for (const orgId of await organizationIds()) {
    signal.throwIfAborted();
    const runs = await systemWork(orgId, runDue, { now: now(), requestId });
    computed += runs.length;
  }
  return { computed };
};

export default handler;
