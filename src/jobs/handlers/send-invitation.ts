// Mails the link of an invitation. Mail has no undo: a worker that dies between sending and noting
// it sends twice, which does less harm than not at all.
import { composeInvitation } from '@/server/modules/identity';
import { canSendMail, sendMail } from '@/server/platform/mail';
import { systemWork } from '@/server/platform/work';
import type { JobHandler } from '../define-job';
import type { mailInvitation } from '../definitions';

const handler: JobHandler<typeof mailInvitation.schema> = async (payload, context) => {
  const { orgId, invitationId } = payload;
  // Without a mail server the inviter hands the link over.
  if (!canSendMail()) return { isSent: false };
  const options = { requestId: context.requestId, now: context.now() };
  const mail = await systemWork(orgId, (work) => composeInvitation(work, invitationId), options);
  if (mail) await sendMail(mail);
  return { isSent: mail !== null };
};

export default handler;
