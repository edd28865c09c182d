// Goods that the company owes a dealer and does not sell: an order whose lines cost nothing, worth
// their list price to whoever accounts for them. It is shipped like any other.
import { loadOrderableProducts } from '@/server/modules/catalog';
import type { Work } from '@/server/platform/actor';
import { insertLines, insertOrders } from '../repo/write';
import { GOODS_SOURCE, type OrderInput, type OrderOutcome } from '../schemas';
import { assembleOrder, type AssembledLine, type AssembledOrder } from './assemble-order';
import { buildOrder, nextOrderNumber, outcomeOf } from './order-head';
import { assembleToSubmit, submitAssembled, writeSubmission } from './submit-assembled';

export interface GoodsOrder {
  dealerId: string;
  /** null: the default warehouse. */
  warehouseId: string | null;
  /** Why the dealer gets them; stands on the order. */
  note: string;
  lines: readonly { productId: string; quantity: number }[];
}

export interface PlacedGoods extends OrderOutcome {
  currency: string;
  /** By list price before tax, in minor units of the currency. */
  valueMinor: bigint;
}

export interface GoodsValue {
  currency: string;
  /** In the order of the goods; null: without a price, so that they cannot be placed. */
  lines: (bigint | null)[];
  /** Minor units, of those with a price. */
  valueMinor: bigint;
}

async function typed(work: Work, goods: GoodsOrder): Promise<OrderInput> {
  const productIds = [...new Set(goods.lines.map((line) => line.productId))];
  const products = await loadOrderableProducts(work, { productIds });
  return {
    dealerId: goods.dealerId,
    warehouseId: goods.warehouseId,
    note: goods.note,
    lines: goods.lines.map(({ productId, quantity }) => ({
      productId,
      // One that is not known is named by what is wrong with the line.
      unit: products.get(productId)?.baseUnit ?? '-',
      quantity,
      discountRate: '0',
    })),
  };
}

const free = (line: AssembledLine): AssembledLine => ({
  ...line,
  unitPrice: '0',
  netMinor: 0n,
  discountMinor: 0n,
  taxMinor: 0n,
  priceRule: { by: 'goods', ...(line.listPrice === null ? {} : { listPrice: line.listPrice }) },
});

/**
 * What goods would count for, by the prices `placeGoodsOrder` values them at. Writes nothing. A product
 * that is not there has no price.
 */
export async function valueOfGoods(
  work: Work,
  goods: Pick<GoodsOrder, 'dealerId' | 'lines'>,
): Promise<GoodsValue> {
  const input = await typed(work, { ...goods, warehouseId: null, note: '' });
  const { dealer, lines } = await assembleOrder(work, input);
  const values = input.lines.map((_, index) => {
    const priced = lines.find((line) => line.lineNo === index + 1);
    return priced && priced.listPrice !== null ? priced.netMinor : null;
  });
  const valueMinor = values.reduce<bigint>((sum, value) => sum + (value ?? 0n), 0n);
  return { currency: dealer.currency, lines: values, valueMinor };
}

/**
 * Refuses with `orders.notReady` (unknown or unpriced products, a dealer that is not active) or
 * `orders.blocked`. Holds of credit, overdue money and stock work as for any order.
 */
export async function placeGoodsOrder(work: Work, goods: GoodsOrder): Promise<PlacedGoods> {
  const input = await typed(work, goods);
  const submittable = await assembleToSubmit(work, input, null);
  const { assembled: priced } = submittable;
  const nothing = { netMinor: 0n, discountMinor: 0n, taxMinor: 0n, totalMinor: 0n };
  const assembled: AssembledOrder = { ...priced, ...nothing, lines: priced.lines.map(free) };
  const draft = buildOrder(work, input, assembled, {
    number: await nextOrderNumber(work),
    source: GOODS_SOURCE,
    createdBy: work.actor.userId,
    createdAt: work.now,
  });
  const submission = await submitAssembled(work, draft, { ...submittable, assembled });
  const { order, holds } = submission;
  insertOrders(
    work.tx,
    [order],
    holds.map(({ reason }) => reason),
  );
  insertLines(
    work.tx,
    order.lines.map((line) => ({ ...line, dealerId: order.dealerId })),
  );
  await writeSubmission(work, submission, null);
  const { currency } = priced.dealer;
  return { ...outcomeOf(order, holds), currency, valueMinor: priced.netMinor };
}
