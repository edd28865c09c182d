// An order as the forms of a new shipment and a new return see it: what is possible per line.
import { loadOrderableProducts } from '@/server/modules/catalog';
import { readStock } from '@/server/modules/inventory';
import { readOrder, type OrderWithLines } from '@/server/modules/orders';
import type { Work } from '@/server/platform/actor';
import { plannableQuantity, readyQuantity } from '../domain/plan-shipment';
import { returnableQuantity } from '../domain/returnable';
import { readOrderNames } from '../repo/order-names';
import { pendingReturns } from '../repo/returns';
import { pendingQuantities } from '../repo/shipments';
import type { ReturnableOrder, ShippableOrder } from '../schemas';
import { shippableLine } from './create-shipment';
import { returnableLine } from './request-return';

const productIdsOf = (order: OrderWithLines) => [
  ...new Set(order.lines.map((line) => line.productId)),
];

async function productColumns(work: Work, order: OrderWithLines) {
  const products = await loadOrderableProducts(work, { productIds: productIdsOf(order) });
  return (productId: string, unit: string) => {
    const product = products.get(productId);
    return {
      productId,
      productCode: product?.code ?? '',
      productName: product?.name ?? '',
      productNames: product?.names ?? {},
      baseUnit: product?.baseUnit ?? unit,
    };
  };
}

/** Refuses with `orders.notFound`. */
export async function readShippableOrder(
  work: Work,
  input: { orderId: string },
): Promise<ShippableOrder> {
  const order = await readOrder(work.tx, input.orderId);
  const names = await readOrderNames(work.tx, order);
  const productOf = await productColumns(work, order);
  const pending = await pendingQuantities(work.tx, order.id);
  const { warehouseId } = order;
  const stock = await readStock(work, { productIds: productIdsOf(order), warehouseId });
  const available = new Map(stock.map((row) => [row.productId, row.available]));
  return {
    orderId: order.id,
    orderNumber: order.number,
    orderStatus: order.status,
    requestedOn: order.requestedOn,
    ...names,
    lines: order.lines.map((line) => {
      const shippable = shippableLine(line, pending.get(line.id) ?? 0);
      return {
        ...productOf(line.productId, line.unit),
        orderLineId: line.id,
        lineNo: line.lineNo,
        approved: line.approved,
        shipped: line.shipped,
        reserved: line.reserved,
        pending: shippable.pending,
        ready: readyQuantity(shippable),
        possible: plannableQuantity(shippable),
        available: available.get(line.productId) ?? 0,
      };
    }),
  };
}

/** Refuses with `orders.notFound`. */
export async function readReturnableOrder(
  work: Work,
  input: { orderId: string },
): Promise<ReturnableOrder> {
  const order = await readOrder(work.tx, input.orderId);
  const names = await readOrderNames(work.tx, order);
  const productOf = await productColumns(work, order);
  const pending = await pendingReturns(work.tx, order.id);
  return {
    orderId: order.id,
    orderNumber: order.number,
    orderStatus: order.status,
    ...names,
    lines: order.lines
      .filter((line) => line.shipped > 0)
      .map((line) => {
        const returnable = returnableLine(line, pending.get(line.id) ?? 0);
        return {
          ...productOf(line.productId, line.unit),
          orderLineId: line.id,
          lineNo: line.lineNo,
          shipped: line.shipped,
          returned: line.returned,
          pending: returnable.pending,
          possible: returnableQuantity(returnable),
        };
      }),
  };
}
