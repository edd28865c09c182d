import { describe, expect, it } from 'vitest';
import {
  breakdownOf,
  rankingOf,
  safeFileName,
  type RankedSubject,
} from '@/server/modules/assessments/domain/paper';
import { tabNames } from '@/server/modules/assessments/domain/paper-layout';
import { resultOf } from '@/server/modules/assessments/domain/assess';
import type { SchemeRules } from '@/server/modules/assessments/domain/scheme';
import { assessmentFacts, LONGWAN, TAIPEI } from '../../fixtures/assessment-facts';

describe('the ranking', () => {
  const subject = (subjectId: string, total: bigint | null): RankedSubject => ({
    ...{ subjectId, subjectCode: subjectId, subjectName: subjectId, total, controllable: null },
    ...{ grade: null, rank: null },
  });
  it.each([
    ['more than before', 9_000n, 8_000n, 1_000n],
    ['less than before', 5_000n, 8_050n, -3_050n],
    ['no score now', null, 8_000n, null],
    ['no score before', 8_000n, null, null],
    ['the same', 0n, 0n, 0n],
  ])('compares with the period before: %s', (_name, total, then, change) => {
    const before = new Map([['A', { total: then, grade: 'B', rank: 3 }]]);
    expect(rankingOf([subject('A', total)], before)).toMatchObject([
      { change, before: { total: then, grade: 'B', rank: 3 } },
    ]);
  });
  it('says nothing of who was not assessed before', () => {
    const before = new Map([['A', { total: 1n, grade: null, rank: 1 }]]);
    expect(rankingOf([subject('B', 9_000n)], before)).toMatchObject([
      { before: null, change: null },
    ]);
  });
});

describe('weighted points', () => {
  const { figures } = assessmentFacts();
  const [facts] = [figures.get(TAIPEI)].filter((one) => one !== undefined);
  const scheme = (weights: bigint[], noBasis: SchemeRules['noBasis']): SchemeRules => ({
    ...assessmentFacts().rules,
    noBasis,
    indicators: weights.map((weightPpm) => ({
      ...{ indicator: 'salesAttainment', weightPpm, targetPpm: 1n, better: 'HIGHER' },
      ...{ controllable: true, scoring: 'LINEAR', bands: [] },
    })),
  });
  const lines = (scores: (bigint | null)[], adjustments: bigint[] = []) =>
    scores.map((score, i) => ({
      ...{ lineNo: i + 1, indicator: 'salesAttainment' as const, valuePpm: null },
      ...{ attainmentPpm: null, score, adjustment: adjustments[i] ?? 0n },
    }));
  const thirds = [333_333n, 333_333n, 333_334n];

  it.each([
    ['whole', [600_000n, 400_000n], 'EXCLUDE', [10_000n, 5_000n], [], [6_000n, 2_000n]],
    ['thirds', thirds, 'EXCLUDE', [10_000n, 10_000n, 10_000n], [], [3_333n, 3_333n, 3_334n]],
    ['of one each', thirds, 'EXCLUDE', [1n, 1n, 1n], [], [0n, 0n, 1n]],
    ['one left out', [600_000n, 400_000n], 'EXCLUDE', [7_500n, null], [], [7_500n, null]],
    ['one as nothing', [600_000n, 400_000n], 'ZERO', [7_500n, null], [], [4_500n, 0n]],
    [
      'moved by an appeal',
      [600_000n, 400_000n],
      'EXCLUDE',
      [9_000n, 0n],
      [1_000n, 0n],
      [6_000n, 0n],
    ],
    [
      'taken below zero',
      [600_000n, 400_000n],
      'EXCLUDE',
      [0n, 5_001n],
      [-1_001n, 0n],
      [-600n, 2_000n],
    ],
    ['without any basis', [600_000n, 400_000n], 'EXCLUDE', [null, null], [], [null, null]],
    ['given by an appeal', [600_000n, 400_000n], 'EXCLUDE', [null, 0n], [500n, 0n], [300n, 0n]],
  ] as const)('%s', (_name, weights, noBasis, scores, adjustments, weighted) => {
    const rules = scheme([...weights], noBasis);
    const given = lines([...scores], [...adjustments]);
    const { total } = resultOf(rules, given);
    if (!facts) throw new Error('the fixture has no figures');
    const rows = breakdownOf(rules, { total, lines: given }, facts);
    expect(rows.map((row) => row.weighted)).toEqual([...weighted]);
    const parts = rows.map((row) => row.weighted).filter((part) => part !== null);
    expect(parts.length === 0 ? null : parts.reduce((sum, part) => sum + part, 0n)).toBe(total);
  });

  it('say what a weight counted, and which figures were read', () => {
    const { rules, scores } = assessmentFacts();
    const [first, second] = scores;
    if (!facts || !first || !second) throw new Error('the fixture has no subjects');
    expect(breakdownOf(rules, first, facts)[0]).toMatchObject({
      ...{ points: 11_000n, weightPpm: 600_000n, countedPpm: 600_000n, weighted: 6_600n },
      reads: [
        { figure: 'soldForTargetMinor', value: 123_456_700n },
        { figure: 'targetMinor', value: 123_456_700n },
      ],
    });
    const older = assessmentFacts().figures.get(LONGWAN);
    if (!older) throw new Error('the fixture has no older figures');
    expect(breakdownOf(rules, second, older)[0]?.reads).toEqual([
      { figure: 'salesMinor', value: 75n },
      { figure: 'targetMinor', value: 100n },
    ]);
    expect(breakdownOf(rules, second, facts).map(({ countedPpm }) => countedPpm)).toEqual([
      ...[1_000_000n, 0n],
    ]);
  });

  it('refuse a line the scheme does not have', () => {
    const strange = { total: 0n, lines: lines([1n, 1n, 1n]) };
    if (!facts) throw new Error('the fixture has no figures');
    expect(() => breakdownOf(scheme([1_000_000n], 'ZERO'), strange, facts)).toThrow(RangeError);
  });
});

describe('names', () => {
  it.each([
    [['AS-2026-000007', '2026-03'], 'AS-2026-000007_2026-03.pdf'],
    [['AS-1', '../../etc/passwd'], 'AS-1_..-..-etc-passwd.pdf'],
    [['..', 'x'], '_x.pdf'],
    [['臺北\\分公司', 'a"b;c\r\nd'], '臺北-分公司_a-b-c-d.pdf'],
    [['x'.repeat(300)], `${'x'.repeat(120)}.pdf`],
  ])('of a file made of %j', (parts, name) => {
    expect(safeFileName(parts, 'pdf')).toBe(name);
  });
  it.each([
    [
      ['Ranking', 'D-1'],
      ['Ranking', 'D-1'],
    ],
    [
      ['a/b', 'a\\b'],
      ['a b', 'a b (2)'],
    ],
    [["'quoted'"], ['quoted']],
    [
      ['ABC', 'abc'],
      ['ABC', 'abc (2)'],
    ],
    [
      ['', '[]'],
      ['-', '- (2)'],
    ],
    [
      ['x'.repeat(40), 'x'.repeat(40)],
      ['x'.repeat(31), `${'x'.repeat(27)} (2)`],
    ],
  ])('of the sheets %j', (tabs, names) => {
    expect(tabNames(tabs)).toEqual(names);
  });
});
