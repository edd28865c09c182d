// The mail of a notice, in the language of who gets it. Composed in a transaction and sent by a job
// after it: a slow mail server holds no connection. Between the two the notice says that it is being
// mailed, so that of two jobs one does.
import { createTranslator } from 'next-intl';
import { createFormats } from '@/i18n/formats/create-formats';
import { isAppLocale, type AppLocale } from '@/i18n/locales';
import { loadMessages } from '@/i18n/messages';
import { permissionsOf } from '@/server/modules/identity';
import type { Work } from '@/server/platform/actor';
import type { Mail } from '@/server/platform/mail';
import { siteUrl } from '@/server/platform/site';
import { noticePath } from '../domain/doc-path';
import { isNoticeKind } from '../domain/kinds';
import { mailStep } from '../domain/mail-step';
import { noticeValues } from '../domain/notice-values';
import { noteMail, readForMail, type MailRow } from '../repo/notices';

/** What a notice is about and to whom, for whoever encloses something. */
export interface NoticeAbout {
  kind: string;
  docId: string;
  /** What it tells. */
  params: Readonly<Record<string, string>>;
  locale: AppLocale;
  can(permission: string): boolean;
}

export interface Enclosure {
  /** Stands below what the notice says. */
  text: string;
  /** Made after the transaction; null: there is no file, and the text says why. */
  attach: (() => Promise<{ name: string; mediaType: string; bytes: Uint8Array }>) | null;
  /** The code of why there is none. */
  refused?: string;
}

/** What goes with the mail of a notice; null: nothing. */
export type Encloser = (work: Work, about: NoticeAbout) => Promise<Enclosure | null>;

export type NoticeMail =
  { step: 'send'; mail: Mail; enclosure: Enclosure | null } | { step: 'wait' } | { step: 'over' };

function aboutOf(row: MailRow): NoticeAbout {
  const permissions: ReadonlySet<string> = permissionsOf(row.roles);
  return {
    ...{ kind: row.kind, docId: row.docId, params: row.params },
    locale: isAppLocale(row.locale) ? row.locale : 'en',
    can: (permission) => permissions.has(permission),
  };
}

async function write(work: Work, id: string, row: MailRow, encloses: Encloser) {
  const about = aboutOf(row);
  const { locale } = about;
  const messages = await loadMessages(locale);
  const t = createTranslator({ locale, messages, namespace: 'notifications' });
  const formats = createFormats(locale, work.organization.timeZone);
  if (!isNoticeKind(row.kind)) throw new Error(`a notice of an unknown kind: ${row.kind}`);
  const text = t(`kind.${row.kind}.text`, noticeValues(row.params, formats));
  const enclosure = await encloses(work, about);
  const path = noticePath(row) ?? '/notifications';
  const mail: Mail = {
    to: row.email,
    messageKey: id,
    subject: t('mail.subject', { organization: work.organization.name, text }),
    text: t('mail.text', {
      ...{ name: row.name, organization: work.organization.name },
      text: enclosure ? `${text}\n\n${enclosure.text}` : text,
      ...{ url: `${siteUrl()}${path}`, settings: `${siteUrl()}/notifications/preferences` },
    }),
  };
  return { mail, enclosure };
}

/**
 * The mail of a notice, from here on being mailed by the caller, who says how it went by
 * `noteMailed`. `over`: it was mailed or read, or the person cannot sign in any more; `wait`: another
 * job is at it.
 */
export async function composeNotice(
  work: Work,
  notificationId: string,
  encloses: Encloser,
): Promise<NoticeMail> {
  const row = await readForMail(work.tx, notificationId);
  if (!row || !isNoticeKind(row.kind)) return { step: 'over' };
  const step = mailStep(row, work.now);
  if (step !== 'send') return { step };
  const written = await write(work, notificationId, row, encloses);
  await noteMail(work.tx, notificationId, { mailingAt: work.now, mailedAt: null });
  return { step, ...written };
}

/** `sent`: never again. `failed`: the next try may begin at once. */
export async function noteMailed(
  { tx, now }: Work,
  notificationId: string,
  outcome: 'sent' | 'failed',
): Promise<void> {
  await noteMail(tx, notificationId, {
    mailingAt: null,
    mailedAt: outcome === 'sent' ? now : null,
  });
}
