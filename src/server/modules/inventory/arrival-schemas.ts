// What crosses the wire about expected arrivals; part of the schemas of inventory. Client-safe.
import { z } from 'zod';
import { pageOf } from '@/kernel/page';
import {
  dateField,
  MAX_STOCK_LINES,
  page,
  productColumns,
  quantityField,
  shortText,
} from './schema-fields';

export const arrivalStatuses = ['OPEN', 'RECEIVED', 'CANCELLED'] as const;

export const ExpectArrivalsInput = z.object({
  warehouseId: z.uuid(),
  expectedOn: dateField,
  reference: shortText.nullish(),
  lines: z
    .array(z.object({ productId: z.uuid(), quantity: quantityField }))
    .min(1, 'inventory.noLines')
    .max(MAX_STOCK_LINES, 'inventory.tooManyLines'),
});
export type ExpectArrivalsInput = z.infer<typeof ExpectArrivalsInput>;

export const ReviseArrivalInput = z.object({
  arrivalId: z.uuid(),
  version: z.number().int(),
  expectedOn: dateField,
  quantity: quantityField,
  reference: shortText.nullish(),
});
export type ReviseArrivalInput = z.infer<typeof ReviseArrivalInput>;

export const ArrivalRef = z.object({ arrivalId: z.uuid(), version: z.number().int() });

export const ListArrivalsInput = z.object({
  ...page,
  status: z.enum(arrivalStatuses).optional(),
  warehouseId: z.uuid().optional(),
  productId: z.uuid().optional(),
});
export type ListArrivalsInput = z.infer<typeof ListArrivalsInput>;

export const ArrivalView = z.object({
  ...productColumns,
  id: z.uuid(),
  version: z.number(),
  warehouseId: z.uuid(),
  warehouseCode: z.string(),
  expectedOn: z.string(),
  quantity: z.number(),
  received: z.number(),
  open: z.number(),
  reference: z.string().nullable(),
  status: z.enum(arrivalStatuses),
});
export type ArrivalView = z.infer<typeof ArrivalView>;

export const ArrivalPage = pageOf(ArrivalView);
