/** What a sales-driven budget must still be given so that it stands at rate × sales. */
import { decimal, divideHalfUp } from '@/kernel/decimal';

export interface FlexTarget {
  readonly key: string;
  readonly rate: string;
  /** Net sales shipped, in minor units. */
  readonly salesMinor: bigint;
}

/** rate × sales, half-up. */
export function flexOf(rate: string, salesMinor: bigint): bigint {
  const { unscaled, scale } = decimal(rate);
  return divideHalfUp(salesMinor * unscaled, 10n ** BigInt(scale));
}

/** The difference of each cell to its target; a cell that is no target any more is given back. */
export function flexDifferences(
  targets: readonly FlexTarget[],
  given: ReadonlyMap<string, bigint>,
): Map<string, bigint> {
  const differences = new Map<string, bigint>();
  for (const [key, minor] of given) differences.set(key, -minor);
  for (const { key, rate, salesMinor } of targets) {
    differences.set(key, (differences.get(key) ?? 0n) + flexOf(rate, salesMinor));
  }
  return new Map([...differences].filter(([, minor]) => minor !== 0n));
}
