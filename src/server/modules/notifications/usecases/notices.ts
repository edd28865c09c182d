// A person's own notices and how they want to be told.
import { z } from 'zod';
import type { Page } from '@/kernel/page';
import type { Work } from '@/server/platform/actor';
import { canSendMail } from '@/server/platform/mail';
import { decodeCursor, toPage } from '@/server/platform/page';
import { NOTICE_KINDS, STANDARD } from '../domain/kinds';
import * as repo from '../repo/notices';
import type { ListNoticesInput, NoticeItem, PreferenceList, PreferenceView } from '../schemas';

const Cursor = z.tuple([z.uuid()]);

/** The caller's notices, newest first. */
export async function listNotices(work: Work, input: ListNoticesInput): Promise<Page<NoticeItem>> {
  const { userId } = work.actor;
  if (userId === null) return { items: [], nextCursor: null };
  const before = decodeCursor(input.cursor, Cursor)?.[0] ?? null;
  const { unreadOnly, limit } = input;
  const question = { userId, unreadOnly, before, limit: limit + 1 };
  const rows = await repo.listNotices(work.tx, question);
  return toPage(rows, limit, (row) => [row.id]);
}

export async function countUnread({ tx, actor }: Work): Promise<{ unread: number }> {
  return { unread: actor.userId === null ? 0 : await repo.countUnread(tx, actor.userId) };
}

export async function markRead(work: Work, ids: readonly string[]): Promise<{ done: true }> {
  const { userId } = work.actor;
  if (userId !== null) await repo.markRead(work.tx, { userId, ids, now: work.now });
  return { done: true };
}

export async function markAllRead(work: Work, upTo: string): Promise<{ done: true }> {
  const { userId } = work.actor;
  if (userId !== null) await repo.markReadUpTo(work.tx, { userId, upTo, now: work.now });
  return { done: true };
}

/** Every kind with the caller's choice, or the standard. */
export async function readPreferences({ tx, actor }: Work): Promise<PreferenceList> {
  const chosen = actor.userId === null ? [] : await repo.readPreferences(tx, [actor.userId]);
  const preferences = NOTICE_KINDS.map((kind): PreferenceView => {
    const own = chosen.find((row) => row.kind === kind) ?? STANDARD[kind];
    return { kind, inApp: own?.inApp ?? true, byMail: own?.byMail ?? false };
  });
  return { preferences, canMail: canSendMail() };
}

export async function savePreference(work: Work, input: PreferenceView): Promise<{ done: true }> {
  const { userId } = work.actor;
  if (userId !== null) await repo.writePreference(work.tx, { userId, ...input });
  return { done: true };
}
