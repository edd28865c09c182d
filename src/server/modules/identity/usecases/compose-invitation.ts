// The mail of an invitation, in the organization's language. Composed in a transaction and sent by
// a job after it: a slow mail server holds no connection.
import { createTranslator } from 'next-intl';
import { isAppLocale } from '@/i18n/locales';
import { loadMessages } from '@/i18n/messages';
import type { Work } from '@/server/platform/actor';
import type { Mail } from '@/server/platform/mail';
import { readInvitation, type Invitation } from '../repo/invitations';
import { readOrganization } from '../repo/organizations';
import { invitationUrl, isOpen } from './invite-user';

function wordsOf(work: Work, invitation: Invitation, locale: string) {
  const { name, timeZone } = work.organization;
  return {
    name: invitation.name,
    organization: name,
    inviter: invitation.inviterName ?? name,
    url: invitationUrl(work.tx.orgId, invitation),
    until: new Intl.DateTimeFormat(locale, {
      dateStyle: 'long',
      timeStyle: 'short',
      timeZone,
    }).format(invitation.expiresAt),
  };
}

/** Null where the invitation was accepted, withdrawn or replaced meanwhile. */
export async function composeInvitation(work: Work, invitationId: string): Promise<Mail | null> {
  const invitation = await readInvitation(work.tx, invitationId);
  if (!isOpen(invitation, work.now)) return null;
  const { locale: asked } = await readOrganization(work.tx);
  const locale = isAppLocale(asked) ? asked : 'en';
  const messages = await loadMessages(locale);
  const t = createTranslator({ locale, messages, namespace: 'auth.mail' });
  const kind = invitation.hasAccount ? 'reset' : 'invitation';
  const words = wordsOf(work, invitation, locale);
  return {
    to: invitation.email,
    subject: t(`${kind}.subject`, words),
    text: t(`${kind}.text`, words),
  };
}
