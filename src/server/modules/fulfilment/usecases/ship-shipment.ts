// The goods leave: stock, order and dealer's account move together, in this order of locks: order,
// account, stock.
import { DomainError } from '@/kernel/domain-error';
import { next } from '@/kernel/state-machine';
import { shipStock, unreserveStock, type StockLine } from '@/server/modules/inventory';
import { recordShipped, type OrderWithLines } from '@/server/modules/orders';
import type { Work } from '@/server/platform/actor';
import { shipmentMachine } from '../domain/shipment-machine';
import { shipped } from '../events';
import type { ShipmentWithLines } from '../repo/types';
import type { ShipmentOutcome, ShipShipmentInput } from '../schemas';
import { refuseCalledOff } from './create-shipment';
import { checkCredit } from './credit-gate';
import { dayOf, lockShipment, type ShipmentCommand } from './lock-shipment';
import { moveShipment } from './move-shipment';

/** How much of each line's reservation the shipment used up. */
function usedReservations(before: OrderWithLines, after: OrderWithLines): Map<string, number> {
  const left = new Map(after.lines.map((line) => [line.id, line.reserved]));
  return new Map(before.lines.map((line) => [line.id, line.reserved - (left.get(line.id) ?? 0)]));
}

async function takeStock(
  work: Work,
  shipment: ShipmentWithLines,
  order: OrderWithLines,
  facts: { used: ReadonlyMap<string, number>; occurredOn: string },
): Promise<void> {
  const ref = { docKind: 'shipment', docId: shipment.id, occurredOn: facts.occurredOn };
  const isReservedHere = shipment.warehouseId === order.warehouseId;
  const leaving = shipment.lines.filter((line) => line.quantity > 0);
  const stockLine = (line: (typeof leaving)[number], warehouseId: string): StockLine => ({
    lineId: line.orderLineId,
    warehouseId,
    productId: line.productId,
    quantity: line.quantity,
  });
  await shipStock(
    work,
    ref,
    leaving.map((line) => ({
      ...stockLine(line, shipment.warehouseId),
      fromReserved: isReservedHere ? (facts.used.get(line.orderLineId) ?? 0) : 0,
    })),
  );
  if (isReservedHere) return;
  // Served from elsewhere: what the order held in its own warehouse is free again.
  const freed = leaving.map((line) => ({
    ...stockLine(line, order.warehouseId),
    quantity: facts.used.get(line.orderLineId) ?? 0,
  }));
  await unreserveStock(work, ref, freed);
}

/** A slip in the year would put goods and invoice into a period long reported. */
function refuseBeforeOrder({ number, orderedOn }: OrderWithLines, shippedOn: string): void {
  if (shippedOn >= orderedOn) return;
  throw new DomainError('fulfilment.shippedBeforeOrdered', {
    status: 'invalid',
    field: 'shippedOn',
    params: { shippedOn, order: number, orderedOn },
  });
}

/**
 * Ships what was picked, base units. Refuses with `inventory.notEnoughStock` (of two shipments that
 * want the last unit one gets it), `orders.shippedMoreThanApproved`, `fulfilment.creditBlocked`,
 * `fulfilment.orderNotShippable` (it was called off), `fulfilment.dateInFuture`,
 * `fulfilment.shippedBeforeOrdered`, `shipment.transitionNotAllowed`.
 */
export async function shipShipment(
  work: Work,
  command: ShipmentCommand & Omit<ShipShipmentInput, 'shipmentId' | 'version'>,
): Promise<ShipmentOutcome> {
  const { shipment, order } = await lockShipment(work, command);
  const to = next(shipmentMachine, shipment.status, 'ship');
  refuseCalledOff(order);
  const occurredOn = dayOf(work, command.shippedOn, 'shippedOn');
  refuseBeforeOrder(order, occurredOn);
  await checkCredit(work, order, command.overrideReason);
  const after = await recordShipped(
    work,
    { orderId: order.id, docId: shipment.id, occurredOn },
    shipment.lines.map((line) => ({ lineId: line.orderLineId, quantity: line.quantity })),
  );
  const used = usedReservations(order, after);
  await takeStock(work, shipment, order, { used, occurredOn });
  const { id: shipmentId, orderId, dealerId } = shipment;
  work.journal.emit(shipped({ shipmentId, orderId, dealerId }));
  return moveShipment(
    work,
    {
      ...shipment,
      shippedOn: occurredOn,
      carrier: command.carrier ?? shipment.carrier,
      trackingNo: command.trackingNo ?? shipment.trackingNo,
    },
    { action: 'ship', to },
  );
}
