// What goes in and out of price lists. Client-safe.
import { z } from 'zod';
import { codeField, currencyField, dayField, nameField, versionRef } from '@/kernel/fields';
import { pageInput, pageOf } from '@/kernel/page';
import { MAX_QUANTITY } from '@/kernel/quantity';
import { unitPriceField } from './schemas';

export const PRICE_LIST_STATUSES = ['ACTIVE', 'INACTIVE'] as const;
export const MAX_ITEM_ROWS = 2000;

const date = dayField;

export const PriceListInput = z
  .object({
    code: codeField,
    name: nameField,
    currency: currencyField,
    validFrom: date.nullable().default(null),
    validTo: date.nullable().default(null),
    /** Higher wins among lists that are equally specific. */
    priority: z.number().int().min(-1000).max(1000).default(0),
    status: z.enum(PRICE_LIST_STATUSES).default('ACTIVE'),
  })
  .refine(({ validFrom, validTo }) => !validFrom || !validTo || validFrom <= validTo, {
    message: 'request.endBeforeStart',
    path: ['validTo'],
  });
export type PriceListInput = z.output<typeof PriceListInput>;
export const UpdatePriceListInput = PriceListInput.safeExtend(versionRef);

export const CopyPriceListInput = z.object({
  id: z.uuid(),
  code: codeField,
  name: nameField,
  /** Multiplies every price: "1.05" is five percent more. */
  factor: z.string().regex(/^\d{1,3}(\.\d{1,6})?$/, 'catalog.badFactor'),
  /** Prices are rounded to this many decimals, halves up. */
  decimals: z.number().int().min(0).max(6).default(2),
});

/** Exactly one of the three, or none of them: everyone. */
export const AssignmentInput = z
  .object({
    dealerId: z.uuid().nullable().default(null),
    levelId: z.uuid().nullable().default(null),
    regionId: z.uuid().nullable().default(null),
  })
  .refine(
    (target) => Object.values(target).filter((id) => id !== null).length <= 1,
    'catalog.oneTarget',
  );
export const SaveAssignmentsInput = z.object({
  ...versionRef,
  assignments: z.array(AssignmentInput).max(5000),
});

export const PriceItemInput = z
  .object({
    productId: z.uuid(),
    minQuantity: z.number().int().min(1).max(MAX_QUANTITY).default(1),
    unitPrice: unitPriceField,
    validFrom: date.nullable().default(null),
    validTo: date.nullable().default(null),
  })
  .refine(({ validFrom, validTo }) => !validFrom || !validTo || validFrom <= validTo, {
    message: 'request.endBeforeStart',
    path: ['validTo'],
  });

export const SavePriceItemsInput = z.object({
  ...versionRef,
  /** A row with the same product, quantity and start replaces the price there. */
  upserts: z.array(PriceItemInput).max(MAX_ITEM_ROWS).default([]),
  /** Ids of items to take out; done before `upserts`. */
  removes: z.array(z.uuid()).max(MAX_ITEM_ROWS).default([]),
});

/** Rows as pasted from a spreadsheet, products by code or barcode. */
export const PasteRow = z.object({
  product: z.string().max(200),
  minQuantity: z.string().max(40).default(''),
  unitPrice: z.string().max(40),
  validFrom: z.string().max(40).default(''),
  validTo: z.string().max(40).default(''),
});
export const PastePriceItemsInput = z.object({
  ...versionRef,
  rows: z.array(PasteRow).min(1).max(MAX_ITEM_ROWS),
});
const ErrorParamView = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.string()).readonly(),
]);
const Refusal = z.object({
  index: z.number(),
  code: z.string(),
  field: z.string().optional(),
  params: z.record(z.string(), ErrorParamView).optional(),
});
export const PasteOutcome = z.object({
  created: z.number(),
  updated: z.number(),
  refused: z.array(Refusal),
  version: z.number(),
});

export const PriceListListInput = z.object({
  ...pageInput,
  text: z.string().max(200).default(''),
  status: z.enum(PRICE_LIST_STATUSES).nullable().default(null),
  currency: z.string().length(3).nullable().default(null),
  /** Only lists assigned to this dealer itself. */
  dealerId: z.uuid().nullable().default(null),
});
export type PriceListListInput = z.output<typeof PriceListListInput>;

