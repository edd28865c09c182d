// Reports against a plain count over the same history: every grouping, period and narrowing must
// give the same rows, whichever rollup or ledger it was read from.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportText, runReport } from '@/server/modules/analytics';
import type { Report, ReportInput } from '@/server/modules/analytics/schemas';
import { addCategory, addProduct } from '../../fixtures/catalog';
import { addDealer, addRegion } from '../../fixtures/dealers';
import { createTestOrganization, type TestOrganization } from '../../fixtures/organization';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { commitRows, insertFlow, type FlowRow } from './ledger-rows';
import { foldAll } from '../../fixtures/folded';

interface Line {
  order: string;
  date: string;
  dealer: string;
  region: string;
  product: string;
  category: string;
  top: string;
  quantity: number;
  netMinor: number;
}

let database: TestDatabase;
let org: TestOrganization;
const lines: Line[] = [];

/** A history of orders over 15 months with two products of a category in many orders. */
async function history(): Promise<void> {
  const top = await addCategory(org, { code: 'TOP' });
  const leaves = [
    await addCategory(org, { code: 'LEAF-A', parentId: top }),
    await addCategory(org, { code: 'LEAF-B', parentId: top }),
  ];
  const products = [];
  for (const [code, leaf] of [
    ['PA1', 0],
    ['PA2', 0],
    ['PB1', 1],
  ] as const) {
    const product = await addProduct(org, { code, categoryId: leaves[leaf] });
    products.push({ ...product, category: leaf === 0 ? 'LEAF-A' : 'LEAF-B' });
  }
  const world = await addRegion(org, { code: 'WORLD' });
  const dealers = [];
  for (const [code, regionCode] of [
    ['D1', 'NORTH'],
    ['D2', 'NORTH'],
    ['D3', 'SOUTH'],
  ] as const) {
    const regionId = await regionOf(regionCode, world);
    dealers.push({ ...(await addDealer(org, { code, regionId })), region: regionCode });
  }
  const statements = [];
  const random = fc.sample(fc.integer({ min: 0, max: 1_000_000 }), { numRuns: 2_000, seed: 7 });
  const pick = (n: number) => (random.pop() ?? 0) % n;
  for (let i = 0; i < 60; i += 1) {
    const dealer = dealers[pick(3)];
    if (!dealer) throw new Error('no dealer');
    const order = randomUUID();
    const month = pick(15);
    const day = String(1 + pick(28)).padStart(2, '0');
    const date = `${2024 + Math.floor(month / 12)}-${String(1 + (month % 12)).padStart(2, '0')}-${day}`;
    const seen = new Set<string>();
    for (let n = 0; n <= pick(4); n += 1) {
      const product = products[pick(3)];
      if (!product) throw new Error('no product');
      const row: FlowRow = {
        kind: 'REQUESTED',
        occurredOn: date,
        dealerId: dealer.id,
        salespersonId: null,
        productId: product.id,
        orderId: order,
        quantity: 1 + pick(50),
        netMinor: 16 * pick(10_000),
        orderFirst: n === 0 ? 1 : 0,
        productFirst: seen.has(product.id) ? 0 : 1,
        categoryFirst: seen.has(product.category) ? 0 : 1,
      };
      seen.add(product.id).add(product.category);
      statements.push(insertFlow(org.orgId, row));
      lines.push({
        order,
        date,
        dealer: dealer.code,
        region: dealer.region,
        product: product.code,
        category: product.category,
        top: 'TOP',
        quantity: row.quantity,
        netMinor: row.netMinor,
      });
    }
  }
  await commitRows(org.orgId, statements);
}

const regions = new Map<string, string>();
async function regionOf(code: string, parentId: string): Promise<string> {
  const id = regions.get(code) ?? (await addRegion(org, { code, parentId }));
  regions.set(code, id);
  return id;
}

beforeAll(async () => {
  database = await createTestDatabase();
  org = await createTestOrganization();
  await history();
  await foldAll(org.orgId);
});
afterAll(() => database.drop());

const report = (input: ReportInput): Promise<Report> =>
  org.work((work) => runReport(work, input, { locale: 'en', limit: 10_000 }));

const partOf: Record<string, (line: Line) => string> = {
  day: (line) => line.date,
  month: (line) => line.date.slice(0, 7),
  year: (line) => line.date.slice(0, 4),
  dealer: (line) => line.dealer,
  region: (line) => line.region,
  product: (line) => line.product,
  category: (line) => line.category,
};

