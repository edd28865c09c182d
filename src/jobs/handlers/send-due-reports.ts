// Tells in every organization whose regular report's day has come. What was told stands with what tells
// it, so running it twice, or again after it was killed, tells nothing twice.
import { hasDueReports, sendDueReports as sendDue } from '@/server/modules/analytics';
import { systemWork } from '@/server/platform/work';
import type { JobHandler } from '../define-job';
import type { sendDueReports } from '../definitions';
import { eachOrganization } from '../each-organization';
import { foldedOrThrow } from '../folded';

const handler: JobHandler<typeof sendDueReports.schema> = async (_payload, context) => {
  const { now, requestId } = context;
  const { total } = await eachOrganization(context, async (orgId) => {
    const options = { now: now(), requestId };
    if (!(await systemWork(orgId, hasDueReports, options))) return 0;
    // The files are made of what is folded by then.
    await foldedOrThrow(orgId);
    return systemWork(orgId, sendDue, options);
  });
  return { told: total };
};

export default handler;
