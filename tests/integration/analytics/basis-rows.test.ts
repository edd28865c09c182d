// The side that a figure is compared with opens rows as its own side does: of last year or the last
// period, down to documents, and they add up to it, also where only a part of their days counts.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { basisHref, partLinks } from '@/app/(desk)/dashboards/_drivers/driver-links';
import { basisRowHref, rowHref } from '@/app/(desk)/reports/_report/drill-down';
import { reportFilters, reportInput } from '@/app/(desk)/reports/_report/report-filters';
import { minorOf, reportLines } from '@/app/(desk)/reports/_report/report-rows';
import { runReport } from '@/server/modules/analytics';
import type { DriverDimension } from '@/server/modules/analytics/drivers-schemas';
import { TrailLinesInput } from '@/server/modules/analytics/trail-schemas';
import { readDrivers } from '@/server/modules/analytics/usecases/read-drivers';
import { readPriceMixQuantity } from '@/server/modules/analytics/usecases/read-price-mix-quantity';
import { listTrailLines } from '@/server/modules/analytics/usecases/read-trail';
import { readVariance } from '@/server/modules/analytics/usecases/read-variance';
import { postBudgetHistory } from '@/server/modules/budgets';
import type { Work } from '@/server/platform/actor';
import { sql } from '@/server/platform/sql';
import { readQuery } from '@/ui/filters/url-fields';
import { addDealer, addRegion } from '../../fixtures/dealers';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { addYear, type BudgetWorld } from '../budgets/budget-world';
import { entriesAt } from './entries-at';
import { apple, dealer, openFigures, other } from './figures-world';
import { insertFlow } from './ledger-rows';
import { foldAll } from '../../fixtures/folded';

let database: TestDatabase;
let world: BudgetWorld;
const shelf = randomUUID();

const DAYS = ['2026-03-10', '2026-04-02'] as const;
const COMPARED = [
  { basis: 'LAST_YEAR', over: 'YEAR_TO_DATE' },
  { basis: 'LAST_YEAR', over: 'PERIOD' },
  { basis: 'LAST_PERIOD', over: 'PERIOD' },
] as const;
const CASES = DAYS.flatMap((day) => COMPARED.map((compared) => ({ day, ...compared })));

const size = (amount: bigint) => (amount < 0n ? -amount : amount);
const noon = (day: string) => new Date(`${day}T04:00:00Z`);
const on = <T>(day: string, run: (work: Work) => Promise<T>) =>
  world.org.work(run, { now: noon(day) });

/** What the list of entries at an address has of the basis on a day. */
async function basisAt(day: string, href: string | null | undefined): Promise<bigint | null> {
  const { totalMinor, toDate, items } = await entriesAt(world, href ?? '', noon(day));
  expect(items.length).toBeGreaterThan(0);
  return toDate ? toDate.amountMinor : totalMinor;
}

beforeAll(async () => {
  database = await createTestDatabase();
  world = await openFigures();
  const { org, calendarId, posting, sales, centres } = world;
  const [, ...before] = await org.work(({ tx }) => addYear(tx, calendarId, 2025));
  const lastYear = (period: number, amount: bigint, cell: Parameters<typeof posting>[2] = {}) => ({
    ...posting('ACTUAL', amount, cell),
    ...{ periodId: before[period - 1] ?? '', occurredOn: `2025-0${period}-02` },
  });
  const spent = (amount: bigint, dealerId: string) => ({ expenseTypeId: shelf, dealerId, amount });
  await org.work((work) =>
    postBudgetHistory(work, [
      { ...lastYear(3, 310_001n), accountId: sales },
      lastYear(1, 30_000n),
      // Cut by days each rounds by itself.
      ...[spent(101n, dealer), spent(103n, other), spent(107n, dealer)].map(
        ({ amount, ...named }) => ({ ...lastYear(3, amount), ...named }),
      ),
      lastYear(3, 62_003n, { account: 'DISPLAY', centre: 'SOUTH' }),
      lastYear(3, 5_001n, { account: 'REFUND' }),
      lastYear(4, 999_999n),
    ]),
  );
  await world.post([
    posting('ACTUAL', 11_001n, { period: 2, account: 'REFUND' }),
    posting('ACTUAL', 4_003n, { period: 2 }),
  ]);
  await org.work(async ({ tx }) => {
    const ordered = { kind: 'REQUESTED', salespersonId: null, productId: apple } as const;
    const row = { ...ordered, dealerId: other, quantity: 1 };
    await tx.run(insertFlow(org.orgId, { ...row, occurredOn: '2025-03-10', netMinor: 7_000 }));
    await tx.run(insertFlow(org.orgId, { ...row, occurredOn: '2025-03-20', netMinor: 9_000 }));
    // SHOP moves when the year is over: both sides are those of the tree as it stood.
    const path = [centres.ALL, centres.SOUTH, centres.SHOP];
    await tx.run(sql`
      UPDATE centre_placement SET valid_to = '2025-12-31'::date, parent_id = ${centres.SOUTH}::uuid,
        path = ${path}::uuid[]
      WHERE org_id = ${tx.orgId}::uuid AND centre_id = ${centres.SHOP}::uuid`);
    await tx.run(sql`
      INSERT INTO centre_placement (org_id, centre_id, valid_from, parent_id, path)
      SELECT org_id, id, '2026-01-01'::date, parent_id, path FROM responsibility_centre
      WHERE org_id = ${tx.orgId}::uuid AND id = ${centres.SHOP}::uuid`);
  });
  await foldAll(org.orgId);
});
afterAll(() => database.drop());