const head = {
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  currency: z.string(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  priority: z.number(),
  status: z.enum(PRICE_LIST_STATUSES),
  version: z.number(),
};

export const PriceListRow = z.object({
  ...head,
  items: z.number(),
  /** Assignments by kind; `everyone` is 0 or 1. */
  everyone: z.number(),
  dealers: z.number(),
  levels: z.number(),
  regions: z.number(),
});
export type PriceListRow = z.infer<typeof PriceListRow>;
export const PriceListPage = pageOf(PriceListRow);

export const AssignmentView = z.object({
  dealerId: z.uuid().nullable(),
  levelId: z.uuid().nullable(),
  regionId: z.uuid().nullable(),
});
export const PriceListView = z.object({
  ...head,
  items: z.number(),
  createdAt: z.date(),
  assignments: z.array(AssignmentView),
});
export type PriceListView = z.infer<typeof PriceListView>;

export const PriceItemListInput = z.object({
  ...pageInput,
  priceListId: z.uuid(),
  text: z.string().max(200).default(''),
});
export type PriceItemListInput = z.output<typeof PriceItemListInput>;

export const PriceItemRow = z.object({
  id: z.uuid(),
  productId: z.uuid(),
  productCode: z.string(),
  productName: z.string(),
  productNames: z.record(z.string(), z.string()),
  baseUnit: z.string(),
  minQuantity: z.number(),
  unitPrice: z.string(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
});
export type PriceItemRow = z.infer<typeof PriceItemRow>;
export const PriceItemPage = pageOf(PriceItemRow);

export const ProductPricesInput = z.object({ productId: z.uuid() });
/** Every price of one product over all lists. */
export const ProductPrices = z.array(
  z.object({
    itemId: z.uuid(),
    priceListId: z.uuid(),
    listCode: z.string(),
    listName: z.string(),
    listStatus: z.enum(PRICE_LIST_STATUSES),
    currency: z.string(),
    minQuantity: z.number(),
    unitPrice: z.string(),
    validFrom: z.string().nullable(),
    validTo: z.string().nullable(),
  }),
);

export const ExplainPriceInput = z.object({
  dealerId: z.uuid(),
  /** From the root down to the dealer's own region or level. */
  regionPath: z.array(z.uuid()).max(50).default([]),
  levelPath: z.array(z.uuid()).max(50).default([]),
  currency: currencyField,
  productId: z.uuid(),
  /** Base units. */
  quantity: z.number().int().min(1).max(MAX_QUANTITY),
  on: date,
});
export type ExplainPriceInput = z.output<typeof ExplainPriceInput>;

export const CANDIDATE_OUTCOMES = [
  'wins',
  'lessSpecific',
  'lowerPriority',
  'startedEarlier',
  'smallerBreak',
  'tieBroken',
  'notServed',
  'otherCurrency',
  'notValid',
  'breakNotReached',
  'inactive',
] as const;
export type CandidateOutcome = (typeof CANDIDATE_OUTCOMES)[number];

export const PriceExplanation = z.object({
  unitPrice: z.string().nullable(),
  by: z.enum(['dealer', 'level', 'region', 'everyone']).nullable(),
  /** Why there is no price. */
  refusal: z.object({ code: z.string(), params: z.record(z.string(), ErrorParamView) }).nullable(),
  candidates: z.array(
    z.object({
      itemId: z.uuid(),
      listId: z.uuid(),
      code: z.string(),
      name: z.string(),
      currency: z.string(),
      priority: z.number(),
      by: z.enum(['dealer', 'level', 'region', 'everyone']).nullable(),
      minQuantity: z.number(),
      unitPrice: z.string(),
      validFrom: z.string().nullable(),
      validTo: z.string().nullable(),
      outcome: z.enum(CANDIDATE_OUTCOMES),
    }),
  ),
});
export type PriceExplanation = z.infer<typeof PriceExplanation>;
