/**
 * Whether sales are known from the first month of a span on, by the months that have any. A span of
 * which only the end is known is no basis: compared with it any growth looks enormous.
 */
export function isKnownFrom(months: Iterable<string>, first: string): boolean {
  return [...months].some((month) => month <= first);
}
