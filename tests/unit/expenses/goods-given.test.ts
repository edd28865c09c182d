import { describe, expect, it } from 'vitest';
import { goodsGiven, type GoodsLine } from '@/server/modules/expenses/domain/goods-given';

const line = (listPrice: string | null, approved: number, cancelled = 0): GoodsLine => ({
  ...{ listPrice, approved, cancelled, returned: 0, reopened: 0 },
});

describe('what of goods was given', () => {
  it.each<[string, bigint, GoodsLine[], bigint]>([
    ['all of it', 3_996n, [line('9.99', 4)], 3_996n],
    ['nothing', 3_996n, [line('9.99', 4, 4)], 0n],
    ['three of four', 3_996n, [line('9.99', 4, 1)], 2_997n],
    ['by what each line is worth', 10_000n, [line('90', 1), line('10', 1, 1)], 9_000n],
    ['what did not come back', 3_996n, [{ ...line('9.99', 4), returned: 1 }], 2_997n],
    [
      'what came back and is sent again',
      3_996n,
      [{ ...line('9.99', 4), returned: 3, reopened: 2 }],
      2_997n,
    ],
    ['nothing, also of more than was agreed', 999n, [{ ...line('9', 1), returned: 2 }], 0n],
    ['rounded half-up', 101n, [line('1', 2, 1)], 51n],
    ['all of it before approval', 3_996n, [line('9.99', 0)], 3_996n],
    ['a share of what was agreed, where prices were others', 2_000n, [line('9.99', 4, 2)], 1_000n],
    ['nothing for what has no price', 500n, [line('5', 1), line(null, 3, 3)], 500n],
  ])('%s', (_, placedMinor, lines, expected) => {
    expect(goodsGiven(placedMinor, lines, 2)).toBe(expected);
  });
});
