// Orders of the past, loaded in bulk through the same tables and ledgers as orders of today: each
// step on its own date, amounts as they were, in a fixed number of statements for any number of
// orders. What an order has not done yet (shipping, invoicing) can go on from here by hand.
import type { BusinessDate } from '@/kernel/business-date';
import { DomainError } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import { postEntries, type Entry } from '@/server/modules/receivables';
import type { Work } from '@/server/platform/actor';
import { openOrderValue, partBetween, valueAt } from '../domain/line-amounts';
import { lineFaults } from '../domain/line-quantities';
import type { OrderStatus } from '../domain/order-machine';
import { orderHistoryLoaded } from '../events';
import type { FlowEntry, FlowKind, OrderLineRow, OrderWithLines } from '../repo/types';
import { appendFlow, insertLines, insertOrders, putHolds, type NewHold } from '../repo/write';
import { flowEntry } from './move-lines';

export interface HistoricLine {
  id?: string;
  productId: string;
  categoryId: string | null;
  unit: string;
  /** Base units. */
  requested: number;
  approved: number;
  shipped: number;
  delivered: number;
  invoiced: number;
  unitPrice: string;
  discountRate: string;
  taxRate: string;
  netMinor: bigint;
  discountMinor: bigint;
  taxMinor: bigint;
  /** Null: not known. */
  costMinor: bigint | null;
}

export interface HistoricOrder {
  id: string;
  number: string;
  dealerId: string;
  salespersonId: string | null;
  warehouseId: string;
  currency: string;
  status: OrderStatus;
  orderedOn: BusinessDate;
  requestedOn: BusinessDate | null;
  dealerPoNumber: string | null;
  note: string | null;
  /** Left out: on the day it was ordered. */
  approvedOn?: BusinessDate;
  /** Document and date of each step the order has taken. */
  shipment?: { id: string; on: BusinessDate };
  deliveredOn?: BusinessDate;
  invoice?: { id: string; on: BusinessDate };
  /** Why a person holds it, for ON_HOLD. */
  heldBecause?: string;
  /** Why and when it ended, for REJECTED and CANCELLED. */
  ended?: { on: BusinessDate; cause: string };
  lines: HistoricLine[];
}

function historicLine(order: HistoricOrder, line: HistoricLine, lineNo: number): OrderLineRow {
  const row: OrderLineRow = {
    id: line.id ?? newId(),
    orderId: order.id,
    lineNo,
    productId: line.productId,
    unit: line.unit,
    unitFactor: 1,
    requested: line.requested,
    approved: line.approved,
    reserved: 0,
    shipped: line.shipped,
    delivered: line.delivered,
    returned: 0,
    reopened: 0,
    cancelled: 0,
    invoiced: line.invoiced,
    overShipMax: 0,
    unitPrice: line.unitPrice,
    discountRate: line.discountRate,
    taxRate: line.taxRate,
    netMinor: line.netMinor,
    discountMinor: line.discountMinor,
    taxMinor: line.taxMinor,
    costMinor: line.costMinor,
    priceRule: { by: 'history' },
    cutReason: null,
    note: null,
  };
  const [fault] = lineFaults(row);
  if (fault) {
    throw new DomainError('orders.historyInvalid', {
      status: 'invalid',
      field: `lines.${lineNo - 1}`,
      params: { order: order.number, line: lineNo, fault },
    });
  }
  return row;
}

const midnight = (day: BusinessDate) => new Date(`${day}T00:00:00Z`);

const approvedOn = (order: HistoricOrder) => order.approvedOn ?? order.orderedOn;

function toOrder(work: Work, order: HistoricOrder): OrderWithLines {
  const lines = order.lines.map((line, index) => historicLine(order, line, index + 1));
  const sum = (pick: (line: OrderLineRow) => bigint) =>
    lines.reduce((total, line) => total + pick(line), 0n);
  const netMinor = sum((line) => line.netMinor);
  const taxMinor = sum((line) => line.taxMinor);
  const at = midnight(order.orderedOn);
  const approved = lines.some((line) => line.approved > 0);
  const { id, number, dealerId, salespersonId, warehouseId, currency, status } = order;
  return {
    ...{ id, number, dealerId, salespersonId, warehouseId, currency, status },
    orderedOn: order.orderedOn,
    requestedOn: order.requestedOn,
    dealerPoNumber: order.dealerPoNumber,
    shipToId: null,
    note: order.note,
    source: 'HISTORY',
    lineCount: lines.length,
    netMinor,
    discountMinor: sum((line) => line.discountMinor),
    taxMinor,
    totalMinor: netMinor + taxMinor,
    version: 1,
    createdBy: work.actor.userId,
    createdAt: at,
    submittedAt: status === 'DRAFT' ? null : at,
    approvedAt: approved ? midnight(approvedOn(order)) : null,
    approvedBy: null,
    lines,
  };
}

interface Step {
  kind: FlowKind;
  quantityOf: (line: OrderLineRow) => number;
  on: BusinessDate;
  docKind: string;
  docId: string;
  cause?: string;
}

