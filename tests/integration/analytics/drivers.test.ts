// What lies below variances, on books whose every amount is known: taken apart along each dimension.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, NO_ONE } from '@/kernel/ids';
import {
  computeDeviations,
  listDeviations,
  saveDeviationRule,
  upsertSalesBudget,
} from '@/server/modules/analytics';
import {
  DRIVER_DIMENSIONS,
  type Drivers,
  type DriversInput,
} from '@/server/modules/analytics/drivers-schemas';
import {
  readDeviationDrivers,
  readDrivers,
} from '@/server/modules/analytics/usecases/read-drivers';
import { readVariance } from '@/server/modules/analytics/usecases/read-variance';
import { sql } from '@/server/platform/sql';
import { addProduct } from '../../fixtures/catalog';
import { addDealer, addRegion } from '../../fixtures/dealers';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { openBudgetWorld, type BudgetWorld } from '../budgets/budget-world';
import { insertFlow, type FlowRow } from './ledger-rows';
import { foldAll } from '../../fixtures/folded';

let database: TestDatabase;
let world: BudgetWorld;
let near = '';
let far = '';
let apple = '';
const pear = randomUUID();
const [fair, tour] = [randomUUID(), randomUUID()];

const sold = (row: Partial<FlowRow>): FlowRow => ({
  ...{ kind: 'REQUESTED', occurredOn: '2026-03-05', dealerId: near, salespersonId: null },
  ...{ productId: apple, quantity: 1, netMinor: 100, ...row },
});

async function fill(): Promise<void> {
  const { org, post, posting, periods, sales, centres } = world;
  const region = await addRegion(org);
  near = (await addDealer(org, { code: 'NEAR', regionId: region })).id;
  far = (await addDealer(org, { code: 'FAR' })).id;
  apple = (await addProduct(org, { name: 'Apple', names: { 'zh-Hant': '蘋果' } })).id;
  await org.work(async ({ tx }) => {
    await tx.run(sql`
      INSERT INTO centre_placement (org_id, centre_id, valid_from, parent_id, path)
      SELECT org_id, id, '1900-01-01'::date, parent_id, path FROM responsibility_centre
      WHERE org_id = ${tx.orgId}::uuid`);
    await tx.run(sql`
      UPDATE responsibility_centre SET region_id = ${region}::uuid
      WHERE org_id = ${tx.orgId}::uuid AND id = ${centres.SHOP}::uuid`);
  });
  const spent = (amount: bigint, docId: string, more: object = {}) => ({
    ...{ ...posting('ACTUAL', amount, { docId }), docKind: 'expenseRequest' },
    ...more,
  });
  await post([
    posting('ORIGINAL', 100_000n),
    posting('ORIGINAL', 30_000n, { period: 1 }),
    spent(70_000n, fair, { dealerId: near }),
    spent(40_000n, tour),
    spent(15_000n, fair),
    posting('ACTUAL', 20_000n, { period: 1 }),
    posting('ORIGINAL', 50_000n, { account: 'DISPLAY', centre: 'SOUTH' }),
    posting('ACTUAL', 45_000n, { account: 'DISPLAY', centre: 'SOUTH' }),
    posting('ACTUAL', 4_000n, { account: 'REFUND', centre: 'SOUTH' }),
    { ...posting('ORIGINAL', 500_000n), accountId: sales },
    { ...posting('ACTUAL', 380_000n), accountId: sales },
  ]);
  await org.work(async (work) => {
    const rows = [
      sold({ quantity: 100, netMinor: 110_000 }),
      sold({ quantity: 150, netMinor: 260_000, productId: pear }),
      sold({ quantity: 40, netMinor: 90_000, productId: pear, dealerId: far }),
    ];
    for (const row of rows) await work.tx.run(insertFlow(org.orgId, row));
    await upsertSalesBudget(work, [
      ...(
        [
          [apple, 100n, 100_000n],
          [pear, 200n, 400_000n],
        ] as const
      ).map(([productId, quantity, amountMinor]) => ({
        ...{ periodId: periods[2] ?? '', dealerId: near, productId, quantity, amountMinor },
      })),
    ]);
  });
  await foldAll(org.orgId);
}

