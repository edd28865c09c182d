// What approvals tell the rest of the system. Payloads carry ids; a handler reads the present state.
import { z } from 'zod';
import { defineEvent } from '@/server/platform/events';

/** A step begins to wait for somebody. */
export const stepWaiting = defineEvent(
  'approvals.stepWaiting',
  z.object({ caseId: z.uuid(), stepNo: z.number().int() }),
);

/** A case ended: approved, rejected, given back or withdrawn. */
export const caseClosed = defineEvent('approvals.caseClosed', z.object({ caseId: z.uuid() }));
