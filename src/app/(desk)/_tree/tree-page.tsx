'use client';
// The page of one tree (categories, regions, levels): search, fold, add, change, move, remove.
import { Button, Card, Stack } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState, type ReactNode } from 'react';
import { localName } from '@/kernel/local-names';
import { notifyDone } from '@/ui/feedback';
import { FilterBar, SearchFilter, urlText, useUrlFilters } from '@/ui/filters';
import { PageHeader, type Crumb } from '@/ui/shell';
import { ConfirmAction, EmptyState, ErrorState, LoadingCard } from '@/ui/states';
import { NodeDialog, type NodeValues, type OpenNode, type OwnFields } from './node-dialog';
import { TreeList, type RowDress } from './tree-list';
import { seenNodes, type TreeNode } from './tree-model';

const FILTERS = { q: urlText() };

export interface TreePageProps<N extends TreeNode = TreeNode> {
  readonly words: {
    readonly title: string;
    readonly description: string;
    readonly add: string;
    readonly edit: string;
    readonly none: string;
    readonly noneHint: string;
    readonly count?: (count: number) => string;
  };
  readonly crumbs?: readonly Crumb[];
  readonly actions?: ReactNode;
  readonly query: UseQueryResult<readonly N[], unknown>;
  readonly canWrite: boolean;
  readonly create: (values: NodeValues) => Promise<unknown>;
  readonly update: (id: string, values: NodeValues) => Promise<unknown>;
  readonly remove: (ref: { id: string; version: number }) => Promise<unknown>;
  readonly dress?: RowDress<N>;
  readonly own?: OwnFields<N>;
  /** Beside the search. */
  readonly filter?: ReactNode;
  /** Between the filters and the tree. */
  readonly notice?: ReactNode;
}

export function TreePage<N extends TreeNode>(props: TreePageProps<N>) {
  const { words, query, canWrite } = props;
  const t = useTranslations('catalog.tree');
  const locale = useLocale();
  const filters = useUrlFilters(FILTERS);
  const [open, setOpen] = useState<OpenNode<N> | null>(null);
  const [removed, setRemoved] = useState<N | null>(null);
  const addButton = canWrite && (
    <Button
      leftSection={<IconPlus size={16} stroke={2} />}
      onClick={() => setOpen({ kind: 'new', parentId: null })}
    >
      {words.add}
    </Button>
  );
  const reload = async () => (await query.refetch()).data ?? [];
  return (
    <>
      <PageHeader
        title={words.title}
        description={words.description}
        crumbs={props.crumbs}
        actions={
          <>
            {props.actions}
            {addButton}
          </>
        }
      />
      <Card padding="sm" maw={920}>
        <Stack gap="xs">
          <FilterBar activeCount={filters.activeCount} onClear={filters.clear}>
            <SearchFilter
              value={filters.values.q}
              onChange={(q) => filters.set({ q })}
              placeholder={t('search')}
            />
            {props.filter}
          </FilterBar>
          {props.notice}
          <TreeBody
            {...props}
            text={filters.values.q}
            addButton={addButton}
            onClear={filters.clear}
            onEdit={(node) => setOpen({ kind: 'edit', node })}
            onAddBelow={(node) => setOpen({ kind: 'new', parentId: node.id })}
            onRemove={setRemoved}
          />
        </Stack>
      </Card>
      <NodeDialog
        open={open}
        onClose={() => setOpen(null)}
        nodes={query.data ?? []}
        words={words}
        own={props.own}
        reload={reload}
        save={(now, values) =>
          now.kind === 'new' ? props.create(values) : props.update(now.node.id, values)
        }
      />
      {removed && (
        <ConfirmAction
          opened
          onClose={() => setRemoved(null)}
          title={t('removeTitle', { name: localName(removed, locale) })}
          text={t('removeText')}
          confirmLabel={t('removeConfirm')}
          tone="danger"
          onConfirm={async () => {
            await props.remove({ id: removed.id, version: removed.version });
            notifyDone(t('removed'));
          }}
        />
      )}
    </>
  );
}

type BodyProps<N extends TreeNode> = TreePageProps<N> & {
  readonly text: string;
  readonly addButton: ReactNode;
  readonly onClear: () => void;
  readonly onEdit: (node: N) => void;
  readonly onAddBelow: (node: N) => void;
  readonly onRemove: (node: N) => void;
};

function TreeBody<N extends TreeNode>(props: BodyProps<N>) {
  const { words, query, canWrite, text, addButton, onClear } = props;
  const t = useTranslations('common');
  const locale = useLocale();
  if (query.isPending) return <LoadingCard lines={6} />;
  if (query.isError) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  const nodes = query.data;
  if (nodes.length === 0) {
    return <EmptyState title={words.none} text={words.noneHint} action={addButton || undefined} />;
  }
  const isEmpty = seenNodes(nodes, { text, locale, closed: new Set() }).length === 0;
  if (isEmpty) {
    const clear = (
      <Button variant="default" onClick={onClear}>
        {t('action.clearAll')}
      </Button>
    );
    return <EmptyState title={t('state.noMatch')} text={t('state.noMatchHint')} action={clear} />;
  }
  return (
    <TreeList
      label={words.title}
      nodes={nodes}
      text={text}
      canWrite={canWrite}
      countText={words.count ?? String}
      dress={props.dress}
      onEdit={props.onEdit}
      onAddBelow={props.onAddBelow}
      onRemove={props.onRemove}
    />
  );
}
