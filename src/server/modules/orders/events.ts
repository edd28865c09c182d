// What orders tell the rest of the system. Payloads carry ids; a handler reads the present state.
import { z } from 'zod';
import { defineEvent } from '@/server/platform/events';

const order = z.object({ orderId: z.uuid(), dealerId: z.uuid() });

export const orderSubmitted = defineEvent('orders.submitted', order);
export const orderHeld = defineEvent('orders.held', order);
export const orderApproved = defineEvent('orders.approved', order);
export const orderRejected = defineEvent('orders.rejected', order);
export const orderCancelled = defineEvent('orders.cancelled', order);
export const orderReleased = defineEvent('orders.released', order);
export const orderRevised = defineEvent('orders.revised', order);
/** Quantities moved by a shipment, delivery, invoice or return. */
export const orderProgressed = defineEvent('orders.progressed', order);
/** Orders loaded as history, in bulk. */
export const orderHistoryLoaded = defineEvent(
  'orders.historyLoaded',
  z.object({ count: z.number().int() }),
);
