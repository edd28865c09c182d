// Parts of a whole as areas, in groups, as a finished model. Pure. Only positive amounts have an area;
// what was taken back is named beside it, so that drawn plus left is always the whole.
import { groupBy } from '@/kernel/group-by';
import { figureOf, type ChartUnit, type Figure } from './figures';

export interface TreemapInput {
  readonly parts: readonly {
    readonly key: string;
    readonly group: string;
    readonly label: string;
    readonly value: bigint;
    readonly href?: string;
  }[];
  readonly unit: ChartUnit;
}

export interface TreemapPart {
  readonly key: string;
  readonly label: string;
  readonly figure: Figure;
  /** Of what is drawn; 0 to 1. */
  readonly share: number;
  readonly href?: string;
}

export interface TreemapModel {
  /** Largest first; the parts of each too. */
  readonly groups: readonly {
    readonly label: string;
    readonly figure: Figure;
    readonly parts: readonly TreemapPart[];
  }[];
  readonly unit: ChartUnit;
  /** Sum of what is not positive. */
  readonly left: bigint;
  readonly isEmpty: boolean;
}

const sumOf = (parts: readonly { readonly value: bigint }[]) =>
  parts.reduce((sum, { value }) => sum + value, 0n);

export function prepareTreemap({ parts, unit }: TreemapInput): TreemapModel {
  const drawn = parts.filter(({ value }) => value > 0n);
  const whole = sumOf(drawn);
  const groups = [...groupBy(drawn, ({ group }) => group)]
    .map(([label, own]) => ({ label, own, sum: sumOf(own) }))
    .toSorted((a, b) => Number(b.sum - a.sum) || a.label.localeCompare(b.label));
  return {
    groups: groups.map(({ label, own, sum }) => ({
      label,
      figure: figureOf(sum, unit),
      parts: own
        .toSorted((a, b) => Number(b.value - a.value) || a.label.localeCompare(b.label))
        .map(({ key, label: name, value, href }) => ({
          ...{ key, label: name, figure: figureOf(value, unit), href },
          share: Number(value) / Number(whole),
        })),
    })),
    ...{ unit, left: sumOf(parts) - whole, isEmpty: drawn.length === 0 },
  };
}
