// Signing in with an address and a password. An unknown account, a wrong password and a disabled
// account get one answer after the same work; too many failures are told how long to wait.
import { createHmac } from 'node:crypto';
import { env } from '@/env';
import { DomainError } from '@/kernel/domain-error';
import { checkPassword } from '@/server/platform/password';
import { findAccountByEmail } from '../repo/accounts';
import { countAttempt, forgiveAttempt, type AttemptKeys } from '../repo/attempts';
import { EmailAddress } from '../schemas';
import { openUserSession, type OpenedSession, type Origin } from './open-user-session';

export interface SignInInput {
  email: string;
  password: string;
}

function refused(): DomainError {
  return new DomainError('identity.signInRefused', { status: 'forbidden' });
}

/** Keyed hashes: whoever reads the table learns no addresses, and cannot test guesses either. */
export function attemptKeys(email: string, address: string | null): AttemptKeys {
  const keyed = (kind: string, value: string) =>
    createHmac('sha256', env().AUTH_SECRET).update(`${kind}\n${value}`).digest('base64url');
  return {
    account: keyed('account', email),
    address: address === null ? null : keyed('address', address),
  };
}

/** Counts an attempt, or refuses it with `identity.tooManyAttempts` and the seconds to wait. */
export async function guardAttempt(keys: AttemptKeys, now: Date): Promise<void> {
  const decision = await countAttempt(keys, now);
  if (decision.allowed) return;
  const { waitSeconds } = decision;
  throw new DomainError('identity.tooManyAttempts', {
    status: 'too_many',
    params: { waitSeconds, waitMinutes: Math.ceil(waitSeconds / 60) },
  });
}

/**
 * Refuses with `identity.signInRefused`, `identity.tooManyAttempts`, `identity.demoNotAllowed`.
 */
export async function signIn(
  input: SignInInput,
  origin: Origin,
  now: Date,
): Promise<OpenedSession> {
  const parsed = EmailAddress.safeParse(input.email);
  const email = parsed.success ? parsed.data : input.email.slice(0, 254).toLowerCase();
  const keys = attemptKeys(email, origin.address);
  await guardAttempt(keys, now);
  const account = await findAccountByEmail(email);
  const isActive = account?.status === 'ACTIVE';
  const matches = await checkPassword(isActive ? account.passwordHash : null, input.password);
  if (!account || !isActive || !matches) throw refused();
  await forgiveAttempt(keys, now);
  return openUserSession({ account, origin, now });
}
