// What a person decides about a submitted order: approve, reject, hold, release a hold. Each locks
// the order first and the dealer's account second.
import { DomainError } from '@/kernel/domain-error';
import { next } from '@/kernel/state-machine';
import { loadDealerForOrder } from '@/server/modules/dealers';
import { lockAccount, postToAccount } from '@/server/modules/receivables';
import type { Work } from '@/server/platform/actor';
import type { ApprovalCut } from '../domain/approve';
import type { Hold, HoldReason } from '../domain/hold-types';
import { openOrderValue, partBetween } from '../domain/line-amounts';
import { cutQuantities } from '../domain/moved-quantities';
import { orderMachine } from '../domain/order-machine';
import { orderApproved, orderHeld, orderRejected, orderReleased } from '../events';
import { lockOrder, readHolds } from '../repo/read';
import type { OrderWithLines } from '../repo/types';
import { appendFlow, clearHolds, putHolds, updateLineQuantities, updateOrder } from '../repo/write';
import type { OrderOutcome } from '../schemas';
import { approveLines } from './approve-lines';
import { findHolds } from './find-holds';
import { flowEntry } from './move-lines';
import { quotaFacts, takeQuota, type QuotaAnswer } from './quota-facts';
import { outcomeOf, refusePartOfGoods, refuseStale } from './order-head';

export interface OrderCommand {
  orderId: string;
  version: number;
}
export interface ReasonedCommand extends OrderCommand {
  reason: string;
}

function about(order: OrderWithLines) {
  return { docKind: 'order', docId: order.id } as const;
}

/** What the trail says of an order that is written once. */
function trail(order: OrderWithLines) {
  return { ...about(order), from: order.status, version: order.version + 1 } as const;
}

function ref(order: OrderWithLines) {
  return { orderId: order.id, dealerId: order.dealerId };
}

