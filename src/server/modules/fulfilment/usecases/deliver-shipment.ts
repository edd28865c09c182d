// The dealer signs for the goods. Less than was shipped is noted; the rest stays shipped and not
// delivered until a return accounts for it.
import { lineChanges } from '@/kernel/changes';
import { DomainError } from '@/kernel/domain-error';
import { next } from '@/kernel/state-machine';
import { recordDelivered } from '@/server/modules/orders';
import type { Work } from '@/server/platform/actor';
import { reportedQuantities } from '../domain/report-lines';
import { shipmentMachine } from '../domain/shipment-machine';
import { delivered } from '../events';
import { updateShipmentLines } from '../repo/shipments';
import type { DeliverShipmentInput, ShipmentOutcome } from '../schemas';
import { dayOf, lockShipment, type ShipmentCommand } from './lock-shipment';
import { moveShipment } from './move-shipment';

/**
 * A line not named was signed for in full. Refuses with `fulfilment.signedMoreThanShipped`,
 * `fulfilment.shortNoteMissing`, `fulfilment.deliveredBeforeShipped`, `fulfilment.dateInFuture`.
 */
export async function deliverShipment(
  work: Work,
  command: ShipmentCommand & Omit<DeliverShipmentInput, 'shipmentId' | 'version'>,
): Promise<ShipmentOutcome> {
  const { shipment, order } = await lockShipment(work, command);
  const to = next(shipmentMachine, shipment.status, 'deliver');
  const deliveredOn = dayOf(work, command.deliveredOn, 'deliveredOn');
  if (shipment.shippedOn !== null && deliveredOn < shipment.shippedOn) {
    const params = { deliveredOn, shippedOn: shipment.shippedOn };
    const field = 'deliveredOn';
    throw new DomainError('fulfilment.deliveredBeforeShipped', {
      status: 'invalid',
      field,
      params,
    });
  }
  const signed = reportedQuantities(
    shipment.lines.map((line) => ({ lineId: line.id, most: line.quantity })),
    command.lines ?? [],
    'fulfilment.signedMoreThanShipped',
  );
  const lines = shipment.lines.map((line) => ({ ...line, delivered: signed.get(line.id) ?? 0 }));
  const short = lines.filter((line) => line.delivered < line.quantity);
  const deliveryNote = command.deliveryNote || null;
  if (short.length > 0 && deliveryNote === null) {
    throw new DomainError('fulfilment.shortNoteMissing', {
      status: 'invalid',
      field: 'deliveryNote',
      params: { count: short.length },
    });
  }
  await recordDelivered(
    work,
    { orderId: order.id, docId: shipment.id, occurredOn: deliveredOn },
    lines.map((line) => ({ lineId: line.orderLineId, quantity: line.delivered })),
  );
  await updateShipmentLines(work.tx, lines);
  const { id: shipmentId, orderId, dealerId } = shipment;
  work.journal.emit(delivered({ shipmentId, orderId, dealerId }));
  return moveShipment(
    work,
    { ...shipment, deliveredOn, deliveryNote, signedBy: command.signedBy || null },
    {
      action: 'deliver',
      to,
      reason: deliveryNote,
      detail: {
        changes: lineChanges(shipment.lines, lines, ['delivered']),
        short: short.map((line) => ({
          productId: line.productId,
          shipped: line.quantity,
          signed: line.delivered,
        })),
      },
    },
  );
}
