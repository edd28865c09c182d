// A shipment on its way to the dock: released to be picked, reported as picked, or called off.
import { lineChanges } from '@/kernel/changes';
import { DomainError } from '@/kernel/domain-error';
import { next } from '@/kernel/state-machine';
import type { Work } from '@/server/platform/actor';
import { plannableQuantity } from '../domain/plan-shipment';
import { reportedQuantities } from '../domain/report-lines';
import { shipmentMachine, type ShipmentStatus } from '../domain/shipment-machine';
import { pendingQuantities, updateShipment, updateShipmentLines } from '../repo/shipments';
import type { ShipmentRow } from '../repo/types';
import type { PickShipmentInput, ShipmentOutcome } from '../schemas';
import { refuseCalledOff, refuseUnlessShippable, shippableLine } from './create-shipment';
import { checkCredit } from './credit-gate';
import { lockShipment, recordTransition, type ShipmentCommand } from './lock-shipment';

interface Move {
  action: string;
  to: ShipmentStatus;
  reason?: string | null;
  detail?: Record<string, unknown>;
}

/** Writes a transition; `shipment` carries the values that change with it. */
export async function moveShipment(
  work: Work,
  shipment: ShipmentRow,
  { to, ...trail }: Move,
): Promise<ShipmentOutcome> {
  const { id: docId, number, status: from } = shipment;
  await updateShipment(work.tx, { ...shipment, status: to });
  const version = shipment.version + 1;
  recordTransition(work, { docKind: 'shipment', docId, from, to, version, ...trail });
  return { shipmentId: docId, number, status: to, version };
}

/**
 * Hands a shipment to the warehouse. Refuses with `shipment.transitionNotAllowed`,
 * `fulfilment.moreThanApproved` where the order was cut meanwhile, `fulfilment.creditBlocked`.
 */
export async function releaseShipment(
  work: Work,
  command: ShipmentCommand & { overrideReason?: string | null },
): Promise<ShipmentOutcome> {
  const { shipment, order } = await lockShipment(work, command);
  const to = next(shipmentMachine, shipment.status, 'release');
  refuseUnlessShippable(order);
  const pending = await pendingQuantities(work.tx, order.id);
  for (const line of order.lines) {
    const possible = plannableQuantity(shippableLine(line, 0));
    const quantity = pending.get(line.id) ?? 0;
    if (quantity > possible) {
      const params = { line: line.lineNo, quantity, possible };
      throw new DomainError('fulfilment.moreThanApproved', { status: 'conflict', params });
    }
  }
  await checkCredit(work, order, command.overrideReason);
  return moveShipment(work, shipment, { action: 'release', to });
}

/**
 * Records what was picked; a line not named was picked in full, less what was called off since it was
 * released. Refuses with `fulfilment.moreThanReleased` where more is reported, and posts nothing then;
 * with `fulfilment.orderNotShippable` where the whole order was called off.
 */
export async function pickShipment(
  work: Work,
  command: ShipmentCommand & Pick<PickShipmentInput, 'lines'>,
): Promise<ShipmentOutcome> {
  const { shipment, order } = await lockShipment(work, command);
  const to = next(shipmentMachine, shipment.status, 'pick');
  refuseCalledOff(order);
  const picked = reportedQuantities(
    shipment.lines.map((line) => ({ lineId: line.id, most: line.quantity })),
    command.lines ?? [],
    'fulfilment.moreThanReleased',
  );
  const lines = shipment.lines.map((line) => ({
    ...line,
    quantity: picked.get(line.id) ?? line.quantity,
  }));
  if (lines.every((line) => line.quantity === 0)) {
    throw new DomainError('fulfilment.nothingPicked', { field: 'lines' });
  }
  const short = lines.filter((line) => line.quantity < line.released);
  await updateShipmentLines(work.tx, short);
  return moveShipment(work, shipment, {
    action: 'pick',
    to,
    detail: {
      changes: lineChanges(shipment.lines, lines, ['quantity']),
      short: short.map((line) => ({
        productId: line.productId,
        released: line.released,
        picked: line.quantity,
      })),
    },
  });
}

/** Calls a shipment off that has not left; what is reserved stays with the order. */
export async function cancelShipment(
  work: Work,
  command: ShipmentCommand & { reason: string },
): Promise<ShipmentOutcome> {
  const { shipment } = await lockShipment(work, command);
  const to = next(shipmentMachine, shipment.status, 'cancel');
  return moveShipment(work, shipment, { action: 'cancel', to, reason: command.reason });
}