/** The steps an order has taken, in order. */
function stepsOf(source: HistoricOrder): Step[] {
  const own = { docKind: 'order', docId: source.id };
  const { shipment, deliveredOn, invoice, ended } = source;
  const steps: Step[] = [
    { kind: 'REQUESTED', quantityOf: (l) => l.requested, on: source.orderedOn, ...own },
    { kind: 'APPROVED', quantityOf: (l) => l.approved, on: approvedOn(source), ...own },
  ];
  if (ended) {
    const kind = source.status === 'REJECTED' ? 'REJECTED' : 'CANCELLED';
    steps.push({ kind, quantityOf: (l) => l.requested, on: ended.on, cause: ended.cause, ...own });
  }
  if (shipment) {
    const doc = { docKind: 'shipment', docId: shipment.id };
    steps.push({ kind: 'SHIPPED', quantityOf: (l) => l.shipped, on: shipment.on, ...doc });
    const on = deliveredOn ?? shipment.on;
    steps.push({ kind: 'DELIVERED', quantityOf: (l) => l.delivered, on, ...doc });
  }
  if (invoice) {
    const doc = { docKind: 'invoice', docId: invoice.id };
    steps.push({ kind: 'INVOICED', quantityOf: (l) => l.invoiced, on: invoice.on, ...doc });
  }
  return source.status === 'DRAFT' ? [] : steps;
}

function flowOf(order: OrderWithLines, source: HistoricOrder): FlowEntry[] {
  const products = new Set<string>();
  const categories = new Set<string>();
  const counters = order.lines.map((line, index) => {
    const category = source.lines[index]?.categoryId ?? '';
    const counted = {
      orderFirst: index === 0 ? 1 : 0,
      productFirst: products.has(line.productId) ? 0 : 1,
      categoryFirst: categories.has(category) ? 0 : 1,
      lineCount: 1,
    };
    products.add(line.productId);
    categories.add(category);
    return counted;
  });
  return stepsOf(source).flatMap((step) => {
    const context = { order, occurredOn: step.on, docKind: step.docKind, docId: step.docId };
    return order.lines.map((line, index) => {
      const quantity = step.quantityOf(line);
      const entry = flowEntry(context, line, {
        kind: step.kind,
        quantity,
        cause: step.cause ?? null,
        ...partBetween(line, 0, quantity),
      });
      return step.kind === 'REQUESTED' ? { ...entry, ...counters[index] } : entry;
    });
  });
}

/** What the dealer's account went through: approved, then shipped. Invoices post themselves. */
function accountOf(order: OrderWithLines, source: HistoricOrder): Entry[] {
  const sum = (of: (line: OrderLineRow) => bigint) =>
    order.lines.reduce((total, line) => total + of(line), 0n);
  const common = { dealerId: order.dealerId, currency: order.currency };
  const approved = sum((line) => openOrderValue({ ...line, shipped: 0 }));
  const shipped = sum((line) => valueAt(line, line.shipped));
  const ordered = { docKind: 'order', docId: order.id, occurredOn: approvedOn(source) };
  const entries: Entry[] = [{ ...common, ...ordered, bucket: 'OPEN_ORDER', amountMinor: approved }];
  if (source.shipment) {
    const { id: docId, on: occurredOn } = source.shipment;
    const doc = { docKind: 'shipment', docId, occurredOn };
    entries.push({ ...common, ...doc, bucket: 'OPEN_ORDER', amountMinor: -shipped });
    entries.push({ ...common, ...doc, bucket: 'UNBILLED', amountMinor: shipped });
  }
  return entries;
}

function holdsOf(work: Work, history: readonly HistoricOrder[]): NewHold[] {
  return history.flatMap((order): NewHold[] =>
    order.status === 'ON_HOLD'
      ? [
          {
            orderId: order.id,
            dealerId: order.dealerId,
            reason: 'MANUAL',
            remedy: { steps: [[{ kind: 'release', permission: 'orders.releaseHold' }]] },
            note: order.heldBecause ?? null,
            createdBy: work.actor.userId,
          },
        ]
      : [],
  );
}

/**
 * Loads orders as history. Refuses with `orders.historyInvalid` where a line breaks the rules of
 * quantities. Stock, shipments and invoices are loaded by their own modules under the ids named.
 */
export async function loadOrderHistory(
  work: Work,
  history: readonly HistoricOrder[],
): Promise<OrderWithLines[]> {
  if (history.length === 0) return [];
  const orders = history.map((source) => toOrder(work, source));
  const pairs = orders.flatMap((order, index) => {
    const source = history[index];
    return source ? [{ order, source }] : [];
  });
  await postEntries(
    work,
    pairs.flatMap(({ order, source }) => accountOf(order, source)),
  );
  insertOrders(work.tx, orders, ['MANUAL']);
  insertLines(
    work.tx,
    orders.flatMap((order) => order.lines.map((line) => ({ ...line, dealerId: order.dealerId }))),
  );
  appendFlow(
    work.tx,
    pairs.flatMap(({ order, source }) => flowOf(order, source)),
  );
  await putHolds(work.tx, holdsOf(work, history));
  work.journal.audit(
    ...orders.map((order) => ({
      docKind: 'order',
      docId: order.id,
      action: 'loadHistory',
      to: order.status,
    })),
  );
  work.journal.emit(orderHistoryLoaded({ count: orders.length }));
  return orders;
}
