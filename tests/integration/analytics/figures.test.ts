// The dashboards' figures on a small company whose every amount is known.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_ONE } from '@/kernel/ids';
import {
  readBudgetExecution,
  readOtif,
  readReceivablesDashboard,
  readReturns,
  readTargets,
  runReport,
  upsertTargets,
  verify,
} from '@/server/modules/analytics';
import {
  readBurnDown,
  readHeatMap,
} from '@/server/modules/analytics/usecases/read-budget-execution';
import { readExecutive } from '@/server/modules/analytics/usecases/read-executive';
import {
  readActivityReturn,
  readExpenseFlow,
} from '@/server/modules/analytics/usecases/read-money-figures';
import { readOrderFlowCauses } from '@/server/modules/analytics/usecases/read-order-flow';
import { readPriceMixQuantity } from '@/server/modules/analytics/usecases/read-price-mix-quantity';
import { readVariance } from '@/server/modules/analytics/usecases/read-variance';
import type { ReportName } from '@/server/modules/analytics/schemas';
import { sql } from '@/server/platform/sql';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { type BudgetWorld } from '../budgets/budget-world';
import { apple, days, dealer, openFigures, other, pear } from './figures-world';

let database: TestDatabase;
let world: BudgetWorld;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await openFigures();
});
afterAll(() => database.drop());

const through = { throughNo: 3 };
/** Whole periods are compared once they are over; `to-date.test.ts` speaks of those that are not. */
const over = { now: new Date('2026-04-02T02:00:00Z') };

describe('budget execution', () => {
  it('rolls up both trees and says what is available', async () => {
    const { org, centres, accounts, yearId } = world;
    const answer = await org.work((work) =>
      readBudgetExecution(work, { yearId, ...through, asTree: true }),
    );
    const at = (centre: string, account: string) =>
      answer.rows.find((row) => row.centreId === centre && row.accountId === account);
    expect(at(centres.SHOP, accounts.PROMO)).toMatchObject({
      ...{ originalMinor: 200_000n, revisedMinor: 220_000n, preCommittedMinor: 5_000n },
      ...{ committedMinor: 7_000n, actualMinor: 150_000n, availableMinor: 58_000n },
      rate: '0.681818',
    });
    expect(at(centres.ALL, accounts.COST)).toMatchObject({
      ...{ revisedMinor: 270_000n, actualMinor: 230_000n },
    });
    const forecast = answer.forecast.find(
      (row) => row.centreId === centres.ALL && row.accountId === accounts.COST,
    );
    // 61 of 365 days are over on 2 March.
    expect(forecast?.yearMinor).toBe(1_376_230n);
  });

  it('shows the heat of each period and how the pool burns down', async () => {
    const { org, centres, yearId, accounts } = world;
    const asked = { yearId, ...through };
    const heat = await org.work((work) => readHeatMap(work, asked));
    const cell = heat.cells.find(
      (one) => one.centreId === centres.SOUTH && one.periodId === world.periods[2],
    );
    expect(cell).toMatchObject({ rate: '1.600000' });
    const burn = await org.work((work) =>
      readBurnDown(work, { ...asked, centreId: centres.SHOP, accountId: accounts.COST }),
    );
    expect(burn.points.map((point) => point.leftMinor).slice(0, 4)).toEqual([
      130_000n,
      130_000n,
      58_000n,
      null,
    ]);
  });

  it('names centres and accounts in the language of the reader', async () => {
    const { org, centres, yearId, accounts } = world;
    await org.work(async ({ tx }) => {
      await tx.run(sql`UPDATE responsibility_centre SET names = '{"zh-Hant": "門市"}'
        WHERE org_id = ${tx.orgId}::uuid AND id = ${centres.SHOP}::uuid`);
      await tx.run(sql`UPDATE account SET names = '{"zh-Hant": "陳列費"}'
        WHERE org_id = ${tx.orgId}::uuid AND id = ${accounts.DISPLAY}::uuid`);
    });
    const asked = { yearId, ...through, locale: 'zh-Hant' };
    const tree = { ...asked, asTree: true };
    const execution = await org.work((work) => readBudgetExecution(work, tree));
    expect(execution.centres.find(({ id }) => id === centres.SHOP)?.name).toBe('門市');
    expect(execution.accounts.find(({ id }) => id === accounts.DISPLAY)?.name).toBe('陳列費');
    const variance = await org.work((work) =>
      readVariance(work, { ...asked, accountId: accounts.COST }),
    );
    expect(variance.waterfall.steps.map(({ label }) => label)).toContain('陳列費');
    const heat = await org.work((work) => readHeatMap(work, { ...asked, centreId: centres.SHOP }));
    expect(heat.centres.find(({ id }) => id === centres.SHOP)?.name).toBe('門市');
  });

  it('refuses a period that is not in the year', async () => {
    const { org, yearId } = world;
    const asked = org.work((work) => readBudgetExecution(work, { yearId, throughNo: 13 }));
    expect((await refusalOf(asked)).code).toBe('periods.notFound');
  });
});

