// A flow that loses on its way (ordered → approved → shipped → delivered) as a finished model. Pure.
// Between two steps stand the causes of the loss; what no cause explains has its own named row, so
// that step minus losses is always the next step.
import { figureOf, sumExact, type ChartUnit, type Exact, type Figure } from './figures';

export interface FlowInput {
  readonly steps: readonly {
    readonly key: string;
    readonly label: string;
    readonly value: bigint | number;
    readonly href?: string;
    /** Why less arrived here than at the step before. */
    readonly losses?: readonly {
      readonly key: string;
      readonly label: string;
      readonly value: bigint | number;
      readonly href?: string;
    }[];
  }[];
  readonly unit: ChartUnit;
  readonly unexplainedLabel: string;
}

export interface FlowBar {
  readonly key: string;
  readonly label: string;
  readonly kind: 'step' | 'loss' | 'gain';
  readonly figure: Figure;
  /** Where the bar begins and ends on the axis. */
  readonly range: readonly [number, number];
  /** Part of the first step; null if that is zero. */
  readonly share: number | null;
  readonly href?: string;
}

export interface FlowModel {
  readonly bars: readonly FlowBar[];
  readonly unit: ChartUnit;
  /** There are no steps; steps of zero are figures. */
  readonly isEmpty: boolean;
}

function minus(a: Exact, b: Exact): bigint | number {
  if (typeof a === 'bigint' || typeof b === 'bigint') return BigInt(a ?? 0) - BigInt(b ?? 0);
  return Number(a ?? 0) - Number(b ?? 0);
}

export function prepareFlow({ steps, unit, unexplainedLabel }: FlowInput): FlowModel {
  const bars: FlowBar[] = [];
  const first = figureOf(steps[0]?.value ?? null, unit).plot;
  const shareOf = (figure: Figure) => (first ? (figure.plot ?? 0) / first : null);
  steps.forEach((step, index) => {
    const before = steps[index - 1];
    if (before)
      bars.push(...lossesBetween(before.value, step, { unit, unexplainedLabel, shareOf }));
    const figure = figureOf(step.value, unit);
    bars.push({
      key: step.key,
      label: step.label,
      kind: 'step',
      figure,
      range: [0, figure.plot ?? 0],
      share: shareOf(figure),
      href: step.href,
    });
  });
  return { bars, unit, isEmpty: steps.length === 0 };
}

interface LossContext {
  readonly unit: ChartUnit;
  readonly unexplainedLabel: string;
  readonly shareOf: (figure: Figure) => number | null;
}

function lossesBetween(
  from: bigint | number,
  step: FlowInput['steps'][number],
  { unit, unexplainedLabel, shareOf }: LossContext,
): FlowBar[] {
  const named = step.losses ?? [];
  const explained = sumExact(named.map((loss) => loss.value)) ?? 0;
  const unexplained = minus(minus(from, step.value), explained);
  const rest = {
    key: `${step.key}:unexplained`,
    label: unexplainedLabel,
    value: unexplained,
    href: undefined,
  };
  let level = from;
  return [...named, rest]
    .filter((loss) => Number(loss.value) !== 0)
    .map((loss): FlowBar => {
      const start = figureOf(level, unit).plot ?? 0;
      level = minus(level, loss.value);
      const end = figureOf(level, unit).plot ?? 0;
      const figure = figureOf(minus(0, loss.value), unit);
      return {
        key: loss.key,
        label: loss.label,
        kind: Number(loss.value) > 0 ? 'loss' : 'gain',
        figure,
        range: [Math.min(start, end), Math.max(start, end)],
        share: shareOf(figure),
        href: loss.href,
      };
    });
}
