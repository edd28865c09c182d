// A year carried forward: seen first, asked for once, posted with both legs of every line or not at
// all; promises stay with their documents; the proofs of budgets find nothing.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, NO_ONE } from '@/kernel/ids';
import { carryForward } from '@/server/modules/budgets/usecases/carry-forward';
import { sql } from '@/server/platform/sql';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { addYear, differences, openBudgetWorld, type BudgetWorld } from './budget-world';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const RULES = [{ ratePpm: 1_000_000 }];
const reason = 'Carried into the new year';

async function carryWorld() {
  const world = await openBudgetWorld();
  const { org } = world;
  const [nextYear = '', january = ''] = await org.work(({ tx }) =>
    addYear(tx, world.calendarId, 2027),
  );
  await org.as('ADMINISTRATOR').then(({ caller }) =>
    caller.approvals.createRule({
      ...{ code: 'BC', name: 'Changes', docKind: 'BUDGET_CHANGE', priority: 1 },
      steps: [{ kind: 'ROLE', role: 'EXECUTIVE' }],
    }),
  );
  const { caller } = await org.as('CONTROLLER');
  const executive = (await org.as('EXECUTIVE')).caller;
  const place = { fromYearId: world.yearId, toPeriodId: january };
  const plan = (rules: object[] = RULES) =>
    caller.budgets.planCarryForward({ ...place, rules: rules as typeof RULES });
  const ask = (expectedMinor: bigint, rules: object[] = RULES) =>
    caller.budgets.carryForward({
      ...{ ...place, rules: rules as typeof RULES, reason, expectedMinor },
    });
  const approve = async (id: string) => {
    const { pendingCase } = await caller.budgets.change({ id });
    const { caseId = '', version = 0 } = pendingCase ?? {};
    return executive.budgets.decideChange({ id, caseId, version, decision: 'APPROVE' });
  };
  const carried = async (yearId: string) =>
    (await caller.budgets.available({ yearId })).carryForwardMinor;
  return { ...world, nextYear, january, caller, place, plan, ask, approve, carried };
}

const closeThrough = ({ org, yearId }: BudgetWorld, no: number) =>
  org.work(({ tx }) =>
    tx.run(sql`UPDATE fiscal_period SET status = 'CLOSED'
      WHERE org_id = ${tx.orgId}::uuid AND year_id = ${yearId}::uuid AND no <= ${no}`),
  );

