// What an approver looks at beside an order: the dealer's credit, the stock of each line, and why
// units are missing on the way from requested to delivered. Read apart from the order, which is
// quicker without it.
import { getDealer } from '@/server/modules/dealers';
import { readAccount } from '@/server/modules/receivables';
import type { Work } from '@/server/platform/actor';
import type { OrderFacts } from '../entry-schemas';
import { openQuantity } from '../domain/line-quantities';
import { quantityBridge } from '../domain/quantity-bridge';
import { readHolds, readOrder } from '../repo/read';
import type { OrderLineRow, OrderWithLines } from '../repo/types';
import { creditView } from './preview-order';
import { shippingAddresses } from './read-entry-frame';
import { stockFacts, type StockAnswer } from './stock-facts';

const OVER = new Set(['REJECTED', 'CANCELLED', 'CLOSED']);

/** Units of a line that still need stock: all of it before approval, later what is not reserved. */
function wantedUnits(order: OrderWithLines, line: OrderLineRow): number {
  if (OVER.has(order.status)) return 0;
  if (order.approvedAt === null) return line.requested;
  return openQuantity(line) - line.reserved;
}

async function creditOf(work: Work, order: OrderWithLines): Promise<OrderFacts['credit']> {
  if (!work.actor.can('invoices.read')) return null;
  const account = await readAccount(work, order.dealerId);
  // An approved order is part of the exposure already; one that is over adds nothing.
  const adds = order.approvedAt === null && !OVER.has(order.status);
  return creditView(account, adds ? order.totalMinor : 0n);
}

async function shipToOf(work: Work, order: OrderWithLines): Promise<OrderFacts['shipTo']> {
  if (order.shipToId === null) return null;
  const { addresses } = await getDealer(work, order.dealerId);
  return shippingAddresses(addresses).find((address) => address.id === order.shipToId) ?? null;
}

function askStock(work: Work, order: OrderWithLines): Promise<StockAnswer> {
  return stockFacts(work, {
    warehouseId: order.warehouseId,
    orderId: order.id,
    lines: order.lines.map((line) => ({
      line: line.lineNo,
      productId: line.productId,
      quantity: wantedUnits(order, line),
    })),
  });
}

export async function readOrderFacts(work: Work, orderId: string): Promise<OrderFacts> {
  const order = await readOrder(work.tx, orderId);
  const openHolds = (await readHolds(work.tx, orderId))
    .filter((hold) => hold.clearedAt === null)
    .map((hold) => hold.reason);
  const stock = await askStock(work, order);
  const answerOf = new Map(stock.warnings.map((warning) => [warning.line, warning]));
  const maySeeStock = work.actor.can('inventory.read');
  return {
    credit: await creditOf(work, order),
    shipTo: await shipToOf(work, order),
    lines: order.lines.map((line) => {
      const answer = answerOf.get(line.lineNo);
      const available = Math.max(0, (answer?.afterThisLine ?? 0) + wantedUnits(order, line));
      const { gaps } = quantityBridge({
        status: order.status,
        line,
        cutReason: line.cutReason,
        openHolds,
        available,
        dueOn: order.requestedOn,
        today: work.today,
      });
      return {
        lineId: line.id,
        available: maySeeStock ? available : null,
        nextDate: answer?.nextDate ?? null,
        gaps: [...gaps],
      };
    }),
  };
}
