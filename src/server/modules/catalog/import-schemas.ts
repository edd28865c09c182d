// Rows of many products or prices at once, as an importer hands them in. A field left out keeps
// what is stored, null clears it. Client-safe.
import { z } from 'zod';
import { codeField, currencyField, dayField, nameField } from '@/kernel/fields';
import { localNamesSchema } from '@/kernel/local-names';
import { MAX_QUANTITY } from '@/kernel/quantity';
import {
  barcodeField,
  MAX_PACKS,
  PackInput,
  PRODUCT_STATUSES,
  unitField,
  unitPriceField,
} from './schemas';

export const ProductUpsert = z.object({
  code: codeField,
  name: nameField.optional(),
  names: localNamesSchema.optional(),
  barcode: barcodeField.nullable().optional(),
  categoryCode: codeField.nullable().optional(),
  baseUnit: unitField.optional(),
  taxCode: codeField.nullable().optional(),
  standardCost: unitPriceField.nullable().optional(),
  status: z.enum(PRODUCT_STATUSES).optional(),
  packs: z.array(PackInput).max(MAX_PACKS).optional(),
});
export type ProductUpsert = z.input<typeof ProductUpsert>;
export type CheckedProduct = z.output<typeof ProductUpsert>;

const date = dayField;

export const PriceUpsert = z
  .object({
    priceList: codeField,
    /** Given together, a list that does not exist yet is created with them, serving nobody. */
    listName: nameField.optional(),
    currency: currencyField.optional(),
    /** Code or barcode of the product. */
    product: codeField,
    minQuantity: z.number().int().min(1).max(MAX_QUANTITY).default(1),
    unitPrice: unitPriceField,
    validFrom: date.nullable().default(null),
    validTo: date.nullable().default(null),
  })
  .refine(({ validFrom, validTo }) => !validFrom || !validTo || validFrom <= validTo, {
    message: 'request.endBeforeStart',
    path: ['validTo'],
  });
export type PriceUpsert = z.input<typeof PriceUpsert>;
export type CheckedPrice = z.output<typeof PriceUpsert>;
