// Price, mix and quantity against last year and last period of random sales: what the database adds up is
// what the rule of the domain says of every product of every dealer, whatever the size of the figures.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_ONE } from '@/kernel/ids';

import {
  addedUp,
  priceMixQuantity,
  type SalesPair,
} from '@/server/modules/analytics/domain/price-mix-quantity';
import { readEffects, readPairs } from '@/server/modules/analytics/repo/sales-effects';
import { comparedSales } from '@/server/modules/analytics/usecases/compared-sales';
import { comparedPeriods, fiscalSpan } from '@/server/modules/analytics/usecases/fiscal-span';
import { readPriceMixQuantity } from '@/server/modules/analytics/usecases/read-price-mix-quantity';
import { createYear } from '@/server/modules/centres';
import { addDealer, addRegion } from '../../fixtures/dealers';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { openBudgetWorld, type BudgetWorld } from '../budgets/budget-world';
import { insertFlow } from './ledger-rows';
import { foldAll } from '../../fixtures/folded';

/** Ten of the 31 days of March have come, so of March 2025 ten count; February has 28. */
const TODAY = '2026-03-10';
const on = { now: new Date(`${TODAY}T02:00:00Z`) };
const DEALERS = 4;
const products = [randomUUID(), randomUUID(), randomUUID()];

const sale = fc.record({
  day: fc.constantFrom(
    ...['2025-01-31', '2025-02-03', '2025-03-02', '2025-03-10', '2025-03-11', '2025-04-01'],
    ...['2026-01-15', '2026-02-09', '2026-02-10', '2026-02-28', '2026-03-01', '2026-03-10'],
  ),
  productId: fc.constantFrom(...products),
  dealer: fc.nat({ max: DEALERS - 1 }),
  // What a whole number of 64 bits holds of a product of two, and what it does not.
  quantity: fc.oneof(
    fc.integer({ min: -3, max: 30 }),
    fc.integer({ min: 2 ** 29, max: 2 ** 31 - 1 }),
  ),
  netMinor: fc.oneof(
    fc.integer({ min: -2_000, max: 90_000 }),
    fc.integer({ min: 2 ** 29, max: 2 ** 45 }),
  ),
});
type Sale = typeof sale extends fc.Arbitrary<infer T> ? T : never;

const COMPARISONS = [
  { basis: 'LAST_YEAR', over: 'YEAR_TO_DATE', actual: ['2026-01-01', '2026-03-31'] },
  { basis: 'LAST_YEAR', over: 'PERIOD', actual: ['2026-03-01', '2026-03-31'] },
  { basis: 'LAST_PERIOD', over: 'PERIOD', actual: ['2026-03-01', '2026-03-31'] },
] as const;
/** The first and last day of what each of them is compared with. */
const BEFORE = [
  ['2025-01-01', '2025-03-10'],
  ['2025-03-01', '2025-03-10'],
  ['2026-02-01', '2026-02-10'],
] as const;

interface Place {
  world: BudgetWorld;
  dealerIds: string[];
  regionOf: Map<string, string>;
}

async function openPlace(): Promise<Place> {
  const world = await openBudgetWorld({ currency: 'USD' });
  const { org, calendarId } = world;
  await org.work((work) => createYear(work, { calendarId, startsOn: '2025-01-01' }));
  const regions = [await addRegion(org), await addRegion(org)];
  const regionOf = new Map<string, string>();
  const dealerIds: string[] = [];
  for (let i = 0; i < DEALERS; i += 1) {
    const regionId = regions[i];
    const { id } = await addDealer(org, regionId === undefined ? {} : { regionId });
    dealerIds.push(id);
    regionOf.set(id, regionId ?? NO_ONE);
  }
  return { world, dealerIds, regionOf };
}

async function sell({ world, dealerIds }: Place, sales: readonly Sale[]): Promise<void> {
  const { org } = world;
  await org.work(async ({ tx }) => {
    for (const { day, dealer, ...row } of sales) {
      const shared = { kind: 'REQUESTED', salespersonId: null, occurredOn: day };
      await tx.run(insertFlow(org.orgId, { ...shared, ...row, dealerId: dealerIds[dealer] ?? '' }));
    }
  });
  await foldAll(org.orgId);
}

/** Both sides of each product of these dealers. */
function pairsOf(
  { dealerIds }: Place,
  sales: readonly Sale[],
  asked: { among: readonly string[]; actual: readonly string[]; before: readonly string[] },
): SalesPair[] {
  return products.flatMap((productId) =>
    dealerIds.flatMap((dealerId, at) => {
      const own = sales.filter((row) => row.productId === productId && row.dealer === at);
      const within = ([from = '', to = '']: readonly string[]) =>
        own.filter(({ day }) => from <= day && day <= to);
      const [sold, basis] = [within(asked.actual), within(asked.before)];
      if (!asked.among.includes(dealerId) || sold.length + basis.length === 0) return [];
      const sum = (rows: readonly Sale[], of: 'quantity' | 'netMinor') =>
        rows.reduce((all, row) => all + BigInt(row[of]), 0n);
      return [
        {
          key: `${productId} ${dealerId}`,
          basisQuantity: sum(basis, 'quantity'),
          basisMinor: sum(basis, 'netMinor'),
          actualQuantity: sum(sold, 'quantity'),
          actualMinor: sum(sold, 'netMinor'),
        },
      ];
    }),
  );
}

