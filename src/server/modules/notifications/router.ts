// Procedures of notifications: each person's own, so being signed in is all it takes.
import { noInput, reads, router, writes } from '@/server/api/trpc';
import * as s from './schemas';
import {
  countUnread,
  listNotices,
  markAllRead,
  markRead,
  readPreferences,
  savePreference,
} from './usecases/notices';

export const notificationsRouter = router({
  list: reads('self')
    .input(s.ListNoticesInput)
    .output(s.NoticePage)
    .query(({ ctx, input }) => listNotices(ctx.work, input)),
  unread: reads('self')
    .input(noInput)
    .output(s.UnreadCount)
    .query(({ ctx }) => countUnread(ctx.work)),
  markRead: writes('self')
    .input(s.ReadInput)
    .output(s.Done)
    .mutation(({ ctx, input }) => markRead(ctx.work, input.ids)),
  markAllRead: writes('self')
    .input(s.ReadAllInput)
    .output(s.Done)
    .mutation(({ ctx, input }) => markAllRead(ctx.work, input.upTo)),
  preferences: reads('self')
    .input(noInput)
    .output(s.PreferenceList)
    .query(({ ctx }) => readPreferences(ctx.work)),
  savePreference: writes('self')
    .input(s.PreferenceView)
    .output(s.Done)
    .mutation(({ ctx, input }) => savePreference(ctx.work, input)),
});
