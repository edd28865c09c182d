// Keeps what was typed, complete or not: a draft may lack prices and lines, it only needs a dealer.
import { DomainError } from '@/kernel/domain-error';
import type { Work } from '@/server/platform/actor';
import type { HoldReason } from '../domain/hold-types';
import { lockOrder } from '../repo/read';
import type { OrderWithLines } from '../repo/types';
import { deleteLines, insertLines, insertOrders, updateOrder } from '../repo/write';
import type { OrderInput, OrderOutcome } from '../schemas';
import { assembleOrder } from './assemble-order';
import {
  buildOrder,
  nextOrderNumber,
  outcomeOf,
  refuseForeignOrder,
  refuseStale,
} from './order-head';
import { inputOf, typedChanges } from './typed-order';

export interface SaveDraft {
  orderId?: string | null;
  version?: number | null;
  order: OrderInput;
}

/** Replaces the lines of an order by those of `next`, keeping the ids the lines came with. */
export async function replaceOrder(
  work: Work,
  next: OrderWithLines,
  heldBy: readonly HoldReason[],
): Promise<void> {
  await deleteLines(work.tx, next.id);
  await updateOrder(work.tx, next, heldBy);
  insertLines(
    work.tx,
    next.lines.map((line) => ({ ...line, dealerId: next.dealerId })),
  );
}

/** Refuses with `orders.stale` or `order.transitionNotAllowed` where the order is no draft. */
export async function saveDraft(work: Work, input: SaveDraft): Promise<OrderOutcome> {
  refuseForeignOrder(work, input.order);
  const assembled = await assembleOrder(work, input.order);
  if (!input.orderId) {
    const draft = buildOrder(work, input.order, assembled, {
      number: await nextOrderNumber(work),
      source: 'ENTRY',
      createdBy: work.actor.userId,
      createdAt: work.now,
    });
    insertOrders(work.tx, [draft], []);
    insertLines(
      work.tx,
      draft.lines.map((line) => ({ ...line, dealerId: draft.dealerId })),
    );
    work.journal.audit({ docKind: 'order', docId: draft.id, action: 'create', to: 'DRAFT' });
    return outcomeOf(draft, []);
  }
  const before = await lockOrder(work.tx, input.orderId);
  refuseStale(before, input.version ?? 0);
  if (before.status !== 'DRAFT') {
    throw new DomainError('orders.notDraft', {
      status: 'conflict',
      params: { status: before.status },
    });
  }
  const next = buildOrder(work, input.order, assembled, before);
  await replaceOrder(work, next, []);
  work.journal.audit({
    ...{ docKind: 'order', docId: next.id, action: 'update', version: before.version + 1 },
    detail: { changes: typedChanges(inputOf(before), input.order) },
  });
  return outcomeOf({ ...next, version: before.version + 1 }, []);
}
