// Cumulative figures of a year made single: what happened in each month by itself.

/**
 * `cumulative[i]` is the sum from the first month to month i, in minor units; undefined where the
 * month has no such line, which is a sum of nothing. A month in which the sum falls was corrected
 * downwards, so its single figure is negative. The single figures up to any month add up to that
 * month's sum.
 */
export function singleMonths(cumulative: readonly (bigint | undefined)[]): bigint[] {
  let before = 0n;
  return cumulative.map((sum = 0n) => {
    const single = sum - before;
    before = sum;
    return single;
  });
}
