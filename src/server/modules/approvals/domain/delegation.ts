/** The state of a delegation on a day. Pure. */
import type { BusinessDate } from '@/kernel/business-date';

export type DelegationState = 'coming' | 'inForce' | 'over' | 'revoked';

export function delegationState(
  one: { validFrom: BusinessDate; validTo: BusinessDate; revokedAt: Date | null },
  today: BusinessDate,
): DelegationState {
  if (one.revokedAt !== null) return 'revoked';
  if (today < one.validFrom) return 'coming';
  return today <= one.validTo ? 'inForce' : 'over';
}
