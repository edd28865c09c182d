// Fields that the schemas of inventory share. Client-safe.
import { z } from 'zod';
import { dayField } from '@/kernel/fields';
import { localNamesSchema } from '@/kernel/local-names';
import { MAX_QUANTITY } from '@/kernel/quantity';

export const MAX_STOCK_LINES = 1000;

export const dateField = dayField;
export const shortText = z.string().trim().max(200);
export const quantityField = z.number().int().min(1).max(MAX_QUANTITY);

/** Fields of every list input. */
export const page = {
  cursor: z.string().max(400).nullish(),
  limit: z.number().int().min(1).max(100).default(50),
};

/** What names a product beside its id. */
export const productColumns = {
  productId: z.uuid(),
  productCode: z.string(),
  productName: z.string(),
  productNames: localNamesSchema,
  baseUnit: z.string(),
};
