// What crosses the wire about people, their sessions, their organization's settings and the audit
// trail. Client-safe.
import { z } from 'zod';
import { dayField } from '@/kernel/fields';
import { LOCALES } from '@/i18n/locales';
import { pageInput, pageOf } from '@/kernel/page';
import { PERMISSIONS } from './domain/permissions';
import { ROLES } from './domain/roles';

export { can as rolesMay } from './domain/can';
export { PERMISSIONS, type Permission } from './domain/permissions';
export { isRole, type Role } from './domain/roles';
export { PASSWORD_MIN } from './domain/password-rules';

export const RoleName = z.enum(ROLES);
export const LocaleName = z.enum(LOCALES);

export const USER_STATUSES = ['ACTIVE', 'DISABLED'] as const;
export const UserStatus = z.enum(USER_STATUSES);

/** Addresses are kept in lower case: two accounts must not differ by case alone. */
export const EmailAddress = z.string().trim().toLowerCase().max(254).pipe(z.email());
export const PersonName = z.string().trim().min(1).max(100);
/** Whether a password is good enough is decided by domain/password-rules, with its own codes. */
const PasswordText = z.string().max(1000);

/** Who is signed in, for the frame of every page. */
export const Me = z.object({
  user: z.object({
    id: z.uuid(),
    name: z.string(),
    email: z.string(),
    locale: LocaleName.nullable(),
    roles: z.array(RoleName),
    dealerId: z.uuid().nullable(),
    hasPassword: z.boolean(),
    version: z.number().int(),
  }),
  organization: z.object({
    code: z.string(),
    name: z.string(),
    currency: z.string(),
    timeZone: z.string(),
    locale: LocaleName,
    isDemo: z.boolean(),
  }),
  permissions: z.array(z.enum(PERMISSIONS)),
  /** The business date of the organization at the time of the answer. */
  today: z.string(),
});
export type Me = z.infer<typeof Me>;

export const Done = z.object({ done: z.literal(true) });

// The own account

export const UpdateProfileInput = z.object({
  version: z.number().int(),
  name: PersonName,
  locale: LocaleName.nullable(),
});
export type UpdateProfileInput = z.infer<typeof UpdateProfileInput>;

export const ChooseLocaleInput = z.object({ locale: LocaleName });

export const ChangePasswordInput = z.object({ current: PasswordText, password: PasswordText });
export type ChangePasswordInput = z.infer<typeof ChangePasswordInput>;

export const SessionView = z.object({
  id: z.uuid(),
  isCurrent: z.boolean(),
  userAgent: z.string().nullable(),
  address: z.string().nullable(),
  createdAt: z.date(),
  lastSeenAt: z.date(),
  expiresAt: z.date(),
});
export type SessionView = z.infer<typeof SessionView>;

// People

export const ListUsersInput = z.object({
  ...pageInput,
  search: z.string().max(100).optional(),
  role: RoleName.optional(),
  status: UserStatus.optional(),
});
export type ListUsersInput = z.infer<typeof ListUsersInput>;

export const UserView = z.object({
  id: z.uuid(),
  version: z.number().int(),
  name: z.string(),
  email: z.string(),
  roles: z.array(RoleName),
  status: UserStatus,
  locale: LocaleName.nullable(),
  dealer: z.object({ id: z.uuid(), code: z.string(), name: z.string() }).nullable(),
  hasPassword: z.boolean(),
  usesProvider: z.boolean(),
  createdAt: z.date(),
  lastSignInAt: z.date().nullable(),
});
export type UserView = z.infer<typeof UserView>;
export const UserPage = pageOf(UserView);

export const UserDetail = UserView.extend({
  sessions: z.array(SessionView),
  isSelf: z.boolean(),
});
export type UserDetail = z.infer<typeof UserDetail>;

export const UserRef = z.object({ userId: z.uuid() });

export const UpdateUserInput = z.object({
  userId: z.uuid(),
  version: z.number().int(),
  name: PersonName,
  roles: z.array(z.string()).max(20),
  dealerId: z.uuid().nullable(),
});
export type UpdateUserInput = z.infer<typeof UpdateUserInput>;

export const SetUserStatusInput = z.object({
  userId: z.uuid(),
  version: z.number().int(),
  status: UserStatus,
  reason: z.string().trim().max(500).optional(),
});
export type SetUserStatusInput = z.infer<typeof SetUserStatusInput>;

// Invitations

