// The mail of a notice, in the language of who gets it. Composed in a transaction and sent by a job
// after it: a slow mail server holds no connection.
import { createTranslator } from 'next-intl';
import { createFormats } from '@/i18n/formats/create-formats';
import { isAppLocale } from '@/i18n/locales';
import { loadMessages } from '@/i18n/messages';
import type { Work } from '@/server/platform/actor';
import type { Mail } from '@/server/platform/mail';
import { siteUrl } from '@/server/platform/site';
import { docPath } from '../domain/doc-path';
import { isNoticeKind } from '../domain/kinds';
import { noticeValues } from '../domain/notice-values';
import { readForMail } from '../repo/notices';

/** Null where the person read it meanwhile, or cannot sign in any more. */
export async function composeNotice(work: Work, notificationId: string): Promise<Mail | null> {
  const row = await readForMail(work.tx, notificationId);
  if (!row || row.readAt !== null || !isNoticeKind(row.kind)) return null;
  const locale = isAppLocale(row.locale) ? row.locale : 'en';
  const messages = await loadMessages(locale);
  const t = createTranslator({ locale, messages, namespace: 'notifications' });
  const formats = createFormats(locale, work.organization.timeZone);
  const text = t(`kind.${row.kind}.text`, noticeValues(row.params, formats));
  const path = docPath(row.docKind, row.docId) ?? '/notifications';
  return {
    to: row.email,
    subject: t('mail.subject', { organization: work.organization.name, text }),
    text: t('mail.text', {
      ...{ name: row.name, text, organization: work.organization.name },
      ...{ url: `${siteUrl()}${path}`, settings: `${siteUrl()}/notifications/preferences` },
    }),
  };
}
