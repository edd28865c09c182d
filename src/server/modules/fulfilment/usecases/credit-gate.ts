// Goods go out on credit only within the dealer's limit and while nothing is too late. What a
// person released on the order counts here too; releasing it at the dock needs the permission and
// a reason.
import { DomainError, type DomainIssue } from '@/kernel/domain-error';
import { loadDealerForOrder } from '@/server/modules/dealers';
import { readHolds, type OrderWithLines } from '@/server/modules/orders';
import { exposureOf, lockAccount } from '@/server/modules/receivables';
import type { Work } from '@/server/platform/actor';
import { creditBlocks } from '../domain/credit-gate';

/**
 * Locks the dealer's account. Refuses with `fulfilment.creditBlocked`, its issues
 * `fulfilment.creditLimit` and `fulfilment.overdue`, unless the caller may override and says why.
 */
export async function checkCredit(
  work: Work,
  order: OrderWithLines,
  overrideReason: string | null | undefined,
): Promise<void> {
  const account = await lockAccount(work, order.dealerId);
  const dealer = await loadDealerForOrder(work, order.dealerId);
  const state = {
    limitMinor: account.creditLimitMinor,
    exposureMinor: exposureOf(account),
    oldestOverdueDays: account.oldestOverdueDays,
    overdueDays: dealer.overdueDays ?? work.settings['receivables.overdueDays'],
  };
  if (creditBlocks(state).length === 0) return;
  const holds = await readHolds(work.tx, order.id);
  const released = new Set<string>(
    holds.filter((hold) => hold.overridden).map((hold) => hold.reason),
  );
  const blocks = creditBlocks(state, released);
  if (blocks.length === 0) return;
  if (overrideReason && work.actor.can('orders.releaseHold')) {
    work.journal.audit({
      docKind: 'order',
      docId: order.id,
      action: 'overrideCredit',
      reason: overrideReason,
      detail: { blocks },
    });
    return;
  }
  const issues = blocks.map((block): DomainIssue =>
    block === 'OVERDUE'
      ? {
          code: 'fulfilment.overdue',
          params: { days: state.oldestOverdueDays, allowed: state.overdueDays },
        }
      : {
          code: 'fulfilment.creditLimit',
          params: {
            currency: account.currency,
            limitMinor: String(state.limitMinor ?? 0n),
            exposureMinor: String(state.exposureMinor),
          },
        },
  );
  throw new DomainError('fulfilment.creditBlocked', {
    field: 'overrideReason',
    params: { dealer: dealer.code, order: order.number },
    issues,
  });
}
