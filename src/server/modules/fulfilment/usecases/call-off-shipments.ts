// An order that is called off, whole or in part, takes its goods out of the shipments that have not left:
// the warehouse must not go on with them.
import { lineChanges } from '@/kernel/changes';
import { next } from '@/kernel/state-machine';
import { lockOrder } from '@/server/modules/orders';
import type { Work } from '@/server/platform/actor';
import { isCalledOff } from '../domain/plan-shipment';
import { shipmentMachine } from '../domain/shipment-machine';
import { lockShipmentsUnderWay, updateShipmentLines } from '../repo/shipments';
import type { ShipmentWithLines } from '../repo/types';
import { moveShipment } from './move-shipment';

const reason = 'ORDER_CANCELLED';

/** What is left of a shipment goes on; one of which nothing is left ends. */
async function takeOut(
  work: Work,
  shipment: ShipmentWithLines,
  gone: ReadonlySet<string>,
): Promise<'cancelled' | 'cut' | null> {
  const lines = shipment.lines.map((line) =>
    gone.has(line.orderLineId) ? { ...line, quantity: 0 } : line,
  );
  if (lines.every(({ quantity }) => quantity === 0)) {
    const to = next(shipmentMachine, shipment.status, 'cancel');
    await moveShipment(work, shipment, { action: 'cancel', to, reason });
    return 'cancelled';
  }
  const cut = lines.filter(({ quantity }, i) => quantity !== shipment.lines[i]?.quantity);
  if (cut.length === 0) return null;
  await updateShipmentLines(work.tx, cut);
  const detail = { changes: lineChanges(shipment.lines, lines, ['quantity']) };
  const to = shipment.status;
  await moveShipment(work, shipment, { action: 'callOffLines', to, reason, detail });
  return 'cut';
}

/**
 * For the job that follows the cancellation of an order. Stock that was reserved is the order's, and was
 * freed with it. Running twice finds nothing to do the second time.
 */
export async function callOffShipments(
  work: Work,
  orderId: string,
): Promise<{ cancelled: number; cut: number }> {
  const order = await lockOrder(work.tx, orderId);
  const gone = new Set(order.lines.filter(isCalledOff).map(({ id }) => id));
  const done = { cancelled: 0, cut: 0 };
  for (const shipment of await lockShipmentsUnderWay(work.tx, orderId)) {
    const outcome = await takeOut(work, shipment, gone);
    if (outcome) done[outcome] += 1;
  }
  return done;
}
