/** The cells that explain most of a difference: the largest in its direction, until enough is said. */
export interface Driver {
  readonly varianceMinor: bigint;
}

const ENOUGH_PERCENT = 80n;
const MOST = 5;

const size = (amount: bigint) => (amount < 0n ? -amount : amount);

/** Largest first, at most five, no more than are needed to reach 80 % of what pulls that way. */
export function driversOf<T extends Driver>(cells: readonly T[], totalMinor: bigint): T[] {
  if (totalMinor === 0n) return [];
  const isDown = totalMinor < 0n;
  const pulling = cells
    .filter(({ varianceMinor }) => varianceMinor !== 0n && varianceMinor < 0n === isDown)
    .toSorted((a, b) => (size(b.varianceMinor) > size(a.varianceMinor) ? 1 : -1));
  const whole = pulling.reduce((sum, cell) => sum + size(cell.varianceMinor), 0n);
  const chosen: T[] = [];
  let said = 0n;
  for (const cell of pulling) {
    if (chosen.length === MOST || said * 100n >= whole * ENOUGH_PERCENT) break;
    chosen.push(cell);
    said += size(cell.varianceMinor);
  }
  return chosen;
}
