// What the entry screen and the order page need beside the order itself. Client-safe.
import { z } from 'zod';
import { OrderPreview } from './schemas';

const Address = z.object({
  id: z.uuid(),
  line1: z.string(),
  line2: z.string().nullable(),
  city: z.string(),
  state: z.string().nullable(),
  postalCode: z.string().nullable(),
  country: z.string(),
  isDefault: z.boolean(),
});

/** Without a dealer: the warehouses alone. A dealer's user always gets their own dealer. */
export const EntryFrameInput = z.object({ dealerId: z.uuid().nullish() });
export const EntryFrame = z.object({
  dealer: z
    .object({
      id: z.uuid(),
      code: z.string(),
      name: z.string(),
      status: z.string(),
      currency: z.string(),
      /** Where goods can be sent, the usual one first. */
      addresses: z.array(Address),
    })
    .nullable(),
  warehouses: z.array(
    z.object({ id: z.uuid(), code: z.string(), name: z.string(), isDefault: z.boolean() }),
  ),
});
export type EntryFrame = z.infer<typeof EntryFrame>;

export const OrderFacts = z.object({
  /** null for readers who may not see receivables. */
  credit: OrderPreview.shape.credit,
  shipTo: Address.nullable(),
  lines: z.array(
    z.object({
      lineId: z.uuid(),
      /** Units this line could have now; null for readers who may not see stock. */
      available: z.number().nullable(),
      nextDate: z.string().nullable(),
      /** Why what was requested is not all fulfilled; the quantities add up to what is missing. */
      gaps: z.array(
        z.object({ cause: z.string(), reason: z.string().nullable(), quantity: z.number() }),
      ),
    }),
  ),
});
export type OrderFacts = z.infer<typeof OrderFacts>;
