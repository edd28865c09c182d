// From figures to rows: the entries and lines listed are those that make the figure, page by page.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_ONE } from '@/kernel/ids';
import { readBudgetExecution } from '@/server/modules/analytics';
import { readPriceMixQuantity } from '@/server/modules/analytics/usecases/read-price-mix-quantity';
import { listTrailEntries, listTrailLines } from '@/server/modules/analytics/usecases/read-trail';
import {
  TrailEntriesInput,
  TrailLinesInput,
  type TrailEntry,
} from '@/server/modules/analytics/trail-schemas';
import { sql } from '@/server/platform/sql';
import { addDealer, addRegion } from '../../fixtures/dealers';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { openBudgetWorld, type BudgetWorld } from '../budgets/budget-world';
import { insertFlow, type FlowRow } from './ledger-rows';
import { foldAll } from '../../fixtures/folded';

let database: TestDatabase;
let world: BudgetWorld;
let near = '';
let far = '';
let region = '';
const apple = randomUUID();
const fair = randomUUID();

const line = (row: Partial<FlowRow>): FlowRow => ({
  ...{ kind: 'REQUESTED', occurredOn: '2026-02-05', dealerId: near, salespersonId: null },
  ...{ productId: apple, quantity: 2, netMinor: 200, ...row },
});

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
  region = await addRegion(org);
  near = (await addDealer(org, { regionId: region })).id;
  far = (await addDealer(org)).id;
  await post([
    posting('ORIGINAL', 900n),
    posting('REVISION', 100n),
    ...Array.from({ length: 7 }, (_, i) => posting('ACTUAL', BigInt(i + 1))),
    { ...posting('ACTUAL', 50n, { docId: fair }), dealerId: near },
    posting('ACTUAL', 11n, { account: 'REFUND', centre: 'SOUTH' }),
    posting('ACTUAL', 1_000n, { account: 'MEMO' }),
  ]);
  await org.work(async ({ tx }) => {
    const rows = [
      ...Array.from({ length: 5 }, (_, i) => line({ occurredOn: `2026-02-0${i + 1}` })),
      line({ dealerId: far, netMinor: 900 }),
      line({ productId: randomUUID(), netMinor: 70 }),
      line({ kind: 'SHIPPED', netMinor: 40 }),
      line({ occurredOn: '2026-03-01', netMinor: 5 }),
    ];
    for (const row of rows) await tx.run(insertFlow(org.orgId, row));
  });
  await foldAll(org.orgId);
});
afterAll(() => database.drop());

const entries = (more: object = {}) => {
  const asked = { yearId: world.yearId, fromNo: 1, toNo: 3, kinds: ['ACTUAL'], ...more };
  return world.org.work((work) => listTrailEntries(work, TrailEntriesInput.parse(asked)));
};

describe('entries behind a figure of the budget', () => {
  it('add up to the figure of the dashboard, with the signs of the tree', async () => {
    const { org, centres, accounts, yearId } = world;
    const board = await org.work((work) =>
      readBudgetExecution(work, { yearId, throughNo: 3, asTree: true }),
    );
    for (const row of board.rows) {
      // The first row of a centre is all that is spent, over its accounts.
      const { centreId, accountId } = row;
      const whole = { centreId, accountId: null, scope: 'ALL' };
      const node = accountId === NO_ONE ? whole : { centreId, accountId };
      const found = await entries(node);
      expect(found.totalMinor).toBe(row.actualMinor);
      const shown = found.items.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
      expect(shown).toBe(row.actualMinor);
      const budget = ['ORIGINAL', 'REVISION', 'TRANSFER', 'CARRY_FORWARD', 'FLEX'];
      expect((await entries({ ...node, kinds: budget })).totalMinor).toBe(row.revisedMinor);
    }
    const all = await entries({ centreId: centres.ALL, accountId: accounts.COST });
    // 1 to 7 and 50 spent, 11 refunded; the memo does not count.
    expect(all.totalMinor).toBe(67n);
  });

  it('come page by page, none twice and none left out', async () => {
    const seen: TrailEntry[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof entries>> = await entries({
        ...{ accountId: world.accounts.PROMO, limit: 3, cursor },
      });
      if (cursor !== null) expect(page.totalMinor).toBeNull();
      seen.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toHaveLength(8);
    expect(new Set(seen.map(({ seq }) => seq)).size).toBe(8);
  });

  it('narrow to a document or a dealer, or to nobody', async () => {
    expect((await entries({ docId: fair })).items).toMatchObject([
      { amountMinor: -50n, page: { docKind: 'test', docId: fair } },
    ]);
    const promo = { accountId: world.accounts.PROMO };
    expect((await entries({ ...promo, dealerId: near })).totalMinor).toBe(50n);
    expect((await entries({ ...promo, dealerId: NO_ONE })).totalMinor).toBe(28n);
  });
});

describe('lines behind a figure of sales', () => {
  const lines = (more: object = {}) => {
    const asked = { from: '2026-02-01', to: '2026-02-28', ...more };
    return world.org.work((work) => listTrailLines(work, TrailLinesInput.parse(asked)));
  };

  it('are those of the product, the dealer or the region', async () => {
    expect(await lines({ productId: apple })).toMatchObject({ totalMinor: 1_900n });
    expect(await lines({ dealerId: near })).toMatchObject({ totalMinor: 1_070n });
    expect(await lines({ regionId: region })).toMatchObject({ totalMinor: 1_070n });
    expect(await lines({ regionId: NO_ONE })).toMatchObject({ totalMinor: 900n });
    expect(await lines({ kind: 'SHIPPED' })).toMatchObject({ totalMinor: 40n, totalQuantity: 2n });
    const { yearId } = world;
    const found = await world.org.work((work) =>
      readPriceMixQuantity(work, { yearId, throughNo: 2, over: 'PERIOD', by: 'dealer' }),
    );
    for (const row of found.rows) {
      const behind = await lines({ ...found.days, dealerId: row.id });
      expect(behind.totalMinor).toBe(row.actualMinor);
      expect(behind.totalQuantity).toBe(row.actualQuantity);
    }
  });

  it('come newest first, page by page', async () => {
    const first = await lines({ productId: apple, dealerId: near, limit: 2 });
    expect(first.items.map(({ occurredOn }) => occurredOn)).toEqual(['2026-02-05', '2026-02-04']);
    const more = { productId: apple, dealerId: near, limit: 9, cursor: first.nextCursor };
    const rest = await lines(more);
    expect(rest.items).toHaveLength(3);
    expect(rest).toMatchObject({ nextCursor: null, totalMinor: null });
  });
});
