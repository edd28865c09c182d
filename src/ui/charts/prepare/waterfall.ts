// From one figure to another by steps, as a finished model. Pure. The ends stand on zero; each step
// hangs where the one before it ended. A step is what it changes; whether that is good is said apart.
import { figureOf, type ChartUnit } from './figures';

export interface WaterfallInput {
  readonly startLabel: string;
  readonly endLabel: string;
  readonly startMinor: bigint;
  readonly endMinor: bigint;
  /** Where the rows of the ends are. */
  readonly startHref?: string | undefined;
  readonly endHref?: string | undefined;
  readonly steps: readonly {
    readonly key: string;
    readonly label: string;
    readonly amountMinor: bigint;
    readonly fromMinor: bigint;
    readonly toMinor: bigint;
    readonly href?: string;
  }[];
  /** False: of what is spent, where a step up is unfavourable. */
  readonly isMoreFavourable: boolean;
  readonly unit: ChartUnit;
}

export type WaterfallRole = 'end' | 'favourable' | 'unfavourable';

export interface WaterfallBar {
  readonly key: string;
  readonly label: string;
  readonly role: WaterfallRole;
  readonly exact: bigint;
  /** The same with its sign, for drawing only. */
  readonly plot: number;
  /** Lower and upper edge, for drawing only. */
  readonly range: readonly [number, number];
  readonly href?: string;
}

export interface WaterfallModel {
  readonly bars: readonly WaterfallBar[];
  readonly unit: ChartUnit;
  readonly isEmpty: boolean;
}

export function prepareWaterfall(input: WaterfallInput): WaterfallModel {
  const { unit, steps, startMinor, endMinor } = input;
  const plot = (minor: bigint) => figureOf(minor, unit).plot ?? 0;
  const between = (a: bigint, b: bigint): readonly [number, number] =>
    a <= b ? [plot(a), plot(b)] : [plot(b), plot(a)];
  const end = (key: string, label: string, exact: bigint, href?: string): WaterfallBar => ({
    ...{ key, label, exact, plot: plot(exact), href, role: 'end', range: between(0n, exact) },
  });
  return {
    bars: [
      end('\u0000start', input.startLabel, startMinor, input.startHref),
      ...steps.map(({ key, label, amountMinor, fromMinor, toMinor, href }): WaterfallBar => ({
        ...{ key, label, href, exact: amountMinor, plot: plot(amountMinor) },
        range: between(fromMinor, toMinor),
        role: amountMinor < 0n === input.isMoreFavourable ? 'unfavourable' : 'favourable',
      })),
      end('\u0000end', input.endLabel, endMinor, input.endHref),
    ],
    unit,
    isEmpty: steps.length === 0 && startMinor === 0n && endMinor === 0n,
  };
}

/** Where a bar lies on one scale of all bars, in parts of its length: for a list of bars. */
export interface WaterfallSpan {
  readonly start: number;
  readonly length: number;
}

/** From the lowest edge of any bar to the highest; zero is on the scale, because the ends stand on it. */
export function waterfallSpans(bars: readonly WaterfallBar[]): Map<string, WaterfallSpan> {
  const low = Math.min(0, ...bars.map(({ range }) => range[0]));
  const high = Math.max(0, ...bars.map(({ range }) => range[1]));
  const scale = high - low || 1;
  return new Map(
    bars.map(({ key, range: [from, to] }) => [
      key,
      { start: (from - low) / scale, length: (to - from) / scale },
    ]),
  );
}
