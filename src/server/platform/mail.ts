// Mail by SMTP, where SMTP_URL says so. Called by jobs only: a request never waits for a mail server.
import nodemailer, { type Transporter } from 'nodemailer';
import { env } from '@/env';
import { siteUrl } from './site';

export interface Mail {
  to: string;
  subject: string;
  text: string;
}

let transport: { url: string; sender: Transporter } | undefined;

export function canSendMail(): boolean {
  return env().SMTP_URL !== undefined;
}

function sender(url: string): Transporter {
  if (transport?.url !== url) transport = { url, sender: nodemailer.createTransport(url) };
  return transport.sender;
}

/** "no-reply@" and the host people know us by, unless MAIL_FROM names a sender. */
function from(): string {
  return env().MAIL_FROM ?? `no-reply@${new URL(siteUrl()).hostname}`;
}

/** Hands one mail to the server; throws what the server says, so that the job tries again. */
export async function sendMail(mail: Mail): Promise<void> {
  const url = env().SMTP_URL;
  if (url === undefined) throw new Error('no mail server is set');
  const { to, subject, text } = mail;
  await sender(url).sendMail({ from: from(), to, subject, text });
}
