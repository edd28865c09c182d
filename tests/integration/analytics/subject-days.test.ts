// Centres and dealers are judged over any days by exactly what happened on them: periods of 4-4-5 weeks,
// calendar months, and whatever else is asked.
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { maxDate, minDate } from '@/kernel/business-date';
import type { Period } from '@/kernel/period';
import { readSubjectFigures, upsertTargets } from '@/server/modules/analytics';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { commitRows, insertReceivable } from './ledger-rows';
import { anyDay, DEALERS, figuresOf, openJudged, type JudgedWorld } from './judged-world';

let database: TestDatabase;
let world: JudgedWorld;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await openJudged();
});
afterAll(() => database.drop());

const asked = (kind: 'DEALER' | 'CENTRE', days: Period) =>
  world.shop.org.work((work) => readSubjectFigures(work, { kind, ...days }));

const daysOf = (first: number, last: number): Period => ({
  from: world.weeks[first - 1]?.startsOn ?? '',
  to: world.weeks[last - 1]?.endsOn ?? '',
});

/** Every dealer that has anything, as the ledgers add up. */
async function expectExact(days: Period): Promise<void> {
  const { subjects } = await asked('DEALER', days);
  const expected = DEALERS.flatMap((at) => {
    const figures = figuresOf(world, at, days);
    return figures ? [{ id: world.dealerIds[at], figures }] : [];
  });
  const own = subjects.filter(({ id }) => world.dealerIds.includes(id));
  expect(own).toMatchObject(expected);
  expect(own).toHaveLength(expected.length);
}

describe('the figures of dealers', () => {
  it.each([1, 2, 3, 4, 5, 6])('are those of the days of week period %i', (no) =>
    expectExact(daysOf(no, no)),
  );

  it.each([
    [1, 3],
    [4, 6],
    [1, 12],
  ])('are those of the days of week periods %i to %i', (first, last) =>
    expectExact(daysOf(first, last)),
  );

  it.each([
    ['2026-02-01', '2026-02-28'],
    ['2026-01-01', '2026-03-31'],
    ['2026-04-01', '2026-04-30'],
  ])('are those of the calendar months from %s to %s', (from, to) => expectExact({ from, to }));

  it('are those of any days', async () => {
    const days = fc
      .tuple(anyDay, anyDay)
      .map(([a, b]) => ({ from: minDate(a, b), to: maxDate(a, b) }));
    await fc.assert(fc.asyncProperty(days, expectExact), { numRuns: 40 });
  });
});

it('what is not folded yet counts neither within the days nor before them', async () => {
  const { orgId } = world.shop.org;
  const late = { dealerId: world.dealerIds[0] ?? '', bucket: 'INVOICED', docKind: 'invoice' };
  await commitRows(
    orgId,
    ['2026-02-24', '2026-03-02'].map((occurredOn) =>
      insertReceivable(orgId, { ...late, occurredOn, amountMinor: 5_000 }),
    ),
  );
  await expectExact(daysOf(3, 3));
  await expectExact(daysOf(4, 4));
});

describe('what counts for a target', () => {
  const FEBRUARY = { from: '2026-02-01', to: '2026-02-28' };
  const CUT = { from: '2026-02-10', to: '2026-02-20' };

  it('is what was sold on the days it holds, of a dealer and of the centre it belongs to', async () => {
    const target = (at: number, days: Period) => ({
      ...{ subjectKind: 'DEALER' as const, subjectId: world.dealerIds[at] ?? '' },
      ...{ startsOn: days.from, endsOn: days.to, amountMinor: 1_000n },
    });
    await world.shop.org.work((work) =>
      upsertTargets(work, [target(0, CUT), target(1, FEBRUARY), target(2, CUT)]),
    );
    const sold = [CUT, FEBRUARY].map((days, at) => figuresOf(world, at, days)?.salesMinor ?? 0n);
    const dealers = (await asked('DEALER', FEBRUARY)).subjects;
    for (const [at, amount] of sold.entries()) {
      const { figures } = dealers.find(({ id }) => id === world.dealerIds[at]) ?? {};
      expect(figures).toMatchObject({ soldForTargetMinor: amount, targetMinor: 1_000n });
    }
    const centres = (await asked('CENTRE', FEBRUARY)).subjects;
    expect(centres.find(({ code }) => code === 'SHOP')?.figures).toMatchObject({
      ...{ soldForTargetMinor: (sold[0] ?? 0n) + (sold[1] ?? 0n), targetMinor: 3_000n },
    });
  });

  it('is nothing where none holds', async () => {
    const { subjects } = await asked('DEALER', { from: '2026-03-01', to: '2026-03-31' });
    expect(subjects.map(({ figures }) => figures.soldForTargetMinor ?? -1n)).toEqual(
      subjects.map(() => 0n),
    );
  });
});

describe('the figures of a centre', () => {
  const centre = async (days: Period) => {
    const { subjects, cutPeriods } = await asked('CENTRE', days);
    const found = subjects.find(({ code }) => code === 'SHOP')?.figures;
    return { figures: found, cut: cutPeriods.map(({ code }) => code) };
  };

  it.each([
    [3, 3, 1_000n, 300n],
    [1, 3, 3_000n, 600n],
    [4, 6, 3_000n, 1_500n],
  ])('are budget and expenses of week periods %i to %i', async (first, last, budget, spent) => {
    const days = daysOf(first, last);
    const { figures, cut } = await centre(days);
    expect(figures).toMatchObject({ budgetMinor: budget, expenseMinor: spent });
    expect(cut).toEqual([]);
    const sold = [0, 1].map((at) => figuresOf(world, at, days)?.salesMinor ?? 0n);
    expect(figures?.salesMinor).toBe(sold.reduce((sum, one) => sum + one, 0n));
  });

  it('name the periods with money that the days cut, and hold nothing of them', async () => {
    const { figures, cut } = await centre({ from: '2026-03-02', to: '2026-04-30' });
    expect(cut).toEqual(['2026-P03', '2026-P05']);
    // The four weeks of the fourth are whole.
    expect(figures).toMatchObject({ budgetMinor: 1_000n, expenseMinor: 400n });
  });

  it('are not whole by a calendar that nothing is posted by', async () => {
    const { cut } = await centre({ from: '2026-03-01', to: '2026-03-31' });
    expect(cut).toEqual(['2026-P03', '2026-P04']);
  });

  it('cut no period that has neither budget nor expenses', async () => {
    expect((await centre({ from: '2026-08-03', to: '2026-08-04' })).cut).toEqual([]);
  });
});
