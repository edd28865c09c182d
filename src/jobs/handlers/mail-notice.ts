// Mails a notice, once. Mail has no undo: what the server took is noted and not sent again, and a
// worker that dies before it could note it leaves a mail with the same id, which mailboxes keep once.
import { composeNotice, noteMailed } from '@/server/modules/notifications';
import { canSendMail, sendMail } from '@/server/platform/mail';
import { systemWork } from '@/server/platform/work';
import type { JobHandler } from '../define-job';
import type { mailNotice } from '../definitions';
import { encloses } from '../enclosures';

const handler: JobHandler<typeof mailNotice.schema> = async (payload, context) => {
  const { orgId, notificationId } = payload;
  // Without a mail server the notice is seen in the application.
  if (!canSendMail()) return { isSent: false };
  const options = { requestId: context.requestId, now: context.now() };
  const note = (outcome: 'sent' | 'failed') =>
    systemWork(orgId, (work) => noteMailed(work, notificationId, outcome), options);
  const composed = await systemWork(
    orgId,
    (work) => composeNotice(work, notificationId, encloses),
    options,
  );
  if (composed.step === 'over') return { isSent: false };
  if (composed.step === 'wait')
    throw new Error('another job is mailing this notice, or died at it');
  const { mail, enclosure } = composed;
  try {
    const attachments = enclosure?.attach ? [await enclosure.attach()] : [];
    await sendMail({ ...mail, attachments });
  } catch (error) {
    await note('failed');
    throw error;
  }
  await note('sent');
  // A mail without the file it should have had is no silent success: the run says so, too.
  return { isSent: true, ...(enclosure?.refused && { withoutFile: enclosure.refused }) };
};

export default handler;
