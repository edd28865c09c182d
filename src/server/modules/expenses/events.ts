// What expenses tell the rest of the system. Payloads carry ids; a handler reads the present state.
// What it means for the budget is told by budgets themselves.
import { z } from 'zod';
import { defineEvent } from '@/server/platform/events';

const request = z.object({ requestId: z.uuid() });
const claim = z.object({ claimId: z.uuid(), requestId: z.uuid() });

export const requestSubmitted = defineEvent('expenses.requestSubmitted', request);
/** Approved, returned or rejected: its requester wants to know. */
export const requestDecided = defineEvent('expenses.requestDecided', request);
export const claimSubmitted = defineEvent('expenses.claimSubmitted', claim);
/** Verified or rejected. */
export const claimDecided = defineEvent('expenses.claimDecided', claim);
export const claimSettled = defineEvent('expenses.claimSettled', claim);
