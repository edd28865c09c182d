// What centres tell the rest of the system. Payloads carry ids; a handler reads the present state.
import { z } from 'zod';
import { dayField } from '@/kernel/fields';
import { defineEvent } from '@/server/platform/events';

/** A centre stands elsewhere, from this day on, with everything below it. */
export const centreMoved = defineEvent(
  'centres.centreMoved',
  z.object({ centreId: z.uuid(), from: dayField }),
);

/** Accounts roll up differently than before. */
export const accountsChanged = defineEvent(
  'centres.accountsChanged',
  z.object({ accountIds: z.array(z.uuid()) }),
);

/** Programmes stand elsewhere, with everything below them. */
export const programmesChanged = defineEvent(
  'centres.programmesChanged',
  z.object({ programmeIds: z.array(z.uuid()) }),
);

const period = z.object({ periodId: z.uuid() });
export const periodClosed = defineEvent('centres.periodClosed', period);
export const periodReopened = defineEvent('centres.periodReopened', period);
