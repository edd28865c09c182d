// Telling people something, from any module: an event that says who and what, told by a job once per
// person. The words of a kind stand in the messages under `notifications.kind`.
import { z } from 'zod';
import { NAME_LOCALES, localName, type Named } from '@/kernel/local-names';
import { defineEvent } from './events';

export const Notice = z.object({
  /** Which words and which preference. */
  kind: z.string().min(1),
  /** These people; the system leaves out who cannot sign in any more. */
  userIds: z.array(z.uuid()).default([]),
  /** And everybody with one of these roles. */
  roles: z.array(z.string()).default([]),
  /** False: in the application only, whatever a person chose for the kind. */
  mails: z.boolean().default(true),
  docKind: z.string().min(1),
  docId: z.uuid(),
  /** What happened: the same key is told to the same person once. */
  key: z.string().min(1).max(200),
  /** Values for the words; an amount as minor units in text beside its `currency`. */
  params: z.record(z.string(), z.string()).default({}),
});
export type Notice = z.output<typeof Notice>;

/** What a notice is about, as parameters of its words: in every language that calls it otherwise. */
export function titleParams(...parts: readonly Named[]): Record<string, string> {
  const said = (locale: string) => parts.map((part) => localName(part, locale)).join(' · ');
  const title = said('');
  const others = NAME_LOCALES.map((locale) => [`title.${locale}`, said(locale)] as const);
  return { title, ...Object.fromEntries(others.filter(([, text]) => text !== title)) };
}

/** Somebody should be told. */
export const noticeRaised = defineEvent('platform.noticeRaised', Notice);
