// Which quotas bind a line, how much they leave it, and what an approval takes from them.
import { describe, expect, it } from 'vitest';
import { consumptionOf } from '@/server/modules/quotas/domain/consume';
import { judgeLines, type BoundLine } from '@/server/modules/quotas/domain/judge';
import { binds, leftOf, type QuotaState } from '@/server/modules/quotas/domain/quota';

const buyer = {
  dealerId: 'dealer',
  regionPath: ['country', 'north'],
  levelPath: ['gold'],
  on: '2026-03-15',
};
const wanted = { productId: 'tea', categoryPath: ['drinks', 'hot'] };
const march = { startsOn: '2026-03-01', endsOn: '2026-03-31' };

describe('a quota binds', () => {
  it.each([
    ['DEALER', 'dealer', 'PRODUCT', 'tea', march, true],
    ['DEALER', 'another', 'PRODUCT', 'tea', march, false],
    ['REGION', 'north', 'PRODUCT', 'tea', march, true],
    ['REGION', 'country', 'CATEGORY', 'hot', march, true],
    ['REGION', 'south', 'PRODUCT', 'tea', march, false],
    ['REGION', 'gold', 'PRODUCT', 'tea', march, false],
    ['LEVEL', 'gold', 'CATEGORY', 'drinks', march, true],
    ['LEVEL', 'silver', 'CATEGORY', 'drinks', march, false],
    ['DEALER', 'dealer', 'CATEGORY', 'cold', march, false],
    ['DEALER', 'dealer', 'PRODUCT', 'coffee', march, false],
    ['DEALER', 'dealer', 'PRODUCT', 'hot', march, false],
    ['DEALER', 'dealer', 'PRODUCT', 'tea', { ...march, endsOn: '2026-03-15' }, true],
    ['DEALER', 'dealer', 'PRODUCT', 'tea', { ...march, startsOn: '2026-03-15' }, true],
    ['DEALER', 'dealer', 'PRODUCT', 'tea', { ...march, endsOn: '2026-03-14' }, false],
    ['DEALER', 'dealer', 'PRODUCT', 'tea', { ...march, startsOn: '2026-03-16' }, false],
  ] as const)('%s %s for %s %s in %j: %s', (holder, holderId, item, itemId, period, answer) => {
    const quota = {
      ...period,
      holder: { kind: holder, id: holderId },
      item: { kind: item, id: itemId },
    };
    expect(binds(quota, buyer, wanted)).toBe(answer);
  });
});

const quota = (quotaId: string, allocated: number, consumed = 0): QuotaState => ({
  quotaId,
  holder: { kind: 'DEALER', id: 'dealer' },
  item: { kind: 'PRODUCT', id: 'tea' },
  holderCode: 'D',
  itemCode: quotaId,
  ...march,
  allocated,
  consumed,
});

const bound = (...lines: [quantity: number, ...quotaIds: string[]][]): BoundLine[] =>
  lines.map(([quantity, ...quotaIds], index) => ({ line: index + 1, quantity, quotaIds }));

describe('judging lines', () => {
  it.each([
    ['within', [quota('a', 10, 4)], bound([6, 'a']), [[6, 0]]],
    ['zero means zero', [quota('a', 0)], bound([1, 'a']), [[0, 1]]],
    ['more let through than there is', [quota('a', 5, 9)], bound([1, 'a']), [[0, 1]]],
    [
      'lines above take first',
      [quota('a', 10)],
      bound([4, 'a'], [9, 'a'], [1, 'a']),
      [
        [10, 0],
        [6, 3],
        [0, 1],
      ],
    ],
    ['the tightest counts', [quota('a', 10), quota('b', 3)], bound([5, 'a', 'b']), [[3, 2]]],
    [
      'what one quota does not let through another one keeps',
      [quota('a', 5), quota('b', 12)],
      bound([10, 'a', 'b'], [10, 'b']),
      [
        [5, 5],
        [7, 3],
      ],
    ],
  ] as const)('%s', (_, quotas, lines, expected) => {
    const verdicts = judgeLines(lines, quotas, 'allow');
    expect(verdicts.map(({ left, over }) => [left, over])).toEqual(expected);
  });

  it('says how much more each quota would have to give for the order as it is', () => {
    const quotas = [quota('a', 5), quota('b', 12)];
    const verdicts = judgeLines(bound([10, 'a', 'b'], [10, 'b']), quotas, 'allow');
    const lacks = verdicts.flatMap((verdict) => verdict.lacks);
    expect(lacks.map(({ quotaId, line, by }) => [quotaId, line, by])).toEqual([
      ['a', 1, 5],
      ['b', 2, 8],
    ]);
    const raised = quotas.map((one) => ({
      ...one,
      allocated:
        one.allocated + lacks.reduce((sum, l) => sum + (l.quotaId === one.quotaId ? l.by : 0), 0),
    }));
    const again = judgeLines(bound([10, 'a', 'b'], [10, 'b']), raised, 'allow');
    expect(again.map((verdict) => verdict.over)).toEqual([0, 0]);
  });

  it.each([
    ['allow', 0, false],
    ['warn', 0, true],
    ['block', 7, true],
  ] as const)('a line without a quota under %s is over by %s', (policy, over, isUnallocated) => {
    const [verdict] = judgeLines(bound([7]), [], policy);
    expect(verdict).toMatchObject({ over, isUnallocated, left: policy === 'block' ? 0 : null });
    expect(verdict?.lacks.map((lack) => lack.quotaId)).toEqual(over > 0 ? [null] : []);
  });
});

describe('consuming', () => {
  const line = (quantity: number, ...quotaIds: string[]) => ({
    lineId: `l${quantity}`,
    productId: 'tea',
    quantity,
    quotaIds,
  });

  it('takes the whole quantity from every quota, and says what passed it', () => {
    const taken = consumptionOf(
      [line(4, 'a', 'b'), line(3, 'b'), line(0, 'a')],
      [quota('a', 10, 8), quota('b', 5)],
    );
    expect(taken.map((one) => [one.lineId, one.quotaId, one.quantity, one.overBy])).toEqual([
      ['l4', 'a', 4, 2],
      ['l4', 'b', 4, 0],
      ['l3', 'b', 3, 2],
    ]);
  });

  it('leaves nothing of a quota that was passed before', () => {
    expect(leftOf({ allocated: 3, consumed: 5 })).toBe(0);
    const [one] = consumptionOf([line(2, 'a')], [quota('a', 3, 5)]);
    expect(one?.overBy).toBe(2);
  });
});
