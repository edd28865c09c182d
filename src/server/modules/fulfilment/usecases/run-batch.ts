// The same step for many shipments at once, each standing or falling by itself.
import { refusedOf } from '@/kernel/batch';
import type { Work } from '@/server/platform/actor';
import { inSavepoint } from '@/server/platform/savepoint';
import type { BatchInput, BatchOutcome, ShipmentOutcome } from '../schemas';
import { createShipment } from './create-shipment';
import { deliverShipment } from './deliver-shipment';
import type { ShipmentCommand } from './lock-shipment';
import { pickShipment, releaseShipment } from './move-shipment';
import { shipShipment } from './ship-shipment';
import { lockOrdersOf } from '../repo/batch';

const STEPS: Record<
  BatchInput['action'],
  (work: Work, command: ShipmentCommand) => Promise<ShipmentOutcome>
> = {
  release: releaseShipment,
  pick: (work, command) => pickShipment(work, { ...command, lines: null }),
  ship: shipShipment,
  deliver: deliverShipment,
};

/** The permission of a step; the batch needs it as the single step does. */
export const BATCH_PERMISSIONS = {
  release: 'shipments.create',
  pick: 'shipments.pick',
  ship: 'shipments.ship',
  deliver: 'shipments.deliver',
} as const satisfies Record<BatchInput['action'], string>;

async function runEach<T>(
  work: Work,
  items: readonly T[],
  idOf: (item: T) => string,
  step: (work: Work, item: T) => Promise<ShipmentOutcome>,
): Promise<BatchOutcome> {
  const outcome: BatchOutcome = { done: [], refused: [] };
  for (const item of items) {
    const attempt = await inSavepoint(work, (inner) => step(inner, item));
    if ('done' in attempt) outcome.done.push(attempt.done);
    else outcome.refused.push(refusedOf(idOf(item), attempt.refusal));
  }
  return outcome;
}

/** Locks every order first, by id, so that two batches cannot block each other. */
export async function runShipmentBatch(work: Work, input: BatchInput): Promise<BatchOutcome> {
  const shipmentIds = input.shipments.map((shipment) => shipment.shipmentId);
  await lockOrdersOf(work.tx, { shipmentIds });
  return runEach(work, input.shipments, (shipment) => shipment.shipmentId, STEPS[input.action]);
}

/** A shipment per order with everything that is ready; refusals carry the order's id. */
export async function createShipments(
  work: Work,
  input: { orderIds: readonly string[]; release: boolean },
): Promise<BatchOutcome> {
  await lockOrdersOf(work.tx, { orderIds: input.orderIds });
  return runEach(
    work,
    [...new Set(input.orderIds)],
    (orderId) => orderId,
    (inner, orderId) => createShipment(inner, { orderId, release: input.release }),
  );
}
