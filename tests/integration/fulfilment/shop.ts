// A company that sells: products with a price, stock on the shelf, a dealer with open credit, and
// orders that are approved at once. For tests of shipments and returns.
import { placeOrder, readOrder, type OrderWithLines } from '@/server/modules/orders';
import { receiveStock, saveWarehouse } from '@/server/modules/inventory';
import {
  createShipment,
  getShipment,
  pickShipment,
  releaseShipment,
  shipShipment,
} from '@/server/modules/fulfilment';
import type { ShipmentOutcome, ShipmentView } from '@/server/modules/fulfilment/schemas';
import { sql } from '@/server/platform/sql';
import { addPriceList, addProducts, type TestProduct } from '../../fixtures/catalog';
import { addDealer, type TestDealer } from '../../fixtures/dealers';
import {
  createTestOrganization,
  type OrganizationOptions,
  type TestOrganization,
} from '../../fixtures/organization';

export const TODAY = '2026-03-02';

export interface Shop {
  org: TestOrganization;
  products: TestProduct[];
  dealer: TestDealer;
  warehouseId: string;
  otherWarehouseId: string;
}

/** Each product costs 9.99 a piece and has `stock` pieces in the default warehouse. */
export async function openShop(
  options: { products?: number; stock?: number; settings?: OrganizationOptions['settings'] } = {},
): Promise<Shop> {
  const { products: count = 2, stock = 100, settings = {} } = options;
  const org = await createTestOrganization({
    settings: {
      'orders.autoApprove': true,
      'receivables.defaultCreditLimit': null,
      'invoicing.onShipment': false,
      ...settings,
    },
  });
  const open = (code: string, isDefault: boolean) =>
    org.work((work) =>
      saveWarehouse(work, { code, name: code, isDefault, status: 'ACTIVE', city: null }),
    );
  const [main, other] = [await open('MAIN', true), await open('OTHER', false)];
  const products = await addProducts(org, count);
  await addPriceList(org, { prices: Object.fromEntries(products.map(({ id }) => [id, '9.99'])) });
  const dealer = await addDealer(org);
  const shop = { org, products, dealer, warehouseId: main.id, otherWarehouseId: other.id };
  if (stock > 0) await stockUp(shop, stock);
  return shop;
}

export async function stockUp(shop: Shop, quantity: number, warehouseId?: string): Promise<void> {
  await shop.org.work((work) =>
    receiveStock(work, {
      warehouseId: warehouseId ?? shop.warehouseId,
      occurredOn: TODAY,
      lines: shop.products.map(({ id }) => ({ productId: id, quantity })),
    }),
  );
}

/** An approved order with one line per quantity, of the products in turn. */
export async function sell(shop: Shop, quantities: readonly number[]): Promise<OrderWithLines> {
  const { org, dealer, products } = shop;
  const placed = await org.work((work) =>
    placeOrder(work, {
      dealerId: dealer.id,
      lines: quantities.map((quantity, index) => ({
        productId: products[index % products.length]?.id ?? '',
        unit: 'EA',
        quantity,
        discountRate: '0',
      })),
    }),
  );
  if (placed.status !== 'APPROVED') throw new Error(`the order is ${placed.status}`);
  return orderOf(shop, placed.orderId);
}

export const orderOf = (shop: Shop, orderId: string) =>
  shop.org.work((work) => readOrder(work.tx, orderId));

export const viewOf = (shop: Shop, shipmentId: string): Promise<ShipmentView> =>
  shop.org.work((work) => getShipment(work, { shipmentId }));

/** A picked shipment of an order: of these quantities by line, or of all that is ready. */
export async function pick(
  shop: Shop,
  order: OrderWithLines,
  quantities?: readonly number[],
): Promise<ShipmentOutcome> {
  const lines = quantities?.flatMap((quantity, index) => {
    const line = order.lines[index];
    return line && quantity > 0 ? [{ orderLineId: line.id, quantity }] : [];
  });
  return shop.org.work(async (work) => {
    const draft = await createShipment(work, {
      orderId: order.id,
      release: false,
      ...(lines ? { lines } : {}),
    });
    await releaseShipment(work, draft);
    return pickShipment(work, { shipmentId: draft.shipmentId, lines: null });
  });
}

