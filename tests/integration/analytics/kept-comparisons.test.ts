// Comparisons that are kept: whatever is sold, in whatever steps it is folded and however days go by, they
// are what comparing every pair anew gives, and what is read from them is what was not kept says.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fold, rebuild, verify } from '@/server/modules/analytics';
import type { PriceMixQuantity } from '@/server/modules/analytics/figure-schemas';
import { lockWatermark } from '@/server/modules/analytics/repo/fold';
import { readComparisons } from '@/server/modules/analytics/repo/keep-comparisons';
import { readEffects } from '@/server/modules/analytics/repo/sales-effects';
import { comparedSales } from '@/server/modules/analytics/usecases/compared-sales';
import { comparedPeriods, fiscalSpan } from '@/server/modules/analytics/usecases/fiscal-span';
import { keepComparisons } from '@/server/modules/analytics/usecases/keep-comparisons';
import { readPriceMixQuantity } from '@/server/modules/analytics/usecases/read-price-mix-quantity';
import { createYear } from '@/server/modules/centres';
import { inTransaction } from '@/server/platform/tx';
import { addDealer, addRegion } from '../../fixtures/dealers';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { openBudgetWorld, type BudgetWorld } from '../budgets/budget-world';
import { commitRows, insertFlow } from './ledger-rows';
import { foldAll } from '../../fixtures/folded';

const DEALERS = 3;
const products = [randomUUID(), randomUUID()];
const at = (day: string) => new Date(`${day}T02:00:00Z`);

/** Days on both sides of every edge there is: of months, of the days that have come, of years. */
const sale = fc.record({
  day: fc.constantFrom(
    ...['2024-12-31', '2025-01-01', '2025-02-03', '2025-02-28', '2025-03-01', '2025-03-10'],
    ...['2025-03-11', '2025-03-12', '2025-12-31', '2026-01-01', '2026-02-09', '2026-02-10'],
    ...['2026-02-11', '2026-02-28', '2026-03-01', '2026-03-10', '2026-03-12', '2026-04-01'],
  ),
  productId: fc.constantFrom(...products),
  dealer: fc.nat({ max: DEALERS - 1 }),
  // What was changed takes off; a slip of the pen is more than 64 bits hold of a product.
  quantity: fc.oneof(
    fc.integer({ min: -6, max: 12 }),
    fc.integer({ min: 2 ** 29, max: 2 ** 31 - 1 }),
  ),
  netMinor: fc.oneof(
    fc.integer({ min: -2_000, max: 9_000 }),
    fc.integer({ min: 2 ** 29, max: 2 ** 45 }),
  ),
});
type Sale = typeof sale extends fc.Arbitrary<infer T> ? T : never;

const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      ...{ do: fc.constant('sell' as const), sales: fc.array(sale, { minLength: 1 }) },
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      ...{ do: fc.constant('fold' as const), batch: fc.integer({ min: 1, max: 4 }) },
    }),
  },
  // Days go on, never back: by one, to another period, to another year.
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('rebuild' as const) }) },
);

const DAYS = ['2026-03-10', '2026-03-11', '2026-03-12', '2026-04-01', '2027-01-02'];

interface Place {
  world: BudgetWorld;
  dealerIds: string[];
}

async function openPlace(): Promise<Place> {
  const world = await openBudgetWorld({ currency: 'USD' });
  const { org, calendarId } = world;
  for (const startsOn of ['2025-01-01', '2027-01-01']) {
    await org.work((work) => createYear(work, { calendarId, startsOn }));
  }
  const regionId = await addRegion(org);
  const dealerIds: string[] = [];
  for (let i = 0; i < DEALERS; i += 1) {
    dealerIds.push((await addDealer(org, i === 0 ? { regionId } : {})).id);
  }
  return { world, dealerIds };
}

async function sell({ world, dealerIds }: Place, sales: readonly Sale[]): Promise<void> {
  await commitRows(
    world.org.orgId,
    sales.map(({ day, dealer, ...row }) =>
      insertFlow(world.org.orgId, {
        ...{ kind: 'REQUESTED', salespersonId: null, occurredOn: day },
        ...{ ...row, dealerId: dealerIds[dealer] ?? '' },
      }),
    ),
  );
}

