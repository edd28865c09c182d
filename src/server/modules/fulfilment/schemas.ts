// What crosses the wire about shipments and returns. Client-safe.
import { z } from 'zod';
import { MAX_SHEETS, Refused } from '@/kernel/batch';
import { pageOf } from '@/kernel/page';
import {
  date,
  dealer,
  longText,
  MAX_LINES,
  orderHead,
  page,
  product,
  quantity,
  reason,
  reported,
  shortText,
  TimelineEntry,
} from './schema-fields';

export * from './return-schemas';

export const MAX_BATCH = 100;

export const shipmentStatuses = [
  'DRAFT',
  'RELEASED',
  'PICKED',
  'SHIPPED',
  'DELIVERED',
  'CANCELLED',
] as const;

// Shipments

/** Why goods go out past the dealer's credit; needs the permission to release holds. */
const overrideReason = z.string().trim().max(500).nullish();

export const CreateShipmentInput = z.object({
  orderId: z.uuid(),
  /** Left out: the order's own. */
  warehouseId: z.uuid().nullish(),
  /** Base units per order line; left out: everything reserved that is in no shipment yet. */
  lines: z
    .array(z.object({ orderLineId: z.uuid(), quantity }))
    .max(MAX_LINES)
    .nullish(),
  carrier: shortText.nullish(),
  trackingNo: shortText.nullish(),
  note: longText.nullish(),
  /** Hand it to the warehouse at once. */
  release: z.boolean().default(false),
  overrideReason,
});
export type CreateShipmentInput = z.infer<typeof CreateShipmentInput>;

export const ShipmentRef = z.object({ shipmentId: z.uuid(), version: z.number().int() });

export const ReleaseShipmentInput = ShipmentRef.extend({
  overrideReason,
});

export const PickShipmentInput = ShipmentRef.extend({
  /** What was picked; a line not named was picked in full. */
  lines: z
    .array(z.object({ lineId: z.uuid(), quantity: reported }))
    .max(MAX_LINES)
    .nullish(),
});
export type PickShipmentInput = z.infer<typeof PickShipmentInput>;

export const ShipShipmentInput = ReleaseShipmentInput.extend({
  shippedOn: date.nullish(),
  carrier: shortText.nullish(),
  trackingNo: shortText.nullish(),
});
export type ShipShipmentInput = z.infer<typeof ShipShipmentInput>;

export const DeliverShipmentInput = ShipmentRef.extend({
  deliveredOn: date.nullish(),
  /** What was signed for; a line not named was signed for in full. */
  lines: z
    .array(z.object({ lineId: z.uuid(), quantity: reported }))
    .max(MAX_LINES)
    .nullish(),
  signedBy: shortText.nullish(),
  /** Needed where less was signed for than was shipped. */
  deliveryNote: longText.nullish(),
});
export type DeliverShipmentInput = z.infer<typeof DeliverShipmentInput>;

export const CancelShipmentInput = ShipmentRef.extend({ reason });
export const InvoiceShipmentInput = ShipmentRef.extend({ issuedOn: date.nullish() });
export const ShipmentInvoiceView = z.object({
  invoiceId: z.uuid().nullable(),
  issued: z.boolean(),
});

export const ShipmentOutcome = z.object({
  shipmentId: z.uuid(),
  number: z.string(),
  status: z.enum(shipmentStatuses),
  version: z.number(),
});
export type ShipmentOutcome = z.infer<typeof ShipmentOutcome>;

export const BatchOutcome = z.object({
  done: z.array(ShipmentOutcome),
  refused: z.array(Refused),
});
export type BatchOutcome = z.infer<typeof BatchOutcome>;

export const BatchInput = z.object({
  action: z.enum(['release', 'pick', 'ship', 'deliver']),
  shipments: z.array(ShipmentRef).min(1).max(MAX_BATCH),
});
export type BatchInput = z.infer<typeof BatchInput>;

export const CreateManyInput = z.object({
  orderIds: z.array(z.uuid()).min(1).max(MAX_BATCH),
  release: z.boolean().default(true),
});