export async function ship(
  shop: Shop,
  order: OrderWithLines,
  quantities?: readonly number[],
): Promise<ShipmentOutcome> {
  const picked = await pick(shop, order, quantities);
  return shop.org.work((work) => shipShipment(work, picked));
}

export interface Books {
  stock: unknown[];
  account: unknown[];
}

/** Balances that are not the sum of their ledger. */
export async function differences(shop: Shop): Promise<Books> {
  return shop.org.work(async ({ tx }) => ({
    stock: await tx.rows(sql`
      SELECT s.product_id, s.on_hand, s.reserved FROM stock_level s
      LEFT JOIN (SELECT warehouse_id, product_id, sum(on_hand_delta) AS on_hand,
          sum(reserved_delta) AS reserved
        FROM stock_entry GROUP BY warehouse_id, product_id) e USING (warehouse_id, product_id)
      WHERE s.on_hand <> coalesce(e.on_hand, 0) OR s.reserved <> coalesce(e.reserved, 0)
        OR s.reserved <> (SELECT coalesce(sum(l.reserved), 0) FROM order_line l
          JOIN sales_order o ON o.org_id = l.org_id AND o.id = l.order_id
          WHERE l.product_id = s.product_id AND o.warehouse_id = s.warehouse_id)`),
    account: await tx.rows(sql`
      SELECT a.dealer_id, e.* FROM dealer_account a
      CROSS JOIN LATERAL (
        SELECT coalesce(sum(amount_minor) FILTER (WHERE bucket = 'OPEN_ORDER'), 0) AS open_order,
          coalesce(sum(amount_minor) FILTER (WHERE bucket = 'UNBILLED'), 0) AS unbilled,
          coalesce(sum(amount_minor) FILTER (WHERE bucket = 'INVOICED'), 0) AS invoiced,
          coalesce(sum(amount_minor) FILTER (WHERE bucket = 'UNAPPLIED'), 0) AS unapplied
        FROM receivable_entry x WHERE x.dealer_id = a.dealer_id
      ) e
      WHERE (a.open_order_minor, a.unbilled_minor, a.invoiced_minor, abs(a.unapplied_minor))
        IS DISTINCT FROM (e.open_order, e.unbilled, e.invoiced, abs(e.unapplied))`),
  }));
}

export const NONE: Books = { stock: [], account: [] };

/** Stock of the first product in the default warehouse. */
export async function levelOf(
  shop: Shop,
  product = 0,
): Promise<{ onHand: number; reserved: number }> {
  const row = await shop.org.work((work) =>
    work.tx.row<{ onHand: number; reserved: number }>(sql`
      SELECT on_hand AS "onHand", reserved FROM stock_level
      WHERE product_id = ${shop.products[product]?.id ?? null}::uuid
        AND warehouse_id = ${shop.warehouseId}::uuid`),
  );
  return row ?? { onHand: 0, reserved: 0 };
}

export interface AccountRow {
  openOrder: bigint;
  unbilled: bigint;
  invoiced: bigint;
  unapplied: bigint;
}

export async function accountOf(shop: Shop): Promise<AccountRow> {
  const row = await shop.org.work((work) =>
    work.tx.row<AccountRow>(sql`
      SELECT open_order_minor AS "openOrder", unbilled_minor AS unbilled,
        invoiced_minor AS invoiced, unapplied_minor AS unapplied
      FROM dealer_account WHERE dealer_id = ${shop.dealer.id}::uuid`),
  );
  return row ?? { openOrder: 0n, unbilled: 0n, invoiced: 0n, unapplied: 0n };
}