const byKey = (pairs: readonly SalesPair[]) => [...pairs].sort((a, b) => (a.key < b.key ? -1 : 1));

/** All dealers of a product as one pair. */
function ofProducts(pairs: readonly SalesPair[]): SalesPair[] {
  return products.flatMap((id) => {
    const own = pairs.filter(({ key }) => key.startsWith(id));
    if (own.length === 0) return [];
    const sum = (of: Exclude<keyof SalesPair, 'key'>) =>
      own.reduce((all, pair) => all + pair[of], 0n);
    return [
      {
        key: id,
        basisQuantity: sum('basisQuantity'),
        basisMinor: sum('basisMinor'),
        actualQuantity: sum('actualQuantity'),
        actualMinor: sum('actualMinor'),
      },
    ];
  });
}

/** What the rule of the domain says, by what a row stands for. */
function expected(place: Place, pairs: readonly SalesPair[], by: 'product' | 'dealer' | 'region') {
  if (by === 'product') return priceMixQuantity(ofProducts(pairs));
  const dealerOf = (key: string) => key.split(' ')[1] ?? '';
  return priceMixQuantity(pairs, ({ key }) =>
    by === 'dealer' ? dealerOf(key) : (place.regionOf.get(dealerOf(key)) ?? ''),
  );
}

async function agree(place: Place, sales: readonly Sale[], at: number): Promise<void> {
  const { basis, over, actual } = COMPARISONS[at] ?? COMPARISONS[0];
  const { world, dealerIds } = place;
  const asked = { yearId: world.yearId, throughNo: 3 };
  for (const among of [undefined, dealerIds.slice(1, 3), dealerIds.slice(0, 1)]) {
    const before = BEFORE[at] ?? BEFORE[0];
    const pairs = pairsOf(place, sales, { among: among ?? dealerIds, actual, before });
    await world.org.work(async (work) => {
      const span = await fiscalSpan(work, asked);
      const periods = await comparedPeriods(work, span, { basis, over, counted: 'TO_DATE' });
      const { question } = comparedSales(work, periods, {
        ...{ basis, dealerId: null, dealerIds: among },
      });
      expect(byKey(await readPairs(work.tx, question))).toEqual(byKey(pairs));
      for (const by of ['product', 'dealer', 'region'] as const) {
        const found = await readEffects(work.tx, question, { by, locale: 'en' });
        const rows = found.map(({ id, effects, standing }) => [id, { effects, standing }] as const);
        expect(new Map(rows)).toEqual(expected(place, pairs, by));
      }
    }, on);
  }
  // The page says the same of one dealer, and of all, with their sum.
  const page = await world.org.work(
    (work) => readPriceMixQuantity(work, { ...asked, basis, over, by: 'dealer' }),
    on,
  );
  const pairs = pairsOf(place, sales, { among: dealerIds, actual, before: BEFORE[at] ?? [] });
  expect(page.total).toEqual(
    addedUp([...expected(place, pairs, 'dealer').values()].map((one) => one.effects)),
  );
}

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe('sales of random days', () => {
  it.each(COMPARISONS.map(({ basis, over }, at) => ({ basis, over, at })))(
    'against $basis over $over are what the rule says of each pair',
    async ({ at }) => {
      const sales = fc.array(sale, { minLength: 1, maxLength: 40 });
      await fc.assert(
        fc.asyncProperty(sales, async (sold) => {
          const place = await openPlace();
          await sell(place, sold);
          await agree(place, sold, at);
        }),
        { numRuns: 6, endOnFailure: true },
      );
    },
    120_000,
  );

  it('take one statement however many pairs there are', async () => {
    const place = await openPlace();
    const counted = async (by: 'product' | 'dealer' | 'region') =>
      place.world.org.work(async (work) => {
        const asked = { yearId: place.world.yearId, throughNo: 3, basis: 'LAST_YEAR' as const, by };
        await readPriceMixQuantity(work, asked);
        return work.tx.statements;
      }, on);
    const before = [await counted('product'), await counted('dealer'), await counted('region')];
    await sell(
      place,
      products.flatMap((productId) =>
        [0, 1, 2, 3].map((dealer) => ({
          ...{ day: '2026-02-09', productId, dealer, quantity: 1, netMinor: 100 },
        })),
      ),
    );
    const after = [await counted('product'), await counted('dealer'), await counted('region')];
    expect(after).toEqual(before);
    expect(new Set(after).size).toBe(1);
  });
});
