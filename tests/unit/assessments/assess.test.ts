import { describe, expect, it } from 'vitest';
import { assess, resultOf } from '@/server/modules/assessments/domain/assess';
import { inputsText, readInputs } from '@/server/modules/assessments/domain/frozen-inputs';
import {
  INDICATOR_NAMES,
  indicatorOf,
  type SubjectFigures,
} from '@/server/modules/assessments/domain/indicators';
import { schemeIssues, type SchemeRules } from '@/server/modules/assessments/domain/scheme';

const nothing: SubjectFigures = {
  salesMinor: 0n,
  costMinor: 0n,
  targetMinor: 0n,
  budgetMinor: 0n,
  expenseMinor: 0n,
  approvedQuantity: 0n,
  filledQuantity: 0n,
  shippedQuantity: 0n,
  returnedQuantity: 0n,
  dueLines: 0n,
  onTimeInFullLines: 0n,
  invoicedMinor: 0n,
  receivedMinor: 0n,
  openingReceivableMinor: 0n,
  closingReceivableMinor: 0n,
  days: 31n,
};

const bands = [
  { from: 0n, score: 0n },
  { from: 1_000_000n, score: 10_000n },
];

const scheme: SchemeRules = {
  subjectKind: 'DEALER',
  noBasis: 'EXCLUDE',
  grades: [{ from: 9_000n, grade: 'A' }],
  indicators: [
    {
      indicator: 'salesAttainment',
      weightPpm: 700_000n,
      targetPpm: 1_000_000n,
      better: 'HIGHER',
      controllable: true,
      scoring: 'LINEAR',
      bands,
    },
    {
      indicator: 'returnRate',
      weightPpm: 300_000n,
      targetPpm: 20_000n,
      better: 'LOWER',
      controllable: false,
      scoring: 'LINEAR',
      bands,
    },
  ],
};

const dealer = (code: string, figures: Partial<SubjectFigures>) => ({
  id: `00000000-0000-7000-8000-0000000000${code}`,
  code,
  name: `Dealer ${code}`,
  figures: { ...nothing, ...figures },
});

const good = dealer('01', {
  salesMinor: 100n,
  targetMinor: 100n,
  shippedQuantity: 100n,
  returnedQuantity: 4n,
});
const idle = dealer('02', {});

describe('an indicator', () => {
  it.each(INDICATOR_NAMES)('%s has no basis where nothing happened', (name) => {
    expect(indicatorOf(name).quotient(nothing).denominator).toBe(0n);
  });

  it('collects of what was owed and what was invoiced', () => {
    const figures = { ...nothing, receivedMinor: 30n, openingReceivableMinor: 20n };
    const { quotient } = indicatorOf('collectionRate');
    expect(quotient({ ...figures, invoicedMinor: 40n })).toEqual({
      numerator: 30n,
      denominator: 60n,
    });
  });

  it('counts days outstanding: 50 owed of 100 invoiced in 30 days are 15 days', () => {
    const figures = { ...nothing, closingReceivableMinor: 50n, invoicedMinor: 100n, days: 30n };
    const { numerator, denominator } = indicatorOf('daysSalesOutstanding').quotient(figures);
    expect(numerator / denominator).toBe(15n);
  });
});

describe('a run', () => {
  it('scores, weighs, splits and places', () => {
    const [first, last] = assess(scheme, [idle, good]);
    // 10,000 x 0.7 + 0 x 0.3: twice the allowed returns score nothing.
    expect(first).toMatchObject({ code: '01', total: 7_000n, controllable: 10_000n, rank: 1 });
    expect(last).toMatchObject({ code: '02', total: null, controllable: null, rank: null });
    expect(last?.lines.map(({ valuePpm }) => valuePpm)).toEqual([null, null]);
  });

  it('counts for a target what was sold on its days, or all where a run kept no days apart', () => {
    const { quotient } = indicatorOf('salesAttainment');
    const figures = { ...nothing, salesMinor: 100n, targetMinor: 80n };
    expect(quotient({ ...figures, soldForTargetMinor: 60n }).numerator).toBe(60n);
    const frozen = { scheme, subjects: [dealer('01', figures)] };
    const [again] = readInputs(JSON.parse(inputsText(frozen))).subjects;
    expect(again?.figures).not.toHaveProperty('soldForTargetMinor');
    expect(again && quotient(again.figures).numerator).toBe(100n);
  });

  it('has a margin of the sales with a known cost alone', () => {
    const { quotient } = indicatorOf('grossMargin');
    const figures = { ...nothing, salesMinor: 100n, costMinor: 30n };
    expect(quotient({ ...figures, uncostedSalesMinor: 50n })).toEqual({
      ...{ numerator: 20n, denominator: 50n },
    });
    expect(quotient({ ...figures, costMinor: 0n, uncostedSalesMinor: 100n }).denominator).toBe(0n);
    // Of a run that was frozen before they were told apart, as it was scored.
    expect(quotient(figures)).toEqual({ numerator: 70n, denominator: 100n });
  });

  it('gives the same from its frozen inputs', () => {
    const inputs = { scheme, subjects: [good, idle] };
    const again = readInputs(JSON.parse(inputsText(inputs)));
    expect(assess(again.scheme, again.subjects)).toEqual(assess(scheme, [good, idle]));
  });

  it('takes what appeals added into the total', () => {
    const lines = [
      { lineNo: 1, score: 10_000n, adjustment: 0n },
      { lineNo: 2, score: 0n, adjustment: 10_000n },
    ];
    expect(resultOf(scheme, lines)).toEqual({
      total: 10_000n,
      controllable: 10_000n,
      grade: 'A',
    });
  });
});

describe('a scheme', () => {
  const [first, second] = scheme.indicators;
  const codes = (changed: Partial<SchemeRules>) =>
    schemeIssues({ ...scheme, ...changed }).map(({ code, field }) => `${code} ${field}`);

  it('is fine', () => expect(codes({})).toEqual([]));

  it.each<[string, Partial<SchemeRules>, string[]]>([
    ['nothing to assess', { indicators: [] }, ['assessments.noIndicators indicators']],
    [
      'weights that do not sum',
      { indicators: [first!, { ...second!, weightPpm: 200_000n }] },
      ['assessments.weightsNotWhole indicators'],
    ],
    [
      'one indicator twice',
      { indicators: [first!, { ...second!, indicator: 'salesAttainment' }] },
      ['assessments.indicatorTwice indicators.1.indicator'],
    ],
    [
      'bands out of order',
      { indicators: [{ ...first!, bands: bands.toReversed() }, second!] },
      ['assessments.bandsNotAscending indicators.0.bands'],
    ],
    [
      'an indicator of centres for dealers',
      { indicators: [{ ...first!, indicator: 'budgetExecution' }, second!] },
      ['assessments.indicatorNotForSubject indicators.0.indicator'],
    ],
    [
      'a target of zero to exceed',
      { indicators: [{ ...first!, targetPpm: 0n }, second!] },
      ['assessments.targetZero indicators.0.target'],
    ],
    [
      'numbers no score has room for, which would stop every run of it',
      {
        grades: [{ from: 10n ** 20n, grade: 'A' }],
        indicators: [
          { ...first!, targetPpm: 10n ** 30n },
          { ...second!, bands: [{ from: 0n, score: 10n ** 20n }] },
        ],
      },
      [
        'assessments.numberTooLarge indicators.0.target',
        'assessments.numberTooLarge indicators.1.bands',
        'assessments.numberTooLarge grades',
      ],
    ],
  ])('refuses %s', (_name, changed, expected) => {
    expect(codes(changed)).toEqual(expected);
  });
});
