// What inventory tells the rest of the system. Payloads carry ids; a handler reads the present
// state.
import { z } from 'zod';
import { defineEvent } from '@/server/platform/events';

/** More stock is free than before: a receipt, a return, a correction or a given-up reservation. */
export const stockArrived = defineEvent(
  'inventory.stockArrived',
  z.object({ warehouseId: z.uuid(), productIds: z.array(z.uuid()).min(1) }),
);
