// Lines of an order that can come back, as they are typed. Pure.
import type { ReturnableOrder } from '@/server/modules/fulfilment/schemas';
import type { QuantityLine } from '../../shipments/_parts/quantity-model';

/** Nothing is filled in: few lines of an order come back. */
export function returnableLines(order: ReturnableOrder): QuantityLine[] {
  return order.lines
    .filter((line) => line.possible > 0)
    .map(({ shipped, returned, pending, possible, orderLineId, ...line }) => ({
      ...line,
      key: orderLineId,
      figures: [shipped, returned, pending, possible],
      most: possible,
      start: 0,
    }));
}
