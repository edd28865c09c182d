// Preparers of charts: exact sums, gaps that stay gaps, cuts that say so, losses that add up.
import { describe, expect, it } from 'vitest';
import { prepareFlow } from '@/ui/charts/prepare/flow';
import { prepareRanked } from '@/ui/charts/prepare/ranked';
import { prepareStacked } from '@/ui/charts/prepare/stacked';
import { lineRows, openKey, prepareTimeSeries } from '@/ui/charts/prepare/time-series';

const usd = { kind: 'money', currency: 'USD' } as const;
const pieces = { kind: 'quantity', unit: 'pc' } as const;

describe('a time series', () => {
  const input = {
    buckets: ['2025-01', '2025-02', '2025-03', '2025-04'],
    bucketLabel: (bucket: string) => bucket,
    unit: usd,
    unfinishedFrom: '2025-03',
    series: [
      {
        key: 'sales',
        label: 'Sales',
        values: new Map([
          ['2025-01', 12_345n],
          ['2025-03', 500n],
        ]),
      },
    ],
  };

  it('draws absence as zero only where told, and never in the future', () => {
    const zero = prepareTimeSeries({ ...input, absentIs: 'zero' });
    expect(zero.points.map((point) => point.figures['sales']?.plot)).toEqual([123.45, 0, 5, null]);
    const gap = prepareTimeSeries({ ...input, absentIs: 'gap' });
    expect(gap.points.map((point) => point.figures['sales']?.plot)).toEqual([
      123.45,
      null,
      5,
      null,
    ]);
    expect([zero.hasGaps, gap.hasGaps]).toEqual([false, true]);
  });

  it('keeps a null that is there as a gap', () => {
    const values = new Map([['2025-01', null]]);
    const series = [{ key: 'x', label: 'X', values }];
    const model = prepareTimeSeries({ ...input, series, absentIs: 'zero' });
    expect(model.points[0]?.figures['x']?.exact).toBeNull();
  });

  it('marks what is not over and joins it to the last finished point', () => {
    const model = prepareTimeSeries({ ...input, absentIs: 'zero' });
    expect(model.points.map((point) => point.isUnfinished)).toEqual([false, false, true, true]);
    const rows = lineRows(model);
    expect(rows.map((row) => row['sales'])).toEqual([123.45, 0, null, null]);
    expect(rows.map((row) => row[openKey('sales')])).toEqual([null, 0, 5, null]);
  });

  it('is empty without any figure', () => {
    const series = [{ key: 'x', label: 'X', values: new Map() }];
    expect(prepareTimeSeries({ ...input, series, absentIs: 'zero' }).isEmpty).toBe(true);
  });

  it.each([
    ['money', { kind: 'money', currency: 'USD' }, 0n, true],
    ['pieces', { kind: 'quantity' }, 0, true],
    ['a rate', { kind: 'percent' }, 0, false],
    ['a little money', { kind: 'money', currency: 'USD' }, 1n, false],
  ] as const)('of nothing is empty, of a rate of zero is not: %s', (_, unit, value, isEmpty) => {
    const series = [{ key: 'x', label: 'X', values: new Map([['2025-01', value]]) }];
    expect(prepareTimeSeries({ ...input, unit, series, absentIs: 'zero' })).toMatchObject({
      isEmpty,
    });
  });
});

