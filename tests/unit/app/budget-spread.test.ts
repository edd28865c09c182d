// Spreading an amount over a row of the budget grid: the row sums to what was typed, and what cannot
// be spread says why.
import { describe, expect, it } from 'vitest';
import type { Row } from '@/app/(desk)/budgets/_grid/grid-model';
import { planSpread, readWeight } from '@/app/(desk)/budgets/_grid/spread-model';

const row: Row = {
  ...{ key: 'c a p', centreId: 'c', accountId: 'a', programmeId: 'p' },
  ...{ centre: 'North', account: 'Promotions', programme: null, isRevenue: false },
  codes: { centre: 'N', account: 'P', programme: null },
  ...{ amounts: [10_000n, 20_000n, null, 5_000n], comments: [null, null, null, null] },
  lastYear: [9_900n, 0n, 100n, 300n],
};
const facts = { row, edits: new Map(), currency: 'USD', closed: [true, false, false, false] };
const even = { whole: '700', how: 'EVEN', weights: [] } as const;
const sum = (parts: readonly bigint[]) => parts.reduce((total, part) => total + part, 0n);

describe('a spread', () => {
  it('counts what closed periods hold towards the whole', () => {
    const { parts, problem } = planSpread(facts, even);
    expect(parts).toEqual([10_000n, 20_000n, 20_000n, 20_000n]);
    expect(problem).toBeNull();
  });

  it.each([
    ['EVEN', ['1', '1', '1', '1']],
    ['LAST_YEAR', []],
    ['WEIGHTS', ['9', '1', '2.5', '']],
  ] as const)('sums to the whole: %s', (how, weights) => {
    const { parts } = planSpread(facts, { whole: '1,234.57', how, weights });
    expect(sum(parts)).toBe(123_457n);
    expect(parts[0]).toBe(10_000n);
  });

  it('goes by last year’s proportion of the open periods', () => {
    const { parts } = planSpread(facts, { ...even, whole: '500', how: 'LAST_YEAR' });
    expect(parts).toEqual([10_000n, 0n, 10_000n, 30_000n]);
  });

  it.each([
    ['notAnAmount', { ...even, whole: 'many' }],
    ['notAnAmount', { ...even, whole: ' ' }],
    ['badWeight', { ...even, how: 'WEIGHTS', weights: ['1', '1', 'two', '1'] }],
    ['badWeight', { ...even, how: 'WEIGHTS', weights: ['1', '-1', '1', '1'] }],
    ['noWeights', { ...even, how: 'WEIGHTS', weights: ['5', '0', '', '0'] }],
  ] as const)('says what is wrong and moves nothing: %s', (problem, wish) => {
    const plan = planSpread(facts, wish);
    expect(plan).toEqual({ problem, parts: [10_000n, 20_000n, 0n, 5_000n] });
  });

  it('does not turn a year without actuals into an even one in silence', () => {
    const fresh = { ...facts, row: { ...row, lastYear: [900n, 0n, 0n, 0n] } };
    expect(planSpread(fresh, { ...even, how: 'LAST_YEAR' }).problem).toBe('noLastYear');
  });
});

it('reads weights as people type them', () => {
  expect(['2.5', '１', '', '-1', 'x'].map(readWeight)).toEqual([
    ...[2_500_000n, 1_000_000n, 0n, undefined, undefined],
  ]);
});
