/** The smallest cut of an order that is worth a given amount: "cut line 2 by 30". */
import { partAmount } from '@/kernel/part-amount';
import type { LineCut } from './hold-types';

export interface CuttableLine {
  readonly line: number;
  /** Base units of the whole line. */
  readonly quantity: number;
  /** Net and tax of the whole line. */
  readonly totalMinor: bigint;
}

/**
 * One line if one is enough, the one where the cut overshoots least; otherwise whole lines, the
 * dearest first, and a part of the last. Null when the whole order is worth less than the amount.
 */
export function cutsWorth(lines: readonly CuttableLine[], amountMinor: bigint): LineCut[] | null {
  if (amountMinor <= 0n) return [];
  const single = cheapestSingleCut(lines, amountMinor);
  if (single !== null) return [single];

  let missing = amountMinor;
  const cuts: LineCut[] = [];
  for (const line of dearestFirst(lines)) {
    if (line.totalMinor >= missing)
      return [...cuts, { line: line.line, by: unitsWorth(line, missing) }];
    cuts.push({ line: line.line, by: line.quantity });
    missing -= line.totalMinor;
  }
  return null;
}

function cheapestSingleCut(lines: readonly CuttableLine[], amountMinor: bigint): LineCut | null {
  let best: { readonly cut: LineCut; readonly worth: bigint } | null = null;
  for (const line of dearestFirst(lines)) {
    if (line.totalMinor < amountMinor) break;
    const by = unitsWorth(line, amountMinor);
    const worth = worthOf(line, by);
    if (best === null || worth < best.worth) best = { cut: { line: line.line, by }, worth };
  }
  return best?.cut ?? null;
}

/** The fewest units whose removal takes at least the amount off a line that is worth enough. */
function unitsWorth(line: CuttableLine, amountMinor: bigint): number {
  let units = Number((amountMinor * BigInt(line.quantity)) / line.totalMinor);
  units = Math.max(0, units - 1);
  while (worthOf(line, units) < amountMinor) units += 1;
  return units;
}

function worthOf({ quantity, totalMinor }: CuttableLine, units: number): bigint {
  return totalMinor - partAmount(totalMinor, quantity - units, quantity);
}

function dearestFirst(lines: readonly CuttableLine[]): CuttableLine[] {
  return lines
    .filter((line) => line.totalMinor > 0n)
    .sort((a, b) =>
      a.totalMinor === b.totalMinor ? a.line - b.line : a.totalMinor > b.totalMinor ? -1 : 1,
    );
}
