// Orders as they go out on paper, many at once.
import { z } from 'zod';
import { MAX_SHEETS } from '@/kernel/batch';
import { OrderLineView, OrderView } from './schemas';

export const OrderSheetsInput = z.object({
  orderIds: z.array(z.uuid()).min(1).max(MAX_SHEETS),
});

export const OrderSheet = OrderView.pick({
  id: true,
  number: true,
  status: true,
  dealerCode: true,
  dealerName: true,
  currency: true,
  orderedOn: true,
  requestedOn: true,
  dealerPoNumber: true,
  approvedAt: true,
  note: true,
  netMinor: true,
  totalMinor: true,
}).extend({
  /** Lines of the address the goods go to; none where the order names none. */
  shipTo: z.array(z.string()),
  lines: z.array(
    OrderLineView.pick({
      id: true,
      productCode: true,
      productName: true,
      productNames: true,
      baseUnit: true,
      requested: true,
      approved: true,
      cutReason: true,
      unitPrice: true,
      discountRate: true,
      taxRate: true,
      netMinor: true,
      taxMinor: true,
      note: true,
    }),
  ),
});
export type OrderSheet = z.infer<typeof OrderSheet>;
