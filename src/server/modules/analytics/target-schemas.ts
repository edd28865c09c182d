// Targets as people enter them: whom each is for, from when it holds and how much it is. Client-safe.
// Amounts are minor units of the organization's currency, quantities base units.
import { z } from 'zod';
import { Refused } from '@/kernel/batch';
import { dayField, versionRef } from '@/kernel/fields';
import { localNamesSchema } from '@/kernel/local-names';
import { pageInput, pageOf } from '@/kernel/page';
import { MAX_QUANTITY } from '@/kernel/quantity';
import { TARGET_SUBJECTS } from './flow-figure-schemas';

export { TARGET_SUBJECTS };

export const MAX_TARGET_ROWS = 2000;

const id = z.uuid();
const day = dayField;
const kind = z.enum(TARGET_SUBJECTS);

/** From the day it begins it holds until the next of its subject, or until its own last day. */
const facts = {
  startsOn: day,
  endsOn: day.nullable().default(null),
  amountMinor: z.bigint().min(0n, 'targets.belowZero'),
  quantity: z.number().int().min(0, 'targets.belowZero').max(MAX_QUANTITY).nullable().default(null),
};
const isSpan = ({ startsOn, endsOn }: { startsOn: string; endsOn: string | null }) =>
  endsOn === null || startsOn <= endsOn;
const CROSSED = { message: 'request.endBeforeStart', path: ['endsOn'] };

export const NewTargetInput = z
  .object({ subject: z.object({ kind, id }), ...facts })
  .refine(isSpan, CROSSED);
export type NewTargetInput = z.output<typeof NewTargetInput>;

/** Whom it is for stays: a target of somebody else is another target. */
export const ChangeTargetInput = z.object({ ...versionRef, ...facts }).refine(isSpan, CROSSED);
export type ChangeTargetInput = z.output<typeof ChangeTargetInput>;

export const RemoveTargetInput = z.object({
  ...versionRef,
  reason: z.string().trim().min(1, 'request.required').max(500),
});
export type RemoveTargetInput = z.output<typeof RemoveTargetInput>;

export const TargetRef = z.object({ id });
export const SavedTarget = z.object({ id, version: z.number() });
export type SavedTarget = z.infer<typeof SavedTarget>;

export const ListTargetsInput = z.object({
  ...pageInput,
  kind: kind.nullish(),
  /** In force on at least one day of the period; open on either side. */
  from: day.nullish(),
  to: day.nullish(),
  /** Code or name of the subject. */
  search: z.string().trim().max(100).optional(),
});
export type ListTargetsInput = z.output<typeof ListTargetsInput>;

export const TargetView = z.object({
  id,
  version: z.number(),
  subject: z.object({
    kind,
    id,
    code: z.string(),
    name: z.string(),
    names: localNamesSchema,
  }),
  startsOn: z.string(),
  endsOn: z.string().nullable(),
  /** The last day it is in force; `domain/targets-in-force.ts` is the rule. */
  until: z.string(),
  amountMinor: z.bigint(),
  quantity: z.number().nullable(),
});
export type TargetView = z.infer<typeof TargetView>;
export const TargetPage = pageOf(TargetView);

/** Rows as pasted from a spreadsheet, subjects by code. */
const PastedTarget = z.object({
  code: z.string().max(200),
  startsOn: z.string().max(40),
  amount: z.string().max(40),
  endsOn: z.string().max(40).default(''),
  quantity: z.string().max(40).default(''),
});
const rows = { kind, rows: z.array(PastedTarget).min(1).max(MAX_TARGET_ROWS) };
export const CheckTargetsInput = z.object(rows);
export type CheckTargetsInput = z.output<typeof CheckTargetsInput>;

/** A row, counted from 0, and the target that stands for its subject and day. */
const Replaced = z.object({ index: z.number().int(), ...versionRef });
export const PasteTargetsInput = z.object({
  ...rows,
  /** What the check said would be replaced: nothing else is. */
  seen: z.array(Replaced).max(MAX_TARGET_ROWS),
});
export type PasteTargetsInput = z.output<typeof PasteTargetsInput>;

const Param = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.string()).readonly(),
]);
const Findings = z.array(
  z.object({
    index: z.number(),
    code: z.string(),
    field: z.string().optional(),
    params: z.record(z.string(), Param).optional(),
  }),
);

export const CheckedTargets = z.object({
  created: z.number(),
  /** What stands for the same day and what it says now. */
  replaces: z.array(
    Replaced.extend({
      endsOn: z.string().nullable(),
      amountMinor: z.bigint(),
      quantity: z.number().nullable(),
    }),
  ),
  refused: Findings,
});
export type CheckedTargets = z.infer<typeof CheckedTargets>;

export const PastedTargets = z.object({
  created: z.number(),
  /** Already there for the same day, and replaced. */
  updated: z.number(),
  refused: Findings,
  /** Not written: somebody was quicker since the check. */
  late: z.array(Refused.extend({ index: z.number() })),
});
export type PastedTargets = z.infer<typeof PastedTargets>;
