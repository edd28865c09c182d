'use client';
// The table of a desk: a real table, of which only the rows in view are in the document.
import { Checkbox } from '@mantine/core';
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useTranslations } from 'next-intl';
import { useEffect, useMemo, useRef } from 'react';
import type { Column } from './column';
import { CHECKBOX_WIDTH, leastWidth } from './column-room';
import { DeskRow, isOfButtons, pinOf, rowOpener } from './desk-row';
import { useRowNavigation } from './row-navigation';
import { SortHeader } from './sort-header';
import type { DataTableProps, DeskTableProps, PinnedTableProps } from './table-props';
import classes from './tables.module.css';
import { useFillHeight } from './use-fill-height';
import type { Selection } from './use-selection';

const ROW_HEIGHT = 40;
const OVERSCAN = 12;
const LOAD_AHEAD_ROWS = 15;
const NARROW = 80;

export function DeskTable<Row>(props: DeskTableProps<Row>) {
  const { visible, selection } = props;
  const pins = useMemo(() => pinsOf(visible, selection ? CHECKBOX_WIDTH : 0), [visible, selection]);
  return <VirtualTable {...props} pins={pins} />;
}

function VirtualTable<Row>(props: PinnedTableProps<Row>) {
  const { source, visible, selection } = props;
  const { rows } = source;
  const scroller = useRef<HTMLDivElement>(null);
  const maxHeight = props.maxHeight ?? 'fill';
  const fillHeight = useFillHeight(scroller, maxHeight === 'fill');
  const open = rowOpener(props);
  const wantsFocus = useRef<number | null>(null);

  const navigation = useRowNavigation({
    count: rows.length,
    pageSize: 15,
    open: (index) => rows[index] !== undefined && open?.(rows[index]),
    toggle: selection && ((index) => selection.toggle(keyAt(props, index))),
    reveal: (index) => {
      wantsFocus.current = index;
      virtualizer.scrollToIndex(index);
      focusRow(scroller.current, wantsFocus);
    },
  });
  // The row that has the focus stays in the document when it is scrolled away.
  const rangeExtractor = (range: Range) => {
    const indexes = defaultRangeExtractor(range);
    const { active } = navigation;
    if (rows.length === 0 || indexes.includes(active)) return indexes;
    return [...indexes, active].sort((a, b) => a - b);
  };
  // The product is not compiled by React Compiler, which this would keep from caching the table.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: maxHeight === 'none' ? rows.length : OVERSCAN,
    initialRect: { width: 1200, height: 640 },
    rangeExtractor,
  });
  const items = virtualizer.getVirtualItems();
  const lastIndex = items.at(-1)?.index ?? -1;
  const isNearEnd = lastIndex >= rows.length - LOAD_AHEAD_ROWS;
  const { hasMore, isLoadingMore, loadMore } = source;
  useEffect(() => {
    if (isNearEnd && hasMore && !isLoadingMore) loadMore();
  }, [isNearEnd, hasMore, isLoadingMore, loadMore]);
  useEffect(() => focusRow(scroller.current, wantsFocus));

  return (
    <div
      ref={scroller}
      className={classes.scroller}
      onScroll={({ currentTarget }) => {
        currentTarget.toggleAttribute('data-shifted', currentTarget.scrollLeft > 0);
      }}
      style={{ maxHeight: heightOf(maxHeight, fillHeight) }}
      data-stale={source.isStale || undefined}
    >
      <table
        className={classes.table}
        style={{ minWidth: minWidthOf(visible, selection !== undefined) }}
        aria-label={props.label}
        aria-rowcount={source.hasMore ? -1 : rows.length + 1}
        aria-busy={source.isStale || undefined}
      >
        <colgroup>
          {selection && <col style={{ width: CHECKBOX_WIDTH }} />}
          {visible.map((column) => (
            <col key={column.id} style={{ width: column.width }} />
          ))}
        </colgroup>
        <TableHead {...props} />
        <tbody>
          {virtualRows(items).map((part) =>
            part.kind === 'gap' ? (
              <tr key={`gap-${part.before}`} aria-hidden style={{ height: part.height }} />
            ) : (
              <DeskRow
                key={keyAt(props, part.index)}
                table={props}
                index={part.index}
                isActive={part.index === navigation.active}
                onKeyDown={navigation.onKeyDown}
                onActivate={navigation.setActive}
              />
            ),
          )}
          <EndGap height={virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0)} />
        </tbody>
        {props.footer && (
          <TableFoot
            visible={visible}
            pins={props.pins}
            footer={props.footer}
            extra={!!selection}
          />
        )}
      </table>
    </div>
  );
}

