// What else a person decides about a submitted order: reject, hold, release a hold. Each locks the order
// first.
import { DomainError } from '@/kernel/domain-error';
import { next } from '@/kernel/state-machine';
import type { Work } from '@/server/platform/actor';
import type { Hold, HoldReason } from '../domain/hold-types';
import { partBetween } from '../domain/line-amounts';
import { orderMachine } from '../domain/order-machine';
import { orderHeld, orderRejected, orderReleased } from '../events';
import { lockOrder, readHolds } from '../repo/read';
import type { OrderWithLines } from '../repo/types';
import { appendFlow, clearHolds, putHolds, updateOrder } from '../repo/write';
import type { OrderOutcome } from '../schemas';
import { approveWhereAutomatic } from './approve-order';
import { flowEntry } from './move-lines';
import { about, outcomeOf, ref, refuseStale, trail, type OrderCommand } from './order-head';

export interface ReasonedCommand extends OrderCommand {
  reason: string;
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

/**
 * Releases one hold against the rule, with a reason; the last one lets the order go on, and approves it
 * where the organization lets clean orders pass.
 */
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
  const after = { ...order, status, version: order.version + 1 };
  if (left.length > 0) return outcomeOf(after, left);
  work.journal.emit(orderReleased(ref(order)));
  return (await approveWhereAutomatic(work, after)) ?? outcomeOf(after, []);
}