beforeAll(async () => {
  database = await createTestDatabase();
  world = await openBudgetWorld({ currency: 'USD' });
  await fill();
});
afterAll(() => database.drop());

/** March is over, and counts whole; in its middle it counts in part. */
const OVER = { now: new Date('2026-04-02T02:00:00Z') };
const RUNNING = { now: new Date('2026-03-11T02:00:00Z') };

const drivers = (asked: Partial<DriversInput> = {}, on = OVER) =>
  world.org.work(
    (work) => readDrivers(work, { yearId: world.yearId, throughNo: 3, over: 'PERIOD', ...asked }),
    on,
  );
const told = ({ parts }: Drivers) =>
  parts.map(({ role, key, varianceMinor }) => [role, key, varianceMinor]);
const whole = ({ parts }: Drivers) => parts.reduce((all, part) => all + part.varianceMinor, 0n);

describe('what lies below an expense', () => {
  const cell = () => ({ centreId: world.centres.SHOP, accountId: world.accounts.PROMO });

  it('is the requests that were spent on, with the budget in a row of its own', async () => {
    const found = await drivers({ ...cell(), by: 'request' });
    expect(found).toMatchObject({ kind: 'EXPENSE', isOneSided: true, by: 'request' });
    expect(found.total).toMatchObject({ varianceMinor: -25_000n, actualMinor: 125_000n });
    expect(told(found)).toEqual([
      ['BASIS', 'basis', 100_000n],
      ['PART', `expenseRequest ${fair}`, -85_000n],
      ['PART', `expenseRequest ${tour}`, -40_000n],
    ]);
    expect(found.parts.map(({ share }) => share)).toEqual([null, '0.680000', '0.320000']);
    const short = await drivers({ ...cell(), by: 'request', limit: 1 });
    expect(short.parts.at(-1)).toMatchObject({ role: 'OTHERS', count: 1, varianceMinor: -40_000n });
  });

  it('is the dealers it was spent on, and the months of it', async () => {
    const byDealer = await drivers({ ...cell(), by: 'dealer' });
    expect(told(byDealer)).toEqual([
      ['BASIS', 'basis', 100_000n],
      ['PART', near, -70_000n],
      ['PART', NO_ONE, -55_000n],
    ]);
    expect(byDealer.parts[1]).toMatchObject({ code: 'NEAR', id: near });
    const byPeriod = await drivers({ ...cell(), by: 'period', over: 'YEAR_TO_DATE' });
    expect(told(byPeriod).map(([, , variance]) => variance)).toEqual([-25_000n, 10_000n]);
  });

  it('is the centres and accounts below a node, with their signs', async () => {
    const { centres, accounts } = world;
    const byCentre = await drivers({ centreId: centres.ALL, accountId: accounts.COST });
    expect(byCentre.by).toBe('centre');
    // SOUTH: 50,000 planned; 45,000 spent and 4,000 refunded.
    expect(told(byCentre)).toEqual([
      ['PART', centres.NORTH, -25_000n],
      ['PART', centres.SOUTH, 9_000n],
    ]);
    const byAccount = await drivers({ accountId: accounts.COST, by: 'account' });
    expect(told(byAccount)).toEqual([
      ['PART', accounts.PROMO, -25_000n],
      ['PART', accounts.DISPLAY, 5_000n],
      ['PART', accounts.REFUND, 4_000n],
    ]);
  });
});

describe('what lies below revenue', () => {
  it('is what its dealers ordered, by price, mix and quantity, and what was booked otherwise', async () => {
    const cell = { centreId: world.centres.SHOP, accountId: world.sales };
    const found = await drivers(cell);
    expect(found).toMatchObject({ kind: 'REVENUE', by: 'product', isOneSided: false });
    // Ordered 370,000 against 500,000 planned; the books say 380,000.
    expect(told(found)).toEqual([
      ['PART', pear, -140_000n],
      ['PART', apple, 10_000n],
      ['OTHERS', 'others', 10_000n],
    ]);
    // 150 at 2,000 would be 300,000: price -40,000. In all 250 of 300 were ordered, 5/6.
    expect(found.parts[0]?.effects).toEqual({
      ...{ priceMinor: -40_000n, quantityMinor: -66_667n, mixMinor: -33_333n, otherMinor: 0n },
    });
    const buyers = await drivers({ ...cell, by: 'buyer' });
    expect(told(buyers).slice(0, 1)).toEqual([['PART', near, -130_000n]]);
    const all = await drivers({ accountId: world.sales, by: 'buyer' });
    expect(all.parts.map(({ key }) => key)).toContain(far);
  });
});

