// Areas: drawn plus left is the whole; groups and parts stand by size.
import { describe, expect, it } from 'vitest';
import { prepareTreemap } from '@/ui/charts/prepare/treemap';

const part = (group: string, label: string, value: bigint) => ({
  ...{ key: `${group} ${label}`, group, label, value },
});
const prepare = (parts: ReturnType<typeof part>[]) =>
  prepareTreemap({ parts, unit: { kind: 'money', currency: 'USD' } });

describe('prepareTreemap', () => {
  it('orders groups and parts by size and says what part of the whole each is', () => {
    const model = prepare([
      part('North', 'Travel', 100n),
      part('South', 'Display', 500n),
      part('North', 'Display', 300n),
      part('South', 'Travel', 100n),
    ]);
    expect(
      model.groups.map(({ label, figure, parts }) => [
        ...[label, figure.exact],
        parts.map((own) => [own.label, own.share]),
      ]),
    ).toEqual([
      [
        'South',
        600n,
        [
          ['Display', 0.5],
          ['Travel', 0.1],
        ],
      ],
      [
        'North',
        400n,
        [
          ['Display', 0.3],
          ['Travel', 0.1],
        ],
      ],
    ]);
  });

  it.each([
    { parts: [], left: 0n, isEmpty: true },
    { parts: [part('N', 'a', 0n)], left: 0n, isEmpty: true },
    { parts: [part('N', 'a', -5n)], left: -5n, isEmpty: true },
    { parts: [part('N', 'a', 7n), part('N', 'b', -5n)], left: -5n, isEmpty: false },
  ])('has no area for what is not positive: $left', ({ parts, left, isEmpty }) => {
    expect(prepare(parts)).toMatchObject({ left, isEmpty });
  });
});
