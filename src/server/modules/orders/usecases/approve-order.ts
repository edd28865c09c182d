// Approval of a submitted order, by a person or, where nothing stands against it any more, by itself. Locks
// the order first and the dealer's account second.
import { DomainError } from '@/kernel/domain-error';
import { next } from '@/kernel/state-machine';
import { loadDealerForOrder } from '@/server/modules/dealers';
import { lockAccount, postToAccount } from '@/server/modules/receivables';
import type { Work } from '@/server/platform/actor';
import type { ApprovalCut } from '../domain/approve';
import type { Hold } from '../domain/hold-types';
import { openOrderValue } from '../domain/line-amounts';
import { cutQuantities } from '../domain/moved-quantities';
import { orderMachine } from '../domain/order-machine';
import { orderApproved, orderHeld } from '../events';
import { lockOrder, readHolds } from '../repo/read';
import type { OrderWithLines } from '../repo/types';
import { appendFlow, putHolds, updateLineQuantities, updateOrder } from '../repo/write';
import type { OrderOutcome } from '../schemas';
import { approveLines } from './approve-lines';
import { findHolds } from './find-holds';
import {
  about,
  outcomeOf,
  ref,
  refusePartOfGoods,
  refuseStale,
  trail,
  type OrderCommand,
} from './order-head';
import { quotaFacts, takeQuota, type QuotaAnswer } from './quota-facts';

/** Nobody approves their own order, unless the organization is too small to split the two. */
function isOwn({ actor, settings }: Work, order: OrderWithLines): boolean {
  if (actor.userId === null || settings['orders.allowOwnApproval']) return false;
  return order.createdBy === actor.userId;
}

interface Standing {
  holds: Hold[];
  quota: QuotaAnswer;
  /** Why a person let the order pass its quota. */
  quotaReason: string | null;
}

/** Credit, overdue and quotas as they stand now, under their locks, for what is to be approved. */
async function standingOf(
  work: Work,
  order: OrderWithLines,
  wanted: OrderWithLines['lines'],
): Promise<Standing> {
  const account = await lockAccount(work, order.dealerId);
  const dealer = await loadDealerForOrder(work, order.dealerId);
  const quota = await quotaFacts(work, {
    dealer,
    on: order.orderedOn,
    lines: wanted.map(({ lineNo: line, productId, approved: quantity }) => {
      return { line, productId, quantity };
    }),
    lock: true,
  });
  const released = (await readHolds(work.tx, order.id)).filter((hold) => hold.overridden);
  const overridden = new Set(released.map((hold) => hold.reason));
  const found = await findHolds(work, {
    dealer,
    account,
    addedMinor: valueOf(wanted),
    lines: order.lines.map((line) => ({
      ...line,
      listPrice: null,
      manual: false,
      discountRate: '0',
    })),
    stock: [],
    quota: quota.verdicts,
    manual: false,
  });
  return {
    holds: found.filter((hold) => !overridden.has(hold.reason)),
    quota,
    quotaReason: released.find((hold) => hold.reason === 'QUOTA')?.clearReason ?? null,
  };
}

const valueOf = (lines: OrderWithLines['lines']) =>
  lines.reduce((sum, line) => sum + openOrderValue(line), 0n);

/** Puts an order on hold instead of approving it: another order spent the limit or the quota. */
async function holdInstead(
  work: Work,
  order: OrderWithLines,
  holds: Hold[],
): Promise<OrderOutcome> {
  const held = { ...order, status: 'ON_HOLD' as const };
  await putHolds(
    work.tx,
    holds.map((hold) => ({ ...hold, ...ref(order), createdBy: work.actor.userId })),
  );
  await updateOrder(
    work.tx,
    held,
    holds.map(({ reason }) => reason),
  );
  work.journal.audit({
    ...trail(order),
    action: 'hold',
    to: 'ON_HOLD',
    detail: { reasons: holds.map((hold) => hold.reason) },
  });
  work.journal.emit(orderHeld(ref(order)));
  return outcomeOf({ ...held, version: order.version + 1 }, holds);
}

export interface ApproveOrder extends OrderCommand {
  cuts?: readonly ApprovalCut[];
}

/** By whom, and what less of; an approval by itself is nobody's. */
interface Decision {
  approvedBy: string | null;
  cuts: readonly ApprovalCut[];
  detail: Record<string, unknown> | null;
}

/**
 * Approves an order that is locked. Credit and quotas are checked again under their locks: where they no
 * longer suffice the order goes on hold and the answer says so.
 */
async function approveLocked(
  work: Work,
  order: OrderWithLines,
  { approvedBy, cuts, detail }: Decision,
): Promise<OrderOutcome> {
  // The value of the cuts counts: an order cut to fit its limit may pass. Approve in memory first.
  const cutOf = new Map(cuts.map((cut) => [cut.lineId, cut.approved]));
  const wanted = order.lines.map((line) => ({
    ...line,
    approved: cutOf.get(line.id) ?? line.requested,
  }));
  const isCut = wanted.some(({ approved, requested }) => approved < requested);
  refusePartOfGoods(order, isCut);
  const { holds, quota, quotaReason } = await standingOf(work, order, wanted);
  if (holds.length > 0) return holdInstead(work, order, holds);
  const approval = await approveLines(work, order, cuts);
  takeQuota(work, quota, { orderId: order.id, lines: approval.lines, reason: quotaReason });
  const approved: OrderWithLines = {
    ...order,
    status: 'APPROVED',
    approvedAt: work.now,
    approvedBy,
    lines: approval.lines,
  };
  await postToAccount(
    work,
    {
      dealerId: order.dealerId,
      currency: order.currency,
      ...about(order),
      occurredOn: work.today,
    },
    [{ bucket: 'OPEN_ORDER', amountMinor: valueOf(wanted) }],
  );
  await updateLineQuantities(work.tx, approval.lines);
  appendFlow(work.tx, approval.flow);
  await updateOrder(work.tx, approved, []);
  const changes = cutOf.size > 0 && {
    cutLines: cutOf.size,
    changes: cutQuantities(approval.lines),
  };
  work.journal.audit({
    ...trail(order),
    ...{ action: 'approve', to: 'APPROVED', detail: changes || detail },
  });
  work.journal.emit(orderApproved(ref(order)));
  return outcomeOf({ ...approved, version: order.version + 1 }, []);
}

/**
 * Approves a quantity per line, never more than requested (`orders.goodsNotAmended`: never less of goods
 * in settlement). Refuses with `orders.stale`, `orders.ownApproval`, `order.transitionNotAllowed`.
 */
export async function approveOrder(work: Work, input: ApproveOrder): Promise<OrderOutcome> {
  const order = await lockOrder(work.tx, input.orderId);
  refuseStale(order, input.version);
  next(orderMachine, order.status, 'approve');
  if (isOwn(work, order)) throw new DomainError('orders.ownApproval', { status: 'forbidden' });
  const { cuts = [] } = input;
  return approveLocked(work, order, { approvedBy: work.actor.userId, cuts, detail: null });
}

/**
 * An order against which nothing stands any more passes as one that was clean when it was submitted, where
 * the organization lets those pass. Null where it does not, and where a person would let their own pass.
 */
export async function approveWhereAutomatic(
  work: Work,
  order: OrderWithLines,
): Promise<OrderOutcome | null> {
  if (!work.settings['orders.autoApprove'] || isOwn(work, order)) return null;
  next(orderMachine, order.status, 'approve');
  return approveLocked(work, order, { approvedBy: null, cuts: [], detail: { automatic: true } });
}