function keyAt<Row>(props: DataTableProps<Row>, index: number): string {
  const row = props.source.rows[index];
  return row === undefined ? '' : props.rowKey(row);
}

function heightOf(maxHeight: number | 'fill' | 'none', fillHeight: number | null) {
  if (maxHeight === 'none') return undefined;
  if (maxHeight === 'fill') return fillHeight ?? 'calc(100dvh - 230px)';
  return maxHeight;
}

function minWidthOf<Row>(visible: readonly Column<Row>[], hasCheckbox: boolean): number {
  const columns = visible.map(leastWidth);
  return columns.reduce((sum, width) => sum + width, hasCheckbox ? CHECKBOX_WIDTH : 0);
}

/**
 * The first column stays in view, it says what the row is of; a narrow one such as the number of a line
 * takes the next with it.
 */
function pinsOf<Row>(visible: readonly Column<Row>[], start: number): readonly number[] {
  const [first] = visible;
  if (!first) return [];
  const width = leastWidth(first);
  return width < NARROW && visible.length > 1 ? [start, start + width] : [start];
}

/** The row may not be in the document yet: tried again after each render until it is. */
function focusRow(scroller: HTMLElement | null, wanted: { current: number | null }): void {
  if (wanted.current === null) return;
  const row = scroller?.querySelector<HTMLElement>(`tr[data-index="${wanted.current}"]`);
  if (!row) return;
  wanted.current = null;
  row.focus({ preventScroll: true });
}

type Part =
  | { readonly kind: 'row'; readonly index: number }
  | { readonly kind: 'gap'; readonly before: number; readonly height: number };

/** Rows in order with the space of those left out, also around a focused row far away. */
function virtualRows(items: readonly { index: number; start: number; end: number }[]): Part[] {
  let reached = 0;
  return items.flatMap((item): Part[] => {
    const height = item.start - reached;
    reached = item.end;
    const row: Part = { kind: 'row', index: item.index };
    return height > 0 ? [{ kind: 'gap', before: item.index, height }, row] : [row];
  });
}

function EndGap({ height }: { readonly height: number }) {
  return height > 0 ? <tr aria-hidden style={{ height }} /> : null;
}

function TableHead<Row>(props: PinnedTableProps<Row>) {
  const { selection, source, rowKey, visible, pins } = props;
  return (
    <thead>
      <tr aria-rowindex={1}>
        {selection && (
          <th className={classes.check} data-pinned>
            <SelectAll selection={selection} keys={source.rows.map(rowKey)} />
          </th>
        )}
        {visible.map((column, position) => (
          <SortHeader
            key={column.id}
            column={column}
            sort={props.sort}
            onSort={props.onSort}
            isOfButtons={isOfButtons(visible, position)}
            pin={pinOf(pins, position)}
          />
        ))}
      </tr>
    </thead>
  );
}

function SelectAll(props: { readonly selection: Selection; readonly keys: readonly string[] }) {
  const t = useTranslations('common.table');
  const { selection, keys } = props;
  const ticked = keys.filter((key) => selection.has(key)).length;
  const isAll = keys.length > 0 && ticked === keys.length;
  return (
    <Checkbox
      size="xs"
      aria-label={t('selectAll')}
      checked={isAll}
      indeterminate={ticked > 0 && !isAll}
      onChange={() => (isAll ? selection.clear() : selection.set(keys))}
    />
  );
}

function TableFoot<Row>(props: {
  readonly visible: readonly Column<Row>[];
  readonly pins: readonly number[];
  readonly footer: NonNullable<DataTableProps<Row>['footer']>;
  readonly extra: boolean;
}) {
  return (
    <tfoot>
      <tr>
        {props.extra && <td data-pinned />}
        {props.visible.map((column, position) => (
          <td key={column.id} data-align={column.align} {...pinOf(props.pins, position)}>
            {props.footer[column.id]}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}
