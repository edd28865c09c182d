// What goes in and out of dealers, regions, levels and salespersons. Client-safe.
import { z } from 'zod';
import { codeField, currencyField, nameField, noteField, versionRef } from '@/kernel/fields';
import { localNamesSchema } from '@/kernel/local-names';
import { pageInput, pageOf } from '@/kernel/page';

export const DEALER_STATUSES = ['ACTIVE', 'BLOCKED', 'CLOSED'] as const;
export type DealerStatus = (typeof DEALER_STATUSES)[number];

export const DEALER_ACTIONS = ['block', 'unblock', 'close', 'reopen'] as const;
export type DealerAction = (typeof DEALER_ACTIONS)[number];

/** NET: days after the invoice date; EOM: days after the end of the invoice's month. */
export const TERMS_KINDS = ['NET', 'EOM'] as const;
export type TermsKind = (typeof TERMS_KINDS)[number];

export const ADDRESS_KINDS = ['SHIPPING', 'BILLING'] as const;
export type AddressKind = (typeof ADDRESS_KINDS)[number];

export const SALESPERSON_STATUSES = ['ACTIVE', 'INACTIVE'] as const;
export const MAX_TERMS_DAYS = 365;

export const Ref = z.object({ id: z.uuid() });
export const VersionRef = z.object(versionRef);
export const Saved = z.object({ id: z.uuid(), version: z.number() });
export type Saved = z.infer<typeof Saved>;
export const Done = z.object({ done: z.literal(true) });

const editable = {
  code: codeField,
  name: nameField,
  regionId: z.uuid().nullable().default(null),
  levelId: z.uuid().nullable().default(null),
  salespersonId: z.uuid().nullable().default(null),
  taxNumber: noteField(60),
  taxExempt: z.boolean().default(false),
  termsKind: z.enum(TERMS_KINDS).default('NET'),
  termsDays: z.number().int().min(0).max(MAX_TERMS_DAYS).default(30),
  /** null: the organization's setting counts. */
  overdueDays: z.number().int().min(0).max(3650).nullable().default(null),
  note: noteField(2000),
};

export const DealerInput = z.object({ ...editable, currency: currencyField });
export type DealerInput = z.output<typeof DealerInput>;
/** Without the currency: the account is kept in it, so it stays. */
export const UpdateDealerInput = z.object({ ...editable, ...versionRef });
export type UpdateDealerInput = z.output<typeof UpdateDealerInput>;

export const DealerStatusInput = z.object({
  ...versionRef,
  action: z.enum(DEALER_ACTIONS),
  reason: z.string().trim().min(1, 'request.required').max(500),
});

export const DealerListInput = z.object({
  ...pageInput,
  text: z.string().max(200).default(''),
  status: z.enum(DEALER_STATUSES).nullable().default(null),
  /** With everything below it in the tree. */
  regionId: z.uuid().nullable().default(null),
  levelId: z.uuid().nullable().default(null),
  salespersonId: z.uuid().nullable().default(null),
  sort: z.enum(['code', 'name', 'updatedAt']).default('code'),
  /** Not `direction`: the client's endless lists send a word of their own under that name. */
  order: z.enum(['asc', 'desc']).default('asc'),
});
export type DealerListInput = z.output<typeof DealerListInput>;

const names = z.record(z.string(), z.string());
const named = z.object({ id: z.uuid(), code: z.string(), name: z.string(), names });

export const DealerRow = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  status: z.enum(DEALER_STATUSES),
  currency: z.string(),
  regionId: z.uuid().nullable(),
  regionName: z.string().nullable(),
  regionNames: names,
  levelId: z.uuid().nullable(),
  levelName: z.string().nullable(),
  levelNames: names,
  salespersonName: z.string().nullable(),
  termsKind: z.enum(TERMS_KINDS),
  termsDays: z.number(),
  updatedAt: z.date(),
  version: z.number(),
});
export type DealerRow = z.infer<typeof DealerRow>;
export const DealerPage = pageOf(DealerRow);

export const ContactView = z.object({
  id: z.uuid(),
  name: z.string(),
  title: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  isPrimary: z.boolean(),
});
export const AddressView = z.object({
  id: z.uuid(),
  kind: z.enum(ADDRESS_KINDS),
  line1: z.string(),
  line2: z.string().nullable(),
  city: z.string(),
  state: z.string().nullable(),
  postalCode: z.string().nullable(),
  country: z.string(),
  isDefault: z.boolean(),
});

