// Moves part of a quota to another holder: both legs in one transaction, or none.
import { refuse } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import type { Work } from '@/server/platform/actor';
import { leftOf, type QuotaScope } from '../domain/quota';
import { quotasChanged } from '../events';
import { appendAllocations } from '../repo/ledger';
import {
  findSame,
  findSubjects,
  insertQuotas,
  lockQuotas,
  readQuotas,
  type StoredQuota,
} from '../repo/quotas';
import type { MovedQuota, MoveQuotaInput } from '../schemas';
import { allocateOn, quotaClosed, quotaNotFound } from './save-quota';

/** The quota of a holder for the same thing and period; an empty one is made where there is none. */
async function quotaOf(
  work: Work,
  from: StoredQuota,
  holder: QuotaScope['holder'],
): Promise<string> {
  const { itemKind, itemId, startsOn, endsOn } = from;
  const scope = { holder, item: { kind: itemKind, id: itemId }, startsOn, endsOn };
  const [[found], [same]] = await Promise.all([
    findSubjects(work.tx, [holder]),
    findSame(work.tx, [scope]),
  ]);
  if (!found) refuse('quotas.unknownHolder', { status: 'not_found', field: 'to' });
  if (same) return same;
  const id = newId();
  await insertQuotas(work.tx, [{ ...scope, id, note: null, createdBy: work.actor.userId }]);
  work.journal.audit({
    ...{ docKind: 'quota', docId: id, action: 'created', to: 'ACTIVE' },
    detail: { ...scope, quantity: 0 },
  });
  return id;
}

function refuseUnfit(from: StoredQuota, to: StoredQuota, quantity: number): void {
  for (const { id, status } of [from, to]) if (status === 'CLOSED') throw quotaClosed(id);
  if (from.id === to.id) refuse('quotas.moveToItself', { status: 'invalid', field: 'to' });
  if (from.itemId !== to.itemId) {
    refuse('quotas.moveOtherItem', { status: 'invalid', field: 'to' });
  }
  const left = leftOf(from);
  if (quantity > left) {
    refuse('quotas.moveMoreThanLeft', {
      ...{ status: 'conflict', field: 'quantity', params: { left, quantity } },
    });
  }
}

/**
 * Refuses `quotas.notFound`, `quotas.unknownHolder`, `quotas.closed`, `quotas.moveToItself`,
 * `quotas.moveOtherItem` and `quotas.moveMoreThanLeft`: what orders consumed does not move.
 */
export async function moveQuota(work: Work, input: MoveQuotaInput): Promise<MovedQuota> {
  const { fromId, quantity, reason } = input;
  let toId: string;
  if ('quotaId' in input.to) toId = input.to.quotaId;
  else {
    // Not locked yet: both are locked below, in the order of their ids.
    const [source] = await readQuotas(work.tx, [fromId]);
    if (!source) throw quotaNotFound();
    toId = await quotaOf(work, source, input.to.holder);
  }
  const locked = await lockQuotas(work.tx, [fromId, toId]);
  const from = locked.find((quota) => quota.id === fromId);
  const to = locked.find((quota) => quota.id === toId);
  if (!from) throw quotaNotFound();
  if (!to) throw quotaNotFound('to');
  refuseUnfit(from, to, quantity);
  const moveId = newId();
  appendAllocations(work.tx, allocateOn(work, 'quotaMove', moveId), [
    { kind: 'MOVE', quotaId: fromId, quantity: -quantity, otherId: toId, reason },
    { kind: 'MOVE', quotaId: toId, quantity, otherId: fromId, reason },
  ]);
  const leg = (docId: string, action: string, other: string) =>
    work.journal.audit({ docKind: 'quota', docId, action, reason, detail: { quantity, other } });
  leg(fromId, 'movedOut', to.holderCode);
  leg(toId, 'movedIn', from.holderCode);
  work.journal.emit(quotasChanged({ quotaIds: [toId] }));
  return { fromId, toId };
}
