// What crosses the wire about controls and drivers. Client-safe. Amounts are minor units of the
// organization's currency; rates are decimal text, '0.9' is 90 %.
import { z } from 'zod';
import { codeField, nameField, versionRef } from '@/kernel/fields';
import { GRAINS, MODES, SCOPES, UNBUDGETED } from './domain/control';

export { GRAINS, MODES, SCOPES, UNBUDGETED };

const id = z.uuid();
const money = z.bigint();
const MAX_SHARE = 100;

/** A share above 0, at most 10,000 %, with six decimals. */
const share = z
  .string()
  .regex(/^\d{1,3}(\.\d{1,6})?$/, 'budgets.badRate')
  .refine((text) => Number(text) > 0 && Number(text) <= MAX_SHARE, 'budgets.badRate');

const node = {
  /** null: any. */
  centreId: id.nullable().default(null),
  accountId: id.nullable().default(null),
  programmeId: id.nullable().default(null),
};

export const ControlInput = z
  .object({
    code: codeField,
    name: nameField,
    ...node,
    grain: z.enum(GRAINS),
    mode: z.enum(MODES),
    scope: z.enum(SCOPES),
    warnRate: share.default('0.9'),
    stopRate: share.default('1'),
    unbudgeted: z.enum(UNBUDGETED),
    active: z.boolean().default(true),
  })
  .refine(({ warnRate, stopRate }) => Number(warnRate) <= Number(stopRate), {
    message: 'budgets.ratesCrossed',
    path: ['warnRate'],
  });
export type ControlInput = z.output<typeof ControlInput>;

export const UpdateControlInput = ControlInput.safeExtend(versionRef);
export type UpdateControlInput = z.output<typeof UpdateControlInput>;
export const ControlRef = z.object(versionRef);
export type ControlRef = z.output<typeof ControlRef>;

const named = z.object({ code: z.string(), name: z.string() }).nullable();

export const ControlView = z.object({
  id,
  version: z.number(),
  code: z.string(),
  name: z.string(),
  centreId: id.nullable(),
  accountId: id.nullable(),
  programmeId: id.nullable(),
  centre: named,
  account: named,
  programme: named,
  grain: z.enum(GRAINS),
  mode: z.enum(MODES),
  scope: z.enum(SCOPES),
  warnRate: z.string(),
  stopRate: z.string(),
  unbudgeted: z.enum(UNBUDGETED),
  active: z.boolean(),
  /** Limits it guards, and how many of them are near, full or above. */
  limits: z.number(),
  near: z.number(),
  above: z.number(),
});
export type ControlView = z.infer<typeof ControlView>;

/** What already stood above the new rule, by limit. */
export const SavedControl = z.object({
  id,
  version: z.number(),
  excess: z.array(z.object({ slot: z.number(), centreId: id, accountId: id, amountMinor: money })),
});
export type SavedControl = z.infer<typeof SavedControl>;

export const LimitsInput = z.object({ controlId: id, yearId: id });
export type LimitsInput = z.output<typeof LimitsInput>;
export const LimitView = z.object({
  slot: z.number(),
  centre: z.string().nullable(),
  account: z.string().nullable(),
  programme: z.string().nullable(),
  budgetMinor: money,
  usedMinor: money,
  ceilingMinor: money.nullable(),
  allowanceMinor: money,
  budgeted: z.boolean(),
});
export type LimitView = z.infer<typeof LimitView>;

export const DriverInput = z.object({
  code: codeField,
  yearId: id,
  centreId: id,
  accountId: id,
  programmeId: id,
  /** Share of shipped net sales. */
  rate: z.string().regex(/^\d{1,3}(\.\d{1,6})?$/, 'budgets.badRate'),
  regionId: id.nullable().default(null),
  categoryId: id.nullable().default(null),
  active: z.boolean().default(true),
});
export type DriverInput = z.output<typeof DriverInput>;
export const UpdateDriverInput = DriverInput.extend(versionRef);
export type UpdateDriverInput = z.output<typeof UpdateDriverInput>;

export const DriverView = z.object({
  id,
  version: z.number(),
  code: z.string(),
  yearId: id,
  yearCode: z.string(),
  centreId: id,
  centre: z.string(),
  accountId: id,
  account: z.string(),
  programmeId: id,
  programme: z.string().nullable(),
  rate: z.string(),
  regionId: id.nullable(),
  region: z.string().nullable(),
  categoryId: id.nullable(),
  category: z.string().nullable(),
  active: z.boolean(),
  /** What it has given so far. */
  flexMinor: money,
});
export type DriverView = z.infer<typeof DriverView>;