describe('a year carried forward', () => {
  it('is seen, asked for and posted with both legs; the second time nothing is left', async () => {
    const world = await carryWorld();
    const { post, posting, plan, ask, approve, carried, yearId, nextYear } = world;
    await post([
      posting('ORIGINAL', 1000n),
      posting('ORIGINAL', 500n, { account: 'DISPLAY', period: 7 }),
      posting('ORIGINAL', 300n, { centre: 'ONLINE', programmeId: world.programme }),
      posting('COMMITMENT', 200n),
      posting('ACTUAL', 100n, { account: 'DISPLAY', period: 7 }),
    ]);
    const seen = await plan();
    expect(seen).toMatchObject({
      total: { unusedMinor: 1500n, promisedMinor: 200n, carriedMinor: 0n, carryMinor: 1500n },
      ...{ lines: 3, carried: 3 },
    });
    const { id, status } = await ask(1500n);
    expect(status).toBe('SUBMITTED');
    // What waits for approval is not asked for again.
    expect((await plan()).total).toMatchObject({ carriedMinor: 1500n, carryMinor: 0n });
    expect((await refusalOf(ask(1500n))).code).toBe('budgets.nothingToCarry');
    expect(await carried(yearId)).toBe(0n);
    expect((await approve(id)).status).toBe('APPROVED');
    expect([await carried(yearId), await carried(nextYear)]).toEqual([-1500n, 1500n]);
    expect((await plan()).total).toMatchObject({ unusedMinor: 0n, carryMinor: 0n });
    expect(await differences(database.superuserUrl, world.org.orgId)).toEqual([]);
    // A promise is given back: just that may go now.
    await post([posting('COMMITMENT', -200n)]);
    expect((await plan()).total).toMatchObject({ carryMinor: 200n });
  });

  it('goes by rule: a share here, a cap there, nothing elsewhere', async () => {
    const world = await carryWorld();
    const { post, posting, plan, ask, approve, centres, accounts } = world;
    await post([
      posting('ORIGINAL', 1000n),
      posting('ORIGINAL', 1000n, { account: 'DISPLAY' }),
      posting('ORIGINAL', 1000n, { centre: 'SOUTH' }),
    ]);
    const rules = [
      { accountId: accounts.DISPLAY, ratePpm: 1_000_000, capMinor: 150n },
      { centreId: centres.NORTH, ratePpm: 500_000 },
    ];
    const seen = await plan(rules);
    expect(seen.total.carryMinor).toBe(650n);
    expect(await refusalOf(ask(651n, rules))).toMatchObject({
      code: 'budgets.carryChanged',
      params: { nowMinor: '650', seenMinor: '651' },
    });
    await approve((await ask(650n, rules)).id);
    expect((await plan(rules)).total.carryMinor).toBe(0n);
    expect(await differences(database.superuserUrl, world.org.orgId)).toEqual([]);
  });

  it('takes from open periods only, and from nowhere where all are closed', async () => {
    const world = await carryWorld();
    const { post, posting, ask, approve, plan, periods } = world;
    await post([
      posting('ORIGINAL', 400n, { period: 1 }),
      posting('ORIGINAL', 100n, { period: 12 }),
    ]);
    await closeThrough(world, 11);
    const { id } = await ask(500n);
    const { items } = await world.caller.budgets.change({ id });
    expect(items.map(({ periodId, amountMinor }) => [periodId, amountMinor])).toEqual([
      [periods[11], -500n],
      [world.january, 500n],
    ]);
    await approve(id);
    expect(await differences(database.superuserUrl, world.org.orgId)).toEqual([]);
    await post([posting('ORIGINAL', 1n, { period: 12, centre: 'SOUTH' })]);
    await closeThrough(world, 12);
    expect((await refusalOf(plan())).code).toBe('budgets.yearClosed');
  });

  it('leaves out what cannot receive it and says why', async () => {
    const world = await carryWorld();
    const { org, post, posting, plan, accounts } = world;
    await post([posting('ORIGINAL', 100n), posting('ORIGINAL', 70n, { account: 'DISPLAY' })]);
    await org.work(({ tx }) =>
      tx.run(sql`UPDATE account SET active = false
        WHERE org_id = ${tx.orgId}::uuid AND id = ${accounts.DISPLAY}::uuid`),
    );
    const { total, rows } = await plan();
    expect(total).toMatchObject({ unusedMinor: 170n, carryMinor: 100n });
    expect(rows.map(({ leftOut }) => leftOut)).toEqual([null, 'accounts.inactive']);
  });

  it('asked for twice at once is carried once', async () => {
    const { post, posting, ask } = await carryWorld();
    await post([posting('ORIGINAL', 100n)]);
    const both = await Promise.allSettled([ask(100n), ask(100n)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('is refused within a year, for an unknown one and without the permission', async () => {
    const { org, post, posting, caller, place, periods } = await carryWorld();
    await post([posting('ORIGINAL', 100n, { period: 3 })]);
    const input = { ...place, rules: RULES, reason, expectedMinor: 100n };
    const within = { ...input, toPeriodId: periods[2] ?? '' };
    expect((await refusalOf(caller.budgets.carryForward(within))).code).toBe(
      'budgets.carryWithinYear',
    );
    const unknown = { ...input, fromYearId: newId() };
    expect((await refusalOf(caller.budgets.carryForward(unknown))).code).toBe(
      'periods.yearNotFound',
    );
    const { caller: manager } = await org.as('SALES_MANAGER');
    expect((await refusalOf(manager.budgets.carryForward(input))).code).toBe('auth.notPermitted');
  });

  it('costs the same statements for many lines as for one', async () => {
    const cost = async (programmes: number) => {
      const { org, post, posting, place } = await carryWorld();
      const ids = Array.from({ length: programmes }, () => newId());
      await org.work(({ tx }) =>
        tx.run(sql`INSERT INTO programme (org_id, id, code, name, path)
          SELECT ${tx.orgId}::uuid, p, left(p::text, 30), 'P', ARRAY[p] FROM unnest(${ids}::uuid[]) p`),
      );
      await post([NO_ONE, ...ids].map((programmeId) => posting('ORIGINAL', 10n, { programmeId })));
      const expectedMinor = BigInt(10 * (programmes + 1));
      return org.work(async (work) => {
        const rules = [{ centreId: null, accountId: null, ratePpm: 1_000_000, capMinor: null }];
        const before = work.tx.statements;
        await carryForward(work, { ...place, rules, reason, expectedMinor });
        return work.tx.statements - before;
      });
    };
    expect(await cost(60)).toBe(await cost(1));
  });
});