describe('every dimension', () => {
  it.each([
    ['over', OVER],
    ['not over', RUNNING],
  ])(
    'adds up to the variance the dashboard shows of a period that is %s',
    async (_, on) => {
      const { org, centres, accounts, sales, yearId } = world;
      const nodes = [null, ...Object.values(centres)].flatMap((centreId) =>
        [null, ...Object.values(accounts), sales].map((accountId) => ({ centreId, accountId })),
      );
      for (const node of nodes) {
        for (const over of ['PERIOD', 'YEAR_TO_DATE'] as const) {
          const shown = await org.work(
            (work) => readVariance(work, { yearId, throughNo: 3, over, ...node }),
            on,
          );
          for (const by of DRIVER_DIMENSIONS) {
            const found = await drivers({ ...node, over, by, limit: 1 }, on);
            expect(found.total).toEqual(shown.total);
            expect(whole(found)).toBe(shown.total.varianceMinor);
          }
        }
      }
    },
    120_000,
  );

  it('takes as many statements for many documents as for few', async () => {
    const count = () =>
      world.org.work(async (work) => {
        await readDrivers(work, { yearId: world.yearId, throughNo: 3, by: 'request' });
        return work.tx.statements;
      });
    const before = await count();
    const { post, posting } = world;
    await post(Array.from({ length: 200 }, () => posting('ACTUAL', 1n, { period: 2 })));
    expect(await count()).toBe(before);
  });
});

describe('a deviation', () => {
  it('keeps what lay below it, and opens what lies there now', async () => {
    const { org, centres, accounts, sales } = world;
    const rule = { basis: 'BUDGET' as const, span: 'PERIOD' as const, rate: '0.1', dueDays: 7 };
    const more = { centreId: null, accountId: null, amountMinor: null, active: true };
    await org.work(async (work) => {
      for (const measure of ['EXPENSE', 'REVENUE'] as const) {
        await saveDeviationRule(work, {
          ...{ ...rule, ...more, measure, code: measure, name: measure, onlyUnfavourable: true },
        });
      }
    });
    const now = new Date('2026-04-01T04:00:00Z');
    await org.work((work) => computeDeviations(work, { throughNo: 3 }), { now });
    const found = await org.work((work) => listDeviations(work, { mine: false, limit: 9 }));
    const expense = found.find(({ accountId }) => accountId === accounts.PROMO);
    expect(expense).toMatchObject({ centreId: centres.SHOP, varianceMinor: -25_000n });
    expect(
      expense?.drivers.map(({ role, id, varianceMinor }) => [role, id, varianceMinor]),
    ).toEqual([
      ['BASIS', null, 100_000n],
      ['PART', fair, -85_000n],
      ['PART', tour, -40_000n],
    ]);
    const revenue = found.find(({ accountId }) => accountId === sales);
    for (const dimension of ['product', 'buyer']) {
      const own = revenue?.drivers.filter((one) => one.dimension === dimension) ?? [];
      expect(own.reduce((all, one) => all + one.varianceMinor, 0n)).toBe(revenue?.varianceMinor);
    }
    expect(revenue?.drivers.find((one) => one.id === apple)).toMatchObject({
      ...{ name: 'Apple', names: { 'zh-Hant': '蘋果' } },
    });
    const id = revenue?.id ?? newId();
    const later = await org.work((work) =>
      readDeviationDrivers(work, { id, by: 'product', limit: 8, locale: 'en' }),
    );
    expect(whole(later)).toBe(revenue?.varianceMinor);
  });
});
