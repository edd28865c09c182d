/**
 * Splits a whole into parts in proportion to weights so that the parts sum to the whole, by the
 * method of largest remainder. Ties go to the earlier part, so the same input gives the same split.
 */

/**
 * A part of weight zero gets nothing, unless every weight is zero: then the split is even.
 * A negative whole is the mirror image of its positive. Throws RangeError for a negative weight and
 * for a non-zero whole without parts.
 */
export function allocate(whole: bigint, weights: readonly bigint[]): bigint[] {
  if (weights.length === 0) {
    if (whole === 0n) return [];
    throw new RangeError('nothing to allocate to');
  }
  if (weights.some((weight) => weight < 0n)) throw new RangeError('a weight is negative');
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  if (total === 0n) {
    return allocate(
      whole,
      weights.map(() => 1n),
    );
  }
  const magnitude = whole < 0n ? -whole : whole;
  const parts = weights.map((weight) => (magnitude * weight) / total);
  const remainders = weights.map((weight) => (magnitude * weight) % total);
  const missing = Number(magnitude - parts.reduce((sum, part) => sum + part, 0n));
  const byRemainder = remainders
    .map((remainder, index) => ({ remainder, index }))
    .sort((a, b) => compareDescending(a.remainder, b.remainder) || a.index - b.index);
  for (const { index } of byRemainder.slice(0, missing)) parts[index] = (parts[index] ?? 0n) + 1n;
  return whole < 0n ? parts.map((part) => -part) : parts;
}

function compareDescending(a: bigint, b: bigint): number {
  if (a === b) return 0;
  return a > b ? -1 : 1;
}
