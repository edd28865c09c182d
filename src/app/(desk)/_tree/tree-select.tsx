'use client';
// Chooses one node of a small tree; nodes are listed with the way to them and found by any part.
import { Select, type SelectProps } from '@mantine/core';
import { useLocale } from 'next-intl';
import { useMemo } from 'react';
import { pathLabel, type TreeNode } from './tree-model';

export type PickableNode = Pick<TreeNode, 'id' | 'code' | 'name' | 'names' | 'path'>;

export interface TreeSelectProps extends Omit<SelectProps, 'data' | 'onChange'> {
  readonly nodes: readonly PickableNode[];
  /** This node and everything below it cannot be chosen: a branch cannot stand in itself. */
  readonly without?: string | null;
  readonly onChange?: (id: string | null) => void;
}

export function TreeSelect({ nodes, without, value, onChange, ...rest }: TreeSelectProps) {
  const locale = useLocale();
  const data = useMemo(() => {
    const byId = new Map(nodes.map((node) => [node.id, node]));
    return nodes
      .filter((node) => !without || !node.path.includes(without))
      .map((node) => ({
        value: node.id,
        label: `${pathLabel(node, byId, locale)} (${node.code})`,
      }));
  }, [nodes, without, locale]);
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