/** dims → [orders, lines, quantity, net], counted the plain way. */
function plainCount(by: readonly string[], wanted: readonly Line[]): Record<string, number[]> {
  const groups = new Map<string, Line[]>();
  for (const line of wanted) {
    const key = by.map((dim) => partOf[dim]?.(line) ?? '').join('|');
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  const sum = (own: Line[], of: (line: Line) => number) => own.reduce((all, l) => all + of(l), 0);
  return Object.fromEntries(
    [...groups].map(([key, own]) => [
      key,
      [
        new Set(own.map((l) => l.order)).size,
        own.length,
        sum(own, (l) => l.quantity),
        sum(own, (l) => l.netMinor),
      ],
    ]),
  );
}

function answered({ columns, rows }: Report, by: readonly string[]): Record<string, number[]> {
  const at = (key: string) => columns.findIndex((column) => column.key === key);
  return Object.fromEntries(
    rows.map((row) => [
      by.map((dim) => row[at(dim)]).join('|'),
      ['orders', 'lines', 'quantity', 'net_amount'].map((key) => Number(row[at(key)])),
    ]),
  );
}

const groupings = [
  [],
  ['day'],
  ['month'],
  ['year'],
  ['dealer'],
  ['region', 'year'],
  ['product'],
  ['category'],
  ['category', 'month'],
  ['day', 'product'],
  ['day', 'dealer', 'product'],
  ['month', 'dealer', 'category'],
  ['region', 'category'],
];
const periods = [
  {},
  { from: '2024-03-01', to: '2024-11-30' },
  { from: '2024-03-05', to: '2025-01-17' },
  { to: '2024-06-30' },
];

describe('sales', () => {
  it.each(groupings.map((by) => ({ by })))('by $by equals a plain count', async ({ by }) => {
    for (const period of periods) {
      const wanted = lines.filter(
        ({ date }) => date >= (period.from ?? '') && date <= (period.to ?? '9999'),
      );
      const found = await report({ name: 'sales', by, ...period });
      expect(answered(found, by)).toEqual(plainCount(by, wanted));
    }
  });

  it('narrowed to a branch, an entity or none', async () => {
    const narrowed: [Record<string, string>, (line: Line) => boolean][] = [
      [{ region: 'WORLD' }, () => true],
      [{ region: 'NORTH' }, (line) => line.region === 'NORTH'],
      [{ category: 'TOP' }, () => true],
      [{ category: 'LEAF-A' }, (line) => line.category === 'LEAF-A'],
      [{ dealer: 'D3', product: 'PA2' }, (line) => line.dealer === 'D3' && line.product === 'PA2'],
      [{ salesperson: '' }, () => true],
      [{ region: '' }, () => false],
    ];
    for (const [only, fits] of narrowed) {
      for (const by of [['month'], ['dealer'], ['product'], ['day', 'category']]) {
        const found = await report({ name: 'sales', by, only });
        expect(answered(found, by)).toEqual(plainCount(by, lines.filter(fits)));
      }
    }
  });

  it('counts an order once where a tree is rolled up', async () => {
    const found = await report({ name: 'sales', by: ['category'], depth: 1 });
    const expected = plainCount(
      ['category'],
      lines.map((line) => ({ ...line, category: 'TOP' })),
    );
    expect(answered(found, ['category'])).toEqual(expected);
    const regionsUp = await report({ name: 'sales', by: ['region'], depth: 1 });
    const world = plainCount(
      ['region'],
      lines.map((line) => ({ ...line, region: 'WORLD' })),
    );
    expect(answered(regionsUp, ['region'])).toEqual(world);
  });

  it('says how it was cut, and gives totals only of what is whole', async () => {
    const cut = await org.work((work) =>
      runReport(work, { name: 'sales', by: ['day'] }, { locale: 'en', limit: 3 }),
    );
    expect(cut).toMatchObject({ cutAfter: 3, totals: [] });
    expect(cut.rows).toHaveLength(3);
    const whole = await report({ name: 'sales', by: ['day'] });
    expect(whole.totals).toHaveLength(1);
  });

  it('writes amounts in major units with a point, dimensions first', async () => {
    const found = await report({ name: 'sales', by: ['region', 'year'] });
    const [header, first] = reportText(found, 'csv').split('\n');
    expect(header).toBe(
      'region,region_name,year,currency,orders,lines,quantity,gross_amount,discount_amount,' +
        'net_amount,tax_amount,cancelled_amount,invoiced_amount,cost_amount,uncosted_amount',
    );
    expect(first).toMatch(/^NORTH,[^,]*,2024,USD,\d+,\d+,\d+,\d+\.\d\d,/);
    const objects = JSON.parse(reportText(found, 'json')) as Record<string, unknown>[];
    expect(objects[0]).toMatchObject({ region: 'NORTH', year: '2024', currency: 'USD' });
    expect(objects[0]?.['net_amount']).toMatch(/^\d+\.\d\d$/);
  });
});

describe('what is asked wrongly', () => {
  it.each([
    [{ name: 'sales', by: ['colour'] }, 'reports.unknownDimension', { value: 'colour' }],
    [{ name: 'stock', by: ['month'] }, 'reports.unknownDimension', { value: 'month' }],
    [{ name: 'sales', only: { dealer: 'NOBODY' } }, 'reports.unknownCode', { value: 'NOBODY' }],
    [{ name: 'sales', only: { month: '2024-01' } }, 'reports.unknownDimension', { value: 'month' }],
    [
      { name: 'sales', from: '2024-02-01', to: '2024-01-01' },
      'reports.endBeforeStart',
      { from: '2024-02-01' },
    ],
    // An argument that changes nothing would be believed to have changed something.
    [
      { name: 'budget-execution', basis: 'LAST_YEAR' },
      'reports.argumentUnused',
      { argument: 'basis', report: 'budget-execution' },
    ],
    [
      { name: 'targets', by: ['region'], depth: 1 },
      'reports.argumentUnused',
      { report: 'targets' },
    ],
    [{ name: 'sales', by: ['month'], depth: 2 }, 'reports.argumentUnused', { argument: 'depth' }],
    [{ name: 'stock', from: '2024-01-01' }, 'reports.argumentUnused', { argument: 'from' }],
    [{ name: 'stock', to: '2024-01-01' }, 'reports.argumentUnused', { argument: 'to' }],
  ] as [ReportInput, string, Record<string, string>][])('%j', async (input, code, params) => {
    const refusal = await refusalOf(report(input));
    expect(refusal.code).toBe(code);
    expect(refusal.params).toMatchObject(params);
  });
});
