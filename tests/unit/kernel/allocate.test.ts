import { describe, expect, it } from 'vitest';
import { allocate } from '@/kernel/allocate';

describe('allocate', () => {
  it.each([
    [100n, [1n, 1n, 1n], [34n, 33n, 33n]],
    [100n, [1n, 2n], [33n, 67n]],
    [-100n, [1n, 1n, 1n], [-34n, -33n, -33n]],
    [7n, [0n, 3n, 0n], [0n, 7n, 0n]],
    [5n, [0n, 0n], [3n, 2n]],
    [0n, [4n, 5n], [0n, 0n]],
    [1n, [1n, 1n], [1n, 0n]],
    [0n, [], []],
    [10n, [3n, 3n, 1n], [4n, 4n, 2n]],
  ])('splits %s by %o', (whole, weights, parts) => {
    expect(allocate(whole, weights)).toEqual(parts);
  });

  it('refuses negative weights and a whole with nowhere to go', () => {
    expect(() => allocate(1n, [-1n, 2n])).toThrow(RangeError);
    expect(() => allocate(1n, [])).toThrow(RangeError);
  });
});
