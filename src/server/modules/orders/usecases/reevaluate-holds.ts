// Runs when something happened that can clear a hold: a receipt, a new limit, stock that arrived.
// Holds that no longer apply are cleared, the remedies of the others are brought up to date. The last one
// lets the order go on, as far as approval where the organization lets clean orders pass.
import { next } from '@/kernel/state-machine';
import { loadDealerForOrder } from '@/server/modules/dealers';
import { lockAccount } from '@/server/modules/receivables';
import type { Work } from '@/server/platform/actor';
import type { HoldReason } from '../domain/hold-types';
import { orderMachine } from '../domain/order-machine';
import { orderReleased } from '../events';
import { heldOrderIds, lockOrder, readHolds, type HoldFilter } from '../repo/read';
import type { OrderWithLines } from '../repo/types';
import { clearHolds, putHolds, updateOrder } from '../repo/write';
import { approveWhereAutomatic } from './approve-order';
import { findHolds } from './find-holds';
import { quotaFacts } from './quota-facts';
import { stockFacts } from './stock-facts';

/** What the rules say of an order now, leaving out the reasons that only a person releases. */
async function holdsNow(work: Work, order: OrderWithLines) {
  const account = await lockAccount(work, order.dealerId);
  const dealer = await loadDealerForOrder(work, order.dealerId);
  const lines = order.lines.map((line) => ({
    line: line.lineNo,
    productId: line.productId,
    quantity: line.requested,
  }));
  const { warehouseId, orderedOn: on } = order;
  const [quota, stock] = await Promise.all([
    quotaFacts(work, { dealer, on, lines, lock: false }),
    stockFacts(work, { warehouseId, orderId: order.id, lines }),
  ]);
  return findHolds(work, {
    dealer,
    account,
    addedMinor: order.totalMinor,
    lines: order.lines.map((line) => ({
      ...line,
      listPrice: null,
      manual: false,
      discountRate: '0',
    })),
    stock: stock.warnings,
    quota: quota.verdicts,
    manual: false,
  });
}

const BY_EVENT: readonly HoldReason[] = ['CREDIT_LIMIT', 'OVERDUE', 'QUOTA', 'STOCK'];

/**
 * Clears the holds of one order that no longer apply; true where something changed. One transaction
 * per order: two of them would lock each other's dealers in no fixed order.
 */
export async function reevaluateOrder(work: Work, orderId: string): Promise<boolean> {
  const order = await lockOrder(work.tx, orderId);
  if (order.status !== 'ON_HOLD') return false;
  const open = (await readHolds(work.tx, orderId)).filter((hold) => hold.clearedAt === null);
  const now = await holdsNow(work, order);
  const stillHeld = new Map(now.map((hold) => [hold.reason, hold]));
  const cleared = open
    .map((hold) => hold.reason)
    .filter((reason) => BY_EVENT.includes(reason) && !stillHeld.has(reason));
  const kept = open.filter((hold) => !cleared.includes(hold.reason));
  await putHolds(
    work.tx,
    kept.flatMap((hold) => {
      const fresh = stillHeld.get(hold.reason);
      return fresh
        ? [{ ...fresh, orderId, dealerId: order.dealerId, createdBy: work.actor.userId }]
        : [];
    }),
  );
  if (cleared.length === 0) return false;
  await clearHolds(work.tx, {
    orderId,
    reasons: cleared,
    by: work.actor.userId,
    why: 'RULE_SATISFIED',
    overridden: false,
  });
  const status = kept.length > 0 ? order.status : next(orderMachine, order.status, 'clearHolds');
  await updateOrder(
    work.tx,
    { ...order, status },
    kept.map(({ reason }) => reason),
  );
  work.journal.audit({
    docKind: 'order',
    docId: orderId,
    action: 'holdCleared',
    from: order.status,
    to: status,
    detail: { reasons: cleared },
    version: order.version + 1,
  });
  if (kept.length > 0) return true;
  work.journal.emit(orderReleased({ orderId, dealerId: order.dealerId }));
  await approveWhereAutomatic(work, { ...order, status, version: order.version + 1 });
  return true;
}

/** Ids of the held orders that an event may free, oldest first. */
export async function heldOrders(work: Work, filter: HoldFilter): Promise<string[]> {
  return heldOrderIds(work.tx, filter);
}
