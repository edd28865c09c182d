// What goes in and out of the catalog: products, categories, tax rates. Client-safe.
import { z } from 'zod';
import { Refused } from '@/kernel/batch';
import { codeField, nameField, versionRef } from '@/kernel/fields';
import { localNamesSchema } from '@/kernel/local-names';
import { pageInput, pageOf } from '@/kernel/page';

export type { LocalNames } from '@/kernel/local-names';

export const PRODUCT_STATUSES = ['ACTIVE', 'INACTIVE', 'DISCONTINUED'] as const;
export type ProductStatus = (typeof PRODUCT_STATUSES)[number];

export const MAX_PACKS = 20;
export const MAX_PACK_FACTOR = 1_000_000;

export const unitField = z.string().trim().min(1, 'request.required').max(20);
export const barcodeField = z
  .string()
  .trim()
  .transform((text) => text.normalize('NFKC'))
  .pipe(z.string().regex(/^[0-9A-Za-z.$/+%-]{4,48}$/, 'catalog.badBarcode'));
/** Major units of a base unit, up to six decimals, not negative. */
export const unitPriceField = z.string().regex(/^\d{1,12}(\.\d{1,6})?$/, 'catalog.badPrice');
export const rateField = z.string().regex(/^(0(\.\d{1,6})?|1(\.0{1,6})?)$/, 'catalog.badRate');

export const PackInput = z.object({
  unit: unitField,
  /** Base units in the pack. */
  factor: z.number().int().min(2, 'catalog.packFactor').max(MAX_PACK_FACTOR),
  barcode: barcodeField.nullable().default(null),
});

export const ProductInput = z.object({
  code: codeField,
  name: nameField,
  names: localNamesSchema.default({}),
  barcode: barcodeField.nullable().default(null),
  categoryId: z.uuid().nullable().default(null),
  baseUnit: unitField,
  taxCode: z.string().max(60).nullable().default(null),
  /** null where the caller does not see costs: it then stays as it is. */
  standardCost: unitPriceField.nullable().optional(),
  status: z.enum(PRODUCT_STATUSES).default('ACTIVE'),
  packs: z.array(PackInput).max(MAX_PACKS).default([]),
});
export type ProductInput = z.output<typeof ProductInput>;

export const UpdateProductInput = ProductInput.extend(versionRef);
export const Ref = z.object({ id: z.uuid() });
export const VersionRef = z.object(versionRef);
export const Saved = z.object({ id: z.uuid(), version: z.number() });
export type Saved = z.infer<typeof Saved>;

export const ProductStatusInput = z.object({
  /** Each as it was seen. */
  products: z.array(z.object(versionRef)).min(1).max(1000),
  status: z.enum(PRODUCT_STATUSES),
  reason: z.string().trim().max(500).nullable().default(null),
});

const names = z.record(z.string(), z.string());
const PackView = z.object({ unit: z.string(), factor: z.number(), barcode: z.string().nullable() });

export const ProductListInput = z.object({
  ...pageInput,
  text: z.string().max(200).default(''),
  status: z.enum(PRODUCT_STATUSES).nullable().default(null),
  /** With everything below it in the tree. */
  categoryId: z.uuid().nullable().default(null),
  sort: z.enum(['code', 'name', 'updatedAt']).default('code'),
  /** Not `direction`: the client's endless lists send a word of their own under that name. */
  order: z.enum(['asc', 'desc']).default('asc'),
});
export type ProductListInput = z.output<typeof ProductListInput>;

export const ProductRow = z.object({
  id: z.uuid(),
  code: z.string(),
  barcode: z.string().nullable(),
  name: z.string(),
  names,
  categoryId: z.uuid().nullable(),
  categoryName: z.string().nullable(),
  categoryNames: names,
  baseUnit: z.string(),
  packs: z.array(z.object({ unit: z.string(), factor: z.number() })),
  taxCode: z.string().nullable(),
  status: z.enum(PRODUCT_STATUSES),
  updatedAt: z.date(),
  version: z.number(),
});
export type ProductRow = z.infer<typeof ProductRow>;
export const ProductPage = pageOf(ProductRow);

export const ProductView = z.object({
  id: z.uuid(),
  code: z.string(),
  barcode: z.string().nullable(),
  name: z.string(),
  names,
  categoryId: z.uuid().nullable(),
  /** From the root of the tree down. */
  categoryPath: z.array(z.object({ id: z.uuid(), code: z.string(), name: z.string(), names })),
  baseUnit: z.string(),
  taxCode: z.string().nullable(),
  taxRate: z.string(),
  /** null also for whoever may not see costs. */
  standardCost: z.string().nullable(),
  seesCost: z.boolean(),
  status: z.enum(PRODUCT_STATUSES),
  packs: z.array(PackView),
  version: z.number(),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type ProductView = z.infer<typeof ProductView>;

export const SearchInput = z.object({
  text: z.string().max(200),
  limit: z.number().int().min(1).max(50).default(20),
  activeOnly: z.boolean().default(true),
});
export const FoundProducts = z.array(
  z.object({
    id: z.uuid(),
    code: z.string(),
    barcode: z.string().nullable(),
    name: z.string(),
    names,
    baseUnit: z.string(),
    packs: z.array(z.object({ unit: z.string(), factor: z.number() })),
    status: z.enum(PRODUCT_STATUSES),
    scannedUnit: z.string().nullable(),
    exact: z.boolean(),
  }),
);

export const NodeInput = z.object({
  code: codeField,
  name: nameField,
  names: localNamesSchema.default({}),
  parentId: z.uuid().nullable().default(null),
});
export type NodeInput = z.output<typeof NodeInput>;
export const UpdateNodeInput = NodeInput.extend(versionRef);

export const CategoryView = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  names,
  parentId: z.uuid().nullable(),
  path: z.array(z.uuid()),
  version: z.number(),
  /** Products directly in it. */
  products: z.number(),
});
export type CategoryView = z.infer<typeof CategoryView>;
export const Categories = z.array(CategoryView);

export const TaxRateInput = z.object({
  code: codeField,
  name: nameField,
  rate: rateField,
});
/** A rate as the caller saw it: whoever was quicker is not overwritten. */
const SeenTaxRate = z.object({ name: z.string(), rate: rateField });
export const SaveTaxRateInput = TaxRateInput.extend({
  /** Left out: a new one. */
  seen: SeenTaxRate.optional(),
});
export type SaveTaxRateInput = z.infer<typeof SaveTaxRateInput>;
export const TaxRateView = TaxRateInput.extend({ products: z.number() });
export const TaxRates = z.array(TaxRateView);
export const RemoveTaxRateInput = z.object({ code: z.string().max(60), seen: SeenTaxRate });
export type RemoveTaxRateInput = z.infer<typeof RemoveTaxRateInput>;
export const Done = z.object({ done: z.literal(true) });
/** How many had another status before, and those that somebody changed meanwhile. */
export const ChangedStatuses = z.object({ changed: z.number(), refused: z.array(Refused) });
export type ChangedStatuses = z.infer<typeof ChangedStatuses>;
