import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  attainmentOf,
  gradeOf,
  ranksOf,
  scoreOf,
  totalOf,
  valueOf,
  type Band,
} from '@/server/modules/assessments/domain/score';

const bands: Band[] = [
  { from: 800_000n, score: 6_000n },
  { from: 1_000_000n, score: 10_000n },
  { from: 1_200_000n, score: 12_000n },
];

describe('a value', () => {
  it.each([
    ['a third, half-up', 1n, 3n, 333_333n],
    ['two thirds, half-up', 2n, 3n, 666_667n],
    ['a loss', -1n, 4n, -250_000n],
    ['a negative basis, which is none', 1n, -4n, null],
    ['a loss of a negative basis', -1n, -4n, null],
    ['no basis', 5n, 0n, null],
    ['nothing of nothing', 0n, 0n, null],
  ])('%s', (_name, numerator, denominator, expected) => {
    expect(valueOf({ numerator, denominator })).toBe(expected);
  });
});

describe('attainment', () => {
  it.each([
    ['HIGHER at its target', 950_000n, 950_000n, 'HIGHER', 1_000_000n],
    ['HIGHER at half of it', 475_000n, 950_000n, 'HIGHER', 500_000n],
    ['LOWER at its target', 30_000n, 30_000n, 'LOWER', 1_000_000n],
    ['LOWER at half of it', 15_000n, 30_000n, 'LOWER', 1_500_000n],
    ['LOWER at twice', 60_000n, 30_000n, 'LOWER', 0n],
    ['LOWER with nothing', 0n, 30_000n, 'LOWER', 2_000_000n],
    ['LOWER, target zero, kept', 0n, 0n, 'LOWER', 1_000_000n],
    ['LOWER, target zero, missed', 1n, 0n, 'LOWER', 0n],
    ['NEAR below', 900_000n, 1_000_000n, 'NEAR', 900_000n],
    ['NEAR above', 1_100_000n, 1_000_000n, 'NEAR', 900_000n],
    ['HIGHER, target zero', 5n, 0n, 'HIGHER', null],
    ['NEAR, target zero', 5n, 0n, 'NEAR', null],
    ['no value', null, 5n, 'HIGHER', null],
  ] as const)('%s', (_name, value, target, better, expected) => {
    expect(attainmentOf(value, target, better)).toBe(expected);
  });
});

describe('points', () => {
  it.each([
    ['below the first step', 799_999n, 'STEP', 0n],
    ['on a step', 800_000n, 'STEP', 6_000n],
    ['just under the next', 999_999n, 'STEP', 6_000n],
    ['over the last', 9_000_000n, 'STEP', 12_000n],
    ['below the line', 100n, 'LINEAR', 6_000n],
    ['halfway up the line', 900_000n, 'LINEAR', 8_000n],
    ['on a corner', 1_000_000n, 'LINEAR', 10_000n],
    ['over the line', 2_000_000n, 'LINEAR', 12_000n],
    ['no basis', null, 'LINEAR', null],
  ] as const)('%s', (_name, attainment, scoring, expected) => {
    expect(scoreOf(attainment, bands, scoring)).toBe(expected);
  });

  it('never fall as the attainment rises, where bands rise', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 2_000_000n), fc.bigInt(0n, 2_000_000n), (a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        for (const scoring of ['STEP', 'LINEAR'] as const) {
          const under = scoreOf(low, bands, scoring) ?? 0n;
          expect(under <= (scoreOf(high, bands, scoring) ?? 0n)).toBe(true);
        }
      }),
    );
  });
});

describe('the total', () => {
  const lines = [
    { weightPpm: 600_000n, score: 10_000n },
    { weightPpm: 400_000n, score: null },
  ];

  it('leaves out what has no basis, or counts it as nothing', () => {
    expect(totalOf(lines, 'EXCLUDE')).toBe(10_000n);
    expect(totalOf(lines, 'ZERO')).toBe(6_000n);
  });

  it('is nothing where nothing has a basis', () => {
    expect(totalOf([{ weightPpm: 1_000_000n, score: null }], 'ZERO')).toBeNull();
    expect(totalOf([], 'EXCLUDE')).toBeNull();
  });

  it('lies between the lowest and the highest score', () => {
    const line = fc.record({
      weightPpm: fc.bigInt(1n, 1_000_000n),
      score: fc.bigInt(0n, 12_000n),
    });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 9 }), (some) => {
        const total = totalOf(some, 'EXCLUDE') ?? -1n;
        const scores = some.map(({ score }) => score).toSorted((a, b) => (a < b ? -1 : 1));
        expect(total >= (scores[0] ?? 0n) && total <= (scores.at(-1) ?? 0n)).toBe(true);
      }),
    );
  });
});

describe('grades and places', () => {
  const grades = [
    { from: 9_000n, grade: 'A' },
    { from: 7_500n, grade: 'B' },
  ];

  it.each([
    [9_000n, 'A'],
    [8_999n, 'B'],
    [7_499n, null],
    [null, null],
  ])('%s is graded %s', (total, grade) => {
    expect(gradeOf(total, grades)).toBe(grade);
  });

  it('equals share a place and those without a total have none', () => {
    expect(ranksOf([8_000n, 9_000n, null, 9_000n, 7_000n])).toEqual([3, 1, null, 1, 4]);
  });
});
