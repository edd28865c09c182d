// What a stranger tries on the notices of others; see attempts.ts.
import { byId, nothing, once, plain, type Attempt } from './attempt';

export const notifications: Record<string, Attempt> = {
  list: plain,
  unread: nothing,
  markRead: once((a) => ({ ids: [a.notification] })),
  markAllRead: byId('upTo', 'notification'),
  preferences: nothing,
  savePreference: once(() => ({ kind: 'approvalWaiting', inApp: true, byMail: false })),
};
