// Causes and returns of any days are those of these days: they stand beside stages that count by days.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readReturns } from '@/server/modules/analytics';
import { readOrderFlowCauses } from '@/server/modules/analytics/usecases/read-order-flow';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { type BudgetWorld } from '../budgets/budget-world';
import { openFigures } from './figures-world';

let database: TestDatabase;
let world: BudgetWorld;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await openFigures();
});
afterAll(() => database.drop());

describe('days that are no whole months', () => {
  const onDays = async (from: string, to: string) => {
    const { org } = world;
    const [flow, returns] = [
      await org.work((work) => readOrderFlowCauses(work, { from, to })),
      await org.work((work) => readReturns(work, { from, to })),
    ];
    const came = flow.flow.find(({ stage }) => stage === 'RETURNED');
    return {
      stage: came?.quantity,
      total: returns.total.returnedQuantity,
      reasons: returns.reasons.map(({ quantity }) => quantity),
      causes: flow.causes.map(({ kind, quantity }) => [kind, quantity]),
    };
  };

  // Everything came back and was rejected on the tenth of February.
  it.each([
    ['2026-02-11', '2026-03-31'],
    ['2026-01-15', '2026-02-09'],
    ['2026-02-11', '2026-02-20'],
    ['2025-12-05', '2026-01-20'],
  ])('hold nothing of the other days of their months: %s to %s', async (from, to) => {
    expect(await onDays(from, to)).toEqual({ stage: 0n, total: 0n, reasons: [], causes: [] });
  });

  it.each([
    ['2026-02-10', '2026-02-10'],
    ['2026-02-02', '2026-03-10'],
    ['2025-12-20', '2026-02-27'],
    ['2026-01-31', '2026-02-28'],
  ])('hold all of their own: %s to %s', async (from, to) => {
    expect(await onDays(from, to)).toEqual({
      ...{ stage: 9n, total: 9n, reasons: [9n] },
      causes: [
        ['RETURNED', 9n],
        ['REJECTED', 3n],
      ],
    });
  });
});
