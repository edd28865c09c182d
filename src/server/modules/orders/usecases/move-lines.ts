// The one way an order's quantities move: change the lines in memory, then write the quantities,
// the order-flow entries and what the dealer's account carries, and derive the order's status.
import type { Work } from '@/server/platform/actor';
import { postToAccount } from '@/server/modules/receivables';
import { deriveStatus } from '../domain/derive-status';
import { openOrderValue, unbilledValue, type PartAmounts } from '../domain/line-amounts';
import { movedQuantities } from '../domain/moved-quantities';
import type { FlowEntry, OrderLineRow, OrderWithLines } from '../repo/types';
import { appendFlow, updateLineQuantities, updateOrder } from '../repo/write';
import { returnQuota } from './quota-facts';

export interface Movement {
  order: OrderWithLines;
  /** The lines as they are to be; every one belongs to the order. */
  changed: readonly OrderLineRow[];
  flow: readonly FlowEntry[];
  occurredOn: string;
  docKind: string;
  docId: string;
  /** Buckets that another module posts itself (an invoice moves UNBILLED to INVOICED). */
  leaveUnbilled?: boolean;
}

export interface FlowContext {
  order: OrderWithLines;
  occurredOn: string;
  docKind: string;
  docId: string;
}

/** A ledger entry of this order with the fields that all its entries share. */
export function flowEntry(
  context: FlowContext,
  line: OrderLineRow,
  rest: Pick<FlowEntry, 'kind' | 'quantity' | 'cause'> & PartAmounts,
): FlowEntry {
  const { order } = context;
  return {
    occurredOn: context.occurredOn,
    orderId: order.id,
    lineId: line.id,
    dealerId: order.dealerId,
    salespersonId: order.salespersonId,
    productId: line.productId,
    currency: order.currency,
    dueOn: order.requestedOn,
    docKind: context.docKind,
    docId: context.docId,
    ...rest,
  };
}

function total(lines: readonly OrderLineRow[], of: (line: OrderLineRow) => bigint): bigint {
  return lines.reduce((sum, line) => sum + of(line), 0n);
}

/**
 * Writes a movement. The order row must be locked. Returns the order as it now is; its version has
 * risen by one.
 */
export async function applyMovement(work: Work, movement: Movement): Promise<OrderWithLines> {
  const { order } = movement;
  const changed = new Map(movement.changed.map((line) => [line.id, line]));
  const before = order.lines.filter((line) => changed.has(line.id));
  const lines = order.lines.map((line) => changed.get(line.id) ?? line);
  const status = deriveStatus(order.status, lines);
  const after: OrderWithLines = { ...order, lines, status, version: order.version + 1 };
  const openDelta = total(movement.changed, openOrderValue) - total(before, openOrderValue);
  const unbilledDelta = movement.leaveUnbilled
    ? 0n
    : total(movement.changed, unbilledValue) - total(before, unbilledValue);
  await postToAccount(
    work,
    {
      dealerId: order.dealerId,
      currency: order.currency,
      docKind: movement.docKind,
      docId: movement.docId,
      occurredOn: movement.occurredOn,
    },
    [
      { bucket: 'OPEN_ORDER' as const, amountMinor: openDelta },
      { bucket: 'UNBILLED' as const, amountMinor: unbilledDelta },
    ].filter((delta) => delta.amountMinor !== 0n),
  );
  await returnQuota(work, movement, before, movement.changed);
  await updateLineQuantities(work.tx, movement.changed);
  appendFlow(work.tx, movement.flow);
  await updateOrder(work.tx, after, []);
  // What an act of the order itself does to its lines, that act records too.
  if (movement.docKind !== 'order' || status !== order.status) {
    work.journal.audit({
      docKind: 'order',
      docId: order.id,
      action: movement.docKind === 'order' ? 'progress' : movement.docKind,
      from: order.status,
      to: status,
      version: after.version,
      detail: { changes: movedQuantities(before, movement.changed) },
    });
  }
  return after;
}
