// A product as the form holds it: texts as typed, read into exact values by the schema. Pure.
import { z } from 'zod';
import {
  MAX_PACK_FACTOR,
  PRODUCT_STATUSES,
  type ProductView,
} from '@/server/modules/catalog/schemas';
import { optionalDecimalField, optionalText, requiredText } from '@/ui/forms/schema-fields';
import { namesField, nameTexts } from '../../_tree/names-fields';

const WHOLE = /^\d{1,7}$/;

/** Base units in a pack, as typed. */
const factorField = z.string().transform((text, context) => {
  const clean = text.normalize('NFKC').trim();
  const factor = Number(clean);
  if (WHOLE.test(clean) && factor >= 2 && factor <= MAX_PACK_FACTOR) return factor;
  context.addIssue({ code: 'custom', message: 'catalog.packFactor', input: text });
  return z.NEVER;
});

export const productSchema = z.object({
  version: z.number().int(),
  code: requiredText(60),
  name: requiredText(200),
  names: namesField,
  barcode: optionalText(48),
  categoryId: z.string().nullable(),
  baseUnit: requiredText(20),
  taxCode: z.string().nullable(),
  standardCost: optionalDecimalField(6),
  status: z.enum(PRODUCT_STATUSES),
  packs: z.array(
    z.object({ unit: requiredText(20), factor: factorField, barcode: optionalText(48) }),
  ),
});
export type ProductValues = z.input<typeof productSchema>;

export const NEW_PRODUCT: ProductValues = {
  version: 0,
  code: '',
  name: '',
  names: nameTexts({}),
  barcode: '',
  categoryId: null,
  baseUnit: '',
  taxCode: null,
  standardCost: '',
  status: 'ACTIVE',
  packs: [],
};

export function valuesOf(product: ProductView): ProductValues {
  const { version, code, name, categoryId, baseUnit, taxCode, status } = product;
  return {
    version,
    code,
    name,
    names: nameTexts(product.names),
    barcode: product.barcode ?? '',
    categoryId,
    baseUnit,
    taxCode,
    standardCost: product.standardCost ?? '',
    status,
    packs: product.packs.map((pack) => ({
      unit: pack.unit,
      factor: String(pack.factor),
      barcode: pack.barcode ?? '',
    })),
  };
}

/** One line for the comparison of two versions. */
export function packsText(value: unknown): string {
  const packs = Array.isArray(value) ? (value as ProductValues['packs']) : [];
  return packs
    .map(({ unit, factor, barcode }) => [`${unit} × ${factor}`, barcode].filter(Boolean).join(' '))
    .join(', ');
}
