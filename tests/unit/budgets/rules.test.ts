// The rules of budgets as tables: the formula, the ceiling, the decision, signs and slots, spreading,
// changes and sales-driven budgets.
import { describe, expect, it } from 'vitest';
import { availableOf, budgetOf, NO_SUMS, usedOf } from '@/server/modules/budgets/domain/available';
import {
  changeIssues,
  overdrawn,
  yearChanges,
  yearLineText,
} from '@/server/modules/budgets/domain/change';
import { signBelow, slotsOf, type Control } from '@/server/modules/budgets/domain/control';
import { ceilingOf, decide, NEW_LIMIT, shareOf } from '@/server/modules/budgets/domain/decide';
import { flexDifferences, flexOf } from '@/server/modules/budgets/domain/flex';
import { spreadOver } from '@/server/modules/budgets/domain/spread';

describe('available', () => {
  it.each([
    [{ originalMinor: 1000n, preCommitmentMinor: 300n }, 700n],
    [{ originalMinor: 1000n, preCommitmentMinor: 100n, commitmentMinor: 200n }, 700n],
    [{ originalMinor: 1000n, preCommitmentMinor: 150n, actualMinor: 200n }, 650n],
    [
      {
        ...{ originalMinor: 1000n, revisionMinor: -100n, transferMinor: 50n },
        ...{ carryForwardMinor: 20n, flexMinor: 5n, actualMinor: 75n, settledMinor: 75n },
      },
      900n,
    ],
    [{ actualMinor: 10n }, -10n],
  ])('%o', (parts, expected) => {
    const sums = { ...NO_SUMS, ...parts };
    expect(availableOf(sums)).toBe(expected);
    expect(budgetOf(sums) - usedOf(sums)).toBe(expected);
  });
});

describe('a share of a budget', () => {
  it.each([
    [100_000n, '1.1', 110_000n],
    [5n, '0.9', 5n],
    [4n, '0.9', 4n],
    [3n, '0.5', 2n],
    [0n, '1.1', 0n],
    [-100n, '1.1', -90n],
    [-100n, '1', -100n],
  ])('%s at %s is %s', (budget, rate, expected) => {
    expect(shareOf(budget, rate)).toBe(expected);
  });
});

const control = (more: Partial<Control> = {}): Control => ({
  ...{ id: 'c', code: 'C', name: 'C', centreId: null, accountId: null, programmeId: null },
  ...{ grain: 'CELL', mode: 'STOP', scope: 'PERIOD', warnRate: '0.9', stopRate: '1.1' },
  unbudgeted: 'STOP',
  ...more,
});

const budgeted = (budgetMinor: bigint, usedMinor: bigint, rule = control()) => {
  const state = { ...NEW_LIMIT, budgetMinor, usedMinor, budgeted: true };
  return { ...state, ceilingMinor: ceilingOf(rule, state) };
};
const uses = (usedMinor: bigint) => ({ budgetMinor: 0n, usedMinor, givesBudget: false });
const gives = (budgetMinor: bigint) => ({ budgetMinor, usedMinor: 0n, givesBudget: true });

