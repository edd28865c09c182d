// Deviations: found once, told with what drives them, explained, acted on and closed.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { computeDeviations } from '@/server/modules/analytics';
import { readExecutive } from '@/server/modules/analytics/usecases/read-executive';
import { sql } from '@/server/platform/sql';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { type BudgetWorld } from '../budgets/budget-world';
import { SPENT_RULE, toldOf } from './deviation-rule';
import { openFigures } from './figures-world';

let database: TestDatabase;
let world: BudgetWorld;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await openFigures();
});
afterAll(() => database.drop());

describe('deviations', () => {
  it('are found once, told with drivers, explained, acted on and closed', async () => {
    const { org, accounts, centres } = world;
    const controller = await org.as('CONTROLLER');
    const { deviations } = controller.caller;
    await deviations.saveRule(SPENT_RULE);
    expect(await org.work((work) => computeDeviations(work))).toMatchObject({
      found: 1,
      raised: 1,
    });
    expect(await org.work((work) => computeDeviations(work))).toMatchObject({
      found: 1,
      raised: 0,
    });
    const [one] = await deviations.list({});
    expect(one).toMatchObject({
      ...{ status: 'OPEN', centreId: centres.SOUTH, accountId: accounts.DISPLAY },
      ...{ varianceMinor: -30_000n, dueOn: '2026-03-09', rate: '-0.600000' },
    });
    expect(one?.drivers).toMatchObject([
      { role: 'BASIS', varianceMinor: 50_000n },
      { role: 'PART', varianceMinor: -80_000n, share: '1.000000' },
    ]);
    expect(await toldOf(world.org, one?.id ?? '')).toMatchObject([
      {
        kind: 'deviationRaised',
        params: { amountMinor: '-30000', currency: 'USD', dueOn: '2026-03-09' },
      },
    ]);
    const first = { id: one?.id ?? '', version: 1 };
    const executive = (await org.as('EXECUTIVE')).caller.deviations;
    const ref = await executive.judge({ ...first, decision: 'ask', comment: 'Why twice as much?' });
    expect(ref.version).toBe(2);
    expect((await toldOf(world.org, ref.id)).at(-1)).toMatchObject({
      kind: 'deviationAsked',
      params: { comment: 'Why twice as much?', dueOn: '2026-03-09' },
    });
    expect(await deviations.steps({ id: ref.id })).toMatchObject([
      { action: 'ask', to: 'OPEN', words: 'Why twice as much?' },
      { action: 'raised' },
    ]);
    const early = deviations.judge({ ...ref, decision: 'close', comment: 'Fine' });
    expect((await refusalOf(early)).code).toBe('deviations.transitionNotAllowed');
    await deviations.explain({ ...ref, explanation: 'New shelves' });
    const old = deviations.explain({ ...ref, explanation: 'Other shelves' });
    expect((await refusalOf(old)).code).toBe('deviations.stale');
    const act = { ...ref, version: 3, action: 'Ask for money' };
    const over = deviations.act({ ...act, actionDueOn: '2026-03-01' });
    expect(await refusalOf(over)).toMatchObject({
      ...{ code: 'deviations.actionInPast', field: 'actionDueOn' },
    });
    await deviations.act({ ...act, actionDueOn: '2026-04-01' });
    const [acted] = await deviations.steps({ id: ref.id });
    expect(acted).toMatchObject({ action: 'act', words: 'Ask for money', dueOn: '2026-04-01' });
    await deviations.judge({ ...ref, version: 4, decision: 'close', comment: 'Agreed' });
    await org.work((work) => computeDeviations(work));
    expect(await deviations.get({ id: ref.id })).toMatchObject({
      ...{ status: 'CLOSED', explanation: 'New shelves', action: 'Ask for money' },
    });
    // It was judged by these figures, whatever the books say later; opened again it has those of now.
    const figures = () => deviations.get({ id: ref.id }).then((row) => row.varianceMinor);
    await org.work((work) =>
      work.tx.run(sql`
        UPDATE deviation SET variance_minor = -29000
        WHERE org_id = ${work.tx.orgId}::uuid AND id = ${ref.id}::uuid`),
    );
    await org.work((work) => computeDeviations(work));
    expect(await figures()).toBe(-29_000n);
    await deviations.judge({ ...ref, version: 5, decision: 'reopen', comment: 'More came' });
    await org.work((work) => computeDeviations(work));
    expect(await figures()).toBe(-30_000n);
    expect(await deviations.steps({ id: ref.id })).toMatchObject([
      ...['reopen', 'close', 'act', 'explain', 'ask', 'raised'].map((action) => ({ action })),
    ]);
  });

  it('of revenue are found when the period is over', async () => {
    const { org } = world;
    const controller = await org.as('CONTROLLER');
    await controller.caller.deviations.saveRule({
      ...{
        ...SPENT_RULE,
        code: 'EARNED',
        measure: 'REVENUE',
        rate: '0.05',
        onlyUnfavourable: false,
      },
    });
    const march = { throughNo: 3 };
    const early = await org.work((work) => computeDeviations(work, march));
    expect(early).toMatchObject({ rules: 1, raised: 0 });
    const now = new Date('2026-04-01T04:00:00Z');
    const late = await org.work((work) => computeDeviations(work, march), { now });
    expect(late).toMatchObject({ rules: 2, raised: 1 });
  });

  it('of a year to date stand before executives once, as the newest period has them', async () => {
    const { org } = world;
    const controller = await org.as('CONTROLLER');
    await controller.caller.deviations.saveRule({
      ...{ ...SPENT_RULE, code: 'TO-DATE', span: 'YEAR_TO_DATE', rate: '0.01' },
    });
    const now = new Date('2026-05-01T04:00:00Z');
    for (const throughNo of [3, 4]) {
      await org.work((work) => computeDeviations(work, { throughNo }), { now });
    }
    const found = await controller.caller.deviations.list({});
    const toDate = found.filter(({ ruleCode }) => ruleCode === 'TO-DATE');
    const newest = toDate.filter(({ periodCode }) => periodCode === '2026-04');
    expect(toDate.length).toBeGreaterThan(newest.length);
    expect(newest.length).toBeGreaterThan(0);
    const { deviations } = await org.work((work) => readExecutive(work), { now });
    // The largest, whichever is wanted first.
    const sizes = deviations.map(({ varianceMinor: n }) => Number(n < 0n ? -n : n));
    expect(sizes).toEqual(sizes.toSorted((one, other) => other - one));
    expect(new Set(deviations.map(({ dueOn }) => dueOn)).size).toBeGreaterThan(1);
    const shown = new Set(deviations.map(({ id }) => id));
    expect(toDate.filter(({ id }) => shown.has(id))).toEqual(newest);
    // Of what was planned for all, each part has a share of the actual.
    for (const one of deviations) {
      const difference = one.actualMinor - (one.basisMinor ?? 0n);
      expect([difference, -difference]).toContain(one.varianceMinor);
      const kept = found.find(({ id }) => id === one.id)?.drivers ?? [];
      expect(one.isOneSided).toBe(kept.some(({ role }) => role === 'BASIS'));
    }
    expect(deviations.some(({ isOneSided }) => isOneSided)).toBe(true);
  });

  it('are explained by nobody but their owner', async () => {
    const manager = await world.org.as('SALES_MANAGER');
    const [one] = await manager.caller.deviations.list({});
    const asked = manager.caller.deviations.explain({
      ...{ id: one?.id ?? '', version: one?.version ?? 0, explanation: 'Mine' },
    });
    expect((await refusalOf(asked)).code).toMatch(/deviations.notOwner|auth.notPermitted/);
  });

  it('need a threshold', async () => {
    const controller = await world.org.as('CONTROLLER');
    const asked = controller.caller.deviations.saveRule({
      ...SPENT_RULE,
      code: 'NONE',
      rate: null,
    });
    await expect(asked).rejects.toThrow();
  });
});
