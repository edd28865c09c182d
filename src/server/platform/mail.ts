// Mail by SMTP, where SMTP_URL says so. Called by jobs only: a request never waits for a mail server.
import nodemailer, { type Transporter } from 'nodemailer';
import { env } from '@/env';
import { siteUrl } from './site';

export interface Mail {
  to: string;
  subject: string;
  text: string;
  /** Ours to choose: a mail that is sent again has the same, by which mailboxes know it. */
  messageKey?: string;
  attachments?: readonly MailAttachment[];
}

interface MailAttachment {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
}

let transport: { url: string; sender: Transporter } | undefined;

export function canSendMail(): boolean {
  return env().SMTP_URL !== undefined;
}

function sender(url: string): Transporter {
  if (transport?.url !== url) transport = { url, sender: nodemailer.createTransport(url) };
  return transport.sender;
}

const hostname = (): string => new URL(siteUrl()).hostname;

/** "no-reply@" and the host people know us by, unless MAIL_FROM names a sender. */
function from(): string {
  return env().MAIL_FROM ?? `no-reply@${hostname()}`;
}

/** Hands one mail to the server; throws what the server says, so that the job tries again. */
export async function sendMail(mail: Mail): Promise<void> {
  const url = env().SMTP_URL;
  if (url === undefined) throw new Error('no mail server is set');
  const { to, subject, text, messageKey, attachments = [] } = mail;
  await sender(url).sendMail({
    ...{ from: from(), to, subject, text },
    ...(messageKey === undefined ? {} : { messageId: `<${messageKey}@${hostname()}>` }),
    attachments: attachments.map(({ name, mediaType, bytes }) => ({
      filename: name,
      contentType: mediaType,
      content: Buffer.from(bytes),
    })),
  });
}
