// The last six weeks, day by day, as people would have worked them: orders entered, approved, shipped,
// delivered, invoiced and paid through the same use cases as the screens.
import { addDays, type BusinessDate } from '@/kernel/business-date';
import { DomainError } from '@/kernel/domain-error';
import {
  createShipment,
  deliverShipment,
  invoiceShipment,
  pickShipment,
  releaseShipment,
  shipShipment,
} from '@/server/modules/fulfilment';
import { receiveStock } from '@/server/modules/inventory';
import {
  approveOrder,
  cancelOrder,
  placeOrder,
  readOrder,
  rejectOrder,
} from '@/server/modules/orders';
import { readOpenInvoices, recordReceipt } from '@/server/modules/receivables';
import { buyers, quantityOf } from './history';
import { as, type DemoDealer, type World } from './world';

interface Placed {
  orderId: string;
  version: number;
  on: BusinessDate;
}

export interface OrderWish {
  dealer: DemoDealer;
  lines: ReadonlyArray<{ productId: string; quantity: number; manualPrice?: string }>;
  requestedOn?: BusinessDate;
  warehouseId?: string;
}

/** What a person would have typed. */
export function typed(wish: OrderWish) {
  return {
    dealerId: wish.dealer.id,
    warehouseId: wish.warehouseId ?? null,
    requestedOn: wish.requestedOn ?? null,
    dealerPoNumber: null,
    shipToId: null,
    note: null,
    lines: wish.lines.map((line) => ({
      productId: line.productId,
      unit: 'pc',
      quantity: line.quantity,
      manualPrice: line.manualPrice ?? null,
      discountRate: '0',
      note: null,
    })),
  };
}

async function placeSome(world: World, on: BusinessDate): Promise<Placed[]> {
  const { random } = world;
  const crowd = buyers(world.dealers);
  const placed: Placed[] = [];
  const weekday = new Date(`${on}T00:00:00Z`).getUTCDay();
  const count = weekday === 0 ? 0 : random.between(2, 5);
  for (let i = 0; i < count; i += 1) {
    const products = random.sample(world.products, random.between(1, 6));
    const wish = {
      dealer: random.pick(crowd),
      lines: products.map((product) => ({
        productId: product.id,
        quantity: quantityOf(world, product),
      })),
      requestedOn: addDays(on, random.between(3, 9)),
    };
    const order = await as(world, 'ORDER_CLERK', on, (work) => placeOrder(work, typed(wish)));
    if (order.status === 'SUBMITTED') {
      placed.push({ orderId: order.orderId, version: order.version, on });
    }
  }
  return placed;
}

/** Approves, sometimes less than requested, sometimes not at all. Returns the ids approved. */
async function decide(
  world: World,
  orders: readonly Placed[],
  on: BusinessDate,
): Promise<string[]> {
  const approved: string[] = [];
  for (const { orderId, version } of orders) {
    const fate = world.random.next();
    const outcome = await as(world, 'SALES_MANAGER', on, async (work) => {
      if (fate < 0.03) {
        return rejectOrder(work, { orderId, version, reason: 'Dealer asked twice' });
      }
      if (fate < 0.06) {
        return cancelOrder(work, { orderId, version, reason: 'Dealer changed its mind' });
      }
      const { lines } = await readOrder(work.tx, orderId);
      const [first] = lines;
      const isCut = fate < 0.16 && first !== undefined && first.requested > 4;
      const cuts = isCut
        ? [
            {
              lineId: first.id,
              approved: Math.ceil(first.requested / 2),
              reason: 'Allocated between dealers',
            },
          ]
        : [];
      return approveOrder(work, { orderId, version, cuts });
    });
    if (outcome.status === 'APPROVED') approved.push(orderId);
  }
  return approved;
}

/** Ships what is reserved. Returns the shipment, or null where nothing was reserved. */
async function ship(world: World, orderId: string, on: BusinessDate): Promise<string | null> {
  const { random } = world;
  try {
    return await as(world, 'WAREHOUSE', on, async (work) => {
      const created = await createShipment(work, { orderId, release: false });
      const { shipmentId } = created;
      await releaseShipment(work, { shipmentId });
      await pickShipment(work, { shipmentId, lines: null });
      await shipShipment(work, {
        shipmentId,
        carrier: random.pick(['Black Cat', 'HCT', 'SF Express']),
        trackingNo: `TW${random.between(100_000_000, 999_999_999)}`,
      });
      return shipmentId;
    });
  } catch (error) {
    // Nothing reserved, or past the credit limit by now: the order waits, as it would in life.
    if (error instanceof DomainError) return null;
    throw error;
  }
}

async function collect(world: World, on: BusinessDate): Promise<void> {
  for (const dealer of world.dealers) {
    if (dealer.pays === 'late' || !world.random.chance(0.5)) continue;
    await as(world, 'FINANCE', on, async (work) => {
      const due = (await readOpenInvoices(work, dealer.id)).filter(
        (invoice) => invoice.dueOn !== null && invoice.dueOn <= addDays(on, 3),
      );
      const amountMinor = due.reduce((sum, invoice) => sum + invoice.openMinor, 0n);
      if (amountMinor === 0n) return;
      await recordReceipt(work, {
        dealerId: dealer.id,
        receivedOn: on,
        method: 'BANK',
        confirmedOn: on,
        reference: `T${world.random.between(1_000_000, 9_999_999)}`,
        amountMinor,
      });
    });
  }
}

/** A delivery from the factory for what runs low. */
async function restock(world: World, on: BusinessDate): Promise<void> {
  const lines = world.random
    .sample(world.products, 25)
    .map(({ id: productId, pack }) => ({ productId, quantity: pack * 6 }));
  await as(world, 'WAREHOUSE', on, (work) =>
    receiveStock(work, {
      warehouseId: world.warehouses.main,
      occurredOn: on,
      reference: `PO-F${on.replaceAll('-', '')}`,
      lines,
    }),
  );
}

export async function liveThrough(
  world: World,
  from: BusinessDate,
  to: BusinessDate,
): Promise<void> {
  let waiting: Placed[] = [];
  let toShip: { orderId: string; on: BusinessDate }[] = [];
  let toDeliver: { shipmentId: string; on: BusinessDate }[] = [];
  for (let on = from; on <= to; on = addDays(on, 1)) {
    const day = new Date(`${on}T00:00:00Z`).getUTCDay();
    if (day === 1) await restock(world, on);
    const approved = await decide(world, waiting, on);
    waiting = await placeSome(world, on);
    for (const { shipmentId } of toDeliver.filter((one) => one.on <= on)) {
      await as(world, 'WAREHOUSE', on, (work) => deliverShipment(work, { shipmentId }));
    }
    toDeliver = toDeliver.filter((one) => one.on > on);
    for (const { orderId } of toShip.filter((one) => one.on <= on)) {
      const shipmentId = await ship(world, orderId, on);
      if (!shipmentId) continue;
      await as(world, 'FINANCE', on, (work) => invoiceShipment(work, { shipmentId }));
      toDeliver.push({ shipmentId, on: addDays(on, world.random.between(1, 3)) });
    }
    toShip = toShip.filter((one) => one.on > on);
    for (const orderId of approved) {
      toShip.push({ orderId, on: addDays(on, world.random.between(1, 4)) });
    }
    if (day === 5) await collect(world, on);
  }
}
