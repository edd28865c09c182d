// Reminds in every organization who must act. What was told stands with what tells it, so running it
// twice, or again after it was killed, tells nothing twice.
import { remindOfDeviations } from '@/server/modules/analytics';
import { remindOfWaiting } from '@/server/modules/approvals';
import { remindOfHeldMoney } from '@/server/modules/receivables';
import { systemWork } from '@/server/platform/work';
import type { JobHandler } from '../define-job';
import type { remindEveryone } from '../definitions';
import { eachOrganization } from '../each-organization';

const handler: JobHandler<typeof remindEveryone.schema> = async (_payload, context) => {
  const { now, requestId } = context;
  const { total } = await eachOrganization(context, (orgId) =>
    systemWork(
      orgId,
      async (work) =>
        (await remindOfDeviations(work)) +
        (await remindOfWaiting(work)) +
        (await remindOfHeldMoney(work)),
      { now: now(), requestId },
    ),
  );
  return { reminded: total };
};

export default handler;
