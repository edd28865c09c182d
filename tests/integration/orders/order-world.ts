// A company that can take orders: products with prices and stock, dealers with credit.
import { setCreditLimit } from '@/server/modules/receivables';
import { defaultWarehouse, receiveStock, saveWarehouse } from '@/server/modules/inventory';
import { sql } from '@/server/platform/sql';
import { verify } from '@/server/modules/analytics';
import { addPriceList, addProducts } from '../../fixtures/catalog';
import { addDealer } from '../../fixtures/dealers';
import {
  createTestOrganization,
  type OrganizationOptions,
  type TestOrganization,
} from '../../fixtures/organization';

export interface OrderWorld {
  org: TestOrganization;
  warehouseId: string;
  products: { id: string; code: string }[];
  dealers: { id: string; code: string }[];
}

export interface WorldWish {
  products?: number;
  dealers?: number;
  /** Pieces of every product. */
  stock?: number;
  price?: string;
  creditLimitMinor?: bigint | null;
  settings?: OrganizationOptions['settings'];
}

export async function orderWorld(wish: WorldWish = {}): Promise<OrderWorld> {
  const org = await createTestOrganization({
    currency: 'USD',
    settings: wish.settings ?? {},
  });
  const products = await addProducts(org, wish.products ?? 3);
  const prices = Object.fromEntries(products.map(({ id }) => [id, wish.price ?? '10.00']));
  await addPriceList(org, { currency: 'USD', prices });
  const warehouseId = await org.work(async (work) => {
    await saveWarehouse(work, { code: 'MAIN', name: 'Main', isDefault: true, status: 'ACTIVE' });
    const { id } = await defaultWarehouse(work);
    const quantity = wish.stock ?? 1000;
    if (quantity > 0) {
      await receiveStock(work, {
        warehouseId: id,
        occurredOn: work.today,
        reference: 'test',
        lines: products.map((product) => ({ productId: product.id, quantity })),
      });
    }
    return id;
  });
  const dealers: OrderWorld['dealers'] = [];
  for (let i = 0; i < (wish.dealers ?? 1); i += 1) {
    const dealer = await addDealer(org, { currency: 'USD' });
    const creditLimitMinor = wish.creditLimitMinor === undefined ? null : wish.creditLimitMinor;
    await org.work((work) =>
      setCreditLimit(work, { dealerId: dealer.id, creditLimitMinor, reason: 'test' }),
    );
    dealers.push(dealer);
  }
  return { org, warehouseId, products, dealers };
}

/** An order as the screen would send it; quantities by product index. */
export function orderFor(
  world: OrderWorld,
  quantities: ReadonlyArray<readonly [product: number, quantity: number]>,
  dealer = 0,
) {
  return {
    dealerId: world.dealers[dealer]?.id ?? '',
    lines: quantities.map(([product, quantity]) => ({
      productId: world.products[product]?.id ?? '',
      unit: 'EA',
      quantity,
      discountRate: '0',
    })),
  };
}

export async function stockOf(world: OrderWorld, product = 0) {
  return world.org.work(async (work) => {
    const row = await work.tx.row<{ onHand: number; reserved: number }>(sql`
      SELECT on_hand AS "onHand", reserved FROM stock_level
      WHERE org_id = ${world.org.orgId}::uuid AND product_id = ${world.products[product]?.id}::uuid`);
    return row ?? { onHand: 0, reserved: 0 };
  });
}

export async function differences(world: OrderWorld) {
  return verify(world.org.orgId);
}
