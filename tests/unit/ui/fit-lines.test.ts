// Names below bars: whole where there is room, over two lines, cut with dots and never in silence.
import { describe, expect, it } from 'vitest';
import { fitLines } from '@/ui/charts/prepare/fit-lines';

describe('a name below a bar', () => {
  it.each([
    ['Sales', 10, ['Sales']],
    ['Sales expenses', 10, ['Sales expenses']],
    ['Cost of goods sold', 7, ['Cost of', 'goods sold']],
    ['Operating expenses', 6, ['Operating', 'expenses']],
    ['Operating expenses of the north', 6, ['Operating', 'expenses…']],
    ['Unsinkable', 3, ['Unsi…']],
    ['銷售費用', 4, ['銷售費用']],
    ['銷售費用', 2, ['銷售', '費用']],
    ['商品銷售收入淨額', 3, ['商品銷', '售收…']],
  ] as const)('%s in %i', (text, room, lines) => {
    expect(fitLines(text, room)).toEqual(lines);
  });
});
