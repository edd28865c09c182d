// Fields that the schemas of fulfilment share. Client-safe.
import { z } from 'zod';
import { dayField } from '@/kernel/fields';
import { localNamesSchema } from '@/kernel/local-names';
import { MAX_QUANTITY } from '@/kernel/quantity';

export const MAX_LINES = 1000;

export const date = dayField;
export const shortText = z.string().trim().max(200);
export const longText = z.string().trim().max(2000);
export const reason = z.string().trim().min(1, 'request.required').max(500);
export const quantity = z.number().int().min(1).max(MAX_QUANTITY);
export const reported = z.number().int().min(0).max(MAX_QUANTITY);
export const page = {
  cursor: z.string().max(400).nullish(),
  limit: z.number().int().min(1).max(100).default(50),
};
export const product = {
  productId: z.uuid(),
  productCode: z.string(),
  productName: z.string(),
  productNames: localNamesSchema,
  baseUnit: z.string(),
};
export const dealer = { dealerId: z.uuid(), dealerCode: z.string(), dealerName: z.string() };

export const TimelineEntry = z.object({
  at: z.date(),
  action: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  reason: z.string().nullable(),
  userName: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()).nullable(),
});

/** An order beside its lines. */
export const orderHead = {
  orderId: z.uuid(),
  orderNumber: z.string(),
  orderStatus: z.string(),
  ...dealer,
  warehouseId: z.uuid(),
  warehouseCode: z.string(),
};