describe('a decision', () => {
  it.each([
    ['STOP', 0n, 89_999n, null, null, 0n],
    ['STOP', 0n, 90_000n, null, 'budgets.nearLimit', 0n],
    ['STOP', 0n, 105_000n, null, 'budgets.nearLimit', 0n],
    ['STOP', 0n, 109_000n, null, 'budgets.nearLimit', 0n],
    ['STOP', 0n, 111_000n, 'budgets.overBudget', null, 1_000n],
    ['STOP', 109_000n, 2_000n, 'budgets.overBudget', null, 1_000n],
    ['STOP', 109_000n, -500n, null, null, 0n],
    ['WARN', 0n, 111_000n, null, 'budgets.overBudget', 1_000n],
    ['WARN', 0n, 100_000n, null, 'budgets.nearLimit', 0n],
    ['TRACK', 0n, 999_000n, null, null, 0n],
  ] as const)('%s, %s used, %s more', (mode, used, more, stop, warning, missing) => {
    const rule = control({ mode });
    const decision = decide(rule, budgeted(100_000n, used, rule), uses(more));
    expect(decision).toMatchObject({ stop, warning, missingMinor: missing });
  });

  it.each([
    ['STOP', 30_000n, 80_000n],
    ['WARN', 30_000n, 80_000n],
    ['WARN', 120_000n, -10_000n],
  ] as const)('%s says what was left of %s used', (mode, used, available) => {
    const rule = control({ mode });
    const { availableMinor } = decide(rule, budgeted(100_000n, used, rule), uses(1n));
    expect(availableMinor).toBe(available);
  });

  it('about a budget that is cut', () => {
    const before = budgeted(100_000n, 100_000n);
    expect(decide(control(), before, gives(-9_000n))).toMatchObject({ stop: null });
    expect(decide(control(), before, gives(-10_000n))).toMatchObject({
      stop: 'budgets.belowUsed',
      missingMinor: 1_000n,
    });
  });

  it('leaves no room behind an override that was given back', () => {
    const passed = decide(control(), budgeted(100n, 100n), uses(30n));
    expect(passed).toMatchObject({ stop: 'budgets.overBudget', missingMinor: 20n });
    const relieved = decide(control(), passed.after, uses(-30n));
    expect(relieved.after.allowanceMinor).toBe(0n);
    expect(decide(control(), relieved.after, uses(11n)).stop).toBe('budgets.overBudget');
  });

  it.each([
    ['ALLOW', null, null],
    ['WARN', null, 'budgets.unbudgeted'],
    ['STOP', 'budgets.unbudgeted', null],
  ] as const)('where nothing is budgeted: %s', (unbudgeted, stop, warning) => {
    const rule = control({ unbudgeted });
    const before = { ...NEW_LIMIT, ceilingMinor: ceilingOf(rule, NEW_LIMIT) };
    expect(decide(rule, before, uses(1n))).toMatchObject({ stop, warning });
  });

  it('grants what was spent before the first budget', () => {
    const rule = control({ unbudgeted: 'ALLOW', stopRate: '1' });
    const before = { ...NEW_LIMIT, usedMinor: 50n, ceilingMinor: null };
    const first = decide(rule, before, gives(40n));
    expect(first).toMatchObject({ stop: null, grantedMinor: 10n });
    expect(decide(rule, first.after, uses(1n)).stop).toBe('budgets.overBudget');
  });
});

describe('an account below a node', () => {
  const path = (...operators: ('+' | '-' | '~')[]) =>
    ['top', 'mid', 'leaf'].map((id, at) => ({ id, operator: operators[at] ?? '+' }));

  it.each([
    [path('-', '+', '+'), 'top', 1],
    [path('+', '-', '+'), 'top', -1],
    [path('+', '-', '-'), 'top', 1],
    [path('+', '-', '-'), 'mid', -1],
    [path('+', '+', '~'), 'top', 0],
    [path('~', '+', '+'), 'mid', 1],
    [path('+', '+', '-'), 'leaf', 1],
    [path('+', '+', '+'), 'elsewhere', null],
  ] as const)('%j at %s counts %s', (way, node, sign) => {
    expect(signBelow(way, node)).toBe(sign);
  });
});

it.each([
  ['PERIOD', 3, 12, [3]],
  ['YEAR', 3, 12, [0]],
  ['YEAR_TO_DATE', 10, 12, [10, 11, 12]],
  ['YEAR_TO_DATE', 13, 13, [13]],
] as const)('%s of period %s of %s counts for %s', (scope, no, last, slots) => {
  expect(slotsOf(scope, no, last)).toEqual(slots);
});

describe('spreading', () => {
  it.each([
    ['EVEN', 100n, 3, [], [34n, 33n, 33n]],
    ['EVEN', -100n, 3, [], [-34n, -33n, -33n]],
    ['LAST_YEAR', 100n, 3, [1n, 1n, 2n], [25n, 25n, 50n]],
    ['LAST_YEAR', 100n, 3, [-5n, 1n, 1n], [0n, 50n, 50n]],
    ['LAST_YEAR', 90n, 3, [], [30n, 30n, 30n]],
    ['WEIGHTS', 10n, 3, [1_000_000n, 500_000n], [7n, 3n, 0n]],
  ] as const)('%s of %s over %s', (how, wholeMinor, periods, weights, parts) => {
    const spread = spreadOver({ how, wholeMinor, periods, weights });
    expect(spread).toEqual(parts);
    expect(spread.reduce((sum, part) => sum + part, 0n)).toBe(wholeMinor);
  });
});

