// A month of service opens the lines that it counts: those wanted on its days, not those ordered then.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { wantedHref, wantedLinesHref } from '@/app/(desk)/dashboards/order-flow/_flow/wanted-href';
import { ratio } from '@/server/modules/analytics/domain/ratio';
import { TrailLinesInput, type TrailLine } from '@/server/modules/analytics/trail-schemas';
import { readOtif } from '@/server/modules/analytics/usecases/read-order-flow';
import { listTrailLines } from '@/server/modules/analytics/usecases/read-trail';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import type { BudgetWorld } from '../budgets/budget-world';
import { apple, days, openFigures } from './figures-world';

let database: TestDatabase;
let world: BudgetWorld;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await openFigures();
});
afterAll(() => database.drop());

const now = new Date('2026-04-02T04:00:00Z');

function linesAt(href: string, more: object = {}) {
  const { pathname, searchParams } = new URL(href, 'http://desk');
  expect(pathname).toBe('/dashboards/lines');
  const [from, to] = [searchParams.get('from'), searchParams.get('to')];
  const isWanted = searchParams.get('wanted') === '1';
  const [dealerId, productId] = [searchParams.get('dealer'), searchParams.get('product')];
  const input = TrailLinesInput.parse({ from, to, isWanted, dealerId, productId, ...more });
  return world.org.work((work) => listTrailLines(work, input), { now });
}

it('adds up to the lines and rates of the month', async () => {
  const otif = await world.org.work((work) => readOtif(work, { ...days, by: 'dealer' }), { now });
  expect(otif.months.length).toBeGreaterThan(1);
  for (const month of otif.months) {
    const { items, service } = await linesAt(wantedHref(month.month, days));
    expect(items).toHaveLength(Number(month.lines));
    expect(service?.lines).toBe(month.lines);
    expect(ratio(service?.shippedOtif ?? 0n, month.lines)).toBe(month.otifShipped);
    expect(ratio(service?.deliveredOtif ?? 0n, month.lines)).toBe(month.otifDelivered);
    const inTime = items.filter((line) => (line.inTimeQuantity ?? 0) >= line.quantity);
    expect(BigInt(inTime.length)).toBe(service?.shippedOtif);
  }
});

it.each(['dealer', 'product'] as const)('adds up to those of each %s and of all', async (by) => {
  const otif = await world.org.work((work) => readOtif(work, { ...days, by }), { now });
  expect((await linesAt(wantedLinesHref(days))).service?.lines).toBe(otif.total.lines);
  expect(otif.rows.length).toBeGreaterThan(0);
  for (const row of otif.rows) {
    const { service } = await linesAt(wantedLinesHref(days, { [by]: row.id }));
    expect(service?.lines).toBe(row.lines);
    expect(ratio(service?.shippedOtif ?? 0n, row.lines)).toBe(row.otifShipped);
  }
});

it.each([
  { from: '2026-02-10', to: '2026-03-15' },
  { from: '2026-02-20', to: '2026-02-20' },
  { from: '2026-01-15', to: '2026-03-31' },
  { from: '2026-02-01', to: '2026-12-31' },
])('counts months and single days as its lines: $from to $to', async (span) => {
  const otif = await world.org.work((work) => readOtif(work, { ...days, by: 'dealer' }), { now });
  const dealerId = otif.rows[0]?.id ?? '';
  for (const named of [{}, { dealer: dealerId }, { product: apple }]) {
    const { items, service } = await linesAt(wantedLinesHref(span, named));
    expect(service?.lines).toBe(BigInt(items.length));
    expect(items.length).toBeGreaterThan(0);
    const inTime = items.filter((line) => (line.inTimeQuantity ?? 0) >= line.quantity);
    expect(service?.shippedOtif).toBe(BigInt(inTime.length));
  }
  // Of a product of a dealer no rollup knows anything.
  const both = await linesAt(wantedLinesHref(span, { product: apple }), { dealerId });
  expect(both.service?.lines).toBe(BigInt(both.items.length));
});

it('comes page by page, none twice and none left out', async () => {
  const href = wantedHref('2026-02', days);
  const seen: TrailLine[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof linesAt>> = await linesAt(href, { limit: 1, cursor });
    if (cursor !== null) expect(page.service).toBeNull();
    seen.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(new Set(seen.map(({ seq }) => seq)).size).toBe((await linesAt(href)).items.length);
  expect(seen.every(({ occurredOn }) => occurredOn.startsWith('2026-02'))).toBe(true);
});

it('keeps to the days that are asked for', () => {
  expect(wantedHref('2026-02', { from: '2026-02-10', to: '2026-02-20' })).toBe(
    '/dashboards/lines?from=2026-02-10&to=2026-02-20&wanted=1',
  );
});
