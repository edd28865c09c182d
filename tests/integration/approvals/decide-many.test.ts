// Several approvals at once: each decided as its document would, refusals named and undone, the
// others kept; nothing decided that the decider did not see.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/kernel/ids';
import { decideMany } from '@/server/modules/decisions/usecases/decide-many';
import type { Work } from '@/server/platform/actor';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { differences } from '../budgets/budget-world';
import { openExpenseWorld, submitted, viewOf, type ExpenseWorld } from '../expenses/expense-world';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const waiting = async (world: ExpenseWorld) => {
  const { items } = await world.controller.approvals.cases({});
  return items.map(({ id, version, docId }) => ({ caseId: id, version, docId }));
};

const seen = (cases: Awaited<ReturnType<typeof waiting>>) =>
  cases.map(({ caseId, version }) => ({ caseId, version }));

describe('several approvals', () => {
  it('are decided together, with expenses and budget changes side by side', async () => {
    const world = await openExpenseWorld();
    const [first, second] = [
      await submitted(world, [{ amount: 100n }]),
      await submitted(world, [{ amount: 200n }]),
    ];
    const { centres, accounts, periods, programme } = world.budget;
    const cell = { periodId: periods[2] ?? '', programmeId: programme };
    const line = { ...cell, centreId: centres.SHOP, accountId: accounts.PROMO };
    const { caller: other } = await world.org.signIn({ roles: ['CONTROLLER'] });
    await other.budgets.requestChange({
      ...{ kind: 'REVISION', reason: 'More shelves', lines: [{ ...line, amountMinor: 500n }] },
    });
    const cases = await waiting(world);
    expect(cases).toHaveLength(3);
    const outcome = await world.controller.decisions.decideMany({
      ...{ cases: seen(cases), decision: 'APPROVE' },
    });
    expect(outcome.refused).toEqual([]);
    expect(outcome.done.map(({ status }) => status)).toEqual(['APPROVED', 'APPROVED', 'APPROVED']);
    for (const { requestId } of [first, second]) {
      expect((await viewOf(world, requestId)).status).toBe('APPROVED');
    }
    expect(await waiting(world)).toEqual([]);
    expect(await differences(database.superuserUrl, world.org.orgId)).toEqual([]);
  });

  it('go on past one that is refused, which stays as it was', async () => {
    const world = await openExpenseWorld();
    const requests = [
      await submitted(world, [{ amount: 100n }]),
      await submitted(world, [{ amount: 200n }]),
      await submitted(world, [{ amount: 300n }]),
    ];
    const [one, two, three] = await waiting(world);
    const stale = { caseId: two?.caseId ?? '', version: (two?.version ?? 0) + 7 };
    const unknown = { caseId: newId(), version: 1 };
    const outcome = await world.controller.decisions.decideMany({
      cases: [...seen([one, three].flatMap((found) => found ?? [])), stale, unknown],
      ...{ decision: 'REJECT', comment: 'Not this year' },
    });
    expect(outcome.done).toHaveLength(2);
    expect(outcome.refused.map(({ id, refusal }) => [id, refusal.code])).toEqual([
      [stale.caseId, 'approvals.stale'],
      [unknown.caseId, 'approvals.caseNotFound'],
    ]);
    const statuses = await Promise.all(
      requests.map(async ({ requestId }) => (await viewOf(world, requestId)).status),
    );
    expect(statuses.toSorted()).toEqual(['REJECTED', 'REJECTED', 'SUBMITTED']);
    expect((await waiting(world)).map(({ caseId }) => caseId)).toEqual([stale.caseId]);
    expect(await differences(database.superuserUrl, world.org.orgId)).toEqual([]);
  });

  it('are nobody else’s to decide, nor one’s own', async () => {
    const world = await openExpenseWorld();
    await submitted(world, [{ amount: 100n }]);
    const cases = seen(await waiting(world));
    const { caller } = await world.org.as('SALES_MANAGER');
    const refused = await caller.decisions.decideMany({ cases, decision: 'APPROVE' });
    expect(refused).toMatchObject({
      ...{ done: [], refused: [{ refusal: { code: 'approvals.notYours' } }] },
    });
    const without = world.clerk.decisions.decideMany({ cases, decision: 'APPROVE' });
    expect((await refusalOf(without)).code).toBe('auth.notPermitted');
    const silent = world.controller.decisions.decideMany({ cases, decision: 'REJECT' });
    expect(await refusalOf(silent)).toMatchObject({
      issues: [{ code: 'approvals.commentMissing', field: 'comment' }],
    });
    const twice = world.controller.decisions.decideMany({
      ...{ cases: [...cases, ...cases], decision: 'APPROVE' },
    });
    expect(await refusalOf(twice)).toMatchObject({ issues: [{ code: 'decisions.namedTwice' }] });
  });

  it('cost each the same, and one statement together', async () => {
    const world = await openExpenseWorld();
    const { userId, name } = await world.org.as('CONTROLLER');
    const actor = {
      ...{ orgId: world.org.orgId, userId, name, dealerId: null, roles: ['CONTROLLER'] },
      can: () => true,
    };
    const cost = async (count: number) => {
      for (let left = count; left > 0; left -= 1) await submitted(world, [{ amount: 10n }]);
      const cases = seen(await waiting(world));
      const run = async (work: Work) => {
        const before = work.tx.statements;
        await decideMany(work, { cases, decision: 'APPROVE', comment: '' });
        return work.tx.statements - before;
      };
      return world.org.work(run, { actor });
    };
    const [one, three, five] = [await cost(1), await cost(3), await cost(5)];
    expect(three - one).toBe(five - three);
    expect(one).toBeLessThan(30);
  });
});