describe('a ranking', () => {
  const rows = [
    { key: 'a', label: 'A', value: 100n },
    { key: 'b', label: 'B', value: 900_719_925_474_099_300n },
    { key: 'c', label: 'C', value: 200n },
    { key: 'd', label: 'D', value: null },
  ];

  it('cuts with the rest named: shown and rest are the whole', () => {
    const model = prepareRanked({ rows, unit: usd, limit: 1 });
    expect(model.bars.map((bar) => bar.key)).toEqual(['b']);
    expect(model.cut).toMatchObject({ shown: 1, total: 3, rest: { exact: 300n } });
    expect(model.total.exact).toBe(900_719_925_474_099_600n);
  });

  it('is not cut when all fit', () => {
    expect(prepareRanked({ rows, unit: usd, limit: 3 }).cut).toBeNull();
  });

  it('gives no shares where signs mix, and lengths by magnitude', () => {
    const mixed = [
      { key: 'a', label: 'A', value: 50 },
      { key: 'b', label: 'B', value: -100 },
    ];
    const model = prepareRanked({ rows: mixed, unit: pieces, limit: 5 });
    expect(model.bars.map((bar) => [bar.key, bar.length, bar.isNegative, bar.share])).toEqual([
      ['a', 0.5, false, null],
      ['b', 1, true, null],
    ]);
  });

  it('keeps the largest of either sign where what is worst is negative', () => {
    const signed = [
      { key: 'a', label: 'A', value: 50n },
      { key: 'b', label: 'B', value: -100n },
      { key: 'c', label: 'C', value: 10n },
    ];
    const model = prepareRanked({ rows: signed, unit: usd, limit: 2, byMagnitude: true });
    expect(model.bars.map(({ key, length }) => [key, length])).toEqual([
      ['b', 1],
      ['a', 0.5],
    ]);
    expect(model.cut).toMatchObject({ shown: 2, total: 3, rest: { exact: 10n } });
  });

  it('does not divide by zero', () => {
    const zero = [{ key: 'a', label: 'A', value: 0 }];
    const model = prepareRanked({ rows: zero, unit: pieces, limit: 5 });
    expect(model.bars[0]).toMatchObject({ length: 0, share: null });
  });
});

describe('stacks', () => {
  it('add up exactly and leave absent parts out', () => {
    const model = prepareStacked({
      unit: usd,
      parts: [
        { key: 'current', label: 'Current' },
        { key: 'late', label: 'Late' },
      ],
      stacks: [
        { key: 'x', label: 'X', values: new Map([['current', 10n]]) },
        {
          key: 'y',
          label: 'Y',
          values: new Map([
            ['current', 1n],
            ['late', 2n],
          ]),
        },
      ],
    });
    expect(model.stacks.map((stack) => stack.total.exact)).toEqual([10n, 3n]);
    expect(model.stacks[0]?.figures['late']?.plot).toBeNull();
  });
});

describe('a flow', () => {
  const flow = (shipped: number) =>
    prepareFlow({
      unit: pieces,
      unexplainedLabel: 'Unexplained',
      steps: [
        { key: 'ordered', label: 'Ordered', value: 100 },
        {
          key: 'shipped',
          label: 'Shipped',
          value: shipped,
          losses: [{ key: 'stock', label: 'No stock', value: 15 }],
        },
      ],
    });

  it('names what no cause explains, so that losses always add up', () => {
    const { bars } = flow(80);
    expect(bars.map((bar) => [bar.key, bar.figure.exact])).toEqual([
      ['ordered', 100],
      ['stock', -15],
      ['shipped:unexplained', -5],
      ['shipped', 80],
    ]);
    expect(bars.map((bar) => bar.range)).toEqual([
      [0, 100],
      [85, 100],
      [80, 85],
      [0, 80],
    ]);
  });

  it('has no such row where the causes explain all', () => {
    expect(flow(85).bars.map((bar) => bar.key)).toEqual(['ordered', 'stock', 'shipped']);
  });

  it('shows a gain where more arrived than the causes leave', () => {
    const gain = flow(90).bars.find((bar) => bar.key === 'shipped:unexplained');
    expect(gain).toMatchObject({ kind: 'gain', figure: { exact: 5 }, range: [85, 90] });
  });
});

describe('zero is a figure', () => {
  const unit = { kind: 'money', currency: 'USD' } as const;
  const parts = [{ key: 'a', label: 'A' }];
  const stack = (value: bigint | null) => ({
    ...{ key: 'x', label: 'X', values: new Map([['a', value]]) },
  });

  it.each([
    ['nothing known', [], true],
    ['no figure', [stack(null)], true],
    ['nothing owed', [stack(0n)], false],
    ['credit as large as debt', [stack(5n), { ...stack(-5n), key: 'y' }], false],
  ])('in stacks: %s', (_, stacks, isEmpty) => {
    expect(prepareStacked({ stacks, parts, unit }).isEmpty).toBe(isEmpty);
  });

  it('in a flow: nothing was ordered', () => {
    const steps = [{ key: 'ordered', label: 'Ordered', value: 0 }];
    const quiet = { unit: { kind: 'count' } as const, unexplainedLabel: 'Other' };
    expect(prepareFlow({ ...quiet, steps }).isEmpty).toBe(false);
    expect(prepareFlow({ ...quiet, steps: [] }).isEmpty).toBe(true);
  });
});
