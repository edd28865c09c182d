// A tree of codes as a screen needs it: which nodes are seen, and what stands where. Pure.
import { localName, type LocalNames } from '@/kernel/local-names';

export interface TreeNode {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly names: LocalNames;
  readonly parentId: string | null;
  /** Ids from the root down to this node. */
  readonly path: readonly string[];
  readonly version: number;
  /** What stands directly in it: products, dealers. */
  readonly count: number;
}

export interface SeenNode<N extends TreeNode = TreeNode> {
  readonly node: N;
  readonly depth: number;
  readonly hasChildren: boolean;
  readonly isOpen: boolean;
}

/** Nodes that match the text, with everything above them; null while nothing is searched. */
function found(nodes: readonly TreeNode[], text: string, locale: string): Set<string> | null {
  const wanted = text.normalize('NFKC').trim().toLowerCase();
  if (wanted === '') return null;
  const matches = nodes.filter((node) =>
    [node.code, node.name, localName(node, locale)].some((part) =>
      part.toLowerCase().includes(wanted),
    ),
  );
  return new Set(matches.flatMap((node) => node.path));
}

export interface TreeView {
  readonly text: string;
  readonly locale: string;
  /** Ids of branches that are folded away. */
  readonly closed: ReadonlySet<string>;
}

/** The rows to show, parents before children. `nodes` come in tree order. */
export function seenNodes<N extends TreeNode>(nodes: readonly N[], view: TreeView): SeenNode<N>[] {
  const hits = found(nodes, view.text, view.locale);
  const parents = new Set(nodes.map((node) => node.parentId));
  return nodes
    .filter((node) => {
      if (hits) return hits.has(node.id);
      return !node.path.slice(0, -1).some((id) => view.closed.has(id));
    })
    .map((node) => ({
      node,
      depth: node.path.length - 1,
      hasChildren: parents.has(node.id),
      isOpen: hits !== null || !view.closed.has(node.id),
    }));
}

/** "Bikes / Road": where a node stands, for pickers and labels. */
export function pathLabel(
  node: Pick<TreeNode, 'path'>,
  byId: ReadonlyMap<string, Pick<TreeNode, 'name' | 'names'>>,
  locale: string,
): string {
  return node.path
    .flatMap((id) => {
      const step = byId.get(id);
      return step ? [localName(step, locale)] : [];
    })
    .join(' / ');
}
