// Verify finds nothing in the books of a company that traded, and finds each kind of damage done
// behind the application's back.
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verify, type Difference } from '@/server/modules/analytics';
import { deliverShipment, invoiceShipment } from '@/server/modules/fulfilment';
import { cancelOrder } from '@/server/modules/orders';
import { recordReceipt } from '@/server/modules/receivables';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { openShop, orderOf, sell, ship, TODAY, type Shop } from '../fulfilment/shop';

let database: TestDatabase;
let shop: Shop;
let superuser: pg.Client;

/** Orders in several states, invoices, a receipt that pays one and leaves credit. */
async function trade(): Promise<void> {
  const { org, dealer } = shop;
  const first = await sell(shop, [10, 4]);
  const shipped = await ship(shop, first);
  await org.work((work) => deliverShipment(work, { shipmentId: shipped.shipmentId, lines: null }));
  await org.work((work) => invoiceShipment(work, { shipmentId: shipped.shipmentId }));
  const second = await sell(shop, [20]);
  const partly = await ship(shop, second, [8]);
  await org.work((work) => invoiceShipment(work, { shipmentId: partly.shipmentId }));
  const { version } = await orderOf(shop, second.id);
  await org.work((work) => cancelOrder(work, { orderId: second.id, version, reason: 'changed' }));
  await sell(shop, [3]);
  const receipt = { dealerId: dealer.id, receivedOn: TODAY, method: 'TRANSFER' };
  await org.work((work) => recordReceipt(work, { ...receipt, amountMinor: 30_000n }));
}

beforeAll(async () => {
  database = await createTestDatabase();
  shop = await openShop();
  await trade();
  superuser = new pg.Client(database.superuserUrl);
  await superuser.connect();
  // Rows are put back as they were, without asking foreign keys.
  await superuser.query('SET session_replication_role = replica');
});
afterAll(async () => {
  await superuser.end();
  await database.drop();
});

/** What verify says while a table is damaged; its rows are put back after. */
async function whileDamaged(table: string, damage: string): Promise<Difference[]> {
  await superuser.query(`CREATE TABLE kept AS SELECT * FROM ${table}`);
  const changed = await superuser.query(damage);
  expect(changed.rowCount).toBeGreaterThan(0);
  const found = await verify(shop.org.orgId);
  await superuser.query(
    `DELETE FROM ${table}; INSERT INTO ${table} SELECT * FROM kept; DROP TABLE kept`,
  );
  expect(await verify(shop.org.orgId)).toEqual([]);
  return found;
}

/** Orders that still need somebody. */
const OPEN = `status IN ('SUBMITTED', 'ON_HOLD', 'APPROVED', 'PARTIALLY_SHIPPED')`;

const damages: [string, string, string, string][] = [
  ['stockLevel', 'stock_level', 'on_hand = on_hand + 1', 'true'],
  ['dealerAccount', 'dealer_account', 'open_order_minor = open_order_minor + 1', 'true'],
  ['orderLine', 'order_line', 'delivered = delivered - 1', 'delivered > 0'],
  ['orderLineReserved', 'order_line', 'reserved = reserved - 1', 'reserved > 0'],
  ['orderTotal', 'sales_order', 'discount_minor = discount_minor + 1', 'true'],
  ['openOrder', 'sales_order', 'short_quantity = short_quantity + 1', OPEN],
  ['invoiceTotal', 'invoice_line', 'net_minor = net_minor + 1', 'true'],
  ['invoiceOpen', 'invoice', 'open_minor = open_minor + 1', 'open_minor < total_minor'],
  ['ageingTotal', 'invoice', 'open_minor = open_minor + 1', 'open_minor < total_minor'],
  ['unappliedTotal', 'receipt', 'unapplied_minor = unapplied_minor - 1', 'unapplied_minor > 0'],
  ['rollup_flow_day', 'rollup_flow_day', 'orders = 77', 'true'],
  ['rollup_flow_day_dealer', 'rollup_flow_day_dealer', 'shipped_minor = 1', 'true'],
  ['rollup_flow_day_product', 'rollup_flow_day_product', 'product_orders = 77', 'true'],
  ['rollup_flow_month_dealer', 'rollup_flow_month_dealer', 'lines = 77', 'true'],
  ['rollup_flow_month_product', 'rollup_flow_month_product', 'cost_minor = 1', 'true'],
  ['rollup_flow_month', 'rollup_flow_month', 'requested_quantity = 77', 'true'],
  ['rollup_receivable_month', 'rollup_receivable_month', 'received_minor = 1', 'true'],
];

describe('verify', () => {
  it('finds nothing in books that only the application wrote', async () => {
    expect(await verify(shop.org.orgId)).toEqual([]);
  });

  it.each(damages)('finds a wrong %s', async (kind, table, change, where) => {
    const one = `ctid = (SELECT ctid FROM ${table} WHERE ${where} LIMIT 1)`;
    const found = await whileDamaged(table, `UPDATE ${table} SET ${change} WHERE ${one}`);
    expect(found.map((difference) => difference.kind)).toContain(kind);
    for (const { expected, found: stored } of found) expect(expected).not.toBe(stored);
  });

  it('names the row, what is expected and what is found', async () => {
    const found = await whileDamaged(
      'rollup_flow_month',
      `UPDATE rollup_flow_month SET approved_quantity = approved_quantity + 5
       WHERE product_id = '${shop.products[0]?.id}'`,
    );
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      kind: 'rollup_flow_month',
      key: expect.stringContaining('2026-03-01') as string,
      expected: 'approved_quantity 33',
      found: 'approved_quantity 38',
    });
  });

  it('finds rollup rows that are missing', async () => {
    const found = await whileDamaged(
      'rollup_flow_day_product',
      'DELETE FROM rollup_flow_day_product',
    );
    expect(found).toHaveLength(2);
    expect(found[0]).toMatchObject({ kind: 'rollup_flow_day_product', found: 'no row' });
  });
});
