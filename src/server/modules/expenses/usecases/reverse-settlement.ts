// Takes a settlement back. A payment by its reversing entry; goods when their order was called off, which
// a job notices by itself. A credit note is a document of the dealer's account and is never taken back here.
import { DomainError } from '@/kernel/domain-error';
import { readOrder } from '@/server/modules/orders';
import type { Work } from '@/server/platform/actor';
import { touchClaim } from '../repo/claims';
import { markSettlementReversed, readSettlement, type PostedSettlement } from '../repo/settlements';
import type { ClaimOutcome, ReverseSettlementInput } from '../schemas';
import { claimOutcome, lockFreshClaim, moveClaim, type LockedClaim } from './lock-claim';
import { refuseStale } from './move-request';
import { applySettlement } from './post-settlement';

/** States in which nothing of an order was given. */
export const DEAD = ['CANCELLED', 'REJECTED'];

async function refuseLasting(
  work: Work,
  settlement: { method: string; orderId: string | null },
): Promise<void> {
  if (settlement.method === 'CASH') return;
  if (settlement.orderId !== null) {
    const order = await readOrder(work.tx, settlement.orderId);
    if (DEAD.includes(order.status)) return;
    const params = { number: order.number, status: order.status };
    throw new DomainError('expenses.goodsOrderAlive', { status: 'conflict', params });
  }
  throw new DomainError('expenses.creditNoteStays', { status: 'conflict' });
}

/**
 * Refuses with `expenses.settlementNotFound`, `expenses.stale`, `expenses.alreadyReversed`,
 * `expenses.goodsOrderAlive`, `expenses.creditNoteStays`.
 */
export async function reverseSettlement(
  work: Work,
  input: ReverseSettlementInput,
): Promise<ClaimOutcome> {
  const { claimId } = await readSettlement(work.tx, input.settlementId);
  const locked = await lockFreshClaim(work, { claimId });
  const settlement = await readSettlement(work.tx, input.settlementId);
  refuseStale('expenseSettlement', settlement, input.version);
  if (settlement.status === 'REVERSED') {
    const params = { number: settlement.number };
    throw new DomainError('expenses.alreadyReversed', { status: 'conflict', params });
  }
  await refuseLasting(work, settlement);
  return takeBack(work, locked, settlement, input.reason);
}

/** The caller holds the locks, and knows that the settlement is posted and may go. */
export async function takeBack(
  work: Work,
  locked: LockedClaim,
  settlement: PostedSettlement,
  reason: string,
): Promise<ClaimOutcome> {
  const parts = settlement.parts.map(({ claimLineId, amountMinor }) => ({
    id: claimLineId,
    amountMinor: -amountMinor,
  }));
  await markSettlementReversed(work.tx, settlement.id);
  await applySettlement(work, locked, { id: settlement.id, occurredOn: work.today }, parts);
  const detail = { number: settlement.number, amountMinor: settlement.amountMinor };
  const version = settlement.version + 1;
  const trail = { docKind: 'expenseSettlement', docId: settlement.id, action: 'reverse', version };
  work.journal.audit({ ...trail, from: 'POSTED', to: 'REVERSED', reason, detail });
  const { claim } = locked;
  if (claim.status === 'SETTLED') {
    return moveClaim(work, claim, { action: 'unsettle', reason, detail });
  }
  // Settled in part: the claim keeps its state, and who has it open is told why it is another version.
  await touchClaim(work.tx, claim.id);
  work.journal.audit({
    ...{ docKind: 'expenseClaim', docId: claim.id, action: 'unsettle', reason, detail },
    version: claim.version + 1,
  });
  return claimOutcome({ ...claim, version: claim.version + 1 });
}
