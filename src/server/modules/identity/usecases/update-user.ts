// An administrator changes what a person may do, or whether they may sign in at all.
import { staleError } from '@/kernel/changes';
import { DomainError } from '@/kernel/domain-error';
import type { SeenDocument } from '@/kernel/meanwhile';
import type { Work } from '@/server/platform/actor';
import { checkRoles } from '../domain/roles';
import {
  lockAccount,
  lockActiveAdministrators,
  updateAccount,
  type Account,
} from '../repo/accounts';
import { revokeSessions } from '../repo/sessions';
import type { SetUserStatusInput, UpdateUserInput } from '../schemas';

/**
 * The administrators first, in one order for everyone, then the person: two administrators who
 * demote each other at the same moment are served one after the other.
 */
async function lockForChange(
  work: Work,
  userId: string,
): Promise<{ account: Account; administrators: string[] }> {
  const administrators = await lockActiveAdministrators(work.tx);
  const account = await lockAccount(work.tx, userId);
  if (!account) throw new DomainError('identity.userNotFound', { status: 'not_found' });
  return { account, administrators };
}

/** Somebody has to be able to let people in. */
function refuseLosingAdministrator(work: Work, account: Account, administrators: string[]): void {
  if (!administrators.includes(account.id)) return;
  if (account.id === work.actor.userId) {
    throw new DomainError('identity.ownAdministratorRole', { field: 'roles' });
  }
  if (administrators.length === 1) {
    throw new DomainError('identity.lastAdministrator', { field: 'roles' });
  }
}

/** A dealer that this organization does not have is refused by name, not by its foreign key. */
export async function refuseUnknownDealer(work: Work, dealerId: string | null): Promise<void> {
  if (dealerId === null) return;
  const orm = await work.tx.orm();
  const where = { orgId_id: { orgId: work.tx.orgId, id: dealerId } };
  const dealer = await orm.dealer.findUnique({ where, select: { id: true } });
  if (dealer) return;
  throw new DomainError('identity.dealerUnknown', { status: 'invalid', field: 'dealerId' });
}

const seen = ({ userId, version }: { userId: string; version: number }): SeenDocument => ({
  docKind: 'user',
  docId: userId,
  version,
});

/**
 * Name, roles and dealer; the person's sessions end if the roles or the dealer change. Refuses with
 * `identity.userNotFound`, `identity.stale`, `identity.ownAdministratorRole`,
 * `identity.lastAdministrator`, `identity.dealerUnknown` and the codes of the role rules.
 */
export async function updateUser(work: Work, input: UpdateUserInput): Promise<void> {
  const roles = checkRoles(input.roles, input.dealerId);
  const { account, administrators } = await lockForChange(work, input.userId);
  const { name, dealerId } = input;
  const before = { name: account.name, roles: account.roles, dealerId: account.dealerId };
  if (account.version !== input.version) {
    throw staleError('identity', { name, roles, dealerId }, before, seen(input));
  }
  if (!roles.includes('ADMINISTRATOR')) refuseLosingAdministrator(work, account, administrators);
  if (dealerId !== account.dealerId) await refuseUnknownDealer(work, dealerId);
  const { authVersion, version } = await updateAccount(work.tx, account, { name, roles, dealerId });
  if (authVersion !== account.authVersion) {
    await revokeSessions(work.tx, { userId: account.id, now: work.now });
  }
  work.journal.audit({
    docKind: 'user',
    docId: account.id,
    action: 'changed',
    version,
    detail: { before, after: { name, roles, dealerId } },
  });
}

/**
 * Lets a person sign in or not; their sessions end. Refuses with `identity.userNotFound`,
 * `identity.stale`, `identity.ownAccountDisabled`, `identity.lastAdministrator`.
 */
export async function setUserStatus(work: Work, input: SetUserStatusInput): Promise<void> {
  const { account, administrators } = await lockForChange(work, input.userId);
  const { status, reason } = input;
  if (account.version !== input.version) {
    throw staleError('identity', { status }, { status: account.status }, seen(input));
  }
  if (status === account.status) return;
  if (status === 'DISABLED') {
    if (account.id === work.actor.userId) throw new DomainError('identity.ownAccountDisabled');
    refuseLosingAdministrator(work, account, administrators);
  }
  const { version } = await updateAccount(work.tx, account, { status });
  await revokeSessions(work.tx, { userId: account.id, now: work.now });
  work.journal.audit({
    docKind: 'user',
    docId: account.id,
    action: status === 'DISABLED' ? 'disabled' : 'enabled',
    from: account.status,
    to: status,
    reason: reason ?? null,
    version,
  });
}
