// What notifications tell the rest of the system.
import { z } from 'zod';
import { defineEvent } from '@/server/platform/events';

/** A notice waits to be mailed. */
export const noticeToMail = defineEvent(
  'notifications.toMail',
  z.object({ notificationId: z.uuid() }),
);
