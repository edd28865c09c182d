// Opens a session for a person who has just been recognized, whatever recognized them.
import { env } from '@/env';
import { DomainError } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import { systemWork } from '@/server/platform/work';
import { permissionsOf } from '../domain/can';
import { isPermission } from '../domain/permissions';
import { bindSubject, type Account } from '../repo/accounts';
import { readOrganization } from '../repo/organizations';
import { insertSession } from '../repo/sessions';

/** Where a sign-in comes from. */
export interface Origin {
  address: string | null;
  userAgent: string | null;
}

/** What the session token is made of. */
export interface OpenedSession {
  sessionId: string;
  orgId: string;
  userId: string;
  dealerId: string | null;
  expiresAt: Date;
}

const HOUR_MS = 3_600_000;

export interface SessionRequest {
  account: Account;
  origin: Origin;
  now: Date;
  /** Signed in at the identity provider as this subject. */
  subject?: string;
}

/** Demo passwords are printed for everyone to read, so a real installation does not take them. */
function refuseDemo(isDemo: boolean): void {
  const { NODE_ENV, DEMO } = env();
  if (isDemo && NODE_ENV === 'production' && DEMO !== '1') {
    throw new DomainError('identity.demoNotAllowed', { status: 'forbidden' });
  }
}

/**
 * Refuses with `identity.signInRefused` if the account changed since it was recognized, and with
 * `identity.demoNotAllowed` for a demo account in production.
 */
export async function openUserSession(request: SessionRequest): Promise<OpenedSession> {
  const { account, origin, now, subject } = request;
  const { orgId, id: userId, dealerId, name, roles } = account;
  const held = permissionsOf(roles);
  const can = (permission: string) => isPermission(permission) && held.has(permission);
  const actor = { orgId, userId, name, dealerId, roles, can };
  return systemWork(
    orgId,
    async ({ tx, settings, journal }) => {
      refuseDemo((await readOrganization(tx)).isDemo);
      if (subject !== undefined && !(await bindSubject(tx, userId, subject))) {
        throw new DomainError('identity.noAccountForProvider', { status: 'forbidden' });
      }
      const expiresAt = new Date(now.getTime() + settings['security.sessionHours'] * HOUR_MS);
      const sessionId = newId(now.getTime());
      const { authVersion } = account;
      const session = { id: sessionId, userId, authVersion, ...origin, now, expiresAt };
      if (!(await insertSession(tx, session))) {
        throw new DomainError('identity.signInRefused', { status: 'forbidden' });
      }
      journal.audit({
        docKind: 'user',
        docId: userId,
        action: 'signedIn',
        detail: { address: origin.address, by: subject === undefined ? 'password' : 'provider' },
      });
      return { sessionId, orgId, userId, dealerId, expiresAt };
    },
    { now, actor },
  );
}
