// A remedy needs all of what it names: a list that is cut short says how many it leaves out.
import { describe, expect, it } from 'vitest';
import { cutList } from '../../../src/app/(desk)/orders/_holds/remedy-model';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('a list of five at most', () => {
  it.each([
    [0, 0, 0],
    [5, 5, 0],
    [6, 6, 0],
    [7, 5, 2],
    [480, 5, 475],
  ])('of %i shows %i and counts %i', (count, shown, left) => {
    const cut = cutList(numbers(count), 5);
    expect([cut.shown.length, cut.left]).toEqual([shown, left]);
    expect(cut.shown.length + cut.left).toBe(count);
  });
});
