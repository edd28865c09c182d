// One order with its lines, holds, timeline and what its reader may do next.
import { can } from '@/kernel/state-machine';
import { loadOrderableProducts } from '@/server/modules/catalog';
import type { Work } from '@/server/platform/actor';
import { openQuantity } from '../domain/line-quantities';
import { orderMachine, type OrderAction } from '../domain/order-machine';
import { readHolds, readLinesOnShipments, readOrder } from '../repo/read';
import type { OrderWithLines } from '../repo/types';
import { readNames, readTimeline } from '../repo/view';
import { GOODS_SOURCE, type OrderView } from '../schemas';
import { visibleRule } from './preview-order';

const NEEDS: ReadonlyArray<{ action: OrderAction; permission: string }> = [
  { action: 'submit', permission: 'orders.submit' },
  { action: 'amend', permission: 'orders.create' },
  { action: 'approve', permission: 'orders.approve' },
  { action: 'reject', permission: 'orders.reject' },
  { action: 'hold', permission: 'orders.releaseHold' },
  { action: 'clearHolds', permission: 'orders.releaseHold' },
  { action: 'cancel', permission: 'orders.cancel' },
];

/** What the warehouse works on is not changed under its hands. */
async function isUnderWay(work: Work, order: OrderWithLines): Promise<boolean> {
  if (order.status !== 'APPROVED') return false;
  const [first] = await readLinesOnShipments(work.tx, order.id);
  return first?.isUnderWay ?? false;
}

/**
 * Acts that both the state and the reader's permissions allow. `isOnItsWay`: a shipment of it is under
 * way.
 */
export function actionsFor(work: Work, order: OrderWithLines, isOnItsWay: boolean): string[] {
  const isFixed = order.source === GOODS_SOURCE || isOnItsWay;
  const allowed: string[] = NEEDS.filter(
    ({ action, permission }) =>
      can(orderMachine, order.status, action) &&
      work.actor.can(permission) &&
      !(action === 'amend' && isFixed),
  ).map(({ action }) => action);
  const open = order.lines.filter((line) => openQuantity(line) > 0);
  if (open.length > 0 && order.status === 'PARTIALLY_SHIPPED' && work.actor.can('orders.cancel')) {
    allowed.push('cancelRest');
  }
  if (
    open.some((line) => line.reserved < openQuantity(line)) &&
    order.approvedAt !== null &&
    work.actor.can('orders.release')
  ) {
    allowed.push('release');
  }
  const ready = order.lines.some((line) => line.reserved > 0);
  if (ready && work.actor.can('shipments.create')) allowed.push('ship');
  const shipped = order.lines.some((line) => line.shipped > line.returned);
  if (shipped && work.actor.can('returns.create')) allowed.push('return');
  return allowed;
}

export async function readOrderView(work: Work, orderId: string): Promise<OrderView> {
  const order = await readOrder(work.tx, orderId);
  const names = await readNames(work.tx, order);
  const productIds = [...new Set(order.lines.map((line) => line.productId))];
  const products = await loadOrderableProducts(work, { productIds });
  const holds = await readHolds(work.tx, orderId);
  const timeline = await readTimeline(work.tx, 'order', orderId);
  return {
    ...order,
    ...names,
    lines: order.lines.map((line) => {
      const product = products.get(line.productId);
      return {
        ...line,
        priceRule: visibleRule(work, line.priceRule),
        productCode: product?.code ?? '',
        productName: product?.name ?? '',
        productNames: product?.names ?? {},
        baseUnit: product?.baseUnit ?? line.unit,
      };
    }),
    holds: holds.map((hold) => ({ ...hold, remedy: { ...hold.remedy } })),
    timeline,
    actions: actionsFor(work, order, await isUnderWay(work, order)),
  };
}
