// Mails the link of an invitation. Mail has no undo: a worker that dies between sending and noting
// it sends twice, which does less harm than not at all.
import { sendInvitation } from '@/server/modules/identity';
import { systemWork } from '@/server/platform/work';
import type { JobHandler } from '../define-job';
import type { mailInvitation } from '../definitions';

const handler: JobHandler<typeof mailInvitation.schema> = async (payload, context) => {
  const { orgId, invitationId } = payload;
  const options = { requestId: context.requestId, now: context.now() };
  const outcome = await systemWork(
    orgId,
    (work) => sendInvitation(work, { invitationId }),
    options,
  );
  return { ...outcome };
};

export default handler;
