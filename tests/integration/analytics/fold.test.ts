// Folding in any number of steps, beside transactions that commit late or never, gives the rows
// that folding everything at once gives; and a fold that dies counts nothing twice.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fold, rebuild, verify } from '@/server/modules/analytics';
import { NO_ONE } from '@/kernel/ids';
import { openPool } from '@/server/platform/db';
import { sql } from '@/server/platform/sql';
import { inTransaction } from '@/server/platform/tx';
import { createTestOrganization } from '../../fixtures/organization';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import {
  commitRows,
  insertBudget,
  insertFlow,
  insertReceivable,
  openRows,
  rollupRows,
  type BudgetRow,
  type FlowRow,
  type ReceivableRow,
} from './ledger-rows';
import { foldAll } from '../../fixtures/folded';

let database: TestDatabase;
let pool: pg.Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = openPool(database.appUrl, 6);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const dealers = [randomUUID(), randomUUID(), randomUUID()];
const products = [randomUUID(), randomUUID()];
const people = [randomUUID(), null];
/** Few lines, so that a line is judged again and again as its entries come. */
const lines = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
const [here, there] = [randomUUID(), randomUUID()];

const flowRow: fc.Arbitrary<FlowRow> = fc.record({
  kind: fc.constantFrom(
    'REQUESTED',
    'APPROVED',
    'REJECTED',
    'CANCELLED',
    'SHIPPED',
    'DELIVERED',
    'RETURNED',
    'INVOICED',
    'CREDITED',
  ),
  occurredOn: fc.constantFrom('2025-01-31', '2025-02-01', '2025-02-28', '2026-02-01'),
  dealerId: fc.constantFrom(...dealers),
  salespersonId: fc.constantFrom(...people),
  productId: fc.constantFrom(...products),
  quantity: fc.integer({ min: -50, max: 500 }),
  netMinor: fc.integer({ min: -100_000, max: 10_000_000 }),
  orderFirst: fc.integer({ min: 0, max: 1 }),
  productFirst: fc.integer({ min: 0, max: 1 }),
  lineId: fc.constantFrom(...lines),
  dueOn: fc.constantFrom('2025-02-01', '2025-03-15', null),
  cause: fc.constantFrom('REJECTED', 'DAMAGED', 'AFTER_APPROVAL'),
});

const budgetRow: fc.Arbitrary<BudgetRow> = fc.record({
  occurredOn: fc.constantFrom('2025-01-31', '2025-02-01'),
  kind: fc.constantFrom(
    'ORIGINAL',
    'REVISION',
    'TRANSFER',
    'CARRY_FORWARD',
    'FLEX',
    'PRE_COMMITMENT',
    'COMMITMENT',
    'ACTUAL',
    'SETTLED',
  ),
  periodId: fc.constantFrom(here, there),
  centreId: fc.constantFrom(here, there),
  accountId: fc.constantFrom(here, there),
  dealerId: fc.constantFrom(here, NO_ONE),
  expenseTypeId: fc.constantFrom(here, NO_ONE),
  amountMinor: fc.integer({ min: -10_000_000, max: 10_000_000 }).filter((amount) => amount !== 0),
});

const receivableRow = fc.record({
  occurredOn: fc.constantFrom('2025-01-31', '2025-02-01'),
  dealerId: fc.constantFrom(...dealers),
  bucket: fc.constantFrom('OPEN_ORDER', 'UNBILLED', 'INVOICED', 'UNAPPLIED'),
  docKind: fc.constantFrom('order', 'invoice', 'receipt', 'creditNote'),
  amountMinor: fc.integer({ min: -10_000_000, max: 10_000_000 }),
});

const rows = fc.record({
  flow: fc.array(flowRow, { minLength: 1, maxLength: 6 }),
  money: fc.array(receivableRow, { maxLength: 3 }),
  budget: fc.array(budgetRow, { maxLength: 4 }),
});

const step = fc.oneof(
  fc.record({ do: fc.constant('commit' as const), rows }),
  fc.record({ do: fc.constant('begin' as const), rows }),
  fc.record({ do: fc.constantFrom('finish' as const, 'rollback' as const) }),
  fc.record({ do: fc.constant('fold' as const), batch: fc.integer({ min: 1, max: 5 }) }),
);