const TABLES = ['pair', 'product', 'dealer'].map((of) => `rollup_compared_${of}`);
const SOMETHING = `basis_quantity <> 0 OR basis_minor <> 0 OR actual_quantity <> 0
  OR actual_minor <> 0`;

/** Every row that has anything, in a fixed order. */
async function keptRows(orgId: string): Promise<Record<string, unknown[]>> {
  return inTransaction({ orgId }, async (tx) => {
    const found: Record<string, unknown[]> = {};
    for (const [table, where] of [
      ['sales_comparison', 'true'],
      ['rollup_compared_pair', SOMETHING],
      ['rollup_compared_product', SOMETHING],
      ['rollup_compared_dealer', `${SOMETHING} OR pairs <> 0 OR price_minor <> 0`],
    ] as const) {
      const { rows } = await tx.client.query<{ row: string }>(
        `SELECT t::text AS row FROM ${table} t WHERE ${where} ORDER BY 1`,
      );
      found[table] = rows.map(({ row }) => row);
    }
    return found;
  });
}

const ASKED = [
  { basis: 'LAST_YEAR', over: 'YEAR_TO_DATE' },
  { basis: 'LAST_YEAR', over: 'PERIOD' },
  { basis: 'LAST_PERIOD', over: 'PERIOD' },
] as const;

const byId = <T extends { id: string }>(rows: readonly T[]) =>
  [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));

