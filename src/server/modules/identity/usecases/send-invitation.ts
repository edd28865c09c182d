// The mail of an invitation, in the organization's language. Run by a job after the commit.
import { createTranslator } from 'next-intl';
import { isAppLocale } from '@/i18n/locales';
import { loadMessages } from '@/i18n/messages';
import type { Work } from '@/server/platform/actor';
import { canSendMail, sendMail } from '@/server/platform/mail';
import { readInvitation } from '../repo/invitations';
import { readOrganization } from '../repo/organizations';
import { invitationUrl } from './invite-user';

/**
 * Sends the link, unless it was accepted or revoked meanwhile or no mail server is set. At least
 * once: a job that dies between sending and finishing sends it again.
 */
export async function sendInvitation(
  work: Work,
  { invitationId }: { invitationId: string },
): Promise<{ isSent: boolean }> {
  const invitation = await readInvitation(work.tx, invitationId);
  const isOpen =
    invitation !== undefined &&
    invitation.acceptedAt === null &&
    invitation.revokedAt === null &&
    invitation.expiresAt > work.now;
  if (!canSendMail() || !isOpen) return { isSent: false };
  const { locale: asked } = await readOrganization(work.tx);
  const locale = isAppLocale(asked) ? asked : 'en';
  const messages = await loadMessages(locale);
  const t = createTranslator({ locale, messages, namespace: 'auth.mail' });
  const kind = invitation.hasAccount ? 'reset' : 'invitation';
  const words = {
    name: invitation.name,
    organization: work.organization.name,
    inviter: invitation.inviterName ?? work.organization.name,
    url: invitationUrl(work.tx.orgId, invitation),
    until: new Intl.DateTimeFormat(locale, {
      dateStyle: 'long',
      timeStyle: 'short',
      timeZone: work.organization.timeZone,
    }).format(invitation.expiresAt),
  };
  await sendMail({
    to: invitation.email,
    subject: t(`${kind}.subject`, words),
    text: t(`${kind}.text`, words),
  });
  return { isSent: true };
}
