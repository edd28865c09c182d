'use client';
// A tree one can walk with the keyboard: up and down move, left folds or goes up, right unfolds,
// Enter edits. Only one row is in the tab order.
import { ActionIcon, Group, Menu, Text, Tooltip } from '@mantine/core';
import {
  IconChevronDown,
  IconChevronRight,
  IconDots,
  IconPencil,
  IconPlus,
  IconTrash,
  type Icon,
} from '@tabler/icons-react';
import { useLocale, useTranslations } from 'next-intl';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { localName } from '@/kernel/local-names';
import classes from './tree.module.css';
import { seenNodes, type SeenNode, type TreeNode } from './tree-model';

/** An action of a row beside those that all trees have. */
export interface RowAction<N> {
  readonly key: string;
  readonly icon: Icon;
  readonly label: (name: string) => string;
  readonly run: (node: N) => void;
  /** Open to those who only read. */
  readonly isReading?: boolean;
}

/** What the rows of one kind of tree show and do beside code and name. */
export interface RowDress<N> {
  /** Before the name. */
  readonly lead?: (node: N) => ReactNode;
  /** After the code. */
  readonly tail?: (node: N) => ReactNode;
  /** No longer in use. */
  readonly isMuted?: (node: N) => boolean;
  readonly actions?: readonly RowAction<N>[];
}

export interface TreeListProps<N extends TreeNode = TreeNode> {
  readonly label: string;
  readonly nodes: readonly N[];
  readonly text: string;
  readonly canWrite: boolean;
  /** "12 products" */
  readonly countText: (count: number) => string;
  readonly dress?: RowDress<N>;
  readonly onEdit: (node: N) => void;
  readonly onAddBelow: (parent: N) => void;
  readonly onRemove: (node: N) => void;
}

export function TreeList<N extends TreeNode>(props: TreeListProps<N>) {
  const locale = useLocale();
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [activeId, setActiveId] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const rows = seenNodes(props.nodes, { text: props.text, locale, closed });
  const active = Math.max(
    0,
    rows.findIndex((row) => row.node.id === activeId),
  );

  const focus = (id: string | undefined) => {
    if (!id) return;
    setActiveId(id);
    list.current?.querySelector<HTMLElement>(`[data-node="${id}"]`)?.focus();
  };
  const fold = (id: string, isClosed: boolean) =>
    setClosed((before) => {
      const after = new Set(before);
      if (isClosed) after.add(id);
      else after.delete(id);
      return after;
    });
  const onKeyDown = (event: KeyboardEvent, row: SeenNode<N>) => {
    if (event.target !== event.currentTarget || event.altKey || event.ctrlKey) return;
    const { node, hasChildren, isOpen } = row;
    const moves: Record<string, () => void> = {
      ArrowDown: () => focus(rows[active + 1]?.node.id),
      ArrowUp: () => focus(rows[active - 1]?.node.id),
      Home: () => focus(rows[0]?.node.id),
      End: () => focus(rows.at(-1)?.node.id),
      ArrowRight: () =>
        hasChildren && !isOpen ? fold(node.id, false) : focus(rows[active + 1]?.node.id),
      ArrowLeft: () =>
        hasChildren && isOpen ? fold(node.id, true) : focus(node.parentId ?? undefined),
      Enter: () => (props.canWrite ? props.onEdit(node) : undefined),
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  };

  return (
    <div role="tree" aria-label={props.label} className={classes.tree} ref={list}>
      {rows.map((row, index) => (
        <div
          key={row.node.id}
          role="treeitem"
          data-node={row.node.id}
          aria-level={row.depth + 1}
          aria-expanded={row.hasChildren ? row.isOpen : undefined}
          aria-selected={index === active}
          tabIndex={index === active ? 0 : -1}
          className={classes.row}
          style={{ paddingInlineStart: 8 + row.depth * 22 }}
          onKeyDown={(event) => onKeyDown(event, row)}
          onFocus={() => setActiveId(row.node.id)}
        >
          <FoldButton row={row} onFold={() => fold(row.node.id, row.isOpen)} />
          {props.dress?.lead?.(row.node)}
          <Text
            size="sm"
            fw={row.hasChildren ? 560 : undefined}
            c={props.dress?.isMuted?.(row.node) ? 'dimmed' : undefined}
            truncate
          >
            {localName(row.node, locale)}
          </Text>
          <Text size="xs" c="dimmed" className={classes.code}>
            {row.node.code}
          </Text>
          {row.node.count > 0 && (
            <Text size="xs" c="dimmed">
              {props.countText(row.node.count)}
            </Text>
          )}
          {props.dress?.tail && <div className={classes.tail}>{props.dress.tail(row.node)}</div>}
          <RowActions {...props} node={row.node} />
        </div>
      ))}
    </div>
  );
}

function FoldButton({ row, onFold }: { readonly row: SeenNode; readonly onFold: () => void }) {
  const t = useTranslations('catalog.tree');
  if (!row.hasChildren) return <span className={classes.noFold} aria-hidden />;
  return (
    <ActionIcon
      size="sm"
      tabIndex={-1}
      aria-label={t(row.isOpen ? 'fold' : 'unfold')}
      onClick={onFold}
    >
      {row.isOpen ? <IconChevronDown size={15} /> : <IconChevronRight size={15} />}
    </ActionIcon>
  );
}

function RowActions<N extends TreeNode>(props: TreeListProps<N> & { readonly node: N }) {
  const t = useTranslations('catalog.tree');
  const locale = useLocale();
  const { node } = props;
  const name = localName(node, locale);
  const common = (key: 'addBelow' | 'edit' | 'remove', icon: Icon, run: (one: N) => void) => {
    return { key, icon, run, label: (text: string) => t(key, { name: text }) };
  };
  const actions: RowAction<N>[] = [
    common('addBelow', IconPlus, props.onAddBelow),
    ...(props.dress?.actions ?? []),
    common('edit', IconPencil, props.onEdit),
    common('remove', IconTrash, props.onRemove),
  ].filter((action: RowAction<N>) => props.canWrite || action.isReading);
  if (actions.length === 0) return null;
  return (
    <>
      <Group gap={2} wrap="nowrap" className={classes.actions} visibleFrom="sm">
        {actions.map(({ key, icon: ActionIconSign, label, run }) => (
          <Tooltip key={key} label={label(name)}>
            <ActionIcon size="sm" aria-label={label(name)} onClick={() => run(node)}>
              <ActionIconSign size={15} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
        ))}
      </Group>
      <RowMenu actions={actions} node={node} name={name} />
    </>
  );
}

interface RowMenuProps<N extends TreeNode> {
  readonly actions: readonly RowAction<N>[];
  readonly node: N;
  readonly name: string;
}

/** On a phone the actions are behind one button, so that the names keep their room. */
function RowMenu<N extends TreeNode>({ actions, node, name }: RowMenuProps<N>) {
  const t = useTranslations('common.action');
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon hiddenFrom="sm" className={classes.menu} aria-label={`${t('more')}: ${name}`}>
          <IconDots size={17} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map(({ key, icon: Sign, label, run }) => (
          <Menu.Item
            key={key}
            leftSection={<Sign size={15} stroke={1.7} />}
            onClick={() => run(node)}
          >
            {label(name)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
