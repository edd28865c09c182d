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

/** What keeps ordered goods waiting now, as boards count orders that need somebody. */
export const openGapCauses = [
  'AWAITING_APPROVAL',
  'CREDIT_HOLD',
  'QUOTA_HOLD',
  'STOCK_HOLD',
  'OTHER_HOLD',
  'NO_STOCK',
  'LATE',
  'IN_TIME',
] as const;
export type OpenGapCause = (typeof openGapCauses)[number];

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
