// What crosses the wire about stock: inputs with their bounds, outputs field by field. Client-safe.
import { z } from 'zod';
import { codeField } from '@/kernel/fields';
import { pageOf } from '@/kernel/page';
import { MAX_QUANTITY } from '@/kernel/quantity';
import { ArrivalView } from './arrival-schemas';
import {
  dateField,
  MAX_STOCK_LINES,
  page,
  productColumns,
  quantityField,
  shortText,
} from './schema-fields';

export * from './arrival-schemas';
export { MAX_STOCK_LINES };

export const adjustmentReasons = [
  'COUNT',
  'DAMAGE',
  'LOSS',
  'FOUND',
  'CORRECTION',
  'OPENING',
] as const;
export type AdjustmentReason = (typeof adjustmentReasons)[number];

const signed = z.number().int().min(-MAX_QUANTITY).max(MAX_QUANTITY);

// Warehouses

export const WarehouseView = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  city: z.string().nullable(),
  isDefault: z.boolean(),
  status: z.enum(['ACTIVE', 'INACTIVE']),
  version: z.number(),
});
export type WarehouseView = z.infer<typeof WarehouseView>;

export const SaveWarehouseInput = z.object({
  /** null: a new one. */
  warehouseId: z.uuid().nullish(),
  version: z.number().int().nullish(),
  code: codeField.pipe(
    z
      .string()
      .max(30)
      .regex(/^[\p{L}\p{N}_.-]+$/u, 'inventory.badCode'),
  ),
  name: z.string().trim().min(1, 'request.required').max(120),
  city: shortText.nullish(),
  isDefault: z.boolean().default(false),
  status: z.enum(['ACTIVE', 'INACTIVE']).default('ACTIVE'),
});
export type SaveWarehouseInput = z.infer<typeof SaveWarehouseInput>;

// Levels

export const stockFilters = ['all', 'inStock', 'outOfStock', 'belowReorder'] as const;

export const ListStockInput = z.object({
  ...page,
  warehouseId: z.uuid().optional(),
  show: z.enum(stockFilters).default('all'),
  search: z.string().trim().max(100).optional(),
});
export type ListStockInput = z.infer<typeof ListStockInput>;

export const StockLevelView = z.object({
  ...productColumns,
  warehouseId: z.uuid(),
  warehouseCode: z.string(),
  onHand: z.number(),
  reserved: z.number(),
  available: z.number(),
  inbound: z.number(),
  reorderPoint: z.number().nullable(),
});
export type StockLevelView = z.infer<typeof StockLevelView>;

export const StockPage = pageOf(StockLevelView);

export const StockSummary = z.object({
  levels: z.number(),
  outOfStock: z.number(),
  belowReorder: z.number(),
  openArrivals: z.number(),
  lateArrivals: z.number(),
});

export const SetReorderPointInput = z.object({
  warehouseId: z.uuid(),
  productId: z.uuid(),
  reorderPoint: z.number().int().min(0).max(MAX_QUANTITY).nullable(),
  /** The reorder point the caller saw. */
  seenReorderPoint: z.number().int().nullable(),
});
export type SetReorderPointInput = z.infer<typeof SetReorderPointInput>;

// Receipts and adjustments

export const ReceiveStockInput = z.object({
  warehouseId: z.uuid(),
  occurredOn: dateField,
  reference: shortText.nullish(),
  lines: z
    .array(z.object({ productId: z.uuid(), quantity: quantityField, note: shortText.nullish() }))
    .min(1, 'inventory.noLines')
    .max(MAX_STOCK_LINES, 'inventory.tooManyLines'),
  /** Expected arrivals this receipt is booked against, the earliest of a product first. */
  arrivalIds: z.array(z.uuid()).max(MAX_STOCK_LINES).optional(),
});
export type ReceiveStockInput = z.infer<typeof ReceiveStockInput>;

