// What several parts of the demo do. What a dealer owes and what is in stock follow the calendar, so
// these acts are sure of their outcome on whichever day the demo is made.
import { addDays } from '@/kernel/business-date';
import { readStock, receiveStock } from '@/server/modules/inventory';
import { approveOrder, placeOrder, releaseHold } from '@/server/modules/orders';
import { typed, type OrderWish } from './recent';
import { as, dealerAt, productAt, type World } from './world';

export type Line = readonly [product: number, quantity: number];
type Placed = Awaited<ReturnType<typeof placeOrder>>;

export function wish(world: World, dealer: number, lines: readonly Line[]): OrderWish {
  return {
    dealer: dealerAt(world, dealer),
    requestedOn: addDays(world.today, 5),
    lines: lines.map(([product, quantity]) => ({
      productId: productAt(world, product).id,
      quantity,
    })),
  };
}

export function place(world: World, what: OrderWish, who = 'ORDER_CLERK'): Promise<Placed> {
  return as(world, who, world.today, (work) => placeOrder(work, typed(what)));
}

/** The order without its holds, each released against the rule by the manager. */
export async function letThrough(world: World, order: Placed, reason: string): Promise<Placed> {
  let left = order;
  for (const { reason: hold } of order.holds) {
    left = await as(world, 'SALES_MANAGER', world.today, (work) =>
      releaseHold(work, { ...left, hold, reason }),
    );
  }
  return left;
}

/** Submitted and without a hold, whatever the dealer owes. */
export async function placeFreely(world: World, what: OrderWish): Promise<Placed> {
  return letThrough(world, await place(world, what), 'Payment confirmed by telephone');
}

/** Approved, with all of its stock reserved where there is enough. Returns the order's id. */
export async function approvedOrder(world: World, what: OrderWish): Promise<string> {
  const placed = await placeFreely(world, what);
  await as(world, 'SALES_MANAGER', world.today, (work) => approveOrder(work, placed));
  return placed.orderId;
}

/** What may still be promised of a product from the main warehouse. */
export async function availableOf(world: World, product: number): Promise<number> {
  const question = {
    productIds: [productAt(world, product).id],
    warehouseId: world.warehouses.main,
  };
  const [row] = await as(world, 'WAREHOUSE', world.today, (work) => readStock(work, question));
  return row ? row.onHand - row.reserved : 0;
}

/** A delivery of products that later acts ship. */
export async function putInStock(world: World, products: readonly number[]): Promise<void> {
  await as(world, 'WAREHOUSE', world.today, (work) =>
    receiveStock(work, {
      warehouseId: world.warehouses.main,
      occurredOn: world.today,
      reference: 'PO-F-EXPRESS',
      lines: products.map((index) => ({ productId: productAt(world, index).id, quantity: 24 })),
    }),
  );
}
