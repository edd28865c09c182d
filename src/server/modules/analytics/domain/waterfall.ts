/** The way from a basis to what came of it, in steps that add up. */
export interface Step {
  readonly key: string;
  readonly label: string;
  readonly amountMinor: bigint;
}

export interface WaterfallStep extends Step {
  /** Where the bar begins and ends. */
  readonly fromMinor: bigint;
  readonly toMinor: bigint;
}

const size = (amount: bigint) => (amount < 0n ? -amount : amount);

/** The largest steps in order of size, and one step named `rest` of all others. */
export function waterfall(startMinor: bigint, steps: readonly Step[], most = 8): WaterfallStep[] {
  const moving = steps.filter(({ amountMinor }) => amountMinor !== 0n);
  const sorted = moving.toSorted((a, b) => (size(b.amountMinor) > size(a.amountMinor) ? 1 : -1));
  const shown = sorted.slice(0, most);
  const rest = sorted.slice(most).reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  const all = rest === 0n ? shown : [...shown, { key: 'rest', label: 'rest', amountMinor: rest }];
  let at = startMinor;
  return all.map((step) => {
    const fromMinor = at;
    at += step.amountMinor;
    return { ...step, fromMinor, toMinor: at };
  });
}
