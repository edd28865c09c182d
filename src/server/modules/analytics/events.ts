// What analytics tells the rest of the system.
import { z } from 'zod';
import { defineEvent } from '@/server/platform/events';

/** Deviations were found that nobody knew of. */
export const deviationsRaised = defineEvent(
  'analytics.deviationsRaised',
  z.object({ periodId: z.uuid(), count: z.number().int() }),
);
