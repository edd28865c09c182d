// A product whose cost is not known has no margin of 100 %: it is left out of the margin, and said to be.
import fs from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSubjectFigures, rebuild, runReport, verify } from '@/server/modules/analytics';
import { amendOrder } from '@/server/modules/orders';
import { inputOf } from '@/server/modules/orders/usecases/typed-order';
import { sql } from '@/server/platform/sql';
import { statement } from '../../setup/cluster';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { openShop, orderOf, sell, ship, TODAY, type Shop } from '../fulfilment/shop';
import { foldAll } from '../../fixtures/folded';

let database: TestDatabase;
let shop: Shop;
let orderId: string;

const costs = async (...given: (string | null)[]): Promise<void> => {
  for (const [at, cost] of given.entries()) {
    await shop.org.work(({ tx }) =>
      tx.run(sql`UPDATE product SET standard_cost = ${cost}::numeric
        WHERE org_id = ${tx.orgId}::uuid AND id = ${shop.products[at]?.id ?? ''}::uuid`),
    );
  }
};

/** The order typed anew: its lines take the costs that hold now. */
async function typeAnew(): Promise<void> {
  const order = await orderOf(shop, orderId);
  const typed = inputOf(order);
  await shop.org.work((work) =>
    amendOrder(work, {
      ...{ orderId, version: order.version },
      order: { ...typed, lines: typed.lines.toReversed() },
    }),
  );
}

/** These columns of each product, in the order of the shop. */
async function byProduct(name: 'sales' | 'stock', keys: readonly string[]) {
  const { columns, rows } = await shop.org.work((work) =>
    runReport(work, { name, by: ['product'] }, { locale: 'en', limit: 100 }),
  );
  const at = (key: string) => columns.findIndex((column) => column.key === key);
  return shop.products.map(({ code }) => {
    const row = rows.find((one) => one[at('product')] === code);
    return keys.map((key) => row?.[at(key)]);
  });
}

const soldByProduct = () => byProduct('sales', ['net_amount', 'cost_amount', 'uncosted_amount']);

const boardOf = async () => {
  const { sales } = await (await shop.org.as('EXECUTIVE')).caller.figures.executive();
  const { actualMinor, marginMinor, marginRate, uncostedRate } = sales;
  return { actualMinor, marginMinor, marginRate, uncostedRate };
};

async function expectExact(): Promise<void> {
  const { orgId } = shop.org;
  await foldAll(orgId);
  expect(await verify(orgId)).toEqual([]);
  const before = [await soldByProduct(), await boardOf()];
  await rebuild(orgId);
  await foldAll(orgId);
  expect([await soldByProduct(), await boardOf()]).toEqual(before);
  expect(await verify(orgId)).toEqual([]);
}

beforeAll(async () => {
  database = await createTestDatabase();
  shop = await openShop({ products: 3 });
  // The second is known to cost nothing, of the third nobody knows.
  await costs('4', '0', null);
  orderId = (await sell(shop, [10, 10, 10])).id;
});
afterAll(() => database.drop());

/** Ten pieces of each at 9.99. */
const COSTED = [9_990n, 4_000n, 0n];
const FREE = [9_990n, 0n, 0n];
const UNKNOWN = [9_990n, 0n, 9_990n];

describe('what has no known cost', () => {
  it('is told apart in reports, and has no part in the margin', async () => {
    await expectExact();
    expect(await soldByProduct()).toEqual([COSTED, FREE, UNKNOWN]);
    // (2 × 99.90 − 40.00) ÷ 199.80, and a third has no cost.
    expect(await boardOf()).toEqual({
      ...{ actualMinor: 29_970n, marginMinor: 15_980n },
      ...{ marginRate: '0.799800', uncostedRate: '0.333333' },
    });
  });

  it('has no value in stock, and its pieces are counted', async () => {
    expect(await byProduct('stock', ['uncosted_quantity', 'cost_amount'])).toEqual([
      [0n, 40_000n],
      [0n, 0n],
      [100n, null],
    ]);
    const all = await shop.org.work((work) =>
      runReport(work, { name: 'stock', by: ['warehouse'] }, { locale: 'en', limit: 10 }),
    );
    expect(all.rows.map((row) => row.slice(-2))).toEqual([[100n, 40_000n]]);
  });

  it('is exact through orders that are typed anew as costs come and go', async () => {
    await costs(null, '0', null);
    await typeAnew();
    await expectExact();
    expect(await soldByProduct()).toEqual([UNKNOWN, FREE, UNKNOWN]);
    await costs('4', '0', '1');
    await typeAnew();
    await costs(null, null, null);
    await typeAnew();
    await expectExact();
    expect(await soldByProduct()).toEqual([UNKNOWN, UNKNOWN, UNKNOWN]);
    expect(await boardOf()).toMatchObject({
      ...{ marginMinor: null, marginRate: null, uncostedRate: '1.000000' },
    });
    await costs('4', '0', null);
    await typeAnew();
    await expectExact();
    expect(await soldByProduct()).toEqual([COSTED, FREE, UNKNOWN]);
  });

  it('is told apart in the figures a dealer is assessed by', async () => {
    await ship(shop, await orderOf(shop, orderId));
    const { subjects } = await shop.org.work((work) =>
      readSubjectFigures(work, { kind: 'DEALER', from: TODAY, to: TODAY }),
    );
    expect(subjects.find(({ id }) => id === shop.dealer.id)?.figures).toMatchObject({
      ...{ salesMinor: 29_970n, costMinor: 4_000n, uncostedSalesMinor: 9_990n },
    });
    await expectExact();
  });
});

describe('books that kept 0 for what was not known', () => {
  const MIGRATION = 'prisma/migrations/20261203000210_orders_cost_not_known/migration.sql';
  const ROLLUPS = ['day', 'day_dealer', 'day_product', 'month', 'month_dealer', 'month_product'];

  it('become what they would be, had they always been kept so', async () => {
    const before = [await soldByProduct(), await boardOf()];
    const asTheyWere = [
      ...ROLLUPS.map((name) => `ALTER TABLE rollup_flow_${name} DROP COLUMN uncosted_minor`),
      ...['order_line', 'order_flow_entry'].flatMap((table) => [
        `UPDATE ${table} SET cost_minor = 0 WHERE cost_minor IS NULL`,
        `ALTER TABLE ${table} ALTER COLUMN cost_minor SET NOT NULL,
          ALTER COLUMN cost_minor SET DEFAULT 0`,
      ]),
    ];
    await statement(database.superuserUrl, asTheyWere.join(';'));
    await statement(database.ownerUrl, fs.readFileSync(MIGRATION, 'utf8'));
    expect([await soldByProduct(), await boardOf()]).toEqual(before);
    expect(await verify(shop.org.orgId)).toEqual([]);
  });
});
