// Turns an event into notices. Told once per person, however often the job runs.
import { tell, tellOfApproval } from '@/server/modules/notifications';
import { Notice } from '@/server/platform/notices';
import { systemWork } from '@/server/platform/work';
import type { JobHandler } from '../define-job';
import type { tellPeople } from '../definitions';

const handler: JobHandler<typeof tellPeople.schema> = async (payload, context) => {
  const { orgId, caseId, notice } = payload;
  const options = { requestId: context.requestId, now: context.now() };
  const told = await systemWork(
    orgId,
    async (work) => {
      const ofCase = caseId === undefined ? 0 : await tellOfApproval(work, caseId);
      return ofCase + (notice === undefined ? 0 : await tell(work, [Notice.parse(notice)]));
    },
    options,
  );
  return { told };
};

export default handler;
