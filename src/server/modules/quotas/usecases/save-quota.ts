// Quotas one by one: given, changed, closed. Whoever changes how much there is holds the lock on the
// balance first, so that no approval comes between looking and writing.
import { changesBetween, staleError } from '@/kernel/changes';
import { DomainError, refuse } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import type { SeenDocument } from '@/kernel/meanwhile';
import { rememberFact } from '@/server/modules/identity';
import type { Work } from '@/server/platform/actor';
import type { QuotaScope } from '../domain/quota';
import { quotasChanged } from '../events';
import { appendAllocations, type Allocation, type DocRef } from '../repo/ledger';
import {
  findSame,
  findSubjects,
  insertQuotas,
  lockQuotas,
  updateQuota,
  type StoredQuota,
} from '../repo/quotas';
import type { CloseQuotaInput, QuotaInput, SavedQuota, UpdateQuotaInput } from '../schemas';

export const quotaNotFound = (field?: string) =>
  new DomainError('quotas.notFound', { status: 'not_found', ...(field ? { field } : {}) });

/** Who closed it and when is told. */
export const quotaClosed = (docId: string) =>
  new DomainError('quotas.closed', {
    status: 'conflict',
    seen: { docKind: 'quota', docId, version: null, actions: ['closed'] },
  });

const seen = ({ id, version }: { id: string; version: number }): SeenDocument => ({
  docKind: 'quota',
  docId: id,
  version,
});

export async function lockOne(work: Work, id: string): Promise<StoredQuota> {
  const [quota] = await lockQuotas(work.tx, [id]);
  if (!quota) throw quotaNotFound();
  if (quota.status === 'CLOSED') throw quotaClosed(id);
  return quota;
}

/** From now on orders of this organization ask for quotas. */
export const useQuotas = (work: Work): Promise<void> => rememberFact(work, 'quotas.inUse', true);

export function allocation(quotaId: string, quantity: number, reason: string | null): Allocation {
  return { kind: 'ALLOCATE', quotaId, quantity, otherId: null, reason };
}

export function allocateOn(work: Work, docKind: string, docId: string): DocRef {
  return { docKind, docId, occurredOn: work.today };
}

/** Refuses `quotas.belowUsed` where less would be left than orders have taken. */
export function refuseBelowUsed(quota: StoredQuota, allocated: number, field = 'quantity'): void {
  if (allocated >= Math.min(quota.consumed, quota.allocated)) return;
  const { consumed: used } = quota;
  refuse('quotas.belowUsed', { status: 'conflict', field, params: { used } });
}

async function refuseUnknown(work: Work, { holder, item }: QuotaScope): Promise<void> {
  const [holderId, itemId] = await findSubjects(work.tx, [holder, item]);
  if (!holderId) refuse('quotas.unknownHolder', { status: 'not_found', field: 'holder' });
  if (!itemId) refuse('quotas.unknownItem', { status: 'not_found', field: 'item' });
}

/**
 * Gives a quota. Refuses `quotas.unknownHolder`, `quotas.unknownItem` and `quotas.alreadyThere`
 * (the same holder, the same thing, the same period).
 */
export async function createQuota(work: Work, input: QuotaInput): Promise<SavedQuota> {
  await refuseUnknown(work, input);
  const [same] = await findSame(work.tx, [input]);
  if (same) refuse('quotas.alreadyThere', { status: 'conflict', field: 'holder' });
  const id = newId();
  const { holder, item, startsOn, endsOn, quantity, note } = input;
  const scope = { holder, item, startsOn, endsOn };
  await insertQuotas(work.tx, [{ ...scope, id, note, createdBy: work.actor.userId }]);
  if (quantity > 0) {
    const given = [allocation(id, quantity, note)];
    appendAllocations(work.tx, allocateOn(work, 'quota', id), given);
  }
  await useQuotas(work);
  const detail = { ...scope, quantity };
  work.journal.audit({ docKind: 'quota', docId: id, action: 'created', to: 'ACTIVE', detail });
  work.journal.emit(quotasChanged({ quotaIds: [id] }));
  return { id, version: 1 };
}

/**
 * Changes quantity, period or note. Refuses `quotas.notFound`, `quotas.closed`, `quotas.stale`,
 * `quotas.belowUsed`, `quotas.reasonMissing` (of a new quantity) and `quotas.alreadyThere`.
 */
export async function changeQuota(work: Work, input: UpdateQuotaInput): Promise<SavedQuota> {
  const { id, version, startsOn, endsOn, quantity, note, reason } = input;
  const before = await lockOne(work, id);
  const facts = { startsOn, endsOn, note, quantity };
  const { allocated } = before;
  const stored = {
    startsOn: before.startsOn,
    endsOn: before.endsOn,
    note: before.note,
    quantity: allocated,
  };
  if (before.version !== version) throw staleError('quotas', facts, stored, seen(input));
  refuseBelowUsed(before, quantity);
  if (quantity !== allocated && reason === null) {
    refuse('quotas.reasonMissing', { status: 'invalid', field: 'reason' });
  }
  const written = await updateQuota(work.tx, {
    ...{ id, version, startsOn, endsOn, note },
    status: 'ACTIVE',
  });
  if (!written) throw staleError('quotas', facts, stored, seen(input));
  if (quantity !== allocated) {
    const change = allocation(id, quantity - allocated, reason);
    appendAllocations(work.tx, allocateOn(work, 'quota', id), [change]);
  }
  work.journal.audit({
    docKind: 'quota',
    docId: id,
    action: 'changed',
    reason,
    version: version + 1,
    detail: changesBetween(stored, facts),
  });
  work.journal.emit(quotasChanged({ quotaIds: [id] }));
  return { id, version: version + 1 };
}

/** It binds no order any more; what was consumed stays on record and is given back as ever. */
export async function closeQuota(work: Work, input: CloseQuotaInput): Promise<SavedQuota> {
  const { id, version, reason } = input;
  const { startsOn, endsOn, note, ...before } = await lockOne(work, id);
  const written = await updateQuota(work.tx, {
    ...{ id, version, startsOn, endsOn, note },
    status: 'CLOSED',
  });
  if (!written) {
    throw staleError('quotas', { version }, { version: before.version }, seen(input));
  }
  work.journal.audit({
    docKind: 'quota',
    docId: id,
    action: 'closed',
    from: 'ACTIVE',
    to: 'CLOSED',
    reason,
    version: version + 1,
  });
  work.journal.emit(quotasChanged({ quotaIds: [id] }));
  return { id, version: version + 1 };
}