/** Nobody approves their own order, unless the organization is too small to split the two. */
function refuseOwn(work: Work, order: OrderWithLines): void {
  if (work.actor.userId === null || work.settings['orders.allowOwnApproval']) return;
  if (order.createdBy !== work.actor.userId) return;
  throw new DomainError('orders.ownApproval', { status: 'forbidden' });
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

/**
 * Approves a quantity per line, never more than requested (`orders.goodsNotAmended`: never less of goods
 * in settlement). Credit and quotas are checked again under
 * their locks: where they no longer suffice the order goes on hold and the answer says so.
 */
export async function approveOrder(work: Work, input: ApproveOrder): Promise<OrderOutcome> {
  const order = await lockOrder(work.tx, input.orderId);
  refuseStale(order, input.version);
  next(orderMachine, order.status, 'approve');
  refuseOwn(work, order);
  // The value of the cuts counts: an order cut to fit its limit may pass. Approve in memory first.
  const cutOf = new Map((input.cuts ?? []).map((cut) => [cut.lineId, cut.approved]));
  const wanted = order.lines.map((line) => ({
    ...line,
    approved: cutOf.get(line.id) ?? line.requested,
  }));
  const isCut = wanted.some(({ approved, requested }) => approved < requested);
  refusePartOfGoods(order, isCut);
  const { holds, quota, quotaReason } = await standingOf(work, order, wanted);
  if (holds.length > 0) return holdInstead(work, order, holds);
  const approval = await approveLines(work, order, input.cuts ?? []);
  takeQuota(work, quota, { orderId: order.id, lines: approval.lines, reason: quotaReason });
  const approved: OrderWithLines = {
    ...order,
    status: 'APPROVED',
    approvedAt: work.now,
    approvedBy: work.actor.userId,
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
  work.journal.audit({
    ...trail(order),
    action: 'approve',
    to: 'APPROVED',
    detail:
      cutOf.size > 0 ? { cutLines: cutOf.size, changes: cutQuantities(approval.lines) } : null,
  });
  work.journal.emit(orderApproved(ref(order)));
  return outcomeOf({ ...approved, version: order.version + 1 }, []);
}

export async function rejectOrder(work: Work, input: ReasonedCommand): Promise<OrderOutcome> {
  const order = await lockOrder(work.tx, input.orderId);
  refuseStale(order, input.version);
  const status = next(orderMachine, order.status, 'reject');
  const context = { order, occurredOn: work.today, ...about(order) };
  appendFlow(
    work.tx,
    order.lines.map((line) =>
      flowEntry(context, line, {
        kind: 'REJECTED',
        quantity: line.requested,
        cause: 'REJECTED',
        ...partBetween(line, 0, line.requested),
      }),
    ),
  );
  await clearEveryHold(work, order, 'REJECTED');
  await updateOrder(work.tx, { ...order, status }, []);
  work.journal.audit({
    ...trail(order),
    action: 'reject',
    to: status,
    reason: input.reason,
  });
  work.journal.emit(orderRejected(ref(order)));
  return outcomeOf({ ...order, status, version: order.version + 1 }, []);
}

/** Holds of an order that is over no longer mean anything. */
export async function clearEveryHold(
  work: Work,
  order: OrderWithLines,
  why: string,
): Promise<void> {
  await clearHolds(work.tx, {
    orderId: order.id,
    reasons: ['CREDIT_LIMIT', 'OVERDUE', 'QUOTA', 'STOCK', 'PRICE', 'MANUAL'],
    by: work.actor.userId,
    why,
    overridden: false,
  });
}

/** A person stops an order that the rules would let pass. */
export async function holdOrder(work: Work, input: ReasonedCommand): Promise<OrderOutcome> {
  const order = await lockOrder(work.tx, input.orderId);
  refuseStale(order, input.version);
  const status = next(orderMachine, order.status, 'hold');
  const hold: Hold = {
    reason: 'MANUAL',
    remedy: { steps: [[{ kind: 'release', permission: 'orders.releaseHold' }]] },
  };
  await putHolds(work.tx, [
    { ...hold, ...ref(order), note: input.reason, createdBy: work.actor.userId },
  ]);
  const open = (await readHolds(work.tx, order.id)).filter(({ clearedAt }) => clearedAt === null);
  await updateOrder(
    work.tx,
    { ...order, status },
    open.map(({ reason }) => reason),
  );
  work.journal.audit({
    ...trail(order),
    action: 'hold',
    to: status,
    reason: input.reason,
    detail: { reasons: ['MANUAL'] },
  });
  work.journal.emit(orderHeld(ref(order)));
  return outcomeOf({ ...order, status, version: order.version + 1 }, [hold]);
}

export interface ReleaseHold extends ReasonedCommand {
  hold: HoldReason;
}

/** Releases one hold against the rule, with a reason; the last one lets the order go on. */
export async function releaseHold(work: Work, input: ReleaseHold): Promise<OrderOutcome> {
  const order = await lockOrder(work.tx, input.orderId);
  refuseStale(order, input.version);
  const open = (await readHolds(work.tx, order.id)).filter((hold) => hold.clearedAt === null);
  if (!open.some((hold) => hold.reason === input.hold)) {
    throw new DomainError('orders.holdNotOpen', {
      status: 'conflict',
      params: { hold: input.hold },
    });
  }
  const left = open.filter((hold) => hold.reason !== input.hold);
  const status = left.length > 0 ? order.status : next(orderMachine, order.status, 'clearHolds');
  await clearHolds(work.tx, {
    orderId: order.id,
    reasons: [input.hold],
    by: work.actor.userId,
    why: input.reason,
    overridden: input.hold !== 'MANUAL',
  });
  await updateOrder(
    work.tx,
    { ...order, status },
    left.map(({ reason }) => reason),
  );
  work.journal.audit({
    ...trail(order),
    action: 'releaseHold',
    to: status,
    reason: input.reason,
    detail: { hold: input.hold },
  });
  if (left.length === 0) work.journal.emit(orderReleased(ref(order)));
  return outcomeOf({ ...order, status, version: order.version + 1 }, left);
}
