// What crosses the wire about deviations. Client-safe.
import { z } from 'zod';
import { codeField, dayField, nameField, versionRef } from '@/kernel/fields';
import { PART_ROLES } from './drivers-schemas';

export const DEVIATION_STATUSES = ['OPEN', 'EXPLAINED', 'ACTION', 'CLOSED'] as const;
export type DeviationStatus = (typeof DEVIATION_STATUSES)[number];
export const DEVIATION_MEASURES = ['EXPENSE', 'REVENUE'] as const;
export const DEVIATION_BASES = ['BUDGET', 'LAST_YEAR', 'LAST_PERIOD'] as const;
export const DEVIATION_SPANS = ['PERIOD', 'YEAR_TO_DATE'] as const;

const id = z.uuid();
const names = z.record(z.string(), z.string());
const date = dayField;
const minor = z.bigint();
const rate = z
  .string()
  .regex(/^\d{1,3}(\.\d{1,6})?$/, 'request.notARate')
  .nullable();

const ruleFields = {
  code: codeField,
  name: nameField,
  measure: z.enum(DEVIATION_MEASURES),
  basis: z.enum(DEVIATION_BASES),
  span: z.enum(DEVIATION_SPANS),
  centreId: id.nullable().default(null),
  accountId: id.nullable().default(null),
  /** Minor units of the organization's currency. */
  amountMinor: minor.nonnegative().nullable().default(null),
  /** A share of the basis: `0.1` is 10 %. */
  rate: rate.default(null),
  onlyUnfavourable: z.boolean().default(true),
  dueDays: z.number().int().min(0).max(366),
  active: z.boolean().default(true),
};
export const SaveDeviationRuleInput = z
  .object({ id: id.optional(), version: z.number().int().optional(), ...ruleFields })
  .refine((rule) => rule.amountMinor !== null || rule.rate !== null, {
    message: 'deviations.noThreshold',
    path: ['amountMinor'],
  });
export type SaveDeviationRuleInput = z.output<typeof SaveDeviationRuleInput>;
export const DeviationRuleView = z.object({ id, version: z.number(), ...ruleFields });
export type DeviationRuleView = z.infer<typeof DeviationRuleView>;
export const Saved = z.object({ id, version: z.number() });
export type Saved = z.infer<typeof Saved>;

/** What lies below it when it was found; of each dimension the parts add up to the variance. */
export const DriverView = z.object({
  dimension: z.enum(['request', 'product', 'buyer']),
  role: z.enum(PART_ROLES),
  /** Of what was booked, where it is a document. */
  docKind: z.string().nullable(),
  id: id.nullable(),
  code: z.string(),
  name: z.string(),
  /** In several languages, as it was called when it was found. */
  names: names.default({}),
  count: z.number(),
  varianceMinor: minor,
  /** Of the variance; of the actual where parts have no basis of their own. */
  share: z.string().nullable(),
});
export type DriverView = z.infer<typeof DriverView>;

export const DeviationView = z.object({
  id,
  number: z.string(),
  status: z.enum(DEVIATION_STATUSES),
  ruleCode: z.string(),
  ruleName: z.string(),
  basis: z.enum(DEVIATION_BASES),
  span: z.enum(DEVIATION_SPANS),
  periodId: id,
  periodCode: z.string(),
  /** Of its year, from 1. */
  periodNo: z.number(),
  yearId: id,
  centreId: id,
  centreCode: z.string(),
  centreName: z.string(),
  centreNames: names,
  accountId: id,
  accountCode: z.string(),
  accountName: z.string(),
  accountNames: names,
  ownerId: id.nullable(),
  ownerName: z.string().nullable(),
  dueOn: date,
  /** Not answered and past its day. */
  isLate: z.boolean(),
  basisMinor: minor.nullable(),
  actualMinor: minor,
  /** Favourable is positive. */
  varianceMinor: minor,
  rate: z.string().nullable(),
  /** The figures no longer pass the threshold. */
  cleared: z.boolean(),
  drivers: z.array(DriverView),
  explanation: z.string().nullable(),
  action: z.string().nullable(),
  actionDueOn: date.nullable(),
  computedAt: z.date(),
  currency: z.string(),
  version: z.number(),
});
export type DeviationView = z.infer<typeof DeviationView>;

export const ListDeviationsInput = z.object({
  status: z.array(z.enum(DEVIATION_STATUSES)).max(4).optional(),
  mine: z.boolean().default(false),
  limit: z.number().int().min(1).max(500).default(200),
});
export const Deviations = z.array(DeviationView);
export const DeviationRef = z.object({ id });

const words = z.string().trim().min(1, 'request.required').max(4000);
export const ExplainInput = z.object({ ...versionRef, explanation: words });
export const ActInput = z.object({ ...versionRef, action: words, actionDueOn: date });
export const JudgeInput = z.object({
  ...versionRef,
  /** To ask and to return both want words of the owner: before the first answer, and after it. */
  decision: z.enum(['ask', 'return', 'close', 'reopen']),
  comment: words,
});
export const ComputeInput = z.object({
  yearId: id.nullish(),
  throughNo: z.number().int().nullish(),
});
export const Computed = z.object({ rules: z.number(), found: z.number(), raised: z.number() });
export type Computed = z.infer<typeof Computed>;

/** What happened to it, newest first. */
export const DeviationSteps = z.array(
  z.object({
    id,
    at: z.date(),
    action: z.string(),
    to: z.string().nullable(),
    words: z.string().nullable(),
    /** By when an action is to be done; null at other steps. */
    dueOn: z.string().nullable(),
    userName: z.string().nullable(),
  }),
);
export type DeviationSteps = z.infer<typeof DeviationSteps>;
