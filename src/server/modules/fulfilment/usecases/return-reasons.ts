// Why goods come back. An organization starts with the usual reasons and may change or add to them.
import { changesBetween } from '@/kernel/changes';
import { DomainError } from '@/kernel/domain-error';
import type { SeenDocument } from '@/kernel/meanwhile';
import type { Work } from '@/server/platform/actor';
import { DEFAULT_RETURN_REASONS, type ReturnReason } from '../domain/return-reasons';
import { lockReason, putReasons, readReasons } from '../repo/returns';
import type { SaveReturnReasonInput } from '../schemas';

/** Every reason, the usual ones where the organization has none of its own yet. */
export async function listReturnReasons(work: Work): Promise<ReturnReason[]> {
  const reasons = await readReasons(work.tx);
  if (reasons.length > 0) return reasons;
  await putReasons(work.tx, DEFAULT_RETURN_REASONS, 'keep');
  return readReasons(work.tx);
}

/** Refuses with `fulfilment.unknownReason` or `fulfilment.reasonClosed`. */
export async function findReason(work: Work, code: string): Promise<ReturnReason> {
  const reason = (await listReturnReasons(work)).find((candidate) => candidate.code === code);
  const field = 'reasonCode';
  if (!reason) throw new DomainError('fulfilment.unknownReason', { status: 'invalid', field });
  if (reason.status === 'ACTIVE') return reason;
  throw new DomainError('fulfilment.reasonClosed', { field, params: { name: reason.name } });
}

const keyOf = (code: string) => `returnReason.${code}`;

/** A reason has no id of its own: its trail stands with the settings of the organization. */
const aboutReason = (work: Work, code: string): SeenDocument => ({
  ...{ docKind: 'setting', docId: work.tx.orgId, version: null, touching: [keyOf(code)] },
});

async function addReason(work: Work, reason: ReturnReason): Promise<ReturnReason> {
  if ((await putReasons(work.tx, [reason], 'keep')) === 1) return reason;
  throw new DomainError('fulfilment.codeTaken', { status: 'conflict', field: 'code' });
}

/**
 * Adds a reason, or changes one as the caller saw it; returns that exist keep the flags they were made
 * with. Refuses with `fulfilment.codeTaken` for a new one, else `fulfilment.unknownReason` or
 * `fulfilment.stale`.
 */
export async function saveReturnReason(
  work: Work,
  { seen, ...reason }: SaveReturnReasonInput,
): Promise<ReturnReason> {
  await listReturnReasons(work);
  const { code, ...facts } = reason;
  const trail = { docKind: 'setting', docId: work.tx.orgId, action: 'returnReasonSaved' };
  const key = keyOf(code);
  if (seen === undefined) {
    await addReason(work, reason);
    work.journal.audit({ ...trail, detail: { key, code, ...facts } });
    return reason;
  }
  const stored = await lockReason(work.tx, code);
  if (!stored) {
    throw new DomainError('fulfilment.unknownReason', { status: 'not_found', field: 'code' });
  }
  const { code: _code, ...before } = stored;
  const { status } = stored;
  if (Object.keys(changesBetween(before, seen)).length > 0) {
    const details = { status: 'conflict', params: { status } } as const;
    throw new DomainError('fulfilment.stale', { ...details, seen: aboutReason(work, code) });
  }
  await putReasons(work.tx, [reason], 'overwrite');
  work.journal.audit({ ...trail, detail: { key, code, changes: changesBetween(before, facts) } });
  return reason;
}