describe('the dashboard', () => {
  it.each(CASES)('opens what each row is compared with: $day $basis $over', async (asked) => {
    const { day, basis, over } = asked;
    let opened = 0;
    for (const by of ['account', 'centre'] as const) {
      const answer = await on(day, (work) =>
        readVariance(work, { yearId: world.yearId, throughNo: 3, basis, over, by }),
      );
      for (const row of [...answer.rows, { ...answer.total, id: null }]) {
        if (!row.basisMinor) continue;
        const at = { yearId: world.yearId, fromNo: 1, toNo: 3 };
        const node = {
          centreId: by === 'centre' ? row.id : null,
          accountId: by === 'account' ? row.id : null,
        };
        const href = basisHref(answer, { ...at, ...node });
        expect({ href, sum: await basisAt(day, href) }).toEqual({ href, sum: row.basisMinor });
        opened += 1;
      }
    }
    expect(opened).toBeGreaterThan(6);
  });

  it('has nothing to open where no day of the basis has come', async () => {
    const asked = { yearId: world.yearId, throughNo: 3, over: 'PERIOD' as const };
    const ahead = await on('2026-02-10', (work) =>
      readVariance(work, { ...asked, basis: 'LAST_YEAR' }),
    );
    expect(ahead.basisSpan).toBeNull();
    const budget = await on('2026-03-10', (work) => readVariance(work, asked));
    expect(budget.basisSpan).toBeNull();
  });
});

const OF: readonly DriverDimension[] = ['centre', 'account', 'type', 'dealer', 'period'];

describe('what lies below', () => {
  it.each(CASES)('opens the basis of each part: $day $basis $over', async (asked) => {
    const { day, basis, over } = asked;
    let opened = 0;
    for (const by of OF) {
      for (const accountId of [null, world.accounts.COST]) {
        const answer = await on(day, (work) =>
          readDrivers(work, { yearId: world.yearId, throughNo: 3, basis, over, by, accountId }),
        );
        if (answer.by !== by) continue;
        for (const part of answer.parts.filter(({ role }) => role === 'PART')) {
          if (!part.basisMinor) continue;
          const { basis: href } = partLinks(answer, part);
          const found = await basisAt(day, href);
          // The list of an account shows it as it was booked, not as what it does to the one above.
          const sum = by === 'account' ? size(found ?? 0n) : found;
          const shown = by === 'account' ? size(part.basisMinor) : part.basisMinor;
          expect({ href, sum }).toEqual({ href, sum: shown });
          opened += 1;
        }
      }
    }
    expect(opened).toBeGreaterThan(5);
  });

  it('opens the whole basis beside documents, which have none of their own', async () => {
    const answer = await on('2026-03-10', (work) =>
      readDrivers(work, { yearId: world.yearId, throughNo: 3, basis: 'LAST_YEAR', by: 'document' }),
    );
    const part = answer.parts.find(({ role }) => role === 'BASIS');
    expect(part).toBeDefined();
    if (part)
      expect(await basisAt('2026-03-10', partLinks(answer, part).list)).toBe(part.basisMinor);
  });
});

/** Follows the rows of a report to the last level; what each was compared with there, by its address. */
async function follow(day: string, query: URLSearchParams): Promise<string[]> {
  const filters = readQuery(query, reportFilters('variance'));
  const report = await on(day, (work) =>
    runReport(work, reportInput('variance', filters, 'en'), { locale: 'en', limit: 100 }),
  );
  const opened = { report, filters, permissions: ['budgets.read'] };
  const column = filters.basis === 'LAST_YEAR' ? 'last_year_amount' : 'last_period_amount';
  const ends: string[] = [];
  for (const line of reportLines(report)) {
    const href = basisRowHref(opened, line);
    const { pathname, searchParams } = new URL(rowHref(opened, line) ?? '', 'http://desk');
    if (pathname === '/reports/variance') {
      expect(href).toBeUndefined();
      ends.push(...(await follow(day, searchParams)));
      continue;
    }
    const sum = minorOf(line.values[column]);
    if (!sum) continue;
    expect({ href, sum: await basisAt(day, href) }).toEqual({ href, sum });
    ends.push(href ?? '');
  }
  return ends;
}

