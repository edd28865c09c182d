// Money that runs through layers (budget → type → dealer) as a finished model. Pure. A layer with too
// many nodes gathers its smallest in one named rest, so that what enters a layer also leaves it.
import { groupBy } from '@/kernel/group-by';
import { figureOf, type ChartUnit, type Figure } from './figures';

export interface SankeyInput {
  readonly nodes: readonly {
    readonly key: string;
    readonly layer: number;
    readonly label: string;
    readonly href?: string;
  }[];
  /** Positive amounts only are drawn; what was taken back is in `left`. */
  readonly links: readonly {
    readonly from: string;
    readonly to: string;
    readonly value: bigint;
    readonly href?: string;
  }[];
  readonly unit: ChartUnit;
  /** Nodes of a layer that keep their name. */
  readonly limit: number;
  readonly restLabel: (count: number) => string;
  /** Where everything is told apart that a rest holds. */
  readonly restHref?: string;
}

export interface SankeyNode {
  readonly key: string;
  readonly label: string;
  readonly layer: number;
  readonly figure: Figure;
  readonly href?: string;
}

export interface SankeyLink {
  readonly key: string;
  /** Positions in `nodes`. */
  readonly source: number;
  readonly target: number;
  readonly label: string;
  readonly figure: Figure;
  readonly href?: string;
}

export interface SankeyModel {
  readonly nodes: readonly SankeyNode[];
  /** Largest first. */
  readonly links: readonly SankeyLink[];
  readonly unit: ChartUnit;
  /** Sum of links that are not positive, per layer left out of the drawing; 0 where there is none. */
  readonly left: bigint;
  readonly isEmpty: boolean;
}

type GivenNode = SankeyInput['nodes'][number];

interface Merged {
  readonly from: GivenNode;
  readonly to: GivenNode;
  readonly value: bigint;
  readonly href: string | undefined;
}

/** What runs through a node: the larger of what enters and what leaves. */
function through({ links }: SankeyInput): Map<string, bigint> {
  const [into, out] = [new Map<string, bigint>(), new Map<string, bigint>()];
  for (const { from, to, value } of links) {
    out.set(from, (out.get(from) ?? 0n) + value);
    into.set(to, (into.get(to) ?? 0n) + value);
  }
  const keys = new Set([...into.keys(), ...out.keys()]);
  const larger = (a: bigint, b: bigint) => (a > b ? a : b);
  return new Map([...keys].map((key) => [key, larger(into.get(key) ?? 0n, out.get(key) ?? 0n)]));
}

/** From the key of each node to the node that stands for it. */
function gather(input: SankeyInput, sums: ReadonlyMap<string, bigint>): Map<string, GivenNode> {
  const layers = groupBy(
    input.nodes.filter(({ key }) => sums.has(key)),
    ({ layer }) => layer,
  );
  const standing = new Map<string, GivenNode>();
  for (const [layer, nodes] of layers) {
    const sumOf = (node: GivenNode) => sums.get(node.key) ?? 0n;
    const sorted = nodes.toSorted(
      (a, b) => Number(sumOf(b) - sumOf(a)) || a.label.localeCompare(b.label),
    );
    const rest = sorted.slice(input.limit);
    // One node more is no longer than its rest.
    const kept = rest.length === 1 ? sorted : sorted.slice(0, input.limit);
    for (const node of kept) standing.set(node.key, node);
    if (kept.length === sorted.length) continue;
    const others = {
      ...{ key: `${layer}:rest`, layer, label: input.restLabel(rest.length) },
      ...(input.restHref !== undefined && { href: input.restHref }),
    };
    for (const node of rest) standing.set(node.key, others);
  }
  return standing;
}

export function prepareSankey(input: SankeyInput): SankeyModel {
  const { unit } = input;
  const positive = input.links.filter(({ value }) => value > 0n);
  const left = input.links.reduce((sum, { value }) => (value > 0n ? sum : sum + value), 0n);
  const drawn = { ...input, links: positive };
  const standing = gather(drawn, through(drawn));
  const merged = new Map<string, Merged>();
  for (const { from: fromKey, to: toKey, value, href } of positive) {
    const [from, to] = [standing.get(fromKey), standing.get(toKey)];
    if (!from || !to) continue;
    const key = `${from.key} ${to.key}`;
    const before = merged.get(key);
    // Several in one ribbon have no rows of their own.
    const opens = before ? input.restHref : href;
    merged.set(key, { from, to, value: (before?.value ?? 0n) + value, href: opens });
  }
  const links = [...merged].toSorted(([, a], [, b]) => Number(b.value - a.value));
  const sums = through({
    ...drawn,
    links: links.map(([, { from, to, value }]) => ({ from: from.key, to: to.key, value })),
  });
  const nodes = [...new Map([...standing.values()].map((node) => [node.key, node])).values()];
  const at = new Map(nodes.map(({ key }, index) => [key, index]));
  return {
    nodes: nodes.map((node) => ({ ...node, figure: figureOf(sums.get(node.key) ?? 0n, unit) })),
    links: links.map(([key, { from, to, value, href }]) => ({
      key,
      ...{ source: at.get(from.key) ?? 0, target: at.get(to.key) ?? 0 },
      label: `${from.label} → ${to.label}`,
      figure: figureOf(value, unit),
      href,
    })),
    ...{ unit, left, isEmpty: links.length === 0 },
  };
}
