// For some days one person decides for another. Everybody keeps their own.
import { DomainError } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import type { Work } from '@/server/platform/actor';
import { delegationState } from '../domain/delegation';
import { insertDelegation, readDelegations, revokeRow } from '../repo/delegations';
import type { Decider, DelegationInput, DelegationView } from '../schemas';
import { listDeciders } from './deciders';

function self(work: Work): string {
  if (work.actor.userId !== null) return work.actor.userId;
  throw new DomainError('approvals.notYours', { status: 'forbidden' });
}

/** What the caller delegated or was delegated, the latest first. */
export async function listDelegations(work: Work): Promise<DelegationView[]> {
  const userId = self(work);
  const rows = await readDelegations(work.tx, userId);
  return rows.map(({ id, fromUserId, fromName, toName, validFrom, validTo, reason, ...row }) => ({
    ...{ id, fromName, toName, validFrom, validTo, reason },
    direction: fromUserId === userId ? 'given' : 'received',
    state: delegationState({ validFrom, validTo, ...row }, work.today),
  }));
}

/** Everybody the caller can delegate to. */
export async function listDelegates(work: Work): Promise<Decider[]> {
  return (await listDeciders(work)).filter(({ id }) => id !== work.actor.userId);
}

/**
 * Refuses with `approvals.delegationToSelf`, `approvals.notADecider`, `approvals.delegationOver`
 * (the last day is past), `approvals.delegationOverlap`.
 */
export async function delegate(work: Work, input: DelegationInput): Promise<{ id: string }> {
  const fromUserId = self(work);
  const { toUserId, validFrom, validTo, reason } = input;
  const invalid = (code: `approvals.${string}`, field: string) =>
    new DomainError(code, { status: 'invalid', field });
  if (toUserId === fromUserId) throw invalid('approvals.delegationToSelf', 'toUserId');
  if (validTo < work.today) throw invalid('approvals.delegationOver', 'validTo');
  const isDecider = (await listDeciders(work)).some(({ id }) => id === toUserId);
  if (!isDecider) throw invalid('approvals.notADecider', 'toUserId');
  const id = newId();
  const row = { id, fromUserId, toUserId, validFrom, validTo, reason };
  await insertDelegation(work.tx, row, work.now);
  work.journal.audit({
    ...{ docKind: 'approvalDelegation', docId: id, action: 'delegated', reason },
    detail: { toUserId, validFrom, validTo },
  });
  return { id };
}

/** It ends at once. Refuses with `approvals.delegationNotFound`, also for one of somebody else. */
export async function revokeDelegation(work: Work, id: string): Promise<{ done: true }> {
  const isEnded = await revokeRow(work.tx, { id, fromUserId: self(work), now: work.now });
  if (!isEnded) throw new DomainError('approvals.delegationNotFound', { status: 'not_found' });
  work.journal.audit({ docKind: 'approvalDelegation', docId: id, action: 'revoked' });
  return { done: true };
}
