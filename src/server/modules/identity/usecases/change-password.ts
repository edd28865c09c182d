// A person changes their own password; every other session of theirs ends.
import { DomainError } from '@/kernel/domain-error';
import type { Work } from '@/server/platform/actor';
import { checkPassword, hashPassword } from '@/server/platform/password';
import { passwordIssue, type PasswordQuestion } from '../domain/password-rules';
import { lockAccount, updateAccount } from '../repo/accounts';
import { forgiveAttempt } from '../repo/attempts';
import { carrySession, revokeSessions } from '../repo/sessions';
import type { ChangePasswordInput } from '../schemas';
import { attemptKeys, guardAttempt } from './sign-in';
import { DEMO_PASSWORDS } from '../domain/demo-passwords';

/** Refuses a password that breaks the rules, with the code of the rule, on the field `password`. */
export function refuseWeakPassword(question: Omit<PasswordQuestion, 'forbidden'>): void {
  const issue = passwordIssue({ ...question, forbidden: DEMO_PASSWORDS });
  if (!issue) return;
  const { code, ...details } = issue;
  throw new DomainError(code, { status: 'invalid', ...details });
}

/** Who asks, beyond what the unit of work knows. */
export interface Asking {
  sessionId: string | null;
  address: string | null;
}

/**
 * Refuses with `identity.passwordWrong` on `current`, with the codes of the password rules, with
 * `identity.passwordSame`, and with `identity.tooManyAttempts` as sign-in does: a session left open
 * must not become a place to guess the password.
 */
export async function changePassword(
  work: Work,
  input: ChangePasswordInput,
  asking: Asking,
): Promise<void> {
  const { tx, actor, now } = work;
  if (actor.userId === null) throw new Error('the system has no password');
  const account = await lockAccount(tx, actor.userId);
  if (!account) throw new Error('a signed-in person without an account');
  if (account.passwordHash === null) {
    throw new DomainError('identity.passwordNotUsed', { field: 'current' });
  }
  const keys = attemptKeys(account.email, asking.address);
  await guardAttempt(keys, now);
  if (!(await checkPassword(account.passwordHash, input.current))) {
    throw new DomainError('identity.passwordWrong', { status: 'invalid', field: 'current' });
  }
  await forgiveAttempt(keys, now);
  refuseWeakPassword({ password: input.password, email: account.email, name: account.name });
  if (input.password === input.current) {
    throw new DomainError('identity.passwordSame', { status: 'invalid', field: 'password' });
  }
  const passwordHash = await hashPassword(input.password);
  const { authVersion, version } = await updateAccount(tx, account, { passwordHash });
  await revokeSessions(tx, { userId: account.id, except: asking.sessionId, now });
  if (asking.sessionId !== null) await carrySession(tx, asking.sessionId, authVersion);
  work.journal.audit({ docKind: 'user', docId: account.id, action: 'passwordChanged', version });
}
