// Parts of wholes side by side as a finished model. Pure. Each stack's parts add up exactly to its
// total; a part without a figure is left out of the stack, not drawn as zero.
import { figureOf, sumExact, type ChartUnit, type Exact, type Figure } from './figures';

export interface StackedInput {
  readonly stacks: readonly {
    readonly key: string;
    readonly label: string;
    readonly values: ReadonlyMap<string, Exact>;
    readonly isUnfinished?: boolean;
    readonly href?: string;
    /** Of single parts, where they have rows of their own. */
    readonly hrefs?: ReadonlyMap<string, string>;
  }[];
  /** In the order they are stacked; the same everywhere. */
  readonly parts: readonly { readonly key: string; readonly label: string }[];
  readonly unit: ChartUnit;
}

export interface Stack {
  readonly key: string;
  readonly label: string;
  readonly isUnfinished: boolean;
  readonly figures: Readonly<Record<string, Figure>>;
  readonly total: Figure;
  readonly href?: string;
  readonly hrefs?: ReadonlyMap<string, string>;
}

export interface StackedModel {
  readonly stacks: readonly Stack[];
  readonly parts: StackedInput['parts'];
  readonly unit: ChartUnit;
  readonly hasUnfinished: boolean;
  /** No stack has any figure; a total of zero is one. */
  readonly isEmpty: boolean;
}

export function prepareStacked({ stacks, parts, unit }: StackedInput): StackedModel {
  const built = stacks.map((stack): Stack => {
    const exacts = parts.map(({ key }) => stack.values.get(key) ?? null);
    const figures = parts.map(({ key }, i) => [key, figureOf(exacts[i], unit)] as const);
    return {
      key: stack.key,
      label: stack.label,
      isUnfinished: stack.isUnfinished ?? false,
      figures: Object.fromEntries(figures),
      total: figureOf(sumExact(exacts), unit),
      ...{ href: stack.href, hrefs: stack.hrefs },
    };
  });
  return {
    stacks: built,
    parts,
    unit,
    hasUnfinished: built.some((stack) => stack.isUnfinished),
    isEmpty: built.every((stack) => stack.total.plot === null),
  };
}
