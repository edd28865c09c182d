// Computes what the schedules of assessments owe, organization by organization, period by period from the
// oldest one that was missed. What exists is left alone, so running twice does nothing the second time.
// The figures are folded first: they are kept with the run, and may be published at once.
import { runDueAssessments as runDue } from '@/server/modules/assessments';
import type { JobHandler } from '../define-job';
import type { runDueAssessments } from '../definitions';
import { eachOrganization } from '../each-organization';
import { foldedOrThrow } from '../folded';

const handler: JobHandler<typeof runDueAssessments.schema> = async (_payload, context) => {
  const { now, requestId, signal } = context;
  const { organizations, total } = await eachOrganization(context, async (orgId) => {
    await foldedOrThrow(orgId);
    return (await runDue(orgId, { now: now(), requestId, signal })).length;
  });
  return { organizations, computed: total };
};

export default handler;
