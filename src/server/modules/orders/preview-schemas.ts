// What crosses the wire while an order is typed: its preview, and the lines of a paste. Client-safe.
import { z } from 'zod';
import { MAX_LINES, OrderOutcome } from './schema-fields';

const money = z.bigint();
const nullableDate = z.string().nullable();

export const PriceRuleView = z.object({
  by: z.string(),
  listId: z.string().optional(),
  code: z.string().optional(),
  name: z.string().optional(),
  listPrice: z.string().optional(),
});

export const StockView = z.object({
  /** null, and so the next, for those who may not read stock. */
  available: z.number().nullable(),
  afterThisOrder: z.number().nullable(),
  belowReorderPoint: z.boolean(),
  shortage: z.number(),
  nextDate: nullableDate,
  otherWarehouses: z.array(z.object({ code: z.string(), available: z.number() })),
});

/** null: no quota binds the line and nobody wants to be told. */
export const QuotaView = z
  .object({
    /** What quotas still give this line; null for those who may not read quotas, or without any. */
    left: z.number().nullable(),
    over: z.number(),
    isUnallocated: z.boolean(),
  })
  .nullable();

export const PreviewLine = z.object({
  index: z.number(),
  productId: z.string(),
  requested: z.number(),
  unitPrice: z.string().nullable(),
  priceRule: PriceRuleView.nullable(),
  netMinor: money,
  discountMinor: money,
  taxMinor: money,
  taxRate: z.string(),
  stock: StockView,
  quota: QuotaView,
});

export const PreviewIssue = z.object({
  code: z.string(),
  field: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

export const OrderPreview = z.object({
  currency: z.string(),
  lines: z.array(PreviewLine),
  netMinor: money,
  discountMinor: money,
  taxMinor: money,
  totalMinor: money,
  credit: z
    .object({
      limitMinor: money.nullable(),
      exposureMinor: money,
      afterMinor: money,
      /** null = not limited */
      roomMinor: money.nullable(),
      overdueDays: z.number(),
      overdueMinor: money,
    })
    .nullable(),
  holds: z.array(
    OrderOutcome.shape.holds.element.extend({
      /** What the organization does about it: refuse the order, hold it, or only warn. */
      effect: z.enum(['block', 'hold', 'warn']),
    }),
  ),
  issues: z.array(PreviewIssue),
});
export type OrderPreview = z.infer<typeof OrderPreview>;

export const ResolveLinesInput = z.object({
  rows: z
    .array(
      z.object({ text: z.string().trim().min(1).max(200), quantity: z.string().trim().max(30) }),
    )
    .max(MAX_LINES),
});
export const ResolvedLine = z.object({
  index: z.number(),
  product: z
    .object({
      id: z.uuid(),
      code: z.string(),
      name: z.string(),
      names: z.record(z.string(), z.string()),
      baseUnit: z.string(),
      packs: z.array(z.object({ unit: z.string(), factor: z.number() })),
    })
    .nullable(),
  /** The unit a pack's barcode stands for; otherwise the base unit. */
  unit: z.string().nullable(),
  quantity: z.number().nullable(),
  issue: z.object({ code: z.string(), field: z.string() }).nullable(),
});
