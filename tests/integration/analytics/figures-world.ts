// A small company whose every amount is known, for the figures of dashboards and reports.
import { randomUUID } from 'node:crypto';
import { upsertSalesBudget } from '@/server/modules/analytics';
import { sql } from '@/server/platform/sql';
import { openBudgetWorld, type BudgetWorld } from '../budgets/budget-world';
import { insertFlow, insertReceivable, type FlowRow } from './ledger-rows';
import { foldAll } from '../../fixtures/folded';

export const [dealer, other] = [randomUUID(), randomUUID()];
export const [apple, pear] = [randomUUID(), randomUUID()];
export const days = { from: '2026-01-01', to: '2026-03-31' };

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

async function fill(world: BudgetWorld): Promise<void> {
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
  await foldAll(org.orgId);
}

/** Everything is folded; call after `createTestDatabase()`. */
export async function openFigures(): Promise<BudgetWorld> {
  const world = await openBudgetWorld({ currency: 'USD' });
  await fill(world);
  return world;
}