export const InviteUserInput = z.object({
  email: EmailAddress,
  name: PersonName,
  roles: z.array(z.string()).max(20),
  dealerId: z.uuid().nullable(),
});
export type InviteUserInput = z.infer<typeof InviteUserInput>;

export const INVITATION_KINDS = ['invitation', 'reset'] as const;

export const InvitationView = z.object({
  id: z.uuid(),
  kind: z.enum(INVITATION_KINDS),
  email: z.string(),
  name: z.string(),
  roles: z.array(RoleName),
  invitedBy: z.string().nullable(),
  /** The caller invited, and no mail carries the link. */
  canShowLink: z.boolean(),
  createdAt: z.date(),
  expiresAt: z.date(),
});
export type InvitationView = z.infer<typeof InvitationView>;

/** `isMailed`: the link goes out by mail; otherwise the inviter reads it and hands it over. */
export const InvitationSent = z.object({ invitationId: z.uuid(), isMailed: z.boolean() });
export type InvitationSent = z.infer<typeof InvitationSent>;

export const InvitationRef = z.object({ invitationId: z.uuid() });
export const InvitationLink = z.object({ url: z.string(), expiresAt: z.date() });
export type InvitationLink = z.infer<typeof InvitationLink>;

export const InvitationToken = z.object({ token: z.string().max(200) });

export const InvitationGreeting = z.object({
  kind: z.enum(INVITATION_KINDS),
  organization: z.string(),
  email: z.string(),
  name: z.string(),
  expiresAt: z.date(),
});
export type InvitationGreeting = z.infer<typeof InvitationGreeting>;

export const AcceptInvitationInput = z.object({
  token: z.string().max(200),
  name: PersonName,
  password: PasswordText,
  locale: LocaleName,
});
export type AcceptInvitationInput = z.infer<typeof AcceptInvitationInput>;

// Settings

export const SettingField = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('toggle') }),
  z.object({ kind: z.literal('choice'), options: z.array(z.string()) }),
  z.object({
    kind: z.literal('integer'),
    min: z.number(),
    max: z.number(),
    isOptional: z.boolean(),
  }),
  z.object({
    kind: z.literal('integers'),
    min: z.number(),
    max: z.number(),
    maxItems: z.number(),
  }),
  z.object({ kind: z.literal('rate') }),
  z.object({ kind: z.literal('amount'), isOptional: z.boolean() }),
]);
export type SettingField = z.infer<typeof SettingField>;

/** A value of a setting as JSON; which form it has follows from the field's kind. */
export const SettingValue = z.union([
  z.boolean(),
  z.string().max(100),
  z.number(),
  z.array(z.number()).max(50),
  z.null(),
]);
export type SettingValue = z.infer<typeof SettingValue>;

export const SettingView = z.object({
  key: z.string(),
  field: SettingField,
  value: SettingValue,
  standard: SettingValue,
});
export type SettingView = z.infer<typeof SettingView>;

export const SettingsView = z.object({
  organization: z.object({
    code: z.string(),
    name: z.string(),
    locale: LocaleName,
    currency: z.string(),
    timeZone: z.string(),
  }),
  settings: z.array(SettingView),
});
export type SettingsView = z.infer<typeof SettingsView>;

export const SaveSettingsInput = z.object({
  /** `before` is the value the person saw; it shows whether someone else changed it meanwhile. */
  changes: z
    .array(z.object({ key: z.string().max(100), before: SettingValue, value: SettingValue }))
    .min(1)
    .max(100),
});
export type SaveSettingsInput = z.infer<typeof SaveSettingsInput>;

export const SaveOrganizationInput = z.object({
  before: z.object({ name: z.string(), locale: LocaleName }),
  name: z.string().trim().min(1).max(200),
  locale: LocaleName,
});
export type SaveOrganizationInput = z.infer<typeof SaveOrganizationInput>;

// Audit trail

export const ListAuditInput = z.object({
  ...pageInput,
  /** Business dates of the organization, both inclusive. */
  from: dayField.optional(),
  to: dayField.optional(),
  userId: z.uuid().optional(),
  docKind: z.string().max(40).optional(),
  docId: z.uuid().optional(),
  action: z.string().max(60).optional(),
});
export type ListAuditInput = z.infer<typeof ListAuditInput>;

export const AuditEntry = z.object({
  id: z.uuid(),
  at: z.date(),
  userId: z.uuid().nullable(),
  userName: z.string().nullable(),
  docKind: z.string(),
  docId: z.uuid(),
  action: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  reason: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()).nullable(),
  requestId: z.string().nullable(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;
export const AuditPage = pageOf(AuditEntry);