describe('variance', () => {
  it('is favourable where it is positive, of what is earned and of what is spent', async () => {
    const { org, yearId, sales, accounts } = world;
    const answer = await org.work(
      (work) => readVariance(work, { yearId, ...through, over: 'PERIOD' }),
      over,
    );
    const row = (id: string) => answer.rows.find((one) => one.id === id);
    expect(row(sales)).toMatchObject({ varianceMinor: 27_775n, rate: '0.074448', mark: 'F' });
    expect(row(accounts.DISPLAY)).toMatchObject({ varianceMinor: -30_000n, mark: 'U' });
    expect(answer.total).toMatchObject({ basisMinor: 203_080n, actualMinor: 260_855n });
    expect(answer.waterfall.steps.at(-1)?.toMinor).toBe(answer.total.actualMinor);
  });

  it('splits sales into price, mix and quantity to the cent', async () => {
    const { org, yearId } = world;
    const asked = { yearId, ...through };
    const found = await org.work((work) => readPriceMixQuantity(work, asked));
    expect(
      found.rows.map((row) => [row.id, row.priceMinor, row.mixMinor, row.quantityMinor]),
    ).toEqual([
      [apple, 10_000n, -25_000n, 25_000n],
      [pear, 0n, 50_000n, 50_000n],
    ]);
    expect(found.total).toMatchObject({ totalMinor: 110_000n, otherMinor: 0n });
    const byDealer = await org.work((work) =>
      readPriceMixQuantity(work, { ...asked, by: 'dealer' }),
    );
    expect(byDealer.total.totalMinor).toBe(110_000n);
  });
});

describe('order flow', () => {
  it('judges each line by itself: more on one does not fill another', async () => {
    const found = await world.org.work((work) => readOtif(work, days));
    // Four lines are due, of 40 approved 30 are filled; the fifth is wanted later than today.
    expect(found.total).toMatchObject({
      ...{ lines: 4n, approvedQuantity: 40n, filledQuantity: 30n, fillRate: '0.750000' },
      ...{ shippedInFull: 3n, otifShipped: '0.500000', otifDelivered: '0.000000' },
    });
  });

  it('names causes and what came back', async () => {
    const causes = await world.org.work((work) => readOrderFlowCauses(work, days));
    expect(causes.causes.map(({ kind, cause, quantity }) => [kind, cause, quantity])).toEqual([
      ['RETURNED', 'DAMAGED', 9n],
      ['REJECTED', 'NOT_APPROVED', 3n],
    ]);
    const found = await world.org.work((work) => readReturns(work, days));
    expect(found.total).toMatchObject({ rateByQuantity: '0.200000', rateByValue: null });
    expect(found.reasons).toMatchObject([{ code: 'DAMAGED', share: '1.000000' }]);
  });
});

describe('money', () => {
  it('goes back from what is owed', async () => {
    const found = await world.org.work((work) => readReceivablesDashboard(work));
    expect(found.months.at(-1)).toMatchObject({ month: '2026-03', receivedMinor: 20_000n });
    expect(found.heldMinor).toBe(0n);
  });

  it('says where expenses went and what activities brought', async () => {
    const { org, yearId } = world;
    const asked = { yearId, ...through, scope: 'ALL' as const, locale: 'en' };
    const found = await org.work((work) => readExpenseFlow(work, asked));
    expect(found).toMatchObject({ actualMinor: 230_000n, salesMinor: 410_000n });
    expect(found.expenseRate).toBe('0.560976');
    // Booked past the requests, so it names no expense type.
    const trade = await org.work((work) => readExpenseFlow(work, { ...asked, scope: 'TRADE' }));
    expect(trade).toMatchObject({ actualMinor: 0n, links: [], salesMinor: 410_000n });
    const activities = await org.work((work) => readActivityReturn(work, { limit: 5 }));
    expect(activities.activities).toEqual([]);
  });

  it('holds each target over its days', async () => {
    const { org } = world;
    await org.work((work) =>
      upsertTargets(work, [
        ...[
          { startsOn: '2026-01-01', amountMinor: 90_000n },
          { startsOn: '2026-04-01', amountMinor: 1n },
        ].map((one) => ({ subjectKind: 'DEALER' as const, subjectId: dealer, ...one })),
        ...[{ subjectKind: 'COMPANY' as const, subjectId: NO_ONE, startsOn: '2026-01-01' }].map(
          (one) => ({ ...one, endsOn: '2026-12-31', amountMinor: 365_000n }),
        ),
      ]),
    );
    const found = await org.work((work) => readTargets(work, { ...days, subject: 'DEALER' }));
    expect(found.rows.find(({ subjectId }) => subjectId === dealer)).toMatchObject({
      ...{ targetMinor: 90_000n, actualMinor: 110_000n, rate: '1.222222' },
    });
    expect(found.rows.find(({ subjectId }) => subjectId === other)).toMatchObject({
      ...{ targetMinor: null, rate: null },
    });
    const company = await org.work((work) =>
      readTargets(work, { from: '2026-02-05', to: '2026-02-14', subject: 'COMPANY' }),
    );
    expect(company.rows).toMatchObject([{ targetMinor: 10_000n, actualMinor: 410_000n }]);
  });
});

