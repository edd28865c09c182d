// Ribbons: what enters a layer leaves it, whatever is gathered; what was taken back is named.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepareSankey, type SankeyInput } from '@/ui/charts/prepare/sankey';

const UNIT = { kind: 'money', currency: 'TWD' } as const;

function input(
  flows: readonly (readonly [from: string, to: string, value: bigint])[],
  limit = 3,
): SankeyInput {
  const layers = new Map(flows.flatMap(([from, to]) => [[from, 0] as const, [to, 1] as const]));
  return {
    nodes: [...layers].map(([key, layer]) => ({ key, layer, label: key.toUpperCase() })),
    links: flows.map(([from, to, value]) => ({ from, to, value })),
    ...{ unit: UNIT, limit, restLabel: (count) => `${count} others` },
  };
}

describe('prepareSankey', () => {
  it('gathers the smallest of a long layer in one rest', () => {
    const model = prepareSankey(
      input([
        ['a', 'v', 500n],
        ['a', 'w', 400n],
        ['a', 'x', 300n],
        ['a', 'y', 20n],
        ['a', 'z', 10n],
      ]),
    );
    expect(model.nodes.map(({ label, figure }) => [label, figure.exact])).toEqual([
      ['A', 1230n],
      ['V', 500n],
      ['W', 400n],
      ['X', 300n],
      ['2 others', 30n],
    ]);
    expect(model.links.map(({ label }) => label)).toEqual([
      'A → V',
      'A → W',
      'A → X',
      'A → 2 others',
    ]);
  });

  it('opens the rows of a ribbon; what is gathered, where all of it is told apart', () => {
    const given = input(
      [
        ['a', 'v', 500n],
        ['a', 'x', 300n],
        ['a', 'y', 20n],
        ['a', 'z', 10n],
      ],
      2,
    );
    const links = given.links.map((link) => ({ ...link, href: `/rows/${link.to}` }));
    const model = prepareSankey({ ...given, links, restHref: '/all' });
    expect(model.links.map(({ href }) => href)).toEqual(['/rows/v', '/rows/x', '/all']);
    expect(model.nodes.at(-1)).toMatchObject({ label: '2 others', href: '/all' });
  });

  it('keeps a single node more by its name', () => {
    const model = prepareSankey(
      input(
        [
          ['a', 'v', 3n],
          ['a', 'w', 2n],
        ],
        1,
      ),
    );
    expect(model.nodes.map(({ label }) => label)).toEqual(['A', 'V', 'W']);
  });

  it('leaves out what was taken back and says how much', () => {
    const model = prepareSankey(
      input([
        ['a', 'v', 3n],
        ['b', 'w', -2n],
      ]),
    );
    expect(model.links).toHaveLength(1);
    expect(model.nodes.map(({ key }) => key)).toEqual(['a', 'v']);
    expect(model.left).toBe(-2n);
  });

  it('is empty where nothing flows', () => {
    expect(prepareSankey(input([['a', 'v', 0n]]))).toMatchObject({ isEmpty: true, left: 0n });
  });

  it('loses nothing by gathering', () => {
    const flow = fc.tuple(
      fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      fc.constantFrom('v', 'w', 'x', 'y', 'z'),
      fc.bigInt({ min: -50n, max: 1000n }),
    );
    fc.assert(
      fc.property(
        fc.array(flow, { maxLength: 30 }),
        fc.integer({ min: 1, max: 5 }),
        (flows, limit) => {
          const model = prepareSankey(input(flows, limit));
          const drawn = model.links.reduce(
            (sum, { figure }) => sum + BigInt(figure.exact ?? 0),
            0n,
          );
          expect(drawn + model.left).toBe(flows.reduce((sum, [, , value]) => sum + value, 0n));
          for (const layer of [0, 1]) {
            const nodes = model.nodes.filter((node) => node.layer === layer);
            expect(nodes.length).toBeLessThanOrEqual(limit + 1);
            expect(nodes.reduce((sum, { figure }) => sum + BigInt(figure.exact ?? 0), 0n)).toBe(
              drawn,
            );
          }
        },
      ),
    );
  });
});
