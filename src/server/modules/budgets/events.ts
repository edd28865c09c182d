// What budgets tell the rest of the system. Payloads carry ids; a handler reads the present.
import { z } from 'zod';
import { defineEvent } from '@/server/platform/events';

/** Entries were written to the ledger. */
export const budgetPosted = defineEvent('budgets.posted', z.object({ count: z.number().int() }));
/** A version came into force. */
export const budgetApproved = defineEvent('budgets.approved', z.object({ budgetId: z.uuid() }));
/** A revision, transfer or carry-forward was posted. */
export const budgetChanged = defineEvent('budgets.changed', z.object({ changeId: z.uuid() }));
/** A document passed a STOP. */
export const budgetOverridden = defineEvent(
  'budgets.overridden',
  z.object({ docId: z.uuid(), count: z.number().int() }),
);
/** A sales-driven budget follows another rule from now on. */
export const driverChanged = defineEvent('budgets.driverChanged', z.object({ driverId: z.uuid() }));