describe('reports', () => {
  const report = (name: ReportName, more: object = {}) =>
    world.org.work(
      (work) => runReport(work, { name, ...more }, { locale: 'en', limit: 100 }),
      over,
    );
  const objects = (answer: Awaited<ReturnType<typeof report>>) =>
    answer.rows.map((row) =>
      Object.fromEntries(answer.columns.map(({ key }, i) => [key, row[i] ?? null])),
    );

  it('tell budget execution by centre and account, and by a level of the tree', async () => {
    const rows = objects(await report('budget-execution', { by: ['centre', 'account'] }));
    expect(
      rows.find((row) => row['centre'] === 'SHOP' && row['account'] === 'PROMO'),
    ).toMatchObject({
      ...{ revised_amount: 220_000n, actual_amount: 150_000n, available_amount: 58_000n },
    });
    const top = objects(await report('budget-execution', { by: ['account'], depth: 1 }));
    expect(top.find((row) => row['account'] === 'COST')).toMatchObject({
      actual_amount: 230_000n,
    });
    const inMarch = {
      by: ['centre'],
      from: '2026-03-01',
      to: '2026-03-31',
      only: { centre: 'NORTH' },
    };
    expect(objects(await report('budget-execution', inMarch))).toMatchObject([
      ...[{ centre: 'SHOP', account_kind: 'EXPENSE', actual_amount: 60_000n }],
      ...[{ centre: 'SHOP', account_kind: 'REVENUE', actual_amount: 400_855n }],
    ]);
  });

  it('tell variances with their sign', async () => {
    const rows = objects(await report('variance', { by: ['account'] }));
    expect(rows.find((row) => row['account'] === 'SALES')).toMatchObject({
      ...{ variance_amount: 27_775n, variance_rate: '0.074448', mark: 'F' },
    });
    expect(rows.find((row) => row['account'] === 'DISPLAY')).toMatchObject({
      ...{ variance_amount: -30_000n, mark: 'U' },
    });
  });

  it('tell sales against plan, expenses and targets', async () => {
    const sales = objects(await report('price-mix-quantity'));
    expect(
      sales.map((row) => [row['price_amount'], row['mix_amount'], row['quantity_amount']]),
    ).toEqual([
      [10_000n, -25_000n, 25_000n],
      [0n, 50_000n, 50_000n],
    ]);
    const spent = objects(await report('expense-flow', { by: ['account'] }));
    expect(spent.find((row) => row['account'] === 'DISPLAY')).toMatchObject({
      actual_amount: 80_000n,
    });
    // Sales stand beside expenses in the budget; where expenses went they do not.
    expect(new Set(spent.map((row) => row['account_kind']))).toEqual(new Set(['EXPENSE']));
    const targets = objects(await report('targets', { by: ['dealer'], ...days }));
    expect(targets.find((row) => row['starts_on'] === '2026-01-01')).toMatchObject({
      ...{ target_amount: 90_000n, actual_amount: 110_000n, attainment: '1.222222' },
    });
    const both = report('targets', { by: ['dealer', 'region'] });
    expect((await refusalOf(both)).code).toBe('reports.oneDimension');
  });
});

it('the executive page is one answer, and everything agrees with the ledgers', async () => {
  const { org } = world;
  const counted = await org.work(async (work) => {
    const answer = await readExecutive(work);
    return { answer, statements: work.tx.statements };
  });
  expect(counted.answer.sales).toMatchObject({ actualMinor: 410_000n });
  expect(counted.answer.sales.againstBudget).toMatchObject({ varianceMinor: 110_000n, mark: 'F' });
  // Of last year only February is known.
  expect(counted.answer.sales.againstLastYear).toMatchObject({ basisMinor: null, rate: null });
  expect(counted.answer.execution).toMatchObject({ actualMinor: 230_000n });
  expect(counted.statements).toBeLessThan(30);
  const kinds = (await verify(org.orgId)).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind.startsWith('rollup'))).toEqual([]);
});