export const AdjustStockInput = z.object({
  warehouseId: z.uuid(),
  occurredOn: dateField,
  reason: z.enum(adjustmentReasons),
  reference: shortText.nullish(),
  lines: z
    .array(
      z
        .object({
          productId: z.uuid(),
          quantity: signed.optional(),
          counted: z.number().int().min(0).max(MAX_QUANTITY).optional(),
          note: shortText.nullish(),
        })
        .refine((line) => (line.quantity === undefined) !== (line.counted === undefined), {
          message: 'inventory.quantityOrCounted',
          path: ['quantity'],
        }),
    )
    .min(1, 'inventory.noLines')
    .max(MAX_STOCK_LINES, 'inventory.tooManyLines'),
});
export type AdjustStockInput = z.infer<typeof AdjustStockInput>;

export const StockDocumentRef = z.object({ documentId: z.uuid(), number: z.string() });
export type StockDocumentRef = z.infer<typeof StockDocumentRef>;

export const ListStockDocumentsInput = z.object({
  ...page,
  kind: z.enum(['RECEIPT', 'ADJUSTMENT']).optional(),
  warehouseId: z.uuid().optional(),
});
export type ListStockDocumentsInput = z.infer<typeof ListStockDocumentsInput>;

const documentHead = {
  id: z.uuid(),
  number: z.string(),
  kind: z.enum(['RECEIPT', 'ADJUSTMENT']),
  warehouseId: z.uuid(),
  warehouseCode: z.string(),
  occurredOn: z.string(),
  reason: z.string().nullable(),
  reference: z.string().nullable(),
};

export const StockDocumentItem = z.object({
  ...documentHead,
  lineCount: z.number(),
  quantity: z.number(),
});
export type StockDocumentItem = z.infer<typeof StockDocumentItem>;

export const StockDocumentPage = pageOf(StockDocumentItem);

export const StockDocumentView = z.object({
  ...documentHead,
  createdAt: z.date(),
  createdBy: z.string().nullable(),
  lines: z.array(
    z.object({
      ...productColumns,
      lineNo: z.number(),
      quantity: z.number(),
      note: z.string().nullable(),
    }),
  ),
});
export type StockDocumentView = z.infer<typeof StockDocumentView>;

/** Texts of a pasted list: codes, barcodes or names. */
export const ResolveProductsInput = z.object({
  warehouseId: z.uuid().nullish(),
  texts: z.array(z.string().trim().min(1).max(200)).min(1).max(MAX_STOCK_LINES),
});
export type ResolveProductsInput = z.infer<typeof ResolveProductsInput>;

/** In the order of the texts; null where no product is meant. */
export const ResolvedProducts = z.array(
  z
    .object({
      ...productColumns,
      /** Base units of what was scanned: more than one for the barcode of a pack. */
      unitFactor: z.number(),
      onHand: z.number(),
      reserved: z.number(),
    })
    .nullable(),
);
export type ResolvedProduct = NonNullable<z.infer<typeof ResolvedProducts>[number]>;

// Stock card

export const StockCardInput = z.object({ productId: z.uuid() });

export const StockCardView = z.object({
  ...productColumns,
  levels: z.array(StockLevelView),
  arrivals: z.array(ArrivalView),
});
export type StockCardView = z.infer<typeof StockCardView>;

export const LedgerInput = z.object({
  ...page,
  productId: z.uuid(),
  warehouseId: z.uuid().optional(),
});
export type LedgerInput = z.infer<typeof LedgerInput>;

export const LedgerEntryView = z.object({
  seq: z.bigint(),
  at: z.date(),
  occurredOn: z.string(),
  kind: z.string(),
  warehouseId: z.uuid(),
  warehouseCode: z.string(),
  onHandDelta: z.number(),
  reservedDelta: z.number(),
  /** After this entry, of the warehouse or, without one, of all of them. */
  onHandAfter: z.number(),
  reservedAfter: z.number(),
  docKind: z.string(),
  docId: z.uuid(),
  docNumber: z.string().nullable(),
  reason: z.string().nullable(),
});
export type LedgerEntryView = z.infer<typeof LedgerEntryView>;

export const LedgerPage = pageOf(LedgerEntryView);
