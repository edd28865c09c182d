// Random plans and sales: what stands by product, dealer and region is what every product of every
// dealer adds up to, although what no dealer or no product is planned for is one row of its dealer.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { divideHalfUp } from '@/kernel/decimal';
import { NO_ONE } from '@/kernel/ids';
import { upsertSalesBudget } from '@/server/modules/analytics';
import { addedUp, priceMixQuantity } from '@/server/modules/analytics/domain/price-mix-quantity';
import { readPriceMixQuantity } from '@/server/modules/analytics/usecases/read-price-mix-quantity';
import { sql } from '@/server/platform/sql';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { openBudgetWorld, type BudgetWorld } from '../budgets/budget-world';
import { insertFlow } from './ledger-rows';
import { foldAll } from '../../fixtures/folded';

const ids = (count: number): string[] => Array.from({ length: count }, () => randomUUID());
const dealers = ids(4);
const products = ids(3);
/** Ten of the 31 days of March have come. */
const [DAYS, OF] = [10n, 31n];
const on = { now: new Date('2026-03-10T02:00:00Z') };

const month = fc.integer({ min: 1, max: 3 });
const productId = fc.constantFrom(...products);
const sale = fc.record({
  ...{ month, productId, dealerId: fc.constantFrom(...dealers) },
  quantity: fc.integer({ min: -3, max: 30 }),
  netMinor: fc.integer({ min: -2_000, max: 90_000 }),
});
const plan = fc.record({
  ...{ month, productId, dealerId: fc.constantFrom<string[]>(NO_ONE, ...dealers.slice(0, 2)) },
  quantity: fc.bigInt({ min: 0n, max: 40n }),
  amountMinor: fc.bigInt({ min: 0n, max: 80_000n }),
});
type Sale = typeof sale extends fc.Arbitrary<infer T> ? T : never;
type Plan = typeof plan extends fc.Arbitrary<infer T> ? T : never;

/**
 * Both sides of every product of every dealer, pieces counted by the days of March. Sales that no plan
 * of the dealer and none of the product by dealers is beside are of no product.
 */
function pairsOf(sales: readonly Sale[], plans: readonly Plan[]) {
  const pairs = products.flatMap((id) =>
    [NO_ONE, ...dealers].map((dealer) => [id, dealer] as const),
  );
  const toDealers = plans.filter(({ dealerId }) => dealerId !== NO_ONE);
  const isBeside = (product: string, dealer: string) =>
    dealer === NO_ONE ||
    (toDealers.some(({ dealerId }) => dealerId === dealer) &&
      toDealers.some(({ productId: id }) => id === product));
  return pairs.flatMap(([product, dealer]) => {
    const own = <T extends { productId: string; dealerId: string }>(rows: readonly T[]) =>
      rows.filter((row) => row.productId === product && row.dealerId === dealer);
    const [sold, planned] = [own(sales), own(plans)];
    if (sold.length + planned.length === 0) return [];
    const sum = (amounts: readonly bigint[]) => amounts.reduce((all, one) => all + one, 0n);
    const pair = {
      key: `${isBeside(product, dealer) ? product : NO_ONE} ${dealer}`,
      actualQuantity: sum(sold.map(({ quantity }) => BigInt(quantity) * OF)),
      actualMinor: sum(sold.map(({ netMinor }) => BigInt(netMinor))),
      basisQuantity: sum(planned.map((one) => one.quantity * (one.month === 3 ? DAYS : OF))),
      basisMinor: sum(
        planned.map(({ month: no, amountMinor }) =>
          no === 3 ? divideHalfUp(amountMinor * DAYS, OF) : amountMinor,
        ),
      ),
    };
    // Nothing against nothing is no row.
    const { actualQuantity, actualMinor, basisQuantity, basisMinor } = pair;
    return [actualQuantity, actualMinor, basisQuantity, basisMinor].some((n) => n !== 0n)
      ? [pair]
      : [];
  });
}