describe('the report of variances', () => {
  it.each(DAYS)('opens them at its last level: %s', async (day) => {
    const to = { to: '2026-03-31' };
    const year = await follow(day, new URLSearchParams({ basis: 'LAST_YEAR', ...to }));
    expect(year.length).toBeGreaterThan(3);
    const before = await follow(day, new URLSearchParams({ basis: 'LAST_PERIOD', ...to }));
    expect(before.length).toBeGreaterThan(1);
    const only = 'centre=SHOP&account=PROMO&programme=';
    const months = { basis: 'LAST_YEAR', by: 'period', only, ...to };
    expect(await follow(day, new URLSearchParams(months))).toHaveLength(2);
  });
});

describe('sales', () => {
  it('of a region are those of its own dealers: those below it have rows of their own', async () => {
    const { org } = world;
    const above = await addRegion(org);
    const below = await addRegion(org, { parentId: above });
    const row = { kind: 'REQUESTED', salespersonId: null, productId: apple, quantity: 1 } as const;
    for (const [regionId, netMinor] of [
      [above, 3_000],
      [below, 5_000],
    ] as const) {
      const dealerId = (await addDealer(org, { regionId })).id;
      const flow = { ...row, dealerId, netMinor };
      await org.work(({ tx }) =>
        tx.run(insertFlow(org.orgId, { ...flow, occurredOn: '2026-03-05' })),
      );
    }
    await foldAll(org.orgId);
    const { report, filters } = await on('2026-04-02', async (work) => {
      const asked = readQuery(
        new URLSearchParams({ by: 'region', basis: 'LAST_YEAR', to: '2026-03-31' }),
        reportFilters('price-mix-quantity'),
      );
      const input = reportInput('price-mix-quantity', asked, 'en');
      return { filters: asked, report: await runReport(work, input, { locale: 'en', limit: 9 }) };
    });
    const opened = { report, filters, permissions: ['dashboard.read'] };
    // The world's other dealers are no rows of their table, so that no list finds them by a region.
    const ofRegions = reportLines(report).filter(({ values }) => values['region'] !== '');
    const sums = ofRegions.map(async (line) => {
      const query = new URL(rowHref(opened, line) ?? '', 'http://desk').searchParams;
      const input = TrailLinesInput.parse({
        ...{ from: query.get('from'), to: query.get('to'), regionId: query.get('region') },
        isOwn: query.get('own') === '1',
      });
      const found = await on('2026-04-02', (work) => listTrailLines(work, input));
      return [found.totalMinor, minorOf(line.values['actual_amount'])];
    });
    const found = await Promise.all(sums);
    for (const [listed, shown] of found) expect(listed).toBe(shown);
    expect(found.map(([listed]) => listed).toSorted()).toEqual([3_000n, 5_000n]);
  });

  it.each(CASES)('open the lines of both sides: $day $basis $over', async (asked) => {
    const { day, basis, over } = asked;
    for (const by of ['product', 'dealer'] as const) {
      const answer = await on(day, (work) =>
        readPriceMixQuantity(work, { yearId: world.yearId, throughNo: 3, basis, over, by }),
      );
      const sumOn = async (days: typeof answer.basisDays, id: string | null) => {
        if (!days) return 0n;
        const named = by === 'product' ? { productId: id } : { dealerId: id };
        const input = TrailLinesInput.parse({ ...days, kind: 'REQUESTED', ...named });
        return (await on(day, (work) => listTrailLines(work, input))).totalMinor;
      };
      for (const row of answer.rows) {
        expect(await sumOn(answer.basisDays, row.id)).toBe(row.basisMinor);
        expect(await sumOn(answer.days, row.id)).toBe(row.actualMinor);
      }
      expect(await sumOn(answer.basisDays, null)).toBe(answer.total.basisMinor);
    }
    const report = await on(day, (work) =>
      runReport(
        work,
        {
          ...{ name: 'price-mix-quantity', basis, to: '2026-03-31' },
          ...(over === 'PERIOD' && { from: '2026-03-01' }),
        },
        { locale: 'en', limit: 9 },
      ),
    );
    const answer = await on(day, (work) =>
      readPriceMixQuantity(work, { yearId: world.yearId, throughNo: 3, basis, over }),
    );
    expect(report.basisDays).toEqual(answer.basisDays);
  });
});
