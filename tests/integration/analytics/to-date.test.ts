// What came of a period that runs is held against what was planned for the days that have come, and
// every place that compares says the same.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runReport, upsertSalesBudget } from '@/server/modules/analytics';
import { readBudgetExecution } from '@/server/modules/analytics/usecases/read-budget-execution';
import { readExecutive } from '@/server/modules/analytics/usecases/read-executive';
import { readPriceMixQuantity } from '@/server/modules/analytics/usecases/read-price-mix-quantity';
import { listTrailEntries } from '@/server/modules/analytics/usecases/read-trail';
import { readVariance } from '@/server/modules/analytics/usecases/read-variance';
import { createYear } from '@/server/modules/centres';
import type { Work } from '@/server/platform/actor';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import type { BudgetWorld } from '../budgets/budget-world';
import { apple, dealer, openFigures, other, pear } from './figures-world';
import { insertFlow } from './ledger-rows';
import { foldAll } from '../../fixtures/folded';

const BUDGET = ['ORIGINAL', 'REVISION', 'TRANSFER', 'CARRY_FORWARD', 'FLEX'] as const;

let database: TestDatabase;
let world: BudgetWorld;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await openFigures();
  const { org, periods } = world;
  await org.work(async (work) => {
    // A piece or two a month of each: by days they are no whole number.
    await upsertSalesBudget(
      work,
      [apple, pear].flatMap((productId, i) =>
        [dealer, other].map((dealerId) => ({
          ...{ periodId: periods[2] ?? '', productId, dealerId, quantity: BigInt(1 + i) },
          amountMinor: BigInt(1 + i) * 31_001n,
        })),
      ),
    );
    const ordered = { kind: 'REQUESTED', salespersonId: null, productId: apple } as const;
    for (const row of [
      { ...ordered, occurredOn: '2026-03-04', dealerId: dealer, quantity: 2, netMinor: 50_000 },
      { ...ordered, occurredOn: '2025-03-10', dealerId: other, quantity: 1, netMinor: 7_000 },
      { ...ordered, occurredOn: '2025-03-20', dealerId: other, quantity: 1, netMinor: 9_000 },
    ]) {
      await work.tx.run(insertFlow(org.orgId, row));
    }
  });
  await foldAll(org.orgId);
});
afterAll(() => database.drop());

/** At noon of a day, in the year that the books are of. */
const on = <T>(day: string, run: (work: Work) => Promise<T>) =>
  world.org.work(run, { now: new Date(`${day}T04:00:00Z`) });
const march = () => ({ yearId: world.yearId, throughNo: 3, over: 'PERIOD' as const });

describe('the budget of a period', () => {
  it.each([
    // Sales of 373,080 and display of 50,000; promotion 120,000 with its revision.
    { day: '2026-03-01', days: 1, sales: 12_035n, display: 1_613n, promo: 3_871n },
    { day: '2026-03-10', days: 10, sales: 120_348n, display: 16_129n, promo: 38_710n },
    { day: '2026-03-31', days: 31, sales: 373_080n, display: 50_000n, promo: 120_000n },
  ])('counts by its days on $day', async ({ day, days, sales, display, promo }) => {
    const found = await on(day, (work) => readVariance(work, march()));
    const basisOf = (id: string) => found.rows.find((row) => row.id === id)?.basisMinor;
    expect(found.toDate).toEqual({ period: '2026-03', days, of: 31 });
    expect(basisOf(world.sales)).toBe(sales);
    expect(basisOf(world.accounts.DISPLAY)).toBe(display);
    expect(basisOf(world.accounts.PROMO)).toBe(promo);
    expect(found.waterfall.steps.at(-1)?.toMinor).toBe(found.total.actualMinor);
  });

  it('is whole once it is over, and nothing before it begins', async () => {
    const whole = await on('2026-04-01', (work) => readVariance(work, march()));
    expect(whole).toMatchObject({ toDate: null, total: { basisMinor: 203_080n } });
    const ahead = await on('2026-02-28', (work) => readVariance(work, march()));
    expect(ahead.toDate).toEqual({ period: '2026-03', days: 0, of: 31 });
    expect(ahead.total.basisMinor).toBe(0n);
  });

  it('stays whole where it says what is available', async () => {
    const asked = { yearId: world.yearId, throughNo: 3, asTree: true };
    const found = await on('2026-03-10', (work) => readBudgetExecution(work, asked));
    const row = found.rows.find(
      ({ centreId, accountId }) =>
        centreId === world.centres.ALL && accountId === world.accounts.DISPLAY,
    );
    expect(row).toMatchObject({ revisedMinor: 50_000n, rate: '1.600000', rateToDate: '4.960010' });
    expect(found.span.toDate).toEqual({ period: '2026-03', days: 10, of: 31 });
  });

  it('opens entries of the whole, which say what of them counts to date', async () => {
    const node = { centreId: world.centres.SOUTH, accountId: world.accounts.DISPLAY };
    const asked = { yearId: world.yearId, fromNo: 3, toNo: 3, limit: 20, locale: 'en', ...node };
    const entries = (day: string, kinds: (typeof BUDGET)[number][]) =>
      on(day, (work) => listTrailEntries(work, { ...asked, kinds }));
    const running = await entries('2026-03-10', [...BUDGET]);
    expect(running).toMatchObject({
      totalMinor: 50_000n,
      toDate: { period: '2026-03', days: 10, of: 31, amountMinor: 16_129n },
    });
    expect((await entries('2026-04-01', [...BUDGET])).toDate).toBeNull();
    expect((await entries('2026-03-10', ['ORIGINAL'])).toDate).toBeNull();
  });
});

