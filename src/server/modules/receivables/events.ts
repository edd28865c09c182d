// What receivables tell the rest of the system. Payloads carry ids; a handler reads the present.
import { z } from 'zod';
import { defineEvent } from '@/server/platform/events';

const dealerId = z.uuid();

export const creditLimitChanged = defineEvent(
  'receivables.creditLimitChanged',
  z.object({ dealerId }),
);
export const invoiceIssued = defineEvent(
  'receivables.invoiceIssued',
  z.object({ dealerId, invoiceId: z.uuid() }),
);
export const invoiceVoided = defineEvent(
  'receivables.invoiceVoided',
  z.object({ dealerId, invoiceId: z.uuid() }),
);
export const receiptPosted = defineEvent(
  'receivables.receiptPosted',
  z.object({ dealerId, receiptId: z.uuid() }),
);
export const receiptReversed = defineEvent(
  'receivables.receiptReversed',
  z.object({ dealerId, receiptId: z.uuid() }),
);
export const creditNoteIssued = defineEvent(
  'receivables.creditNoteIssued',
  z.object({ dealerId, creditNoteId: z.uuid() }),
);
/** Unapplied credit was given to invoices: exposure is the same, overdue may be less. */
export const creditAllocated = defineEvent('receivables.creditAllocated', z.object({ dealerId }));
/** Invoices loaded as history, in bulk. */
export const receivablesLoaded = defineEvent(
  'receivables.historyLoaded',
  z.object({ count: z.number().int() }),
);
