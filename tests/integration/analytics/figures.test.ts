// The dashboards' figures on a small company whose every amount is known.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_ONE } from '@/kernel/ids';
import {
  catchUp,
  computeDeviations,
  readBudgetExecution,
  readOtif,
  readReceivablesDashboard,
  readReturns,
  readTargets,
  runReport,
  upsertSalesBudget,
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
import { openBudgetWorld, type BudgetWorld } from '../budgets/budget-world';
import { insertFlow, insertReceivable, type FlowRow } from './ledger-rows';

let database: TestDatabase;
let world: BudgetWorld;
const [dealer, other] = [randomUUID(), randomUUID()];
const [apple, pear] = [randomUUID(), randomUUID()];
const days = { from: '2026-01-01', to: '2026-03-31' };

const flow = (row: Partial<FlowRow>): FlowRow => ({
  ...{ kind: 'REQUESTED', occurredOn: '2026-02-10', dealerId: dealer, salespersonId: null },
  ...{ productId: apple, quantity: 1, netMinor: 100, ...row },
});

/** A line that was wanted on a day, approved, and shipped in parts. */
function line(approved: number, dueOn: string, shipped: [on: string, quantity: number][]) {
  const shared = { lineId: randomUUID(), dueOn };
  return [
    flow({ ...shared, kind: 'APPROVED', quantity: approved, netMinor: 0 }),
    ...shipped.map(([occurredOn, quantity]) =>
      flow({ ...shared, kind: 'SHIPPED', occurredOn, quantity, netMinor: 0 }),
    ),
  ];
}

async function fill(): Promise<void> {
  const { org, post, posting, periods, sales } = world;
  await org.work(({ tx }) =>
    tx.run(sql`
      INSERT INTO centre_placement (org_id, centre_id, valid_from, parent_id, path)
      SELECT org_id, id, '1900-01-01'::date, parent_id, path FROM responsibility_centre
      WHERE org_id = ${tx.orgId}::uuid`),
  );
  await post([
    posting('ORIGINAL', 100_000n, { period: 1 }),
    posting('ORIGINAL', 100_000n, { period: 3 }),
    posting('REVISION', 20_000n),
    posting('ORIGINAL', 50_000n, { account: 'DISPLAY', centre: 'SOUTH' }),
    posting('ACTUAL', 90_000n, { period: 1 }),
    posting('ACTUAL', 60_000n),
    posting('PRE_COMMITMENT', 5_000n),
    posting('COMMITMENT', 7_000n),
    posting('ACTUAL', 80_000n, { account: 'DISPLAY', centre: 'SOUTH' }),
    { ...posting('ORIGINAL', 373_080n, { period: 3 }), accountId: sales },
    { ...posting('ACTUAL', 400_855n, { period: 3 }), accountId: sales },
  ]);
  const rows = [
    flow({ quantity: 100, netMinor: 110_000 }),
    flow({ quantity: 150, netMinor: 300_000, productId: pear, dealerId: other }),
    flow({ quantity: 60, netMinor: 60_000, occurredOn: '2025-02-10' }),
    ...line(10, '2026-02-20', [['2026-02-19', 10]]),
    ...line(10, '2026-02-20', [
      ['2026-02-19', 5],
      ['2026-02-21', 5],
    ]),
    ...line(10, '2026-02-20', [['2026-02-20', 25]]),
    ...line(10, '2026-02-20', []),
    ...line(10, '2026-03-30', []),
    flow({ kind: 'RETURNED', quantity: 9, netMinor: 900, cause: 'DAMAGED' }),
    flow({ kind: 'REJECTED', quantity: 3, netMinor: 300, cause: 'No more than 10 each' }),
  ];
  await org.work(async ({ tx }) => {
    for (const row of rows) await tx.run(insertFlow(org.orgId, row));
    const money = { dealerId: dealer, bucket: 'INVOICED' };
    await tx.run(
      insertReceivable(org.orgId, {
        ...{ ...money, occurredOn: '2026-02-11', docKind: 'invoice', amountMinor: 50_000 },
      }),
    );
    await tx.run(
      insertReceivable(org.orgId, {
        ...{ ...money, occurredOn: '2026-03-01', docKind: 'receipt', amountMinor: -20_000 },
      }),
    );
  });
  await org.work((work) =>
    upsertSalesBudget(work, [
      ...[apple, pear].map((productId, i) => ({
        ...{ periodId: periods[1] ?? '', productId, quantity: 100n },
        amountMinor: i === 0 ? 100_000n : 200_000n,
      })),
    ]),
  );
  await catchUp(org.orgId, 20_000);
}

beforeAll(async () => {
  database = await createTestDatabase();
  world = await openBudgetWorld({ currency: 'USD' });
  await fill();
});
afterAll(() => database.drop());

const through = { throughNo: 3 };

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

  it('refuses a period that is not in the year', async () => {
    const { org, yearId } = world;
    const asked = org.work((work) => readBudgetExecution(work, { yearId, throughNo: 13 }));
    expect((await refusalOf(asked)).code).toBe('periods.notFound');
  });
});