async function fill(world: BudgetWorld, sales: readonly Sale[], plans: readonly Plan[]) {
  await world.org.work(async (work) => {
    for (const { month: no, ...row } of sales) {
      const shared = { kind: 'REQUESTED', salespersonId: null, occurredOn: `2026-0${no}-10` };
      await work.tx.run(insertFlow(world.org.orgId, { ...shared, ...row }));
    }
    await upsertSalesBudget(
      work,
      plans.map(({ month: no, ...row }) => ({ ...row, periodId: world.periods[no - 1] ?? '' })),
    );
  });
  await foldAll(world.org.orgId);
}

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe('price, mix and quantity of random sales', () => {
  it('are those of every product of every dealer, added up', async () => {
    const plans = fc.uniqueArray(plan, {
      selector: (one) => `${one.month} ${one.productId} ${one.dealerId}`,
      maxLength: 12,
    });
    const sales = fc.array(sale, { minLength: 1, maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(sales, plans, async (sold, planned) => {
        const world = await openBudgetWorld({ currency: 'USD' });
        await fill(world, sold, planned);
        const asked = { yearId: world.yearId, throughNo: 3 };
        const read = (by: 'product' | 'dealer' | 'region') =>
          world.org.work(async (work) => {
            const found = await readPriceMixQuantity(work, { ...asked, by });
            return { ...found, statements: work.tx.statements };
          }, on);
        const pairs = pairsOf(sold, planned);
        const of = (groupOf: (dealer: string) => string) =>
          priceMixQuantity(pairs, ({ key }) => groupOf(key.split(' ')[1] ?? ''));
        const ofDealers = of((dealer) => dealer);
        const whole = addedUp([...ofDealers.values()].map(({ effects }) => effects));
        const byDealer = await read('dealer');
        for (const id of [NO_ONE, ...dealers]) {
          const own = ofDealers.get(id);
          const row = byDealer.rows.find((one) => one.id === id);
          expect(row === undefined).toBe(own === undefined);
          if (!row || !own) continue;
          const { basisQuantity, actualQuantity, ...amounts } = own.effects;
          expect(row).toMatchObject(amounts);
          expect(row.basisQuantity).toBe(divideHalfUp(basisQuantity, OF));
          expect(row.actualQuantity).toBe(divideHalfUp(actualQuantity, OF));
        }
        const byRegion = await read('region');
        for (const { total } of [byDealer, byRegion]) {
          expect(total.priceMinor).toBe(whole.priceMinor);
          expect(total.mixMinor).toBe(whole.mixMinor);
          expect(total.quantityMinor).toBe(whole.quantityMinor);
          expect(total.otherMinor).toBe(whole.otherMinor);
          expect(total.totalMinor).toBe(whole.totalMinor);
        }
        const byProduct = await read('product');
        expect(byProduct.total.totalMinor).toBe(whole.totalMinor);
        expect(byProduct.statements).toBe(byDealer.statements);
      }),
      { numRuns: 8 },
    );
  }, 120_000);

  it('of a dealer without a plan are one row without a basis, however many products', async () => {
    const world = await openBudgetWorld({ currency: 'USD' });
    const dealerId = dealers[0] ?? '';
    const sold = products.map((id) => ({ month: 1, productId: id, dealerId, quantity: 2 }));
    await fill(
      world,
      sold.map((row) => ({ ...row, netMinor: 500 })),
      [],
    );
    const asked = { yearId: world.yearId, throughNo: 3, by: 'dealer' as const };
    const { rows } = await world.org.work((work) => readPriceMixQuantity(work, asked), on);
    expect(rows).toMatchObject([
      { id: dealerId, standing: 'NO_BASIS', actualQuantity: 6n, otherMinor: 1_500n },
    ]);
  });
});

describe('row security of what is summed', () => {
  it('keeps what is for staff from a user of a dealer, and another dealer from both', async () => {
    const world = await openBudgetWorld({ currency: 'USD' });
    const [own = '', other = ''] = dealers;
    const row = { month: 1, productId: products[0] ?? '', quantity: 2, netMinor: 500 };
    await fill(
      world,
      [
        { ...row, dealerId: own },
        { ...row, dealerId: other },
      ],
      [],
    );
    const seen = (dealerId: string) =>
      world.org.work(async ({ tx }) => {
        await tx.run(sql`SELECT set_config('app.dealer', ${dealerId}, true)`);
        const counted = await tx.row<Record<string, bigint>>(sql`
          SELECT (SELECT count(*) FROM rollup_flow_month) AS months,
            (SELECT count(*) FROM rollup_flow_month WHERE dealer_id = ${own}::uuid) AS own,
            (SELECT count(*) FROM rollup_flow_month_product) AS products,
            (SELECT count(*) FROM rollup_flow_day_product) AS days`);
        return counted;
      });
    expect(await seen('')).toEqual({ months: 2n, own: 1n, products: 1n, days: 1n });
    expect(await seen(own)).toEqual({ months: 1n, own: 1n, products: 0n, days: 0n });
    expect(await seen(randomUUID())).toEqual({ months: 0n, own: 0n, products: 0n, days: 0n });
  });
});
