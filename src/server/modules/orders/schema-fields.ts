// Words that the schemas of orders share. Client-safe.
import { z } from 'zod';

export const MAX_LINES = 1000;

/** Source of an order that gives goods away in settlement of something else. */
export const GOODS_SOURCE = 'GOODS';

export const orderStatuses = [
  'DRAFT',
  'SUBMITTED',
  'ON_HOLD',
  'APPROVED',
  'PARTIALLY_SHIPPED',
  'SHIPPED',
  'CLOSED',
  'REJECTED',
  'CANCELLED',
] as const;
export const holdReasons = [
  'CREDIT_LIMIT',
  'OVERDUE',
  'QUOTA',
  'STOCK',
  'PRICE',
  'MANUAL',
] as const;

export const OrderOutcome = z.object({
  orderId: z.uuid(),
  number: z.string(),
  status: z.enum(orderStatuses),
  version: z.number(),
  holds: z.array(
    z.object({ reason: z.enum(holdReasons), remedy: z.record(z.string(), z.unknown()) }),
  ),
});
export type OrderOutcome = z.infer<typeof OrderOutcome>;
