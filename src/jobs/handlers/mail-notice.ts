// Mails a notice. Mail has no undo: a worker that dies between sending and noting it sends twice,
// which does less harm than not at all.
import { composeNotice } from '@/server/modules/notifications';
import { canSendMail, sendMail } from '@/server/platform/mail';
import { systemWork } from '@/server/platform/work';
import type { JobHandler } from '../define-job';
import type { mailNotice } from '../definitions';

const handler: JobHandler<typeof mailNotice.schema> = async (payload, context) => {
  const { orgId, notificationId } = payload;
  // Without a mail server the notice is seen in the application.
  if (!canSendMail()) return { isSent: false };
  const options = { requestId: context.requestId, now: context.now() };
  const mail = await systemWork(orgId, (work) => composeNotice(work, notificationId), options);
  if (mail) await sendMail(mail);
  return { isSent: mail !== null };
};

export default handler;
