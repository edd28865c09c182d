'use client';
// Reading and marking a person's notices; shared by the bell and the page.
import { useTRPC, useWrite } from '@/trpc/client';
import type { NoticeItem } from '@/server/modules/notifications/schemas';

export function useMarkNotices() {
  const trpc = useTRPC();
  const refresh = [trpc.notifications.pathFilter()];
  const one = useWrite(trpc.notifications.markRead, { refresh });
  const all = useWrite(trpc.notifications.markAllRead, { refresh });
  return {
    /** Of one that was read already nothing has to be said. */
    read: ({ id, isRead }: NoticeItem) => (isRead ? undefined : one.mutate({ ids: [id] })),
    /** What arrives meanwhile stays unread. */
    readAll: (newest: NoticeItem | undefined) =>
      newest === undefined ? undefined : all.mutate({ upTo: newest.id }),
    isMarking: all.isPending,
  };
}