describe('variance', () => {
  it('is favourable where it is positive, of what is earned and of what is spent', async () => {
    const { org, yearId, sales, accounts } = world;
    const answer = await org.work((work) =>
      readVariance(work, { yearId, ...through, over: 'PERIOD' }),
    );
    const row = (id: string) => answer.rows.find((one) => one.id === id);
    expect(row(sales)).toMatchObject({ varianceMinor: 27_775n, rate: '0.074448', mark: 'F' });
    expect(row(accounts.DISPLAY)).toMatchObject({ varianceMinor: -30_000n, mark: 'U' });
    expect(answer.total).toMatchObject({ basisMinor: 203_080n, actualMinor: 260_855n });
    expect(answer.waterfall.steps.at(-1)?.toMinor).toBe(answer.total.actualMinor);
  });

  it('has no figure where there is no year to compare with', async () => {
    const { org, yearId } = world;
    const answer = await org.work((work) =>
      readVariance(work, { yearId, ...through, basis: 'LAST_YEAR' }),
    );
    expect(answer.total).toMatchObject({ basisMinor: null, varianceMinor: null, rate: null });
    expect(answer.waterfall.steps).toEqual([]);
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

describe('deviations', () => {
  const rule = {
    ...{ code: 'SPENT', name: 'Spent', measure: 'EXPENSE' as const, basis: 'BUDGET' as const },
    ...{ span: 'PERIOD' as const, rate: '0.1', dueDays: 7 },
  };

  it('are found once, told with drivers, explained, acted on and closed', async () => {
    const { org, accounts, centres } = world;
    const controller = await org.as('CONTROLLER');
    const { deviations } = controller.caller;
    await deviations.saveRule(rule);
    expect(await org.work((work) => computeDeviations(work))).toMatchObject({
      found: 1,
      raised: 1,
    });
    expect(await org.work((work) => computeDeviations(work))).toMatchObject({
      found: 1,
      raised: 0,
    });
    const [one] = await deviations.list({});
    expect(one).toMatchObject({
      ...{ status: 'OPEN', centreId: centres.SOUTH, accountId: accounts.DISPLAY },
      ...{ varianceMinor: -30_000n, dueOn: '2026-03-09', rate: '-0.600000' },
    });
    expect(one?.drivers).toMatchObject([
      { role: 'BASIS', varianceMinor: 50_000n },
      { role: 'PART', varianceMinor: -80_000n, share: '1.000000' },
    ]);
    const first = { id: one?.id ?? '', version: 1 };
    const executive = (await org.as('EXECUTIVE')).caller.deviations;
    const ref = await executive.judge({ ...first, decision: 'ask', comment: 'Why twice as much?' });
    expect(ref.version).toBe(2);
    expect(await deviations.steps({ id: ref.id })).toMatchObject([
      { action: 'ask', to: 'OPEN', words: 'Why twice as much?' },
      { action: 'raised' },
    ]);
    const early = deviations.judge({ ...ref, decision: 'close', comment: 'Fine' });
    expect((await refusalOf(early)).code).toBe('deviations.transitionNotAllowed');
    await deviations.explain({ ...ref, explanation: 'New shelves' });
    const old = deviations.explain({ ...ref, explanation: 'Other shelves' });
    expect((await refusalOf(old)).code).toBe('deviations.stale');
    await deviations.act({
      ...ref,
      version: 3,
      action: 'Ask for money',
      actionDueOn: '2026-04-01',
    });
    await deviations.judge({ ...ref, version: 4, decision: 'close', comment: 'Agreed' });
    await org.work((work) => computeDeviations(work));
    expect(await deviations.get({ id: ref.id })).toMatchObject({
      ...{ status: 'CLOSED', explanation: 'New shelves', action: 'Ask for money' },
    });
  });

  it('of revenue are found when the period is over', async () => {
    const { org } = world;
    const controller = await org.as('CONTROLLER');
    await controller.caller.deviations.saveRule({
      ...{ ...rule, code: 'EARNED', measure: 'REVENUE', rate: '0.05', onlyUnfavourable: false },
    });
    const march = { throughNo: 3 };
    const early = await org.work((work) => computeDeviations(work, march));
    expect(early).toMatchObject({ rules: 1, raised: 0 });
    const now = new Date('2026-04-01T04:00:00Z');
    const late = await org.work((work) => computeDeviations(work, march), { now });
    expect(late).toMatchObject({ rules: 2, raised: 1 });
  });

  it('are explained by nobody but their owner', async () => {
    const manager = await world.org.as('SALES_MANAGER');
    const [one] = await manager.caller.deviations.list({});
    const asked = manager.caller.deviations.explain({
      ...{ id: one?.id ?? '', version: one?.version ?? 0, explanation: 'Mine' },
    });
    expect((await refusalOf(asked)).code).toMatch(/deviations.notOwner|auth.notPermitted/);
  });

  it('need a threshold', async () => {
    const controller = await world.org.as('CONTROLLER');
    const asked = controller.caller.deviations.saveRule({ ...rule, code: 'NONE', rate: null });
    await expect(asked).rejects.toThrow();
  });
});

describe('reports', () => {
  const report = (name: ReportName, more: object = {}) =>
    world.org.work((work) => runReport(work, { name, ...more }, { locale: 'en', limit: 100 }));
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
