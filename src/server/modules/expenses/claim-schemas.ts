// What crosses the wire about claims, their evidence and their settlement. Client-safe.
import { z } from 'zod';
import { MAX_QUANTITY } from '@/kernel/quantity';
import { pageInput, pageOf } from '@/kernel/page';
import {
  amount,
  claimStatuses,
  date,
  dealerView,
  FileView,
  longText,
  MAX_FILES,
  MAX_LINES,
  node,
  notNegative,
  person,
  reason,
  settlementMethods,
  shortText,
  TimelineEntry,
  version,
} from './schema-fields';

/** The rule the server pays by, so that the dialog offers what it takes. */
export { dealersOf, payableBy, type PayableLine } from './domain/payable-lines';

/** The rule a line is verified by, so that the page says what is wrong where it is typed. */
export { isWithinClaimed } from './domain/verify-lines';

export const ClaimLineInput = z.object({
  expenseLineId: z.uuid(),
  /** Only where the line of the request names no dealer. */
  dealerId: z.uuid().nullish(),
  occurredOn: date,
  reference: shortText.nullish(),
  description: shortText.nullish(),
  claimedMinor: amount,
  fileIds: z.array(z.uuid()).max(MAX_FILES).default([]),
});
export type ClaimLineInput = z.infer<typeof ClaimLineInput>;

export const SaveClaimInput = z.object({
  claimId: z.uuid().nullish(),
  version: version.nullish(),
  requestId: z.uuid(),
  note: longText.nullish(),
  lines: z.array(ClaimLineInput).max(MAX_LINES, 'expenses.tooManyLines'),
});
export type SaveClaimInput = z.infer<typeof SaveClaimInput>;

export const ClaimRef = z.object({ claimId: z.uuid(), version });
export type ClaimRef = z.infer<typeof ClaimRef>;
export const ClaimWithReason = ClaimRef.extend({ reason });
export type ClaimWithReason = z.infer<typeof ClaimWithReason>;

export const VerifyClaimInput = ClaimRef.extend({
  /** The lines that are decided now; the claim is verified with the last of its lines. */
  lines: z
    .array(
      z.object({
        lineId: z.uuid(),
        verifiedMinor: notNegative,
        cutReason: shortText.nullish(),
      }),
    )
    .min(1, 'expenses.noLines')
    .max(MAX_LINES),
});
export type VerifyClaimInput = z.infer<typeof VerifyClaimInput>;

export const ClaimOutcome = z.object({
  claimId: z.uuid(),
  number: z.string(),
  status: z.enum(claimStatuses),
  version: z.number(),
});
export type ClaimOutcome = z.infer<typeof ClaimOutcome>;

const settle = { ...ClaimRef.shape, settledOn: date.nullish() };
/** Of several dealers of a claim the one it goes to. */
const toDealer = { dealerId: z.uuid().nullish() };

export const SettleClaimInput = z.discriminatedUnion('method', [
  z.object({
    ...settle,
    method: z.literal('CASH'),
    /** Left out: all that is verified, not settled and may be paid this way. */
    amountMinor: amount.nullish(),
    reference: shortText.nullish(),
  }),
  z.object({
    ...{ ...settle, ...toDealer },
    method: z.literal('CREDIT_NOTE'),
    amountMinor: amount.nullish(),
  }),
  z.object({
    ...{ ...settle, ...toDealer },
    method: z.literal('GOODS'),
    warehouseId: z.uuid().nullish(),
    goods: z
      .array(z.object({ productId: z.uuid(), quantity: z.number().int().min(1).max(MAX_QUANTITY) }))
      .min(1, 'expenses.noLines')
      .max(MAX_LINES),
  }),
]);
export type SettleClaimInput = z.infer<typeof SettleClaimInput>;

/** What goods would count for, while they are chosen. */
export const GoodsValueInput = z.object({
  dealerId: z.uuid(),
  lines: z
    .array(z.object({ productId: z.uuid(), quantity: z.number().int().min(1).max(MAX_QUANTITY) }))
    .max(MAX_LINES),
});
export const GoodsValue = z.object({
  currency: z.string(),
  /** In the order of the goods; null: it has no price for this dealer. */
  lines: z.array(z.bigint().nullable()),
  valueMinor: z.bigint(),
});