describe('a change', () => {
  const line = (periodId: string, amountMinor: bigint, accountId = 'a') => ({
    ...{ centreId: 'c', accountId, programmeId: 'p', periodId, amountMinor },
  });
  const kinds = new Map([
    ['a', 'EXPENSE'],
    ['sales', 'REVENUE'],
  ]);
  const years = new Map([
    ['jan26', '2026'],
    ['feb26', '2026'],
    ['jan27', '2027'],
  ]);

  it.each([
    ['TRANSFER', [line('jan26', -5n), line('feb26', 5n)], []],
    ['TRANSFER', [line('jan26', -5n), line('feb26', 4n)], ['budgets.notBalanced']],
    ['TRANSFER', [line('jan26', -5n), line('jan27', 5n)], ['budgets.transferAcrossYears']],
    ['CARRY_FORWARD', [line('jan26', -5n), line('jan27', 5n)], []],
    ['CARRY_FORWARD', [line('jan27', 5n)], ['budgets.notBalanced']],
    ['REVISION', [line('jan26', 5n)], []],
    ['REVISION', [], ['budgets.changeEmpty']],
    ['REVISION', [line('jan26', 0n)], ['budgets.amountZero']],
    ['TRANSFER', [line('jan26', -5n), line('jan26', 5n)], ['budgets.cellTwice']],
    ['REVISION', [line('jan26', 5n), line('jan26', 5n)], ['budgets.cellTwice']],
    ['TRANSFER', [line('jan26', -5n), line('feb26', 5n, 'sales')], ['budgets.kindsDiffer']],
    ['REVISION', [line('jan26', -5n), line('feb26', 5n, 'sales')], []],
  ] as const)('%s %o', (kind, lines, codes) => {
    const issues = changeIssues({ kind, lines: [...lines], years, kinds });
    expect(issues.map(({ code }) => code)).toEqual(codes);
  });
});

describe('what a transfer may take', () => {
  const at = (centreId: string, periodId: string, amountMinor: bigint) => ({
    ...{ centreId, accountId: 'a', programmeId: 'p', periodId, amountMinor },
  });
  const years = new Map([
    ['jan', 'y'],
    ['feb', 'y'],
    ['next', 'z'],
  ]);
  const budgets = new Map([['y n a p', 100n]]);

  it.each([
    { name: 'all there is', lines: [at('n', 'jan', -100n), at('s', 'jan', 100n)], left: [] },
    {
      name: 'more than there is',
      lines: [at('n', 'jan', -101n), at('s', 'jan', 101n)],
      left: ['y n a p'],
    },
    {
      name: 'more in two legs',
      lines: [at('n', 'jan', -60n), at('n', 'feb', -41n)],
      left: ['y n a p'],
    },
    {
      name: 'from one month into another',
      lines: [at('n', 'jan', -900n), at('n', 'feb', 900n)],
      left: [],
    },
    { name: 'where nothing is budgeted', lines: [at('s', 'jan', -1n)], left: ['y s a p'] },
    { name: 'of another year', lines: [at('n', 'next', -1n)], left: ['z n a p'] },
  ])('$name', ({ lines, left }) => {
    const found = overdrawn(yearChanges({ lines, years }), budgets);
    expect(found.map(yearLineText)).toEqual(left);
  });
});

describe('a budget that follows sales', () => {
  it.each([
    ['0.05', 1_010n, 51n],
    ['0.05', 1_009n, 50n],
    ['0', 1_000n, 0n],
  ])('%s of %s is %s', (rate, sales, flex) => {
    expect(flexOf(rate, sales)).toBe(flex);
  });

  it('is given the difference, and what it left is given back', () => {
    const targets = [
      { key: 'here', rate: '0.1', salesMinor: 1_000n },
      { key: 'full', rate: '0.1', salesMinor: 500n },
    ];
    const given = new Map([
      ['here', 60n],
      ['full', 50n],
      ['elsewhere', 7n],
    ]);
    expect(flexDifferences(targets, given)).toEqual(
      new Map([
        ['here', 40n],
        ['elsewhere', -7n],
      ]),
    );
  });
});
