// What assessments tell the rest of the system. Payloads carry ids; a handler reads the present.
import { z } from 'zod';
import { defineEvent } from '@/server/platform/events';

const runId = z.uuid();

export const runPublished = defineEvent('assessments.published', z.object({ runId }));
export const appealRaised = defineEvent(
  'assessments.appealed',
  z.object({ runId, appealId: z.uuid() }),
);
export const appealDecided = defineEvent(
  'assessments.appealDecided',
  z.object({ runId, appealId: z.uuid() }),
);
export const runFinal = defineEvent('assessments.final', z.object({ runId }));