export const SettlementOutcome = ClaimOutcome.extend({
  settlementId: z.uuid(),
  settlementNumber: z.string(),
  amountMinor: z.bigint(),
  creditNoteId: z.uuid().nullable(),
  orderId: z.uuid().nullable(),
});
export type SettlementOutcome = z.infer<typeof SettlementOutcome>;

export const ReverseSettlementInput = z.object({ settlementId: z.uuid(), version, reason });
export type ReverseSettlementInput = z.infer<typeof ReverseSettlementInput>;

export const ListClaimsInput = z.object({
  ...pageInput,
  status: z.array(z.enum(claimStatuses)).max(claimStatuses.length).optional(),
  dealerId: z.uuid().optional(),
  requestId: z.uuid().optional(),
  from: date.optional(),
  to: date.optional(),
  search: z.string().trim().max(100).optional(),
});
export type ListClaimsInput = z.infer<typeof ListClaimsInput>;

const amounts = {
  claimedMinor: z.bigint(),
  verifiedMinor: z.bigint(),
  settledMinor: z.bigint(),
};

export const ClaimItem = z.object({
  id: z.uuid(),
  number: z.string(),
  version: z.number(),
  status: z.enum(claimStatuses),
  claimedOn: z.string(),
  requestId: z.uuid(),
  requestNumber: z.string(),
  title: z.string(),
  claimantName: z.string().nullable(),
  dealer: dealerView.nullable(),
  lineCount: z.number(),
  fileCount: z.number(),
  ...amounts,
});
export type ClaimItem = z.infer<typeof ClaimItem>;
export const ClaimPage = pageOf(ClaimItem);

export const DuplicateView = z.object({
  claimId: z.uuid(),
  claimNumber: z.string(),
  lineNo: z.number(),
  signs: z.array(z.enum(['FILE', 'REFERENCE', 'AMOUNT'])),
});

export const ClaimLineView = z.object({
  id: z.uuid(),
  lineNo: z.number(),
  expenseLineId: z.uuid(),
  expenseLineNo: z.number(),
  type: node.extend({
    settlements: z.array(z.enum(settlementMethods)),
    evidenceMin: z.number(),
    needsReference: z.boolean(),
  }),
  centre: node,
  dealer: dealerView.nullable(),
  occurredOn: z.string(),
  reference: z.string().nullable(),
  description: z.string().nullable(),
  ...amounts,
  cutReason: z.string().nullable(),
  decidedAt: z.date().nullable(),
  decidedBy: z.string().nullable(),
  files: z.array(FileView),
  duplicates: z.array(DuplicateView),
});
export type ClaimLineView = z.infer<typeof ClaimLineView>;

export const SettlementItem = z.object({
  id: z.uuid(),
  number: z.string(),
  version: z.number(),
  method: z.enum(settlementMethods),
  status: z.enum(['POSTED', 'REVERSED']),
  settledOn: z.string(),
  amountMinor: z.bigint(),
  reference: z.string().nullable(),
  claimId: z.uuid(),
  claimNumber: z.string(),
  requestId: z.uuid(),
  requestNumber: z.string(),
  dealer: dealerView.nullable(),
  creditNoteId: z.uuid().nullable(),
  creditNoteNumber: z.string().nullable(),
  orderId: z.uuid().nullable(),
  orderNumber: z.string().nullable(),
  orderStatus: z.string().nullable(),
});
export type SettlementItem = z.infer<typeof SettlementItem>;
export const SettlementPage = pageOf(SettlementItem);

export const ListSettlementsInput = z.object({
  ...pageInput,
  method: z.array(z.enum(settlementMethods)).max(3).optional(),
  dealerId: z.uuid().optional(),
  from: date.optional(),
  to: date.optional(),
});
export type ListSettlementsInput = z.infer<typeof ListSettlementsInput>;

export const ClaimView = z.object({
  id: z.uuid(),
  number: z.string(),
  version: z.number(),
  status: z.enum(claimStatuses),
  claimedOn: z.string(),
  note: z.string().nullable(),
  claimant: person,
  requestId: z.uuid(),
  requestNumber: z.string(),
  requestStatus: z.string(),
  title: z.string(),
  lines: z.array(ClaimLineView),
  /** Files that prove the claim as a whole. */
  files: z.array(FileView),
  settlements: z.array(SettlementItem),
  timeline: z.array(TimelineEntry),
  actions: z.array(z.string()),
});
export type ClaimView = z.infer<typeof ClaimView>;
