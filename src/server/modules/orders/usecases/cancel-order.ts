// Gives up an order, or the open rest of it once something has shipped.
import { DomainError } from '@/kernel/domain-error';
import { next } from '@/kernel/state-machine';
import { unreserveStock } from '@/server/modules/inventory';
import type { Work } from '@/server/platform/actor';
import { partBetween } from '../domain/line-amounts';
import { openQuantity } from '../domain/line-quantities';
import { cancelLine } from '../domain/move-line';
import { orderMachine } from '../domain/order-machine';
import { orderCancelled } from '../events';
import { lockOrder } from '../repo/read';
import type { FlowEntry, OrderLineRow, OrderWithLines } from '../repo/types';
import { appendFlow, updateOrder } from '../repo/write';
import type { OrderOutcome } from '../schemas';
import { clearEveryHold, type ReasonedCommand } from './decide-order';
import { applyMovement, flowEntry } from './move-lines';
import { outcomeOf, refuseStale } from './order-head';

export interface CancelOrder extends ReasonedCommand {
  lineIds?: readonly string[];
}

/** Before approval nothing is committed: the request itself is taken off. */
async function cancelRequest(
  work: Work,
  order: OrderWithLines,
  reason: string,
): Promise<OrderOutcome> {
  const status = next(orderMachine, order.status, 'cancel');
  if (order.status !== 'DRAFT') {
    const context = { order, occurredOn: work.today, docKind: 'order', docId: order.id };
    appendFlow(
      work.tx,
      order.lines.map((line) =>
        flowEntry(context, line, {
          kind: 'CANCELLED',
          quantity: line.requested,
          cause: 'BEFORE_APPROVAL',
          ...partBetween(line, 0, line.requested),
        }),
      ),
    );
  }
  await clearEveryHold(work, order, 'CANCELLED');
  await updateOrder(work.tx, { ...order, status }, []);
  record(work, order, status, reason);
  return outcomeOf({ ...order, status, version: order.version + 1 }, []);
}

function record(work: Work, order: OrderWithLines, to: string, reason: string): void {
  work.journal.audit({
    docKind: 'order',
    docId: order.id,
    action: 'cancel',
    from: order.status,
    to,
    reason,
    version: order.version + 1,
  });
  work.journal.emit(orderCancelled({ orderId: order.id, dealerId: order.dealerId }));
}

/** After approval: open quantities are given up, their stock and credit freed. */
async function cancelRest(
  work: Work,
  order: OrderWithLines,
  wanted: ReadonlySet<string>,
  reason: string,
): Promise<OrderOutcome> {
  const open = order.lines.filter(
    (line) => openQuantity(line) > 0 && (wanted.size === 0 || wanted.has(line.id)),
  );
  if (open.length === 0) throw new DomainError('orders.nothingOpen', { status: 'conflict' });
  const context = { order, occurredOn: work.today, docKind: 'order', docId: order.id };
  const changed: OrderLineRow[] = open.map((line) => ({
    ...line,
    ...cancelLine(line, openQuantity(line)),
  }));
  const flow: FlowEntry[] = open.map((line) => {
    const quantity = openQuantity(line);
    const committed = line.shipped + quantity;
    return flowEntry(context, line, {
      kind: 'CANCELLED',
      quantity,
      cause: 'AFTER_APPROVAL',
      ...partBetween(line, committed - quantity, committed),
    });
  });
  const after = await applyMovement(work, {
    order,
    changed,
    flow,
    occurredOn: work.today,
    docKind: 'order',
    docId: order.id,
  });
  const freed = open.flatMap((line, index) => {
    const quantity = line.reserved - (changed[index]?.reserved ?? 0);
    return quantity > 0
      ? [{ lineId: line.id, warehouseId: order.warehouseId, productId: line.productId, quantity }]
      : [];
  });
  if (freed.length > 0) {
    const source = { docKind: 'order', docId: order.id, occurredOn: work.today };
    await unreserveStock(work, source, freed);
  }
  record(work, order, after.status, reason);
  return outcomeOf(after, []);
}

/** Lines meant one by one must be lines of this order, and of one that is approved. */
function refuseLines(order: OrderWithLines, wanted: ReadonlySet<string>): void {
  if (wanted.size === 0) return;
  if (order.approvedAt === null) {
    const params = { status: order.status };
    throw new DomainError('orders.linesBeforeApproval', { status: 'conflict', params });
  }
  const own = new Set(order.lines.map((line) => line.id));
  const unknown = [...wanted].findIndex((id) => !own.has(id));
  if (unknown < 0) return;
  const field = `lineIds.${unknown}`;
  throw new DomainError('orders.lineUnknown', { status: 'not_found', field });
}

/**
 * Refuses with `order.transitionNotAllowed`, `orders.stale`, `orders.nothingOpen`,
 * `orders.linesBeforeApproval` or `orders.lineUnknown`.
 */
export async function cancelOrder(work: Work, input: CancelOrder): Promise<OrderOutcome> {
  const order = await lockOrder(work.tx, input.orderId);
  refuseStale(order, input.version);
  const wanted = new Set(input.lineIds ?? []);
  refuseLines(order, wanted);
  if (order.approvedAt === null) return cancelRequest(work, order, input.reason);
  return cancelRest(work, order, wanted, input.reason);
}
