// Lines of an order that can be put into a shipment now, as they are typed. Pure.
import type { ShippableOrder } from '@/server/modules/fulfilment/schemas';
import type { QuantityLine } from '../_parts/quantity-model';

/** Only what is reserved goes: goods that are not there yet cannot be picked. */
export function shippableLines(order: ShippableOrder): QuantityLine[] {
  return order.lines
    .filter((line) => line.ready > 0)
    .map(({ approved, shipped, pending, ready, orderLineId, ...line }) => ({
      ...line,
      key: orderLineId,
      figures: [approved, shipped, pending, ready],
      most: ready,
      start: ready,
    }));
}

/** Lines that are wanted and wait for stock. */
export function waitingCount(order: ShippableOrder): number {
  return order.lines.filter((line) => line.possible > line.ready).length;
}
