// A shipment of an order: prefilled with what is reserved and not in a shipment yet.
import { DomainError } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import { lockOrder, type OrderLineRow, type OrderWithLines } from '@/server/modules/orders';
import type { Work } from '@/server/platform/actor';
import { documentNumber, takeSpread } from '@/server/platform/numbers';
import { planShipment, type ShippableLine } from '../domain/plan-shipment';
import { insertShipments, pendingQuantities } from '../repo/shipments';
import type { ShipmentRow } from '../repo/types';
import type { CreateShipmentInput, ShipmentOutcome } from '../schemas';
import { checkOpenWarehouse } from './check-warehouse';
import { checkCredit } from './credit-gate';
import { recordTransition } from './lock-shipment';

const SHIPPABLE = new Set(['APPROVED', 'PARTIALLY_SHIPPED']);

export function shippableLine(line: OrderLineRow, pending: number): ShippableLine {
  return {
    orderLineId: line.id,
    lineNo: line.lineNo,
    shippable: line.approved + line.overShipMax + line.reopened - line.cancelled - line.shipped,
    reserved: line.reserved,
    pending,
  };
}

/** Refuses with `fulfilment.orderNotShippable` unless the order is approved and has open lines. */
export function refuseUnlessShippable(order: OrderWithLines): void {
  if (SHIPPABLE.has(order.status)) return;
  throw new DomainError('fulfilment.orderNotShippable', {
    status: 'conflict',
    params: { order: order.number, status: order.status },
    seen: { docKind: 'order', docId: order.id, version: null },
  });
}

/** What was called off meanwhile does not go on, whatever tolerance its lines had. */
export function refuseCalledOff(order: OrderWithLines): void {
  if (order.status === 'CANCELLED') refuseUnlessShippable(order);
}

function newShipment(
  work: Work,
  order: OrderWithLines,
  input: CreateShipmentInput,
  number: string,
): ShipmentRow {
  return {
    id: newId(),
    number,
    orderId: order.id,
    dealerId: order.dealerId,
    warehouseId: input.warehouseId ?? order.warehouseId,
    status: input.release ? 'RELEASED' : 'DRAFT',
    carrier: input.carrier || null,
    trackingNo: input.trackingNo || null,
    shippedOn: null,
    deliveredOn: null,
    signedBy: null,
    deliveryNote: null,
    invoiceId: null,
    note: input.note || null,
    version: 1,
  };
}

/**
 * Creates a shipment, released at once where asked. Together with the other shipments under way it
 * never holds more than was approved: `fulfilment.shipmentInvalid` names each line. Releasing it here
 * asks for credit as releasing it later does: `fulfilment.creditBlocked`.
 */
export async function createShipment(
  work: Work,
  input: CreateShipmentInput,
): Promise<ShipmentOutcome> {
  const order = await lockOrder(work.tx, input.orderId);
  refuseUnlessShippable(order);
  if (input.warehouseId && input.warehouseId !== order.warehouseId) {
    await checkOpenWarehouse(work, input.warehouseId);
  }
  const pending = await pendingQuantities(work.tx, order.id);
  const planned = planShipment(
    order.lines.map((line) => shippableLine(line, pending.get(line.id) ?? 0)),
    input.lines ?? null,
  );
  if (input.release) await checkCredit(work, order, input.overrideReason);
  const year = work.today.slice(0, 4);
  const sequence = await takeSpread(work.tx.orgId, `shipment:${year}`);
  const shipment = newShipment(work, order, input, documentNumber('SH', year, sequence));
  await insertShipments(
    work.tx,
    [shipment],
    order.lines.flatMap(({ id: orderLineId, productId }) => {
      const quantity = planned.get(orderLineId) ?? 0;
      if (quantity === 0) return [];
      const amounts = { released: quantity, quantity, delivered: 0, returned: 0 };
      return [{ id: newId(), shipmentId: shipment.id, orderLineId, productId, ...amounts }];
    }),
    work.actor.userId,
  );
  recordTransition(work, {
    docKind: 'shipment',
    docId: shipment.id,
    action: 'create',
    from: null,
    to: shipment.status,
    detail: { number: shipment.number, lines: planned.size },
  });
  const { id: shipmentId, number, status, version } = shipment;
  return { shipmentId, number, status, version };
}
