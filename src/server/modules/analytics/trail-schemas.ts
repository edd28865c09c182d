// What crosses the wire of the rows behind figures: entries of the budget ledger and movements of
// order lines. Client-safe. Amounts are minor units of the organization's currency.
import { z } from 'zod';
import { pageInput, pageOf } from '@/kernel/page';
import type { EntryKind } from '@/server/modules/budgets';
import { date, id, minor, ToDate } from './figure-parts-schemas';
import type { AccountKind } from '@/server/modules/centres';
import { EXPENSE_SCOPES } from './flow-figure-schemas';

/** Kinds of the budget ledger, in the order of the formula. */
export const LEDGER_KINDS = [
  'ORIGINAL',
  'REVISION',
  'TRANSFER',
  'CARRY_FORWARD',
  'FLEX',
  'PRE_COMMITMENT',
  'COMMITMENT',
  'ACTUAL',
  'SETTLED',
] as const satisfies readonly EntryKind[];

/** Kinds that accounts are told apart by. */
export const ACCOUNT_KINDS = [
  'REVENUE',
  'EXPENSE',
  'ASSET',
  'LIABILITY',
  'RESULT',
  'STATISTIC',
] as const satisfies readonly AccountKind[];

const periodNo = z.number().int().min(1).max(53);

export const TrailEntriesInput = z.object({
  ...pageInput,
  yearId: id,
  fromNo: periodNo,
  toNo: periodNo,
  /** null: everything. */
  centreId: id.nullish(),
  accountId: id.nullish(),
  /** What stands at the centre itself, without what is below it. */
  isOwn: z.boolean().optional(),
  kinds: z.array(z.enum(LEDGER_KINDS)).min(1),
  /** The nil UUID: only what names nobody. */
  dealerId: id.nullish(),
  typeId: id.nullish(),
  programmeId: id.nullish(),
  /** A document, or the request or agreement whose documents were booked. */
  docId: id.nullish(),
  /** What was spent, as it was booked: all of it, or what names an expense type. */
  scope: z.enum(EXPENSE_SCOPES).nullish(),
  /** Accounts of this kind alone, with the signs a report counts them with that tells kinds apart. */
  accountKind: z.enum(ACCOUNT_KINDS).nullish(),
  /** Of a basis of comparison: the period that the last one of it is held against. */
  againstId: id.nullish(),
  /** The day whose tree of centres counts; else the last one of the periods. */
  treeOn: date.nullish(),
  locale: z.string().default('en'),
});
export type TrailEntriesInput = z.output<typeof TrailEntriesInput>;

export const TrailEntry = z.object({
  seq: minor,
  kind: z.enum(LEDGER_KINDS),
  occurredOn: date,
  periodCode: z.string(),
  centreCode: z.string(),
  centreName: z.string(),
  accountCode: z.string(),
  accountName: z.string(),
  dealerName: z.string().nullable(),
  typeName: z.string().nullable(),
  /** With the sign it counts with at the node asked for. */
  amountMinor: minor,
  docKind: z.string(),
  docId: id,
  docNumber: z.string().nullable(),
  /** The document that tells of it: that itself, or the claim that was settled, the agreement that accrued. */
  page: z.object({ docKind: z.string(), docId: id }),
});
export type TrailEntry = z.infer<typeof TrailEntry>;
export const TrailEntryPage = pageOf(TrailEntry).extend({
  /** Of all entries, not of the page; told with the first page. */
  totalMinor: minor.nullable(),
  /**
   * Of a whole budget whose last period runs, or of a basis whose last period is held against one that
   * runs: what a variance counts of it, and by which days. null: all of it, or what is no basis.
   */
  toDate: ToDate.extend({ amountMinor: minor }).nullable(),
  currency: z.string(),
});
export type TrailEntryPage = z.infer<typeof TrailEntryPage>;

/** Documents that entries of the budget name, in one question. */
export const DocumentNumbersInput = z.object({ ids: z.array(id).max(2_000) });
export const DocumentNumber = z.object({
  id,
  number: z.string(),
  /** Of an accrual: the agreement, which has the page. */
  agreementId: id.nullable(),
});
export type DocumentNumber = z.infer<typeof DocumentNumber>;

/** Stages of an order line that move a quantity and an amount. */
export const LINE_KINDS = [
  'REQUESTED',
  'APPROVED',
  'SHIPPED',
  'DELIVERED',
  'INVOICED',
  'RETURNED',
  'CREDITED',
  'REJECTED',
  'CANCELLED',
] as const;
export type LineKind = (typeof LINE_KINDS)[number];

export const TrailLinesInput = z.object({
  ...pageInput,
  from: date,
  to: date,
  kind: z.enum(LINE_KINDS).default('REQUESTED'),
  productId: id.nullish(),
  dealerId: id.nullish(),
  /** Of the dealers of a region and below. */
  regionId: id.nullish(),
  /** Of the dealers of the region itself, without those below it. */
  isOwn: z.boolean().optional(),
  /** Of the dealers a centre answers for. */
  centreId: id.nullish(),
  /** Why it did not move on or came back, in the word the figures of gaps have for it. */
  cause: z.string().max(200).nullish(),
  /** The days are those on which lines were wanted: each that service is judged by, once. */
  isWanted: z.boolean().optional(),
  locale: z.string().default('en'),
});
export type TrailLinesInput = z.output<typeof TrailLinesInput>;

export const TrailLine = z.object({
  seq: minor,
  occurredOn: date,
  orderId: id,
  orderNumber: z.string().nullable(),
  lineNo: z.number().nullable(),
  dealerCode: z.string(),
  dealerName: z.string(),
  productCode: z.string(),
  productName: z.string(),
  quantity: z.number(),
  /** Shipped by the day it was wanted on; null: the line is not judged. */
  inTimeQuantity: z.number().nullable(),
  netMinor: minor,
  cause: z.string().nullable(),
  docKind: z.string(),
  docId: id,
  docNumber: z.string().nullable(),
});
export type TrailLine = z.infer<typeof TrailLine>;
export const TrailLinePage = pageOf(TrailLine).extend({
  totalQuantity: z.bigint().nullable(),
  totalMinor: minor.nullable(),
  /** Of lines by the day they were wanted on, told with the first page: as the figures of service count them. */
  service: z
    .object({ lines: z.bigint(), shippedOtif: z.bigint(), deliveredOtif: z.bigint() })
    .nullable(),
  currency: z.string(),
});
export type TrailLinePage = z.infer<typeof TrailLinePage>;
