// Every mark of the expense and order flow dashboards opens rows that add up to its figure.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lostLinesHref } from '@/app/(desk)/dashboards/order-flow/_flow/losses';
import { spentHrefs } from '@/app/(desk)/dashboards/expenses/_expenses/spent-hrefs';

import {
  readBurnDown,
  readHeatMap,
} from '@/server/modules/analytics/usecases/read-budget-execution';
import { readExpenseFlow } from '@/server/modules/analytics/usecases/read-money-figures';
import { readOrderFlowCauses } from '@/server/modules/analytics/usecases/read-order-flow';
import { listTrailEntries, listTrailLines } from '@/server/modules/analytics/usecases/read-trail';
import {
  LINE_KINDS,
  TrailEntriesInput,
  TrailLinesInput,
} from '@/server/modules/analytics/trail-schemas';
import { sql } from '@/server/platform/sql';
import { addDealer } from '../../fixtures/dealers';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { openBudgetWorld, type BudgetWorld } from '../budgets/budget-world';
import { entriesAt } from './entries-at';
import { insertFlow } from './ledger-rows';
import { foldAll } from '../../fixtures/folded';

let database: TestDatabase;
let world: BudgetWorld;
const display = randomUUID();
const rebate = randomUUID();

beforeAll(async () => {
  database = await createTestDatabase();
  world = await openBudgetWorld({ currency: 'USD' });
  const { org, post, posting } = world;
  await org.work(({ tx }) =>
    tx.run(sql`
      INSERT INTO centre_placement (org_id, centre_id, valid_from, parent_id, path)
      SELECT org_id, id, '1900-01-01'::date, parent_id, path FROM responsibility_centre
      WHERE org_id = ${tx.orgId}::uuid`),
  );
  const near = (await addDealer(org)).id;
  const far = (await addDealer(org)).id;
  const of = (expenseTypeId: string, dealerId: string | null = null) => ({
    expenseTypeId,
    ...(dealerId !== null && { dealerId }),
  });
  await post([
    posting('ORIGINAL', 900n),
    posting('COMMITMENT', 30n),
    { ...posting('ACTUAL', 50n), ...of(display, near) },
    { ...posting('ACTUAL', 20n), ...of(display, far) },
    { ...posting('ACTUAL', 8n), ...of(rebate, near) },
    { ...posting('ACTUAL', 300n, { centre: 'NORTH' }), ...of(display, near) },
    { ...posting('ACTUAL', 4n, { account: 'REFUND' }), ...of(rebate) },
    posting('ACTUAL', 7_000n, { account: 'DISPLAY' }),
    posting('ACTUAL', 1_000n, { account: 'MEMO' }),
  ]);
  await org.work(async ({ tx }) => {
    const row = { salespersonId: null, dealerId: near, productId: randomUUID(), netMinor: 10 };
    const lost = [
      ['REJECTED', 'REJECTED', 3],
      ['REJECTED', 'too much', 4],
      ['REJECTED', 'too dear', 2],
      ['CANCELLED', 'BEFORE_APPROVAL', 5],
      ['CANCELLED', 'AFTER_APPROVAL', 6],
      ['RETURNED', 'DAMAGED', 1],
    ] as const;
    for (const [kind, cause, quantity] of lost) {
      const flow = { ...row, kind, cause, quantity, occurredOn: '2026-02-05' };
      await tx.run(insertFlow(org.orgId, flow));
    }
  });
  await foldAll(org.orgId);
});
afterAll(() => database.drop());

const amountAt = async (href: string | undefined) => (await entriesAt(world, href)).totalMinor;

it.each(['TRADE', 'ALL'] as const)('ribbons, their ends and areas: %s', async (scope) => {
  const { org, yearId } = world;
  const flow = await org.work((work) =>
    readExpenseFlow(work, { yearId, throughNo: 3, scope, locale: 'en' }),
  );
  const hrefs = spentHrefs(flow, scope);
  expect(await amountAt(hrefs.all)).toBe(flow.actualMinor);
  expect(flow.links.length).toBeGreaterThan(5);
  for (const link of flow.links) expect(await amountAt(hrefs.link(link))).toBe(link.amountMinor);
  for (const node of flow.nodes) {
    const side = node.layer === 0 ? ('from' as const) : ('to' as const);
    const through = flow.links.filter((link) => link[side] === node.key);
    const sum = through.reduce((total, { amountMinor }) => total + amountMinor, 0n);
    expect(await amountAt(hrefs.node(node.key))).toBe(sum);
  }
  for (const part of flow.treemap) expect(await amountAt(hrefs.area(part))).toBe(part.actualMinor);
});

it('points of a burn-down and cells of the heat map', async () => {
  const { org, yearId } = world;
  const node = { yearId, fromNo: 1, toNo: 3, scope: 'ALL', kinds: ['ACTUAL'] };
  const found = (more: object) =>
    org.work((work) => listTrailEntries(work, TrailEntriesInput.parse({ ...node, ...more })));
  const burn = await org.work((work) => readBurnDown(work, { yearId, throughNo: 3 }));
  const used = await found({ kinds: ['ACTUAL', 'COMMITMENT', 'PRE_COMMITMENT'] });
  expect(used.totalMinor).toBe(burn.points[2]?.usedMinor);
  const heat = await org.work((work) => readHeatMap(work, { yearId, throughNo: 3 }));
  expect(heat.centres.map(({ code }) => code)).toEqual(['ALL', 'NORTH', 'SOUTH']);
  const third = heat.cells.filter(({ periodId }) => periodId === world.periods[2]);
  expect(third.length).toBeGreaterThan(1);
  for (const { centreId, actualMinor } of third) {
    expect((await found({ fromNo: 3, centreId })).totalMinor).toBe(actualMinor);
  }
});

it('causes of a gap', async () => {
  const days = { from: '2026-02-01', to: '2026-02-28' };
  const { causes } = await world.org.work((work) => readOrderFlowCauses(work, days));
  expect(causes).toHaveLength(5);
  for (const row of causes) {
    const query = new URL(lostLinesHref(days, row), 'http://desk').searchParams;
    const kind = LINE_KINDS.find((one) => one === query.get('kind'));
    const input = TrailLinesInput.parse({ ...days, kind, cause: query.get('cause') });
    const lines = await world.org.work((work) => listTrailLines(work, input));
    expect(lines.totalMinor).toBe(row.amountMinor);
    expect(lines.totalQuantity).toBe(row.quantity);
  }
});