export const DealerView = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  status: z.enum(DEALER_STATUSES),
  currency: z.string(),
  regionId: z.uuid().nullable(),
  /** From the root of the tree down. */
  regionPath: z.array(named),
  levelId: z.uuid().nullable(),
  levelPath: z.array(named),
  salespersonId: z.uuid().nullable(),
  salespersonName: z.string().nullable(),
  taxNumber: z.string().nullable(),
  taxExempt: z.boolean(),
  termsKind: z.enum(TERMS_KINDS),
  termsDays: z.number(),
  overdueDays: z.number().nullable(),
  note: z.string().nullable(),
  contacts: z.array(ContactView),
  addresses: z.array(AddressView),
  version: z.number(),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type DealerView = z.infer<typeof DealerView>;

const contactFields = {
  name: nameField,
  title: noteField(120),
  email: z
    .union([z.literal('').transform(() => null), z.email('dealers.badEmail').max(200)])
    .nullable()
    .default(null),
  phone: noteField(60),
  isPrimary: z.boolean().default(false),
};
const addressFields = {
  kind: z.enum(ADDRESS_KINDS),
  line1: nameField,
  line2: noteField(200),
  city: z.string().trim().min(1, 'request.required').max(120),
  state: noteField(120),
  postalCode: noteField(20),
  country: z.string().trim().min(1, 'request.required').max(80),
  isDefault: z.boolean().default(false),
};
/** A contact or address as the caller saw it: whoever was quicker is not overwritten. */
const SeenContact = ContactView.omit({ id: true });
const SeenAddress = AddressView.omit({ id: true });
const partRef = { dealerId: z.uuid(), id: z.uuid() };

export const ContactInput = z.object({
  dealerId: z.uuid(),
  /** Absent: a new one. */
  id: z.uuid().nullable().default(null),
  ...contactFields,
  seen: SeenContact.optional(),
});
export type ContactInput = z.output<typeof ContactInput>;
export type ContactFacts = z.output<typeof SeenContact>;
export const RemoveContactInput = z.object({ ...partRef, seen: SeenContact });
export type RemoveContactInput = z.output<typeof RemoveContactInput>;

export const AddressInput = z.object({
  dealerId: z.uuid(),
  /** Absent: a new one. */
  id: z.uuid().nullable().default(null),
  ...addressFields,
  seen: SeenAddress.optional(),
});
export type AddressInput = z.output<typeof AddressInput>;
export type AddressFacts = z.output<typeof SeenAddress>;
export const RemoveAddressInput = z.object({ ...partRef, seen: SeenAddress });
export type RemoveAddressInput = z.output<typeof RemoveAddressInput>;

export const SearchInput = z.object({
  text: z.string().max(200),
  limit: z.number().int().min(1).max(50).default(20),
  activeOnly: z.boolean().default(false),
});
export const FoundDealers = z.array(
  z.object({
    id: z.uuid(),
    code: z.string(),
    name: z.string(),
    status: z.enum(DEALER_STATUSES),
    currency: z.string(),
  }),
);
export const IdsInput = z.object({ ids: z.array(z.uuid()).max(500) });

export const NodeInput = z.object({
  code: codeField,
  name: nameField,
  names: localNamesSchema.default({}),
  parentId: z.uuid().nullable().default(null),
});
export type NodeInput = z.output<typeof NodeInput>;
export const UpdateNodeInput = NodeInput.extend(versionRef);
export const NodeView = named.extend({
  parentId: z.uuid().nullable(),
  path: z.array(z.uuid()),
  version: z.number(),
  /** Dealers directly in it. */
  dealers: z.number(),
});
export type NodeView = z.infer<typeof NodeView>;
export const Nodes = z.array(NodeView);

export const SalespersonInput = z.object({
  code: codeField,
  name: nameField,
  userId: z.uuid().nullable().default(null),
  status: z.enum(SALESPERSON_STATUSES).default('ACTIVE'),
});
export type SalespersonInput = z.output<typeof SalespersonInput>;
export const UpdateSalespersonInput = SalespersonInput.extend(versionRef);
export const SalespersonView = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  userId: z.uuid().nullable(),
  status: z.enum(SALESPERSON_STATUSES),
  version: z.number(),
  dealers: z.number(),
});
export type SalespersonView = z.infer<typeof SalespersonView>;
export const Salespersons = z.array(SalespersonView);