describe('planned sales', () => {
  it('are the same along each dimension, on the card and in the report', async () => {
    const day = '2026-03-10';
    const year = { ...march(), over: 'YEAR_TO_DATE' as const };
    // Each of the four plans is cut by itself: 10,000.3 and 20,000.6 to date, twice.
    const planned = 300_000n + 2n * 10_000n + 2n * 20_001n;
    for (const by of ['product', 'dealer', 'region'] as const) {
      const found = await on(day, (work) => readPriceMixQuantity(work, { ...year, by }));
      expect(found.total.basisMinor).toBe(planned);
      const { priceMinor, mixMinor, quantityMinor, otherMinor, totalMinor } = found.total;
      expect(priceMinor + mixMinor + quantityMinor + otherMinor).toBe(totalMinor);
    }
    const card = await on(day, readExecutive);
    expect(card.sales.againstBudget).toMatchObject({ basisMinor: planned, actualMinor: 460_000n });
    expect(card.span?.toDate).toEqual({ period: '2026-03', days: 10, of: 31 });
    // A bar is of its whole month; what is planned for none is no bar.
    const plans = card.sales.months.filter(({ budgetMinor }) => budgetMinor !== null);
    expect(
      plans.map(({ month, budgetMinor, budgetDays }) => [month, budgetMinor, budgetDays]),
    ).toEqual([
      ['2026-02', 300_000n, { from: '2026-02-01', to: '2026-02-28' }],
      ['2026-03', 2n * 31_001n + 2n * 62_002n, { from: '2026-03-01', to: '2026-03-31' }],
    ]);
    const report = await on(day, (work) =>
      runReport(work, { name: 'price-mix-quantity' }, { locale: 'en', limit: 100 }),
    );
    const at = report.columns.findIndex(({ key }) => key === 'basis_amount');
    expect(report.rows.reduce((sum, row) => sum + BigInt(row[at] as bigint), 0n)).toBe(planned);
  });

  it('have a price although a piece by days is none', async () => {
    const found = await on('2026-03-10', (work) =>
      readPriceMixQuantity(work, { ...march(), by: 'product', dealerId: dealer }),
    );
    const row = found.rows.find(({ id }) => id === apple);
    // Planned at 31,001 a piece, sold two at 25,000.
    expect(row).toMatchObject({ standing: 'COMPARED', actualQuantity: 2n, priceMinor: -12_000n });
  });
});

describe('other comparisons', () => {
  it('have no figure where there is no year to compare with', async () => {
    const answer = await on('2026-03-10', (work) =>
      readVariance(work, { ...march(), basis: 'LAST_YEAR' }),
    );
    expect(answer.total).toMatchObject({ basisMinor: null, varianceMinor: null, rate: null });
    expect(answer.waterfall.steps).toEqual([]);
  });

  it('take as many days of last year', async () => {
    const asked = { ...march(), basis: 'LAST_YEAR' as const, by: 'dealer' as const };
    const { calendarId, org } = world;
    await org.work((work) => createYear(work, { calendarId, startsOn: '2025-01-01' }));
    const upTo = async (day: string) =>
      (await on(day, (work) => readPriceMixQuantity(work, asked))).total.basisMinor;
    expect(await upTo('2026-03-09')).toBe(0n);
    expect(await upTo('2026-03-10')).toBe(7_000n);
    expect(await upTo('2026-03-31')).toBe(16_000n);
  });

  it('of the report of variances count by days, those of budget execution do not', async () => {
    const report = async (name: 'variance' | 'budget-execution', key: string) => {
      const asked = { name, by: ['account'], from: '2026-03-01', to: '2026-03-31' };
      const found = await on('2026-03-10', (work) =>
        runReport(work, asked, { locale: 'en', limit: 100 }),
      );
      const [code, amount] = ['account', key].map((one) =>
        found.columns.findIndex((column) => column.key === one),
      );
      return found.rows.find((row) => row[code ?? 0] === 'DISPLAY')?.[amount ?? 0];
    };
    expect(await report('variance', 'budget_amount')).toBe(16_129n);
    expect(await report('budget-execution', 'revised_amount')).toBe(50_000n);
  });
});
