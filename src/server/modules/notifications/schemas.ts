// What goes in and out of notifications. Client-safe.
import { z } from 'zod';
import { pageInput, pageOf } from '@/kernel/page';
import { NOTICE_KINDS } from './domain/kinds';

export { NOTICE_KINDS };
export type { NoticeKind } from './domain/kinds';
export { docPath, noticePath } from './domain/doc-path';
export { noticeValues } from './domain/notice-values';

const MAX_IDS = 200;

export const ListNoticesInput = z.object({
  ...pageInput,
  unreadOnly: z.boolean().default(false),
});
export type ListNoticesInput = z.output<typeof ListNoticesInput>;

export const NoticeItem = z.object({
  id: z.uuid(),
  kind: z.enum(NOTICE_KINDS),
  docKind: z.string(),
  docId: z.uuid(),
  params: z.record(z.string(), z.string()),
  at: z.date(),
  isRead: z.boolean(),
});
export type NoticeItem = z.infer<typeof NoticeItem>;
export const NoticePage = pageOf(NoticeItem);

export const UnreadCount = z.object({ unread: z.number() });
export const ReadInput = z.object({ ids: z.array(z.uuid()).min(1).max(MAX_IDS) });
/** Everything up to this one: what arrives meanwhile stays unread. */
export const ReadAllInput = z.object({ upTo: z.uuid() });

export const PreferenceView = z.object({
  kind: z.enum(NOTICE_KINDS),
  inApp: z.boolean(),
  byMail: z.boolean(),
});
export type PreferenceView = z.infer<typeof PreferenceView>;
export const PreferenceList = z.object({
  preferences: z.array(PreferenceView),
  /** Whether this installation has a mail server. */
  canMail: z.boolean(),
});
export type PreferenceList = z.infer<typeof PreferenceList>;
export const Done = z.object({ done: z.literal(true) });
