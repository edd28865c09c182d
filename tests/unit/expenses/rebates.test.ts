import { describe, expect, it } from 'vitest';
import { cyclesUntil, cycleOn } from '@/server/modules/expenses/domain/rebate-cycles';
import {
  checkTiers,
  earnedRebate,
  payableRebate,
  rebateSteps,
  type RebateMethod,
} from '@/server/modules/expenses/domain/rebate-tiers';
import { refusalOf } from '../../fixtures/refusals';

const WORKED = [
  { upToMinor: 100_000n, rate: '0.1' },
  { upToMinor: 250_000n, rate: '0.25' },
];
const OPEN = [
  { upToMinor: 100_000n, rate: '0.01' },
  { upToMinor: null, rate: '0.02' },
];

describe('a rebate', () => {
  it.each<[RebateMethod, bigint, bigint]>([
    // The worked example: sales 2,000.00.
    ['STEPPED', 200_000n, 35_000n],
    ['CUMULATIVE', 200_000n, 50_000n],
    ['ROLLING', 200_000n, 60_000n],
    // Within the first tier all three agree.
    ['STEPPED', 80_000n, 8_000n],
    ['CUMULATIVE', 80_000n, 8_000n],
    ['ROLLING', 80_000n, 8_000n],
    // The end of a tier belongs to it; one cent more reaches the next.
    ['CUMULATIVE', 100_000n, 10_000n],
    ['ROLLING', 100_000n, 10_000n],
    ['STEPPED', 100_001n, 10_000n],
    ['CUMULATIVE', 100_002n, 25_001n],
    // Beyond the last tier nothing more is earned.
    ['STEPPED', 300_000n, 47_500n],
    ['CUMULATIVE', 300_000n, 62_500n],
    ['ROLLING', 300_000n, 72_500n],
    ['STEPPED', 0n, 0n],
    ['ROLLING', -5_000n, 0n],
  ])('%s of %s is %s', (method, sales, earned) => {
    expect(earnedRebate(method, WORKED, sales)).toBe(earned);
  });

  it.each<[RebateMethod, bigint, bigint]>([
    ['STEPPED', 1_000_000n, 19_000n],
    ['CUMULATIVE', 1_000_000n, 20_000n],
    ['ROLLING', 1_000_000n, 21_000n],
  ])('%s with an open end, of %s, is %s', (method, sales, earned) => {
    expect(earnedRebate(method, OPEN, sales)).toBe(earned);
  });

  it.each<[RebateMethod, [bigint, bigint][]]>([
    [
      'STEPPED',
      [
        [100_000n, 10_000n],
        [100_000n, 25_000n],
      ],
    ],
    [
      'CUMULATIVE',
      [
        [0n, 0n],
        [200_000n, 50_000n],
      ],
    ],
    [
      'ROLLING',
      [
        [100_000n, 10_000n],
        [200_000n, 50_000n],
      ],
    ],
  ])('%s says which sales each tier paid for', (method, expected) => {
    const steps = rebateSteps(method, WORKED, 200_000n);
    expect(steps.map(({ paidMinor, amountMinor }) => [paidMinor, amountMinor])).toEqual(expected);
    expect(rebateSteps(method, WORKED, 100_000n)).toHaveLength(1);
    expect(rebateSteps(method, WORKED, -1n)).toEqual([]);
  });

  it('is rounded once, half up', () => {
    const tiers = [
      { upToMinor: 10n, rate: '0.05' },
      { upToMinor: null, rate: '0.05' },
    ];
    // 0.5 and 0.5: two roundings would give 2.
    expect(earnedRebate('STEPPED', tiers, 20n)).toBe(1n);
    expect(rebateSteps('STEPPED', tiers, 20n).map((step) => step.amountMinor)).toEqual([1n, 0n]);
    expect(earnedRebate('STEPPED', tiers, 10n)).toBe(1n);
    expect(earnedRebate('STEPPED', tiers, 9n)).toBe(0n);
  });

  it.each([
    [35_000n, 0n, 35_000n],
    [35_000n, 20_000n, 15_000n],
    [35_000n, 35_000n, 0n],
    // Goods came back after a settlement: nobody pays back.
    [20_000n, 35_000n, 0n],
  ])('of %s with %s settled earlier pays %s', (earned, earlier, pays) => {
    expect(payableRebate(earned, earlier)).toBe(pays);
  });

  it.each([
    [[], 'rebates.noTiers', 'tiers'],
    [
      [
        { upToMinor: null, rate: '0.1' },
        { upToMinor: 5n, rate: '0.1' },
      ],
      'rebates.openTierNotLast',
      'tiers.0.upToMinor',
    ],
    [
      [
        { upToMinor: 5n, rate: '0.1' },
        { upToMinor: 5n, rate: '0.2' },
      ],
      'rebates.tiersNotAscending',
      'tiers.1.upToMinor',
    ],
  ])('refuses tiers %#', async (tiers, code, field) => {
    const refusal = await refusalOf(Promise.resolve().then(() => checkTiers(tiers)));
    expect(refusal).toMatchObject({ code, field, status: 'invalid' });
  });
});

describe('cycles', () => {
  const within = { from: '2026-02-10', to: '2026-07-20' };

  it('are cut at the days of the agreement', () => {
    expect(cycleOn('QUARTER', within, '2026-03-01')).toEqual({
      from: '2026-02-10',
      to: '2026-03-31',
    });
    expect(cycleOn('MONTH', within, '2026-07-20')).toEqual({
      from: '2026-07-01',
      to: '2026-07-20',
    });
    expect(cycleOn('WHOLE', within, '2026-03-01')).toEqual(within);
    expect(cycleOn('YEAR', within, '2026-08-01')).toBeNull();
    expect(cycleOn('YEAR', within, '2026-02-09')).toBeNull();
  });

  it('follow each other without a gap until a day', () => {
    expect(cyclesUntil('QUARTER', within, '2026-07-01')).toEqual([
      { from: '2026-02-10', to: '2026-03-31' },
      { from: '2026-04-01', to: '2026-06-30' },
      { from: '2026-07-01', to: '2026-07-20' },
    ]);
    expect(cyclesUntil('QUARTER', within, '2026-02-09')).toEqual([]);
    expect(cyclesUntil('MONTH', within, '2027-01-01')).toHaveLength(6);
  });
});