export const ListShipmentsInput = z.object({
  ...page,
  status: z.enum(shipmentStatuses).optional(),
  warehouseId: z.uuid().optional(),
  dealerId: z.uuid().optional(),
  orderId: z.uuid().optional(),
  /** The beginning of a shipment's or an order's number. */
  search: z.string().trim().max(40).optional(),
});
export type ListShipmentsInput = z.infer<typeof ListShipmentsInput>;

const shipmentHead = {
  id: z.uuid(),
  number: z.string(),
  version: z.number(),
  status: z.enum(shipmentStatuses),
  orderId: z.uuid(),
  orderNumber: z.string(),
  ...dealer,
  warehouseId: z.uuid(),
  warehouseCode: z.string(),
  carrier: z.string().nullable(),
  trackingNo: z.string().nullable(),
  requestedOn: z.string().nullable(),
  shippedOn: z.string().nullable(),
  deliveredOn: z.string().nullable(),
  createdAt: z.date(),
};

export const ShipmentItem = z.object({
  ...shipmentHead,
  lineCount: z.number(),
  quantity: z.number(),
});
export type ShipmentItem = z.infer<typeof ShipmentItem>;
export const ShipmentPage = pageOf(ShipmentItem);

/** Of each state how many, up to a bound; at the bound the real number is higher. */
export const ShipmentCounts = z.object({
  ready: z.number(),
  DRAFT: z.number(),
  RELEASED: z.number(),
  PICKED: z.number(),
  SHIPPED: z.number(),
  bound: z.number(),
});
export type ShipmentCounts = z.infer<typeof ShipmentCounts>;

export const ShipmentLineView = z.object({
  ...product,
  id: z.uuid(),
  orderLineId: z.uuid(),
  lineNo: z.number(),
  released: z.number(),
  quantity: z.number(),
  delivered: z.number(),
  returned: z.number(),
  onHand: z.number(),
});

export const ShipmentView = z.object({
  ...shipmentHead,
  orderStatus: z.string(),
  dealerPoNumber: z.string().nullable(),
  signedBy: z.string().nullable(),
  deliveryNote: z.string().nullable(),
  note: z.string().nullable(),
  invoiceId: z.uuid().nullable(),
  invoiceNumber: z.string().nullable(),
  shipTo: z.string().nullable(),
  lines: z.array(ShipmentLineView),
  timeline: z.array(TimelineEntry),
  /** What this caller may do with it in its present state. */
  actions: z.array(z.string()),
});
export type ShipmentView = z.infer<typeof ShipmentView>;

export const PickListInput = z.object({ shipmentIds: z.array(z.uuid()).min(1).max(MAX_SHEETS) });
export const PickList = z.object({ shipments: z.array(ShipmentView) });

// Orders that can be shipped

export const ListReadyInput = z.object({ ...page, warehouseId: z.uuid().optional() });
export type ListReadyInput = z.infer<typeof ListReadyInput>;
export const ReadyOrder = z.object({
  orderId: z.uuid(),
  orderNumber: z.string(),
  ...dealer,
  warehouseId: z.uuid(),
  warehouseCode: z.string(),
  orderedOn: z.string(),
  requestedOn: z.string().nullable(),
  lineCount: z.number(),
  quantity: z.number(),
});
export type ReadyOrder = z.infer<typeof ReadyOrder>;
export const ReadyPage = pageOf(ReadyOrder);

export const OrderInput = z.object({ orderId: z.uuid() });

/** An order as the form of a new shipment sees it. */
export const ShippableOrder = z.object({
  ...orderHead,
  requestedOn: z.string().nullable(),
  lines: z.array(
    z.object({
      ...product,
      orderLineId: z.uuid(),
      lineNo: z.number(),
      approved: z.number(),
      shipped: z.number(),
      reserved: z.number(),
      pending: z.number(),
      /** Reserved and in no shipment yet. */
      ready: z.number(),
      /** The most that may be put into a shipment. */
      possible: z.number(),
      available: z.number(),
    }),
  ),
});
export type ShippableOrder = z.infer<typeof ShippableOrder>;

// Promises

export const PromiseInput = z.object({ productId: z.uuid(), warehouseId: z.uuid() });
export const PromiseView = z.object({
  today: z.string(),
  /** Approved and waiting for stock; counted as demand of today. */
  backlog: z.number(),
  steps: z.array(z.object({ from: z.string(), available: z.number() })),
});
