// What goes in and out of approvals. Client-safe. Amounts are minor units of the organization's
// currency, dates YYYY-MM-DD.
import { z } from 'zod';
import { codeField, dayField, nameField, noteField, versionRef } from '@/kernel/fields';
import { pageInput, pageOf } from '@/kernel/page';
import { CASE_STATUSES, DECISIONS, DOC_KINDS } from './domain/case';

export { CASE_STATUSES, DECISIONS, DOC_KINDS };
export type { CaseStatus, Decision, DocKind } from './domain/case';

/** Roles that may be asked: those with the permission to decide. */
export const DECIDING_ROLES = ['SALES_MANAGER', 'FINANCE', 'CONTROLLER', 'EXECUTIVE'] as const;
export const MAX_STEPS = 20;
const MAX_TAGS = 50;

const names = z.record(z.string(), z.string());
const id = z.uuid();

export const Ref = z.object({ id });
export const VersionRef = z.object(versionRef);
export const Saved = z.object({ id, version: z.number() });
export type Saved = z.infer<typeof Saved>;
export const Done = z.object({ done: z.literal(true) });

// Cases

export const StepView = z.object({
  stepNo: z.number(),
  kind: z.enum(['ROLE', 'USER']),
  role: z.string().nullable(),
  userName: z.string().nullable(),
  startedAt: z.date().nullable(),
  decision: z.enum(DECISIONS).nullable(),
  decidedAt: z.date().nullable(),
  decidedByName: z.string().nullable(),
  /** Whom the decider stood in for. */
  onBehalfOfName: z.string().nullable(),
  comment: z.string().nullable(),
  /** Who could decide the step that waits; empty for other steps. */
  waitsFor: z.array(z.string()),
});
export type StepView = z.infer<typeof StepView>;

export const CaseView = z.object({
  id,
  version: z.number(),
  docKind: z.enum(DOC_KINDS),
  docId: id,
  docNumber: z.string(),
  title: z.string(),
  requesterId: id.nullable(),
  requesterName: z.string().nullable(),
  amountMinor: z.bigint(),
  status: z.enum(CASE_STATUSES),
  stepNo: z.number(),
  openedAt: z.date(),
  closedAt: z.date().nullable(),
  steps: z.array(StepView),
  /** Whether the reader may decide now; `actsFor` names whom they would stand in for. */
  canDecide: z.boolean(),
  actsFor: z.string().nullable(),
});
export type CaseView = z.infer<typeof CaseView>;

/** What waits for me; what I asked for; what I decided. */
export const BOXES = ['waiting', 'mine', 'decided'] as const;
export type Box = (typeof BOXES)[number];

export const ListCasesInput = z.object({
  ...pageInput,
  box: z.enum(BOXES).default('waiting'),
  docKind: z.enum(DOC_KINDS).nullable().default(null),
});
export type ListCasesInput = z.output<typeof ListCasesInput>;

export const CaseItem = CaseView.pick({
  id: true,
  version: true,
  docKind: true,
  docId: true,
  docNumber: true,
  title: true,
  requesterName: true,
  amountMinor: true,
  status: true,
  stepNo: true,
  openedAt: true,
  closedAt: true,
}).extend({
  steps: z.number(),
  centreCode: z.string().nullable(),
  centreName: z.string().nullable(),
  centreNames: names,
  /** When the step that waits began to wait. */
  waitingSince: z.date().nullable(),
  /** Whom the reader would stand in for; null: for themselves. */
  actsFor: z.string().nullable(),
});
export type CaseItem = z.infer<typeof CaseItem>;
export const CasePage = pageOf(CaseItem);

export const CaseOfInput = z.object({ docKind: z.enum(DOC_KINDS), docId: id });
export const Cases = z.array(CaseView);
export const InboxCount = z.object({ waiting: z.number() });

// Rules

export const RuleStepInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ROLE'), role: z.enum(DECIDING_ROLES) }),
  z.object({ kind: z.literal('USER'), userId: id }),
  z.object({ kind: z.literal('OWNER') }),
]);

const amount = z
  .bigint()
  .min(0n, 'approvals.amountNegative')
  .max(1_000_000_000_000_000n)
  .nullable()
  .default(null);

const ruleFields = {
  code: codeField,
  name: nameField,
  docKind: z.enum(DOC_KINDS),
  priority: z.number().int().min(1).max(9999),
  active: z.boolean().default(true),
  amountFromMinor: amount,
  amountToMinor: amount,
  centreId: id.nullable().default(null),
  tags: z.array(id).max(MAX_TAGS).default([]),
  allowRepeat: z.boolean().default(false),
  /** None: what falls under the rule is approved at once. */
  steps: z.array(RuleStepInput).max(MAX_STEPS),
};

const boundsInOrder = (rule: { amountFromMinor: bigint | null; amountToMinor: bigint | null }) =>
  rule.amountFromMinor === null ||
  rule.amountToMinor === null ||
  rule.amountFromMinor <= rule.amountToMinor;
const bounds = { message: 'approvals.amountsCrossed', path: ['amountToMinor'] };

export const RuleInput = z.object(ruleFields).refine(boundsInOrder, bounds);
export type RuleInput = z.output<typeof RuleInput>;
export const UpdateRuleInput = z
  .object({ ...ruleFields, ...versionRef })
  .refine(boundsInOrder, bounds);
export type UpdateRuleInput = z.output<typeof UpdateRuleInput>;

export const RuleView = z.object({
  id,
  version: z.number(),
  code: z.string(),
  name: z.string(),
  docKind: z.enum(DOC_KINDS),
  priority: z.number(),
  active: z.boolean(),
  amountFromMinor: z.bigint().nullable(),
  amountToMinor: z.bigint().nullable(),
  centreId: id.nullable(),
  tags: z.array(id),
  allowRepeat: z.boolean(),
  steps: z.array(
    z.object({
      kind: z.enum(['ROLE', 'USER', 'OWNER']),
      role: z.string().nullable(),
      userId: id.nullable(),
      userName: z.string().nullable(),
    }),
  ),
});
export type RuleView = z.infer<typeof RuleView>;
export const RuleList = z.object({ rules: z.array(RuleView), standardRole: z.string() });

// Delegations

export const DelegationInput = z
  .object({
    toUserId: id,
    validFrom: dayField,
    validTo: dayField,
    reason: noteField(500),
  })
  .refine((one) => one.validFrom <= one.validTo, {
    message: 'approvals.datesCrossed',
    path: ['validTo'],
  });
export type DelegationInput = z.output<typeof DelegationInput>;

export const DelegationView = z.object({
  id,
  direction: z.enum(['given', 'received']),
  fromName: z.string(),
  toName: z.string(),
  validFrom: dayField,
  validTo: dayField,
  reason: z.string().nullable(),
  state: z.enum(['coming', 'inForce', 'over', 'revoked']),
});
export type DelegationView = z.infer<typeof DelegationView>;
export const Delegations = z.array(DelegationView);

/** People who can be asked to decide. */
export const Decider = z.object({ id, name: z.string(), roles: z.array(z.string()) });
export type Decider = z.infer<typeof Decider>;
export const Deciders = z.array(Decider);
