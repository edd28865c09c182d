// Why goods come back. An organization starts with the usual reasons and may change or add to them.
import { DomainError } from '@/kernel/domain-error';
import type { Work } from '@/server/platform/actor';
import { DEFAULT_RETURN_REASONS, type ReturnReason } from '../domain/return-reasons';
import { putReasons, readReasons } from '../repo/returns';
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

/** Creates or changes a reason; returns that exist keep the flags they were made with. */
export async function saveReturnReason(
  work: Work,
  input: SaveReturnReasonInput,
): Promise<ReturnReason> {
  await listReturnReasons(work);
  await putReasons(work.tx, [input], 'overwrite');
  return input;
}
