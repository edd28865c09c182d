// What crosses the wire about orders: inputs with their bounds, outputs field by field. Client-safe.
import { z } from 'zod';

export const MAX_LINES = 1000;
const MAX_UNITS = 1_000_000;

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

const date = z.iso.date();
const decimalText = z.string().regex(/^\d{1,12}(\.\d{1,6})?$/, 'orders.badDecimal');
const rateText = z.string().regex(/^(0(\.\d{1,6})?|1(\.0{1,6})?)$/, 'orders.badRate');
const shortText = z.string().trim().max(200);

export const OrderLineInput = z.object({
  /** Given by the client so that a line keeps its identity from draft to order. */
  id: z.uuid().optional(),
  productId: z.uuid(),
  /** A unit of the product: its base unit or one of its packs. */
  unit: z.string().min(1).max(20),
  /** In that unit. */
  quantity: z.number().int().min(1).max(MAX_UNITS),
  /** Replaces the list price; major units per base unit. */
  manualPrice: decimalText.nullish(),
  manualPriceReason: shortText.nullish(),
  discountRate: rateText.default('0'),
  note: shortText.nullish(),
});
export type OrderLineInput = z.infer<typeof OrderLineInput>;

export const OrderInput = z.object({
  dealerId: z.uuid(),
  warehouseId: z.uuid().nullish(),
  requestedOn: date.nullish(),
  dealerPoNumber: shortText.nullish(),
  shipToId: z.uuid().nullish(),
  note: z.string().trim().max(2000).nullish(),
  lines: z.array(OrderLineInput).max(MAX_LINES, 'orders.tooManyLines'),
});
export type OrderInput = z.infer<typeof OrderInput>;

export const SaveDraftInput = z.object({
  orderId: z.uuid().nullish(),
  version: z.number().int().nullish(),
  order: OrderInput,
});
export const PlaceOrderInput = z.object({ order: OrderInput });
export const OrderRef = z.object({ orderId: z.uuid(), version: z.number().int() });
export const WithReason = OrderRef.extend({ reason: z.string().trim().min(1).max(500) });

export const ApproveOrderInput = OrderRef.extend({
  /** Lines cut below their requested quantity (base units); lines not named are approved whole. */
  cuts: z
    .array(
      z.object({
        lineId: z.uuid(),
        approved: z.number().int().min(0),
        reason: z.string().trim().min(1).max(200),
      }),
    )
    .max(MAX_LINES)
    .default([]),
});

export const CancelOrderInput = WithReason.extend({
  /** Lines to cancel the open rest of; empty = the whole order. */
  lineIds: z.array(z.uuid()).max(MAX_LINES).default([]),
});
export const HoldOrderInput = WithReason.extend({});
export const ReleaseHoldInput = WithReason.extend({ hold: z.enum(holdReasons) });

const money = z.bigint();
const nullableDate = z.string().nullable();

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

const PriceRuleView = z.object({
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

export const ListOrdersInput = z.object({
  cursor: z.string().max(300).nullish(),
  limit: z.number().int().min(1).max(100).default(50),
  status: z.array(z.enum(orderStatuses)).max(orderStatuses.length).optional(),
  dealerId: z.uuid().optional(),
  productId: z.uuid().optional(),
  hold: z.enum(holdReasons).optional(),
  from: date.optional(),
  to: date.optional(),
  search: z.string().trim().max(100).optional(),
  /** The order that waits longest first; the newest otherwise. */
  oldestFirst: z.boolean().optional(),
});
export type ListOrdersInput = z.infer<typeof ListOrdersInput>;

export const OrderListItem = z.object({
  id: z.uuid(),
  number: z.string(),
  version: z.number(),
  dealerId: z.uuid(),
  dealerCode: z.string(),
  dealerName: z.string(),
  status: z.enum(orderStatuses),
  currency: z.string(),
  orderedOn: z.string(),
  requestedOn: nullableDate,
  dealerPoNumber: z.string().nullable(),
  lineCount: z.number(),
  totalMinor: money,
  holds: z.array(z.enum(holdReasons)),
});
export type OrderListItem = z.infer<typeof OrderListItem>;

export const OrderPage = z.object({
  items: z.array(OrderListItem),
  nextCursor: z.string().nullable(),
  /** A search shows its best matches only; true when there were more. */
  truncated: z.boolean(),
});

export const OrderLineView = z.object({
  id: z.uuid(),
  lineNo: z.number(),
  productId: z.uuid(),
  productCode: z.string(),
  productName: z.string(),
  productNames: z.record(z.string(), z.string()),
  baseUnit: z.string(),
  unit: z.string(),
  unitFactor: z.number(),
  requested: z.number(),
  approved: z.number(),
  reserved: z.number(),
  shipped: z.number(),
  delivered: z.number(),
  returned: z.number(),
  reopened: z.number(),
  cancelled: z.number(),
  invoiced: z.number(),
  unitPrice: z.string(),
  discountRate: z.string(),
  taxRate: z.string(),
  netMinor: money,
  discountMinor: money,
  taxMinor: money,
  priceRule: PriceRuleView,
  cutReason: z.string().nullable(),
  note: z.string().nullable(),
});

export const OrderView = z.object({
  id: z.uuid(),
  number: z.string(),
  version: z.number(),
  status: z.enum(orderStatuses),
  dealerId: z.uuid(),
  dealerCode: z.string(),
  dealerName: z.string(),
  salespersonId: z.uuid().nullable(),
  warehouseId: z.uuid(),
  warehouseCode: z.string(),
  currency: z.string(),
  orderedOn: z.string(),
  requestedOn: nullableDate,
  dealerPoNumber: z.string().nullable(),
  shipToId: z.uuid().nullable(),
  note: z.string().nullable(),
  source: z.string(),
  netMinor: money,
  discountMinor: money,
  taxMinor: money,
  totalMinor: money,
  createdBy: z.uuid().nullable(),
  createdAt: z.date(),
  submittedAt: z.date().nullable(),
  approvedAt: z.date().nullable(),
  lines: z.array(OrderLineView),
  holds: z.array(
    z.object({
      reason: z.enum(holdReasons),
      remedy: z.record(z.string(), z.unknown()),
      note: z.string().nullable(),
      createdAt: z.date(),
      clearedAt: z.date().nullable(),
      clearReason: z.string().nullable(),
      overridden: z.boolean(),
    }),
  ),
  timeline: z.array(
    z.object({
      at: z.date(),
      action: z.string(),
      from: z.string().nullable(),
      to: z.string().nullable(),
      reason: z.string().nullable(),
      userName: z.string().nullable(),
      detail: z.record(z.string(), z.unknown()).nullable(),
    }),
  ),
  /** What this caller may do with the order in its present state. */
  actions: z.array(z.string()),
});
export type OrderView = z.infer<typeof OrderView>;

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
