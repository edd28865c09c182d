'use client';
// Chooses one node of a small tree; nodes are listed with the way to them and found by any part.
import { Select, type SelectProps } from '@mantine/core';
import { useLocale } from 'next-intl';
import { useMemo } from 'react';
import { pathLabel, type TreeNode } from './tree-model';

export type PickableNode = Pick<TreeNode, 'id' | 'code' | 'name' | 'names' | 'path'>;

export interface TreeSelectProps<N extends PickableNode = PickableNode> extends Omit<
  SelectProps,
  'data' | 'onChange'
> {
  readonly nodes: readonly N[];
  /** Whether a node may be chosen anew; the one that is chosen stays. Left out: every node may. */
  readonly offers?: (node: N) => boolean;
  /** This node and everything below it cannot be chosen: a branch cannot stand in itself. */
  readonly without?: string | null;
  readonly onChange?: (id: string | null) => void;
}

export function TreeSelect<N extends PickableNode>(props: TreeSelectProps<N>) {
  const { nodes, offers, without, value, onChange, ...rest } = props;
  const locale = useLocale();
  const data = useMemo(() => {
    const byId = new Map(nodes.map((node) => [node.id, node]));
    return nodes
      .filter((node) => !without || !node.path.includes(without))
      .filter((node) => !offers || node.id === value || offers(node))
      .map((node) => ({
        value: node.id,
        label: `${pathLabel(node, byId, locale)} (${node.code})`,
      }));
  }, [nodes, offers, without, value, locale]);
  return (
    <Select
      searchable
      clearable
      checkIconPosition="right"
      {...rest}
      // A form keeps "none" as an empty text, which is nothing to clear.
      {...(value !== undefined && { value: value || null })}
      data={data}
      onChange={(id) => onChange?.(id)}
    />
  );
}
