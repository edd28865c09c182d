// Which nodes of a tree a new document may name: none that was put out of use, and no centre outside
// its days. A document keeps the node it has. The server refuses the rest by the same rule. Pure.

export interface OfferedNode {
  readonly id: string;
  readonly active?: boolean;
  readonly validFrom?: string | null;
  readonly validTo?: string | null;
}

/** The days a document speaks of; empty text: not known yet, so nothing is held against a node. */
export interface Days {
  readonly from: string;
  readonly through: string;
}

/** A node has its days in common with the document's by one day at least, as a budget asks. */
export function isOffered(node: OfferedNode, { from, through }: Days): boolean {
  const { active = true, validFrom = null, validTo = null } = node;
  return (
    active &&
    (validTo === null || from === '' || validTo >= from) &&
    (validFrom === null || through === '' || validFrom <= through)
  );
}

/** Those that are offered, and those the document names already. */
export function offered<N extends OfferedNode>(
  nodes: readonly N[],
  days: Days,
  named: readonly (string | null | undefined)[] = [],
): N[] {
  return nodes.filter((node) => isOffered(node, days) || named.includes(node.id));
}
