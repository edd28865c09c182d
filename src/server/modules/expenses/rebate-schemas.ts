// What crosses the wire about rebates. Client-safe.
import { z } from 'zod';
import { codeField, nameField } from '@/kernel/fields';
import { pageInput, pageOf } from '@/kernel/page';
import {
  dealerView,
  date,
  ids,
  MAX_LINES,
  node,
  shortText,
  TimelineEntry,
  version,
} from './schema-fields';

export const rebateMethods = ['STEPPED', 'CUMULATIVE', 'ROLLING'] as const;
export const rebateCycles = ['MONTH', 'QUARTER', 'YEAR', 'WHOLE'] as const;
export const rebateBases = ['PERIOD', 'TO_DATE'] as const;
export const rebateStatuses = ['DRAFT', 'ACTIVE'] as const;

const rate = z.string().regex(/^(0(\.\d{1,6})?|1(\.0{1,6})?)$/, 'rebates.badRate');

export const TierInput = z.object({ upToMinor: z.bigint().positive().nullable(), rate });
export type TierInput = z.infer<typeof TierInput>;

const terms = {
  method: z.enum(rebateMethods),
  tiers: z.array(TierInput).min(1, 'rebates.noTiers').max(20),
};

export const SaveAgreementInput = z.object({
  id: z.uuid().nullish(),
  version: version.nullish(),
  code: codeField,
  name: nameField,
  typeId: z.uuid(),
  centreId: z.uuid(),
  programmeId: z.uuid().nullish(),
  categoryId: z.uuid().nullish(),
  startsOn: date,
  endsOn: date,
  cycle: z.enum(rebateCycles),
  basis: z.enum(rebateBases),
  ...terms,
  dealerIds: ids(MAX_LINES),
});
export type SaveAgreementInput = z.infer<typeof SaveAgreementInput>;

export const AgreementRef = z.object({ agreementId: z.uuid(), version });
export type AgreementRef = z.infer<typeof AgreementRef>;

/** Ends an agreement before its time; not before today. */
export const EndAgreementInput = AgreementRef.extend({ endsOn: date });
export type EndAgreementInput = z.infer<typeof EndAgreementInput>;

export const AgreementOutcome = z.object({
  agreementId: z.uuid(),
  status: z.enum(rebateStatuses),
  version: z.number(),
});
export type AgreementOutcome = z.infer<typeof AgreementOutcome>;

export const AgreementItem = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  version: z.number(),
  status: z.enum(rebateStatuses),
  method: z.enum(rebateMethods),
  cycle: z.enum(rebateCycles),
  startsOn: z.string(),
  endsOn: z.string(),
  dealerCount: z.number(),
  /** Accrued and not settled, over all dealers. */
  openMinor: z.bigint(),
  settledMinor: z.bigint(),
});
export type AgreementItem = z.infer<typeof AgreementItem>;
export const AgreementPage = pageOf(AgreementItem);
export const ListAgreementsInput = z.object({
  ...pageInput,
  status: z.enum(rebateStatuses).optional(),
  dealerId: z.uuid().optional(),
});
export type ListAgreementsInput = z.infer<typeof ListAgreementsInput>;

/** Another agreement that promises the same dealers rebates on sales of the same days and products. */
export const OverlapView = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  startsOn: z.string(),
  endsOn: z.string(),
  /** Those of both. */
  dealers: z.array(dealerView),
});
export type OverlapView = z.infer<typeof OverlapView>;

export const AgreementView = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  version: z.number(),
  status: z.enum(rebateStatuses),
  type: node,
  centre: node,
  programme: node.nullable(),
  category: node.nullable(),
  startsOn: z.string(),
  endsOn: z.string(),
  cycle: z.enum(rebateCycles),
  basis: z.enum(rebateBases),
  ...terms,
  dealers: z.array(dealerView),
  overlaps: z.array(OverlapView),
  timeline: z.array(TimelineEntry),
  actions: z.array(z.string()),
});
export type AgreementView = z.infer<typeof AgreementView>;

export const ListAccrualsInput = z.object({
  ...pageInput,
  agreementId: z.uuid().optional(),
  dealerId: z.uuid().optional(),
  status: z.enum(['OPEN', 'SETTLED']).optional(),
});
export type ListAccrualsInput = z.infer<typeof ListAccrualsInput>;

export const AccrualItem = z.object({
  id: z.uuid(),
  version: z.number(),
  agreementId: z.uuid(),
  agreementCode: z.string(),
  agreementName: z.string(),
  dealer: dealerView,
  startsOn: z.string(),
  endsOn: z.string(),
  salesMinor: z.bigint(),
  earnedMinor: z.bigint(),
  earlierMinor: z.bigint(),
  accruedMinor: z.bigint(),
  /** How the sales earned it, tier by tier. */
  steps: z.array(
    z.object({
      upToMinor: z.bigint().nullable(),
      rate: z.string(),
      paidMinor: z.bigint(),
      amountMinor: z.bigint(),
    }),
  ),
  status: z.enum(['OPEN', 'SETTLED']),
  computedAt: z.date().nullable(),
  settledMinor: z.bigint().nullable(),
  settledOn: z.string().nullable(),
  creditNoteId: z.uuid().nullable(),
  creditNoteNumber: z.string().nullable(),
  /** True where the cycle is over and this caller may settle it. */
  canSettle: z.boolean(),
});
export type AccrualItem = z.infer<typeof AccrualItem>;
export const AccrualPage = pageOf(AccrualItem);

export const SettleRebateInput = z.object({
  accrualId: z.uuid(),
  version,
  method: z.enum(['CASH', 'CREDIT_NOTE']),
  settledOn: date.nullish(),
  reference: shortText.nullish(),
});
export type SettleRebateInput = z.infer<typeof SettleRebateInput>;

export const RebateSettlementView = z.object({
  settlementId: z.uuid(),
  number: z.string(),
  amountMinor: z.bigint(),
  creditNoteId: z.uuid().nullable(),
});
export type RebateSettlementView = z.infer<typeof RebateSettlementView>;

/** The example beside the editor, by the very rule that settles. */
export const RebateExampleInput = z.object({ ...terms, salesMinor: z.bigint().nonnegative() });
