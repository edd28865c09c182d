// The chart of accounts. Only leaves are posted to, so an account with postings gets no child.
import { changesBetween, staleError } from '@/kernel/changes';
import { DomainError } from '@/kernel/domain-error';
import type { SeenDocument } from '@/kernel/meanwhile';
import type { Work } from '@/server/platform/actor';
import {
  deleteNode,
  insertNode,
  lockTree,
  readNode,
  readTree,
  updateNode,
} from '@/server/platform/tree';
import { accountsChanged } from '../events';
import { ACCOUNTS, countChildren, hasPostings, lockAccount, type AccountNode } from '../repo/trees';
import type { AccountInput, AccountView, Saved, UpdateAccountInput } from '../schemas';
import { refuseHeld } from './refuse-held';

/** Every account, parents before children, siblings by code. */
export function readAccounts(work: Work): Promise<AccountNode[]> {
  return readTree<AccountNode>(work.tx, ACCOUNTS);
}

export async function listAccounts(work: Work): Promise<AccountView[]> {
  return (await readAccounts(work)).map((node) => ({ ...node, names: { ...node.names } }));
}

/** Refuses with `accounts.parentNotFound`, `accounts.hasPostings`. */
async function demandParent(work: Work, parentId: string | null): Promise<void> {
  if (parentId === null) return;
  const parent = await lockAccount(work.tx, parentId);
  if (!parent) {
    throw new DomainError('accounts.parentNotFound', { status: 'invalid', field: 'parentId' });
  }
  if (!(await hasPostings(work.tx, parentId))) return;
  const params = { code: parent.code };
  throw new DomainError('accounts.hasPostings', { status: 'refused', field: 'parentId', params });
}

/**
 * What is on record keeps its sign, and what a control counts does not leave it by another name. Nothing is
 * posted between the look and the change. Refuses with `accounts.kindPosted`.
 */
async function demandUnposted(work: Work, { id, code }: AccountNode): Promise<void> {
  await lockAccount(work.tx, id);
  if (!(await hasPostings(work.tx, id))) return;
  const params = { code };
  throw new DomainError('accounts.kindPosted', { status: 'refused', field: 'kind', params });
}

/** Refuses with `accounts.parentNotFound`, `accounts.hasPostings`, `accounts.codeTaken`. */
export async function createAccount(work: Work, input: AccountInput): Promise<Saved> {
  await demandParent(work, input.parentId);
  const { id, version } = await insertNode(work.tx, ACCOUNTS, input, input);
  work.journal.audit({ docKind: 'account', docId: id, action: 'created' });
  return { id, version };
}

const seen = ({ id, version }: { id: string; version: number }): SeenDocument => ({
  docKind: 'account',
  docId: id,
  version,
});

/**
 * Refuses with `accounts.notFound`, `accounts.stale`, `accounts.cycle`, `accounts.parentNotFound`,
 * `accounts.hasPostings`, `accounts.kindPosted`, `accounts.codeTaken`.
 */
export async function updateAccount(work: Work, input: UpdateAccountInput): Promise<Saved> {
  await lockTree(work.tx, ACCOUNTS);
  const before = await readNode<AccountNode>(work.tx, ACCOUNTS, input.id);
  if (before.parentId !== input.parentId) await demandParent(work, input.parentId);
  if (before.kind !== input.kind) await demandUnposted(work, before);
  const { id, version: _seen, ...values } = input;
  const after = await updateNode(work.tx, ACCOUNTS, input, values);
  if (!after) throw staleError('accounts', values, { ...before }, seen(input));
  const changes = changesBetween({ ...before }, values);
  const trail = { docKind: 'account', docId: id, action: 'updated', version: after.version };
  work.journal.audit({ ...trail, detail: { changes } });
  const rollsUpAnew = ['parentId', 'operator', 'kind'].some((key) => key in changes);
  if (rollsUpAnew) work.journal.emit(accountsChanged({ accountIds: [id] }));
  return { id, version: after.version };
}

/**
 * Refuses with `accounts.notFound`, `accounts.inUse` while accounts hang on it, `accounts.held` while a
 * budget, a posting, a rule or an expense type names it, `accounts.stale`.
 */
export async function removeAccount(
  work: Work,
  ref: { id: string; version: number },
): Promise<{ done: true }> {
  const { code, name } = await readNode(work.tx, ACCOUNTS, ref.id);
  const children = await countChildren(work.tx, ACCOUNTS, ref.id);
  if (children > 0) {
    throw new DomainError('accounts.inUse', { status: 'conflict', params: { children } });
  }
  await refuseHeld(work, 'account', { id: ref.id, code }, 'accounts.held');
  if (!(await deleteNode(work.tx, ACCOUNTS, ref))) {
    throw staleError('accounts', {}, {}, seen(ref));
  }
  work.journal.audit({
    ...{ docKind: 'account', docId: ref.id, action: 'removed', detail: { code, name } },
  });
  return { done: true };
}
