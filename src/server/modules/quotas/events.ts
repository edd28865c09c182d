// What quotas tell the rest of the system. Payloads carry ids; a handler reads the present.
import { z } from 'zod';
import { defineEvent } from '@/server/platform/events';

/** There is more of these quotas, or they bind other orders than before. */
export const quotasChanged = defineEvent(
  'quotas.changed',
  z.object({ quotaIds: z.array(z.uuid()).min(1) }),
);