/** Rows without documents: only what concerns the rollups can agree. */
async function rollupDifferences(orgId: string) {
  return (await verify(orgId)).filter(({ kind }) => kind.startsWith('rollup'));
}

async function newOrganization(): Promise<string> {
  return (await createTestOrganization()).orgId;
}

interface Rows {
  flow: FlowRow[];
  money: ReceivableRow[];
  budget: BudgetRow[];
}

function statementsOf(orgId: string, { flow, money, budget }: Rows) {
  return [
    ...budget.map((row) => insertBudget(orgId, row)),
    ...flow.map((row) => insertFlow(orgId, row)),
    ...money.map((row) => insertReceivable(orgId, row)),
  ];
}

describe('fold', () => {
  it('equals a rebuild after any history with late and lost transactions', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
        const orgId = await newOrganization();
        const open: pg.PoolClient[] = [];
        const end = async (statement: 'COMMIT' | 'ROLLBACK') => {
          const client = open.shift();
          if (!client) return;
          await client.query(statement);
          client.release();
        };
        for (const one of steps) {
          if (one.do === 'fold') await fold(orgId, { batch: one.batch });
          if (one.do === 'finish') await end('COMMIT');
          if (one.do === 'rollback') await end('ROLLBACK');
          if (one.do === 'commit') await commitRows(orgId, statementsOf(orgId, one.rows));
          if (one.do === 'begin' && open.length < 3) {
            const client = await pool.connect();
            open.push(client);
            await openRows(client, orgId, statementsOf(orgId, one.rows));
          }
        }
        while (open.length > 0) await end('COMMIT');
        await foldAll(orgId);
        const folded = await rollupRows(orgId);
        await rebuild(orgId, { batch: 4 });
        await foldAll(orgId);
        expect(await rollupRows(orgId)).toEqual(folded);
        expect(await rollupDifferences(orgId)).toEqual([]);
      }),
      { numRuns: 15 },
    );
  }, 120_000);

  it('does not step over a transaction that commits after a younger one was seen', async () => {
    const orgId = await newOrganization();
    const row = fc.sample(flowRow, 1)[0] as FlowRow;
    const slow = await pool.connect();
    await openRows(slow, orgId, [insertFlow(orgId, { ...row, quantity: 7 })]);
    await commitRows(orgId, [insertFlow(orgId, { ...row, quantity: 5 })]);
    const first = await fold(orgId);
    expect(first).toEqual({ entries: 0, unreadFrom: expect.any(BigInt) });
    await slow.query('COMMIT');
    slow.release();
    // Two entries, read by each of the two folds of this ledger.
    expect(await foldAll(orgId)).toBe(4);
    expect(await rollupDifferences(orgId)).toEqual([]);
  });

  it('is caught up with what was there when it began, also where entries never pause', async () => {
    const orgId = await newOrganization();
    const row = fc.sample(flowRow, 1)[0] as FlowRow;
    const writing = new AbortController();
    const writers = [1, 2, 3].map(async () => {
      while (!writing.signal.aborted) await commitRows(orgId, [insertFlow(orgId, row)]);
    });
    await foldAll(orgId);
    writing.abort();
    await Promise.all(writers);
  });

  it('counts nothing twice when folds run at the same time or die before the commit', async () => {
    const orgId = await newOrganization();
    const many = fc.sample(flowRow, 200).map((row) => insertFlow(orgId, row));
    await commitRows(orgId, many);
    await expect(
      inTransaction({ orgId }, async (tx) => {
        // A worker dies after its batch was added and before it was committed.
        await tx.run(sql`UPDATE fold_watermark SET seq = 1 WHERE org_id = ${orgId}`);
        throw new Error('died');
      }),
    ).rejects.toThrow('died');
    await Promise.all([1, 2, 3, 4].map(() => foldAll(orgId)));
    expect(await rollupDifferences(orgId)).toEqual([]);
    const before = await rollupRows(orgId);
    await fold(orgId);
    expect(await rollupRows(orgId)).toEqual(before);
  });
});
