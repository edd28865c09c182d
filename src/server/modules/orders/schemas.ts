// What crosses the wire about orders: inputs with their bounds, outputs field by field. Client-safe.
import { z } from 'zod';
import { dayField } from '@/kernel/fields';
import { PriceRuleView } from './preview-schemas';
import { holdReasons, MAX_LINES, openGapCauses, orderStatuses } from './schema-fields';

export * from './preview-schemas';
export * from './schema-fields';
const MAX_UNITS = 1_000_000;

const date = dayField;
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

export const ListOrdersInput = z.object({
  cursor: z.string().max(300).nullish(),
  limit: z.number().int().min(1).max(100).default(50),
  status: z.array(z.enum(orderStatuses)).max(orderStatuses.length).optional(),
  dealerId: z.uuid().optional(),
  productId: z.uuid().optional(),
  hold: z.enum(holdReasons).optional(),
  /** What the goods of an open order wait for. */
  gap: z.enum(openGapCauses).optional(),
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
