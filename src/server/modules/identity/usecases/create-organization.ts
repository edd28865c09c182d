// A new organization with its first administrator, and further people without an invitation: what
// the demo, the import profiles and the command line start from.
import type { AppLocale } from '@/i18n/locales';
import { dateInZone } from '@/kernel/business-date';
import { DomainError } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import { resolveSettings } from '@/kernel/settings';
import type { OrganizationFacts, Work } from '@/server/platform/actor';
import { Journal } from '@/server/platform/journal';
import { hashPassword } from '@/server/platform/password';
import { inTransaction, type Tx } from '@/server/platform/tx';
import { systemActor } from '@/server/platform/work';
import { DEMO_PASSWORDS } from '../domain/demo-passwords';
import { checkRoles } from '../domain/roles';
import { insertAccount } from '../repo/accounts';
import { insertOrganization, readOrganization } from '../repo/organizations';
import { EmailAddress } from '../schemas';
import { refuseWeakPassword } from './change-password';

export interface NewOrganizationInput {
  code: string;
  name: string;
  currency: string;
  timeZone: string;
  locale: AppLocale;
  /** A demo may use the demo passwords, and its accounts are refused in production. */
  isDemo?: boolean;
  admin: { email: string; name: string; password: string };
}

export interface NewUserInput {
  email: string;
  name: string;
  roles: readonly string[];
  dealerId?: string | null;
  locale?: AppLocale | null;
  password: string;
}

function refuseBadZone(timeZone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone }).format();
  } catch {
    throw new DomainError('identity.timeZoneUnknown', {
      status: 'invalid',
      field: 'timeZone',
      params: { timeZone },
    });
  }
}

/**
 * An account with a password, without an invitation. Only the system calls this; people invite.
 * Refuses with the codes of the role and password rules, `identity.emailInvalid` and
 * `identity.emailTaken`.
 */
export async function addUser(work: Work, input: NewUserInput): Promise<string> {
  const { tx, now, journal } = work;
  const { name, password, locale = null, dealerId = null } = input;
  const email = EmailAddress.safeParse(input.email);
  if (!email.success) {
    throw new DomainError('identity.emailInvalid', {
      status: 'invalid',
      field: 'email',
      params: { email: input.email },
    });
  }
  const roles = checkRoles(input.roles, dealerId);
  const isDemo = DEMO_PASSWORDS.includes(password) && (await readOrganization(tx)).isDemo;
  if (!isDemo) refuseWeakPassword({ password, email: email.data, name });
  const id = newId(now.getTime());
  const passwordHash = await hashPassword(password);
  const account = { id, email: email.data, name, roles, dealerId, passwordHash, locale };
  await insertAccount(tx, { ...account, createdAt: now });
  journal.audit({
    docKind: 'user',
    docId: id,
    action: 'joined',
    detail: { email: email.data, roles },
  });
  return id;
}

/** The system at work in an organization that this very transaction makes. */
function workOf(tx: Tx, organization: OrganizationFacts, now: Date): Work {
  return {
    tx,
    actor: systemActor(tx.orgId),
    organization,
    settings: resolveSettings({}),
    journal: new Journal(),
    now,
    today: dateInZone(now, organization.timeZone),
    requestId: newId(),
  };
}

/**
 * Makes an organization and its first administrator, in a transaction of its own: before it there
 * is no organization to be in. Refuses with `identity.organizationCodeTaken`,
 * `identity.timeZoneUnknown` and as `addUser` does.
 */
export async function createOrganization(
  input: NewOrganizationInput,
  now: Date,
): Promise<{ orgId: string; adminId: string }> {
  const { admin, code, name, currency, timeZone, locale, isDemo = false } = input;
  refuseBadZone(timeZone);
  const orgId = newId(now.getTime());
  return inTransaction({ orgId }, async (tx) => {
    await insertOrganization(tx, {
      code,
      name,
      currency,
      timeZone,
      locale,
      isDemo,
      createdAt: now,
    });
    const work = workOf(tx, { code, name, currency, timeZone }, now);
    const adminId = await addUser(work, { ...admin, roles: ['ADMINISTRATOR'], locale });
    work.journal.audit({ docKind: 'setting', docId: orgId, action: 'created', detail: { code } });
    work.journal.flush(tx, { userId: null, requestId: work.requestId });
    return { orgId, adminId };
  });
}
