// What crosses the wire about returns; part of the schemas of fulfilment. Client-safe.
import { z } from 'zod';
import { localNamesSchema } from '@/kernel/local-names';
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

export const returnStatuses = [
  'REQUESTED',
  'AUTHORIZED',
  'RECEIVED',
  'INSPECTED',
  'CREDITED',
  'REJECTED',
  'CANCELLED',
] as const;

export const ReturnFlagsInput = z.object({
  reopenDemand: z.boolean(),
  restock: z.boolean(),
  credit: z.boolean(),
});

export const RequestReturnInput = z.object({
  orderId: z.uuid(),
  reasonCode: z.string().trim().min(1, 'request.required').max(40),
  /** Left out: the defaults of the reason. */
  flags: ReturnFlagsInput.nullish(),
  warehouseId: z.uuid().nullish(),
  note: longText.nullish(),
  lines: z
    .array(z.object({ orderLineId: z.uuid(), quantity, note: shortText.nullish() }))
    .min(1, 'fulfilment.returnEmpty')
    .max(MAX_LINES),
});
export type RequestReturnInput = z.infer<typeof RequestReturnInput>;

export const ReturnRef = z.object({ returnId: z.uuid(), version: z.number().int() });
export const ReturnWithReason = ReturnRef.extend({ reason });
export const ReceiveReturnInput = ReturnRef.extend({ receivedOn: date.nullish() });
export const InspectReturnInput = ReturnRef.extend({
  /** What is accepted; a line not named is accepted in full. */
  lines: z
    .array(z.object({ lineId: z.uuid(), accepted: reported, note: shortText.nullish() }))
    .max(MAX_LINES)
    .nullish(),
  /** What the inspection found instead of what the reason promised. */
  flags: ReturnFlagsInput.nullish(),
});
export type InspectReturnInput = z.infer<typeof InspectReturnInput>;

export const ReturnOutcome = z.object({
  returnId: z.uuid(),
  number: z.string(),
  status: z.enum(returnStatuses),
  version: z.number(),
});
export type ReturnOutcome = z.infer<typeof ReturnOutcome>;

export const ListReturnsInput = z.object({
  ...page,
  status: z.enum(returnStatuses).optional(),
  dealerId: z.uuid().optional(),
  orderId: z.uuid().optional(),
  reasonCode: z.string().trim().min(1).max(40).optional(),
  /** The beginning of a return's or an order's number. */
  search: z.string().trim().max(40).optional(),
});
export type ListReturnsInput = z.infer<typeof ListReturnsInput>;

const returnHead = {
  id: z.uuid(),
  number: z.string(),
  version: z.number(),
  status: z.enum(returnStatuses),
  orderId: z.uuid(),
  orderNumber: z.string(),
  ...dealer,
  warehouseId: z.uuid(),
  warehouseCode: z.string(),
  reasonCode: z.string(),
  reasonName: z.string(),
  reasonNames: localNamesSchema,
  reopenDemand: z.boolean(),
  restock: z.boolean(),
  credit: z.boolean(),
  requestedOn: z.string(),
  receivedOn: z.string().nullable(),
};

export const ReturnItem = z.object({
  ...returnHead,
  lineCount: z.number(),
  quantity: z.number(),
  accepted: z.number(),
});
export type ReturnItem = z.infer<typeof ReturnItem>;
export const ReturnPage = pageOf(ReturnItem);

export const ReturnView = z.object({
  ...returnHead,
  note: z.string().nullable(),
  currency: z.string(),
  lines: z.array(
    z.object({
      ...product,
      id: z.uuid(),
      orderLineId: z.uuid(),
      lineNo: z.number(),
      quantity: z.number(),
      accepted: z.number(),
      note: z.string().nullable(),
    }),
  ),
  creditNotes: z.array(
    z.object({
      id: z.uuid(),
      number: z.string(),
      invoiceNumber: z.string().nullable(),
      totalMinor: z.bigint(),
    }),
  ),
  timeline: z.array(TimelineEntry),
  actions: z.array(z.string()),
});
export type ReturnView = z.infer<typeof ReturnView>;

/** An order as the form of a new return sees it. */
export const ReturnableOrder = z.object({
  ...orderHead,
  lines: z.array(
    z.object({
      ...product,
      orderLineId: z.uuid(),
      lineNo: z.number(),
      shipped: z.number(),
      returned: z.number(),
      pending: z.number(),
      possible: z.number(),
    }),
  ),
});
export type ReturnableOrder = z.infer<typeof ReturnableOrder>;

export const ReturnReasonView = z.object({
  code: z.string(),
  name: z.string(),
  names: localNamesSchema,
  reopenDemand: z.boolean(),
  restock: z.boolean(),
  credit: z.boolean(),
  status: z.enum(['ACTIVE', 'INACTIVE']),
});
export type ReturnReasonView = z.infer<typeof ReturnReasonView>;

export const SaveReturnReasonInput = ReturnReasonView.extend({
  code: z
    .string()
    .trim()
    .regex(/^[A-Z0-9_]{1,40}$/, 'fulfilment.badReasonCode'),
  name: z.string().trim().min(1, 'request.required').max(120),
  /** As the caller saw it: whoever was quicker is not overwritten. Left out: a new one. */
  seen: ReturnReasonView.omit({ code: true }).optional(),
});
export type SaveReturnReasonInput = z.infer<typeof SaveReturnReasonInput>;
