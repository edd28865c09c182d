// What fulfilment tells the rest of the system. Payloads carry ids; a handler reads the present
// state.
import { z } from 'zod';
import { defineEvent } from '@/server/platform/events';

const shipment = z.object({ shipmentId: z.uuid(), orderId: z.uuid(), dealerId: z.uuid() });

/** Goods left the warehouse; where the setting says so, the invoice follows. */
export const shipped = defineEvent('fulfilment.shipped', shipment);
export const delivered = defineEvent('fulfilment.delivered', shipment);
export const returnCredited = defineEvent(
  'fulfilment.returnCredited',
  z.object({ returnId: z.uuid(), orderId: z.uuid(), dealerId: z.uuid() }),
);