/** What is kept and what is compared anew, of the same question. */
async function expectSame({ world, dealerIds }: Place, now: Date): Promise<void> {
  await world.org.work(
    async (work) => {
      const span = await fiscalSpan(work, {});
      for (const { basis, over } of ASKED) {
        const periods = await comparedPeriods(work, span, { basis, over, counted: 'TO_DATE' });
        const { question } = comparedSales(work, periods, { basis, dealerId: null });
        for (const by of ['product', 'dealer', 'region'] as const) {
          const read = async (asked: typeof question) => {
            const before = work.tx.statements;
            const rows = byId(await readEffects(work.tx, asked, { by, locale: 'en' }));
            return { rows, statements: work.tx.statements - before };
          };
          const kept = await read(question);
          // All of them by name are a question that is never kept.
          const anew = await read({ ...question, dealerIds });
          expect(kept.rows).toEqual(anew.rows);
          expect([kept.statements, anew.statements]).toEqual([1, 2]);
        }
      }
    },
    { now },
  );
}

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe('comparisons that are kept', () => {
  it('are what comparing anew gives after any history', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 16 }), async (steps) => {
        const place = await openPlace();
        const { orgId } = place.world.org;
        let day = 0;
        const now = () => at(DAYS[day] ?? '');
        await keepComparisons(orgId, now());
        for (const one of steps) {
          if (one.do === 'sell') await sell(place, one.sales);
          if (one.do === 'fold') await fold(orgId, { batch: one.batch, now: now() });
          if (one.do === 'wait') day = Math.min(day + 1, DAYS.length - 1);
          if (one.do === 'rebuild') await rebuild(orgId, { now: now() });
        }
        await foldAll(orgId, now());
        await expectSame(place, now());
        const folded = await keptRows(orgId);
        await rebuild(orgId, { now: now() });
        await foldAll(orgId, now());
        expect(folded).toEqual(await keptRows(orgId));
      }),
      { numRuns: 15, endOnFailure: true },
    );
  }, 240_000);

  it('give another price to who has no basis of his own where his product gets another one', async () => {
    const place = await openPlace();
    const { orgId } = place.world.org;
    const product = { productId: products[0] ?? randomUUID(), netMinor: 1_000 };
    await sell(place, [
      { ...product, day: '2025-03-10', dealer: 0, quantity: 10 },
      { ...product, day: '2025-03-11', dealer: 0, quantity: 30 },
      { ...product, day: '2026-03-10', dealer: 1, quantity: 5 },
    ]);
    const prices: unknown[] = [];
    for (const day of ['2026-03-10', '2026-03-11']) {
      await foldAll(orgId, at(day));
      await expectSame(place, at(day));
      const page: PriceMixQuantity = await place.world.org.work(
        (work) => readPriceMixQuantity(work, { basis: 'LAST_YEAR', by: 'dealer' }),
        { now: at(day) },
      );
      prices.push(page.rows.find(({ id }) => id === place.dealerIds[1])?.priceMinor);
    }
    // 5 pieces for 1,000: at 100 each they would have cost 500, at 50 each (2,000 for 40) 250.
    expect(prices).toEqual([500n, 750n]);
  });

  it('are those of the day, and of a year before', async () => {
    const { world } = await openPlace();
    const kept = async (day: string) => {
      await keepComparisons(world.org.orgId, at(day));
      const found = await inTransaction({ orgId: world.org.orgId }, readComparisons);
      return found
        .map(({ actual, basis }) => [actual.from, actual.to, basis.from, basis.to].join(' '))
        .sort();
    };
    expect(await kept('2026-03-10')).toEqual([
      '2026-01-01 2026-03-31 2025-01-01 2025-03-10',
      '2026-03-01 2026-03-31 2025-03-01 2025-03-10',
      '2026-03-01 2026-03-31 2026-02-01 2026-02-10',
    ]);
    // In January the year and its first period are one question; 2026 is whole.
    expect(await kept('2027-01-02')).toEqual([
      '2026-01-01 2026-12-31 2025-01-01 2025-12-31',
      '2027-01-01 2027-01-31 2026-01-01 2026-01-02',
      '2027-01-01 2027-01-31 2026-12-01 2026-12-02',
    ]);
    // No fiscal year holds it: nobody can ask.
    expect(await kept('2031-05-05')).toEqual([]);
  });

  it('are proved by verify, which names what differs', async () => {
    const place = await openPlace();
    const { orgId } = place.world.org;
    const sales = ['2025-02-03', '2026-02-10'].flatMap((day) =>
      products.map((productId) => ({ day, productId, dealer: 0, quantity: 3, netMinor: 500 })),
    );
    await sell(place, sales);
    await foldAll(orgId, at('2026-03-10'));
    const differences = async () =>
      (await verify(orgId, at('2026-03-10'))).filter(({ kind }) => kind.startsWith('rollup'));
    expect(await differences()).toEqual([]);
    const query = (text: string) => inTransaction({ orgId }, (tx) => tx.client.query(text));
    for (const table of TABLES) {
      const change = (by: number) =>
        query(`UPDATE ${table} SET actual_minor = actual_minor + ${by}
          WHERE from_day = '2026-01-01' ${table.endsWith('dealer') ? '' : `AND product_id = '${products[0]}'`}`);
      await change(1);
      const found = await differences();
      expect(found.map(({ kind }) => kind)).toContain(table);
      expect(found[0]?.expected).toMatch(/^actual_minor \d+$/);
      await change(-1);
    }
    expect(await differences()).toEqual([]);
  });

  it('count nothing twice where a fold or a new day dies or meets another', async () => {
    const place = await openPlace();
    const { orgId } = place.world.org;
    const sales = (day: string) =>
      products.map((productId, dealer) => ({ day, productId, dealer, quantity: 2, netMinor: 300 }));
    await sell(place, [...sales('2025-03-10'), ...sales('2025-03-11'), ...sales('2026-03-10')]);
    await foldAll(orgId, at('2026-03-10'));
    await sell(place, sales('2026-03-10'));
    // A lock that is held lets all of them wait at the same place; then they go on one after the other.
    const all: Promise<unknown>[] = [];
    await inTransaction({ orgId }, async (tx) => {
      await lockWatermark(tx, 'order-flow');
      for (let i = 0; i < 4; i += 1) {
        all.push(fold(orgId, { batch: 2, now: at('2026-03-11') }));
        all.push(keepComparisons(orgId, at('2026-03-11')));
      }
    });
    await Promise.all(all);
    const signal = AbortSignal.abort();
    await expect(fold(orgId, { signal, now: at('2026-03-11') })).rejects.toThrow();
    await foldAll(orgId, at('2026-03-11'));
    await expectSame(place, at('2026-03-11'));
    const page: PriceMixQuantity = await place.world.org.work(
      (work) => readPriceMixQuantity(work, { basis: 'LAST_YEAR', by: 'dealer' }),
      { now: at('2026-03-11') },
    );
    expect(page.total).toMatchObject({ basisMinor: 1_200n, actualMinor: 1_200n });
  });
});
