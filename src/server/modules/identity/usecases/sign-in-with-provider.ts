// Signing in through the company's identity provider: it says who the person is, the account here
// says what they may do. No account is made on the way.
import { DomainError } from '@/kernel/domain-error';
import { findAccountByEmail } from '../repo/accounts';
import { EmailAddress } from '../schemas';
import { openUserSession, type OpenedSession, type Origin } from './open-user-session';

/** What the provider vouches for. */
export interface ProviderIdentity {
  subject: string;
  email: string | undefined;
  isEmailVerified: boolean;
}

/**
 * Matches an active account by verified address; from then on the account belongs to that subject
 * and no other person who is given the address later. Refuses with `identity.providerEmailUnverified`,
 * `identity.noAccountForProvider`, `identity.demoNotAllowed`.
 */
export async function signInWithProvider(
  identity: ProviderIdentity,
  origin: Origin,
  now: Date,
): Promise<OpenedSession> {
  const email = EmailAddress.safeParse(identity.email);
  if (!email.success || !identity.isEmailVerified) {
    throw new DomainError('identity.providerEmailUnverified', { status: 'forbidden' });
  }
  const account = await findAccountByEmail(email.data);
  const isTheirs = account?.oidcSubject === null || account?.oidcSubject === identity.subject;
  if (account?.status !== 'ACTIVE' || !isTheirs) {
    throw new DomainError('identity.noAccountForProvider', { status: 'forbidden' });
  }
  return openUserSession({ account, origin, now, subject: identity.subject });
}
