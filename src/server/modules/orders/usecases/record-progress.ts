// Doors for fulfilment and receivables: what was shipped, delivered, returned, invoiced, credited.
// Each locks the order, checks every line against the rules and moves quantities, ledger, exposure.
import { DomainError } from '@/kernel/domain-error';
import type { Work } from '@/server/platform/actor';
import { partBetween } from '../domain/line-amounts';
import type { LineQuantities } from '../domain/line-quantities';
import { deliverLine, invoiceLine, returnLine, shipLine } from '../domain/move-line';
import { orderProgressed } from '../events';
import { lockOrder } from '../repo/read';
import type { FlowKind, OrderLineRow, OrderWithLines } from '../repo/types';
import { appendFlow } from '../repo/write';
import { applyMovement, flowEntry } from './move-lines';

export interface ProgressRef {
  orderId: string;
  /** The shipment, return, invoice or credit note that causes it. */
  docId: string;
  occurredOn: string;
}

export interface LineQuantity {
  lineId: string;
  quantity: number;
}

interface Step<L extends LineQuantity> {
  kind: FlowKind;
  docKind: string;
  move: (line: OrderLineRow, step: L) => LineQuantities;
  /** Where on the line the moved quantity lies, for its amounts. */
  from: (line: OrderLineRow) => number;
  cause?: (step: L) => string | null;
  leaveUnbilled?: boolean;
}

function lineOf(order: OrderWithLines, lineId: string): OrderLineRow {
  const line = order.lines.find((candidate) => candidate.id === lineId);
  if (!line) throw new DomainError('orders.lineUnknown', { status: 'not_found' });
  return line;
}

async function progress<L extends LineQuantity>(
  work: Work,
  ref: ProgressRef,
  steps: readonly L[],
  step: Step<L>,
): Promise<OrderWithLines> {
  const order = await lockOrder(work.tx, ref.orderId);
  const context = {
    order,
    occurredOn: ref.occurredOn,
    docKind: step.docKind,
    docId: ref.docId,
  };
  const moving = steps.filter((one) => one.quantity > 0);
  const changed = new Map<string, OrderLineRow>();
  const flow = moving.map((one) => {
    const line = changed.get(one.lineId) ?? lineOf(order, one.lineId);
    changed.set(line.id, { ...line, ...step.move(line, one) });
    const from = step.from(line);
    return flowEntry(context, line, {
      kind: step.kind,
      quantity: one.quantity,
      cause: step.cause?.(one) ?? null,
      ...partBetween(line, from, from + one.quantity),
    });
  });
  const after = await applyMovement(work, {
    order,
    changed: [...changed.values()],
    flow,
    occurredOn: ref.occurredOn,
    docKind: step.docKind,
    docId: ref.docId,
    ...(step.leaveUnbilled ? { leaveUnbilled: true } : {}),
  });
  work.journal.emit(orderProgressed({ orderId: order.id, dealerId: order.dealerId }));
  return after;
}

/** Goods left the warehouse. Refuses with `orders.shippedMoreThanApproved`. */
export async function recordShipped(
  work: Work,
  ref: ProgressRef,
  lines: readonly LineQuantity[],
): Promise<OrderWithLines> {
  return progress(work, ref, lines, {
    kind: 'SHIPPED',
    docKind: 'shipment',
    move: (line, { quantity }) => shipLine(line, quantity),
    from: (line) => line.shipped,
  });
}

/** The dealer signed for goods. Refuses with `orders.deliveredMoreThanShipped`. */
export async function recordDelivered(
  work: Work,
  ref: ProgressRef,
  lines: readonly LineQuantity[],
): Promise<OrderWithLines> {
  return progress(work, ref, lines, {
    kind: 'DELIVERED',
    docKind: 'shipment',
    move: (line, { quantity }) => deliverLine(line, quantity),
    from: (line) => line.delivered,
  });
}

export interface ReturnedLine extends LineQuantity {
  reopen: boolean;
}

/** Goods came back; `cause` is the reason of the return. */
export async function recordReturned(
  work: Work,
  ref: ProgressRef,
  cause: string,
  lines: readonly ReturnedLine[],
): Promise<OrderWithLines> {
  return progress(work, ref, lines, {
    kind: 'RETURNED',
    docKind: 'return',
    move: (line, { quantity, reopen }) => returnLine(line, quantity, { reopen }),
    from: (line) => line.returned,
    cause: () => cause,
  });
}

/** An invoice took shipped quantities; it moves UNBILLED to INVOICED on the account itself. */
export async function recordInvoiced(
  work: Work,
  ref: ProgressRef,
  lines: readonly LineQuantity[],
): Promise<OrderWithLines> {
  return progress(work, ref, lines, {
    kind: 'INVOICED',
    docKind: 'invoice',
    move: (line, { quantity }) => invoiceLine(line, quantity),
    from: (line) => line.invoiced,
    leaveUnbilled: true,
  });
}

export interface CreditedLine extends LineQuantity {
  netMinor: bigint;
  taxMinor: bigint;
}

/** A credit note took back part of what was invoiced: an entry, no change of quantities. */
export async function recordCredited(
  work: Work,
  ref: ProgressRef,
  cause: string,
  lines: readonly CreditedLine[],
): Promise<void> {
  const order = await lockOrder(work.tx, ref.orderId);
  const context = {
    order,
    occurredOn: ref.occurredOn,
    docKind: 'creditNote',
    docId: ref.docId,
  };
  appendFlow(
    work.tx,
    lines.map(({ lineId, quantity, netMinor, taxMinor }) =>
      flowEntry(context, lineOf(order, lineId), {
        kind: 'CREDITED',
        quantity,
        cause,
        netMinor,
        taxMinor,
        discountMinor: 0n,
        costMinor: 0n,
      }),
    ),
  );
  work.journal.emit(orderProgressed({ orderId: order.id, dealerId: order.dealerId }));
}
