// What goes in and out of centres, accounts and programmes. Client-safe.
import { z } from 'zod';
import { codeField, dayField, nameField, versionRef } from '@/kernel/fields';
import { localNamesSchema } from '@/kernel/local-names';
import { ACCOUNT_KINDS, OPERATORS } from './domain/roll-up';

export * from './period-schemas';
export { ACCOUNT_KINDS, OPERATORS };
export type { AccountKind, Operator } from './domain/roll-up';

/** What a centre answers for. */
export const CENTRE_KINDS = ['REVENUE', 'COST', 'PROFIT', 'INVESTMENT'] as const;
export type CentreKind = (typeof CENTRE_KINDS)[number];

const id = z.uuid();
const date = dayField;
const names = z.record(z.string(), z.string());

export const Ref = z.object({ id });
export const VersionRef = z.object(versionRef);
export const Saved = z.object({ id, version: z.number() });
export type Saved = z.infer<typeof Saved>;
export const Done = z.object({ done: z.literal(true) });

const nodeFields = {
  code: codeField,
  name: nameField,
  names: localNamesSchema.default({}),
};
const placed = { parentId: id.nullable().default(null) };

const nodeView = {
  id,
  code: z.string(),
  name: z.string(),
  names,
  parentId: id.nullable(),
  path: z.array(id),
  version: z.number(),
};

// Centres

const inOrder = (one: { validFrom: string | null; validTo: string | null }) =>
  one.validFrom === null || one.validTo === null || one.validFrom <= one.validTo;
const crossed = { message: 'centres.datesCrossed', path: ['validTo'] };

const centreFields = {
  ...nodeFields,
  kind: z.enum(CENTRE_KINDS),
  ownerId: id.nullable().default(null),
  regionId: id.nullable().default(null),
  validFrom: date.nullable().default(null),
  validTo: date.nullable().default(null),
};

export const CentreInput = z.object({ ...centreFields, ...placed }).refine(inOrder, crossed);
export type CentreInput = z.output<typeof CentreInput>;
/** Without the parent: where a centre stands is changed by moving it. */
export const UpdateCentreInput = z
  .object({ ...centreFields, ...versionRef })
  .refine(inOrder, crossed);
export type UpdateCentreInput = z.output<typeof UpdateCentreInput>;
export const MoveCentreInput = z.object({
  ...versionRef,
  parentId: id.nullable(),
  /** The first day it stands there. */
  from: date,
  reason: z.string().trim().max(500).default(''),
});
export type MoveCentreInput = z.output<typeof MoveCentreInput>;

export const CentreView = z.object({
  ...nodeView,
  kind: z.enum(CENTRE_KINDS),
  ownerId: id.nullable(),
  regionId: id.nullable(),
  ownerName: z.string().nullable(),
  validFrom: date.nullable(),
  validTo: date.nullable(),
});
export type CentreView = z.infer<typeof CentreView>;
export const Centres = z.array(CentreView);
/** The tree as it stood on a day; null: as it stands now. */
export const CentresInput = z.object({ on: date.nullable().default(null) });

export const PlacementView = z.object({
  validFrom: date.nullable(),
  validTo: date.nullable(),
  /** From the root down to the one directly above. */
  above: z.array(z.object({ id, code: z.string(), name: z.string(), names })),
});
export type PlacementView = z.infer<typeof PlacementView>;
export const Placements = z.array(PlacementView);

/** People who can answer for a centre. */
export const Owners = z.array(z.object({ id, name: z.string() }));

// Accounts

const accountFields = {
  ...nodeFields,
  ...placed,
  kind: z.enum(ACCOUNT_KINDS),
  operator: z.enum(OPERATORS).default('+'),
  active: z.boolean().default(true),
};
export const AccountInput = z.object(accountFields);
export type AccountInput = z.output<typeof AccountInput>;
export const UpdateAccountInput = z.object({ ...accountFields, ...versionRef });
export type UpdateAccountInput = z.output<typeof UpdateAccountInput>;
export const AccountView = z.object({
  ...nodeView,
  kind: z.enum(ACCOUNT_KINDS),
  operator: z.enum(OPERATORS),
  active: z.boolean(),
});
export type AccountView = z.infer<typeof AccountView>;
export const Accounts = z.array(AccountView);

// Programmes

const programmeFields = { ...nodeFields, ...placed, active: z.boolean().default(true) };
export const ProgrammeInput = z.object(programmeFields);
export type ProgrammeInput = z.output<typeof ProgrammeInput>;
export const UpdateProgrammeInput = z.object({ ...programmeFields, ...versionRef });
export type UpdateProgrammeInput = z.output<typeof UpdateProgrammeInput>;
export const ProgrammeView = z.object({ ...nodeView, active: z.boolean() });
export type ProgrammeView = z.infer<typeof ProgrammeView>;
export const Programmes = z.array(ProgrammeView);
