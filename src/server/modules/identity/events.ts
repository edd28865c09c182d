// Events of identity.
import { z } from 'zod';
import { defineEvent } from '@/server/platform/events';

/** Someone was invited or may set a new password; a job sends the link by mail. */
export const userInvited = defineEvent(
  'identity.userInvited',
  z.object({ invitationId: z.uuid() }),
);
